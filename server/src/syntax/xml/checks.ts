// What is wrong inside text and attribute values that hold something odd: references, forbidden characters.
import { char } from '../char';
import type { Builder } from './builder';
import {
  blank,
  characterClass as classes,
  codePointOf,
  foreignBlank,
  isCharacter,
  isXmlName,
  name as nameBit,
  oddInText,
  predefined,
  referenceEnd,
} from './characters';

/** Skips the blanks inside a tag; reports those that only look like blanks. */
export function skipBlanksIn(builder: Builder, at: number): number {
  const { text } = builder;
  const { length } = text;
  while (at < length && classes[text.charCodeAt(at)]! & blank) at++;
  return at < length && classes[text.charCodeAt(at)]! & foreignBlank ? skipForeignBlanks(builder, at) : at;
}

function skipForeignBlanks(builder: Builder, at: number): number {
  const { text } = builder;
  const start = at;
  let end = at;
  for (; at < text.length && classes[text.charCodeAt(at)]! & (blank | foreignBlank); at++)
    if (classes[text.charCodeAt(at)]! & foreignBlank) end = at + 1;
  builder.report('foreign-blank', start, end);
  return at;
}

/** Reports what may not stand in text between tags. */
export function checkText(builder: Builder, start: number, end: number): void {
  const { text } = builder;
  for (let at = start; at < end; at++) {
    const unit = text.charCodeAt(at);
    if (!(classes[unit]! & oddInText)) continue;
    if (unit === char.ampersand) at = checkReference(builder, at, end) - 1;
    else if (unit !== char.closeBracket) at = checkCharacter(builder, at) - 1;
    else if (text.startsWith(']]>', at) && at + 3 <= end) {
      builder.report('cdata-end-in-text', at, at + 3);
      at += 2;
    }
  }
}

/** Reports what may not stand in an attribute value. */
export function checkValue(builder: Builder, start: number, end: number): void {
  const { text } = builder;
  for (let at = start; at < end; at++) {
    const unit = text.charCodeAt(at);
    if (unit === char.lessThan) builder.report('less-than-in-value', at, at + 1);
    else if (unit === char.ampersand) at = checkReference(builder, at, end, true) - 1;
    else if (classes[unit]! & oddInText) at = checkCharacter(builder, at) - 1;
  }
}

/** Reports the characters that may stand nowhere, in a piece where all others may. */
export function checkCharacters(builder: Builder, start: number, end: number): void {
  const { text } = builder;
  for (let at = start; at < end; at++)
    if (classes[text.charCodeAt(at)]! & oddInText) at = checkCharacter(builder, at) - 1;
}

/** Reports what may not stand inside a comment. */
export function checkComment(builder: Builder, from: number, close: number): void {
  const { text } = builder;
  checkCharacters(builder, from, close);
  for (let at = text.indexOf('--', from); at >= 0 && at < close - 1; at = text.indexOf('--', at)) {
    let end = at + 2;
    while (end < close && text.charCodeAt(end) === char.dash) end++;
    builder.report('double-hyphen-in-comment', at, end);
    at = end;
  }
  const isAlone = close - 2 < from || text.charCodeAt(close - 2) !== char.dash;
  if (close > from && text.charCodeAt(close - 1) === char.dash && isAlone)
    builder.report('double-hyphen-in-comment', close - 1, close + 1);
}

/** Reports the character at an offset when it may stand nowhere; gives the offset after it. */
export function checkCharacter(builder: Builder, at: number): number {
  const code = builder.text.codePointAt(at)!;
  const end = code > 0xffff ? at + 2 : at + 1;
  if (!isCharacter(code)) builder.report('forbidden-character', at, end, hex(code));
  return end;
}

const hex = (code: number): string => `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;

/** Reports the reference at an `&` when it is none, or stands for nothing; gives the offset after it. */
function checkReference(builder: Builder, at: number, limit: number, inValue = false): number {
  const { text } = builder;
  const end = referenceEnd(text, at, limit);
  if (end === undefined) return checkAmpersand(builder, at, limit);
  const reference = text.slice(at, end);
  const name = reference.slice(1, -1);
  if (name.startsWith('#')) {
    if (codePointOf(reference) === undefined) builder.report('bad-character-reference', at, end, reference);
  } else if (predefined.has(name)) return end;
  else if (!isXmlName(name)) builder.report('stray-ampersand', at, at + 1);
  else {
    const fault = builder.entities.mayBeMore ? undefined : entityFault(builder, name, inValue);
    if (fault) builder.report(fault, at, end, name);
  }
  return end;
}

/** What keeps an entity from being used here. Judged once per entity, so that entities of entities stay cheap. */
function entityFault(builder: Builder, name: string, inValue: boolean): string | undefined {
  const { entities } = builder;
  const key = inValue ? `"${name}` : name;
  const known = entities.faults.get(key);
  if (known !== undefined) return known === '' ? undefined : known;
  entities.faults.set(key, 'endless-entity');
  entities.depth++;
  const fault = entities.depth > deepestEntity ? 'endless-entity' : faultOfEntity(builder, name, inValue);
  entities.depth--;
  entities.faults.set(key, fault ?? '');
  return fault;
}

/** libxml2 takes a longer chain of entities for a loop. */
const deepestEntity = 40;

function faultOfEntity(builder: Builder, name: string, inValue: boolean): string | undefined {
  const { values, unparsed, external } = builder.entities;
  const value = values.get(name);
  if (value === undefined) return 'undefined-entity';
  if (unparsed.has(name)) return 'unparsed-entity';
  if (inValue && external.has(name)) return 'external-entity-in-value';
  if (inValue && value.includes('<')) return 'less-than-in-entity';
  for (const [, inner] of value.matchAll(/&([^#;&]+);/g)) {
    const fault = predefined.has(inner!) ? undefined : entityFault(builder, inner!, inValue);
    if (fault) return fault;
  }
  // Between quotes `]]>` is text.
  const used = inValue ? value.replaceAll(']]>', '') : value;
  return /[<&]|\]\]>/.test(used) && !builder.isContent(used) ? 'torn-entity' : undefined;
}

/** An `&` without a `;`: a reference cut short when a known name follows, else a character of its own. */
function checkAmpersand(builder: Builder, at: number, limit: number): number {
  const { text } = builder;
  let end = at + 1;
  while (end < limit && (text.charCodeAt(end) === char.hash || classes[text.charCodeAt(end)]! & nameBit)) end++;
  const word = text.slice(at + 1, Math.min(end, at + 12));
  if (!predefined.has(word) && codePointOf(`&${word};`) === undefined) {
    builder.report('stray-ampersand', at, at + 1);
    return at + 1;
  }
  builder.report('missing-semicolon', at, end, word);
  return end;
}
