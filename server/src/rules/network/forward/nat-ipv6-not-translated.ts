// IPv6 of a nat network with addresses that have no way back.
import { fix } from '../../../fixes/fix';
import { version, versionText } from '../../../schema/types';
import { insertChild, setAttribute } from '../../../syntax/xml/write';
import { ruleOfEach } from '../../rule';
import { firstAt } from '../../../model/network/elements';
import { whereTranslated } from '../../../model/network/nat';

export const natIpv6NotTranslated = ruleOfEach({
  code: 'nat-ipv6-not-translated',
  of: ['network'],
  severity: 'information',
  summary: 'Private IPv6 addresses of a nat network are not translated.',
  source: 'https://libvirt.org/formatnetwork.html#connectivity',

  each: whereTranslated(firstAt('forward')),
  *check(forward, file, _workspace, { libvirt }) {
    const nat = forward.child('nat');
    if (nat?.value('ipv6') === 'yes') return;
    const own = file.facts.subnets.find((it) => it.subnet.first.family === 6 && isPrivate(it.address.words[0]));
    if (!own) return;
    const edits = nat ? setAttribute(nat, 'ipv6', 'yes') : insertChild(forward, `<nat ipv6='yes'/>`);
    const needs = libvirt < since ? `, from libvirt ${versionText(since)} on` : '';
    yield {
      span: own.at.span,
      message: `mode nat routes IPv6 without translation, and these private addresses reach nothing outside; nat ipv6 translates them${needs}`,
      fixes: libvirt < since ? [] : [fix('Translate IPv6 too', edits)],
    };
  },
});

const since = version('6.5.0');

/** Unique local addresses, fc00::/7. */
const isPrivate = (word: number): boolean => word >>> 25 === 0x7e;
