// One running virsh, and what becomes of the questions that it is asked.
import { randomBytes } from 'node:crypto';
import { removeFolder } from './disk';
import { type VirshAnswer, Question, Questions } from './framing';
import { type Ending, type Running, startProcess } from './run';

/** Characters that one answer may have. The XML of 100,000 hosts has about ten million. */
export const answerLimit = 64 * 1024 * 1024;

/** What became of questions: the answers that are whole, and what came of the next one. */
export type Heard = VirshAnswer & { readonly answers: readonly VirshAnswer[] } & (
    { readonly how: 'answered' | 'late' | 'cancelled' | 'flooded' } | { readonly how: 'ended'; readonly ending: Ending }
  );

/** One running virsh and the questions it is working on. */
export class VirshProcess {
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
export function environmentOf(
  env: Readonly<Record<string, string | undefined>>,
  uri: string | undefined,
  folder: string,
): Record<string, string | undefined> {
  const result: Record<string, string | undefined> = { ...env, LC_ALL: 'C.UTF-8', INPUTRC: '/dev/null', TERM: 'dumb' };
  for (const it of ['LANGUAGE', 'VIRSH_DEBUG', 'VIRSH_LOG_FILE']) delete result[it];
  if (uri?.startsWith('test:') || uri?.includes('/system')) result.XDG_CACHE_HOME = folder;
  return result;
}
