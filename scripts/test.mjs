// `npm test`: everything that must hold, from a fresh clone. `npm test -- unit programs mutants growth real vscode ui checks
// nodes` runs parts of it, `npm test -- quick` in seconds the part of `unit` that does not try many inputs. `--shuffle SEED`
// runs the tests in an order that the number decides, `--node MAJOR` all of it with another Node. The last line is
// `N passed, N failed`.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { whyNoEditor } from './editor.mjs';
import { nodeOf, ownMajor, supported } from './node.mjs';
import { root, setUp } from './setup.mjs';

const parts = {
  checks: runChecks,
  unit: () =>
    runMocha(
      'unit',
      testFiles().filter((it) => !isOfPrograms(it)),
      { atOnce: 2 },
    ),
  programs: () => runMocha('programs', testFiles().filter(isOfPrograms), { atOnce: 2 }),
  mutants: () => runMocha('mutants', ['out/test/mutants/*.test.js']),
  growth: () => runMocha('growth', ['out/test/growth/*.test.js']),
  real: () => runMocha('real', ['out/test/real/**/*.test.js']),
  vscode: runVscode,
  ui: runUi,
  nodes: runNodes,
};
const { values: options, positionals: wanted } = parseArgs({
  options: { shuffle: { type: 'string' }, node: { type: 'string' } },
  allowPositionals: true,
});
const alone = {
  quick: () => {
    const files = testFiles().filter((it) => !isOfPrograms(it) && !triesMany(it));
    return runMocha('quick', files, { atOnce: 2 });
  },
};
const unknown = wanted.filter((it) => !(it in parts || it in alone));
if (unknown.length > 0) {
  console.error(`no part ${unknown.join(', ')}; there are ${Object.keys({ ...parts, ...alone }).join(', ')}`);
  process.exit(2);
}

if (options.node !== undefined) process.exit(await runAllWith(nodeOf(Number(options.node))));

const total = { passed: 0, failed: 0 };
const cache = join(root, '.cache');
mkdirSync(cache, { recursive: true });
setUp();
// Those in seconds run no program as it is shipped.
const built = wanted.every((it) => it in alone) && wanted.length > 0 ? 'modules' : 'tests';
if ((await node('scripts/build.mjs', built)) !== 0) count('compile', { passed: 0, failed: 1 });
else for (const part of wanted.length > 0 ? wanted : Object.keys(parts)) await (parts[part] ?? alone[part])();
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exit(total.failed > 0 ? 1 : 0);

/** Each check counts as one test. */
async function runChecks() {
  const checks = {
    typecheck: ['node_modules/typescript/bin/tsc', '--noEmit'],
    lint: ['node_modules/eslint/bin/eslint.js', '.'],
    format: ['node_modules/prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.'],
    bundle: ['scripts/build.mjs', 'bundle'],
  };
  for (const [name, args] of Object.entries(checks)) {
    const failed = (await node(...args)) === 0 ? 0 : 1;
    count(name, { passed: 1 - failed, failed });
  }
}

/** What has the shape of the sources, and what holds the house. */
function testFiles() {
  return ['server', 'client', 'house'].flatMap((part) =>
    readdirSync(join(root, 'out', 'test', part), { recursive: true, encoding: 'utf8' })
      .filter((it) => it.endsWith('.test.js'))
      .map((it) => `out/test/${part}/${it}`),
  );
}

/** Tests of the server and of the command line: with processes, streams, folders on disk. */
function isOfPrograms(file) {
  const loaded = /child_process|mkdtemp|support\/(?:stranger|command-line|client|history|fake-virsh)/;
  return loaded.test(readFileSync(join(root, file), 'utf8'));
}

/** Tests of the core that try all of many inputs. */
function triesMany(file) {
  const loaded = /fast-check|recorded\/|support\/(?:everyday|dnsmasq|examples|network-pairs|other-values|.*-outcomes)/;
  return file.endsWith('-everywhere.test.js') || loaded.test(readFileSync(join(root, file), 'utf8'));
}

