// What an ifcfg file means to NetworkManager: tree → facts. The kind follows ifcfg.md 1.6 (connection_from_file_full).
import { type Address, classfulPrefix, parseAddress, parseIpv4, parseIpv6, prefixOfMask, subnetOf } from '../address';
import type { Attribute, Element, Tree } from '../syntax/tree';
import type { Place } from '../text';
import {
  type DeviceFact,
  type DeviceKind,
  type Facts,
  noFacts,
  type ReferenceFact,
  type RouteFact,
  type SubnetFact,
} from './facts';
import { basenameOf, type DocumentKind } from './file';
import { memberships, portKeys } from './memberships';
import { ruleNumber, policyRulesIn, policyRulesOf } from './policy-rules';
import { profileFact } from './profile-fact';
import { skippedBy } from './readers';

export function factsOfIfcfg(uri: string, kind: DocumentKind, tree: Tree): Facts {
  const root = tree.root;
  if (!root) return noFacts;
  if (kind === 'route' || kind === 'route6') return { ...noFacts, routes: routesOf(uri, root, kind) };
  if (kind === 'rule' || kind === 'rule6') {
    const of = basenameOf(uri).replace(/^rule6?-/, '');
    return {
      ...noFacts,
      policyRules: skippedBy(of) !== 'both' ? policyRulesIn(uri, root, kind === 'rule' ? 4 : 6, of) : [],
    };
  }
  if (kind === 'sysconfig') return { ...noFacts, references: defaultRouteOf(uri, root) };
  if (kind !== 'ifcfg') return noFacts;
  const suffix = basenameOf(uri).slice('ifcfg-'.length);
  const device = root.attribute('DEVICE');
  const name = device?.value || '';
  const kindOfDevice = deviceKindOf(root);
  const port = portKeys.some((it) => root.value(it));
  const at = (attribute: Attribute): Place => ({ uri, span: attribute.valueSpan });
  const of = name || suffix;
  const skippers = skippedBy(suffix);

  const fact: DeviceFact = {
    name,
    kind: kindOfDevice,
    by: 'ifcfg',
    of: suffix,
    onboot: isTrue(root.value('ONBOOT'), true),
    nmControlled: isTrue(root.value('NM_CONTROLLED'), true),
    live: skippers !== 'both',
    hwaddr: root.value('HWADDR')?.toLowerCase().replaceAll('-', ':') || undefined,
    macaddr: root.value('MACADDR')?.toLowerCase().replaceAll('-', ':') || undefined,
    uuid: root.value('UUID')?.toLowerCase() || undefined,
    at: device?.value ? at(device) : { uri, span: { start: 0, end: 0 } },
  };

  const references: ReferenceFact[] = [];
  const refer = (relation: ReferenceFact['relation'], key: string) => {
    const attribute = root.attribute(key);
    if (attribute?.value) references.push({ relation, name: attribute.value, from: of, at: at(attribute) });
  };
  for (const { key, kind } of memberships)
    if (kind === 'bridge' || kind === 'bond' || kind === 'team') refer(`controller-${kind}`, key);
  if (kindOfDevice === 'vlan') {
    const parent = vlanParent(root);
    if (parent)
      references.push({ relation: 'vlan-parent', name: parent.name, from: of, at: { uri, span: parent.span } });
  }

  return {
    ...noFacts,
    skippedBy: skippers,
    profiles: fact.live ? [profileFact(uri, root, fact)] : [],
    devices: fact.live ? [fact] : [],
    references,
    subnets: subnetsOf(uri, root, of, port),
    policyRules: fact.live ? policyRulesOf(uri, root, of) : [],
  };
}

/** GATEWAYDEV of /etc/sysconfig/network: the one interface that may have the default route; GATEWAY: where it leads. */
function defaultRouteOf(uri: string, root: Element): ReferenceFact[] {
  const refer = (relation: ReferenceFact['relation'], key: string): ReferenceFact[] => {
    const attribute = root.attribute(key);
    if (!attribute?.value) return [];
    return [{ relation, name: attribute.value, from: 'network', at: { uri, span: attribute.valueSpan } }];
  };
  return [...refer('default-route', 'GATEWAYDEV'), ...refer('default-gateway', 'GATEWAY')];
}

