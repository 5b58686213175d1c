// The settings as the client tells them: at its start, when it is asked, and whenever they change.
import { DidChangeConfigurationNotification } from 'vscode-languageserver/node';
import type { Client } from './client';
import { type Settings, settingsOf } from './settings';

export class ClientSettings {
  #now: Settings;
  /** How often they were asked for: the last question counts. */
  #asked = 0;
  /** Whether the client has told its settings, or has none to tell. */
  #areKnown = false;

  constructor(
    readonly client: Client,
    /** The section `virtnet`, from a client that tells it at its start. */
    readonly first: unknown,
    /** Settings have come; `before` are those of up to now. */
    readonly changed: (now: Settings, before: Settings) => Promise<void>,
  ) {
    this.#now = settingsOf(first);
  }

  get now(): Settings {
    return this.#now;
  }

  get areKnown(): boolean {
    return this.#areKnown;
  }

  /** After the client has said `initialized`: has changes told, and asks. */
  async begin(): Promise<void> {
    const { method } = DidChangeConfigurationNotification.type;
    const { can } = this.client;
    if (can.registersConfiguration)
      this.client.demand('client/registerCapability', {
        registrations: [{ id: method, method, registerOptions: { section: ['virtnet', 'files.exclude'] } }],
      });
    this.#areKnown = !can.configuration || this.first !== undefined;
    await this.read(undefined);
  }

  /** Takes the settings that were sent; from a client that tells when asked, what it tells. */
  async read(sent: unknown): Promise<void> {
    if (this.client.can.configuration) {
      const asked = ++this.#asked;
      const answer = await this.client.ask('workspace/configuration', { items: [{ section: 'virtnet' }] });
      // It says null for a section that it does not have; and an answer may come late, or not at all.
      const section: unknown = Array.isArray(answer) ? (answer[0] ?? this.first) : undefined;
      if (section === undefined || asked !== this.#asked) return;
      await this.#take(section);
    } else if (sent !== undefined && sent !== null) await this.#take((sent as { virtnet?: unknown }).virtnet ?? sent);
  }

  async #take(section: unknown): Promise<void> {
    const before = this.#now;
    this.#now = settingsOf(section);
    await this.changed(this.#now, before);
    this.#areKnown = true;
  }
}
