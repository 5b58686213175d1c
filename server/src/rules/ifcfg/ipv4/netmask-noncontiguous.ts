// Masks with ones after zeros: NetworkManager counts trailing zeros and says nothing.
import { fix } from '../../../fixes/fix';
import { maskText, parseIpv4, prefixOfMask } from '../../../address';
import { setAssignment } from '../../../syntax/ifcfg/write';
import { rule } from '../../rule';
import { byNetworkManager, byScripts } from '../../../model/ifcfg/profile';
import { ipv4AddressesOf, isScattered, withIpv4 } from '../../../model/ifcfg/addresses';

export const netmaskNoncontiguous = rule({
  code: 'netmask-noncontiguous',
  of: ['ifcfg'],
  severity: 'warning',
  summary: 'NETMASK has ones after zeros.',
  source: 'NetworkManager, nm_utils_ip4_netmask_to_prefix; initscripts, ipcalc; observed with 1.42.4',

  *check(file, _workspace, target) {
    const profile = withIpv4(file);
    if (!profile) return;
    for (const { mask, prefix } of ipv4AddressesOf(profile)) {
      const value = mask?.name.startsWith('NETMASK') ? parseIpv4(mask.value) : -1;
      if (!mask || value < 0 || !isScattered(value) || prefix === undefined) continue;
      const inverse = prefixOfMask(~value >>> 0);
      const offered = [...new Set([...(inverse === undefined ? [] : [inverse]), ...(prefix > 30 ? [] : [prefix])])];
      const taken = byNetworkManager(profile, target) ? `; NetworkManager takes /${prefix}` : '';
      const wildcard = inverse === undefined ? '' : ` (it looks like ${maskText(inverse)} turned around)`;
      yield {
        // ipcalc of the legacy scripts gives up.
        severity: byScripts(profile, target) ? 'error' : 'warning',
        span: mask.valueSpan,
        message: `${mask.value} has ones after zeros${wildcard}${taken}`,
        fixes: offered.map((it) => fix(`Change to ${maskText(it)}`, setAssignment(mask, maskText(it)))),
      };
    }
  },
});
