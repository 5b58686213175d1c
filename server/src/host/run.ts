// The one place that starts a process. No shell: a program and its arguments.
import { spawn } from 'node:child_process';
import { codeOf, isForbidden, whyRefused } from '../refused';

/** How a process ended: `missing` when there was no such program, `forbidden` when it may not be run; `why` in our words. */
export type Ending =
  | { readonly how: 'missing' | 'forbidden' | 'refused'; readonly why: string }
  | { readonly how: 'exit'; readonly code: number | undefined; readonly signal: string | undefined };

/** A process that is fed and listened to. */
export interface Running {
  readonly pid: number | undefined;
  write(text: string): void;
  /** Ends it and what it started (ssh, for one), at once. */
  kill(): void;
}

export interface Listening {
  output(text: string): void;
  complaint(text: string): void;
  /** Called once, after everything it printed. */
  ended(ending: Ending): void;
}

/**
 * Starts a program. It gets a process group of its own, and with that no terminal: it can neither take the user's
 * keystrokes for a password nor be stopped by the user's Ctrl-C in the middle of a change.
 */
export function startProcess(
  program: string,
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
  listening: Listening,
): Running {
  const ownGroup = process.platform !== 'win32';
  let over = false;
  const end = (ending: Ending): void => {
    if (over) return;
    over = true;
    listening.ended(ending);
  };
  const refused = (fault: unknown): void => end({ how: howOf(fault), why: whyRefused(fault) });
  let child;
  try {
    child = spawn(program, [...args], { env: { ...env }, detached: ownGroup, windowsHide: true });
  } catch (fault) {
    // Some refusals of the system are thrown, others are told later, as all are here.
    queueMicrotask(() => refused(fault));
    return { pid: undefined, write: () => undefined, kill: () => undefined };
  }
  child.stdout.setEncoding('utf8').on('data', (text: string) => listening.output(text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => listening.complaint(text));
  // A write to a process that has just died: its end is reported by `close`.
  child.stdin.on('error', () => undefined);
  child.once('error', refused);
  child.once('close', (code, signal) => end({ how: 'exit', code: code ?? undefined, signal: signal ?? undefined }));
  return {
    pid: child.pid,
    write: (text) => child.stdin.write(text),
    kill: () => {
      child.stdin.destroy();
      if (child.pid === undefined || over) return;
      try {
        process.kill(ownGroup ? -child.pid : child.pid, 'SIGKILL');
      } catch {
        child.kill('SIGKILL');
      }
    },
  };
}

/** What came of a program: its exit code, undefined where it did not come to one, and what it printed. */
export interface Ended {
  readonly code: number | undefined;
  readonly output: string;
  readonly complaint: string;
}

/** Milliseconds that a program may take, and as much as it may print. */
const patience = 30_000;
const mostCharacters = 8 * 1024 * 1024;

/** Runs a program to its end. */
export function outputOf(
  program: string,
  args: readonly string[],
  { env }: { readonly env: Readonly<Record<string, string | undefined>> },
): Promise<Ended> {
  return new Promise((resolve) => {
    let output = '';
    let complaint = '';
    const running = startProcess(program, args, env, {
      output(text) {
        output += text;
        if (output.length > mostCharacters) running.kill();
      },
      complaint: (text) => (complaint = (complaint + text).slice(-mostCharacters)),
      ended(ending) {
        clearTimeout(timer);
        resolve({ code: ending.how === 'exit' ? ending.code : undefined, output, complaint });
      },
    });
    const timer = setTimeout(() => running.kill(), patience);
  });
}

/** Starts a program that goes on when this one ends, and that nobody listens to; why it could not be started otherwise. */
export function startApart(program: string, args: readonly string[]): Promise<string | undefined> {
  return new Promise((resolve) => {
    try {
      const child = spawn(program, [...args], { detached: true, stdio: 'ignore', windowsHide: true });
      child.once('error', (fault) => resolve(whyRefused(fault)));
      child.once('spawn', () => resolve(undefined));
      child.unref();
    } catch (fault) {
      resolve(whyRefused(fault));
    }
  });
}

function howOf(fault: unknown): 'missing' | 'forbidden' | 'refused' {
  const code = codeOf(fault);
  if (code === 'ENOENT' || code === 'ENOTDIR') return 'missing';
  return isForbidden(fault) ? 'forbidden' : 'refused';
}
