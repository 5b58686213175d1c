// Numbered addresses end at the first gap.
import { fix } from '../../../fixes/fix';
import { renumber } from '../../../fixes/ifcfg';
import { rule } from '../../rule';
import { lastAssignment } from '../../../model/ifcfg/profile';
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
      yield {
        span: attribute.nameSpan,
        message: `${attribute.name} is not read: there is no IPADDR${free}, and the numbers end at the first gap`,
        fixes: [fix(`Renumber to IPADDR${free}`, renumber(profile, index, String(free)))],
      };
    }
  },
});
