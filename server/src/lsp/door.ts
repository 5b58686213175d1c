// Where messages come in: one after the other, each in a turn of the event loop of its own, so that what a client takes
// back is known before it is begun. What may not be asked at that time, or not so, is answered here.
import {
  AbstractMessageReader,
  type DataCallback,
  Disposable,
  ErrorCodes,
  LSPErrorCodes,
  type Message,
  type MessageReader,
  type MessageWriter,
} from 'vscode-languageserver/node';
import { visible } from '../visible';
import type { Frame } from './frames';
import { complaintAbout } from './params';

/** Gives frames as they come. */
export type FrameSource = (received: (frame: Frame) => void) => void;

interface Incoming extends Message {
  readonly id?: number | string;
  readonly method?: string;
  readonly params?: unknown;
}

/** What is answered instead of what was asked. */
interface Refusal {
  readonly code: number;
  readonly message: string;
}

/** The door of one server: the reader of its connection, which also answers for it. */
export class Door extends AbstractMessageReader implements MessageReader {
  readonly #queue: Incoming[] = [];
  /** As the specification has the life of a server. */
  #state: 'before initialize' | 'running' | 'after shutdown' = 'before initialize';
  #pass: DataCallback = () => undefined;
  #isTurning = false;
  #waiting: (() => void)[] = [];

  /** `awake` is called before each message that follows `initialize`. */
  constructor(
    readonly source: FrameSource,
    readonly writer: MessageWriter,
    readonly awake: () => void,
  ) {
    super();
  }

  listen(callback: DataCallback): Disposable {
    this.#pass = callback;
    this.source((frame) => this.#receive(frame));
    return Disposable.create(() => (this.#pass = () => undefined));
  }

  /** Whether the client has said `shutdown`. */
  get isShutDown(): boolean {
    return this.#state === 'after shutdown';
  }

  /** Resolves in a turn in which no message waits. */
  calm(): Promise<void> {
    return new Promise((resolve) => {
      this.#waiting.push(resolve);
      this.#turn();
    });
  }

  #receive(frame: Frame): void {
    if (!frame.ok) return this.#refuse(null, { code: ErrorCodes.ParseError, message: frame.why });
    const { message } = frame;
    if (!isIncoming(message))
      return this.#refuse(idOf(message), {
        code: ErrorCodes.InvalidRequest,
        message: 'found no request, notification or response of JSON-RPC 2.0; a batch is none',
      });
    if (message.method === '$/cancelRequest') return this.#takeBack(message);
    this.#queue.push(message);
    this.#turn();
  }

  /** What has not begun never will; what has is told. */
  #takeBack(message: Incoming): void {
    const id = (message.params as { id?: unknown } | undefined)?.id;
    if (typeof id !== 'number' && typeof id !== 'string') return;
    const index = this.#queue.findIndex((it) => it.method !== undefined && it.id === id);
    if (index < 0) return this.#pass(message);
    this.#queue.splice(index, 1);
    this.#refuse(id, { code: LSPErrorCodes.RequestCancelled, message: 'taken back' });
  }

  #turn(): void {
    if (this.#isTurning) return;
    this.#isTurning = true;
    setImmediate(() => {
      this.#isTurning = false;
      const next = this.#queue.shift();
      // What was passed on is handled in the next turn, before this is called again.
      if (next) {
        this.#admit(next);
        return this.#turn();
      }
      const waiting = this.#waiting;
      this.#waiting = [];
      for (const it of waiting) it();
    });
  }

  #admit(message: Incoming): void {
    const { id, method, params } = message;
    if (method === undefined) return this.#pass(message);
    const refusal = this.#untimely(method) ?? unfit(method, params);
    if (refusal) {
      if (id !== undefined) return this.#refuse(id, refusal);
      if (this.#state === 'running')
        this.#write({
          method: 'window/logMessage',
          params: { type: 2, message: visible(`${method}: ${refusal.message}`) },
        });
      return;
    }
    if (id !== undefined && method === 'initialize') this.#state = 'running';
    else if (this.#state === 'running') this.awake();
    if (id !== undefined && method === 'shutdown') this.#state = 'after shutdown';
    this.#pass(message);
  }

  /** Why a method may not be called in this part of the life of a server. */
  #untimely(method: string): Refusal | undefined {
    if (method === 'exit') return undefined;
    switch (this.#state) {
      case 'before initialize':
        if (method === 'initialize') return undefined;
        return { code: ErrorCodes.ServerNotInitialized, message: `found ${quoted(method)} before initialize` };
      case 'running':
        if (method !== 'initialize') return undefined;
        return { code: ErrorCodes.InvalidRequest, message: 'found a second initialize' };
      case 'after shutdown':
        return { code: ErrorCodes.InvalidRequest, message: `found ${quoted(method)} after shutdown` };
    }
  }

  #refuse(id: number | string | null, error: Refusal): void {
    this.#write({ id, error });
  }

  #write(message: object): void {
    // Whoever is gone needs no answer.
    this.writer.write({ jsonrpc: '2.0', ...message }).catch(() => undefined);
  }
}

function unfit(method: string, params: unknown): Refusal | undefined {
  const message = complaintAbout(method, params);
  return message === undefined ? undefined : { code: ErrorCodes.InvalidParams, message };
}

/** Whether a message is one of JSON-RPC 2.0. The id of a request is no null: in LSP it is a number or a text. */
function isIncoming(message: unknown): message is Incoming {
  if (typeof message !== 'object' || message === null || Array.isArray(message)) return false;
  const { jsonrpc, id, method, params }: Readonly<Record<string, unknown>> = { ...message };
  if (jsonrpc !== '2.0') return false;
  const hasId = typeof id === 'number' || typeof id === 'string';
  if (method === undefined) return hasId || id === null;
  return (
    typeof method === 'string' && (hasId || id === undefined) && (params === undefined || typeof params === 'object')
  );
}

/** The id of what would be a request; null where there is none. */
function idOf(message: unknown): number | string | null {
  const { id, method } = (message ?? {}) as Readonly<Record<string, unknown>>;
  return method !== undefined && (typeof id === 'number' || typeof id === 'string') ? id : null;
}

const quoted = (method: string): string => (/^[\w$/]{1,60}$/.test(method) ? method : 'a request');
