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
  const { name, uuid } = identity;
  // libvirt tells networks apart by uuid: one with that name and another uuid is never replaced.
  const key: Target | undefined = uuid !== undefined ? { uuid } : name !== undefined ? { name } : undefined;
  if (!key) return success({ kept: undefined, uuid: undefined });
  const state = await connection.run(virsh.info(key), options);
  if (state.ok) {
    const { persistent, autostart, active } = state.value;
    const base = { ...now, name: state.value.name, uuid: state.value.uuid };
    // What is stored of a transient network is nothing.
    if (!persistent) {
      return success({ kept: { ...base, xml: undefined, autostart: false, active }, uuid: state.value.uuid });
    }
    const xml = await dumpXml(connection, { uuid: state.value.uuid }, { inactive: true }, options);
    return xml.ok ? success({ kept: { ...base, xml: xml.value, autostart, active }, uuid: state.value.uuid }) : xml;
  }
  if (!isNotFound(state)) return state;
  const nothing = { name: name ?? uuid ?? '', uuid, xml: undefined, autostart: false, active: false };
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
