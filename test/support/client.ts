// A client over two in-memory streams: the real server, the real protocol, no process.
import { PassThrough } from 'node:stream';
import {
  createProtocolConnection,
  type Diagnostic,
  type InitializeParams,
  type InitializeResult,
  type ProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import { serveOn } from '../../server/src/lsp/server';
import { readingFrom, writingTo } from '../../server/src/lsp/streams';

export interface Session {
  readonly client: ProtocolConnection;
  readonly initialized: InitializeResult;
  /** Diagnostics sent by the server, the newest per document. */
  readonly pushed: Map<string, Diagnostic[]>;
  open(uri: string, text: string): Promise<void>;
  change(uri: string, text: string): Promise<void>;
  /** What `textDocument/diagnostic` answers. */
  pull(uri: string): Promise<Diagnostic[]>;
  stop(): Promise<void>;
}

/** Of what clients can, so much that they are sent all that tests look at. */
const able = {
  textDocument: {
    diagnostic: {},
    publishDiagnostics: { relatedInformation: true },
    codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: [] } }, isPreferredSupport: true },
  },
};

export async function startSession(params: Partial<InitializeParams> = {}): Promise<Session> {
  const [up, down] = [new PassThrough(), new PassThrough()];
  serveOn(
    readingFrom(up, () => undefined),
    writingTo(down),
  );
  const client = createProtocolConnection(new StreamMessageReader(down), new StreamMessageWriter(up));
  const pushed = new Map<string, Diagnostic[]>();
  client.onNotification('textDocument/publishDiagnostics', ({ uri, diagnostics }) => {
    pushed.set(uri, diagnostics);
  });
  client.onRequest('client/registerCapability', () => null);
  client.listen();
  const initialized = await client.sendRequest<InitializeResult>('initialize', {
    processId: null,
    rootUri: null,
    capabilities: able,
    ...params,
  });
  await client.sendNotification('initialized', {});
  let version = 1;
  return {
    client,
    initialized,
    pushed,
    open: (uri, text) =>
      client.sendNotification('textDocument/didOpen', {
        textDocument: { uri, languageId: 'xml', version: version++, text },
      }),
    change: (uri, text) =>
      client.sendNotification('textDocument/didChange', {
        textDocument: { uri, version: version++ },
        contentChanges: [{ text }],
      }),
    pull: async (uri) =>
      (await client.sendRequest<{ items: Diagnostic[] }>('textDocument/diagnostic', { textDocument: { uri } })).items,
    stop: async () => {
      await client.sendRequest('shutdown');
      client.dispose();
    },
  };
}
