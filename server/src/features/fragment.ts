// An element for `net-update` is judged where it would stand: in a network of which nothing else is known.
import type { Fix } from '../fixes/fix';
import type { File } from '../model/file';
import { WorkspaceFacts } from '../model/workspace-facts';
import { fragmentOf } from '../schema/fragments';
import { unknownLetter } from '../syntax/template/template';
import type { Element } from '../syntax/tree';
import { bareOf } from '../syntax/xml/pasted';
import type { Edit, Span } from '../text';
import { readWithin } from '../model/read-file';
import type { Finding } from '../rules/rule';

/** A fragment in its network, and how much further on it stands there. */
export interface PlacedFragment {
  readonly file: File;
  readonly workspace: WorkspaceFacts;
  /** Where in the network the file stands. */
  readonly place: Span;
  readonly shift: number;
}

/** The network around an element for `net-update`; undefined for any other file. */
export function fragmentIn(file: File): PlacedFragment | undefined {
  const { uri, kind, tree } = file;
  const { root } = tree;
  if (kind !== 'network' || !root || root.name === 'network') return undefined;
  // A macro before the network of a template is none.
  if (file.variants.some((it) => it.tree.root?.name === 'network')) return undefined;
  const found = fragmentOf(root);
  if (!found) return undefined;
  const before = `<network><name>${unknownLetter}</name>${found.above.map((it) => open(it, root)).join('')}`;
  const after = `${[...found.above]
    .reverse()
    .map((it) => `</${it}>`)
    .join('')}</network>`;
  const { start, end } = root.span;
  const place = { start: before.length, end: before.length + end - start };
  const within = readWithin(uri, before + bareOf(tree.written).slice(start, end) + after, place.start, place.end);
  return { file: within, workspace: new WorkspaceFacts([within]), place, shift: before.length - start };
}

/** An element above the fragment: all that rules would ask of it is unknown, but for the family of addresses. */
function open(name: string, root: Element): string {
  if (name === 'forward') return `<forward mode='${unknownLetter}'>`;
  if (name !== 'ip') return `<${name}>`;
  const isSix = root.attributes.some((it) => it.name !== 'mac' && it.value.includes(':'));
  return `<ip family='${isSix ? 'ipv6' : 'ipv4'}' address='${unknownLetter}' prefix='${unknownLetter}'>`;
}

/**
 * The problems of a fragment at their places in its own file, with those of the document that it is in: of the syntax around
 * it, and that it is a template. Those of the network that was put around it are nobody's.
 */
export const problemsWithin = <T extends Finding & { readonly code: string }>(
  { place, shift, file }: PlacedFragment,
  problems: readonly T[],
  around: readonly T[],
): T[] => [
  ...around.filter(({ span, code }) => code === 'template' || !liesIn(moved(span, -shift), place)),
  ...problems
    .filter(({ span, code }) => code !== 'template' && liesIn(span, place))
    .map((it) => ({
      ...it,
      span: moved(it.span, shift),
      related: it.related
        ?.filter(({ at }) => at.uri !== file.uri || liesIn(at.span, place))
        .map((one) => ({ ...one, at: { ...one.at, span: moved(one.at.span, shift) } })),
      fixes: it.fixes?.flatMap((one) => fixWithin(one, place, shift)),
    })),
];

function fixWithin(fix: Fix, place: Span, shift: number): Fix[] {
  const edits = fix.changes.flatMap((it): readonly Edit[] => ('edits' in it ? it.edits : []));
  const isWhole = edits.some(({ span }) => span.start <= place.start && place.end <= span.end);
  if (isWhole || !edits.every((it) => liesIn(it.span, place)) || fix.changes.some((it) => !('edits' in it))) return [];
  return [{ ...fix, changes: [{ edits: edits.map((it) => ({ ...it, span: moved(it.span, shift) })) }] }];
}

const liesIn = (it: Span, place: Span): boolean => place.start <= it.start && it.end <= place.end;

const moved = ({ start, end }: Span, shift: number): Span => ({ start: start - shift, end: end - shift });
