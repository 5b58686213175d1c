// The lists of a network that libvirt changes in place (net-update), by its word for each: what an entry is known by, and which
// commands there are. Source: network_conf.c, virNetworkDefUpdate*, and 490 answers of libvirt 9.0.0 and 11.3.0
// (test/recorded/net-update-matrix.jsonl).
import { type Version, version } from '../../../schema/types';
import type { NetworkMode } from '../../facts';
import type { DefinitionPart } from '../drift/part';

export type SectionName =
  'ip-dhcp-host' | 'ip-dhcp-range' | 'dns-host' | 'dns-txt' | 'dns-srv' | 'portgroup' | 'forward-interface';

export interface Section {
  readonly name: SectionName;
  /** Names of the elements below the root, the last that of an entry. */
  readonly path: readonly string[];
  /** What two entries may not share: adding one that shares any with another is refused. */
  readonly keys: (entry: DefinitionPart, mode: NetworkMode) => string[];
  /** Of entries that share a key, whether the other one is found; all are where this is not said. */
  readonly finds?: (given: DefinitionPart, other: DefinitionPart) => boolean;
  /** The attributes by which one is found that goes: all that are given. */
  readonly deletedBy: readonly string[];
  /** Whether deleting is refused where several are found; else the first of them goes. */
  readonly deletesOnlyOne?: true;
  /** Since when an entry is replaced in one step, and by which attributes it is found: the first that shares any. */
  readonly modified?: { readonly since: Version; readonly by: readonly string[] };
  /** Whether the order of the entries means anything. */
  readonly ordered?: true;
  /** Whether libvirt starts dnsmasq anew for it. No lease is lost by that. */
  readonly restartsDnsmasq?: true;
  /** Whether libvirt takes all firewall rules of the network away and writes them anew. */
  readonly rewritesFirewall?: true;
}

/** What libvirt compares: an address however it is written, a word letter by letter. */
export function comparedValue(entry: DefinitionPart, name: string): string | undefined {
  const value = entry.values.get(name);
  return words.has(name) ? value?.text : value?.meaning;
}

const words: ReadonlySet<string> = new Set(['name', 'dev', 'service', 'protocol', 'domain', 'target']);

/** Keys of those attributes that an entry has. */
const anyOf =
  (...names: readonly string[]) =>
  (entry: DefinitionPart): string[] =>
    names.flatMap((name) => {
      const value = comparedValue(entry, name);
      return value === undefined ? [] : [`${name} ${value}`];
    });

/** Every libvirt there is, also one whose version nobody knows. */
export const always = version('0.0.0');
/** Seen in 11.3.0 and not in 9.0.0. */
const late = version('11.3.0');

const srvNames = ['service', 'protocol', 'domain', 'target'] as const;

const oneInterface: ReadonlySet<NetworkMode> = new Set<NetworkMode>(['nat', 'route']);

/**
 * In the order in which they are changed: what makes libvirt start dnsmasq anew comes last, as that is also what makes it read
 * what it was not told of (the first host of an IPv6 subnet).
 */
export const sections: readonly Section[] = [
  {
    name: 'forward-interface',
    path: ['forward', 'interface'],
    keys: (entry, mode) => [...anyOf('dev')(entry), ...(oneInterface.has(mode) ? ['the only one'] : [])],
    deletedBy: ['dev'],
    ordered: true,
    rewritesFirewall: true,
  },
  {
    name: 'portgroup',
    path: ['portgroup'],
    keys: (entry) => [...anyOf('name')(entry), ...(comparedValue(entry, 'default') === 'yes' ? ['the default'] : [])],
    deletedBy: ['name'],
    modified: { since: always, by: ['name'] },
  },
  {
    name: 'ip-dhcp-host',
    path: ['ip', 'dhcp', 'host'],
    keys: anyOf('mac', 'ip', 'name'),
    deletedBy: ['mac', 'name', 'ip'],
    modified: { since: always, by: ['mac', 'ip', 'name'] },
    rewritesFirewall: true,
  },
  {
    name: 'dns-host',
    path: ['dns', 'host'],
    keys: anyOf('ip'),
    deletedBy: ['ip'],
    deletesOnlyOne: true,
    modified: { since: late, by: ['ip'] },
  },
  {
    name: 'ip-dhcp-range',
    path: ['ip', 'dhcp', 'range'],
    keys: (entry) => [`${String(comparedValue(entry, 'start'))} ${String(comparedValue(entry, 'end'))}`],
    deletedBy: ['start', 'end'],
    rewritesFirewall: true,
    restartsDnsmasq: true,
  },
  {
    name: 'dns-txt',
    path: ['dns', 'txt'],
    keys: anyOf('name'),
    deletedBy: ['name'],
    modified: { since: late, by: ['name'] },
    restartsDnsmasq: true,
  },
  {
    name: 'dns-srv',
    path: ['dns', 'srv'],
    keys: (entry) => [`${String(comparedValue(entry, 'service'))} ${String(comparedValue(entry, 'protocol'))}`],
    finds: (given, other) =>
      srvNames.every((name) => [undefined, comparedValue(other, name)].includes(comparedValue(given, name))),
    deletedBy: srvNames,
    deletesOnlyOne: true,
    restartsDnsmasq: true,
  },
];
