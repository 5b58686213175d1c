// What a libvirt network document means: tree → facts.
import { hasOpenTag, isOpen, mayGain } from '../brought';
import { type Facts, noFacts } from '../file-facts';
import {
  addressBits,
  type Address,
  classfulPrefix,
  parseAddress,
  parseIpv4,
  prefixOfMask,
  subnetOf,
} from '../../address';
import { memoize } from '../../memoize';
import { isUnknown } from '../../syntax/template/template';
import type { Attribute, Element } from '../../syntax/tree';
import type { Place, Span } from '../../text';
import {
  type DeviceFact,
  managedModes,
  type NetworkMode,
  type NetworkPorts,
  type NetworkFact,
  type RangeFact,
  type ReferenceFact,
  type RouteFact,
  type SubnetFact,
} from '../facts';
import type { File } from '../file';
import { definitionIn } from '../host-definition';
import { Hosts, type DhcpPool } from './reservations';

export function factsOfNetwork(file: File): Facts {
  const { uri, tree } = file;
  const { root } = tree;
  if (!root || root.name !== 'network') return noFacts;
  const at = (span: Span): Place => ({ uri, span });

  const nameElement = root.child('name');
  const name = known(nameElement?.content.trim()) ?? '';
  const uuid = normalUuid(root.child('uuid')?.content ?? '');
  const mode = modeOfElement(root);
  const bridge = root.child('bridge')?.attribute('name');
  const network: NetworkFact = {
    name,
    uuid,
    mode,
    bridge: known(bridge?.value) || undefined,
    ports: portsOf(root, at),
    at: at(nameElement && nameElement.content.trim() !== '' ? nameElement.contentTextSpan : root.nameSpan),
  };
  const owner = uuid ?? (name || uri);

  const subnets: SubnetFact[] = [];
  const ranges: RangeFact[] = [];
  root.childrenNamed('ip').forEach((ip, index) => {
    const subnet = subnetFact(ip, { uri, of: name, owner, index });
    if (subnet) subnets.push(subnet);
    const dhcp = ip.child('dhcp');
    if (!dhcp) return;
    for (const range of dhcp.childrenNamed('range')) {
      const start = range.attribute('start');
      const end = range.attribute('end');
      const first = start && parseAddress(start.value);
      const last = end && parseAddress(end.value);
      if (!first || !last) continue;
      ranges.push({
        first,
        last,
        subnet,
        startAt: at(start.valueSpan),
        endAt: at(end.valueSpan),
        at: at({ start: start.valueSpan.start, end: end.valueSpan.end }),
      });
    }
  });

  const references: ReferenceFact[] = [];
  const refer = (relation: ReferenceFact['relation'], attribute: Attribute | undefined) => {
    if (attribute && known(attribute.value))
      references.push({ relation, name: attribute.value, from: name, at: at(attribute.valueSpan) });
  };
  if (mode === 'bridge') refer('host-bridge', bridge);
  const forward = root.child('forward');
  refer('uplink', forward?.attribute('dev'));
  for (const it of forward?.children ?? [])
    if (it.name === 'interface' || it.name === 'pf') refer('uplink', it.attribute('dev'));

  const made =
    mode !== undefined && managedModes.has(mode) && known(bridge?.value) ? [bridgeFact(root, bridge!, name, at)] : [];
  const routes = root.childrenNamed('route').flatMap((it) => routeFact(it, uri, name) ?? []);
  const isNameless = tree.template !== undefined && (name === '' || mayHaveOtherUuid(root));
  return new NetworkFacts(file, {
    networks: isNameless ? [] : [network],
    devices: isNameless ? [] : made,
    references,
    subnets,
    ranges,
    routes,
  });
}