/** NetworkManager's booleans: yes true t y 1 / no false f n 0 in any case; anything else is the default. */
export function isTrue(value: string | undefined, otherwise: boolean): boolean {
  switch (value?.trim().toLowerCase()) {
    case 'yes':
    case 'true':
    case 't':
    case 'y':
    case '1':
      return true;
    case 'no':
    case 'false':
    case 'f':
    case 'n':
    case '0':
      return false;
    default:
      return otherwise;
  }
}

/** The kind of profile NetworkManager makes of the file; `other` for one it does not recognise or ignores. */
export function deviceKindOf(root: Element): DeviceKind {
  const deviceType = root.value('DEVICETYPE')?.toLowerCase();
  if (deviceType === 'team' || (deviceType !== 'teamport' && root.value('TEAM_CONFIG'))) return 'team';
  const type = root.value('TYPE') ?? '';
  if (type === '' || (deviceType === 'teamport' && type === '')) {
    if (deviceType === 'teamport') return isTrue(root.value('VLAN'), false) ? 'vlan' : 'ethernet';
    if (isTrue(root.value('BONDING_MASTER'), false)) return 'bond';
    if (isTrue(root.value('VLAN'), false)) return 'vlan';
    if (/^wireless\d*$/.test(root.value('DEVICE') ?? '')) return 'wireless';
    // Step 7 of connection_from_file_full: the guessed Ethernet counts as written.
    return root.value('BONDING_OPTS') ? 'bond' : 'ethernet';
  }
  if (type === 'Ethernet' && root.value('BONDING_OPTS')) return 'bond';
  switch (type.toLowerCase()) {
    case 'ethernet':
      return 'ethernet';
    case 'wireless':
      return 'wireless';
    case 'infiniband':
      return 'infiniband';
    case 'bond':
      return 'bond';
    case 'team':
      return 'team';
    case 'vlan':
      return 'vlan';
    case 'bridge':
      return 'bridge';
    default:
      return type === 'CTC' ? 'ethernet' : 'other';
  }
}

/** The parent of a VLAN: PHYSDEV, else what stands before the first dot of DEVICE. */
export function vlanParent(root: Element): { name: string; span: { start: number; end: number } } | undefined {
  const physdev = root.attribute('PHYSDEV');
  if (physdev?.value) return { name: physdev.value, span: physdev.valueSpan };
  const device = root.attribute('DEVICE');
  const dot = device?.value.indexOf('.') ?? -1;
  return device && dot > 0 ? { name: device.value.slice(0, dot), span: device.spanOf(0, dot) } : undefined;
}

/** Indices of static addresses in the order NetworkManager reads them: none, 0, 1, 2 may be missing; then the first gap ends the list. */
export function addressIndices(root: Element): string[] {
  const result = ['', '0', '1', '2'].filter((it) => root.value(`IPADDR${it}`));
  if (!root.value('IPADDR2')) return result;
  for (let n = 3; root.value(`IPADDR${n}`); n++) result.push(String(n));
  return result;
}

/** Prefix of the address with that index: PREFIX, else NETMASK as NetworkManager counts it, else by class. */
export function prefixOfAddress(root: Element, index: string, address: Address): number | undefined {
  const prefix = root.value(`PREFIX${index}`);
  if (prefix) return /^\d{1,2}$/.test(prefix) && Number(prefix) <= 32 ? Number(prefix) : undefined;
  const netmask = root.value(`NETMASK${index}`);
  if (!netmask) return classfulPrefix(address) ?? 24;
  const mask = parseIpv4(netmask);
  if (mask < 0) return undefined;
  return prefixOfMask(mask) ?? 32 - trailingZeros(mask);
}

const trailingZeros = (mask: number): number => (mask === 0 ? 32 : 31 - Math.clz32(mask & -mask));

