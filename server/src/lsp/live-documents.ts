// What is known of a watched host, as documents of the workspace.
import type { HostSnapshot, LiveNetwork } from '../host/watch/snapshot';
import { StoredBeside } from '../model/deployed';
import { managedModes, type NetworkMode } from '../model/facts';
import { hostDocument } from '../model/host-document';
import type { Lease } from '../model/lease-facts';
import { LeasesDocument } from '../model/leases';
import { liveUri } from '../model/live';
import type { LiveFile } from '../workspace';
import { readFile } from '../model/read-file';

/** Kept while leases and guests are the same ones: most events are about one network of many. */
const kept = new WeakMap<
  readonly Lease[],
  { readonly guests: HostSnapshot['guests']; readonly document: LeasesDocument }
>();

/** What a host has, as documents. */
export function documentsOf(connection: string, { networks, guests, inventory, libvirt }: HostSnapshot): LiveFile[] {
  const plugged = new Map(
    guests.flatMap((guest) =>
      guest.running ? guest.interfaces.map((it) => [it.mac.toLowerCase(), guest.name] as const) : [],
    ),
  );
  const withGuest = (it: Lease): Lease => {
    const guest = plugged.get(it.mac);
    return guest === undefined ? it : { ...it, guest };
  };
  const leasesOf = ({ uuid, name, leases }: LiveNetwork): LeasesDocument => {
    const known = kept.get(leases);
    if (known?.guests === guests) return known.document;
    const document = new LeasesDocument(connection, { uuid, name }, leases.map(withGuest));
    kept.set(leases, { guests, document });
    return document;
  };
  const files: LiveFile[] = networks.flatMap((network) => {
    const { uuid, name, running, stored } = network;
    return [
      ...(running === undefined
        ? []
        : [readFile(liveUri(connection, 'running', uuid, name), 'network', running), leasesOf(network)]),
      ...(stored === undefined ? [] : [storedDocument(connection, { uuid, name, running, stored })]),
    ];
  });
  const ofNetworks = networks.flatMap(({ active, summary }) =>
    active && summary?.bridge !== undefined && managedModes.has(summary.mode as NetworkMode) ? [summary.bridge] : [],
  );
  return [...files, hostDocument({ connection, ...(libvirt !== undefined && { libvirt }), ...inventory, ofNetworks })];
}

/** What is stored; of a network that runs it is but compared. */
function storedDocument(
  connection: string,
  { uuid, name, running, stored }: Pick<LiveNetwork, 'uuid' | 'name' | 'running'> & { readonly stored: string },
): LiveFile {
  const uri = liveUri(connection, 'stored', uuid, name);
  return running === undefined ? readFile(uri, 'network', stored) : new StoredBeside(uri, stored, { uuid, name });
}
