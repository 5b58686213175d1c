// Where a text holds secrets. The tables say which keys are secret; a name that nobody knows is taken for one when it says
// so itself. Found in the text and not in the tree: the line that holds one may be a comment, or no assignment at all.
import { isNamePart, isSpace, trimmedEnd } from '../syntax/ifcfg/scan';
import type { Tree } from '../syntax/tree';
import type { Span } from '../text';
import { bondOptions } from './bond';
import { ifcfgTable } from './ifcfg';
import { attributeRow } from './index';

/** A secret, and what belongs to it: its line in an ifcfg file, its attribute or element in XML. */
export interface Secret {
  readonly span: Span;
  readonly around: Span;
}

/** All secrets of a text, in order; none touches another. */
export function secretsIn({ text, language, root }: Tree): Secret[] {
  const found: Secret[] = [];
  if (language === 'ifcfg') addFromLines(text, root?.name === 'keys', found);
  else if (language === 'keyfile') addFromKeyfile(text, found);
  else if (saysSecret.test(text) || text.includes('dhcp-option')) addFromXml(text, found);
  addFromAddresses(text, found);
  const merged: Secret[] = [];
  for (const it of found.sort((a, b) => a.span.start - b.span.start)) {
    const last = merged.at(-1);
    if (it.span.start >= it.span.end) continue;
    if (!last || last.span.end < it.span.start) merged.push(it);
    else merged[merged.length - 1] = { span: joined(last.span, it.span), around: joined(last.around, it.around) };
  }
  return merged;
}

const joined = (one: Span, other: Span): Span => ({ start: one.start, end: Math.max(one.end, other.end) });

/** Words that say of themselves that a secret follows. */
const saysSecret = /pass(?:word|wd|phrase)|psk|secret|sopass/i;

/** Whether a name says that its value is a secret; its flags only say who keeps it. */
const isNameOfSecret = (name: string): boolean => saysSecret.test(name) && !/_FLAGS$/i.test(name);

/** Whether the value of a key is a secret. In a file of keys it is, unless its key is known for something else. */
function isSecretKey(name: string, isInKeys = false): boolean {
  const upper = name.toUpperCase();
  if (upper.endsWith('_FLAGS')) return false;
  const row = attributeRow(ifcfgTable, upper);
  if (row) return row.secret === true || (row.prefix === true && isNameOfSecret(name));
  // An option of BONDING_OPTS that ends like a key.
  if (Object.hasOwn(bondOptions, name)) return false;
  return isInKeys || isNameOfSecret(name) || /(?:^|_)(?:PIN|KEY)_?\d*$/.test(upper);
}

