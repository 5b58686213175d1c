// The host as the server holds it: one kept-open virsh per connection, the history of definitions, who is asked.
import type { Plan } from './protocol';
import { isAbsolute } from 'node:path';
import { type Diagnostic, MessageType } from 'vscode-languageserver/node';
import { type Connection, failure, type Result } from '../host/command';
import { History } from '../host/history';
import { VirshSession } from '../host/session';
import { stateFolder } from '../host/state-folder';
import { libvirtVersion } from '../host/virsh';
import { notice } from '../visible';
import type { Client } from './client';
import { type CommandContext, runCommand } from './commands';
import type { InitializationOptions } from './protocol';
import type { Settings } from './settings';

/** What the host needs of the server. */
export interface Asking {
  settings(): Settings;
  trusted(): boolean;
  text(uri: string): string | undefined;
  publish(uri: string, diagnostics: readonly Diagnostic[]): void;
  /** The version of the connected libvirt is known, or another one than before. */
  versionChanged(): void;
}

export class VirshHost {
  readonly #sessions = new Map<string, VirshSession>();
  readonly #history: History;
  #version: string | undefined;
  #closed = false;

  constructor(
    readonly client: Client,
    readonly asking: Asking,
    { storage, formerStorage }: InitializationOptions,
  ) {
    this.#history = new History(pathIn(storage) ?? stateFolder(), { former: pathIn(formerStorage) });
  }

  /** The version of the libvirt of the settings, once a command has reached it. */
  get version(): string | undefined {
    return this.#version;
  }

  /** Runs one of the commands of `workspace/executeCommand`. Never rejects. */
  async run(id: string, args: readonly unknown[] | undefined): Promise<Result<unknown>> {
    if (!this.asking.trusted())
      return failure('not-permitted', 'the folder is not trusted: no program is started in Restricted Mode');
    const done = await runCommand(id, args, this.#context());
    if (done.ok) await this.#learnVersion();
    return done;
  }

  /** Ends every virsh; no other is started any more. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.#endSessions();
  }

  /** Settings have changed: what was opened with others is closed. */
  async reopen(): Promise<void> {
    this.#version = undefined;
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
      session: (connection) => this.#session(connection),
      history: this.#history,
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

  async #confirm(plan: Plan): Promise<boolean> {
    const text = [plan.title, ...plan.lines, ...plan.notes].map(notice).join('\n');
    const actions = [{ title: 'Run' }, { title: 'Cancel' }];
    const answer = await this.client.ask('window/showMessageRequest', {
      type: MessageType.Warning,
      message: text,
      actions,
    });
    return (answer as { title?: unknown } | null | undefined)?.title === 'Run';
  }

  async #learnVersion(): Promise<void> {
    // Only where a command has been before: nobody asked to connect anywhere else.
    const session = this.#sessions.get(this.asking.settings().uri);
    if (this.#version !== undefined || !session) return;
    const answer = await session.run(libvirtVersion);
    const found = answer.ok ? /libvirt (\d+\.\d+\.\d+)/.exec(answer.value)?.[1] : undefined;
    if (found === undefined) return;
    this.#version = found;
    this.asking.versionChanged();
  }
}

/** What a client sends may be anything. */
const pathIn = (it: unknown): string | undefined => (typeof it === 'string' && isAbsolute(it) ? it : undefined);
