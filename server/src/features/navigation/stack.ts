// What stands on what: a guest on a network, the network on a bridge, the bridge on its ports, a VLAN on its bond. What a thing
// stands on carries it; what stands on it rides.
import type { DeviceFact, GuestFact, NetworkFact, ReferenceFact } from '../../model/facts';
import { basenameOf, type File } from '../../model/file';
import { cardsByNetwork } from '../../model/guest/macs';
import { networksByName } from '../../model/networks';
import { lookupOf } from '../../model/lookup';
import type { Index, WorkspaceFacts } from '../../model/workspace-facts';
import { type Place, touches } from '../../text';
import { nameAt } from './names';

/** One thing of the stack. */
export interface Layer {
  readonly kind: 'guest' | 'network' | 'device';
  readonly name: string;
  /** What it is, and where it is said. */
  readonly detail: string;
  readonly at: Place;
}

/** A layer above or below another, and the words that put it there. */
export interface Neighbour {
  readonly layer: Layer;
  readonly said: readonly Place[];
}

const guestsByName: Index<GuestFact> = { of: ({ guest }) => (guest ? [guest] : []), key: (it) => it.name || undefined };

/** By the name of what they refer to, and by who refers. */
const referencesByName: Index<ReferenceFact> = { of: ({ references }) => references, key: (it) => it.name };
const referencesByFrom: Index<ReferenceFact> = { of: ({ references }) => references, key: (it) => it.from };

const ofNetwork = (it: NetworkFact): Layer => ({
  ...{
    kind: 'network',
    name: it.name,
    detail: `${it.mode ?? ''} network in ${basenameOf(it.at.uri)}`.trim(),
    at: it.at,
  },
});

const ofGuest = (it: GuestFact): Layer => ({
  ...{ kind: 'guest', name: it.name, detail: `guest in ${basenameOf(it.at.uri)}`, at: it.at },
});

const kindWords = ({ kind }: DeviceFact): string => (kind === 'other' || kind === 'unknown' ? 'interface' : kind);

const ofDevice = (it: DeviceFact): Layer => ({
  ...{ kind: 'device', name: it.name, detail: `${kindWords(it)} in ${basenameOf(it.at.uri)}`, at: it.at },
});

/** The layer whose name stands at an offset. */
export function layerAt(file: File, workspace: WorkspaceFacts, offset: number): Layer | undefined {
  const { guest } = file.facts;
  if (guest && guest.name !== '' && touches(guest.at.span, offset)) return ofGuest(guest);
  const name = nameAt(file, offset);
  if (!name || name.names === 'portgroup' || name.names === 'zone' || name.names === 'filter') return undefined;
  const kind = name.names === 'network' ? name.names : 'device';
  return layerOf(kind, name.name, workspace, { uri: file.uri, span: name.span });
}

/** The layer of a name: of a device the file that says most of it. A card of which no file says anything is one as well. */
export function layerOf(kind: Layer['kind'], name: string, workspace: WorkspaceFacts, at?: Place): Layer | undefined {
  if (kind === 'network') return workspace.by(networksByName, name).map(ofNetwork)[0];
  if (kind === 'guest') return workspace.by(guestsByName, name).map(ofGuest)[0];
  const all = workspace.devices(name);
  const device = all.find((it) => it.kind !== 'unknown' && it.kind !== 'other') ?? all[0];
  return device ? ofDevice(device) : at && { kind, name, detail: 'no file configures it', at };
}

/** What a reference makes of who refers: it rides on what it names. */
const riders: Readonly<Partial<Record<ReferenceFact['relation'], Layer['kind']>>> = {
  'vlan-parent': 'device',
  'host-bridge': 'network',
  uplink: 'network',
  'guest-bridge': 'guest',
  'guest-device': 'guest',
};

/** A port carries its controller, though it is the port that names it. */
const isPort = ({ relation }: ReferenceFact): boolean => relation.startsWith('controller-');

/** What rides on a layer. */
export function ridersOf({ kind, name }: Layer, workspace: WorkspaceFacts): Neighbour[] {
  const found = new Neighbours(workspace);
  if (kind === 'network')
    for (const it of workspace.by(cardsByNetwork, name)) found.add('guest', it.guest, it.network!.at);
  if (kind !== 'device') return found.all;
  for (const it of workspace.by(referencesByFrom, name)) if (isPort(it)) found.add('device', it.name, it.at);
  for (const it of workspace.by(referencesByName, name)) {
    const rider = riders[it.relation];
    if (rider) found.add(rider, it.from, it.at);
  }
  for (const it of lookupOf(workspace).byBridge.get(name) ?? [])
    if (it.mode !== 'bridge') found.add('network', it.name, it.at);
  return found.all;
}

/** What carries a layer. */
export function carriersOf({ kind, name }: Layer, workspace: WorkspaceFacts): Neighbour[] {
  const found = new Neighbours(workspace);
  if (kind === 'guest')
    for (const { interfaces } of workspace.by(guestsByName, name))
      for (const { network, bridge, device } of interfaces) {
        if (network) found.add('network', network.value, network.at);
        for (const it of [bridge, device]) if (it) found.add('device', it.value, it.at);
      }
  if (kind === 'network')
    for (const { bridge, mode, at } of workspace.by(networksByName, name)) {
      if (bridge && mode !== 'bridge') found.add('device', bridge, at);
      for (const it of workspace.by(referencesByFrom, name))
        if (it.at.uri === at.uri && riders[it.relation] === 'network') found.add('device', it.name, it.at);
    }
  if (kind === 'device') {
    for (const it of workspace.by(referencesByName, name)) if (isPort(it)) found.add('device', it.from, it.at);
    for (const it of workspace.by(referencesByFrom, name))
      if (it.relation === 'vlan-parent') found.add('device', it.name, it.at);
  }
  return found.all;
}

/** Neighbours to layers, each layer once. */
class Neighbours {
  readonly #byLayer = new Map<string, { layer: Layer; said: Place[] }>();

  constructor(readonly workspace: WorkspaceFacts) {}

  get all(): Neighbour[] {
    return [...this.#byLayer.values()];
  }

  add(kind: Layer['kind'], name: string, at: Place): void {
    const key = `${kind} ${name}`;
    const known = this.#byLayer.get(key);
    if (known) known.said.push(at);
    const layer = known || name === '' ? undefined : layerOf(kind, name, this.workspace, at);
    if (layer) this.#byLayer.set(key, { layer, said: [at] });
  }
}