function addFromLines(text: string, isKeys: boolean, found: Secret[]): void {
  /** What carries a secret over the end of its line: a quote that is open, or a backslash. */
  let open = '';
  for (let start = 0, next = 0; start < text.length; start = next) {
    const newline = text.indexOf('\n', start);
    next = newline < 0 ? text.length : newline + 1;
    const end = trimmedEnd(text, next, start);
    const from = behindBlanks(text, start, end);
    const isComment = text[from] === '#';
    const around = { start, end: next };
    const goesOn = open !== '' && !/^(?:#|[A-Z_][A-Z0-9_]*=|$)/.test(text.slice(from, Math.min(end, from + 80)));
    const value = goesOn ? from : startOfSecret(text, from, end, isKeys && !isComment);
    if (value >= 0) found.push({ span: { start: value, end }, around });
    else for (const span of secretWords(text, from, end)) found.push({ span, around });
    open = value < 0 || isComment ? '' : openBehind(text, value, end, goesOn ? open : '');
  }
}

/** Values of keys that are known to be secret or say so, also in comments, and all in a group of secrets. */
function addFromKeyfile(text: string, found: Secret[]): void {
  let isAmongSecrets = false;
  for (let start = 0, next = 0; start < text.length; start = next) {
    const newline = text.indexOf('\n', start);
    next = newline < 0 ? text.length : newline + 1;
    const line = text.slice(start, Math.min(next, start + longestLine));
    const group = /^\s*\[([^\]]*)\]/.exec(line)?.[1];
    if (group !== undefined) isAmongSecrets = /secrets$/.test(group);
    const [, before, key] = /^(\s*(?:#\s*)?([\w.-]+)\s*=\s*)/.exec(line) ?? [];
    if (before === undefined) continue;
    // Flags only say who keeps the secret.
    if (key!.endsWith('-flags')) continue;
    const isSecret = isAmongSecrets || secretOfKeyfile.test(key!);
    const end = trimmedEnd(text, next, start);
    if (isSecret) found.push({ span: { start: start + before.length, end }, around: { start, end: next } });
    else for (const span of secretWords(text, start, end)) found.push({ span, around: { start, end: next } });
  }
}

/** As much of a line as is looked at for its key. */
const longestLine = 1000;

const secretOfKeyfile = /pass(?:word|wd|phrase)|psk|secret|(?:private|preshared)-key$|^wep-key\d$|^pin$|^mka-cak$/i;

/** Where the value of the first secret key of a line starts, all of which is taken for the secret; -1 when it has none. */
function startOfSecret(text: string, from: number, end: number, isKeys: boolean): number {
  let hasSign = false;
  for (const { name, nameStart, value } of namedIn(text, from, end)) {
    hasSign = true;
    if (nameStart > from && !/[\s#;&|(]/.test(text.charAt(nameStart - 1))) continue;
    if (isSecretKey(name, isKeys)) return value;
  }
  if (hasSign) return -1;
  if (isKeys) return from;
  // `WPA_PSK secret`, `export WPA_PSK secret`
  const words = /^(?:\w+\s+)?([\w-]+)\s+/.exec(text.slice(from, Math.min(end, from + 200)));
  return words && isSecretKey(words[1]!) ? from + words[0].length : -1;
}

/** Single words of a line that follow on one that says so: `password x`, `options:psk=x`, `"secret": "x"`. */
function* secretWords(text: string, from: number, end: number): Iterable<Span> {
  if (!saysSecret.test(text.slice(from, end))) return;
  for (const { span } of namedWords(text, from, end)) yield span;
  if (text[from] === '#') return;
  for (const it of text.slice(from, end).matchAll(/(?:pass(?:word|wd|phrase)|sopass)\s+/gi))
    yield wordAt(text, from + it.index + it[0].length, end);
}

/** Words behind a name that says so and a sign. */
function* namedWords(text: string, from: number, end: number): Iterable<{ nameStart: number; span: Span }> {
  let known = from;
  for (const { name, nameStart, value } of namedIn(text, from, end)) {
    if (value < known || !isNameOfSecret(name)) continue;
    const span = wordAt(text, value, end);
    known = span.end;
    yield { nameStart, span };
  }
}

/** Names with a sign of assignment behind them, and where their value starts. */
function* namedIn(
  text: string,
  from: number,
  end: number,
): Iterable<{ name: string; nameStart: number; value: number }> {
  for (let at = from; at < end; at++) {
    const it = text[at];
    if (it !== '=' && it !== ':' && it !== '\uff1d') continue;
    let nameEnd = at;
    if (text[nameEnd - 1] === '+') nameEnd--;
    while (nameEnd > from && (isSpace(text.charCodeAt(nameEnd - 1)) || /["']/.test(text[nameEnd - 1]!))) nameEnd--;
    let nameStart = nameEnd;
    while (nameStart > from && (isNamePart(text.charCodeAt(nameStart - 1)) || text[nameStart - 1] === '-')) nameStart--;
    if (nameStart < nameEnd)
      yield { name: text.slice(nameStart, nameEnd), nameStart, value: behindBlanks(text, at + 1, end) };
  }
}

/** The word at an offset, with its quotes when it has any. */
function wordAt(text: string, start: number, end: number): Span {
  const quote = text[start];
  let to = start;
  if (quote === '"' || quote === "'") {
    to = text.indexOf(quote, start + 1) + 1;
    return { start, end: 0 < to && to < end ? to : end };
  }
  while (to < end && !/[\s"'`,;<>{}]/.test(text[to]!)) to++;
  return { start, end: to };
}

function addFromXml(text: string, found: Secret[]): void {
  const add = (start: number, end: number, first: number): void => {
    found.push({ span: { start, end }, around: { start: first, end } });
  };
  for (const { nameStart, span } of namedWords(text, 0, text.length)) add(span.start, span.end, nameStart);
  for (const it of text.matchAll(/<([\w.:-]+)(?:\s[^<>]*)?>/g)) {
    if (!saysSecret.test(it[1]!)) continue;
    const start = it.index + it[0].length;
    const close = text.indexOf('<', start);
    add(start, close < 0 ? text.length : close, it.index);
  }
  // Option 191 is the password of iPXE (ipxe.org/cfg/password).
  for (const it of text.matchAll(/dhcp-option[^"'<>\n]*/g)) {
    const at = /[=,:]191,/.exec(it[0]);
    if (at) add(it.index + at.index + at[0].length, it.index + it[0].length, it.index);
  }
}

/** The password in `https://user:password@host/`. */
function addFromAddresses(text: string, found: Secret[]): void {
  for (let at = text.indexOf('://'); at >= 0; at = text.indexOf('://', at + 3)) {
    const parts = /^[^\s/:@"'<>]{0,200}:([^\s/@"'<>]{1,1000})@/.exec(text.slice(at + 3, at + 1210));
    if (!parts) continue;
    const end = at + 3 + parts[0].length - 1;
    found.push({ span: { start: end - parts[1]!.length, end }, around: { start: at, end } });
  }
}

/** What is open at the end of a piece of a value: a quote or a backslash; empty when nothing is. */
function openBehind(text: string, start: number, end: number, before: string): string {
  let quote = before === '\\' ? '' : before;
  for (let at = start; at < end; at++) {
    const it = text[at]!;
    if (it === '\\' && quote !== "'") {
      if (++at >= end && quote === '') return '\\';
    } else if (it === quote) quote = '';
    else if (quote === '' && (it === '"' || it === "'")) quote = it;
  }
  return quote;
}

function behindBlanks(text: string, from: number, end: number): number {
  let at = from;
  while (at < end && isSpace(text.charCodeAt(at))) at++;
  return at;
}
