// The programs that we are compared with. Each is undefined on a machine that does not have it.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

export const schema = '/usr/share/libvirt/schemas/network.rng';
const jar = '/usr/share/java/jing.jar';

const runs = (program, ...args) => spawnSync(program, args, { stdio: 'ignore' }).error === undefined;

export const hasXmllint = () => existsSync(schema) && runs('xmllint', '--version');
export const hasJing = () => existsSync(schema) && existsSync(jar) && runs('java', '-version');

/** jing with its schema loaded, in a process that goes on: `time(path, count)` gives a median in milliseconds. */
export function warmJing(work) {
  if (!hasJing() || !runs('javac', '-version')) return undefined;
  if (spawnSync('javac', ['-cp', jar, '-d', work, 'bench/JingWarm.java'], { stdio: 'inherit' }).status !== 0)
    return undefined;
  const child = spawn('java', ['-cp', `${work}:${jar}`, 'JingWarm', schema], { stdio: ['pipe', 'pipe', 'inherit'] });
  const answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    async time(path, count) {
      child.stdin.write(`${count} ${path}\n`);
      const { value, done } = await answers.next();
      if (done) throw new Error('jing ended');
      return Number(value);
    },
    close: () => child.stdin.end(),
  };
}

/** Milliseconds until a program ends. */
export function timeOf(program, args, status = [0]) {
  const start = performance.now();
  const done = spawnSync(program, args, { stdio: 'ignore' });
  const time = performance.now() - start;
  if (done.error || !status.includes(done.status)) throw new Error(`${program} ended with ${done.status}`);
  return time;
}

export const work = (...names) => join('.cache', 'bench', ...names);
