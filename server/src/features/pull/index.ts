// Writes what a host has into the file that it was made of: only what differs by meaning is touched, so that comments, order
// and spelling of the file stay as far as they still apply.
import { type Difference, differencesOf } from '../../model/network/drift/differences';
import type { Definition } from '../../model/network/drift/part';
import type { File } from '../../model/file';
import { type Element, kinds, type Tree } from '../../syntax/tree';
import { parseXml } from '../../syntax/xml/parse';
import { insertChild, setAttribute } from '../../syntax/xml/write';
import { applyEdits, type Edit } from '../../text';
import { readFile } from '../../model/read-file';
import { editsFor } from '../../fixes/pull/changes';
import { handOf, inHand } from '../../fixes/pull/spell';

/** The text of the file with what the host has, and the differences that are gone by that; or why it cannot be had. */
export type Pulled =
  | { readonly ok: true; readonly text: string; readonly differences: readonly Difference[] }
  | { readonly ok: false; readonly why: string };

/** What is stored is written into a file. The result was compared with it: nothing differs by meaning. */
export function pulledInto({ uri, kind, text, tree }: File, stored: string): Pulled {
  if (kind !== 'network' || !tree.root) return { ok: false, why: 'the file holds no network' };
  if (tree.problems.length > 0) return { ok: false, why: 'the file is not well-formed: repair it first' };
  const there: Definition = { tree: parseXml(stored), kind: 'stored' };
  const hereOf = (it: string): Definition => ({ tree: readFile(uri, 'network', it).tree, kind: 'written' });
  const differences = differencesOf({ tree, kind: 'written' }, there);
  let now = text;
  let left: readonly Difference[] = differences;
  // What is added may stand in another order, or say more than before once it is there.
  for (let round = 0; left.length > 0 && round < mostRounds; round++) {
    const here = hereOf(now);
    const edits = round < mostRounds / 2 ? editsFor(here, there, left) : wholeParts(here.tree, there.tree, left);
    const next = applyEdits(now, edits);
    if (hereOf(next).tree.problems.length > 0) break;
    now = next;
    left = differencesOf(hereOf(now), there);
  }
  if (left.length === 0) return { ok: true, text: now, differences };
  return { ok: false, why: `it cannot be written into the file: ${left.map(({ path }) => path).join(', ')}` };
}

/** Lists within lists are put in order one after the other; then whole parts are replaced. */
const mostRounds = 12;

/** Children of the root as they are stored, in place of those of the file; comments in them stay before them. */
function wholeParts({ root, text }: Tree, stored: Tree, differences: readonly Difference[]): Edit[] {
  const parts = new Set(differences.map(({ part }) => part));
  return root && stored.root ? [...parts].flatMap((it) => replacedPart(root, stored.root!, it, text)) : [];
}

function replacedPart(root: Element, stored: Element, part: string, text: string): Edit[] {
  const hand = handOf(root.tree);
  if (part === 'network') {
    const { attributes } = stored;
    return attributes.flatMap((it) => setAttribute(root, it.name, it.value));
  }
  const mine = root.children.filter((it) => it.localName === localOf(part));
  const theirs = stored.children.filter((it) => it.localName === localOf(part));
  const comments = mine.flatMap((it) => commentsIn(it).map(({ start, end }) => text.slice(start, end)));
  const added = [...comments, ...theirs.map((it) => inHand(it, hand))].join('\n');
  const [first, ...others] = mine;
  if (!first) return added === '' ? [] : insertChild(root, added);
  return [
    { span: first.span, text: added.replaceAll('\n', `\n${hand.unit}`) },
    ...others.map(({ span }) => ({ span, text: '' })),
  ];
}

const localOf = (name: string): string => name.slice(name.indexOf(':') + 1);

function commentsIn({ tree, span }: Element): { start: number; end: number }[] {
  return [...tree.leaves()]
    .filter((it) => it.kind === kinds.comment && span.start <= it.span.start && it.span.end <= span.end)
    .map((it) => it.span);
}
