// The host as the server holds it: one kept-open virsh per connection, the history of definitions, who is asked.
import { isAbsolute } from 'node:path';
import { type CancellationToken, type Diagnostic, MessageType } from 'vscode-languageserver/node';
import { type Connection, failure, type Result } from '../host/command';
import { History } from '../host/history';
import { VirshSession } from '../host/session';
import { stateFolder } from '../host/state-folder';
import { clockCommand } from '../host/trial/clock';
import { libvirtVersion } from '../host/virsh';
import { isApart } from '../model/file';
import { type Edit, LineIndex } from '../text';
import { notice } from '../visible';
import type { Client } from './client';
import type { CommandContext } from './commands/command';
import { commandOf } from './commands/index';
import { runCommand } from './commands/run';
import { deploymentOf } from './deployment';
import { logged } from './host-log';
import { LiveContent } from './live-content';
import { LiveHosts } from './live-hosts';
import { type DocumentOutlook, questionOf } from './commands/plans';
import { type Deployment, hostLog, hostsChanged, type InitializationOptions, type Plan } from './protocol';
import type { Settings } from './settings';
import type { Workspace } from '../workspace';

/** What the host needs of the server. */
export interface Asking {
  settings(): Settings;
  trusted(): boolean;
  text(uri: string): string | undefined;
  publish(uri: string, diagnostics: readonly Diagnostic[]): void;
  outlook(uri: string): DocumentOutlook | undefined;
  /** The version of the connected libvirt is known, or something else of a host. */
  changed(): void;
  /** A network may stand otherwise on its host. */
  stateChanged(): void;
  /** Somebody begins to look at the hosts. */
  looked(): void;
  readonly workspace: Workspace;
}

export class VirshHost {
  readonly #sessions = new Map<string, VirshSession>();
  readonly #history: History;
  /** The hosts that are watched. */
  readonly live: LiveHosts;
  readonly #content: LiveContent;
  /** Of the libvirt of each connection that a command has reached. */
  readonly #versions = new Map<string, string>();
  #closed = false;

  constructor(
    readonly client: Client,
    readonly asking: Asking,
    readonly options: InitializationOptions,
  ) {
    const { storage, formerStorage } = options;
    this.#history = new History(pathIn(storage) ?? stateFolder(), { former: pathIn(formerStorage) });
    this.live = new LiveHosts({
      workspace: asking.workspace,
      settings: () => asking.settings(),
      trusted: () => asking.trusted(),
      session: (uri) => this.#session(uri),
      changed: () => this.#liveChanged(),
      looked: () => asking.looked(),
    });
    this.#content = new LiveContent(client, this.live, asking.workspace);
  }

  /** The version of the libvirt of a connection, where that is watched, or once a command has reached it. */
  versionOf(connection: string): string | undefined {
    return this.live.versionOf(connection) ?? this.#versions.get(connection);
  }

  /** How the network of a document stands on its host; undefined where it has none. */
  deploymentOf(uri: string): Deployment | undefined {
    const file = this.asking.workspace.file(uri);
    return file?.kind === 'network' && !isApart(file.uri) ? deploymentOf(file, this.live) : undefined;
  }

