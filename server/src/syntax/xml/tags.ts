// Reads open and close tags. A tag that is never finished holds nothing, unless its close tag is there; a mistyped close
// tag closes what it was meant to close.
import { char } from '../char';
import { attribute, attributeSize, flags, kinds, node } from '../tree';
import { type Builder, deepest } from './builder';
import { blank, characterClass as classes, foreignBlank, name as nameBit, nameStart } from './characters';
import { checkCharacter, skipBlanksIn } from './checks';
import { indentAt, sameText, nameEnd, skipBlanks, unitAt } from './scan';
import { isAnyQuote, oddNameEnd, readAttribute, readName } from './values';

const oddTag = /[ \t]*[^\s"&'/<=>!?]+(?:\s*\/?>|\s+[\w.:-]+\s*=)|[ \t]+\/[\w.:-]+\s*>/y;

/** Whether the `<` at an offset starts a tag, be it with a blank or a wrong character after it. */
export function isTagLike(builder: Builder, at: number): boolean {
  if (classes[builder.unit(at + 1)]! & nameStart) return true;
  oddTag.lastIndex = at + 1;
  return oddTag.test(builder.text);
}

/** Reads the open tag at an offset; gives the offset after it. */
export function readOpenTag(builder: Builder, start: number): number {
  const { text } = builder;
  let at = start + 1;
  if (classes[unitAt(text, at)]! & blank) {
    at = skipBlanks(text, at);
    builder.report('blank-after-less-than', start + 1, at);
    if (unitAt(text, at) === char.slash) return readCloseTag(builder, start, at + 1);
  }
  const nameFrom = at;
  const index = builder.add(kinds.element, start, start);
  const nameTo = readName(builder, nameFrom);
  if (builder.depth === 0) noteRoot(builder, index, nameFrom, nameTo);
  at = readAttributes(builder, nameTo);
  const isClosed = unitAt(text, at) === char.slash;
  if (at === text.length || text.charCodeAt(at) === char.lessThan)
    return readUnfinished(builder, index, nameFrom, nameTo, at);
  at = isClosed ? skipBlanks(text, at + 1) + 1 : at + 1;
  builder.finishOpenTag(index, nameFrom, nameTo, at, isClosed ? -3 : -1);
  if (!isClosed) builder.open(index);
  else if (builder.depth >= deepest) builder.reportDepth(index);
  return at;
}

/** Notes the first real element at top level, and reports the others. */
function noteRoot(builder: Builder, index: number, nameFrom: number, nameTo: number): void {
  if (builder.root < 0) builder.root = index;
  else builder.report('second-root', nameFrom, nameTo, builder.nameOf(builder.root), builder.nameSpan(builder.root));
}

/** Whether a problem of the last attribute comes from its tag being unfinished: the value is not there, or has no end. */
function followsFromUnfinished(builder: Builder, kind: string): boolean {
  if (kind === 'missing-value' || kind === 'unterminated-value') return true;
  const at = (builder.attributeCount - 1) * attributeSize + attribute.flags;
  return kind === 'typographic-quote' && (builder.attributes[at]! & flags.unterminated) !== 0;
}

function readUnfinished(builder: Builder, index: number, nameFrom: number, nameTo: number, at: number): number {
  const { text, problems } = builder;
  let end = at;
  while (end > nameTo && classes[text.charCodeAt(end - 1)]! & (blank | foreignBlank)) end--;
  if (builder.lastAttributeProblem >= 0) {
    const last = problems.slice(builder.lastAttributeProblem);
    problems.length = builder.lastAttributeProblem;
    for (const it of last) if (!followsFromUnfinished(builder, it.kind)) problems.push(it);
  }
  builder.finishOpenTag(index, nameFrom, nameTo, at, -2);
  builder.report('unfinished-tag', builder.field(index, node.start), end, text.slice(nameFrom, nameTo));
  builder.open(index);
  return at;
}

/** Reads attributes up to the `>` or `/` that ends the tag, or to the `<` or end of text that cuts it off. */
function readAttributes(builder: Builder, at: number): number {
  const { text } = builder;
  const { length } = text;
  const first = builder.attributeCount;
  builder.seen = undefined;
  builder.lastAttributeProblem = -1;
  for (;;) {
    const from = at;
    at = skipBlanksIn(builder, at);
    const unit = at < length ? text.charCodeAt(at) : 60;
    if (classes[unit]! & nameBit || (0xd800 <= unit && unit < 0xdb80)) {
      if (at === from && isAnyQuote(text.charCodeAt(at - 1))) builder.report('missing-blank', at, nameEnd(text, at));
      builder.lastAttributeProblem = builder.problems.length;
      at = readAttribute(builder, at);
      if (builder.attributeCount > first + 1) checkDuplicate(builder, first);
    } else if (unit === char.greaterThan || unit === char.lessThan) return at;
    else if (unit === char.slash && endsTag(builder, at)) return at;
    else at = readJunk(builder, at);
  }
}

function endsTag(builder: Builder, at: number): boolean {
  const { text } = builder;
  if (unitAt(text, at + 1) === char.greaterThan) return true;
  const end = skipBlanks(text, at + 1);
  if (unitAt(text, end) !== char.greaterThan) return false;
  builder.report('blank-in-tag-end', at, end + 1);
  return true;
}

/** What is no part of any tag, up to where the tag seems to go on. */
function readJunk(builder: Builder, start: number): number {
  const { text } = builder;
  const unit = text.charCodeAt(start);
  let at = start + 1;
  if (unit === char.doubleQuote || unit === char.apostrophe) {
    const close = quotedJunkEnd(text, start, unit);
    if (close > 0) at = close;
  } else if (checkCharacterOnly(builder, start)) return start + 1;
  else while (at < text.length && !endsJunk(text.charCodeAt(at))) at++;
  builder.lastAttributeProblem = -1;
  if (unit === char.slash && (at === text.length || text.charCodeAt(skipBlanks(text, at)) === char.lessThan)) return at;
  builder.report('unexpected-character', start, at);
  return at;
}

function checkCharacterOnly(builder: Builder, at: number): boolean {
  const before = builder.problems.length;
  checkCharacter(builder, at);
  return builder.problems.length > before;
}

function endsJunk(unit: number): boolean {
  const bits = classes[unit]!;
  return (
    (bits & (blank | foreignBlank | nameBit)) !== 0 ||
    unit === char.greaterThan ||
    unit === char.lessThan ||
    unit === char.slash ||
    unit === char.doubleQuote ||
    unit === char.apostrophe
  );
}

function quotedJunkEnd(text: string, start: number, quote: number): number {
  for (let at = start + 1; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit === quote) return at + 1;
    if (
      unit === char.lessThan ||
      unit === char.greaterThan ||
      unit === char.equals ||
      unit === char.lineFeed ||
      unit === char.carriageReturn
    )
      return -1;
  }
  return -1;
}

