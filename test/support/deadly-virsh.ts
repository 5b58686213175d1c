// A virsh that kills who has started it, before it runs a command or in the middle of one. Who, and at which of the commands that
// change something, says a file; that it has done so and come to its end is told in a file beside. A program: `deadly-virsh.js FILE VIRSH ARGUMENTS…`.
import { spawn } from 'node:child_process';
import { appendFileSync, chmodSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** Who is killed, and when. */
export interface Order {
  /** `maker`: who makes a change. `taker`: who takes it back by hand. `clock`: who takes it back when the time is over. */
  readonly whom: 'maker' | 'taker' | 'clock';
  /** Whether it is the one who has started that one. */
  readonly isParent: boolean;
  /** Counted from 1. */
  readonly at: number;
  readonly isBefore: boolean;
}

/** Such a virsh in a folder, where PATH may find it. */
export class DeadlyVirsh {
  readonly program: string;
  readonly #order: string;

  constructor(readonly folder: string) {
    this.program = join(folder, 'virsh');
    this.#order = join(folder, 'order.json');
    const words = [process.execPath, resolve('out/test/support/deadly-virsh.js'), this.#order];
    writeFileSync(this.program, `#!/bin/sh\nexec ${words.join(' ')} /usr/bin/virsh "$@"\n`);
    chmodSync(this.program, 0o755);
    this.order(undefined);
  }

  /** Says who is killed next; nobody where it is undefined. */
  order(order: Order | undefined): void {
    rmSync(killedIn(this.#order), { force: true });
    writeFileSync(this.#order, JSON.stringify(order ?? null));
  }

  get hasKilled(): boolean {
    return existsSync(killedIn(this.#order));
  }

  /** Resolves once the command in the middle of which that was is done. */
  async untilOver(): Promise<void> {
    while (!readFileSync(killedIn(this.#order), 'utf8').includes('over')) await pause(20);
  }
}

const killedIn = (order: string): string => `${order}.killed`;

const changes = /; net-(?:update|define|create|start|destroy|undefine|autostart) /;

function run([orderFile, virsh, ...args]: readonly string[]): void {
  const child = spawn(virsh!, args, { stdio: ['pipe', 'inherit', 'inherit'] });
  child.once('exit', (code) => {
    if (hasKilled) appendFileSync(killedIn(orderFile!), 'over\n');
    process.exit(code ?? 1);
  });
  child.stdin.on('error', () => undefined);
  const order = JSON.parse(readFileSync(orderFile!, 'utf8')) as Order | null;
  const isMeant = order?.whom === roleOf(process.ppid);
  const victim = order?.isParent ? parentOf(process.ppid) : process.ppid;
  let rest = '';
  let count = 0;
  let hasKilled = false;
  const take = (line: string): void => {
    const isNow = isMeant && changes.test(line) && ++count === order!.at;
    if (!isNow || !order!.isBefore) child.stdin.write(line);
    if (!isNow) return;
    hasKilled = true;
    appendFileSync(killedIn(orderFile!), 'killed\n');
    process.kill(victim, 'SIGKILL');
    if (order!.isBefore) child.kill('SIGKILL');
  };
  process.stdin.setEncoding('utf8');
  process.stdin.on('data', (text: string) => {
    const lines = (rest + text).split(/(?<=\n)/);
    rest = lines.at(-1)!.endsWith('\n') ? '' : lines.pop()!;
    lines.forEach(take);
  });
  process.stdin.on('end', () => child.stdin.end());
}

function roleOf(pid: number): Order['whom'] {
  const words = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
  if (words.includes('--clock')) return 'clock';
  return words.includes('rollback') ? 'taker' : 'maker';
}

/** Field 4 of /proc/PID/stat, behind a name that may hold anything. */
function parentOf(pid: number): number {
  const line = readFileSync(`/proc/${pid}/stat`, 'utf8');
  return Number(line.slice(line.lastIndexOf(')') + 2).split(' ')[1]);
}

if (require.main === module) run(process.argv.slice(2));
