// A client of our own: it frames, numbers and reads messages itself and shares nothing with the library that the server
// uses, so that a mistake which both ends of that library make alike is seen from here. It says what it is told to say,
// right or wrong, and answers the server as a test wishes.
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { PassThrough, type Writable } from 'node:stream';
import { serveOn } from '../../server/src/lsp/server';
import { readingFrom, writingTo } from '../../server/src/lsp/streams';

/** What a client is answered. */
export interface Answer {
  readonly result?: unknown;
  readonly error?: { readonly code: number; readonly message: string; readonly data?: unknown };
}

/** What the server asks or tells. */
export interface FromServer {
  readonly method: string;
  readonly params: unknown;
}

/** What it is answered to a request of the server: undefined for nothing at all. */
export type Manner = (asked: FromServer) => object | undefined;

/** Takes each wish for granted, and has no settings. */
export const obliging: Manner = ({ method, params }) => ({
  result: method === 'workspace/configuration' ? (params as { items: unknown[] }).items.map(() => null) : null,
});

/** How the process of a server ended. */
export interface Ending {
  readonly status: number | null;
  readonly signal: string | null;
  readonly stderr: string;
}

export const editors = ['vscode', 'neovim-0.7', 'neovim-0.11', 'eglot', 'helix', 'nothing'] as const;

/** The capabilities that an editor really sends; the file says where they are from. */
export const capabilitiesOf = (editor: (typeof editors)[number]): object =>
  (
    JSON.parse(readFileSync(`test/recorded/clients/${editor}.json`, 'utf8')) as {
      capabilities: object;
    }
  ).capabilities;

/** The items of a list, each with what the list says of all. */
export function itemsOf<T>(result: unknown): T[] {
  if (Array.isArray(result)) return result as T[];
  const { items, itemDefaults } = result as { items: Listed[]; itemDefaults: Listed & { editRange?: unknown } };
  const { editRange, ...shared } = itemDefaults;
  return items.map(({ textEditText, ...it }) => ({
    ...shared,
    ...it,
    textEdit: it.textEdit ?? { range: editRange, newText: textEditText ?? it.label },
  })) as T[];
}

interface Listed {
  readonly label?: string;
  readonly textEdit?: object;
  readonly textEditText?: string;
}

export class Stranger {
  /** What the server has asked and told, in its order. */
  readonly asked: FromServer[] = [];
  readonly told: FromServer[] = [];
  /** Answers that nobody asked for. */
  readonly stray: Answer[] = [];
  /** How the process ended; never for a server in memory. */
  readonly ended: Promise<Ending>;
  manner: Manner = obliging;
  #bytes = Buffer.alloc(0);
  #id = 0;
  #version = 0;
  #waiting = new Map<unknown, (answer: Answer) => void>();
  #watchers: (() => void)[] = [];

