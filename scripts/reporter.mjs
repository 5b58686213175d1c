// A mocha reporter for thousands of tests: a line per file's top suite would be too much, so failures only, and at the
// end one line of JSON in the file that the option `counts` names: how many passed and failed, and what each file took. With the option `shuffle`, a number, files, suites and
// tests run in an order that the number decides.
import { writeFileSync } from 'node:fs';

export default class Reporter {
  constructor(runner, { reporterOption, reporterOptions } = {}) {
    const { counts, shuffle } = reporterOption ?? reporterOptions ?? {};
    // A reporter is the one who is given all suites before the first runs.
    if (shuffle !== undefined) shuffled(runner.suite, Number(shuffle));
    const failures = [];
    let passed = 0;
    const took = {};
    runner.on('pass', () => passed++);
    runner.on('test end', ({ file, duration }) => (took[file] = (took[file] ?? 0) + (duration ?? 0)));
    runner.on('fail', (test, fault) => {
      failures.push(test);
      console.log(`\n  ${failures.length}) ${test.fullTitle()}\n${indented(textOf(fault))}`);
    });
    runner.once('end', () => {
      if (counts) writeFileSync(counts, JSON.stringify({ passed, failed: failures.length, took }));
    });
  }
}

/** Orders the suites and tests of a suite anew, and those in them. */
function shuffled(suite, seed) {
  for (const list of [suite.suites, suite.tests]) {
    for (let i = list.length - 1; i > 0; i--) {
      seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
      const other = Math.floor((seed / 2 ** 32) * (i + 1));
      [list[i], list[other]] = [list[other], list[i]];
    }
  }
  suite.suites.forEach((it, i) => shuffled(it, seed + i));
}

function textOf(fault) {
  const stack = fault?.stack ?? String(fault);
  return stack
    .split('\n')
    .filter((it) => !/node_modules|node:internal/.test(it))
    .slice(0, 40)
    .join('\n');
}

const indented = (text) => text.replace(/^/gm, '     ');
