// Sizes of packets that the kernel or IPv6 does not work with.
import { fix } from '../../../fixes/fix';
import { integerOf } from '../../../syntax/ifcfg/scalar';
import { removeAssignment, setAssignment } from '../../../syntax/ifcfg/write';
import { rule } from '../../rule';
import { lastAssignment, ipv6Off, readProfile } from '../../../model/ifcfg/profile';

export const ifcfgMtuTooSmall = rule({
  code: 'mtu-too-small',
  of: ['ifcfg'],
  severity: 'warning',
  summary: 'MTU is smaller than the protocols need.',
  source: 'RFC 8200, section 5; Linux, ETH_MIN_MTU and IPV6_MIN_MTU, observed with 6.1',

  *check(file) {
    const profile = readProfile(file);
    const mtu = profile && lastAssignment(profile, 'MTU');
    const size = mtu && integerOf(mtu.value, 0);
    if (!mtu || !size || size < 0) return;
    const ipv6 = !ipv6Off(profile);
    if (size >= (ipv6 ? 1280 : 576)) return;
    const why =
      size < 68
        ? 'below 68, which the kernel refuses'
        : ipv6
          ? 'below 1280, at which the kernel switches IPv6 off'
          : 'below 576, which every host must be able to take';
    yield {
      span: mtu.valueSpan,
      message: `an MTU of ${size} is ${why}`,
      fixes: [fix('Change to 1500', setAssignment(mtu, '1500')), fix('Remove MTU', removeAssignment(mtu))],
    };
  },
});
