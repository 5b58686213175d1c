// Text that libvirt cannot read at all, because it is no well-formed XML. Each fault is reported by itself, but for those that
// come with a whole file: the first tells of the others, and its fix mends all.
import { ruleOfAll } from '../../rule';
import { xmlFaultMessage } from '../../../syntax/xml/fault-words';
import { fixesOf } from '../../../fixes/xml';
import { fix, type Fix } from '../../../fixes/fix';
import type { SyntaxProblem, Tree } from '../../../syntax/tree';

export const xmlNotWellformed = ruleOfAll({
  code: 'xml-not-wellformed',
  of: ['network', 'guest'],
  severity: 'error',
  summary: 'The file is not well-formed XML.',
  source: 'https://www.w3.org/TR/xml/ as libxml2 reads it; virXMLParse in libvirt refuses the rest',
  all: ({ tree }) => tree.problems,
  *check(problems, { tree, uri }) {
    for (const { first, others } of groupsOf(problems)) {
      const { kind, span, other } = first;
      const related = other
        ? [{ at: { uri, span: other }, message: relations[kind]! }]
        : others.slice(0, mostRelated).map((it) => ({ at: { uri, span: it.span }, message: 'the same here' }));
      yield {
        span,
        message: xmlFaultMessage(first, tree.text) + countOf(others),
        related,
        fixes: others.length === 0 ? fixesOf(first, tree) : fixesOfAll([first, ...others], tree),
      };
    }
  },
});

const countOf = ({ length }: readonly unknown[]): string =>
  length === 0 ? '' : length === 1 ? '; so is one more' : `; so are ${length} more`;

/** The likeliest fix of each as one. */
function fixesOfAll(problems: readonly SyntaxProblem[], tree: Tree): Fix[] {
  const each = problems.flatMap((it) => fixesOf(it, tree).slice(0, 1));
  const edits = each.flatMap((it) => it.changes.flatMap((change) => ('edits' in change ? change.edits : [])));
  return each.slice(0, 1).map(({ title }) => fix(`${title} everywhere`, edits, true));
}

/** As many places as somebody may go to. */
const mostRelated = 50;

/** What a program that writes text does to all values of a file, and a person who leaves words in brackets for the next one. */
const ofWholeFile: ReadonlySet<string> = new Set(['typographic-quote', 'less-than-in-value']);

interface Group {
  readonly first: SyntaxProblem;
  readonly others: SyntaxProblem[];
}

/** Each problem, with others that it stands for. */
function groupsOf(problems: readonly SyntaxProblem[]): Group[] {
  const byKind = new Map<string, Group>();
  return problems.flatMap((first) => {
    const known = byKind.get(first.kind);
    if (known) known.others.push(first);
    if (known) return [];
    const group = { first, others: [] };
    if (ofWholeFile.has(first.kind)) byKind.set(first.kind, group);
    return [group];
  });
}

/** What the other place of a problem is. */
const relations: Readonly<Record<string, string>> = {
  'wrong-close-tag': 'the open tag is here',
  'second-root': 'the first root element is here',
  'crossed-tags': 'the close tag is here',
};
