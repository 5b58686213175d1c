// Reads close tags. A mistyped one closes what it was meant to close.
import { char } from '../char';
import { node } from '../tree';
import type { Builder } from './builder';
import { blank, characterClass as classes, name as nameBit, nameStart } from './characters';
import { skipBlanksIn } from './checks';
import { indentAt, nameEnd, sameText, skipBlanks, unitAt } from './scan';
import { oddNameEnd } from './values';

/** Reads the close tag at an offset; gives the offset after it. `nameFrom` is where its name stands. */
export function readCloseTag(builder: Builder, start: number, nameFrom = start + 2): number {
  const { text } = builder;
  const simpleEnd = nameEnd(text, nameFrom);
  const top = builder.depth - 1;
  if (unitAt(text, simpleEnd) === char.greaterThan && top >= 0 && hasName(builder, top, nameFrom, simpleEnd)) {
    builder.close(top, start, simpleEnd + 1);
    return simpleEnd + 1;
  }
  return readOddCloseTag(builder, start, nameFrom);
}

function hasName(builder: Builder, position: number, nameFrom: number, nameTo: number): boolean {
  const index = builder.stack[position]!;
  const from = builder.field(index, node.nameStart);
  const length = nameTo - nameFrom;
  return builder.field(index, node.nameEnd) - from === length && sameText(builder.text, from, nameFrom, length);
}

function readOddCloseTag(builder: Builder, start: number, nameFrom: number): number {
  const { text } = builder;
  if (classes[unitAt(text, nameFrom)]! & blank && classes[unitAt(text, skipBlanks(text, nameFrom))]! & nameStart) {
    const blanksFrom = nameFrom;
    nameFrom = skipBlanks(text, nameFrom);
    builder.report('blank-after-less-than', blanksFrom, nameFrom);
  }
  // A wrong name was reported where it was opened; here it is a wrong or a right end of it.
  const nameTo = oddNameEnd(text, nameFrom);
  const { end, isFinished } = closeTagEnd(builder, nameTo);
  const name = text.slice(nameFrom, nameTo);
  let position = nameTo > nameFrom ? openNamed(builder, nameFrom, nameTo) : -1;
  const isNamed = position >= 0;
  if (!isNamed && builder.depth > 0 && meansTop(builder, start, end, name, isFinished)) position = builder.depth - 1;
  const index = position < 0 ? -1 : builder.stack[position]!;
  if (!isFinished) builder.report('unfinished-close-tag', start, end, index < 0 ? '' : builder.nameOf(index));
  else if (!isNamed && index >= 0)
    builder.report('wrong-close-tag', nameFrom, nameTo, builder.nameOf(index), builder.nameSpan(index));
  else if (index < 0 && !builder.takeCrossed(name, start, end)) builder.report('stray-close-tag', start, end, name);
  if (index >= 0) builder.close(position, start, end);
  return end;
}

/** Where a close tag ends, and whether it is more than typed in part. */
function closeTagEnd(builder: Builder, nameTo: number): { end: number; isFinished: boolean } {
  const { text } = builder;
  const after = skipBlanksIn(builder, nameTo);
  if (unitAt(text, after) === char.greaterThan) return { end: after + 1, isFinished: true };
  for (let at = after; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit === char.lessThan || unit === char.lineFeed || unit === char.carriageReturn) break;
    if (unit !== char.greaterThan) continue;
    builder.report('text-in-close-tag', after, at);
    return { end: at + 1, isFinished: true };
  }
  return { end: nameTo, isFinished: false };
}

/** The position on the stack of the nearest open element with that name; -1 for none. */
function openNamed(builder: Builder, nameFrom: number, nameTo: number): number {
  const last = Math.max(0, builder.depth - nearest);
  for (let i = builder.depth - 1; i >= last; i--) if (hasName(builder, i, nameFrom, nameTo)) return i;
  return -1;
}

/** How many open elements a close tag is compared with; keeps a file of stray close tags linear. */
const nearest = 64;

/** How far apart the tags of an element on one line may be for the second to be taken for the close tag of the first. */
const farthest = 500;

/** Whether a close tag with no such open element was meant for the innermost one. */
function meansTop(builder: Builder, start: number, end: number, name: string, isFinished: boolean): boolean {
  const { text } = builder;
  const top = builder.stack[builder.depth - 1]!;
  const { start: from, end: to } = builder.nameSpan(top);
  const isAlike = to - from <= longestSimilar && isSimilar(name, text.slice(from, to));
  if (builder.field(top, node.closeStart) === -2) return isAlike;
  const after = skipBlanks(text, end);
  const isNext = text.startsWith('</', after) && sameText(text, after + 2, from, to - from);
  if (isNext && !(classes[unitAt(text, after + 2 + to - from)]! & nameBit)) return false;
  const isBegun = !isFinished && name.length <= to - from && text.startsWith(name, from);
  if (name === '' || isBegun || isAlike) return true;
  const openedAt = builder.field(top, node.start);
  if (builder.nodeCount - top <= 2 && isOneLine(text, openedAt, start)) return true;
  const indent = indentAt(text, start);
  return indent > 0 && indent === indentAt(text, openedAt);
}

/** Whether two near offsets lie on one line. */
function isOneLine(text: string, start: number, end: number): boolean {
  if (end - start > farthest) return false;
  for (let at = start; at < end; at++)
    if (text.charCodeAt(at) === char.lineFeed || text.charCodeAt(at) === char.carriageReturn) return false;
  return true;
}

/** Longer names are of no element that we know. */
const longestSimilar = 64;

/** Whether two names differ by a slip: case, or a place of two characters. */
function isSimilar(one: string, other: string): boolean {
  if (one.length > longestSimilar || other.length > longestSimilar) return false;
  const [a, b] = [one.toLowerCase(), other.toLowerCase()];
  const longer = Math.max(a.length, b.length);
  const shorter = Math.min(a.length, b.length);
  let before = 0;
  while (before < shorter && a[before] === b[before]) before++;
  let behind = 0;
  while (behind < shorter - before && a.at(-1 - behind) === b.at(-1 - behind)) behind++;
  return longer - before - behind <= 2 && 2 * (before + behind) >= longer;
}
