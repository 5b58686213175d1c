// The static DHCP hosts of a network. There may be ten thousand, so each is a handle that reads its values when asked.
import { type Address, parseAddress } from '../address';
import { attribute, attributeSize, type Element, kinds, node, nodeSize, type Tree } from '../syntax/tree';
import type { Place } from '../text';
import type { ReservationFact, SubnetFact } from './facts';

/** The hosts in a `dhcp` element, in the order of the document. */
export function reservationsIn(dhcp: Element, uri: string, subnet: SubnetFact | undefined): ReservationFact[] {
  const { tree, index } = dhcp;
  const { nodes } = tree.data;
  const end = nodes[index * nodeSize + node.next]!;
  const origin = { tree, uri, subnet };
  const result: ReservationFact[] = [];
  for (let i = index + 1; i < end; i = nodes[i * nodeSize + node.next]!)
    if (isHost(tree, i)) result.push(new Host(origin, i));
  return result;
}

function isHost({ data, text }: Tree, index: number): boolean {
  const at = index * nodeSize;
  const start = data.nodes[at + node.nameStart]!;
  return (
    data.nodes[at + node.kind] === kinds.element &&
    data.nodes[at + node.nameEnd]! - start === 4 &&
    text.startsWith('host', start)
  );
}

interface Origin {
  readonly tree: Tree;
  readonly uri: string;
  readonly subnet: SubnetFact | undefined;
}

class Host implements ReservationFact {
  readonly #origin: Origin;
  readonly #index: number;
  readonly #mac: number;
  readonly #id: number;
  readonly #name: number;
  readonly #ip: number;
  // Read by several rules, so kept once read; null before.
  #macText: string | null | undefined = null;
  #nameText: string | null | undefined = null;
  #address: Address | null | undefined = null;

  constructor(origin: Origin, index: number) {
    const { nodes, attributes, nodeCount, attributeCount } = origin.tree.data;
    const { text } = origin.tree;
    const first = nodes[index * nodeSize + node.firstAttribute]!;
    const end = index + 1 < nodeCount ? nodes[(index + 1) * nodeSize + node.firstAttribute]! : attributeCount;
    let [mac, id, name, ip] = [-1, -1, -1, -1];
    // Backwards, because of two attributes of one name the first counts.
    for (let i = end - 1; i >= first; i--) {
      const start = attributes[i * attributeSize + attribute.nameStart]!;
      const length = attributes[i * attributeSize + attribute.nameEnd]! - start;
      if (length === 2 && text.startsWith('ip', start)) ip = i;
      else if (length === 2 && text.startsWith('id', start)) id = i;
      else if (length === 3 && text.startsWith('mac', start)) mac = i;
      else if (length === 4 && text.startsWith('name', start)) name = i;
    }
    this.#origin = origin;
    this.#index = index;
    this.#mac = mac;
    this.#id = id;
    this.#name = name;
    this.#ip = ip;
  }

  get mac(): string | undefined {
    if (this.#macText === null) this.#macText = this.#value(this.#mac)?.toLowerCase() || undefined;
    return this.#macText;
  }

  get id(): string | undefined {
    return this.#value(this.#id)?.toLowerCase() || undefined;
  }

  get name(): string | undefined {
    if (this.#nameText === null) this.#nameText = this.#value(this.#name) || undefined;
    return this.#nameText;
  }

  get ip(): Address | undefined {
    if (this.#address !== null) return this.#address;
    const value = this.#value(this.#ip);
    return (this.#address = value === undefined ? undefined : parseAddress(value));
  }

  get subnet(): SubnetFact | undefined {
    return this.#origin.subnet;
  }

  get macAt(): Place | undefined {
    return this.#valueAt(this.#mac);
  }

  get idAt(): Place | undefined {
    return this.#valueAt(this.#id);
  }

  get nameAt(): Place | undefined {
    return this.#valueAt(this.#name);
  }

  get ipAt(): Place | undefined {
    return this.#valueAt(this.#ip);
  }

  get at(): Place {
    const { tree, uri } = this.#origin;
    const start = tree.field(this.#index, node.start);
    return { uri, span: { start, end: tree.field(this.#index, node.openEnd) } };
  }

  #value(index: number): string | undefined {
    if (index < 0) return undefined;
    const { data, text } = this.#origin.tree;
    const at = index * attributeSize;
    const raw = text.slice(data.attributes[at + attribute.valueStart], data.attributes[at + attribute.valueEnd]);
    return data.spelling.decode(raw, data.attributes[at + attribute.flags]!);
  }

  #valueAt(index: number): Place | undefined {
    if (index < 0) return undefined;
    const { tree, uri } = this.#origin;
    const at = index * attributeSize;
    const start = tree.data.attributes[at + attribute.valueStart]!;
    return { uri, span: { start, end: tree.data.attributes[at + attribute.valueEnd]! } };
  }
}
