// What a list says of a network in one line, read from the XML that libvirt prints; that is regular enough for
// expressions, and what they miss is only left out of the line.

export interface NetworkSummary {
  readonly mode: string;
  readonly bridge: string | undefined;
  /** `192.168.110.1/24`, one per `ip` element. */
  readonly addresses: readonly string[];
}

export function summaryOf(xml: string): NetworkSummary {
  const forward = /<forward\b[^>]*>/.exec(xml)?.[0];
  const mode = forward === undefined ? 'isolated' : (attributeOf(forward, 'mode') ?? 'nat');
  const bridge = /<bridge\b[^>]*>/.exec(xml)?.[0];
  return {
    mode: mode === 'bridge' && !bridge ? 'macvtap bridge' : mode,
    bridge: bridge && attributeOf(bridge, 'name'),
    addresses: [...xml.matchAll(/<ip\b[^>]*>/g)].flatMap(([tag]) => addressOf(tag)),
  };
}

/** The line of a list: `nat · virbr10 · 192.168.110.1/24`. */
export const lineOf = ({ mode, bridge, addresses }: NetworkSummary): string =>
  [mode, bridge, ...addresses].filter((it) => it !== undefined).join(' · ');

function addressOf(tag: string): string[] {
  const address = attributeOf(tag, 'address');
  if (address === undefined) return [];
  const netmask = attributeOf(tag, 'netmask');
  const prefix = attributeOf(tag, 'prefix') ?? (netmask && String(prefixOf(netmask)));
  return [prefix ? `${address}/${prefix}` : address];
}

/** Bits set in a dotted mask. */
const prefixOf = (netmask: string): number =>
  netmask.split('.').reduce((sum, it) => sum + Number(it).toString(2).replaceAll('0', '').length, 0);

function attributeOf(tag: string, name: string): string | undefined {
  return new RegExp(`\\s${name}=['"]([^'"]*)['"]`).exec(tag)?.[1];
}