/**
 * Runs test files in so many processes side by side. A test that hangs ends by the limit in .mocharc.json, which no busy
 * machine reaches.
 */
async function runMocha(name, files, { env = {}, program = process.execPath, atOnce = 1 } = {}) {
  const known = join(cache, `took-${name.replaceAll(' ', '-')}.json`);
  const took = existsSync(known) ? JSON.parse(readFileSync(known, 'utf8')) : {};
  const parts = Array.from({ length: atOnce }, () => ({ files: [], took: 0 }));
  // The longest first, each to whom has least to do; as long as nothing is known, the largest.
  const sizeOf = (it) => took[it] ?? (it.includes('*') ? 0 : statSync(join(root, it)).size / 100);
  for (const it of files.toSorted((a, b) => sizeOf(b) - sizeOf(a))) {
    const part = parts.reduce((all, one) => (one.took < all.took ? one : all));
    part.files.push(it);
    part.took += sizeOf(it);
  }
  const counted = await Promise.all(parts.map((it, i) => runFiles(`${name} ${i}`, it.files, env, program)));
  const said = Object.entries(Object.assign({}, ...counted.map((it) => it.took)));
  writeFileSync(known, JSON.stringify(Object.fromEntries(said.map(([file, ms]) => [relative(root, file), ms]))));
  const sum = (key) => counted.reduce((all, it) => all + it[key], 0);
  count(name, { passed: sum('passed'), failed: sum('failed') });
}

async function runFiles(name, files, env, program) {
  const counts = join(cache, `counts-${name.replaceAll(' ', '-')}.json`);
  rmSync(counts, { force: true });
  const status = await run(
    program,
    [
      // Trees live for one test: with more room for the young, collecting them takes less of the time.
      ...['--max-semi-space-size=64', 'node_modules/mocha/bin/mocha.js', ...files],
      ...['--reporter', './scripts/reporter.mjs', '--reporter-option', `counts=${counts}`],
      ...(options.shuffle === undefined ? [] : ['--reporter-option', `shuffle=${options.shuffle}`]),
    ],
    env,
  );
  // Without counts mocha did not come to its end: a file that cannot be loaded, an exception outside of a test.
  if (!existsSync(counts)) return { passed: 0, failed: status === 0 ? 0 : 1 };
  return JSON.parse(readFileSync(counts, 'utf8'));
}

async function runVscode() {
  const { runInVscode } = await import('./test-vscode.mjs');
  count('vscode', await runInVscode());
}

async function runUi() {
  const obstacle = whyNoEditor();
  if (obstacle) return console.log(`ui: not run: ${obstacle}`);
  const { withPackagedEditor } = await import('./test-ui.mjs');
  await withPackagedEditor((env) => runMocha('ui', ['out/test/ui/**/*.test.js'], { env }));
}

/** The tests of core and programs on the other releases of Node that virtnet runs on. */
async function runNodes() {
  for (const major of supported.filter((it) => it !== ownMajor)) {
    const name = `Node ${major}`;
    let program;
    try {
      program = nodeOf(major);
    } catch (fault) {
      console.log(`${name}: not run: ${fault.message}`);
      continue;
    }
    await runMocha(name, testFiles(), { program, atOnce: 2 });
  }
}

/** This script with the same words, but run by that Node. */
function runAllWith(program) {
  const again = process.argv.slice(2).filter((it, i, all) => !/^--node(?:=|$)/.test(it) && all[i - 1] !== '--node');
  return run(program, ['scripts/test.mjs', ...again]);
}

function count(name, { passed, failed }) {
  console.log(`${name}: ${passed} passed, ${failed} failed`);
  total.passed += passed;
  total.failed += failed;
}

function node(...args) {
  return run(process.execPath, args);
}

/** Gives the exit status. Not synchronous: the editor of the UI tests runs meanwhile and must be listened to. */
function run(program, args, env = {}) {
  return new Promise((resolve) => {
    const child = spawn(program, args, { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } });
    child.once('error', () => resolve(1)).once('exit', (status) => resolve(status ?? 1));
  });
}
