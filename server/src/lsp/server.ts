// The door of the language server. It says what the server can and loads the rest, which is most of it, only after that
// answer: an editor that starts waits for no rule and no table.
import {
  type Connection,
  createConnection,
  type InitializeResult,
  ProposedFeatures,
  TextDocuments,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { capabilitiesOf } from './capabilities';
import type * as session from './session';

/** Runs the server on the connection that the command line asks for (`--stdio`, `--node-ipc`). */
export function serve(): void {
  serveOn(createConnection(ProposedFeatures.all));
}

/** Answers `initialize`, then hands the connection and the documents to a session. */
export function serveOn(connection: Connection): void {
  // Kept from the start on: a client may open a document before the session is there.
  const documents = new TextDocuments(TextDocument);
  connection.onInitialize((params): InitializeResult => {
    let started: session.Session | undefined;
    const load = (): session.Session => (started ??= new (sessionModule().Session)(connection, documents, params));
    // The answer is written in the next turn of the event loop; the session is loaded in the one after it.
    setImmediate(() => setImmediate(load));
    connection.onInitialized(() => {
      load()
        .initialized()
        .catch((error: unknown) => connection.console.error(String(error)));
    });
    return { serverInfo: { name: 'virtnet' }, capabilities: capabilitiesOf(params.capabilities) };
  });
  documents.listen(connection);
  connection.listen();
}

// `require` because no message may be handled between `initialized` and the session being there.
// eslint-disable-next-line @typescript-eslint/no-require-imports
const sessionModule = () => require('./session') as typeof session;
