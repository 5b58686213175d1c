// `ifcfg-eth0-range0`: many addresses at once, for the legacy scripts only.
import { fix } from '../../../fixes/fix';
import { parseIpv4 } from '../../../address';
import { setAssignment } from '../../../syntax/ifcfg/write';
import { rule } from '../../rule';
import { byNetworkManager, lastAssignment, profileOf } from '../../../model/ifcfg/profile';

export const addressRanges = rule({
  name: 'address-ranges',
  of: ['ifcfg'],
  severity: 'error',
  summary: 'A range of addresses that nobody takes.',
  source: 'NetworkManager 1.42.4: refused, neither TYPE nor DEVICE; initscripts, network-scripts/ifup-aliases',
  codes: {
    'range-file': 'A file holds a range of addresses, which NetworkManager refuses.',
    'range-octets': 'The ends of a range are not in one network of 256 addresses.',
    'range-order': 'A range ends before it starts.',
  },

  *check(file, _workspace, target) {
    const profile = profileOf(file);
    const start = profile && lastAssignment(profile, 'IPADDR_START');
    if (!profile || !start) return;
    if (profile.fate === 'nameless' && byNetworkManager(profile, target)) {
      yield {
        code: 'range-file',
        span: start.span,
        message: `IPADDR_START=${start.value} in ifcfg-${profile.suffix}, a range that only the legacy scripts read; NetworkManager refuses the file, expected IPADDR1, IPADDR2 … in the file of the interface`,
      };
      return;
    }
    const end = lastAssignment(profile, 'IPADDR_END');
    const first = parseIpv4(start.value);
    const last = end ? parseIpv4(end.value) : -1;
    if (!end || first < 0 || last < 0) return;
    if (Math.floor(first / 256) !== Math.floor(last / 256))
      yield {
        code: 'range-octets',
        span: end.valueSpan,
        message: `${start.value} to ${end.value} differ in the first three parts, expected one network of 256 addresses; the legacy scripts refuse it`,
      };
    else if (last < first)
      yield {
        code: 'range-order',
        span: end.valueSpan,
        message: `${end.value} is below ${start.value}, expected the last address; the legacy scripts refuse it`,
        fixes: [fix('Swap them', [...setAssignment(start, end.value), ...setAssignment(end, start.value)], true)],
      };
  },
});
