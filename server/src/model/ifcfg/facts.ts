// What an ifcfg file means to NetworkManager: tree → facts. The kind follows connection_from_file_full of nms-ifcfg-rh-
// reader.c.
import { ipv4AddressesOf, ipv6AddressesOf } from './addresses';
import { vlanParent } from './device-kind';
import { isTrue } from '../../syntax/ifcfg/scalar';
import { readingOf, lastAssignment, type Profile } from './profile';
import { type Facts, noFacts, withoutUnknown } from '../file-facts';
import { addressBits, type Address, parseAddress, parseIpv4, prefixOfMask, subnetOf } from '../../address';
import { isUnknown } from '../../syntax/template/template';
import type { Attribute, Element } from '../../syntax/tree';
import type { Place, Span } from '../../text';
import type { DeviceFact, ReferenceFact, RouteFact, SubnetFact } from '../facts';
import { basenameOf, type File } from '../file';
import { memberships } from './memberships';
import { ruleNumber, policyRulesIn, policyRulesOf } from './policy-rules';
import { profileFact } from './profile-fact';
import { skippedBy } from './readers';
import { wepKey } from './wireless';

export const factsOfIfcfg = (file: File): Facts => (file.tree.template ? withoutUnknown(read(file)) : read(file));

function read(file: File): Facts {
  const { uri, kind } = file;
  const { root } = file.tree;
  if (!root) return noFacts;
  if (kind === 'route' || kind === 'route6') return { ...noFacts, routes: routesOf(uri, root, kind) };
  if (kind === 'rule' || kind === 'rule6') {
    const of = basenameOf(uri).replace(/^rule6?-/, '');
    return {
      ...noFacts,
      policyRules: skippedBy(of) !== 'both' ? policyRulesIn(uri, root, kind === 'rule' ? 4 : 6, of) : [],
    };
  }
  if (kind === 'keys') return { ...noFacts, references: wepKeysOf(uri, root) };
  if (kind === 'sysconfig') return { ...noFacts, references: globalsOf(uri, root) };
  const profile = readingOf(file);
  if (!profile) return noFacts;
  if (profile.fate === 'foreign') return { ...noFacts, devices: [foreignDevice(uri, profile)] };
  const { suffix, skippedBy: skippers, kind: kindOfDevice } = profile;
  const at = (attribute: Attribute): Place => ({ uri, span: attribute.valueSpan });
  const device = lastAssignment(profile, 'DEVICE');
  // A template names its file after the device.
  const name = isUnknown(profile.device) ? suffix : profile.device;
  const of = name || suffix;

  const known = (key: string): string | undefined => {
    const value = root.value(key)?.toLowerCase();
    return value !== undefined && isUnknown(value) ? undefined : value;
  };
  const fact: DeviceFact = {
    name,
    kind: isUnknown(root.value('TYPE') ?? '') ? 'unknown' : kindOfDevice,
    by: 'profile',
    of: suffix,
    onboot: isTrue(root.value('ONBOOT'), true),
    nmControlled: isTrue(root.value('NM_CONTROLLED'), true),
    live: skippers !== 'both',
    hwaddr: known('HWADDR')?.replaceAll('-', ':') || undefined,
    macaddr: known('MACADDR')?.replaceAll('-', ':') || undefined,
    uuid: known('UUID') || undefined,
    at: device ? at(device) : { uri, span: { start: 0, end: 0 } },
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
    profiles: fact.live ? [profileFact(uri, profile, fact)] : [],
    devices: fact.live ? [fact] : [],
    references,
    subnets: subnetsOf(uri, profile, of),
    routes: peersOf(uri, profile, of),
    policyRules: fact.live ? policyRulesOf(uri, root, of) : [],
  };
}

/** Of a file in the format of another program no more is known than the interface that it is named after. */
const foreignDevice = (uri: string, { root, suffix }: Profile): DeviceFact => ({
  name: suffix,
  kind: root.value('BRIDGE') || root.value('BRIDGE_PORTS') ? 'bridge' : 'other',
  by: 'profile',
  of: suffix,
  onboot: true,
  nmControlled: true,
  live: true,
  hwaddr: undefined,
  macaddr: undefined,
  uuid: undefined,
  at: { uri, span: { start: 0, end: 0 } },
});

