// The static DHCP hosts of a network. There may be ten thousand, so they are columns of numbers; what one of them says
// is read when it is asked for.
import { type Address, parseAddress, parseIpv4 } from '../address';
import { attribute, attributeSize, type Element, kinds, node, nodeSize, type Tree } from '../syntax/tree';
import type { Place } from '../text';
import type { ReservationFact, SubnetFact } from './facts';

/** A `dhcp` element with the subnet of the `ip` it stands in. */
export interface Pool {
  readonly dhcp: Element;
  readonly subnet: SubnetFact | undefined;
}

/** What an attribute column holds of a host that has no such attribute. */
const absent = -1;

/** The hosts of a network, in the order of the document. */
export class Hosts {
  readonly #nodes: Int32Array;
  readonly #mac: Int32Array;
  readonly #id: Int32Array;
  readonly #name: Int32Array;
  readonly #ip: Int32Array;
  readonly #pools: Int32Array;
  #count = 0;
  #facts: readonly ReservationFact[] | undefined;

  constructor(
    readonly tree: Tree,
    readonly uri: string,
    readonly pools: readonly Pool[],
  ) {
    const nodes = new Int32Array(
      pools.reduce((sum, { dhcp }) => sum + tree.field(dhcp.index, node.next) - dhcp.index - 1, 0),
    );
    const pool = new Int32Array(nodes.length);
    pools.forEach(({ dhcp }, i) => {
      const from = this.#count;
      this.#count = findHosts(dhcp, nodes, from);
      pool.fill(i, from, this.#count);
    });
    this.#nodes = nodes.slice(0, this.#count);
    this.#pools = pool.slice(0, this.#count);
    this.#mac = new Int32Array(this.#count);
    this.#id = new Int32Array(this.#count);
    this.#name = new Int32Array(this.#count);
    this.#ip = new Int32Array(this.#count);
    for (let i = 0; i < this.#count; i++) this.#readAttributes(i);
  }

  get count(): number {
    return this.#count;
  }

  /** All of them as facts. */
  get facts(): readonly ReservationFact[] {
    return (this.#facts ??= Array.from(this.#nodes, (_, i) => new Host(this, i)));
  }

  /** One of them as a fact. */
  fact(index: number): ReservationFact {
    return this.#facts?.[index] ?? new Host(this, index);
  }

  subnet(index: number): SubnetFact | undefined {
    return this.pools[this.#pools[index]!]?.subnet;
  }

  /** The node of the `host` element. */
  node(index: number): number {
    return this.#nodes[index]!;
  }

  /** Index of an attribute in the tree, -1 where it is not written. */
  attribute(index: number, column: Column): number {
    return this.#column(column)[index]!;
  }

  has(index: number, column: Column): boolean {
    return this.#column(column)[index] !== absent;
  }

  /** Where a value starts and ends in the text. */
  valueStart(index: number, column: Column): number {
    return this.tree.data.attributes[this.attribute(index, column) * attributeSize + attribute.valueStart]!;
  }

  valueEnd(index: number, column: Column): number {
    return this.tree.data.attributes[this.attribute(index, column) * attributeSize + attribute.valueEnd]!;
  }

  /** The decoded value. */
  value(index: number, column: Column): string | undefined {
    const at = this.attribute(index, column);
    if (at === absent) return undefined;
    const { data, text } = this.tree;
    const raw = text.slice(this.valueStart(index, column), this.valueEnd(index, column));
    return data.spelling.decode(raw, data.attributes[at * attributeSize + attribute.flags]!);
  }

  /** An IPv4 address as integer; -1 for any other, and for none. Makes nothing. */
  ipv4(index: number): number {
    if (!this.has(index, 'ip')) return -1;
    return parseIpv4(this.tree.text, this.valueStart(index, 'ip'), this.valueEnd(index, 'ip'));
  }

  address(index: number): Address | undefined {
    const value = this.value(index, 'ip');
    return value === undefined ? undefined : parseAddress(value);
  }

  #column(column: Column): Int32Array {
    switch (column) {
      case 'mac':
        return this.#mac;
      case 'id':
        return this.#id;
      case 'name':
        return this.#name;
      case 'ip':
        return this.#ip;
    }
  }

  #readAttributes(host: number): void {
    const index = this.#nodes[host]!;
    const { text, data } = this.tree;
    const { nodes, nodeCount, attributes, attributeCount } = data;
    const first = nodes[index * nodeSize + node.firstAttribute]!;
    const end = index + 1 < nodeCount ? nodes[(index + 1) * nodeSize + node.firstAttribute]! : attributeCount;
    let mac = absent;
    let id = absent;
    let name = absent;
    let ip = absent;
    // Backwards: of two attributes of one name the first counts.
    for (let i = end - 1; i >= first; i--) {
      const start = attributes[i * attributeSize + attribute.nameStart]!;
      const length = attributes[i * attributeSize + attribute.nameEnd]! - start;
      if (length === 2 && text.startsWith('ip', start)) ip = i;
      else if (length === 2 && text.startsWith('id', start)) id = i;
      else if (length === 3 && text.startsWith('mac', start)) mac = i;
      else if (length === 4 && text.startsWith('name', start)) name = i;
    }
    this.#mac[host] = mac;
    this.#id[host] = id;
    this.#name[host] = name;
    this.#ip[host] = ip;
  }
}

export type Column = 'mac' | 'id' | 'name' | 'ip';

/** Writes the nodes of the hosts in a `dhcp` element from a place on; gives the place after the last. */
function findHosts({ tree, index }: Element, found: Int32Array, to: number): number {
  const { text, data } = tree;
  const { nodes } = data;
  const end = nodes[index * nodeSize + node.next]!;
  for (let i = index + 1; i < end; i = nodes[i * nodeSize + node.next]!) {
    const at = i * nodeSize;
    const start = nodes[at + node.nameStart]!;
    if (nodes[at + node.kind] !== kinds.element || nodes[at + node.nameEnd]! - start !== 4) continue;
    if (text.startsWith('host', start)) found[to++] = i;
  }
  return to;
}

class Host implements ReservationFact {
  readonly #hosts: Hosts;
  readonly #index: number;

  constructor(hosts: Hosts, index: number) {
    this.#hosts = hosts;
    this.#index = index;
  }

  get mac(): string | undefined {
    return this.#hosts.value(this.#index, 'mac')?.toLowerCase() || undefined;
  }

  get id(): string | undefined {
    return this.#hosts.value(this.#index, 'id')?.toLowerCase() || undefined;
  }

  get name(): string | undefined {
    return this.#hosts.value(this.#index, 'name') || undefined;
  }

  get ip(): Address | undefined {
    return this.#hosts.address(this.#index);
  }

  get subnet(): SubnetFact | undefined {
    return this.#hosts.subnet(this.#index);
  }

  get macAt(): Place | undefined {
    return this.#valueAt('mac');
  }

  get idAt(): Place | undefined {
    return this.#valueAt('id');
  }

  get nameAt(): Place | undefined {
    return this.#valueAt('name');
  }

  get ipAt(): Place | undefined {
    return this.#valueAt('ip');
  }

  get at(): Place {
    const { tree, uri } = this.#hosts;
    const index = this.#hosts.node(this.#index);
    return { uri, span: { start: tree.field(index, node.start), end: tree.field(index, node.openEnd) } };
  }

  #valueAt(column: Column): Place | undefined {
    const hosts = this.#hosts;
    if (!hosts.has(this.#index, column)) return undefined;
    return {
      uri: hosts.uri,
      span: { start: hosts.valueStart(this.#index, column), end: hosts.valueEnd(this.#index, column) },
    };
  }
}
