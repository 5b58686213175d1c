// What an ifcfg file says of its profile as a whole: membership, default route, identity. Source: nms-ifcfg-rh-reader.c.
import { type Profile, lastAssignment, firstGateway } from './profile';
import { vlanParent } from './device-kind';
import { isTrue } from '../../syntax/ifcfg/scalar';
import type { Attribute, Element } from '../../syntax/tree';
import type { Place } from '../../text';
import type { ControllerFact, DeviceFact, ProfileFact } from '../facts';
import { memberships } from './memberships';
import { teamFact } from './team-fact';

export function profileFact(uri: string, profile: Profile, device: DeviceFact): ProfileFact {
  const { root } = profile;
  const at = (attribute: Attribute | undefined): Place | undefined =>
    attribute?.value ? { uri, span: attribute.valueSpan } : undefined;
  const number = (key: string) => {
    const text = root.value(key)?.trim() ?? '';
    return /^-?\d{1,10}$/.test(text) ? Number(text) : undefined;
  };
  const { text } = root.tree;
  const controller = controllerOf(uri, root);
  return {
    device,
    alias: profile.alias,
    loaded: profile.fate === 'loaded',
    controller,
    defaultRoute: isTrue(root.value('DEFROUTE'), true) ? at(routeGiver(profile)) : undefined,
    takesGateway: profile.alias || profile.port || profile.device === 'lo' ? undefined : at(gatewayTaker(profile)),
    metric: number('IPV4_ROUTE_METRIC'),
    tables: { 4: number('IPV4_ROUTE_TABLE'), 6: number('IPV6_ROUTE_TABLE') },
    startsPorts: isTrue(root.value('AUTOCONNECT_SLAVES'), false),
    priority: number('AUTOCONNECT_PRIORITY') ?? 0,
    name: root.value('NAME') ?? '',
    nameAt: at(root.attribute('NAME')),
    mtu: number('MTU'),
    macaddrAt: at(root.attribute('MACADDR')),
    roomAt: hasRoom(profile) ? { uri, span: { start: text.length, end: text.length } } : undefined,
    opensLine: text !== '' && !text.endsWith('\n'),
    uuidAt: at(root.attribute('UUID')),
    hwaddrAt: at(root.attribute('HWADDR')),
    bondMode: device.kind === 'bond' ? bondModeOf(uri, root) : undefined,
    bondArp: device.kind === 'bond' ? bondOptionAt(uri, root, /(?:^| )(arp_interval=0*[1-9]\d*)(?= |$)/) : undefined,
    vlan: device.kind === 'vlan' ? vlanOf(uri, root) : undefined,
    team: device.kind === 'team' || controller?.kind === 'team' ? teamFact(root) : undefined,
  };
}

/** Keys of addresses, which a port does not have. */
export const addressKey =
  /^(?:(?:IPADDR|PREFIX|NETMASK|GATEWAY|DNS)\d*|DOMAIN|IPV6ADDR|IPV6ADDR_SECONDARIES|IPV6_DEFAULTGW)$/;

const hasRoom = ({ root, ipv4 }: Profile): boolean =>
  ipv4 === 'disabled' && !root.attributes.some((it) => addressKey.test(it.name));

function controllerOf(uri: string, root: Element): ControllerFact | undefined {
  for (const { key, kind } of memberships) {
    if (kind === 'ovs-port' || kind === 'vrf') continue;
    const byUuid = root.attribute(`${key}_UUID`);
    const attribute = byUuid?.value ? byUuid : root.attribute(key);
    if (!attribute?.value) continue;
    const isUuid = attribute === byUuid || /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(attribute.value);
    return {
      kind,
      key: attribute.name,
      name: isUuid ? attribute.value.toLowerCase() : attribute.value,
      byUuid: isUuid,
      at: { uri, span: attribute.valueSpan },
    };
  }
  return undefined;
}

/** The gateway of the first address that has one, or DHCP. */
function routeGiver(profile: Profile): Attribute | undefined {
  if (profile.ipv4 === 'auto') return lastAssignment(profile, 'BOOTPROTO');
  if (profile.ipv4 !== 'manual') return undefined;
  const index = firstGateway(profile);
  return index === undefined ? undefined : lastAssignment(profile, `GATEWAY${index}`);
}

/** The first address of a static profile that has no gateway and may have one. */
export function gatewayTaker(profile: Profile): Attribute | undefined {
  const [first] = profile.addresses;
  if (first === undefined || profile.ipv4 !== 'manual' || !isTrue(profile.root.value('DEFROUTE'), true))
    return undefined;
  // One that belongs to no address is a mistake of its own.
  if ([...profile.lines.keys()].some((it) => /^GATEWAY\d*$/.test(it))) return undefined;
  return lastAssignment(profile, `IPADDR${first}`);
}

/** The last `mode=` counts. */
function bondModeOf(uri: string, root: Element): ProfileFact['bondMode'] {
  const options = root.attribute('BONDING_OPTS');
  const found = [...(options?.value ?? '').matchAll(/(?:^| )mode=([^ ]+)/g)].at(-1);
  if (!options || !found) return { word: 'balance-rr', at: undefined };
  const end = found.index + found[0].length;
  return { word: found[1]!, at: { uri, span: options.spanOf(end - found[1]!.length, end) } };
}

/** The place of an option in BONDING_OPTS. */
function bondOptionAt(uri: string, root: Element, option: RegExp): Place | undefined {
  const options = root.attribute('BONDING_OPTS');
  const found = option.exec(options?.value ?? '');
  if (!options || !found) return undefined;
  const end = found.index + found[0].length;
  return { uri, span: options.spanOf(end - found[1]!.length, end) };
}

function vlanOf(uri: string, root: Element): ProfileFact['vlan'] {
  const parent = vlanParent(root);
  const written = root.value('VLAN_ID') || /(?:\.|^vlan)(\d{1,4})$/.exec(root.value('DEVICE') ?? '')?.[1];
  if (!parent || !written || !/^\d{1,4}$/.test(written)) return undefined;
  return { parent: parent.name, id: Number(written), parentAt: { uri, span: parent.span } };
}
