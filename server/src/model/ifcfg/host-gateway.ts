// What becomes of a profile by the gateway of /etc/sysconfig/network. Source: nms-ifcfg-rh-reader.c, make_ip4_setting and
// make_ip6_setting.
import { type Address, ipv4Address, parseIpv4, parseIpv6 } from '../../address';
import type { Attribute } from '../../syntax/tree';
import type { ReferenceFact } from '../facts';
import { type File, folderOf } from '../file';
import type { Target } from '../target';
import type { WorkspaceFacts } from '../workspace-facts';
import { ipv6AddressesOf, withIpv4 } from './addresses';
import { hostSettingsOf } from './host-settings';
import { byNetworkManager, firstGateway, ipv6Off, lastAssignment, type Profile, readProfile } from './profile';
import { gatewayTaker } from './profile-fact';

export interface TakenGateway {
  readonly profile: Profile;
  /** The first address, for which the gateway is taken. */
  readonly attribute: Attribute;
  readonly gateway: ReferenceFact;
  readonly address: Address;
}

/** The gateway of the host where a profile takes it: NetworkManager looks at no subnet, as the legacy scripts do. */
export function takenGatewayOf(file: File, workspace: WorkspaceFacts, target: Target): TakenGateway | undefined {
  const profile = withIpv4(file);
  const attribute = profile && gatewayTaker(profile);
  if (!attribute || !byNetworkManager(profile, target)) return undefined;
  const { gateway, gatewayDevice } = hostSettingsOf(workspace, folderOf(file.uri));
  const value = parseIpv4(gateway?.name ?? '');
  const isOthers = gatewayDevice !== undefined && profile.device !== '' && gatewayDevice.name !== profile.device;
  return gateway && value >= 0 && !isOthers ? { profile, attribute, gateway, address: ipv4Address(value) } : undefined;
}

/** The gateways of the host that are no addresses, for which NetworkManager refuses the profile, each with the line that asks for it. */
export function refusingGatewaysOf(
  file: File,
  workspace: WorkspaceFacts,
  target: Target,
): readonly { readonly attribute: Attribute; readonly gateway: ReferenceFact; readonly key: string }[] {
  const profile = readProfile(file);
  if (!profile || !byNetworkManager(profile, target)) return [];
  const { gateway, gateway6 } = hostSettingsOf(workspace, folderOf(file.uri));
  const asking4 = gateway && parseIpv4(gateway.name) < 0 ? asking(profile) : undefined;
  const isBad6 = gateway6 && !parseIpv6(gateway6.name.split('%')[0]!);
  const asking6 = isBad6 && !ipv6Off(profile) && !lastAssignment(profile, 'IPV6_DEFAULTGW');
  const address6 = asking6 ? ipv6AddressesOf(profile)[0]?.attribute : undefined;
  return [
    ...(gateway && asking4 ? [{ attribute: asking4, gateway, key: 'GATEWAY' }] : []),
    ...(gateway6 && address6 ? [{ attribute: address6, gateway: gateway6, key: 'IPV6_DEFAULTGW' }] : []),
  ];
}

/** What has NetworkManager look for a gateway: IPv4 in any way, also beside DHCP, and also in a port. */
function asking(profile: Profile): Attribute | undefined {
  if (profile.ipv4 === 'disabled' || profile.ipv4 === 'unknown' || firstGateway(profile) !== undefined)
    return undefined;
  const [first] = profile.addresses;
  return first === undefined ? lastAssignment(profile, 'BOOTPROTO') : lastAssignment(profile, `IPADDR${first}`);
}
