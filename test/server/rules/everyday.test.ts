// The everyday mistakes: each is reported under its code, and docs/everyday.md says what the recorded answers say.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { ifcfgMistakes, networkMistakes, reportedIn, severityOf } from '../../support/everyday';
import { everydayPage } from '../../support/everyday-page';
import { ofSchema } from '../../support/of-schema';

describe('an everyday mistake', () => {
  const network = networkMistakes();
  const ifcfg = ifcfgMistakes();

  for (const mistake of [...network, ...ifcfg])
    it(`${mistake.section}, ${mistake.title}: is ${mistake.code}`, () => {
      const problems = reportedIn(mistake);
      const shown = problems.map((it) => `${it.severity} ${it.code}: ${it.message}`).join('\n');
      assert.ok(
        problems.some((it) => it.code === mistake.code),
        `${Object.values(mistake.documents).join('\n')}\n${shown}`,
      );
    });

  for (const { section, title, code, answer, documents } of network)
    it(`${section}, ${title}: is an error where libvirt refuses it, a warning where only its schema does`, () => {
      assert.ok(answer, 'not asked yet: node scripts/everyday.mjs');
      const errors = reportedIn({ section, title, code, documents }).filter((it) => it.severity === 'error');
      const refused = Object.keys(answer).length > 0;
      const isWarned = ofSchema.has(code) && Object.keys(answer).every((it) => it === 'schema');
      if (!refused) assert.deepEqual(errors, []);
      else if (isWarned) assert.ok(errors.length > 0 || severityOf({ section, title, code, documents }) === 'warning');
      else assert.ok(errors.length > 0, JSON.stringify(answer));
    });

  for (const mistake of ifcfg.filter((it) => it.answer === 'refuses'))
    it(`${mistake.section}, ${mistake.title}: is no mere advice where NetworkManager refuses it`, () =>
      assert.ok(reportedIn(mistake).some((it) => it.severity === 'error' || it.severity === 'warning')));

  it('has a title of its own', () => {
    for (const all of [network, ifcfg]) {
      const titles = all.map((it) => `${it.section} ${it.title}`);
      assert.deepEqual(
        titles.filter((it, at) => titles.indexOf(it) !== at),
        [],
      );
    }
    assert.equal(new Set(network.map((it) => it.title)).size, network.length, 'answers are kept by title');
  });

  it('is one of at least 100 in networks and 60 in ifcfg files', () => {
    assert.ok(network.length >= 100 && ifcfg.length >= 60, `${String(network.length)}, ${String(ifcfg.length)}`);
  });

  it('stands on the page as the answers say: node scripts/everyday.mjs --page', () =>
    assert.equal(readFileSync('docs/everyday.md', 'utf8'), everydayPage()));
});
