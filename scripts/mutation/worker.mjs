// A process that has loaded tests and runs those that it is asked for, with one mutant active or none. Its parent may end
// it at any time: a mutant may never come to an end.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import Mocha from 'mocha';

const { MUTATION_HITS: hitsFile } = process.env;
const state = globalThis.mutation;
const mocha = new Mocha({ timeout: 300_000, reporter: class {} });
mocha.cleanReferencesAfterRun(false);
/** Suites as they were loaded: `{ suite, suites, tests }` each. */
const loaded = [];

process.on('disconnect', () => process.exit());
process.on('message', (it) => void run(it).then((value) => process.send(value)));
try {
  for (const it of process.argv.slice(2)) mocha.addFile(it);
  mocha.loadFiles();
  remember(mocha.suite, new Map());
  process.send({ atLoad: takeHits() });
} catch (error) {
  process.send({ fault: { message: firstLine(error) } });
}

/** Gives each test a key that is the same in each process. */
function remember(suite, seen) {
  loaded.push({ suite, suites: suite.suites, tests: suite.tests });
  for (const it of suite.tests) {
    const name = `${relative('out/test', it.file)}: ${it.fullTitle()}`;
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    it.key = count === 1 ? name : `${name} (${count})`;
  }
  for (const it of suite.suites) remember(it, seen);
}

/**
 * Runs the tests with the keys of `only` (each with the time it takes), or all but those of `without`. Gives what each
 * came by, the first that failed, and the hooks that failed; with `bail` none is run after that.
 */
async function run({ mutant, only, without, bail }) {
  const times = only && new Map(only);
  const left = new Set(without);
  select(times ? (it) => times.has(it.key) : (it) => !left.has(it.key), times, bail);
  state.active = mutant;
  // For processes that the tests start.
  process.env.MUTANT = String(mutant);
  takeHits();
  const [hitsOf, tests, hooks] = [new Map(), [], []];
  let fault;
  await new Promise((done) => {
    const runner = mocha.run(done);
    let owner = mocha.suite;
    let since = performance.now();
    // What hooks before all tests of a suite do counts for each of them, what comes after a test for that one.
    const change = (next) => {
      hitsOf.set(owner, [...(hitsOf.get(owner) ?? []), ...takeHits()]);
      owner = next;
    };
    runner.on('suite', change);
    runner.on('suite end', (it) => change(it.parent ?? it));
    runner.on('test', (it) => {
      change(it);
      process.send({ begun: it.key });
      since = performance.now();
    });
    runner.on('fail', (it, error) => {
      // When a hook fails, the test it is for is to be run again; for hooks of a suite that is its first.
      const test = it.key === undefined ? (it.ctx?.currentTest ?? firstOf(it.parent)) : it;
      if (test) test.hasFailed = true;
      if (it.key === undefined) hooks.push(it.fullTitle());
      fault ??= { key: test?.key, title: it.fullTitle(), message: firstLine(error) };
    });
    runner.on('test end', (it) => {
      if (!it.isPending()) tests.push({ test: it, took: performance.now() - since });
    });
    runner.on('end', () => change(mocha.suite));
  });
  state.active = 0;
  return {
    fault,
    hooks,
    tests: tests.map(({ test, took }) => {
      const hits = new Set();
      for (let it = test; it; it = it.parent) for (const id of hitsOf.get(it) ?? []) hits.add(id);
      return { key: test.key, failed: test.hasFailed === true, took, hits: [...hits] };
    }),
  };
}

/** Leaves only the wanted tests in the tree, the quick suites first. */
function select(isWanted, times, bail) {
  const cost = new Map();
  // From the leaves up.
  for (const { suite, suites, tests } of loaded.toReversed()) {
    suite.bail(bail);
    suite.tests = tests.filter(isWanted);
    suite.suites = suites.filter((it) => it.tests.length + it.suites.length > 0);
    for (const it of suite.tests) it.hasFailed = false;
    if (!times) continue;
    const sum = suite.tests.reduce((all, it) => all + times.get(it.key), 0);
    cost.set(
      suite,
      suite.suites.reduce((all, it) => all + cost.get(it), sum),
    );
    suite.suites.sort((a, b) => cost.get(a) - cost.get(b));
  }
}

const firstOf = (suite) => suite && (suite.tests[0] ?? suite.suites.map(firstOf).find(Boolean));

/** Ids of the places that were come by since the last call, here and in child processes. */
function takeHits() {
  const found = new Set();
  state.hits.forEach((_, id) => found.add(id));
  state.hits.length = 0;
  if (existsSync(hitsFile)) {
    for (const it of readFileSync(hitsFile, 'utf8').split('\n')) if (it !== '') found.add(Number(it));
    writeFileSync(hitsFile, '');
  }
  return [...found];
}

function firstLine(error) {
  return String(error?.message ?? error)
    .split('\n', 1)[0]
    .slice(0, 200);
}