/** From so many attributes on names are looked up rather than compared. */
const many = 8;

function checkDuplicate(builder: Builder, first: number): void {
  const last = builder.attributeCount - 1;
  const { attributes, text } = builder;
  const start = attributes[last * attributeSize + attribute.nameStart]!;
  const length = attributes[last * attributeSize + attribute.nameEnd]! - start;
  if (
    !(last - first < many
      ? isRepeated(builder, first, last, start, length)
      : isSeen(builder, first, last, start, length))
  )
    return;
  attributes[last * attributeSize + attribute.flags]! |= flags.duplicate;
  builder.report('duplicate-attribute', start, start + length, text.slice(start, start + length));
}

function isRepeated(builder: Builder, first: number, last: number, start: number, length: number): boolean {
  const { attributes, text } = builder;
  for (let i = first; i < last; i++) {
    const other = attributes[i * attributeSize + attribute.nameStart]!;
    if (attributes[i * attributeSize + attribute.nameEnd]! - other === length && sameText(text, other, start, length))
      return true;
  }
  return false;
}

function isSeen(builder: Builder, first: number, last: number, start: number, length: number): boolean {
  const { attributes, text } = builder;
  if (!builder.seen) {
    builder.seen = new Set();
    for (let i = first; i < last; i++)
      builder.seen.add(
        text.slice(
          attributes[i * attributeSize + attribute.nameStart],
          attributes[i * attributeSize + attribute.nameEnd],
        ),
      );
  }
  const name = text.slice(start, start + length);
  if (builder.seen.has(name)) return true;
  builder.seen.add(name);
  return false;
}

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
