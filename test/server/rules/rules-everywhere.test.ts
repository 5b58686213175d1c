// What holds for each fix of each rule, in every example of its page.
import assert from 'node:assert/strict';
import type { Problem } from '../../../server/src/features/problems';
import type { Rule } from '../../../server/src/rules/rule';
import { afterChanges, problemsByName, targetOf, uriOf } from '../../support/checking';
import { readRulePage, type Section } from '../../support/pages';
import { pageOf, textsOf } from '../../support/rule-pages';

describe('the fixes of rules', () => {
  for (const [rule, path] of pageOf)
    it(`of ${rule.name} fix what they promise`, () =>
      readRulePage(path)
        .sections.filter((section) => section.title.startsWith('Reported'))
        .forEach((section) => checkFixes(rule, section)));
});

const rank = { error: 0, warning: 1, information: 2, hint: 3 } as const;

/** Applied, a fix removes its finding and brings none of equal or higher severity. */
function checkFixes(rule: Rule, section: Section): void {
  const texts = textsOf(section);
  const target = targetOf(section.options);
  const before = problemsByName(texts, { target });
  for (const [name, problems] of before) {
    for (const problem of problems) {
      if (problem.rule !== rule) continue;
      for (const fix of problem.fixes ?? []) {
        const after = problemsByName(afterChanges(texts, uriOf(name), fix.changes), { target });
        const same = (it: Problem) => it.code === problem.code && it.message === problem.message;
        const countBefore = [...before.values()].flat().filter(same).length;
        const countAfter = [...after.values()].flat().filter(same).length;
        assert.ok(countAfter < countBefore, `"${fix.title}" leaves its finding: ${problem.message}`);
        const known = new Set([...before.values()].flat().map((it) => `${it.code} ${it.message}`));
        const fresh = [...after.values()]
          .flat()
          .filter(
            (it) =>
              rank[it.severity] <= Math.min(rank[problem.severity], rank.warning) &&
              !known.has(`${it.code} ${it.message}`),
          );
        assert.deepEqual(
          fresh.map((it) => `${it.severity} ${it.code}: ${it.message}`),
          [],
          `"${fix.title}" brings new problems`,
        );
      }
    }
  }
}
