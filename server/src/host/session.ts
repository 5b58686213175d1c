// One virsh kept open for one connection: `test:///default` keeps its state, authentication is asked once, and a
// command costs a few milliseconds. Commands run one after the other.
import { tmpdir } from 'node:os';
import { reasonOf } from '../refused';
import { type Command, type Connection, type Failure, failure, type Result, type RunOptions, success } from './command';
import { errorsIn, failureOf } from './complaint';
import { removeFolder } from './disk';
import { virshLine } from './quoting';
import type { Ending } from './run';
import { newFolder } from './temporary';
import { answerLimit, environmentOf, type Heard, VirshProcess } from './virsh-process';

export interface SessionOptions {
  /** For `virsh -c`; left out, libvirt chooses. */
  readonly uri?: string;
  /** For `virsh -r`, which asks nobody for a password and can change nothing; also after virsh has reconnected. */
  readonly readOnly?: boolean;
  /** Path of virsh, or its name to be looked for in PATH. */
  readonly program?: string;
  /** Milliseconds for one command, when the asker does not say. */
  readonly limit?: number;
  /** Milliseconds until the connection must stand. Someone may have to type a password. */
  readonly connectLimit?: number;
  readonly env?: Readonly<Record<string, string | undefined>>;
}

const anew = 'the next command starts it anew';

export class VirshSession implements Connection {
  readonly uri: string | undefined;
  readonly #arguments: readonly string[];
  readonly #program: string;
  readonly #limit: number;
  readonly #connectLimit: number;
  readonly #env: Readonly<Record<string, string | undefined>>;
  #virsh: VirshProcess | undefined;
  #queue: Promise<unknown> = Promise.resolve();
  #closed = false;

