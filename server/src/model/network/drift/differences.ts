// What two definitions of a network say differently, by meaning: the file of a person, what libvirt stores, what runs.
import { wordsWithoutSecrets } from '../../../schema/secrets';
import { isUnknown } from '../../../syntax/template/template';
import type { Span } from '../../../text';
import { absent, anything } from './absence';
import { isOpen } from '../../brought';
import { firstDifference } from './foreign';
import { itemLabel } from './lists';
import { matchesOf } from './match';
import { type DefinitionPart, textName, type Said, type Definition } from './part';
import { isForeignPart, partOf } from './read';

/** `order`: the same items stand there in an order that does something else. */
export type DifferenceKind = 'changed' | 'only here' | 'only there' | 'order';

/** A difference in one of the two texts. */
export interface Side {
  /** As a person would write it; undefined where nothing stands. */
  readonly value?: string;
  /** The value, or the element; where nothing stands, the open tag of the element that would hold it. */
  readonly span: Span;
}

export interface Difference {
  readonly kind: DifferenceKind;
  /** `ip 192.168.122.1 › dhcp › range 192.168.122.2 › end` */
  readonly path: string;
  /** The child of the root that it is in; `network` for what the root says itself. */
  readonly part: string;
  readonly here: Side;
  readonly there: Side;
}

/**
 * The differences of two definitions, in the order in which they stand in the first; none when libvirt would do the same
 * with both. Source: what libvirt 9.0.0 and 11.3.0 made of some 200 definitions (test/recorded/drift-pairs.jsonl).
 */
export function differencesOf(here: Definition, there: Definition): Difference[] {
  const [one, other] = [partOf(here), partOf(there)];
  return one && other ? differencesOfParts(one, other) : [];
}

/** The same of definitions of which something may have been left out. */
export function differencesOfParts(here: DefinitionPart, there: DefinitionPart): Difference[] {
  const found = [...between(here, there, [])];
  return found.sort((a, b) => a.here.span.start - b.here.span.start || a.there.span.start - b.there.span.start);
}

type Path = readonly string[];

function* between(here: DefinitionPart, there: DefinitionPart, path: Path): Generator<Difference> {
  if (here.isWrittenAs(there)) return;
  if (isForeignPart(here) || isForeignPart(there)) return yield* betweenForeign(here, there, path);
  for (const name of union(here.values, there.values)) yield* betweenValues(here, there, name, path);
  for (const name of union(here.parts, there.parts)) {
    const [a, b] = [here.part(name), there.part(name)];
    const inside = [...path, name];
    const found = [...between(a, b, inside)];
    // An element that is only in one of them is one difference, however much it says.
    if (found.length > 1 && (a.isMissing || b.isMissing))
      yield only(b.isMissing ? 'only here' : 'only there', a, b, inside);
    else yield* found;
  }
  for (const name of union(here.lists, there.lists)) yield* betweenLists(here, there, name, path);
}

function* betweenValues(here: DefinitionPart, there: DefinitionPart, name: string, path: Path): Generator<Difference> {
  const [a, b] = [here.values.get(name), there.values.get(name)];
  if ([a, b].some((it) => it && isUnknown(it.meaning))) return;
  if (a && b) {
    if (a.meaning !== b.meaning && !isFreeNumber(here, a, b) && !isFreeNumber(there, b, a))
      yield difference('changed', stepsTo(path, a), sideOf(here, a), sideOf(there, b));
  } else if (a) {
    if (isNews(there, name, a)) yield difference('only here', stepsTo(path, a), sideOf(here, a), { span: there.span });
  } else if (b) {
    if (isNews(here, name, b)) yield difference('only there', stepsTo(path, b), { span: here.span }, sideOf(there, b));
  }
}

/** Whether a value says something to a definition that does not have it. */
function isNews(without: DefinitionPart, name: string, { meaning }: Said): boolean {
  if (isOpen(without.definition)) return false;
  const taken = absent(without, name);
  return taken !== anything && taken !== meaning;
}

