// How the network of a file stands on the host that the file is for.
import { networkOf } from '../model/networks';
import type { File } from '../model/file';
import { liveUri } from '../model/live';
import { differencesFromHost } from './host-differences';
import type { LiveHosts } from './live-hosts';
import type { Deployment } from './protocol';

/**
 * How the network of a file stands; undefined for a file without one, and for one of another host. That of the host is the
 * one with the uuid of the file, or with its name when it has none.
 */
export function deploymentOf(
  file: File,
  live: Pick<LiveHosts, 'connectionOf' | 'stateOf' | 'snapshot'>,
): Deployment | undefined {
  const fact = networkOf(file);
  const connection = live.connectionOf(file);
  if (!fact || connection === undefined) return undefined;
  const { name, uuid } = fact;
  const state = live.stateOf(connection);
  const said = {
    ...{ connection, name, state: state?.how ?? ('unwatched' as const) },
    ...(state && 'why' in state && { why: state.why.message }),
  };
  const networks = live.snapshot(connection)?.networks ?? [];
  const found = networks.find((it) => (uuid === undefined ? it.name === name : it.uuid === uuid));
  if (!found) return said;
  const { active, autostart, persistent, summary } = found;
  const differences = differencesFromHost(file, found);
  return {
    ...said,
    network: {
      ...{ name: found.name, uuid: found.uuid, active, autostart, persistent },
      ...(summary && { summary }),
      document: liveUri(connection, active ? 'running' : 'stored', found.uuid, found.name),
      ...(persistent && { stored: liveUri(connection, 'stored', found.uuid, found.name) }),
    },
    ...(differences !== undefined && { differences }),
  };
}
