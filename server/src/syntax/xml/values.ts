// Reads one attribute of a tag, whatever became of its equals sign and quotes. An open quote ends where its line, its
// tag or the next attribute shows that it should have.
import { char } from '../char';
import { flags } from '../tree';
import type { Builder } from './builder';
import {
  blank,
  characterClass as classes,
  doubleQuotes,
  foreignBlank,
  isXmlName,
  mayEndValue,
  name as nameBit,
  nameStart,
  oddInText,
  oddInValue,
  singleQuotes,
  typographic,
} from './characters';
import { checkValue, skipBlanksIn } from './checks';
import { lineEnd, nameEnd, unitAt } from './scan';

/** Reads the attribute at an offset, where a name character stands; gives the offset after it. */
export function readAttribute(builder: Builder, start: number): number {
  const { text } = builder;
  const end = readName(builder, start);
  let at = skipBlanksIn(builder, end);
  if (unitAt(text, at) !== char.equals) {
    if (isQuote(unitAt(text, at))) {
      builder.report('missing-equals', start, end);
      return readValue(builder, start, end, at, end);
    }
    builder.addAttribute(start, end, end, end, flags.noEquals);
    builder.report('missing-value', start, end);
    return end;
  }
  const equals = at;
  at = skipBlanksIn(builder, at + 1);
  if (unitAt(text, at) === char.equals) {
    const extra = at;
    while (unitAt(text, at) === char.equals) at++;
    builder.report('unexpected-character', extra, at);
    at = skipBlanksIn(builder, at);
  }
  return readValue(builder, start, end, at, equals + 1);
}

/** The end of a name; reports one that holds other characters than a name may. */
export function readName(builder: Builder, start: number): number {
  const { text } = builder;
  const end = nameEnd(text, start);
  const bits = classes[unitAt(text, end)]!;
  if (endsName(unitAt(text, end), bits) && (end === start || classes[text.charCodeAt(start)]! & nameStart)) return end;
  const oddEnd = oddNameEnd(text, end);
  if (oddEnd > start && !isXmlName(text.slice(start, oddEnd))) builder.report('bad-name', start, oddEnd);
  return oddEnd;
}

const endsName = (unit: number, bits: number): boolean =>
  unit === char.greaterThan ||
  unit === char.equals ||
  unit === 0 ||
  (bits & blank) !== 0 ||
  unit === char.slash ||
  unit === char.lessThan;

/** The end of what stands where a name should, whatever it is made of. */
export function oddNameEnd(text: string, at: number): number {
  for (; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    const bits = classes[unit]!;
    if (endsName(unit, bits) || isQuote(unit) || bits & (foreignBlank | typographic)) break;
  }
  return at;
}

function readValue(builder: Builder, nameFrom: number, nameTo: number, at: number, afterEquals: number): number {
  const unit = unitAt(builder.text, at);
  if (unit === char.doubleQuote || unit === char.apostrophe) return readQuoted(builder, nameFrom, nameTo, at, unit);
  if (classes[unit]! & typographic) return readTypographic(builder, nameFrom, nameTo, at);
  return readUnquoted(builder, nameFrom, nameTo, at, afterEquals);
}

const oddCharacters = 1;
const endCandidates = 2;

function readQuoted(builder: Builder, nameFrom: number, nameTo: number, open: number, quote: number): number {
  const { text } = builder;
  const { length } = text;
  let odd = 0;
  let at = open + 1;
  let unit = 0;
  for (; at < length; at++) {
    unit = text.charCodeAt(at);
    const bits = classes[unit]!;
    if (!(bits & oddInValue)) continue;
    if (unit === quote || unit === char.lessThan) break;
    if (bits & oddInText) odd |= oddCharacters;
    if (bits & mayEndValue) odd |= endCandidates;
  }
  if (unit !== quote || at === length || !mayFollowValue(unitAt(text, at + 1)))
    return recoverQuoted(builder, nameFrom, nameTo, open, at, odd);
  builder.addAttribute(nameFrom, nameTo, open + 1, at, 0);
  if (odd & oddCharacters) checkValue(builder, open + 1, at);
  return at + 1;
}

/** What may stand after the quote that ends a value. */
const mayFollowValue = (unit: number): boolean =>
  unit === char.blank ||
  unit === char.greaterThan ||
  unit === char.slash ||
  unit === char.lineFeed ||
  unit === char.carriageReturn ||
  unit === char.tab ||
  unit === 0;

/** Reads a value that is surely at fault: its next quote is followed by something odd, or a `<` or the end comes first. */
function recoverQuoted(
  builder: Builder,
  nameFrom: number,
  nameTo: number,
  open: number,
  stop: number,
  odd: number,
): number {
  const { text } = builder;
  const quote = text.charCodeAt(open);
  const close = closeAfter(text, quote, stop, odd);
  if (close >= 0 && nextAttribute(text, open + 1, close) < 0) {
    builder.addAttribute(nameFrom, nameTo, open + 1, close, 0);
    checkValue(builder, open + 1, close);
    return close + 1;
  }
  const end = unterminatedEnd(text, open + 1, stop);
  for (let at = open + 1; at < end; at++) {
    if (!(classes[text.charCodeAt(at)]! & typographic) || !mayFollowValue(unitAt(text, at + 1))) continue;
    builder.addAttribute(nameFrom, nameTo, open + 1, at, 0);
    builder.report('typographic-quote', open, at + 1);
    return at + 1;
  }
  builder.addAttribute(nameFrom, nameTo, open + 1, end, flags.unterminated);
  builder.report('unterminated-value', open, end);
  checkValue(builder, open + 1, end);
  return end;
}

