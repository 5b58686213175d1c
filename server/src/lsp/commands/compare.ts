// A file beside what a host has of its network: how they differ, and the file with what the host has.
import { pulledInto } from '../../features/pull/index';
import { type Connection, failure, type Result, type RunOptions, success } from '../../host/command';
import { connectionName } from '../../host/outlook';
import { stateOf } from '../../host/state';
import type { NetworkRef } from '../../host/virsh';
import { liveUri } from '../../model/live';
import { differencesOf } from '../../model/network/drift/differences';
import type { DefinitionKind } from '../../model/network/drift/part';
import { parseXml } from '../../syntax/xml/parse';
import { counted, type Edit } from '../../text';
import { readFile } from '../../model/read-file';
import type { NetworkComparison, Done } from '../protocol';

/** A document with its text. */
export interface TextDocument {
  readonly uri: string;
  readonly text: string;
}

/** Reads what a host has of a network, and counts how that differs from a file, when there is one. */
export async function comparisonOf(
  session: Connection,
  target: NetworkRef,
  file: TextDocument | undefined,
  options: RunOptions,
): Promise<Result<NetworkComparison>> {
  const found = await stateOf(session, target, options);
  if (!found.ok) return found;
  const { name, uuid, state } = found.value;
  if (name === undefined || uuid === undefined) return absent(session, target);
  const { xml, live } = state;
  const said = (text: string, kind: DefinitionKind) => ({ tree: parseXml(text), kind });
  const stored = xml === undefined ? undefined : said(xml, 'stored');
  const running = live === undefined ? undefined : said(live, 'running');
  const connection = session.uri ?? '';
  return success({
    name,
    ...(file && { file: file.uri }),
    ...(stored && { stored: liveUri(connection, 'stored', uuid, name) }),
    ...(running && { running: liveUri(connection, 'running', uuid, name) }),
    changes: file ? differencesOf(said(file.text, 'written'), (stored ?? running)!).length : 0,
    pending: stored && running ? differencesOf(stored, running).length : 0,
  });
}

/** Writes what is stored of a network into a file, by whoever applies edits. */
export async function pullInto(
  { uri, text }: TextDocument,
  session: Connection,
  target: NetworkRef,
  apply: (edit: Edit) => Promise<boolean>,
  options: RunOptions,
): Promise<Result<Done>> {
  const found = await stateOf(session, target, options);
  if (!found.ok) return found;
  const { name, state } = found.value;
  if (name === undefined) return absent(session, target);
  if (state.xml === undefined) return failure('failed', `${name} is transient: nothing is stored that could be pulled`);
  const pulled = pulledInto(readFile(uri, 'network', text), state.xml);
  if (!pulled.ok) return failure('failed', `nothing was changed: ${pulled.why}`);
  if (pulled.differences.length === 0) return success({ name, notes: ['the file says so already'] });
  if (!(await apply(betweenTexts(text, pulled.text)))) return failure('failed', 'the editor did not take the changes');
  const count = counted(pulled.differences.length, 'difference', 'differences');
  return success({ name, notes: [`${count} written into the file, which is not saved yet`] });
}

const absent = (session: Connection, { name, uuid }: NetworkRef) =>
  failure('failed', `${connectionName(session)} has no network ${name ?? uuid ?? ''}`);

/** What is in between of what two texts have in common. */
export function betweenTexts(before: string, after: string): Edit {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) start++;
  let same = 0;
  while (same < most - start && before[before.length - 1 - same] === after[after.length - 1 - same]) same++;
  return { span: { start, end: before.length - same }, text: after.slice(start, after.length - same) };
}