function subnetsOf(uri: string, root: Element, of: string, port: boolean): SubnetFact[] {
  const result: SubnetFact[] = [];
  const add = (address: Address, prefix: number, at: Place, mask: Attribute | undefined) =>
    result.push({
      subnet: subnetOf(address, prefix),
      address,
      of,
      by: 'ifcfg',
      owner: `ifcfg:${of}`,
      index: result.length,
      port,
      at,
      maskAt: mask && { uri, span: mask.valueSpan },
    });
  for (const index of addressIndices(root)) {
    const attribute = root.attribute(`IPADDR${index}`)!;
    const value = parseIpv4(attribute.value);
    if (value < 0) continue;
    const address: Address = { family: 4, words: [0, 0, 0, value] };
    const prefix = prefixOfAddress(root, index, address);
    if (prefix === undefined) continue;
    const mask = root.value(`PREFIX${index}`) ? root.attribute(`PREFIX${index}`) : root.attribute(`NETMASK${index}`);
    add(address, prefix, { uri, span: attribute.valueSpan }, mask);
  }
  for (const key of ['IPV6ADDR', 'IPV6ADDR_SECONDARIES']) {
    const attribute = root.attribute(key);
    if (!attribute) continue;
    for (const { word, from } of words(attribute.value)) {
      const [text = '', length = '64'] = word.split('/');
      const address = parseIpv6(text);
      if (!address || !/^\d{1,3}$/.test(length) || Number(length) > 128) continue;
      add(address, Number(length), { uri, span: attribute.spanOf(from, from + word.length) }, undefined);
    }
  }
  return result;
}

function* words(value: string): Generator<{ word: string; from: number }> {
  for (const match of value.matchAll(/\S+/g)) yield { word: match[0], from: match.index };
}

/** Routes of both forms of a route file. */
function routesOf(uri: string, root: Element, kind: 'route' | 'route6'): RouteFact[] {
  const of = basenameOf(uri).replace(/^route6?-/, '');
  const at = (attribute: Attribute): Place => ({ uri, span: attribute.valueSpan });
  const result: RouteFact[] = [];
  const add = (
    destination: Attribute,
    prefix: number | undefined,
    gateway: Attribute | undefined,
    metric: string | undefined,
    table: string | undefined,
  ) => {
    const [text = '', length] = destination.value.split('/');
    const address = parseAddress(text !== 'default' ? text : kind === 'route' ? '0.0.0.0' : '::');
    if (!address) return;
    const bits =
      prefix ?? (length === undefined ? (text === 'default' ? 0 : address.family === 4 ? 32 : 128) : Number(length));
    if (!Number.isInteger(bits) || bits < 0 || bits > (address.family === 4 ? 32 : 128)) return;
    result.push({
      destination: subnetOf(address, bits),
      gateway: gateway && parseAddress(gateway.value),
      metric: metric !== undefined && /^\d{1,10}$/.test(metric) ? Number(metric) : undefined,
      table: ruleNumber(table),
      of,
      by: 'ifcfg',
      at: at(destination),
      gatewayAt: gateway && at(gateway),
    });
  };
  for (const line of root.children) {
    const to = line.attribute('to');
    if (to) add(to, undefined, line.attribute('via'), line.value('metric'), line.value('table'));
  }
  // By a map, as a file may have thousands of keys; the last assignment counts.
  const keys = new Map(root.attributes.map((it) => [it.name, it]));
  for (let n = 0; keys.get(`ADDRESS${n}`)?.value; n++) {
    const mask = parseIpv4(keys.get(`NETMASK${n}`)?.value ?? '');
    const prefix = mask < 0 ? undefined : prefixOfMask(mask);
    const table = /(?:^|\s)table\s+(\S+)/.exec(keys.get(`OPTIONS${n}`)?.value ?? '')?.[1];
    if (prefix !== undefined)
      add(keys.get(`ADDRESS${n}`)!, prefix, keys.get(`GATEWAY${n}`), keys.get(`METRIC${n}`)?.value, table);
  }
  return result;
}
