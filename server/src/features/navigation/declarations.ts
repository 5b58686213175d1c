// Who declares a name that a value refers to, and who refers to a declared one: the facts of all files, asked by name.
import type {
  DeviceFact,
  DeviceKind,
  GuestInterfaceFact,
  NetworkFact,
  ReferenceFact,
  WordFact,
} from '../../model/facts';
import { basenameOf } from '../../model/file';
import { filtersByName, filtersOfFiles } from '../../model/guest/filters';
import { cardsByNetwork } from '../../model/guest/macs';
import { networksByName } from '../../model/networks';
import type { WorkspaceFacts } from '../../model/workspace-facts';
import type { NameOf } from '../../schema/types';
import type { Place } from '../../text';

/** A name that may be written, and where it is declared. */
export interface Declaration {
  readonly name: string;
  /** What it is, in words of ours: `bridge of`. */
  readonly what: string;
  /** The file or the network it is of; nothing for what every host has, and for what the running host has. */
  readonly of?: string;
  readonly at: Place;
}

const kindsOf: Readonly<Partial<Record<NameOf, DeviceKind>>> = { bridge: 'bridge', bond: 'bond', team: 'team' };

/** Zones of firewalld that exist on every host, and the two of libvirt. Source: firewalld.zones(5). */
const zones: readonly (readonly [name: string, what: string])[] = [
  ['libvirt', 'zone that libvirt brings along'],
  ['libvirt-routed', 'zone that libvirt brings along for routed networks'],
  ['trusted', 'everything is accepted'],
  ['internal', 'for inner networks'],
  ['home', 'for home networks'],
  ['work', 'for work networks'],
  ['dmz', 'for hosts in a demilitarized zone'],
  ['external', 'for outer networks, with masquerading'],
  ['public', 'for public networks'],
  ['block', 'everything is refused'],
  ['drop', 'everything is dropped'],
];

const nowhere: Place = { uri: '', span: { start: 0, end: 0 } };

/** All names of a kind, each once, in alphabetical order but zones. */
export function declared(names: NameOf, workspace: WorkspaceFacts): Declaration[] {
  if (names === 'zone') return zones.map(([name, what]) => ({ name, what, at: nowhere }));
  const found = new Map<string, Declaration>();
  const add = (it: Declaration) => {
    if (it.name !== '' && !found.has(it.name)) found.set(it.name, it);
  };
  if (names === 'network') for (const it of workspace.networks) add(ofNetwork(it));
  else if (names === 'filter') for (const it of workspace.by(filtersOfFiles, '')) add(ofFilter(it));
  else if (names !== 'portgroup') {
    const kind = kindsOf[names];
    for (const it of workspace.allDevices) if (kind === undefined || it.kind === kind) add(ofDevice(it));
  }
  return [...found.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** Every place that declares the name, whatever its kind is: a BRIDGE= that names a bond is worth showing. */
export function declarationsOf(name: string, names: NameOf | undefined, workspace: WorkspaceFacts): Declaration[] {
  if (names === 'network') return workspace.by(networksByName, name).map(ofNetwork);
  if (names === 'filter') return workspace.by(filtersByName, name).map(ofFilter);
  return names === 'portgroup' ? [] : workspace.devices(name).map(ofDevice);
}

/** Where a network declares a portgroup of that name. */
export const portgroupsOf = (network: string, name: string, workspace: WorkspaceFacts): Place[] =>
  workspace
    .by(networksByName, network)
    .flatMap((it) => it.ports.portgroups)
    .filter((it) => it.value === name)
    .map((it) => it.at);

/** The cards of guests on a network; of one of its portgroups where that is said. */
export const guestsOn = (network: string, workspace: WorkspaceFacts, portgroup?: string): GuestInterfaceFact[] =>
  network === ''
    ? []
    : workspace
        .by(cardsByNetwork, network)
        .filter((it) => portgroup === undefined || it.portgroup?.value === portgroup);

/** Every place that refers to the name of a device. */
export const referencesTo = (name: string, workspace: WorkspaceFacts): ReferenceFact[] =>
  workspace.references.filter((it) => it.name === name);

/** What a reference makes of who refers, in words: `port of the bridge`. */
export const relationWords: Readonly<Record<ReferenceFact['relation'], string>> = {
  'controller-bridge': 'is a port of it',
  'controller-bond': 'is a port of it',
  'controller-team': 'is a port of it',
  'vlan-parent': 'is a VLAN on it',
  'host-bridge': 'plugs guests into it',
  uplink: 'reaches the outside by it',
  'guest-bridge': 'is a guest on it',
  'guest-device': 'is a guest attached to it',
  'default-route': 'has its default route by it',
  'default-gateway': 'has its default route by it',
  'default-gateway6': 'has its default route by it',
  'global-ipv6': 'switches IPv6 on for all',
  'wep-keys': 'keeps keys for it',
  'bridge-access': 'says who may use it',
};

const ofDevice = (it: DeviceFact): Declaration => ({ name: it.name, ...makerOf(it), at: it.at });

function makerOf({ by, kind, of, at }: DeviceFact): Pick<Declaration, 'what' | 'of'> {
  if (by === 'host') return { what: `${kind === 'other' ? 'device' : kind} of the running host` };
  return by === 'libvirt' ? { what: `${kind} of the network`, of } : { what: `${kind} of`, of: basenameOf(at.uri) };
}

const ofFilter = ({ value, at }: WordFact): Declaration => ({
  name: value,
  what: 'filter of',
  of: basenameOf(at.uri),
  at,
});

const ofNetwork = (it: NetworkFact): Declaration => ({
  name: it.name,
  what: 'network of',
  of: basenameOf(it.at.uri),
  at: it.at,
});
