// What virsh prints of a network, in short.
import { addressText, parseAddress, prefixOfMask, parseIpv4 } from '../address';
import { childrenOf, type Printed, readRoot, printedText } from './printed';

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

/** Reads what `net-dumpxml` printed; undefined when it is no network. Declared entities are never expanded: there are none. */
export function readNetwork(xml: string): PrintedNetwork | undefined {
  const root = readRoot(xml, 'network');
  if (!root) return undefined;
  const [forward] = childrenOf(root, 'forward');
  const bridge = printedText(childrenOf(root, 'bridge')[0], '@name');
  const mode = forward ? (printedText(forward, '@mode') ?? 'nat') : 'isolated';
  const dev = printedText(forward, '@dev');
  const listed = childrenOf(forward, 'interface').flatMap((it) => printedText(it, '@dev') ?? []);
  const pf = childrenOf(forward, 'pf').flatMap((it) => printedText(it, '@dev') ?? []);
  return {
    mode: mode === 'bridge' && bridge === undefined ? 'macvtap' : mode,
    ...(bridge === undefined ? {} : { bridge }),
    addresses: childrenOf(root, 'ip').flatMap(addressOf),
    uplinks: [...new Set([...(dev === undefined ? [] : [dev]), ...listed, ...pf])],
    connections: Number(printedText(root, '@connections') ?? 0),
    hosts: childrenOf(root, 'ip')
      .flatMap((it) => childrenOf(it, 'dhcp'))
      .flatMap((it) => childrenOf(it, 'host'))
      .map(hostOf),
  };
}

function addressOf(ip: Printed): string[] {
  const written = printedText(ip, '@address');
  const address = parseAddress(written ?? '');
  if (!address) return [];
  const mask = parseIpv4(printedText(ip, '@netmask') ?? '');
  const prefix = printedText(ip, '@prefix') ?? (mask < 0 ? undefined : prefixOfMask(mask));
  return [prefix === undefined ? addressText(address) : `${addressText(address)}/${prefix}`];
}

function hostOf(host: Printed): PrintedHost {
  const [mac, name, ip] = ['mac', 'name', 'ip'].map((it) => printedText(host, `@${it}`));
  return { ...(mac && { mac }), ...(name && { name }), ...(ip && { ip }) };
}