function portsOf(root: Element, at: (span: Span) => Place): NetworkPorts {
  const size = root.child('mtu')?.value('size');
  return {
    portgroups: root.childrenNamed('portgroup').flatMap((it) => {
      const name = it.attribute('name');
      return name && name.value !== '' ? [{ value: name.value, at: at(name.valueSpan) }] : [];
    }),
    virtualport: root.child('virtualport')?.value('type'),
    mtu: size !== undefined && /^\d{1,5}$/.test(size) ? Number(size) || undefined : undefined,
    hasInbound: root.child('bandwidth')?.child('inbound') !== undefined,
  };
}

type Read = Pick<Facts, 'networks' | 'devices' | 'references' | 'subnets' | 'ranges' | 'routes'>;

/**
 * What a network document says. A class, as V8 gives an object with a getter of its own a layout of its own, which is slow
 * to read and to forget.
 */
class NetworkFacts implements Facts {
  readonly profiles = none;
  readonly policyRules = none;
  readonly networks: Facts['networks'];
  readonly devices: Facts['devices'];
  readonly references: Facts['references'];
  readonly subnets: Facts['subnets'];
  readonly ranges: Facts['ranges'];
  readonly routes: Facts['routes'];
  readonly isPartial: boolean;
  readonly isNameless: boolean;
  readonly definition: Facts['definition'];
  readonly #file: File;

  constructor(file: File, read: Read) {
    this.#file = file;
    this.networks = read.networks;
    this.devices = read.devices;
    this.references = read.references;
    this.subnets = read.subnets;
    this.ranges = read.ranges;
    this.routes = read.routes;
    this.isPartial = file.tree.template !== undefined;
    this.isNameless = this.isPartial && read.networks.length === 0;
    this.definition = definitionIn(file, read.networks[0]);
  }