/** A bridge called `lab%d` in a file gets the first number that is free. */
function isFreeNumber({ path, definition }: DefinitionPart, asked: Said, given: Said): boolean {
  const [before, after, ...more] = path === 'bridge' && definition.kind === 'written' ? asked.meaning.split('%d') : [];
  if (before === undefined || after === undefined || more.length > 0) return false;
  const { meaning } = given;
  const isAround = meaning.startsWith(before) && meaning.endsWith(after);
  return isAround && /^\d+$/.test(meaning.slice(before.length, meaning.length - after.length));
}

function* betweenLists(here: DefinitionPart, there: DefinitionPart, name: string, path: Path): Generator<Difference> {
  const { pairs, onlyHere, onlyThere, reordered } = matchesOf(here.lists.get(name) ?? [], there.lists.get(name) ?? []);
  // Of ten thousand hosts none is read that is the same in both.
  for (const [a, b] of pairs) if (!a.isWrittenAs(b)) yield* between(a, b, [...path, stepOf(a)]);
  // An item that a template has yet to fill in may be any of the others.
  const isCertain = ![...onlyHere, ...onlyThere].some((it) => it.isUnknown);
  if (isCertain && !isOpen(there.definition))
    for (const it of onlyHere) yield only('only here', it, there, [...path, stepOf(it)]);
  if (isCertain && !isOpen(here.definition))
    for (const it of onlyThere) yield only('only there', here, it, [...path, stepOf(it)]);
  if (!reordered) return;
  const [a, b] = reordered;
  const sides = [a, b].map((it) => ({ value: wordsOf(it, itemLabel(it) ?? it.name), span: it.span }));
  yield difference('order', [...path, a.name], sides[0]!, sides[1]!);
}

function* betweenForeign(here: DefinitionPart, there: DefinitionPart, path: Path): Generator<Difference> {
  if (here.key === there.key || here.isUnknown || there.isUnknown) return;
  const found = here.element && there.element && firstDifference(here.element, there.element);
  if (!found) return yield difference('changed', path, whole(here), whole(there));
  const [a, b] = found;
  yield difference(
    'changed',
    path,
    { value: wordsOf(here, a.text, a.span), span: a.span },
    { value: wordsOf(there, b.text, b.span), span: b.span },
  );
}

const difference = (kind: DifferenceKind, path: Path, here: Side, there: Side): Difference => ({
  kind,
  path: path.length === 0 ? 'network' : path.join(' › '),
  part: path.length === 0 ? 'network' : path[0]!.split(' ')[0]!,
  here,
  there,
});

/** An element or item that only one of them has. */
const only = (kind: 'only here' | 'only there', here: DefinitionPart, there: DefinitionPart, path: Path): Difference =>
  kind === 'only here'
    ? difference(kind, path, whole(here), { span: there.span })
    : difference(kind, path, { span: here.span }, whole(there));

const sideOf = (part: DefinitionPart, { text, span }: Said): Side => ({ value: wordsOf(part, text, span), span });

function stepsTo(path: Path, { name }: Said): Path {
  if (name === textName) return path;
  return path.length === 0 ? ['network', name] : [...path, name];
}

function stepOf(item: DefinitionPart): string {
  const label = itemLabel(item);
  return label === undefined ? item.name : `${item.name} ${wordsOf(item, label)}`;
}

/** How much is shown of an element. */
const mostShown = 200;

function whole(part: DefinitionPart): Side {
  const { element, definition, span } = part;
  const { start, end } = element ? element.span : span;
  const text = definition.tree.written
    .slice(start, Math.min(end, start + 2 * mostShown))
    .replace(/\s+/g, ' ')
    .replaceAll('> <', '><');
  const isCut = end - start > 2 * mostShown || text.length > mostShown;
  return { value: wordsOf(part, isCut ? `${text.slice(0, mostShown)} …` : text, { start, end }), span };
}

const wordsOf = ({ definition }: DefinitionPart, words: string, about?: Span): string =>
  wordsWithoutSecrets(definition.tree, words, about);

const union = (one: ReadonlyMap<string, unknown>, other: ReadonlyMap<string, unknown>): ReadonlySet<string> =>
  new Set([...one.keys(), ...other.keys()]);
