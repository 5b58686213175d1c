// The client as the server sees it: what it can, and the one way to ask or tell it something. No answer of a client, be it a
// refusal, none or nonsense, can do more than leave the server without what it asked for.
import { type Connection, ResponseError } from 'vscode-languageserver/node';
import { visibleLines } from '../visible';
import type { Abilities } from './abilities';

/** What the server asks of clients. */
export type Asked =
  | 'client/registerCapability'
  | 'client/unregisterCapability'
  | 'window/showDocument'
  | 'window/showMessageRequest'
  | 'workspace/codeLens/refresh'
  | 'workspace/applyEdit'
  | 'workspace/configuration'
  | 'workspace/diagnostic/refresh'
  | 'workspace/inlayHint/refresh'
  | 'workspace/textDocumentContent/refresh';

/** What the server tells clients. */
export type Told =
  | 'textDocument/publishDiagnostics'
  | 'window/logMessage'
  | 'window/showMessage'
  | 'virtnet/hostsChanged'
  | 'virtnet/hostLog';

export class Client {
  constructor(
    readonly connection: Connection,
    readonly can: Abilities,
  ) {}

  /** What the client answers, unread; undefined when it refuses, which is logged. Never rejects. */
  async ask(method: Asked, params?: object): Promise<unknown> {
    try {
      return await (params ? this.connection.sendRequest(method, params) : this.connection.sendRequest(method));
    } catch (error) {
      // Its own words, if it has said any.
      this.log(`the client refused ${method}${error instanceof ResponseError ? `: ${error.message}` : ''}`);
      return undefined;
    }
  }

  /** The same where nobody waits for the answer. */
  demand(method: Asked, params: object): void {
    this.ask(method, params).catch(() => undefined);
  }

  tell(method: Told, params: object): void {
    // Whoever has gone misses nothing. It shows at once or later.
    try {
      this.connection.sendNotification(method, params).catch(() => undefined);
    } catch {
      return;
    }
  }

  /** Writes what went wrong to the log of the client. */
  log(message: string): void {
    this.tell('window/logMessage', { type: 1, message: visibleLines(message) });
  }
}
