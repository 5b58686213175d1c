// How dnsmasq reads a line of its configuration: quotes, comments, blanks, name and argument (option.c of 2.90).
import { hide, Part } from './part';

/** One line; of a comment there is nothing. */
export interface Line {
  readonly name: Part;
  /** What stands behind the first `=`; undefined without one. */
  readonly argument?: Part;
  /** A quote that is not closed, by its place in the value. */
  readonly openQuote?: number;
}

/** Bytes of a line that dnsmasq reads at once; it takes the rest for a line of its own. */
const longest = 1024;

/** The lines that a value of `dnsmasq:option` becomes, without those that hold nothing. */
export function confLinesOf(value: string): Line[] {
  const lines: Line[] = [];
  let from = 0;
  for (const text of value.split('\n')) {
    for (const [start, end] of pieces(text)) {
      const line = lineOf(text.slice(start, end), from + start);
      if (line) lines.push(line);
    }
    from += text.length + 1;
  }
  return lines;
}

/** Where a line is cut because it is too long. */
function pieces(text: string): readonly (readonly [number, number])[] {
  if (text.length * 3 < longest) return [[0, text.length]];
  const found: [number, number][] = [];
  let start = 0;
  let bytes = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    const size = code < 0x80 ? 1 : code < 0x800 ? 2 : 3;
    if (bytes + size > longest) {
      found.push([start, i]);
      start = i;
      bytes = 0;
    }
    bytes += size;
  }
  return [...found, [start, text.length]];
}

function lineOf(text: string, from: number): Line | undefined {
  const { line, places, openQuote } = withoutQuotes(text, from);
  const whole = new Part(line, places, 0, line.length);
  let start = 0;
  let end = line.length;
  while (line[start] === ' ') start++;
  while (end > start && line[end - 1] === ' ') end--;
  if (openQuote !== undefined) return { name: whole, openQuote };
  if (end <= start) return undefined;
  const equals = line.slice(0, end).indexOf('=', start);
  if (equals < 0) return { name: whole.slice(start, end) };
  let nameEnd = equals;
  while (nameEnd > start && line[nameEnd - 1] === ' ') nameEnd--;
  let argument = equals + 1;
  while (argument < end && line[argument] === ' ') argument++;
  return { name: whole.slice(start, nameEnd), argument: whole.slice(argument, end) };
}

const escapes: Readonly<Record<string, string>> = {
  t: '\t',
  n: '\n',
  b: '\b',
  r: '\r',
  e: '\x1b',
  '"': '"',
  '\\': '\\',
};

/** The line without its quotes and its comment, all other white space as blanks. */
function withoutQuotes(text: string, from: number): { line: string; places: number[]; openQuote?: number } {
  let line = '';
  const places: number[] = [];
  const put = (character: string, at: number) => {
    line += character;
    places.push(from + at);
  };
  let isAfterBlank = true;
  for (let i = 0; i < text.length; i++) {
    if (text[i] === '"') {
      const open = i;
      for (i++; i < text.length && text[i] !== '"'; i++) {
        const at = i;
        const escaped = text[i] === '\\' ? escapes[text.charAt(i + 1)] : undefined;
        if (escaped !== undefined) i++;
        put(hide(escaped ?? text[i]!), at);
      }
      if (i >= text.length) return { line, places: [...places, from + text.length], openQuote: from + open };
      // What follows a closing quote opens none.
      i++;
      if (i >= text.length) break;
    }
    if (/\s/.test(text[i]!) && text.charCodeAt(i) < 0x80) {
      put(' ', i);
      isAfterBlank = true;
    } else if (isAfterBlank && text[i] === '#') break;
    else {
      put(text[i]!, i);
      isAfterBlank = false;
    }
  }
  return { line, places: [...places, from + text.length] };
}