/** The first key of WEP in `keys-<x>`, for the profile of that name. */
function wepKeysOf(uri: string, root: Element): ReferenceFact[] {
  const key = root.attributes.find((it) => wepKey.test(it.name) && it.value !== '');
  const name = basenameOf(uri).slice('keys-'.length);
  return key ? [{ relation: 'wep-keys', name, from: name, at: { uri, span: key.valueSpan } }] : [];
}

/** What /etc/sysconfig/network says for all. GATEWAYDEV: the one interface that may have the default route; GATEWAY and IPV6_DEFAULTGW: where it leads; IPV6INIT. */
function globalsOf(uri: string, root: Element): ReferenceFact[] {
  const refer = (relation: ReferenceFact['relation'], key: string): ReferenceFact[] => {
    const attribute = root.attribute(key);
    if (!attribute?.value) return [];
    return [{ relation, name: attribute.value, from: 'network', at: { uri, span: attribute.valueSpan } }];
  };
  const init = isTrue(root.value('IPV6INIT'), false) ? refer('global-ipv6', 'IPV6INIT') : [];
  return [
    ...refer('default-route', 'GATEWAYDEV'),
    ...refer('default-gateway', 'GATEWAY'),
    ...refer('default-gateway6', 'IPV6_DEFAULTGW'),
    ...init,
  ];
}

function subnetsOf(uri: string, profile: Profile, of: string): SubnetFact[] {
  const result: SubnetFact[] = [];
  const add = (address: Address, prefix: number, span: Span, mask: Attribute | undefined) =>
    result.push({
      subnet: subnetOf(address, prefix),
      address,
      of,
      by: 'profile',
      owner: `device:${of}`,
      index: result.length,
      port: profile.port,
      at: { uri, span },
      maskAt: mask && { uri, span: mask.valueSpan },
    });
  for (const { attribute, address, prefix, mask } of ipv4AddressesOf(profile))
    if (prefix !== undefined) add(address, prefix, attribute.valueSpan, mask);
  for (const { attribute, word, from, address, prefix } of ipv6AddressesOf(profile))
    if (address && prefix !== undefined) add(address, prefix, attribute.spanOf(from, from + word.length), undefined);
  return result;
}

/**
 * The other end of the link, which the legacy scripts make known to the kernel beside the address: of `SCOPE="peer …"`
 * (initscripts, ifup-eth) and of REMIP (ifup-plip).
 */
function peersOf(uri: string, profile: Profile, of: string): RouteFact[] {
  const scope = lastAssignment(profile, 'SCOPE');
  const remote = profile.kind === 'other' ? lastAssignment(profile, 'REMIP') : undefined;
  const scoped = scope && /(?:^|\s)peer\s+([\d.]+)(?:\/(\d{1,2}))?(?=\s|$)/.exec(scope.value);
  const route = (at: Attribute, text: string, length = '32'): RouteFact[] => {
    const address = parseAddress(text);
    if (address?.family !== 4 || Number(length) > 32) return [];
    return [
      {
        destination: subnetOf(address, Number(length)),
        gateway: undefined,
        metric: undefined,
        table: undefined,
        of,
        by: 'profile',
        at: { uri, span: at.valueSpan },
        gatewayAt: undefined,
      },
    ];
  };
  return [...(scoped ? route(scope, scoped[1]!, scoped[2]) : []), ...(remote ? route(remote, remote.value) : [])];
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
      prefix ?? (length === undefined ? (text === 'default' ? 0 : addressBits(address.family)) : Number(length));
    if (!Number.isInteger(bits) || bits < 0 || bits > addressBits(address.family)) return;
    const number = ruleNumber(table);
    result.push({
      destination: subnetOf(address, bits),
      gateway: gateway && parseAddress(gateway.value),
      metric: metric !== undefined && /^\d{1,10}$/.test(metric) ? Number(metric) : undefined,
      table: number,
      ...(number === undefined && table !== undefined ? { tableName: table } : {}),
      of,
      by: 'profile',
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
