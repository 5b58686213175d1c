// Hardware addresses that no interface may have.
import { fix } from '../../../fixes/fix';
import { hardwareLength } from '../../../schema/values-ifcfg';
import { setAssignment } from '../../../syntax/ifcfg/write';
import { rule } from '../../rule';
import { lastAssignment, readProfile } from '../../../model/ifcfg/profile';

export const hwaddrMulticast = rule({
  code: 'hwaddr-multicast',
  of: ['ifcfg'],
  severity: 'warning',
  summary: 'The hardware address to set is one of a group, or all zero.',
  source: 'Linux, eth_prepare_mac_addr_change: is_valid_ether_addr',

  *check(file) {
    const profile = readProfile(file);
    if (!profile) return;
    for (const key of ['MACADDR', 'BRIDGE_MACADDR']) {
      const address = lastAssignment(profile, key);
      if (!address || hardwareLength(address.value) !== 6) continue;
      const octets = address.value.split(/[:-]/);
      const first = parseInt(octets[0]!, 16);
      const isZero = octets.every((it) => parseInt(it, 16) === 0);
      if (!isZero && (first & 1) === 0) continue;
      const plain = ((first & 0xfe) | 2).toString(16).padStart(2, '0') + address.value.slice(octets[0]!.length);
      yield {
        span: address.valueSpan,
        message: isZero
          ? `${address.value} is all zero, which the kernel refuses`
          : `${address.value} is the address of a group, which the kernel refuses; expected one such as ${plain}`,
        fixes: isZero ? [] : [fix(`Change to ${plain}`, setAssignment(address, plain))],
      };
    }
  },
});
