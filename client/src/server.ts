// The language server as the client sees it: started when it is first needed, and asked through one function.
import {
  type CancellationToken,
  commands,
  type Event,
  EventEmitter,
  type ExtensionContext,
  window,
  workspace,
} from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import {
  type Answer,
  closeTag,
  type Commands,
  hostLog,
  type HostLogEntry,
  hostsChanged,
  liveText,
  rulePage,
  trusted,
} from '../../server/src/lsp/protocol';
import { hostLogOf } from './host-log';
import { quietly } from './quietly';
import type * as languageClient from './language-client';

export interface Server {
  readonly started: boolean;
  /** Something else is known of the hosts that are watched, or may be asked for now. */
  readonly onHostsChanged: Event<void>;
  /** Starts the server unless it runs; gives when it is ready. */
  start(): Promise<void>;
  /** Has the server carry out one of its commands. */
  execute<Id extends keyof Commands>(
    command: Id,
    args: Commands[Id]['takes'],
    token?: CancellationToken,
  ): Promise<Answer<Commands[Id]['answers']>>;
  /** The Markdown of a rule's page, by a path such as `network/<name>.md`. */
  page(path: string): Promise<string | null>;
  /** What still ends the tag behind a `>` or `/` just typed; null for nothing. */
  closeTag(uri: string, position: { line: number; character: number }): Promise<string | null>;
  /** The text of a document of the scheme `libvirt-live`. */
  liveText(uri: string): Promise<Answer<string>>;
  stop(): Promise<void>;
}

/** A server that does not run yet. */
export function serverOf(context: ExtensionContext): Server {
  let client: LanguageClient | undefined;
  let starting: Promise<void> | undefined;
  const changed = new EventEmitter<void>();
  const start = (): Promise<void> => {
    client ??= newClient();
    starting ??= client.start().catch((fault: unknown) => {
      starting = undefined;
      // The library of the client has written why to its output channel.
      quietly(
        window.showErrorMessage('virtnet: the language server did not start; the output channel virtnet tells more'),
      );
      throw fault;
    });
    return starting;
  };
  const tellTrust = async (): Promise<void> => {
    await client?.sendNotification(trusted);
    changed.fire();
  };
  const log = hostLogOf();
  context.subscriptions.push(
    changed,
    log,
    commands.registerCommand('virtnet.showLog', () => log.show()),
    workspace.onDidGrantWorkspaceTrust(() => quietly(tellTrust())),
  );
  const newClient = (): LanguageClient => {
    const made = library().clientOf(context);
    context.subscriptions.push(
      made.onNotification(hostsChanged, () => changed.fire()),
      made.onNotification(hostLog, (it: HostLogEntry) => log.add(it)),
    );
    return made;
  };
  return {
    onHostsChanged: changed.event,
    get started() {
      return starting !== undefined;
    },
    start,
    async execute<Id extends keyof Commands>(command: Id, args: Commands[Id]['takes'], token?: CancellationToken) {
      await start();
      // The library takes an undefined token for another parameter.
      return client!.sendRequest<Answer<Commands[Id]['answers']>>(
        'workspace/executeCommand',
        ...([{ command, arguments: [args] }, ...(token ? [token] : [])] as const),
      );
    },
    async page(path) {
      await start();
      return client!.sendRequest<string | null>(rulePage, path);
    },
    async closeTag(uri, { line, character }) {
      await start();
      return client!.sendRequest<string | null>(closeTag, { textDocument: { uri }, position: { line, character } });
    },
    async liveText(uri) {
      await start();
      return client!.sendRequest<Answer<string>>(liveText, uri);
    },
    async stop() {
      if (client?.needsStop()) await client.stop();
    },
  };
}

// `require` because the library is most of the extension: it is loaded when a server is started, and not before.
// eslint-disable-next-line @typescript-eslint/no-require-imports
const library = () => require('./language-client') as typeof languageClient;
