// The trees of single lines of ifcfg, route and rule files: what each value is read as, where it stands, and what is told of it.
import assert from 'node:assert/strict';
import { type IfcfgGrammar, parseIfcfg } from '../../../server/src/syntax/ifcfg/parse';
import { type Element, flags, kinds, type Tree } from '../../../server/src/syntax/tree';
import type { Span } from '../../../server/src/text';
import { ifcfgLines, wordLines } from '../../support/ifcfg-lines';
import { ifcfgValues } from '../../support/ifcfg-values';

function treeOf(tree: Tree): string[] {
  const shown = ({ start, end }: Span): string => `[${tree.text.slice(start, end)}]`;
  const lines: string[] = [];
  const print = (element: Element, indent: string): void => {
    for (const it of element.attributes) {
      const told = Object.entries(flags).filter(([name, bit]) => it.flags & bit && name !== 'noQuote');
      const names = told.map(([name]) => ` ${name}`).join('');
      lines.push(`${indent}${it.name}=${JSON.stringify(it.value)} ${shown(it.quotedSpan)}${names}`);
    }
    for (const it of element.children) {
      lines.push(`${indent}${it.name} ${shown(it.span)}`);
      print(it, `${indent}  `);
    }
  };
  print(tree.root!, '');
  for (const { kind, span } of tree.leaves())
    lines.push(`${kind === kinds.comment ? 'comment' : 'line'} ${shown(span)}`);
  for (const { kind, span, detail, other } of tree.problems) {
    const more = detail === undefined ? '' : ` ${detail}`;
    lines.push(`! ${kind} ${shown(span)}${more}${other ? ` ← ${shown(other)}` : ''}`);
  }
  return lines;
}

const tell = (title: string, kind: IfcfgGrammar, cases: readonly (readonly [string, ...string[]])[]): void => {
  it(title, () => {
    for (const [text, ...tree] of cases) assert.deepEqual(treeOf(parseIfcfg(text, kind)), tree, JSON.stringify(text));
  });
};

describe('the tree of an ifcfg file', () => {
  for (const [title, cases] of Object.entries({ ...ifcfgValues, ...ifcfgLines }))
    tell(`tells ${title}`, 'ifcfg', cases);
  for (const [kind, cases] of Object.entries(wordLines))
    tell(`has the words of a ${kind} file`, kind as IfcfgGrammar, cases);
});
