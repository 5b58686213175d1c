// What commands are about: the networks of a host as they are listed, and the document of one.
import { type Connection, type Result, success } from '../../host/command';
import { identityOf } from '../../host/identity';
import { listNetworks } from '../../host/networks';
import type { NetworkRef } from '../../host/virsh';
import { liveUri } from '../../model/live';
import type { CommandContext } from './command';
import type { TextDocument } from './compare';
import type { CommandArguments, ListedNetwork } from '../protocol';

/** The document that a command is about: the one that is said, else the file that the network was defined from. */
export function documentFor(
  { uri, name, uuid }: CommandArguments,
  session: Connection,
  { live, text }: Pick<CommandContext, 'live' | 'text'>,
): TextDocument | undefined {
  const networks = live.views().find((it) => it.connection === session.uri)?.networks ?? [];
  const of = uri ?? networks.find((it) => (uuid === undefined ? it.name === name : it.uuid === uuid))?.file;
  const found = of === undefined ? undefined : text(of);
  return of === undefined || found === undefined ? undefined : { uri: of, text: found };
}

/** The network that a command is about: the one that is said, else that of the document. */
export function networkIn(
  { uri, name, uuid }: CommandArguments,
  { text: textOf }: Pick<CommandContext, 'text'>,
): NetworkRef {
  if (name !== undefined || uuid !== undefined) return { name, uuid };
  const text = uri === undefined ? undefined : textOf(uri);
  return text === undefined ? {} : identityOf(text);
}

/** The document with what is stored of that network; undefined where the host is not watched, and has none. */
export function storedDocumentFor(
  args: CommandArguments,
  connection: string | undefined,
  context: Pick<CommandContext, 'live' | 'text'>,
): string | undefined {
  const { name, uuid } = networkIn(args, context);
  const networks = (connection !== undefined && context.live.snapshot(connection)?.networks) || [];
  const found = networks.find((it) => (uuid === undefined ? it.name === name : it.uuid === uuid));
  return found?.stored === undefined ? undefined : liveUri(connection!, 'stored', found.uuid, found.name);
}

/** The networks of a host; that of a text, as its uuid tells or else its name, is marked. */
export async function listed(
  session: Connection,
  text: string | undefined,
  signal: AbortSignal | undefined,
): Promise<Result<ListedNetwork[]>> {
  const networks = await listNetworks(session, { signal });
  if (!networks.ok) return networks;
  const own: NetworkRef = text === undefined ? {} : identityOf(text);
  return success(
    networks.value.map((it) => ({
      ...it,
      ...((own.uuid === undefined ? own.name === it.name : own.uuid === it.uuid) && { isOfDocument: true }),
      document: liveUri(session.uri ?? '', it.active ? 'running' : 'stored', it.uuid, it.name),
    })),
  );
}
