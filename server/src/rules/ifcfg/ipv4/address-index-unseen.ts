// All addresses have numbers at which nobody looks for the first one.
import { fix } from '../../../fixes/fix';
import { renumber } from '../../../fixes/ifcfg';
import { rule } from '../../rule';
import { numberedAssignments, withIpv4 } from '../../../model/ifcfg/addresses';

export const addressIndexUnseen = rule({
  code: 'address-index-unseen',
  of: ['ifcfg'],
  severity: 'error',
  summary: 'The first address has a number above 2.',
  source: 'NetworkManager, nms-ifcfg-rh-reader.c: is_any_ip4_address_defined; observed with 1.42.4',

  *check(file) {
    const profile = withIpv4(file);
    if (profile?.ipv4 !== 'disabled') return;
    const [first] = numberedAssignments(profile, 'IPADDR').filter((it) => it.index === String(Number(it.index)));
    if (!first) return;
    yield {
      span: first.attribute.nameSpan,
      message: `${first.attribute.name} is not read: the first address is looked for in IPADDR, IPADDR0, IPADDR1, IPADDR2; IPv4 stays off`,
      fixes: [fix('Renumber to IPADDR', renumber(profile, first.index, ''), true)],
    };
  },
});
