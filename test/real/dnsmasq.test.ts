// Asks the installed dnsmasq about lines that nobody has written down: mutants of the recorded ones, and what the rules say.
// Wants dnsmasq; without it nothing here runs. It reads the lines with --test, which starts nothing and touches no host.
import assert from 'node:assert/strict';
import { execFile, execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { aboutHost, mutants, saidOf, written } from '../support/dnsmasq';

/** The installed release; undefined when there is none. */
function release(): string | undefined {
  try {
    return /version (\S+)/.exec(execFileSync('dnsmasq', ['--version'], { encoding: 'utf8', env: { PATH: path } }))?.[1];
  } catch {
    return undefined;
  }
}

const path = `${process.env.PATH ?? ''}:/usr/sbin:/sbin`;

describe('the installed dnsmasq', function () {
  this.timeout(300_000);
  let folder = '';

  before(function () {
    const installed = release();
    // What 2.91 judges otherwise is in its list of changes; older ones lack options.
    if (installed !== '2.90') {
      console.log(
        `      not run: dnsmasq 2.90 is wanted, ${installed === undefined ? 'none' : installed} is installed`,
      );
      this.skip();
    }
    folder = mkdtempSync(join(tmpdir(), 'virtnet-dnsmasq-'));
  });

  after(() => {
    if (folder !== '') rmSync(folder, { recursive: true, force: true });
  });

  /** `ok`, or why it refuses the line. */
  const ask = (line: string, name: string): Promise<string> => {
    const file = join(folder, name);
    writeFileSync(file, [...written, line, ''].join('\n'));
    return new Promise((resolve) => {
      execFile(
        'dnsmasq',
        ['--test', `--conf-file=${file}`],
        { env: { PATH: path, LC_ALL: 'C.UTF-8' } },
        (fault, _, said) => resolve(fault ? said.trim() || 'it crashed' : 'ok'),
      );
    });
  };

  for (const seed of [11, 12, 13])
    it(`refuses of the mutants of seed ${seed} those that are errors, and only them`, async () => {
      const lines = mutants(seed, 500);
      const wrong: string[] = [];
      const judge = async (worker: number): Promise<void> => {
        for (let i = worker; i < lines.length; i += 2) {
          const line = lines[i]!;
          const says = await ask(line, `${worker}.conf`);
          const problems = saidOf([line]);
          const errors = problems.filter((it) => it.severity === 'error');
          // What only a start refuses is recorded; here it would be told apart by nothing.
          const isSeen = errors.some((it) => it.code !== 'dnsmasq-option-clash' || says !== 'ok');
          const isRight = says === 'ok' ? !isSeen : errors.length > 0 || (aboutHost.test(says) && problems.length > 0);
          if (!isRight)
            wrong.push(
              `${line}\n  dnsmasq: ${says}\n  rules: ${problems.map((it) => `${it.severity} ${it.message}`).join('; ')}`,
            );
        }
      };
      await Promise.all([judge(0), judge(1)]);
      assert.deepEqual(wrong, []);
    });
});
