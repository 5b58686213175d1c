// The permission to talk IPv6 where it is given anyway, or where libvirt gives none.
import { fix } from '../../../fixes/fix';
import { managedModes } from '../../../model/facts';
import { modeWords } from '../../../schema/modes';
import { removeAttribute } from '../../../syntax/xml/write';
import { ruleOfEach } from '../../rule';
import { modeOf } from '../../../model/network/mode';
import { attributesAt } from '../../../model/network/elements';

export const ipv6AttrRedundant = ruleOfEach({
  code: 'ipv6-attr-redundant',
  of: ['network'],
  severity: 'hint',
  summary: 'ipv6="yes" on a network that has an IPv6 address, or whose bridge libvirt does not make.',
  source: 'networkAddFirewallRules in libvirt (bridge_driver_linux.c): either opens the bridge for IPv6',
  each: attributesAt('@ipv6'),
  *check(attribute, file) {
    const mode = modeOf(file);
    if (attribute.value !== 'yes' || mode === undefined) return;
    const managed = managedModes.has(mode);
    const hasAddress = file.facts.subnets.some((it) => it.address.family === 6);
    if (managed && !hasAddress) return;
    yield {
      span: attribute.span,
      message: managed
        ? 'ipv6="yes" follows from the IPv6 address of this network'
        : `ipv6="yes" does nothing in ${modeWords[mode]}`,
      tag: 'unnecessary',
      fixes: [fix('Remove ipv6', removeAttribute(attribute), true)],
    };
  },
});
