// The door of the language server. It says what the server can and loads the rest, which is most of it, only after that
// answer: an editor that starts waits for no rule and no table.
import {
  createConnection,
  type InitializeResult,
  IPCMessageReader,
  IPCMessageWriter,
  type MessageWriter,
  ProposedFeatures,
  TextDocuments,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { abilitiesOf } from './abilities';
import { capabilitiesOf } from './capabilities';
import { Door, type FrameSource } from './door';
import type * as session from './session';
import { readingFrom, writingTo } from './streams';

/** Runs the server for the client that started this process, and says how it speaks: `--stdio` or `--node-ipc`. */
export function serve(): void {
  if (process.argv.includes('--node-ipc')) {
    serveOn((received) => {
      new IPCMessageReader(process).listen((message) => received({ ok: true, message }));
    }, new IPCMessageWriter(process));
  } else if (process.argv.includes('--stdio')) {
    const door = serveOn(
      readingFrom(process.stdin, (why) => end(door, why)),
      writingTo(process.stdout),
    );
  } else end(undefined, 'found neither --stdio nor --node-ipc among the arguments');
}

/** Ends the process once it has answered what it was asked: with success when it was told to shut down before. */
function end(door: Door | undefined, why: string | undefined): void {
  if (why !== undefined) process.stderr.write(`virtnet: ${why}\n`);
  const leave = (): never => process.exit(why === undefined && door?.isShutDown ? 0 : 1);
  if (door) door.calm().then(leave, leave);
  else leave();
}

/** Answers `initialize`, then hands the connection and the documents to a session. */
export function serveOn(source: FrameSource, writer: MessageWriter): Door {
  let load: (() => session.Session) | undefined;
  const door = new Door(source, writer, () => load?.());
  const connection = createConnection(ProposedFeatures.all, door, writer);
  const documents = new TextDocuments(TextDocument);
  connection.onInitialize((params): InitializeResult => {
    let started: session.Session | undefined;
    load = () => (started ??= new (sessionModule().Session)(connection, documents, params, () => door.calm()));
    // The answer is written in the next turn of the event loop; the session is loaded in the one after it.
    setImmediate(() => setImmediate(() => load?.()));
    const options = params.initializationOptions as Readonly<Record<string, unknown>> | null | undefined;
    return {
      serverInfo: { name: 'virtnet' },
      capabilities: capabilitiesOf(abilitiesOf(params.capabilities), options?.showsLive === true),
    };
  });
  connection.onInitialized(() => load?.().initialized());
  documents.listen(connection);
  connection.listen();
  return door;
}

// `require` because no message may be handled between `initialized` and the session being there.
// eslint-disable-next-line @typescript-eslint/no-require-imports
const sessionModule = () => require('./session') as typeof session;
