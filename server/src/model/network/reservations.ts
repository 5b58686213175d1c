// The static DHCP hosts of a network. There may be ten thousand, so they are columns of numbers; what one of them says
// is read when it is asked for.
import { type Address, ipv4Address, parseAddress, parseIpv4 } from '../../address';
import { ints } from '../../int-pool';
import { attribute, attributeSize, type Element, kinds, node, nodeSize, type Tree } from '../../syntax/tree';
import type { Place } from '../../text';
import type { ReservationFact, SubnetFact } from '../facts';

/** A `dhcp` element with the subnet of the `ip` it stands in. */
export interface DhcpPool {
  readonly dhcp: Element;
  readonly subnet: SubnetFact | undefined;
}

/** What an attribute column holds of a host that has no such attribute. */
const absent = -1;

/**
 * Columns of one host in the table of all: its node, its pool, and the index of each attribute. Numbers, as they are
 * asked for in loops over all hosts.
 */
export const columns = { node: 0, pool: 1, mac: 2, id: 3, name: 4, ip: 5 } as const;
const columnCount = 6;

/** What may be looked up of a host. */
export type Column = 'mac' | 'id' | 'name' | 'ip';

type Index<K extends keyof typeof columns = keyof typeof columns> = (typeof columns)[K];

/** The hosts of a network, in the order of the document. */
export class Hosts {
  /** One row of columns for each host. */
  readonly #table: Int32Array;
  #count = 0;
  #facts: readonly ReservationFact[] | undefined;

  constructor(
    readonly tree: Tree,
    readonly uri: string,
    readonly pools: readonly DhcpPool[],
  ) {
    let count = 0;
    for (const { dhcp } of pools) count += countHosts(dhcp);
    this.#table = ints(count * columnCount);
    pools.forEach(({ dhcp }, pool) => this.#read(dhcp, pool));
  }

  get count(): number {
    return this.#count;
  }

  /** All of them as facts. */
  get facts(): readonly ReservationFact[] {
    return (this.#facts ??= Array.from({ length: this.#count }, (_, i) => new Host(this, i)));
  }

  /** One of them as a fact. */
  fact(index: number): ReservationFact {
    return this.#facts?.[index] ?? new Host(this, index);
  }

  subnet(index: number): SubnetFact | undefined {
    return this.pools[this.#at(index, columns.pool)]?.subnet;
  }

  /** The node of the `host` element. */
  node(index: number): number {
    return this.#at(index, columns.node);
  }

  /** Index of an attribute in the tree, -1 where it is not written. */
  attribute(index: number, column: Index<Column>): number {
    return this.#at(index, column);
  }

  has(index: number, column: Index<Column>): boolean {
    return this.#at(index, column) !== absent;
  }

  /** Where a value starts and ends in the text. */
  valueStart(index: number, column: Index<Column>): number {
    return this.tree.data.attributes[this.attribute(index, column) * attributeSize + attribute.valueStart]!;
  }

  valueEnd(index: number, column: Index<Column>): number {
    return this.tree.data.attributes[this.attribute(index, column) * attributeSize + attribute.valueEnd]!;
  }

  /** The decoded value. */
  value(index: number, column: Index<Column>): string | undefined {
    const at = this.attribute(index, column);
    if (at === absent) return undefined;
    const { data, text } = this.tree;
    const raw = text.slice(this.valueStart(index, column), this.valueEnd(index, column));
    return data.spelling.decode(raw, data.attributes[at * attributeSize + attribute.flags]!);
  }

  /** An IPv4 address as integer; -1 for any other, and for none. Makes nothing. */
  ipv4(index: number): number {
    if (!this.has(index, columns.ip)) return -1;
    return parseIpv4(this.tree.text, this.valueStart(index, columns.ip), this.valueEnd(index, columns.ip));
  }

  address(index: number): Address | undefined {
    if (!this.has(index, columns.ip)) return undefined;
    const value = this.ipv4(index);
    return value >= 0 ? ipv4Address(value) : parseAddress(this.value(index, columns.ip)!);
  }

  #at(index: number, column: Index): number {
    return this.#table[index * columnCount + column]!;
  }

  #read(dhcp: Element, pool: number): void {
    const { nodes } = this.tree.data;
    for (let i = nextHost(dhcp, dhcp.index + 1); i >= 0; i = nextHost(dhcp, nodes[i * nodeSize + node.next]!)) {
      const row = this.#count++ * columnCount;
      this.#table.fill(absent, row, row + columnCount);
      this.#table[row + columns.node] = i;
      this.#table[row + columns.pool] = pool;
      this.#readAttributes(i, row);
    }
  }

  #readAttributes(index: number, row: number): void {
    const { text, data } = this.tree;
    const { nodes, nodeCount, attributes, attributeCount } = data;
    const first = nodes[index * nodeSize + node.firstAttribute]!;
    const end = index + 1 < nodeCount ? nodes[(index + 1) * nodeSize + node.firstAttribute]! : attributeCount;
    // Backwards: of two attributes of one name the first counts.
    for (let i = end - 1; i >= first; i--) {
      const start = attributes[i * attributeSize + attribute.nameStart]!;
      const length = attributes[i * attributeSize + attribute.nameEnd]! - start;
      if (length === 2 && text.startsWith('ip', start)) this.#table[row + columns.ip] = i;
      else if (length === 2 && text.startsWith('id', start)) this.#table[row + columns.id] = i;
      else if (length === 3 && text.startsWith('mac', start)) this.#table[row + columns.mac] = i;
      else if (length === 4 && text.startsWith('name', start)) this.#table[row + columns.name] = i;
    }
  }
}