  /** Runs one of the commands of `workspace/executeCommand`. Never rejects. */
  async run(id: string, args: readonly unknown[] | undefined, token?: CancellationToken): Promise<Result<unknown>> {
    if (!this.asking.trusted())
      return failure('not-permitted', 'the folder is not trusted: no program is started in Restricted Mode');
    const done = await runCommand(id, args, { ...this.#context(), signal: token && signalOf(token) });
    if (done.ok) await this.#learnVersion();
    if (commandOf(id)?.changes) this.live.refresh().catch(() => undefined);
    return done;
  }

  /** Ends every virsh; no other is started any more. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.live.close();
    await this.#endSessions();
  }

  /** Settings have changed: what was opened with others is closed. */
  async reopen(): Promise<void> {
    this.#versions.clear();
    await this.live.reopen();
    await this.#endSessions();
  }

  async #endSessions(): Promise<void> {
    const sessions = [...this.#sessions.values()];
    this.#sessions.clear();
    await Promise.all(sessions.map((it) => it.close()));
  }

  #context(): CommandContext {
    return {
      text: (uri) => this.asking.text(uri),
      session: (connection) => this.#logged(this.#session(connection)),
      history: this.#history,
      trying: {
        virsh: this.asking.settings().virsh,
        clock: clockCommand(),
        stays: async (question) => {
          const answer = await this.#choose(question, ['Keep', 'Take back']);
          return answer === undefined ? undefined : answer === 'Keep';
        },
      },
      live: this.live,
      connectionOf: (uri) => {
        const file = this.asking.workspace.file(uri);
        return file && this.live.connectionOf(file);
      },
      outlook: (uri) => this.asking.outlook(uri),
      deployment: (uri) => this.deploymentOf(uri),
      apply: (uri, text, edit) => this.#apply(uri, text, edit),
      confirm: (plan) => this.#confirm(plan),
      publish: (uri, diagnostics) => this.asking.publish(uri, diagnostics),
    };
  }

  #session(connection: string | undefined): Connection {
    const { uri, virsh } = this.asking.settings();
    const key = connection ?? uri;
    if (this.#closed) return { uri: key, run: async () => failure('cancelled', 'the server is stopping') };
    let session = this.#sessions.get(key);
    if (!session) this.#sessions.set(key, (session = new VirshSession({ uri: key, program: virsh })));
    return session;
  }

  /** What a person has asked for is told to a client that keeps a log; what is read again and again is not. */
  #logged(session: Connection): Connection {
    return this.options.hostLog ? logged(session, (it) => this.client.tell(hostLog, it)) : session;
  }

  async #confirm(plan: Plan): Promise<boolean> {
    return (await this.#choose(questionOf(plan).join('\n'), ['Run', 'Cancel'])) === 'Run';
  }

  /** The word that a person chooses; undefined when they choose none. */
  async #choose(question: string, words: readonly string[]): Promise<string | undefined> {
    const message = question.split('\n').map(notice).join('\n');
    const actions = words.map((title) => ({ title }));
    const answer = await this.client.ask('window/showMessageRequest', { type: MessageType.Warning, message, actions });
    const { title } = (answer ?? {}) as { title?: unknown };
    return words.find((it) => it === title);
  }

  async #apply(uri: string, text: string, { span, text: newText }: Edit): Promise<boolean> {
    const lines = new LineIndex(text);
    const range = { start: lines.position(span.start), end: lines.position(span.end) };
    const label = 'Pull into file';
    const answer = await this.client.ask('workspace/applyEdit', {
      label,
      edit: { changes: { [uri]: [{ range, newText }] } },
    });
    return (answer as { applied?: unknown } | null | undefined)?.applied === true;
  }

  async #learnVersion(): Promise<void> {
    // Only where a command has been before: nobody asked to connect anywhere else.
    const { uri: usual, folders } = this.asking.settings();
    const wanted = new Set([usual, ...folders.map((it) => it.connection)]);
    const reached = [...this.#sessions].filter(([uri]) => wanted.has(uri) && !this.#versions.has(uri));
    const found = await Promise.all(reached.map(([, it]) => it.run(libvirtVersion)));
    const before = this.#versions.size;
    for (const [i, answer] of found.entries())
      if (answer.ok && answer.value !== undefined) this.#versions.set(reached[i]![0], answer.value);
    if (this.#versions.size > before) this.asking.changed();
  }

  #liveChanged(): void {
    this.asking.changed();
    this.asking.stateChanged();
    this.#content.changed();
    if (this.options.hostViews) this.client.tell(hostsChanged, {});
  }
}

/** Tells the host that a client has taken its question back. */
function signalOf(token: CancellationToken): AbortSignal {
  const controller = new AbortController();
  token.onCancellationRequested(() => controller.abort());
  if (token.isCancellationRequested) controller.abort();
  return controller.signal;
}

/** What a client sends may be anything. */
const pathIn = (it: unknown): string | undefined => (typeof it === 'string' && isAbsolute(it) ? it : undefined);
