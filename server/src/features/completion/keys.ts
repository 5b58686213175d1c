// Which keys an ifcfg-style file may still get: those of its kind of interface first, those of other kinds and of other
// readers last, numbered ones with the next number that makes sense.
import { deviceKindOf } from '../../model/ifcfg/device-kind';
import type { DeviceKind } from '../../model/facts';
import { portKeys } from '../../model/ifcfg/memberships';
import { ipv4Keys, nameKeys } from '../../schema/ifcfg-ipv4';
import { ipv6Keys } from '../../schema/ifcfg-ipv6';
import type { AttributeRow, ElementRow } from '../../schema/types';
import type { Attribute, Element } from '../../syntax/tree';
import { describeAttribute, meaningIn } from '../documentation';
import type { AttributeCompletion } from './attributes';
import { isUnread, ranks, type CompletionContext } from './context';

/** Keys that most files of a kind have, in the order in which people write them. */
const usualKeys: Readonly<Record<'any' | 'port' | DeviceKind, string>> = {
  any: 'TYPE DEVICE NAME ONBOOT BOOTPROTO IPADDR PREFIX GATEWAY DNS DOMAIN DEFROUTE IPV6INIT IPV6ADDR IPV6_DEFAULTGW MTU ZONE UUID',
  port: 'TYPE DEVICE NAME ONBOOT BRIDGE MASTER SLAVE TEAM_MASTER BRIDGING_OPTS HWADDR MTU UUID',
  bridge: 'STP DELAY BRIDGING_OPTS BRIDGE_MACADDR',
  bond: 'BONDING_MASTER BONDING_OPTS BRIDGE',
  team: 'DEVICETYPE TEAM_CONFIG BRIDGE',
  vlan: 'VLAN PHYSDEV VLAN_ID BRIDGE',
  ethernet: 'BRIDGE MASTER SLAVE HWADDR ETHTOOL_OPTS',
  wireless: 'ESSID MODE KEY_MGMT',
  infiniband: 'CONNECTED_MODE PKEY PKEY_ID',
  other: '',
  unknown: '',
};

const canonical: Readonly<Partial<Record<DeviceKind, string>>> = {
  bridge: 'Bridge',
  bond: 'Bond',
  team: 'Team',
  vlan: 'Vlan',
  ethernet: 'Ethernet',
  wireless: 'Wireless',
  infiniband: 'InfiniBand',
};

/** Keys for a file. `being` is the one whose name is being typed. */
export function keysFor(
  root: Element,
  table: ElementRow,
  being: Attribute | undefined,
  around: CompletionContext,
): AttributeCompletion[] {
  const present = new Set<string>();
  for (const it of root.attributes) if (it.index !== being?.index) present.add(it.name);
  const kind = deviceKindOf(root);
  const isPort = portKeys.some((it) => present.has(it) && root.value(it) !== '');
  const usual = `${usualKeys.any} ${usualKeys[kind]}`.split(' ');
  const order = isPort ? usualKeys.port.split(' ') : usual;
  const type = present.has('TYPE') || kind !== 'ethernet' ? canonical[kind] : undefined;
  return Object.entries(table.attributes).flatMap(([base, row]) => {
    const name = nextName(base, row, table, present);
    if (name === undefined || row.excludes?.some((it) => present.has(it + name.slice(base.length)))) return [];
    const place = order.indexOf(base);
    const rank = rankOf(base, row, place, isPort, type, around);
    return [
      {
        name: row.prefix ? base : name,
        row,
        rank: place >= 0 && rank === ranks.required ? rank + place / 100 : rank,
        detail: row.value.describe,
        meaning: meaningIn(row.doc),
        documentation: () => describeAttribute(name, row, around.target, { sort: 'key' }),
        deprecated: row.deprecated !== undefined,
      },
    ];
  });
}

function rankOf(
  base: string,
  row: AttributeRow,
  place: number,
  isPort: boolean,
  type: string | undefined,
  { target, file }: CompletionContext,
): number {
  if (row.deprecated !== undefined || isUnread(row, target)) return ranks.unfit;
  if (file.kind !== 'ifcfg') return ranks.usual;
  if (isPort && isAddressKey(base)) return ranks.unfit;
  if (type !== undefined && row.types && !row.types.includes(type)) return ranks.unfit;
  if (place >= 0) return ranks.required;
  if (row.types && type !== undefined) return ranks.usual;
  return row.types ? ranks.rare : row.readers?.length === 1 && row.readers[0] === 'L' ? ranks.rare : ranks.possible;
}

/** A port of a bridge or bond has no addresses: NetworkManager reads such keys and drops them. */
const isAddressKey = (base: string): boolean => [ipv4Keys, ipv6Keys, nameKeys].some((it) => Object.hasOwn(it, base));

/** The name under which a row may be written once more; undefined when it is written already. */
function nextName(
  base: string,
  row: AttributeRow,
  table: ElementRow,
  present: ReadonlySet<string>,
): string | undefined {
  if (row.prefix) return base;
  const { numbered } = row;
  if (!numbered) return present.has(base) ? undefined : base;
  const leader = Object.hasOwn(table.attributes, 'ADDRESS') ? 'ADDRESS' : 'IPADDR';
  const isFollower = base !== leader && table.attributes[leader]?.numbered === numbered;
  // Only the first gateway of a profile is read, while each route has one of its own.
  if (base === 'GATEWAY' && leader === 'IPADDR') return present.has(base) ? undefined : base;
  const taken = (number: string) => present.has(base + number) || isCovered(base, number, present);
  if (isFollower) {
    const number = numbersOf(leader, present).find((it) => !taken(it));
    if (number !== undefined) return base + number;
    return numbersOf(leader, present).length > 0 ? undefined : numbered.plain ? base : `${base}${numbered.from}`;
  }
  if (numbered.plain && !present.has(base)) return base;
  let number = numbered.plain ? Math.max(numbered.from, 1) : numbered.from;
  while (present.has(`${base}${number}`)) number++;
  return `${base}${number}`;
}

/** Either of PREFIX and NETMASK is enough. */
const isCovered = (base: string, number: string, present: ReadonlySet<string>): boolean =>
  (base === 'PREFIX' && present.has(`NETMASK${number}`)) || (base === 'NETMASK' && present.has(`PREFIX${number}`));

/** The numbers under which a key is written, in order; the empty text for none. */
function numbersOf(base: string, present: ReadonlySet<string>): string[] {
  const result = present.has(base) ? [''] : [];
  for (let n = 0; n < 256; n++) {
    if (present.has(`${base}${n}`)) result.push(String(n));
    else if (n > 3) break;
  }
  return result;
}
