// What is known of a host, as a view shows it: plain JSON.
import type { HostSnapshot, LiveNetwork } from '../host/watch/snapshot';
import type { WatchState } from '../host/watch/watch';
import type { NetworkFact } from '../model/facts';
import type { File } from '../model/file';
import { liveUri } from '../model/live';
import { networksByName, networksByUuid } from '../model/networks';
import type { Workspace } from '../workspace';
import { differencesFromHost } from './host-differences';
import type { HostView, NetworkView } from './protocol';

/**
 * A watched host. `file` of a network is the file of the workspace that says the same uuid, or else the same name, among those
 * that are for this host.
 */
export function viewOf(
  connection: string,
  state: WatchState,
  snapshot: HostSnapshot | undefined,
  workspace: Workspace,
  isFor: (file: File) => boolean,
): HostView {
  const facts = workspace.facts().seenFrom({ hostRoot: undefined, live: undefined });
  const isOwn = ({ at: { uri } }: NetworkFact): boolean => {
    const file = workspace.file(uri);
    return file !== undefined && isFor(file);
  };
  const fileOf = ({ uuid, name }: LiveNetwork): string | undefined =>
    (
      facts.by(networksByUuid, uuid).find(isOwn) ??
      facts.by(networksByName, name).find((it) => it.uuid === undefined && isOwn(it))
    )?.at.uri;
  return {
    connection,
    state: state.how,
    ...('why' in state && { why: state.why.message, reason: state.why.reason, isLeft: state.isLeft }),
    ...(snapshot?.libvirt !== undefined && { libvirt: snapshot.libvirt }),
    networks: (snapshot?.networks ?? []).map((it): NetworkView => {
      const { name, uuid, active, autostart, persistent, summary, leases } = it;
      const file = fileOf(it);
      const written = file === undefined ? undefined : workspace.file(file);
      const differences = written && differencesFromHost(written, it);
      const guests = snapshot!.guests.flatMap((guest) =>
        guest.interfaces
          .filter((card) => card.network === name)
          .map(({ mac }) => ({ name: guest.name, running: guest.running, mac })),
      );
      return {
        ...{ name, uuid, active, autostart, persistent, leases, guests },
        ...(summary && { summary }),
        document: liveUri(connection, active ? 'running' : 'stored', uuid, name),
        ...(persistent && { stored: liveUri(connection, 'stored', uuid, name) }),
        ...(file !== undefined && { file }),
        ...(differences !== undefined && { differences }),
      };
    }),
  };
}
