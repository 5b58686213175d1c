// What an `<interface>` of which type may hold, and what becomes of it elsewhere: one table for rules, completion and hover.
// Source: libvirt 9.0.0 and 11.3.0, each item given to each type, with the schema, the drivers test and qemu, and started.
import { type Version, version } from '../types';
import { interfaceChoices, type InterfaceType } from './types';

/**
 * How an item stands in a type. `refused`: no driver defines the guest. `unsupported`: that of QEMU does not. `unstartable`:
 * it is defined, and does not start. `dropped`: it is gone without a word. `idle`: it is kept and does nothing.
 */
export type TypeSupport = 'works' | 'refused' | 'unsupported' | 'unstartable' | 'dropped' | 'idle';

export interface TypeRow {
  /** A path below the interface, attributes after `@`. */
  readonly item: string;
  /** The only value of the attribute that is meant; any where it is left out. */
  readonly value?: string;
  readonly types: Readonly<Record<InterfaceType, TypeSupport>>;
  /** Why it is not everywhere: half a sentence. */
  readonly why: string;
  /** What changed in later releases, the oldest first. */
  readonly later: readonly {
    readonly from: Version;
    readonly types: Readonly<Partial<Record<InterfaceType, TypeSupport>>>;
  }[];
}

/** How the item stands in a type, for a release of libvirt. */
export const supportOf = ({ types, later }: TypeRow, type: InterfaceType, libvirt: Version): TypeSupport =>
  later.findLast(({ from }) => libvirt >= from)?.types[type] ?? types[type];

/** The types in which the item does something. */
export const typesFor = (row: TypeRow, libvirt: Version): InterfaceType[] =>
  typeOrder.filter((it) => supportOf(row, it, libvirt) === 'works');

const typeOrder = interfaceChoices.map((it) => it.value);

const letters: Readonly<Record<string, TypeSupport>> = {
  '+': 'works',
  D: 'refused',
  Q: 'unsupported',
  T: 'unstartable',
  I: 'dropped',
  '0': 'idle',
};

/** network bridge direct ethernet user hostdev vhostuser vdpa, then all kinds of sockets; of null and vds nobody knows. */
function row(
  item: string,
  standings: string,
  why: string,
  { value, later = {} }: Pick<TypeRow, 'value'> & { readonly later?: Readonly<Record<string, string>> } = {},
): TypeRow {
  const changes = Object.entries(later).map(([since, words]) => ({ from: version(since), types: standingsOf(words) }));
  return { item, types: standingsOf(standings), why, value, later: changes };
}

function standingsOf(words: string): Record<InterfaceType, TypeSupport> {
  const known = words.replaceAll(' ', '');
  const sockets: readonly string[] = ['udp', 'mcast', 'server', 'client', 'internal'];
  const at = (type: InterfaceType, index: number): TypeSupport =>
    type === 'null' || type === 'vds' ? 'works' : letters[known[sockets.includes(type) ? 8 : index]!]!;
  return Object.fromEntries(typeOrder.map((it, i) => [it, at(it, i)])) as Record<InterfaceType, TypeSupport>;
}

/** Every item whose standing depends on the type alone. */
export const typeTable: readonly TypeRow[] = [
  row('virtualport', '+++D D+DD D', 'only bridges and devices of the host have ports of a switch'),
  row('filterref', '++I+ IIII I', 'libvirt filters only what passes a bridge or a tap device of the host'),
  row('bandwidth', '++++ 0T00 0', 'libvirt limits the traffic of devices that it makes on the host'),
  row('bandwidth/inbound@floor', '+DDD DDDD D', 'a rate is promised by a network of libvirt'),
  row('bandwidth/outbound@floor', 'DDDD DDDD D', 'a rate is promised to what the guest receives'),
  row('mtu', '++Q+ QQ+Q Q', 'libvirt sets the MTU of tap devices and of vhost-user only'),
  row('target', '++++ 0000 0', 'there is no device of the host that could be named'),
  row('target@managed', 'DDD+ DDDD D', 'only a tap device that somebody else made can be left as it is', {
    value: 'no',
  }),
  row('script', 'TTT+ T000 0', 'libvirt runs scripts for tap devices that nobody connects otherwise'),
  row('downscript', '000+ 0000 0', 'libvirt runs scripts for tap devices that nobody connects otherwise'),
  row('ip', 'QQQQ +QQ0 Q', 'QEMU cannot set addresses in the guest', { later: { '11.0.0': 'QQQQ +QQQ Q' } }),
  row('route', 'QQQQ QQQ0 Q', 'QEMU cannot set routes in the guest', {
    // passt takes a default route.
    later: { '11.0.0': 'QQQQ QQQQ Q', '12.2.0': 'QQQQ +QQQ Q' },
  }),
  row('port@isolated', '++DD DDDD D', 'only ports of a Linux bridge can be kept apart', { value: 'yes' }),
  row('coalesce', '++QQ QQQQ Q', 'libvirt sets it on tap devices of bridges only'),
  row('teaming@type', '+QQQ Q+QQ Q', 'what is unplugged for migration is a device of the host', { value: 'transient' }),
  row('backend@type', 'DDDD +DDD D', 'passt carries the traffic of type user', {
    value: 'passt',
    later: { '11.1.0': 'DDDD +D+D D' },
  }),
];

const rows: ReadonlyMap<string, TypeRow> = new Map(typeTable.map((it) => [it.item, it]));

/** The row of an item; undefined for what stands in every type alike. */
export const typeRow = (item: string): TypeRow | undefined => rows.get(item);
