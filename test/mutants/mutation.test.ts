// `npm run mutation` on a project of two sources and two tests: what the tests notice, what they do not, and what is said.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

const sources: Readonly<Record<string, string>> = {
  'server/src/size.ts': `// Sizes.
export const unit = 'm';
export const larger = (a: number, b: number): number => (a > b ? a : b);
export function untested(): string {
  return 'x';
}
export function count(to: number): number {
  let i = 0;
  while (i < to) i++;
  return i;
}
let kept: string | undefined;
export function once(): string {
  kept ??= unit.trim();
  return kept;
}
export function hasEvery(words?: readonly string[]): boolean {
  return words?.every((it) => it.length > 0) ?? false;
}
`,
  'server/src/program.ts': `// Prints.
console.log('hello');
`,
  'server/src/late.ts': `// Loads late.
export const late = () => import('./size');
`,
  'test/late.test.ts': `import '../server/src/late';
describe('what is late', () => {
  before(() => { throw new Error('never'); });
  it('comes', () => undefined);
});
`,
  'test/size.test.ts': `import assert from 'node:assert/strict';
import { count, hasEvery, larger, once, unit } from '../server/src/size';
describe('a size', () => {
  it('is the larger', () => assert.equal(larger(2, 1), 2));
  it('is made once', () => { once(); });
  it('has a unit', () => { assert.equal(unit, 'm'); assert.equal(once(), 'm'); });
  it('is counted', () => assert.equal(count(3), 3));
  it('may have no words', () => { assert.equal(hasEvery(), false); assert.equal(hasEvery(['a', 'b']), true); });
});
`,
  'test/program.test.ts': `import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
describe('a program', () => {
  it('says hello', () => assert.equal(String(execFileSync(process.execPath, ['out/server/src/program.js'])), 'hello\\n'));
});
`,
  'scripts/mutation/equivalent.json': JSON.stringify([
    { file: 'server/src/size.ts', in: 'count', was: 'i < to', now: 'i >= to', why: 'to see one left out' },
  ]),
};

describe('npm run mutation', () => {
  let folder: string;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'virtnet-mutation-test-'));
    for (const [path, text] of Object.entries(sources)) {
      mkdirSync(join(folder, dirname(path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  const program = resolve('scripts', 'mutation.mjs');
  const run = (...args: string[]) =>
    spawnSync(process.execPath, [program, ...args], { cwd: folder, encoding: 'utf8', env: { ...process.env } });

  it('tells which changes a test notices, and which none does', () => {
    const { stdout, stderr, status } = run('core', '--only', 'server/src/size.ts:3', '--verbose', '--least', '90');
    const lines = stdout.split('\n');
    const after = (what: string): string | undefined => lines[lines.findIndex((it) => it.includes(what)) + 1];
    assert.equal(after(': a > b → false'), '    noticed: size.test.js: a size is the larger', stdout + stderr);
    assert.equal(after(': a > b → a <= b'), '    noticed: size.test.js: a size is the larger');
    // Only equal sizes would show it, and none are tried.
    assert.equal(
      after('size.ts:3:58 in larger: a > b → a >= b'),
      '    not noticed by size.test.js: a size is the larger',
    );
    assert.match(lines.at(-2)!, /^core: \d+\.\d % noticed \(\d of \d; \d+ places, seed \d+\)$/);
    assert.equal(status, 1);
  });

  it('says so when no test reaches a place', () => {
    const { stdout, status } = run('core', '--only', 'server/src/size.ts:5');
    assert.match(stdout, /size\.ts:5:10 in untested: 'x' → ''\n {4}no test reaches it/);
    assert.match(stdout, /core: 0\.0 % noticed \(0 of 2;/);
    assert.equal(status, 0);
  });

  it('tries what runs once in a process of its own', () => {
    assert.match(run('core', '--only', 'server/src/size.ts:2').stdout, /core: 100\.0 % noticed \(1 of 1;/);
    // The first test that comes by does not look at the value, and the next finds it kept.
    const { stdout } = run('core', '--only', 'server/src/size.ts:14', '--verbose');
    assert.match(stdout, /in once: kept \?\?= unit\.trim\(\); → ;\n {4}noticed: size\.test\.js: a size has a unit/);
  });

  it('sees what happens in a program that a test starts', () => {
    const { stdout } = run('server/src/program.ts', '--verbose');
    assert.match(stdout, /'hello' → ''\n {4}noticed: program\.test\.js: a program says hello/);
    assert.match(stdout, /100\.0 % noticed/);
  });

  it('ends what never ends, and leaves out what is known to change nothing', () => {
    const { stdout } = run('core', '--only', 'server/src/size.ts:9', '--verbose', '--patience', '1000');
    assert.match(stdout, /i\+\+ → i--\n {4}noticed: it does not end/);
    assert.match(stdout, /, 1 equivalent left out;/);
  });

  it('leaves alone what is loaded, and says which tests a hook keeps from running', () => {
    const { stdout, stderr } = run('server/src/late.ts');
    assert.match(stdout, /late\.ts:2:27 in late: import\('\.\/size'\) → undefined\n {4}no test reaches it/);
    assert.match(stdout, / \(0 of 1; 1 places,/);
    assert.match(stderr, /^fails without a mutant, not run: what is late "before all" hook for "comes"$/m);
  });

  it('draws the same places for the same seed', () => {
    const drawn = (seed: string): string => run('core', '--sample', '8', '--seed', seed, '--list').stdout;
    assert.match(drawn('1'), /\n8 of \d+ places\n$/);
    assert.equal(drawn('1'), drawn('1'));
    assert.notEqual(drawn('1'), drawn('2'));
  });

  it('changes what stands there in every way that it knows', () => {
    const { stdout } = run('core', '--only', 'server/src/size.ts:18', '--list');
    for (const it of [
      'words?.every((it) => it.length > 0) ?? false → words?.every((it) => it.length > 0)',
      'words?.every((it) => it.length > 0) ?? false → undefined',
      'words?.every((it) => it.length > 0) → words?.some((it) => it.length > 0)',
      'words?.every → words.every',
      'it.length > 0 → it.length >= 0',
      'false → true',
    ])
      assert.ok(stdout.includes(`: ${it}\n`), `${it} is not in\n${stdout}`);
  });
});
