// Local reverse lookups on a network without a DNS server.
import { fix } from '../../../fixes/fix';
import { removeAttribute } from '../../../syntax/xml/write';
import { ruleOfEach } from '../../rule';
import { whereManaged } from '../../../model/network/mode';
import { attributesAt } from '../../../model/network/elements';

export const localptrWithoutDns = ruleOfEach({
  code: 'localptr-without-dns',
  of: ['network'],
  severity: 'information',
  summary: 'localPtr where no DNS server runs.',
  source: 'libvirt 9.0.0, src/network/bridge_driver.c, networkDnsmasqConfContents',

  each: whereManaged(attributesAt('ip@localPtr')),
  *check(localPtr, { tree }) {
    if (localPtr.value !== 'yes' || tree.root?.child('dns')?.value('enable') !== 'no') return;
    yield {
      span: localPtr.span,
      message: 'localPtr does nothing, because dns has enable="no"',
      tag: 'unnecessary',
      fixes: [fix('Remove localPtr', removeAttribute(localPtr), true)],
    };
  },
});