  private constructor(
    readonly up: Writable,
    down: NodeJS.ReadableStream,
    readonly child?: ChildProcessWithoutNullStreams,
  ) {
    down.on('data', (bytes: Buffer) => this.#take(bytes));
    let stderr = '';
    child?.stderr.on('data', (bytes: Buffer) => (stderr += bytes.toString()));
    this.ended = new Promise((done) => {
      child?.once('close', (status, signal) => done({ status, signal, stderr }));
    });
    // What is written to a process that has just ended is lost, and no fault.
    up.on('error', () => undefined);
  }

  /** With the server in this process, over two streams. `ended` is told when no more will come, and why. */
  static inMemory(ended: (why?: string) => void = () => undefined): Stranger {
    const [up, down] = [new PassThrough(), new PassThrough()];
    serveOn(readingFrom(up, ended), writingTo(down));
    return new Stranger(up, down);
  }

  /** With a process of the server as it is shipped. */
  static ofProcess(...args: string[]): Stranger {
    const child = spawn(process.execPath, [builtServer, ...(args.length > 0 ? args : ['--stdio'])]);
    return new Stranger(child.stdin, child.stdout, child);
  }

  /** Says hello as a client with these capabilities; gives what the server says of itself. */
  async start(capabilities: object = {}, more: object = {}): Promise<Record<string, unknown>> {
    const { result } = await this.ask('initialize', { processId: null, rootUri: null, capabilities, ...more });
    this.tell('initialized', {});
    return (result as { capabilities: Record<string, unknown> }).capabilities;
  }

  /** Asks, and gives the answer; fails when the process ends instead. */
  ask(method: string, params?: unknown): Promise<Answer> {
    return this.begin(method, params).answer;
  }

  /** Asks; the id is for taking it back. */
  begin(method: string, params?: unknown): { readonly id: number; readonly answer: Promise<Answer> } {
    const id = ++this.#id;
    const answer = new Promise<Answer>((done) => this.#waiting.set(id, done));
    this.send({ jsonrpc: '2.0', id, method, ...(params === undefined ? {} : { params }) });
    const ended = this.ended.then((it) => {
      throw new Error(`the server ended with ${it.status ?? it.signal} before it answered ${method}: ${it.stderr}`);
    });
    return { id, answer: Promise.race([answer, ended]) };
  }

  tell(method: string, params?: unknown): void {
    this.send({ jsonrpc: '2.0', method, ...(params === undefined ? {} : { params }) });
  }

  open(uri: string, text: string, languageId = /\.xml$/.test(uri) ? 'xml' : 'ifcfg'): void {
    this.tell('textDocument/didOpen', { textDocument: { uri, languageId, version: ++this.#version, text } });
  }

  change(uri: string, text: string): void {
    this.tell('textDocument/didChange', {
      textDocument: { uri, version: ++this.#version },
      contentChanges: [{ text }],
    });
  }

  close(uri: string): void {
    this.tell('textDocument/didClose', { textDocument: { uri } });
  }

  /** What `textDocument/diagnostic` answers. */
  async pull(uri: string): Promise<Diagnosed[]> {
    const { result } = await this.ask('textDocument/diagnostic', { textDocument: { uri } });
    return (result as { items: Diagnosed[] }).items;
  }

  /** The diagnostics that were sent last. */
  pushed(uri: string): Diagnosed[] | undefined {
    const sent = this.told
      .filter((it) => it.method === 'textDocument/publishDiagnostics')
      .map((it) => it.params as { uri: string; diagnostics: Diagnosed[] });
    return sent.findLast((it) => it.uri === uri)?.diagnostics;
  }

  /** Resolves once something holds that a message of the server may make hold; the time limit of the test is the bound. */
  async until(holds: () => boolean): Promise<void> {
    while (!holds()) await Promise.race([new Promise<void>((done) => this.#watchers.push(done)), this.ended]);
  }

  send(message: unknown): void {
    this.write(frame(JSON.stringify(message)));
  }

  /** Writes bytes that need be no message. */
  write(bytes: string | Buffer): void {
    this.up.write(bytes);
  }

  async stop(): Promise<void> {
    if (this.child) this.child.kill('SIGKILL');
    else await this.ask('shutdown');
  }

  #take(bytes: Buffer): void {
    this.#bytes = Buffer.concat([this.#bytes, bytes]);
    for (;;) {
      if (this.#bytes.length > 40 && !this.#bytes.toString('latin1', 0, 16).startsWith('Content-Length: '))
        throw new Error(`the server wrote ${this.#bytes.toString('latin1', 0, 200)}`);
      const header = /^Content-Length: (\d+)\r\n\r\n/.exec(this.#bytes.toString('latin1', 0, 40));
      const end = header ? header[0].length + Number(header[1]) : Infinity;
      if (this.#bytes.length < end) break;
      this.#receive(JSON.parse(this.#bytes.toString('utf8', header![0].length, end)) as Received);
      this.#bytes = this.#bytes.subarray(end);
    }
    const watchers = this.#watchers;
    this.#watchers = [];
    for (const it of watchers) it();
  }

  #receive({ id, method, params, ...answer }: Received): void {
    if (method === undefined) {
      const waits = this.#waiting.get(id);
      this.#waiting.delete(id);
      if (waits) waits(answer);
      else this.stray.push(answer);
    } else if (id === undefined) this.told.push({ method, params });
    else {
      this.asked.push({ method, params });
      const reply = this.manner({ method, params });
      if (reply) this.send({ jsonrpc: '2.0', id, ...reply });
    }
  }
}

interface Received extends Answer {
  readonly id?: unknown;
  readonly method?: string;
  readonly params?: unknown;
}

/** A diagnostic, as far as tests look at it. */
export interface Diagnosed {
  readonly code?: string;
  readonly message: string;
  readonly severity: number;
  readonly source: string;
  readonly range: object;
  readonly relatedInformation?: readonly { readonly location: { readonly uri: string } }[];
}

/** A text with the header that tells its length. */
export const frame = (text: string): string => `Content-Length: ${String(Buffer.byteLength(text))}\r\n\r\n${text}`;

/** The server as it is shipped. */
export const builtServer = resolve('dist', 'server.js');