  get hosts(): Hosts {
    return hostsIn(this.#file);
  }

  get reservations(): Facts['reservations'] {
    return this.hosts.facts;
  }
}

const none: readonly never[] = [];

/** The hosts of a network, which need its tree; so they are kept with the file, and not among its facts. */
const hostsIn = memoize((file: File): Hosts => new Hosts(file.tree, file.uri, [...poolsOf(file)]));

function* poolsOf({ tree, facts: { subnets } }: File): Generator<DhcpPool> {
  let next = 0;
  for (const [index, ip] of tree.at('ip').entries()) {
    while (next < subnets.length && subnets[next]!.index < index) next++;
    const dhcp = ip.child('dhcp');
    if (dhcp) yield { dhcp, subnet: subnets[next]?.index === index ? subnets[next] : undefined };
  }
}

/** Whether a template may be given a UUID that makes it a copy of another network. */
const mayHaveOtherUuid = (root: Element): boolean =>
  isUnknown(root.child('uuid')?.content ?? '') || (mayGain(root) && !root.child('uuid'));

/** A value, unless it is unknown in a template. */
const known = (value: string | undefined): string | undefined =>
  value !== undefined && isUnknown(value) ? undefined : value;

/** The bridge that libvirt makes for a network. */
const bridgeFact = (root: Element, name: Attribute, of: string, at: (span: Span) => Place): DeviceFact => ({
  name: name.value,
  kind: 'bridge',
  by: 'libvirt',
  of,
  onboot: true,
  nmControlled: true,
  live: true,
  hwaddr: undefined,
  macaddr: known(root.child('mac')?.value('address'))?.toLowerCase(),
  uuid: undefined,
  at: at(name.valueSpan),
});

/**
 * The mode libvirt takes: no `forward` is isolated, `forward` without mode is nat, and mode `bridge` without a bridge
 * name is its direct (macvtap) variant. Undefined when the word is not known. Source: network_conf.c, virNetworkForwardDefParseXML.
 */
export function modeOfElement(network: Element): NetworkMode | undefined {
  const forward = network.child('forward');
  // What a template is given may say another one.
  if (isOpen(network) && !forward?.attribute('mode')) return undefined;
  if (!forward) return 'isolated';
  const mode = forward.value('mode') || 'nat';
  switch (mode) {
    case 'none':
      return 'isolated';
    case 'bridge':
      return modeByBridge(network);
    case 'nat':
    case 'route':
    case 'open':
    case 'private':
    case 'vepa':
    case 'passthrough':
    case 'hostdev':
      return mode;
    default:
      return undefined;
  }
}

/** What mode `bridge` is by whether a bridge is named; undefined where a template may yet name one. */
function modeByBridge(network: Element): 'bridge' | 'macvtap' | undefined {
  const bridge = network.child('bridge');
  if (bridge?.value('name')) return 'bridge';
  return (bridge ? hasOpenTag(bridge) : mayGain(network)) ? undefined : 'macvtap';
}

/** Prefix of an `ip` or `route` element: netmask, prefix, or what libvirt assumes; undefined when it cannot be told. */
export function prefixOf(element: Element, address: Address): number | undefined {
  const netmask = element.value('netmask');
  if (netmask) {
    const mask = parseIpv4(netmask);
    return mask < 0 ? undefined : prefixOfMask(mask);
  }
  const prefix = element.value('prefix');
  const length = prefix === undefined ? 0 : wholeNumber(prefix);
  if (length === undefined || length > addressBits(address.family)) return undefined;
  if (length > 0) return length;
  // A template may be given one.
  if (hasOpenTag(element)) return undefined;
  if (element.name === 'route') return prefix === undefined && !isZero(address) ? undefined : 0;
  return address.family === 6 ? 64 : classfulPrefix(address);
}

const isZero = (address: Address): boolean => address.words.every((it) => it === 0);

const wholeNumber = (text: string): number | undefined => (/^\d{1,3}$/.test(text) ? Number(text) : undefined);

function subnetFact(
  ip: Element,
  from: { uri: string; of: string; owner: string; index: number },
): SubnetFact | undefined {
  const attribute = ip.attribute('address');
  const address = attribute && parseAddress(attribute.value);
  if (!address || (ip.value('family') === 'ipv6') !== (address.family === 6)) return undefined;
  const prefix = prefixOf(ip, address);
  if (prefix === undefined) return undefined;
  const mask = ip.attribute(ip.value('netmask') ? 'netmask' : 'prefix');
  return {
    subnet: subnetOf(address, prefix),
    address,
    of: from.of,
    by: 'libvirt',
    owner: from.owner,
    index: from.index,
    port: false,
    at: { uri: from.uri, span: attribute.valueSpan },
    maskAt: mask && { uri: from.uri, span: mask.valueSpan },
  };
}

function routeFact(route: Element, uri: string, of: string): RouteFact | undefined {
  const attribute = route.attribute('address');
  const gateway = route.attribute('gateway');
  // From 12.2.0 on libvirt takes a gateway alone for the default route.
  const address = parseAddress(attribute ? attribute.value : route.value('family') === 'ipv6' ? '::' : '0.0.0.0');
  if (!address || !(attribute ?? gateway)) return undefined;
  const prefix = prefixOf(route, address);
  if (prefix === undefined) return undefined;
  const metric = route.value('metric');
  return {
    destination: subnetOf(address, prefix),
    gateway: gateway && parseAddress(gateway.value),
    metric: metric === undefined ? undefined : wholeNumber(metric),
    table: undefined,
    of,
    by: 'libvirt',
    at: { uri, span: attribute?.valueSpan ?? route.nameSpan },
    gatewayAt: gateway && { uri, span: gateway.valueSpan },
  };
}

/** UUID text as libvirt stores it, lower case with dashes; undefined when it has not 32 hex digits. */
export function normalUuid(text: string): string | undefined {
  const digits = text.replace(/[\s-]/g, '').toLowerCase();
  if (!/^[0-9a-f]{32}$/.test(digits)) return undefined;
  return `${digits.slice(0, 8)}-${digits.slice(8, 12)}-${digits.slice(12, 16)}-${digits.slice(16, 20)}-${digits.slice(20)}`;
}
