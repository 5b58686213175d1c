// The page of each rule is its test; and what holds for all rules.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import type { Problem } from '../../../server/src/features/problems';
import { none } from '../../../server/src/model/reading';
import { WorkspaceFacts } from '../../../server/src/model/workspace-facts';
import { networkRules, rules } from '../../../server/src/rules/index';
import type { Rule } from '../../../server/src/rules/rule';
import type { Span } from '../../../server/src/text';
import { readFile } from '../../../server/src/model/read-file';
import { afterChanges, problemsByName, targetOf, uriOf } from '../../support/checking';
import { type Mark, writeMarks } from '../../support/marks';
import { readRulePage, type Section } from '../../support/pages';
import { pageOf, rulePagePaths, textsOf } from '../../support/rule-pages';
import { rulesPage } from '../../support/rules-page';

/** A span in the line in which it starts, as marks are written. */
const inLine = (text: string, { start, end }: Span): Span => {
  const lineEnd = text.indexOf('\n', start);
  return { start, end: Math.max(Math.min(end, lineEnd < 0 ? text.length : lineEnd), start + 1) };
};
const markOf = (rule: Rule, text: string, { span, severity, code, tag, message }: Problem): Mark => ({
  ...inLine(text, span),
  ...{ severity, code: code === rule.name ? undefined : code, tag, message },
});

/** The places in a file at which findings point, each once. */
function relatedMarks(name: string, text: string, problems: readonly Problem[]): Mark[] {
  const found = new Map<string, Mark>();
  for (const { at, message } of problems.flatMap((it) => it.related ?? [])) {
    if (at.uri !== uriOf(name)) continue;
    const mark = { ...inLine(text, at.span), severity: 'related', code: undefined, message };
    found.set(`${String(mark.start)} ${String(mark.end)} ${message}`, mark);
  }
  return [...found.values()];
}

const isRelated = (it: Mark): boolean => it.severity === 'related';

/** Findings in their order, then related places in that of the text. */
const ordered = (marks: readonly Mark[]): Mark[] => [
  ...marks.filter((it) => !isRelated(it)),
  ...marks.filter(isRelated).sort((a, b) => a.start - b.start || (a.message < b.message ? -1 : 1)),
];

describe('rules', () => {
  for (const it of rules) {
    describe(it.name, () => {
      const path = pageOf.get(it);
      if (!path || !existsSync(path)) {
        test_('has a page beside it', () => assert.fail(`no page for ${it.name}`));
        return;
      }
      const page = readRulePage(path);
      test_(
        'has a page with its name as title, a heading for each code, reported and accepted examples, and a source',
        () => {
          assert.equal(page.title, it.name);
          const isFamily = Object.keys(it.codes).join() !== it.name;
          assert.deepEqual(page.codes, isFamily ? Object.keys(it.codes) : []);
          assert.ok(
            page.sections.some((section) => section.title.startsWith('Reported')),
            'no Reported section',
          );
          assert.ok(
            page.sections.some((section) => section.title.startsWith('Accepted')),
            'no Accepted section',
          );
          assert.match(it.source, /\S/);
        },
      );
      let reported: Section | undefined;
      for (const section of page.sections) {
        if (section.title.startsWith('Reported')) {
          reported = section;
          test_(section.title, () => checkReported(it, section));
        } else if (section.title.startsWith('Accepted')) {
          test_(section.title, () => checkReported(it, section));
        } else if (section.title.startsWith('Fix: ')) {
          const from = reported;
          test_(section.title, () => checkFix(it, from!, section));
        }
      }
      test_('shows what each of its fixes makes', () => {
        const shown = new Set(page.sections.map((section) => section.title));
        const offered = page.sections
          .filter((section) => section.title.startsWith('Reported'))
          .flatMap((section) => [...problemsIn(it, section).values()].flat())
          .flatMap((problem) => (problem.fixes ?? []).map(({ title }) => `Fix: ${title}`));
        assert.deepEqual(
          [...new Set(offered)].filter((title) => !shown.has(title)),
          [],
        );
      });
    });
  }

  test_('cost nothing where they have nothing to look at', () => {
    const text =
      "<network>\n  <name>lab</name>\n  <bridge name='virbr1'/>\n  <ip address='192.168.5.1' prefix='24'/>\n</network>\n";
    const file = readFile('file:///lab.xml', 'network', text);
    const workspace = new WorkspaceFacts([file]);
    const looking = networkRules.filter((it) => it.check(file, workspace, targetOf({})) !== none);
    assert.ok(
      looking.length < 20,
      `${looking.length} look at an ordinary network: ${looking.map((it) => it.name).join(', ')}`,
    );
  });

  test_('stand in docs/rules.md as the registry has them (node scripts/rules.mjs writes it)', () => {
    assert.equal(readFileSync('docs/rules.md', 'utf8'), rulesPage());
  });

  test_('stand in the list, each file once', () => {
    const listed = new Set([...pageOf.values()]);
    assert.deepEqual(
      rulePagePaths.filter((path) => !listed.has(path)),
      [],
    );
  });
});

function test_(title: string, body: () => void): void {
  it(title, body);
}

/** What a rule finds in an example, looked for once. */
function problemsIn(rule: Rule, section: Section): ReadonlyMap<string, readonly Problem[]> {
  let found = known.get(section);
  if (!found) {
    found = problemsByName(textsOf(section), { only: [rule], target: targetOf(section.options) });
    known.set(section, found);
  }
  return found;
}
const known = new WeakMap<Section, ReadonlyMap<string, readonly Problem[]>>();

function checkReported(rule: Rule, section: Section): void {
  const found = problemsIn(rule, section);
  const names = section.files.map((it) => uriOf(it.name));
  const all = [...found.values()].flat();
  for (const { at, message } of all.flatMap((it) => it.related ?? [])) assert.ok(names.includes(at.uri), message);
  for (const file of section.files) {
    const problems = found.get(file.name) ?? [];
    for (const { code } of problems) assert.ok(Object.hasOwn(rule.codes, code), `${code} is no code of ${rule.name}`);
    const actual = ordered([
      ...problems.map((problem) => markOf(rule, file.text, problem)),
      ...relatedMarks(file.name, file.text, all),
    ]);
    const expected = ordered(file.marks).map((mark) => ({
      ...mark,
      code: mark.code === rule.name ? undefined : mark.code,
    }));
    assert.equal(writeMarks(file.text, actual), writeMarks(file.text, expected));
  }
}

function checkFix(rule: Rule, reported: Section, section: Section): void {
  const title = section.title.slice('Fix: '.length);
  const texts = textsOf(reported);
  const titles: string[] = [];
  for (const [name, problems] of problemsIn(rule, reported)) {
    for (const problem of problems) {
      for (const fix of problem.fixes ?? []) {
        titles.push(fix.title);
        if (fix.title !== title) continue;
        const after = afterChanges(texts, uriOf(name), fix.changes);
        for (const file of section.files) assert.equal(after[file.name], file.text);
        assert.equal(fix.preferred ? 'yes' : undefined, section.options.preferred, 'preferred');
        return;
      }
    }
  }
  assert.fail(`no fix titled "${title}"; there are: ${titles.join(' | ')}`);
}
