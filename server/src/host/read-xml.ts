// What virsh prints of a network as XML, read with a library: libvirt wrote it, and nobody edits it. A document that a person
// writes has a tree of our own (syntax/).
import { XMLParser } from 'fast-xml-parser';
import { addressText, parseAddress, prefixOfMask, parseIpv4 } from '../address';

/** A network as libvirt prints it. */
export interface PrintedNetwork {
  /** As in the XML; `isolated` without `forward`, `macvtap` for mode `bridge` without a bridge. */
  readonly mode: string;
  readonly bridge?: string;
  /** `192.168.110.1/24`, one per `ip` element. */
  readonly addresses: readonly string[];
  /** Interfaces that it may use on its way out. */
  readonly uplinks: readonly string[];
  /** How many guests have an interface on it, as libvirt counts them. */
  readonly connections: number;
  /** Static DHCP hosts. */
  readonly hosts: readonly PrintedHost[];
}

export interface PrintedHost {
  readonly mac?: string;
  readonly name?: string;
  readonly ip?: string;
}

/** An element: its attributes as texts, its children as lists. */
interface Node {
  readonly [name: string]: string | readonly Node[] | undefined;
}

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  parseTagValue: false,
  parseAttributeValue: false,
  // One element or several: always a list.
  isArray: (_name, _path, _isLeaf, isAttribute) => !isAttribute,
});

/** Reads what `net-dumpxml` printed; undefined when it is no network. Declared entities are never expanded: there are none. */
export function readNetwork(xml: string): PrintedNetwork | undefined {
  const root = rootOf(xml);
  if (!root) return undefined;
  const [forward] = childrenOf(root, 'forward');
  const bridge = textOf(childrenOf(root, 'bridge')[0], 'name');
  const mode = forward ? (textOf(forward, 'mode') ?? 'nat') : 'isolated';
  const dev = textOf(forward, 'dev');
  const listed = childrenOf(forward, 'interface').flatMap((it) => textOf(it, 'dev') ?? []);
  const pf = childrenOf(forward, 'pf').flatMap((it) => textOf(it, 'dev') ?? []);
  return {
    mode: mode === 'bridge' && bridge === undefined ? 'macvtap' : mode,
    ...(bridge === undefined ? {} : { bridge }),
    addresses: childrenOf(root, 'ip').flatMap(addressOf),
    uplinks: [...new Set([...(dev === undefined ? [] : [dev]), ...listed, ...pf])],
    connections: Number(textOf(root, 'connections') ?? 0),
    hosts: childrenOf(root, 'ip')
      .flatMap((it) => childrenOf(it, 'dhcp'))
      .flatMap((it) => childrenOf(it, 'host'))
      .map(hostOf),
  };
}

function rootOf(xml: string): Node | undefined {
  if (xml.includes('<!DOCTYPE')) return undefined;
  try {
    const { network } = parser.parse(xml) as { network?: readonly (Node | string)[] };
    const root = network?.[0];
    return typeof root === 'object' ? root : typeof root === 'string' ? {} : undefined;
  } catch {
    return undefined;
  }
}

const childrenOf = (node: Node | undefined, name: string): readonly Node[] => {
  const children = node?.[name];
  // An element without attributes and children is an empty text to the library.
  return Array.isArray(children) ? children.map((it: Node | string) => (typeof it === 'string' ? {} : it)) : [];
};

const textOf = (node: Node | undefined, name: string): string | undefined => {
  const value = node?.[`@${name}`];
  return typeof value === 'string' && value !== '' ? value : undefined;
};

function addressOf(ip: Node): string[] {
  const written = textOf(ip, 'address');
  const address = parseAddress(written ?? '');
  if (!address) return [];
  const mask = parseIpv4(textOf(ip, 'netmask') ?? '');
  const prefix = textOf(ip, 'prefix') ?? (mask < 0 ? undefined : prefixOfMask(mask));
  return [prefix === undefined ? addressText(address) : `${addressText(address)}/${prefix}`];
}

function hostOf(host: Node): PrintedHost {
  const [mac, name, ip] = ['mac', 'name', 'ip'].map((it) => textOf(host, it));
  return { ...(mac && { mac }), ...(name && { name }), ...(ip && { ip }) };
}
