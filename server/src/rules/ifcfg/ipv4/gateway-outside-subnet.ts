// A gateway in none of the subnets of the file.
import { type Fix, fix } from '../../../fixes/fix';
import { dropKeys, freeAddress, putKey, spelledAs } from '../../../fixes/ifcfg';
import { type Address, contains, equal, subnetOf, subnetText } from '../../../address';
import { type File, folderOf } from '../../../model/file';
import type { RouteFact } from '../../../model/facts';
import type { Index, WorkspaceFacts } from '../../../model/workspace-facts';
import type { Attribute } from '../../../syntax/tree';
import { isTrue } from '../../../syntax/ifcfg/scalar';
import { setAssignment } from '../../../syntax/ifcfg/write';
import type { Edit } from '../../../text';
import { type Finding, rule } from '../../rule';
import { byNetworkManager, byScripts, type Profile } from '../../../model/ifcfg/profile';
import { type TakenGateway, takenGatewayOf } from '../../../model/ifcfg/host-gateway';
import { ipv4AddressesOf, gatewayOf, withIpv4, type WrittenAddress } from '../../../model/ifcfg/addresses';

export const gatewayOutsideSubnet = rule({
  code: 'gateway-outside-subnet',
  of: ['ifcfg'],
  severity: 'warning',
  summary: 'The gateway lies in none of the subnets of the file.',
  source: 'NetworkManager, nm-l3-config-data.c; initscripts, ifup-eth; Linux, fib_check_nh, observed with 6.1',

  *check(file, workspace, target) {
    yield* ofHost(takenGatewayOf(file, workspace, target));
    const profile = withIpv4(file);
    const gateway = profile && gatewayOf(profile);
    // Who wants no default route loses none, and `gateway-with-defroute-no` tells of the gateway.
    if (!gateway || !isTrue(profile.root.value('DEFROUTE'), true)) return;
    const addresses = ipv4AddressesOf(profile);
    const legacy = byScripts(profile, target);
    // The scripts set a gateway only where it is in the first subnet; some providers have it set by a route file then.
    const isAlone = legacy && !byNetworkManager(profile, target) && !hasRoutedDefault(file, workspace);
    const subnets = subnetsWithout(gateway.address, addresses, isAlone);
    if (!subnets) return;
    // Beside DHCP the legacy scripts read neither addresses nor gateway, which dhcp-with-static says.
    if (legacy && profile.ipv4 === 'auto' && !byNetworkManager(profile, target)) return;
    const consequence = legacy
      ? 'the legacy scripts set no default route'
      : 'NetworkManager adds a route to it through this interface, where nobody may answer';
    yield {
      span: gateway.attribute.valueSpan,
      severity: legacy ? 'error' : 'warning',
      message: `${gateway.attribute.value} is not in ${subnets}; ${consequence}`,
      fixes: fixesOf(profile, gateway, addresses[0]!),
    };
  },
});

/** The gateway of the host, which NetworkManager gives to profiles of any subnet. */
function* ofHost(taken: TakenGateway | undefined): Iterable<Finding> {
  const subnets = taken && subnetsWithout(taken.address, ipv4AddressesOf(taken.profile));
  if (!taken || !subnets) return;
  const { profile, attribute, gateway } = taken;
  yield {
    span: attribute.span,
    message: `GATEWAY=${gateway.name} of /etc/sysconfig/network is not in ${subnets}; NetworkManager gives it to each profile without a gateway, and adds a route to it through this interface, where nobody may answer`,
    related: [{ at: gateway.at, message: 'the gateway of the host' }],
    fixes: [fix('Set DEFROUTE=no', putKey(profile, 'DEFROUTE', 'no'))],
  };
}

/** The subnets, in words, where none holds the gateway; undefined where one does, or it cannot be told. */
function subnetsWithout(
  gateway: Address,
  addresses: readonly WrittenAddress[],
  ofHostsToo = false,
): string | undefined {
  // A host address with a router beside it is how some providers hand out addresses.
  const isOfHost = !ofHostsToo && addresses.every((it) => it.prefix === 32);
  if (addresses.some((it) => it.prefix === undefined) || isOfHost) return undefined;
  const subnets = addresses.map((it) => subnetOf(it.address, it.prefix!));
  return subnets.some((it) => contains(it, gateway)) ? undefined : [...new Set(subnets.map(subnetText))].join(' or ');
}

/** Whether a route of a file in the folder is the default route; a gateway is none of these. */
const hasRoutedDefault = ({ uri }: File, workspace: WorkspaceFacts): boolean =>
  workspace.by(defaultRoutesByFolder, folderOf(uri)).length > 0;

const defaultRoutesByFolder: Index<RouteFact> = {
  of: ({ routes }) => routes.filter(({ destination }) => destination.prefix === 0),
  key: ({ at }) => folderOf(at.uri),
};

function fixesOf(
  profile: Profile,
  gateway: { attribute: Parameters<typeof setAssignment>[0]; address: Address },
  first: WrittenAddress,
): Fix[] {
  const free = freeAddress(profile, first.address, first.prefix!);
  const wider = widerPrefix(first.address, gateway.address, first.prefix!);
  return [
    ...(free === undefined ? [] : [fix(`Change to ${free}`, setAssignment(gateway.attribute, free))]),
    ...(wider === undefined || !first.mask
      ? []
      : [
          fix(
            `Change ${first.mask.name} to ${spelledAs(first.mask, wider)}`,
            widened(profile, first, first.mask, wider),
          ),
        ]),
  ];
}

/** The mask in the line that counts; a NETMASK beside PREFIX would contradict it. */
function widened(profile: Profile, { index }: WrittenAddress, mask: Attribute, prefix: number): Edit[] {
  const other = mask.name.startsWith('PREFIX') ? dropKeys(profile, [`NETMASK${index}`]) : [];
  return [...setAssignment(mask, spelledAs(mask, prefix)), ...other];
}

/** The longest prefix, down to 16, with which both are hosts of one subnet. */
function widerPrefix(address: Address, gateway: Address, from: number): number | undefined {
  for (let prefix = Math.min(from - 1, 30); prefix >= 16; prefix--) {
    const subnet = subnetOf(address, prefix);
    if (!contains(subnet, gateway)) continue;
    if ([address, gateway].every((it) => !equal(it, subnet.first) && !equal(it, subnet.last))) return prefix;
  }
  return undefined;
}
