// Rules that are not called, as no name that they are about occurs in a document: called, they would find nothing. In all
// examples of all pages, what libvirt was asked, and texts damaged in ways that nobody thought of.
import assert from 'node:assert/strict';
import { RuleSelection } from '../../../server/src/features/rule-selection';
import { rules } from '../../../server/src/rules/index';
import { mutate } from '../../conformance/mutate';
import { damaged, seeded } from '../../support/damage';
import { filesOf, newest, type Texts, workspaceOf } from '../../support/checking';
import { readRulePage } from '../../support/pages';
import { rulePagePaths, textsOf } from '../../support/rule-pages';
import { recordedLines } from '../../support/recorded-lines';

const examples: readonly Texts[] = rulePagePaths.flatMap((it) => readRulePage(it).sections.map(textsOf));
const documents = examples.flatMap((it) =>
  Object.entries(it).flatMap(([name, text]) => (name.endsWith('.xml') ? [text] : [])),
);

/** What libvirt was asked about. */
const recorded: readonly string[] = recordedLines<{ bad: string; good?: string }>('libvirt-network-fixtures').flatMap(
  ({ bad, good }) => [bad, good ?? []].flat(),
);

const named = (text: string): Texts => ({ 'network.xml': text });

/** One for all documents, as in the server: it remembers the one before. */
const selection = new RuleSelection(rules);

/** The rules that were left out somewhere, and those that were called. */
const [leftOut, called] = [new Set<string>(), new Set<string>()];

function finding(all: Iterable<Texts>): string[] {
  const wrong: string[] = [];
  for (const texts of all) {
    const workspace = workspaceOf(texts);
    for (const file of filesOf(texts).flatMap((it) => it.variants)) {
      const selected = new Set(selection.on(file.tree));
      for (const rule of rules) {
        if (!rule.of.includes(file.kind)) continue;
        if (selected.has(rule)) {
          called.add(rule.name);
          continue;
        }
        leftOut.add(rule.name);
        for (const { message } of rule.check(file, workspace, newest))
          wrong.push(`${rule.name}: ${message}\n${file.text}`);
      }
    }
  }
  return wrong;
}

describe('rules that are left out', () => {
  it('have nothing to say of the examples', () => {
    assert.deepEqual(finding(examples), []);
    assert.ok(leftOut.size > 80, `only ${leftOut.size} were left out`);
    assert.deepEqual(
      [...leftOut].filter((it) => !called.has(it)),
      [],
    );
  });

  it('have nothing to say of what libvirt was asked, and of mutants of it', () => {
    const next = seeded(7);
    const mutants = Array.from({ length: 3 }, () => recorded.map((it) => mutate(it, next)?.text ?? it)).flat();
    assert.deepEqual(finding([...recorded, ...mutants].map(named)), []);
  });

  it('have nothing to say of damaged documents', () => {
    const next = seeded(8);
    assert.deepEqual(finding(Array.from({ length: 3000 }, () => named(damaged(next, documents)))), []);
  });
});