function countHosts(dhcp: Element): number {
  const { nodes } = dhcp.tree.data;
  let count = 0;
  for (let i = nextHost(dhcp, dhcp.index + 1); i >= 0; i = nextHost(dhcp, nodes[i * nodeSize + node.next]!)) count++;
  return count;
}

/** The first `host` in a `dhcp` element from a node on; -1 for none. */
function nextHost({ tree, index }: Element, from: number): number {
  const { text, data } = tree;
  const { nodes } = data;
  const end = nodes[index * nodeSize + node.next]!;
  for (let i = from; i < end; i = nodes[i * nodeSize + node.next]!) {
    const at = i * nodeSize;
    const start = nodes[at + node.nameStart]!;
    if (nodes[at + node.kind] !== kinds.element || nodes[at + node.nameEnd]! - start !== 4) continue;
    if (text.startsWith('host', start)) return i;
  }
  return -1;
}

class Host implements ReservationFact {
  readonly #hosts: Hosts;
  readonly #index: number;

  constructor(hosts: Hosts, index: number) {
    this.#hosts = hosts;
    this.#index = index;
  }

  get mac(): string | undefined {
    return this.#hosts.value(this.#index, columns.mac)?.toLowerCase() || undefined;
  }

  get id(): string | undefined {
    return this.#hosts.value(this.#index, columns.id)?.toLowerCase() || undefined;
  }

  get name(): string | undefined {
    return this.#hosts.value(this.#index, columns.name) || undefined;
  }

  get ip(): Address | undefined {
    return this.#hosts.address(this.#index);
  }

  get subnet(): SubnetFact | undefined {
    return this.#hosts.subnet(this.#index);
  }

  get macAt(): Place | undefined {
    return this.#valueAt(columns.mac);
  }

  get idAt(): Place | undefined {
    return this.#valueAt(columns.id);
  }

  get nameAt(): Place | undefined {
    return this.#valueAt(columns.name);
  }

  get ipAt(): Place | undefined {
    return this.#valueAt(columns.ip);
  }

  get at(): Place {
    const { tree, uri } = this.#hosts;
    const index = this.#hosts.node(this.#index);
    return { uri, span: { start: tree.field(index, node.start), end: tree.field(index, node.openEnd) } };
  }

  #valueAt(column: Index<Column>): Place | undefined {
    const hosts = this.#hosts;
    if (!hosts.has(this.#index, column)) return undefined;
    return {
      uri: hosts.uri,
      span: { start: hosts.valueStart(this.#index, column), end: hosts.valueEnd(this.#index, column) },
    };
  }
}
