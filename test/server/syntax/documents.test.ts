// What is told of XML documents, and the trees of those that are damaged.
import assert from 'node:assert/strict';
import { type Element, type Tree } from '../../../server/src/syntax/tree';
import { parseXml } from '../../../server/src/syntax/xml/parse';
import type { Span } from '../../../server/src/text';
import { damagedElements } from '../../support/damaged-elements';
import { damagedTags } from '../../support/damaged-tags';
import { documents } from '../../support/documents';

const shown = ({ text }: Tree, { start, end }: Span): string => `[${text.slice(start, end)}]`;

const problemsOf = (tree: Tree): string[] =>
  tree.problems.map(({ kind, span, detail, other }) => {
    const more = detail === undefined ? '' : ` ${detail}`;
    return `${kind} ${shown(tree, span)}${more}${other ? ` ← ${shown(tree, other)}` : ''}`;
  });

function treeOf(tree: Tree): string[] {
  const lines: string[] = [];
  const print = (element: Element, depth: number): void => {
    const { name, attributes, content, span, unfinished, closed } = element;
    const given = attributes.map((it) => ` ${it.name}=${JSON.stringify(it.value)} ${shown(tree, it.span)}`).join('');
    const text = content === '' ? '' : ` text ${JSON.stringify(content)}`;
    const state = unfinished ? ' unfinished' : closed ? '' : ' open';
    lines.push(`${'  '.repeat(depth)}${name || '?'}${given}${text} in ${shown(tree, span)}${state}`);
    for (const it of element.children) print(it, depth + 1);
  };
  for (const it of tree.roots) print(it, 0);
  return [...lines, ...problemsOf(tree).map((it) => `! ${it}`)];
}

describe('what is told of XML', () => {
  for (const [title, cases] of Object.entries(documents))
    it(`about ${title}`, () => {
      for (const [text, ...problems] of cases)
        assert.deepEqual(problemsOf(parseXml(text)), problems, JSON.stringify(text));
    });
});

describe('the tree of damaged XML', () => {
  for (const [title, cases] of Object.entries({ ...damagedTags, ...damagedElements }))
    it(`has right places for ${title}`, () => {
      for (const [text, ...tree] of cases) assert.deepEqual(treeOf(parseXml(text)), tree, JSON.stringify(text));
    });
});