  constructor(options: SessionOptions = {}) {
    this.uri = options.uri === '' ? undefined : options.uri;
    this.#arguments = [
      '--quiet',
      ...(options.readOnly ? ['--readonly'] : []),
      ...(this.uri === undefined ? [] : [`--connect=${this.uri}`]),
    ];
    this.#program = options.program || 'virsh';
    this.#limit = options.limit ?? 20_000;
    this.#connectLimit = options.connectLimit ?? 60_000;
    this.#env = options.env ?? process.env;
  }

  /** The process id of the virsh that is open now. */
  get pid(): number | undefined {
    return this.#virsh?.pid;
  }

  /** Runs a command after those asked before it. Never rejects. */
  run<T>(command: Command<T>, options: RunOptions = {}): Promise<Result<T>> {
    const answer = this.#queue.then(() => this.#run(command, options)).catch(notRun);
    this.#queue = answer;
    return answer;
  }

  /** The same for several, which virsh reads and answers one after the other; `limit` is that of each. */
  runAll<T>(commands: readonly Command<T>[], options: RunOptions = {}): Promise<Result<T>[]> {
    const answers = this.#queue
      .then(() => this.#runAll(commands, options))
      .catch((fault: unknown) => commands.map(() => notRun(fault)));
    this.#queue = answers;
    return answers;
  }

  /** Ends virsh. What is still waiting is answered with a failure. */
  async close(): Promise<void> {
    this.#closed = true;
    const virsh = this.#virsh;
    this.#virsh = undefined;
    await virsh?.end();
    await this.#queue;
  }

  async #run<T>(command: Command<T>, options: RunOptions): Promise<Result<T>> {
    const [result] = await this.#runAll([command], options);
    return result!;
  }

  async #runAll<T>(commands: readonly Command<T>[], { signal, limit = this.#limit }: RunOptions): Promise<Result<T>[]> {
    const unasked = commands.map((it) => this.#whyNotAsked(it, signal));
    const asked = commands.filter((_, i) => !unasked[i]);
    if (asked.length === 0) return unasked as Failure[];
    const open = await this.#open(signal);
    const answers = open.ok ? await this.#answersOf(asked, open.value, limit, signal) : asked.map(() => open);
    let next = 0;
    return unasked.map((it) => it ?? answers[next++]!);
  }

  #whyNotAsked({ args }: Command<unknown>, signal: AbortSignal | undefined): Failure | undefined {
    const verb = args[0] ?? 'virsh';
    if (this.#closed) return failure('cancelled', `${verb} was not run: the connection is closed`);
    if (signal?.aborted) return failure('cancelled', `${verb} was not run`);
    if (virshLine(args) !== undefined) return undefined;
    return failure(
      'failed',
      `${verb} was not run: a name has a control character, which virsh cannot be told; use the uuid`,
    );
  }

  async #answersOf<T>(
    commands: readonly Command<T>[],
    virsh: VirshProcess,
    limit: number,
    signal: AbortSignal | undefined,
  ): Promise<Result<T>[]> {
    const heard = await virsh.ask(
      commands.map(({ args }) => virshLine(args)!),
      limit,
      signal,
    );
    const answers = heard.answers.map(({ output, complaint }, i): Result<T> => {
      const errors = errorsIn(complaint);
      const command = commands[i]!;
      return errors === '' ? success(command.read(output)) : failureOf(errors, this.uri, command.args[0] ?? 'virsh');
    });
    if (heard.how === 'answered') return answers;
    await this.#drop(virsh);
    const verb = commands[answers.length]?.args[0] ?? 'virsh';
    const lost = this.#whyLost(heard, verb, limit);
    return commands.map((_, i) => answers[i] ?? lost);
  }

  #whyLost(heard: Heard, verb: string, limit: number): Failure {
    const detail = errorsIn(heard.complaint);
    const lost = this.uri?.startsWith('test:') ? '; what it held in memory is gone' : '';
    if (this.#closed) return failure('cancelled', `${verb} was cut off: the connection was closed`, detail);
    if (heard.how === 'ended') {
      const how = describe(heard.ending);
      return failure('crashed', `virsh ended in the middle of ${verb} (${how}); ${anew}${lost}`, detail);
    }
    if (heard.how === 'late') {
      return failure(
        'timeout',
        `${verb} gave no answer within ${limit / 1000} s; virsh was ended, ${anew}${lost}`,
        detail,
      );
    }
    if (heard.how === 'cancelled') return failure('cancelled', `${verb} was cancelled${lost}`, detail);
    return failure('failed', `${verb} printed more than ${answerLimit} characters`);
  }

  async #open(signal: AbortSignal | undefined): Promise<Result<VirshProcess>> {
    if (this.#virsh?.alive) return success(this.#virsh);
    if (this.#virsh) await this.#drop(this.#virsh);
    const virsh = await this.#start();
    if (!virsh) return failure('cancelled', 'the connection was closed');
    // An empty question is answered once the connection stands.
    const heard = await virsh.ask([''], this.#connectLimit, signal);
    if (heard.how === 'answered' && !this.#closed) return success(virsh);
    await this.#drop(virsh);
    return this.#whyNotOpen(heard);
  }

  /** Starts virsh; nothing when the session was closed meanwhile. */
  async #start(): Promise<VirshProcess | undefined> {
    const folder = await newFolder();
    if (!this.#closed)
      return (this.#virsh = new VirshProcess(
        this.#program,
        this.#arguments,
        environmentOf(this.#env, this.uri, folder),
        folder,
      ));
    await removeFolder(folder);
    return undefined;
  }

  #whyNotOpen(heard: Heard): Failure {
    const detail = heard.complaint.trim();
    if (this.#closed) return failure('cancelled', 'the connection was closed', detail);
    if (heard.how === 'late') {
      const said = heard.output.trim();
      return failure(
        'timeout',
        `virsh did not connect to ${this.uri ?? 'libvirt'} within ${this.#connectLimit / 1000} s${said ? '; it may be waiting for a password, which cannot be typed here' : ''}`,
        `${said}\n${detail}`.trim(),
      );
    }
    if (heard.how !== 'ended') return failure('cancelled', 'connecting was cancelled', detail);
    const { ending } = heard;
    if (ending.how === 'missing') {
      return failure(
        'not-installed',
        `${this.#program} was not found: install libvirt-clients, or say in virtnet.virsh.path where virsh is`,
      );
    }
    if (ending.how === 'forbidden') return failure('not-permitted', `${this.#program} may not be run`);
    if (ending.how === 'refused') return failure('failed', `${this.#program} could not be started: it ${ending.why}`);
    const errors = errorsIn(heard.complaint);
    if (errors === '')
      return failure(
        'crashed',
        `${this.#program} ended before it was connected (${describe(ending)}); is it virsh?`,
        detail,
      );
    const why = failureOf(errors, this.uri, 'connecting');
    return why.reason === 'failed' ? { ...why, reason: 'unreachable' } : why;
  }

  async #drop(virsh: VirshProcess): Promise<void> {
    if (this.#virsh === virsh) this.#virsh = undefined;
    await virsh.end();
  }
}

/** The temporary folder could not be made: the one thing here that may be refused by the machine itself. */
const notRun = (fault: unknown): Failure =>
  failure('failed', `virsh could not be started with a folder of its own: ${reasonOf(fault, tmpdir())}`);

const describe = (ending: Ending): string => {
  if (ending.how !== 'exit') return ending.why;
  return ending.signal === undefined ? `status ${ending.code ?? 0}` : ending.signal;
};
