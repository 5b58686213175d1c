// A mocha reporter for thousands of tests: a line per file's top suite would be too much, so failures only, and at the
// end one line of JSON in the file that the option `counts` names.
import { writeFileSync } from 'node:fs';

export default class Reporter {
  constructor(runner, { reporterOption, reporterOptions } = {}) {
    const { counts } = reporterOption ?? reporterOptions ?? {};
    const failures = [];
    let passed = 0;
    runner.on('pass', () => passed++);
    runner.on('fail', (test, fault) => {
      failures.push(test);
      console.log(`\n  ${failures.length}) ${test.fullTitle()}\n${indented(textOf(fault))}`);
    });
    runner.once('end', () => {
      if (counts) writeFileSync(counts, JSON.stringify({ passed, failed: failures.length }));
    });
  }
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
