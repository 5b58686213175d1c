// NetworkManager reads GATEWAY<n> only together with IPADDR<n>; the legacy scripts know only plain GATEWAY.
import type { Target } from '../../../model/target';
import { type Fix, fix } from '../../../fixes/fix';
import { renumber } from '../../../fixes/ifcfg';
import { rule } from '../../rule';
import { byNetworkManager, byScripts, type Profile } from '../../../model/ifcfg/profile';
import { ipv4AddressesOf, addressKeys, gatewayOf, gateways, withIpv4 } from '../../../model/ifcfg/addresses';

export const gatewayIndexMismatch = rule({
  code: 'gateway-index-mismatch',
  of: ['ifcfg'],
  severity: 'error',
  summary: 'The gateway has another number than the address.',
  source: 'NetworkManager, nms-ifcfg-rh-reader.c: read_full_ip4_address; initscripts, ifup-eth; observed with 1.42.4',

  *check(file, _workspace, target) {
    const profile = withIpv4(file);
    if (!profile) return;
    const indices = ipv4AddressesOf(profile).map((it) => it.index);
    const [gateway] = gateways(profile);
    if (indices.length === 0 || !gateway) return;
    const unseen = !gatewayOf(profile) && !gateways(profile).some((it) => indices.includes(it.index));
    const isLost = byNetworkManager(profile, target) && unseen;
    const isUnknown = byScripts(profile, target) && gateways(profile).every((it) => it.index !== '');
    if (!isLost && !isUnknown) return;
    const { attribute, index } = gateway;
    yield {
      span: attribute.nameSpan,
      message: isLost
        ? `${attribute.name} without IPADDR${index}, the address is IPADDR${indices[0]}; NetworkManager sets no default route`
        : `${attribute.name} is not a key of the legacy scripts, expected GATEWAY; they set no default route`,
      fixes: fixesOf(profile, index, indices, target),
    };
  },
});

function fixesOf(profile: Profile, index: string, indices: readonly string[], target: Target): Fix[] {
  const first = indices[0]!;
  const unnumber = (): Fix[] => {
    const moved = [
      ...(first === '' ? [] : renumber(profile, first, '', addressKeys.slice(0, 3))),
      ...(index === '' ? [] : renumber(profile, index, '', ['GATEWAY'])),
    ];
    return moved.length > 0 && (first === '' || !indices.includes(''))
      ? [fix('Write both without numbers', moved, byScripts(profile, target))]
      : [];
  };
  const follow = index === first || byScripts(profile, target) ? [] : renumber(profile, index, first, ['GATEWAY']);
  return [
    ...(follow.length > 0 ? [fix(`Rename to GATEWAY${first}`, follow, true)] : []),
    ...(first === '' && follow.length > 0 ? [] : unnumber()),
  ];
}
