// Numbered addresses end at the first gap.
import { fix } from '../../../fixes/fix';
import { renumber } from '../../../fixes/ifcfg';
import { type Finding, rule } from '../../rule';
import { lastAssignment, type Profile } from '../../../model/ifcfg/profile';
import { isTrue } from '../../../syntax/ifcfg/scalar';
import { renameKey } from '../../../syntax/ifcfg/write';
import type { Attribute } from '../../../syntax/tree';
import { numberedAssignments, withIpv4 } from '../../../model/ifcfg/addresses';

export const addressGap = rule({
  code: 'address-gap',
  of: ['ifcfg'],
  severity: 'warning',
  summary: 'A numbered address comes after a gap and is not read.',
  source: 'NetworkManager, nms-ifcfg-rh-reader.c: make_ip4_setting; initscripts, ifup-eth; observed with 1.42.4',

  *check(file) {
    const profile = withIpv4(file);
    if (!profile || profile.ipv4 === 'disabled') return;
    const read = profile.addresses;
    let free = 2;
    while (lastAssignment(profile, `IPADDR${free}`)) free++;
    for (const { attribute, index } of numberedAssignments(profile, 'IPADDR')) {
      if (Number(index) <= free || index === '' || index !== String(Number(index)) || read.has(index)) continue;
      if (attribute.value.includes(':')) {
        yield* ofOtherFamily(profile, attribute);
        continue;
      }
      yield {
        span: attribute.nameSpan,
        message: `${attribute.name} is not read: there is no IPADDR${free}, and the numbers end at the first gap`,
        fixes: [fix(`Renumber to IPADDR${free}`, renumber(profile, index, String(free)))],
      };
    }
  },
});

/** IPADDR6 with an address of IPv6, which cloud-init writes for SUSE beside IPV6ADDR. */
function* ofOtherFamily({ root }: Profile, attribute: Attribute): Generator<Finding> {
  const own = root.value('IPV6ADDR');
  const others = root.value('IPV6ADDR_SECONDARIES')?.split(/[ \t,]+/) ?? [];
  if ([own, ...others].includes(attribute.value)) return;
  yield {
    span: attribute.nameSpan,
    message: `${attribute.name} is not read for an address of IPv6, expected IPV6ADDR${own ? '_SECONDARIES' : ''}`,
    fixes:
      own || !isTrue(root.value('IPV6INIT'), false)
        ? []
        : [fix('Change to IPV6ADDR', renameKey(attribute, 'IPV6ADDR'))],
  };
}
