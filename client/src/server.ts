// The language server as the client sees it: started when it is first needed, and asked through one function.
import { type ExtensionContext, window, workspace } from 'vscode';
import {
  type DynamicFeature,
  ExecuteCommandRequest,
  LanguageClient,
  type StaticFeature,
  TransportKind,
} from 'vscode-languageclient/node';
import { type InitializationOptions, rulePage, trusted } from '../../server/src/lsp/protocol';
import { documentSelector, pageScheme } from './documents';

/** What a command of the server answers. */
export type Answer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly reason: string; readonly message: string; readonly detail: string };

export interface Server {
  readonly started: boolean;
  /** Starts the server unless it runs; gives when it is ready. */
  start(): Promise<void>;
  /** Has the server carry out one of its commands. */
  execute<T>(command: string, args: object): Promise<Answer<T>>;
  /** The Markdown of a rule's page, by a path such as `network/subnet-overlap.md`. */
  page(path: string): Promise<string | null>;
  stop(): Promise<void>;
}

/** A server that does not run yet. */
export function serverOf(context: ExtensionContext): Server {
  let client: LanguageClient | undefined;
  let starting: Promise<void> | undefined;
  const start = (): Promise<void> => {
    client ??= clientOf(context);
    starting ??= client.start().catch((fault: unknown) => {
      starting = undefined;
      void window.showErrorMessage(`virtnet: the language server did not start: ${String(fault)}`);
      throw fault;
    });
    return starting;
  };
  return {
    get started() {
      return starting !== undefined;
    },
    start,
    async execute<T>(command: string, args: object): Promise<Answer<T>> {
      await start();
      return (await client!.sendRequest(ExecuteCommandRequest.type, { command, arguments: [args] })) as Answer<T>;
    },
    async page(path) {
      await start();
      return client!.sendRequest<string | null>(rulePage, path);
    },
    async stop() {
      if (client?.needsStop()) await client.stop();
    },
  };
}

/** The commands of the server bear the names that the palette shows; there the client asks first, then passes them on. */
class Client extends LanguageClient {
  override registerFeature(feature: StaticFeature | DynamicFeature<unknown>): void {
    const method = 'registrationType' in feature ? feature.registrationType.method : undefined;
    if (method !== ExecuteCommandRequest.method) super.registerFeature(feature);
  }
}

function clientOf(context: ExtensionContext): LanguageClient {
  const initializationOptions: InitializationOptions = {
    trusted: workspace.isTrusted,
    storage: context.globalStorageUri.fsPath,
    pageScheme,
    settings: workspace.getConfiguration('virtnet'),
  };
  const client = new Client(
    'virtnet',
    'virtnet',
    { module: context.asAbsolutePath('dist/server.js'), transport: TransportKind.ipc },
    { documentSelector, initializationOptions },
  );
  context.subscriptions.push(workspace.onDidGrantWorkspaceTrust(() => void client.sendNotification(trusted)));
  return client;
}
