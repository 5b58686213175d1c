// Numbers, addresses, names and bytes as dnsmasq reads them. Compared with 2.90 by test/real/dnsmasq.test.ts.
import { type Address, parseIpv4, parseIpv6 } from '../../address';
import { type Grammar, misread, refused, type Remark, shown } from './grammar';
import type { Part } from './part';

/** How many bytes a text has. */
export const bytesOf = (text: string): number => Buffer.byteLength(text);

/** Whether there are digits only; nothing at all counts as such. */
export const isDigits = (text: string): boolean => /^\d*$/.test(text);

/** The number that dnsmasq makes of a text: of the digits in front, cut to 32 bits as C does. */
export function numberOf(text: string): number {
  const digits = /^\s*([+-]?\d+)/.exec(text)?.[1];
  if (digits === undefined) return 0;
  if (digits.length < 10) return Number(digits);
  const value = BigInt(digits);
  const most = 2n ** 63n - 1n;
  return Number(BigInt.asIntN(32, value > most ? most : value < -most ? -most - 1n : value));
}

const units: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, d: 86400, w: 604800 };

/** Digits, from and to that what is left of them after 32 bits. */
export function number(
  form: string,
  { least = -Infinity, most = Infinity, unit }: { least?: number; most?: number; unit?: 's' | 'ms' } = {},
): Grammar {
  return {
    form,
    *read(value) {
      const { text } = value;
      if (!isDigits(text)) {
        const seconds = unit === 's' ? /^(\d+) ?([smhdw])/i.exec(text) : undefined;
        const instead = seconds ? String(Number(seconds[1]) * units[seconds[2]!.toLowerCase()]!) : undefined;
        yield refused(value, `${shown(value)} is no number of digits alone`, instead);
        return;
      }
      const found = numberOf(text);
      if (found < least || found > most) yield refused(value, `${shown(value)} is out of range`);
      else if (String(found) !== text.replace(/^0+(?=.)/, '') && text !== '')
        yield misread(value, `dnsmasq counts in 32 bits, of ${text} is left ${found}`);
    },
  };
}

export const portNumber = number('port', { least: 0, most: 65535 });

/** An address without brackets, of the families that are named. */
export function addressOf(text: string, family: 4 | 6 | 'either' = 'either'): Address | undefined {
  if (family !== 4) {
    const found = parseIpv6(text);
    if (found) return found;
  }
  const value = family === 6 ? -1 : parseIpv4(text);
  return value < 0 ? undefined : { family: 4, words: [0, 0, 0, value] };
}

export const isAddress = (text: string, family: 4 | 6 | 'either' = 'either'): boolean =>
  addressOf(text, family) !== undefined;

/** Whether a text is an attempt at an IPv4 address: digits and dots, perhaps a mask behind. */
export const looksLikeAddress = (text: string): boolean => /^\d+(?:\.\d+){1,4}(?:\/\d*)?$/.test(text);

const hasControl = (text: string): boolean => [...text].some((it) => it.charCodeAt(0) < 0x20 || it === '\u007f');

/** What keeps a text from being a domain name; undefined when it is one. dnsmasq takes blanks and stars. */
export function nameFault(text: string): string | undefined {
  if (text === '') return 'is empty';
  const plain = text.endsWith('.') ? text.slice(0, -1) : text;
  if (hasControl(plain)) return 'has a control character';
  if (plain.split('.').some((it) => bytesOf(it) > 63)) return 'has a label of more than 63 bytes';
  if (plain === text && /^ *$/.test(text)) return 'is blank';
  return /[A-Z\x80-\uffff]/.test(plain) ? encodedFault(plain) : undefined;
}

/** A name with capitals or letters beyond ASCII passes through libidn2, which is stricter. */
function encodedFault(name: string): string | undefined {
  const labels = name.split('.');
  if (labels.some((it) => it.startsWith('-') || it.endsWith('-')))
    return 'has capitals or letters beyond ASCII, and a label with a dash at its end';
  if (labels.some((it) => it.startsWith('--', 2) && !isForeign(it.slice(0, 2)) && !/^xn/i.test(it)))
    return 'has capitals or letters beyond ASCII, and a label with two dashes behind two letters';
  return name.length > longestEncoded
    ? `has capitals or letters beyond ASCII, and more than ${longestEncoded} characters`
    : undefined;
}

/** As long as libidn2 lets a name be. */
const longestEncoded = 253;

/** Whether dnsmasq takes the name only in a locale with letters beyond ASCII. */
export const isForeign = (text: string): boolean => /[\u0080-\uffff]/.test(text);

/** Remarks about a domain name; an empty one passes. */
export function* nameRemarks(value: Part, what = 'name'): Iterable<Remark> {
  const { text } = value;
  if (text === '') return;
  const fault = nameFault(text);
  if (fault !== undefined) yield refused(value, `the ${what} ${text} ${fault}`);
  else if (isForeign(text))
    yield {
      judgement: 'host',
      message: `whether dnsmasq takes the letters beyond ASCII of ${text} depends on its locale on the host`,
      at: value,
    };
}

export const anyName = (form = 'name'): Grammar => ({ form, read: (value) => nameRemarks(value, form) });

/**
 * How many bytes hexadecimal text with colons, dashes or blanks has; -1 when it is none. What stands behind `most` bytes is
 * not read. `*` stands for any byte; with `type` a first number with a dash is the type of hardware and no byte.
 */
export function hexLength(text: string, most = Infinity, { type = false } = {}): number {
  let count = 0;
  let typed = type;
  for (let from = 0; count < most;) {
    let to = from;
    while (to < text.length && !/[:\- ]/.test(text[to]!)) to++;
    const piece = text.slice(from, to);
    if (!/^[0-9a-f*]*$/i.test(piece)) return -1;
    if (piece !== '') {
      if (text[to] === '-' && count === 0 && typed) typed = false;
      else if (piece === '*') count++;
      else {
        const bytes = Math.ceil(piece.length / 2);
        for (let i = 0; i < bytes; i++) {
          if (piece.slice(i * 2, i * 2 + 2).includes('*')) return -1;
          if (++count === most) break;
        }
      }
    }
    if (to >= text.length) break;
    from = to + 1;
  }
  return count;
}

/** Words that people write for yes and no where dnsmasq expects a name. */
const switchWords = new Set(['yes', 'no', 'true', 'false', 'on', 'off', '1', '0', 'enable', 'enabled']);

/** An interface: any text, a star at its end stands for more letters. */
export const interfaceWord: Grammar = {
  form: 'interface',
  names: ['interface'],
  *read(value) {
    if (switchWords.has(value.text.toLowerCase()))
      yield misread(value, `dnsmasq takes ${value.text} for the name of an interface`);
  },
};
