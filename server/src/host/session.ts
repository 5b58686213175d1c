// One virsh kept open for one connection: `test:///default` keeps its state, authentication is asked once, and a
// command costs a few milliseconds. Commands run one after the other.
import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { reasonOf } from '../refused';
import { type Command, type Connection, type Failure, failure, type Result, type RunOptions, success } from './command';
import { errorsIn, failureOf } from './complaint';
import { removeFolder } from './disk';
import { type VirshAnswer, Question, Questions } from './framing';
import { virshLine } from './quoting';
import { type Ending, type Running, startProcess } from './run';
import { newFolder } from './temporary';

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

/** Characters that one answer may have. The XML of 100,000 hosts has about ten million. */
const answerLimit = 64 * 1024 * 1024;

const anew = 'the next command starts it anew';

export class VirshSession implements Connection {
  readonly uri: string | undefined;
  readonly #arguments: readonly string[];
  readonly #program: string;
  readonly #limit: number;
  readonly #connectLimit: number;
  readonly #env: Readonly<Record<string, string | undefined>>;
  #virsh: Virsh | undefined;
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
    virsh: Virsh,
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

  async #open(signal: AbortSignal | undefined): Promise<Result<Virsh>> {
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
  async #start(): Promise<Virsh | undefined> {
    const folder = await newFolder();
    if (!this.#closed)
      return (this.#virsh = new Virsh(
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

  async #drop(virsh: Virsh): Promise<void> {
    if (this.#virsh === virsh) this.#virsh = undefined;
    await virsh.end();
  }
}

/** What became of questions: the answers that are whole, and what came of the next one. */
type Heard = VirshAnswer & { readonly answers: readonly VirshAnswer[] } & (
    { readonly how: 'answered' | 'late' | 'cancelled' | 'flooded' } | { readonly how: 'ended'; readonly ending: Ending }
  );

/** One running virsh and the questions it is working on. */
class Virsh {
  #questions: Questions | undefined;
  #heard: ((how: 'answered' | 'late' | 'cancelled' | 'flooded' | 'ended') => void) | undefined;
  #answered: () => void = () => undefined;
  #ending: Ending | undefined;
  #ended!: () => void;
  readonly #gone = new Promise<void>((resolve) => (this.#ended = resolve));
  readonly #running: Running;

  constructor(
    program: string,
    args: readonly string[],
    env: Readonly<Record<string, string | undefined>>,
    readonly folder: string,
  ) {
    this.#running = startProcess(program, args, env, {
      output: (text) => this.#took((asked) => asked.takeOutput(text)),
      complaint: (text) => this.#took((asked) => asked.takeComplaint(text)),
      ended: (ending) => {
        this.#ending = ending;
        this.#ended();
        this.#heard?.('ended');
      },
    });
  }

  get pid(): number | undefined {
    return this.#running.pid;
  }

  get alive(): boolean {
    return this.#ending === undefined;
  }

  /** Resolves when all answers are whole, or when there will be none. `limit`: of each. */
  ask(lines: readonly string[], limit: number, signal: AbortSignal | undefined): Promise<Heard> {
    const asked = new Questions(lines.map((it) => new Question(randomBytes(12).toString('hex'), it)));
    this.#questions = asked;
    return new Promise((resolve) => {
      const late = (): void => this.#heard?.('late');
      let timer = setTimeout(late, limit);
      this.#answered = () => {
        clearTimeout(timer);
        timer = setTimeout(late, limit);
      };
      const cancel = (): void => this.#heard?.('cancelled');
      this.#heard = (how) => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', cancel);
        this.#heard = undefined;
        this.#questions = undefined;
        const answers = asked.all.slice(0, asked.answered).map((it) => it.answer!);
        const next = asked.all[asked.answered];
        const said = { answers, ...(next?.unfinished ?? answers.at(-1)!) };
        resolve(how === 'ended' ? { ...said, how, ending: this.#ending! } : { ...said, how });
      };
      signal?.addEventListener('abort', cancel, { once: true });
      if (this.#ending) this.#heard('ended');
      else if (signal?.aborted) cancel();
      else this.#running.write(asked.input);
    });
  }

  /** Kills it rather than letting it leave: a leaving virsh writes the user's history of commands. */
  async end(): Promise<void> {
    this.#running.kill();
    await this.#gone;
    await removeFolder(this.folder);
  }

  #took(take: (asked: Questions) => void): void {
    const asked = this.#questions;
    if (!asked) return;
    const before = asked.answered;
    take(asked);
    const { answered, all } = asked;
    if (answered === all.length) this.#heard?.('answered');
    else if (all[answered]!.size > answerLimit) this.#heard?.('flooded');
    else if (answered > before) this.#answered();
  }
}

/**
 * Messages of virsh in English, because they are read; text in UTF-8. The user's settings for the line editor and the
 * history of commands stay out of it: virsh reads and writes both, terminal or not. A session daemon that virsh may
 * start inherits the cache folder, so that one keeps the user's.
 */
function environmentOf(
  env: Readonly<Record<string, string | undefined>>,
  uri: string | undefined,
  folder: string,
): Record<string, string | undefined> {
  const result: Record<string, string | undefined> = { ...env, LC_ALL: 'C.UTF-8', INPUTRC: '/dev/null', TERM: 'dumb' };
  for (const it of ['LANGUAGE', 'VIRSH_DEBUG', 'VIRSH_LOG_FILE']) delete result[it];
  if (uri?.startsWith('test:') || uri?.includes('/system')) result.XDG_CACHE_HOME = folder;
  return result;
}

/** The temporary folder could not be made: the one thing here that may be refused by the machine itself. */
const notRun = (fault: unknown): Failure =>
  failure('failed', `virsh could not be started with a folder of its own: ${reasonOf(fault, tmpdir())}`);

const describe = (ending: Ending): string => {
  if (ending.how !== 'exit') return ending.why;
  return ending.signal === undefined ? `status ${ending.code ?? 0}` : ending.signal;
};
