// How a network stands on the host: what is stored of it, what runs, and whether it starts with the host.
import { differencesOf } from '../model/network/drift/differences';
import { normalUuid } from '../model/network/facts';
import { parseXml } from '../syntax/xml/parse';
import { type Connection, type Failure, failure, type Result, type RunOptions, success } from './command';
import { identityOf } from './identity';
import { dumpXml } from './networks';
import * as virsh from './virsh';
import type { NetworkRef } from './virsh';

export interface State {
  /** The stored definition, as libvirt prints it. */
  readonly xml?: string;
  /** What runs, while it does; of a network that is not stored this is all there is. */
  readonly live?: string;
  readonly autostart: boolean;
}

/** A network and how it stands; without name and uuid there is none. */
export interface FoundState {
  readonly name?: string;
  readonly uuid?: string;
  readonly state: State;
}

/** Reads how a network stands. Whatever is not certain is a failure: only a network that is not listed is not there. */
export async function stateOf(
  connection: Connection,
  target: NetworkRef,
  options: RunOptions | undefined,
): Promise<Result<FoundState>> {
  const info = await connection.run(virsh.info(target), options);
  if (!info.ok) return absentOr(info, connection, target, options);
  const { name, uuid, persistent, active, autostart } = info.value;
  // virsh takes a name for a uuid where it can, and a uuid for a name where it must.
  const isTheOne = target.uuid === undefined ? name === target.name : uuid === normalUuid(target.uuid);
  if (!isTheOne) return failure('failed', `asked for ${virsh.refWord(target)}, virsh told of ${name || 'nothing'}`);
  const xml = persistent ? await readXml(connection, uuid, { inactive: true }, options) : success(undefined);
  if (!xml.ok) return xml;
  const live = active ? await readXml(connection, uuid, { inactive: false }, options) : success(undefined);
  if (!live.ok) return live;
  const state = {
    ...(xml.value === undefined ? {} : { xml: xml.value }),
    ...(live.value === undefined ? {} : { live: live.value }),
    autostart,
  };
  return success({ name, uuid, state });
}

/** What virsh says first when it does not find a network is also what it says when it could not look. */
async function absentOr(
  failed: Failure,
  connection: Connection,
  target: NetworkRef,
  options: RunOptions | undefined,
): Promise<Result<FoundState>> {
  if (failed.reason !== 'failed' || !failed.detail.startsWith('failed to get network')) return failed;
  const listed = await connection.run(target.uuid === undefined ? virsh.listNames : virsh.listUuids('all'), options);
  if (!listed.ok) return listed;
  const wanted = target.uuid === undefined ? target.name : normalUuid(target.uuid);
  return listed.value.some((it) => it === wanted) ? failed : success({ state: { autostart: false } });
}

async function readXml(
  connection: Connection,
  uuid: string,
  which: { inactive: boolean },
  options: RunOptions | undefined,
): Promise<Result<string>> {
  const xml = await dumpXml(connection, { uuid }, which, options);
  if (!xml.ok || identityOf(xml.value).uuid === uuid) return xml;
  return failure('failed', `what libvirt has of ${uuid} cannot be read`, xml.value.slice(0, 1000));
}

/** What is another way now than it was, as it stands now; nothing when it is the same. What only runs is not compared. */
export function changesBetween(then: State, now: State): string[] {
  const isThere = (it: State): boolean => it.xml !== undefined || it.live !== undefined;
  if (!isThere(then)) return isThere(now) ? ['it is there again'] : [];
  if (!isThere(now)) return ['it is gone'];
  if (then.xml === undefined) return now.xml === undefined ? [] : ['it is stored'];
  if (now.xml === undefined) return ['it is no longer stored'];
  const parts = new Set(differencesOf(storedIn(then.xml), storedIn(now.xml)).map(({ part }) => part));
  return [
    ...(parts.size > 0 ? [`another definition is stored (${[...parts].map((it) => `<${it}>`).join(', ')})`] : []),
    ...(then.autostart === now.autostart
      ? []
      : [now.autostart ? 'it starts with the host' : 'it no longer starts with the host']),
  ];
}

/** Whether a network still stands as before a change; of some changes what runs counts, too. */
export const isUnchanged = ({ what, before }: { readonly what: string; readonly before: State }, now: State): boolean =>
  changesBetween(before, now).length === 0 &&
  !(isOfRunning.has(what) && ((before.live === undefined) !== (now.live === undefined) || runsOtherwise(before, now)));

/** Changes that are about what runs, too; others but start and stop it. */
const isOfRunning: ReadonlySet<string> = new Set(['apply', 'rollback']);

/** Whether what ran and runs is another network, by meaning. */
export const runsOtherwise = (then: State, now: State): boolean =>
  then.live !== undefined &&
  now.live !== undefined &&
  differencesOf(runningIn(then.live), runningIn(now.live)).length > 0;

const runningIn = (xml: string) => ({ tree: parseXml(xml), kind: 'running' }) as const;

/** Whether a stored definition may be what libvirt made of a text that it was given. */
export const isMadeOf = (given: string, stored: string): boolean =>
  differencesOf({ tree: parseXml(given), kind: 'written' }, storedIn(stored)).length === 0;

const storedIn = (xml: string) => ({ tree: parseXml(xml), kind: 'stored' }) as const;
