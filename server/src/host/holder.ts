// Which process a file belongs to, said in the file's name, and whether that process is gone.
import { createHash } from 'node:crypto';
import { hostname } from 'node:os';
import { systemText, linkOf } from './disk';

/** This process, as a word for names of files: its number, when it started, on which machine and since which start of it. */
export function holder(): string {
  return (self ??= `${String(process.pid)}.${startOf(process.pid)}-${machine()}`);
}

/** Matches what `holder` gives. */
export const holderPattern = String.raw`\d+\.\d*-[\da-f]{8}-[\da-f]{8}`;

/** Whether the process of that word has ended; undefined where nobody can tell from here. */
export function isGone(word: string): boolean | undefined {
  const [process, place, boot] = word.split('-');
  const [ownPlace, ownBoot] = machine().split('-');
  if (place !== ownPlace) return undefined;
  if (boot !== ownBoot) return true;
  const [pid, start] = process!.split('.');
  if (!runs(Number(pid))) return true;
  // The number of a process is given anew; where a start is not known it may be another's.
  return start === '' ? undefined : startOf(Number(pid)) !== start;
}

let self: string | undefined;
let place: string | undefined;

/** Containers that share a folder number their processes each for itself. */
const machine = (): string =>
  (place ??= `${hashOf(`${hostname()} ${linkOf('/proc/self/ns/pid')}`)}-${hashOf(systemText('/proc/sys/kernel/random/boot_id'))}`);

/** Eight signs that stand for a text. */
export const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 8);

/** Field 22 of /proc/PID/stat, behind a name that may hold anything; empty where there is no such file. */
const startOf = (pid: number): string => {
  const line = systemText(`/proc/${String(pid)}/stat`);
  return line.slice(line.lastIndexOf(')') + 2).split(' ')[19] ?? '';
};

function runs(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (fault) {
    return (fault as NodeJS.ErrnoException).code === 'EPERM';
  }
}
