// Reads open tags. One that is never finished holds nothing, unless its close tag is there.
import { char } from '../char';
import { attribute, attributeSize, flags, kinds, node } from '../tree';
import { type Builder, deepest } from './builder';
import { blank, characterClass as classes, foreignBlank, name as nameBit, nameStart } from './characters';
import { checkCharacter, skipBlanksIn } from './checks';
import { readCloseTag } from './close-tags';
import { sameText, nameEnd, skipBlanks, unitAt } from './scan';
import { isAnyQuote, readAttribute, readName } from './values';

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