/** The quote that was meant to end the value; -1 when it seems to be missing. */
function closeAfter(text: string, quote: number, stop: number, odd: number): number {
  if (odd & endCandidates) return -1;
  if (unitAt(text, stop) === quote) return stop;
  for (let at = stop; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit === char.lineFeed || unit === char.carriageReturn) return -1;
    if (unit !== quote) continue;
    return text.charCodeAt(at - 1) !== char.equals && mayFollowValue(unitAt(text, at + 1)) ? at : -1;
  }
  return -1;
}

function unterminatedEnd(text: string, start: number, stop: number): number {
  let end = start;
  while (end < stop && !(classes[text.charCodeAt(end)]! & mayEndValue)) end++;
  const next = nextAttribute(text, start, end);
  if (next >= 0) return next;
  return unitAt(text, end) === char.greaterThan && end > start && text.charCodeAt(end - 1) === char.slash
    ? end - 1
    : end;
}

/** Where the blanks before something like `name=` and a quote start in a piece of text; -1 when there is none. */
function nextAttribute(text: string, start: number, end: number): number {
  for (let at = start; at < end; at++) {
    if (text.charCodeAt(at) !== char.equals) continue;
    const after = unitAt(text, at + 1);
    if (after !== char.doubleQuote && after !== char.apostrophe) continue;
    let name = at;
    while (name > start && classes[text.charCodeAt(name - 1)]! & nameBit) name--;
    if (name === at) continue;
    let blanks = name;
    while (blanks > start && classes[text.charCodeAt(blanks - 1)]! & blank) blanks--;
    if (blanks < name) return blanks;
  }
  return -1;
}

function readTypographic(builder: Builder, nameFrom: number, nameTo: number, open: number): number {
  const { text } = builder;
  const closers = doubleQuotes.includes(text[open]!) ? `${doubleQuotes}"` : `${singleQuotes}'`;
  let at = open + 1;
  for (; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit === char.lessThan || classes[unit]! & mayEndValue) break;
    if (!(classes[unit]! & typographic) && unit !== char.doubleQuote && unit !== char.apostrophe) continue;
    if (!closers.includes(text[at]!) && !mayFollowValue(unitAt(text, at + 1))) continue;
    builder.addAttribute(nameFrom, nameTo, open + 1, at, 0);
    builder.report('typographic-quote', open, at + 1);
    checkValue(builder, open + 1, at);
    return at + 1;
  }
  const end = unterminatedEnd(text, open + 1, at);
  builder.addAttribute(nameFrom, nameTo, open + 1, end, flags.unterminated);
  builder.report('typographic-quote', open, end);
  return end;
}

function readUnquoted(builder: Builder, nameFrom: number, nameTo: number, at: number, afterEquals: number): number {
  const { text } = builder;
  const isApart = at > afterEquals;
  let end = isApart ? at : bracketedEnd(text, at);
  let equals = -1;
  for (; end < text.length && !endsUnquoted(text, end); end++) {
    if (equals < 0 && text.charCodeAt(end) === char.equals) equals = end;
  }
  const isNextAttribute = equals >= 0 && (isApart || isQuote(unitAt(text, equals + 1)));
  if (end === at || isNextAttribute || (isApart && lineEnd(text, afterEquals) < at)) {
    builder.addAttribute(nameFrom, nameTo, afterEquals, afterEquals, flags.noQuote);
    builder.report('missing-value', nameFrom, afterEquals);
    return at;
  }
  builder.addAttribute(nameFrom, nameTo, at, end, flags.noQuote);
  const isQuoted = end < text.length && isAnyQuote(text.charCodeAt(end)) && mayFollowValue(unitAt(text, end + 1));
  if (isQuoted) builder.report('missing-open-quote', at, end + 1);
  else builder.report('unquoted-value', at, end);
  checkValue(builder, at, end);
  return isQuoted ? end + 1 : end;
}

const bracketed = /<[a-z][^<>"'=\r\n]{0,60}>(?:\/\d{1,3})?(?=[ \t\r\n>]|\/>)/iy;

/** Where a word in brackets ends that stands for a value, as in `address=<your address>`; the same offset where there is none. */
function bracketedEnd(text: string, at: number): number {
  if (unitAt(text, at) !== char.lessThan) return at;
  bracketed.lastIndex = at;
  return bracketed.test(text) ? bracketed.lastIndex : at;
}

const isQuote = (unit: number): boolean => unit === char.doubleQuote || unit === char.apostrophe;

/** Whether a code unit is a quote, plain or typographic. */
export const isAnyQuote = (unit: number): boolean => isQuote(unit) || (classes[unit]! & typographic) !== 0;

function endsUnquoted(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  if (
    unit === char.lessThan ||
    unit === char.greaterThan ||
    isAnyQuote(unit) ||
    classes[unit]! & (blank | foreignBlank)
  )
    return true;
  return unit === char.slash && unitAt(text, at + 1) === char.greaterThan;
}
