// How a network is before it is changed, for the history.
import { type Connection, type Failure, failure, type Result, type RunOptions, success } from './command';
import type { History, Kept } from './history';
import { dumpXml } from './networks';
import * as virsh from './virsh';
import type { Target } from './virsh';

/** The network as it is now, to be kept; nothing to keep when the text names none. */
export async function stateBefore(
  connection: Connection,
  change: Kept['change'],
  identity: Target,
  options: RunOptions | undefined,
): Promise<Result<{ kept: Kept | undefined; uuid: string | undefined }>> {
  const now = { time: new Date().toISOString(), uri: connection.uri ?? '', change };
  const keys: Target[] = [];
  if (identity.uuid !== undefined) keys.push({ uuid: identity.uuid });
  if (identity.name !== undefined) keys.push({ name: identity.name });
  for (const key of keys) {
    const state = await connection.run(virsh.info(key), options);
    if (!state.ok && !isNotFound(state)) return state;
    if (!state.ok) continue;
    const { name, uuid, persistent, autostart, active } = state.value;
    const base = { ...now, name, uuid };
    // What is stored of a transient network is nothing.
    if (!persistent) return success({ kept: { ...base, xml: undefined, autostart: false, active }, uuid });
    const xml = await dumpXml(connection, { uuid }, { inactive: true }, options);
    return xml.ok ? success({ kept: { ...base, xml: xml.value, autostart, active }, uuid }) : xml;
  }
  if (identity.name === undefined) return success({ kept: undefined, uuid: undefined });
  const nothing = { name: identity.name, uuid: identity.uuid, xml: undefined, autostart: false, active: false };
  return success({ kept: { ...now, ...nothing }, uuid: undefined });
}

/** What libvirt says of a network that is not there, in its own code's words and in virsh's. */
export const isNotFound = (it: Failure): boolean =>
  it.reason === 'failed' && /failed to get network|Network not found/.test(it.detail);

export async function keep(history: History, kept: Kept): Promise<Failure | undefined> {
  try {
    await history.keep(kept);
    return undefined;
  } catch (fault) {
    return failure(
      'failed',
      `the definition before could not be kept in ${history.folder}, so nothing was changed`,
      String(fault),
    );
  }
}
