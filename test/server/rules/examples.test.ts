// All rules on the examples of all pages: what is right for one rule must not be wrong for another without being known.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { examplesOf, pages } from '../../support/examples';

describe('all rules together (node scripts/rules.mjs writes what they find)', () => {
  const recorded = new Map(
    readFileSync('test/recorded/examples.txt', 'utf8')
      .split(/\n(?=# )/)
      .map((it) => [/^# (.*)/.exec(it)![1]!, `${it.trimEnd()}\n`]),
  );

  it('have an example on each page', () => assert.deepEqual([...recorded.keys()], pages));

  for (const page of pages)
    it(`find in the examples of ${page} what was found before`, () =>
      assert.equal(examplesOf(page), recorded.get(page)));
});
