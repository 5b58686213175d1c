// Reads XML that libvirt printed into plain values. The one door to fast-xml-parser, which knows no places: what a
// person edits is read by syntax/xml.
import { XMLParser } from 'fast-xml-parser';

/** A network as libvirt describes it. */
export interface NetworkXml {
  readonly name: string | undefined;
  /** Lower case, with dashes. */
  readonly uuid: string | undefined;
  /** `isolated` without `forward`; `nat` when it has no mode, as in libvirt. */
  readonly mode: string;
  /** Devices that `forward` names. */
  readonly uplinks: readonly string[];
  readonly bridge: string | undefined;
  readonly mac: string | undefined;
  readonly domain: string | undefined;
  readonly addresses: readonly IpXml[];
  /** Guests plugged in; only in XML of a running network. */
  readonly connections: number;
}

export interface IpXml {
  readonly family: 'ipv4' | 'ipv6';
  readonly address: string;
  readonly prefix: number | undefined;
  readonly netmask: string | undefined;
  readonly ranges: readonly { readonly start: string; readonly end: string }[];
  readonly hosts: readonly { readonly mac?: string; readonly name?: string; readonly ip?: string }[];
}

/** The network in the text; undefined when it holds none or is too broken to be read. */
export function readNetwork(xml: string): NetworkXml | undefined {
  const network = parse(xml)?.network?.[0];
  if (!network) return undefined;
  const forward = network.forward?.[0];
  return {
    name: textOf(network.name?.[0]),
    uuid: canonicalUuid(textOf(network.uuid?.[0])),
    mode: forward ? (attribute(forward, 'mode') ?? 'nat') : 'isolated',
    uplinks: uplinksOf(forward),
    bridge: attribute(network.bridge?.[0], 'name'),
    mac: attribute(network.mac?.[0], 'address'),
    domain: attribute(network.domain?.[0], 'name'),
    addresses: (network.ip ?? []).flatMap(readIp),
    connections: Number(attribute(network, 'connections') ?? 0) || 0,
  };
}

/** A uuid in lower case with dashes; undefined when it is none. Dashes may be missing or anywhere (virUUIDParse). */
export function canonicalUuid(text: string | undefined): string | undefined {
  const digits = text?.trim().replaceAll('-', '').toLowerCase();
  if (!digits || !/^[\da-f]{32}$/.test(digits)) return undefined;
  return [8, 12, 16, 20, 32].map((end, i, ends) => digits.slice(i === 0 ? 0 : ends[i - 1], end)).join('-');
}

/** An element as the parser gives it: children in lists by name, attributes as `@name`, text as `#`. */
interface Node {
  readonly [child: string]: readonly Node[] | undefined;
}

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  textNodeName: '#',
  alwaysCreateTextNode: true,
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  // Entities are expanded here, by a table of five: nothing in the text can define more.
  processEntities: false,
  isArray: (name, _path, _leaf, isAttribute) => !isAttribute && name !== '#',
});

function parse(xml: string): Node | undefined {
  try {
    return parser.parse(xml) as Node;
  } catch {
    // Unreadable text is a normal case here, and libvirt says what is wrong with it.
    return undefined;
  }
}

const scalar = (node: Node | undefined, key: string): string | undefined => {
  const value: unknown = typeof node === 'object' ? node[key] : undefined;
  return typeof value === 'string' ? decoded(value) : undefined;
};

const textOf = (node: Node | undefined): string | undefined =>
  typeof node === 'string' ? decoded(node) : scalar(node, '#');

const attribute = (node: Node | undefined, name: string): string | undefined => scalar(node, `@${name}`);

function uplinksOf(forward: Node | undefined): string[] {
  const named = [attribute(forward, 'dev')];
  for (const child of ['interface', 'pf']) for (const it of forward?.[child] ?? []) named.push(attribute(it, 'dev'));
  return [...new Set(named.filter((it) => it !== undefined))];
}

function readIp(ip: Node): IpXml[] {
  const address = attribute(ip, 'address');
  if (address === undefined) return [];
  const prefix = attribute(ip, 'prefix');
  const dhcp = ip.dhcp?.[0];
  return [
    {
      family: attribute(ip, 'family') === 'ipv6' ? 'ipv6' : 'ipv4',
      address,
      prefix: prefix === undefined ? undefined : Number(prefix),
      netmask: attribute(ip, 'netmask'),
      ranges: (dhcp?.range ?? []).map((it) => ({
        start: attribute(it, 'start') ?? '',
        end: attribute(it, 'end') ?? '',
      })),
      hosts: (dhcp?.host ?? []).map((it) => ({
        mac: attribute(it, 'mac'),
        name: attribute(it, 'name'),
        ip: attribute(it, 'ip'),
      })),
    },
  ];
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

const decoded = (raw: string): string =>
  raw.replace(
    /&(?:#x([\da-f]{1,6})|#(\d{1,7})|([a-z]{2,4}));/gi,
    (all, hex?: string, decimal?: string, name?: string) => {
      if (name !== undefined) return entities[name] ?? all;
      const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
      return code <= 0x10ffff ? String.fromCodePoint(code) : all;
    },
  );
