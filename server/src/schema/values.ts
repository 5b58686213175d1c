// The kinds of value of libvirt network XML. A kind knows the text alone; what depends on other values is said by rules.
// Source: the datatypes of libvirt's basictypes.rng and networkcommon.rng, and what the parser does with other spellings.
import { isUnknown } from '../syntax/template/template';
import { ipv4Address as fromInteger, inetAton, parseIpv4, parseIpv6, prefixOfMask, addressText } from '../address';
import {
  addressMeaning,
  cNumberMeaning,
  decimalMeaning,
  dnsNameMeaning,
  netmaskMeaning,
  octetsMeaning,
  uuidMeaning,
} from './meanings';
import { nearest } from './nearest';
import type { Choice, Complaint, NameOf, ValueKind } from './types';

/** Free text. `example` is what completion puts in. */
export const text = (describe: string, example?: string): ValueKind => ({ describe, code: 'text-invalid', example });

/** The same kind, every complaint under one code: a MAC of a DHCP host has one name for all its faults. */
export const under = (code: string, kind: ValueKind): ValueKind => ({
  ...kind,
  code,
  complaint(value) {
    const complaint = kind.complaint?.(value);
    return complaint && (complaint.schemaOnly ? complaint : { ...complaint, code });
  },
});

/** What is wrong with a value for the schema alone. Each was given to 9.0.0 and 11.3.0 without `--validate`. */
export const schemaOnly = (value: string, instead?: string, code?: string): Complaint => ({
  message: `${value} is taken by libvirt but not by its schema${instead === undefined ? '' : `, expected ${instead}`}`,
  schemaOnly: true,
  ...(code === undefined ? {} : { code }),
  ...(instead === undefined ? {} : { instead: [instead] }),
});

/** The same kind, naming something that files declare. */
export const naming = (names: NameOf, kind: ValueKind): ValueKind => ({ ...kind, names });

/** One of a few words, in exact case. `meant` maps words that people write instead. */
export function oneOf(
  code: string,
  describe: string,
  choices: readonly Choice[],
  meant: Readonly<Record<string, string>> = {},
): ValueKind {
  const words = choices.map((it) => it.value);
  const expected = words.length === 1 ? words[0]! : `${words.slice(0, -1).join(', ')} or ${words.at(-1)!}`;
  return {
    describe,
    code,
    choices,
    complaint(value) {
      if (words.includes(value)) return undefined;
      const plain = value.trim().toLowerCase();
      const same = words.find((it) => it.toLowerCase() === plain) ?? (Object.hasOwn(meant, plain) ? meant[plain] : '');
      const instead = same ? [same] : words.length === 1 ? words : nearest(plain, words);
      const shown = value === '' ? 'the value is empty' : `${value} is not known here`;
      return { message: `${shown}, expected ${expected}`, instead: instead.length ? instead : undefined };
    },
  };
}

const trueWords = new Set(['yes', 'on', 'true', '1', 'y', 't', 'enable', 'enabled']);
const falseWords = new Set(['no', 'off', 'false', '0', 'n', 'f', 'disable', 'disabled', 'none']);

function boolean(code: string, yes: string, no: string): ValueKind {
  return {
    describe: `${yes} or ${no}`,
    code,
    choices: [{ value: yes }, { value: no }],
    complaint(value) {
      if (value === yes || value === no) return undefined;
      const plain = value.trim().toLowerCase();
      const message = `${value === '' ? 'the value is empty' : `${value} is not known here`}, expected ${yes} or ${no}`;
      if (trueWords.has(plain)) return { message, instead: [yes] };
      if (falseWords.has(plain)) return { message, instead: [no] };
      return { message, instead: [yes, no] };
    },
  };
}

/** `yes` or `no`, lower case. */
export const yesNo = boolean('bool-case', 'yes', 'no');

/** `on` or `off`, lower case. */
export const onOff = boolean('bool-case', 'on', 'off');

/**
 * A word where libvirt refuses no other one: with blanks around it the schema lets it pass, and the parser takes
 * `otherwise` in its place. Seen with 9.0.0.
 */
export const loose = (kind: ValueKind, otherwise: string): ValueKind => ({
  ...kind,
  meaning: (value) => (kind.choices?.some((it) => it.value === value) ? value : otherwise),
  complaint(value) {
    const word = value.trim();
    const complaint = kind.complaint?.(value);
    if (!complaint) return complaint;
    // It compares without case, but only with the one word; and all others are what they mean already.
    const isMeant =
      value.toLowerCase() === 'yes' || (complaint.instead?.length === 1 && complaint.instead[0] === otherwise);
    if (word === value && complaint.instead && isMeant) return schemaOnly(value, complaint.instead[0]);
    if (kind.complaint?.(word)) return complaint;
    if (word === otherwise) return undefined;
    const message = `${word} stands between blanks, with which libvirt takes ${otherwise}`;
    return { message, severity: 'warning', instead: [word] };
  },
});

/**
 * The numbers that a decimal text may be. Some types of the schema also let a plus sign or blanks in front pass, and so
 * does the parser; a blank behind the number never passes the parser.
 */
export function integer(
  code: string,
  min: number,
  max: number,
  options: { unit?: string; plus?: boolean; blanks?: boolean; example?: string; choices?: readonly Choice[] } = {},
): ValueKind {
  const unit = options.unit ? ` ${options.unit}` : '';
  // Limits beyond 2^53 tell a person nothing.
  const bounds = max < 2 ** 53 ? `from ${min} to ${max}` : `from ${min}`;
  const range = `a number ${bounds}`;
  return {
    describe: `number ${bounds}${unit}`,
    code,
    example: options.example,
    choices: options.choices,
    meaning: decimalMeaning,
    complaint(value) {
      const start = options.blanks ? value.length - value.trimStart().length : 0;
      const from = options.plus && value[start] === '+' ? start + 1 : start;
      const end = digitsEnd(value, from);
      if (end < value.length || end === from) return notANumber(value, range + unit, min, max);
      const number = Number(value);
      if (min <= number && number <= max && (end - from < 16 || exactly(value.slice(from), max))) return undefined;
      return { message: `${value} is not ${range}`, instead: [plainNumber(number < min ? min : max)] };
    },
  };
}

/** Whole numbers written out; the maximum 2^64 stands for 2^64 − 1, which no double holds. */
const plainNumber = (value: number): string =>
  value < 2 ** 53 ? String(value) : String(value >= 2 ** 64 ? 2n ** 64n - 1n : BigInt(value));

/** Above 2^53 doubles are too coarse. */
const exactly = (digits: string, max: number): boolean =>
  digits.length <= 40 && BigInt(digits) <= BigInt(plainNumber(max));

function digitsEnd(value: string, from: number): number {
  let i = from;
  while (i < value.length && isDigit(value.charCodeAt(i))) i++;
  return i;
}

function notANumber(value: string, expected: string, min: number, max: number): Complaint {
  if (value === '') return { message: `the value is empty, expected ${expected}` };
  const plain = value.trim().replace(/^[+/]/, '');
  const end = digitsEnd(plain, 0);
  const digits = plain.slice(0, end);
  const number = Number(digits);
  // A unit behind the number would change what it means.
  const clean = end === plain.length || /^\.0+$/.test(plain.slice(end));
  const fits = clean && end > 0 && end < 16 && min <= number && number <= max;
  return { message: `${value} is not ${expected}`, instead: fits ? [String(number)] : undefined };
}

/** A number in decimal, or in hexadecimal after `0x`. Numbers without `0x` are decimal (basictypes.rng uint8, uint24). */
export function hexOrDecimal(code: string, max: number, hexDigits: number): ValueKind {
  const describe = `number from 0 to ${max}, or hexadecimal after 0x`;
  const limit = max.toString(16);
  return {
    describe,
    code,
    meaning: cNumberMeaning,
    complaint(value) {
      const hex = /^0x([0-9a-f]+)$/i.exec(value)?.[1];
      if (hex !== undefined && value[1] === 'x' && hex.length <= hexDigits) return undefined;
      if (/^\d{1,15}$/.test(value) && Number(value) <= max) return undefined;
      if (value === '') return { message: `the value is empty, expected a number from 0 to ${max} (0x${limit})` };
      const bare = /^(?:0x)?([0-9a-f]{1,6})$/i.exec(value)?.[1];
      const instead = bare !== undefined && parseInt(bare, 16) <= max ? [`0x${bare.toLowerCase()}`] : undefined;
      return { message: `${value} is not a number from 0 to ${max} (0x${limit})`, instead };
    },
  };
}

/**
 * One part of a PCI address. Digits without `0x` are decimal, but letters without `0x` pass the schema where `bare` says
 * so and then fail in libvirt's parser; both are said here.
 */
export function pciNumberKind(max: number, hexDigits: number, example: string): ValueKind {
  const limit = max.toString(16);
  const expected = `a number from 0x0 to 0x${limit}`;
  return {
    describe: `number from 0 to ${max}, or hexadecimal after 0x`,
    code: 'pci-out-of-range',
    example,
    meaning: cNumberMeaning,
    complaint(value) {
      const hex = /^(0x)?([0-9a-f]+)$/i.exec(value);
      if (!hex || value.startsWith('0X'))
        return { message: `${value === '' ? 'the value' : value} is not ${expected}` };
      const digits = hex[2]!;
      const written = hex[1] !== undefined;
      if (!written && /[a-f]/i.test(digits)) {
        const fits = digits.length <= hexDigits && parseInt(digits, 16) <= max;
        return {
          message: `${value} has hexadecimal digits without 0x, expected ${fits ? `0x${digits}` : expected}`,
          code: fits ? 'pci-decimal-hex-trap' : undefined,
          severity: fits ? 'error' : undefined,
          instead: fits ? [`0x${digits}`] : undefined,
        };
      }
      const octal = !written && /^0\d*[89]/.test(digits);
      if (octal)
        return {
          message: `${value} starts with 0 and is read as octal, expected ${expected}`,
          instead: [`0x${digits.replace(/^0+/, '')}`].filter((it) => parseInt(it, 16) <= max),
        };
      const number = written ? parseInt(digits, 16) : Number(digits);
      if (number <= max && (!written || digits.length <= hexDigits)) return undefined;
      return { message: `${value} is not ${expected}` };
    },
  };
}

/** A TCP or UDP port. */
export const port = (code: string, example?: string): ValueKind =>
  integer(code, 1, 65535, { plus: true, blanks: true, example });

/** Text of 32 hexadecimal digits, plain or in groups of 8-4-4-4-12. libvirt's parser forgives blanks and other dashes. */
export const uuid: ValueKind = {
  describe: 'UUID',
  code: 'uuid-malformed',
  example: '2f8c6a52-6d3b-4b0e-9d8f-3f3b6c1f9a40',
  meaning: uuidMeaning,
  complaint(value) {
    if (isUuid(value)) return undefined;
    if (value.trim() === '')
      return { message: 'the UUID is empty, libvirt will make one', code: 'uuid-loose-form', schemaOnly: true };
    const digits = value.replace(/[\s-]/g, '');
    const wrong = digits.search(/[^0-9a-f]/i);
    const grouped = uuidText(digits.toLowerCase());
    if (wrong < 0 && digits.length === 32) {
      return schemaOnly(value.trim(), grouped, 'uuid-loose-form');
    }
    const braced = /^\{(.*)\}$/.exec(value.trim())?.[1] ?? /^urn:uuid:(.*)$/i.exec(value.trim())?.[1];
    if (braced !== undefined && isUuid(braced))
      return { message: `${value} is not a plain UUID, expected ${braced}`, instead: [braced] };
    if (wrong < 0) return { message: `${value} has ${digits.length} hexadecimal digits, expected 32` };
    const at = value.search(/[^0-9a-f\s-]/i);
    return { message: `${value[at]!} is not a hexadecimal digit, expected a UUID of 32`, part: [at, at + 1] };
  },
};

const uuidText = (digits: string): string =>
  [digits.slice(0, 8), digits.slice(8, 12), digits.slice(12, 16), digits.slice(16, 20), digits.slice(20)].join('-');

function isUuid(value: string): boolean {
  const grouped = value.length === 36;
  if (!grouped && value.length !== 32) return false;
  for (let i = 0; i < value.length; i++) {
    const dash = grouped && (i === 8 || i === 13 || i === 18 || i === 23);
    const code = value.charCodeAt(i);
    if (dash ? code !== 45 : !isHex(code)) return false;
  }
  return true;
}

const isDigit = (code: number): boolean => 48 <= code && code <= 57;
const isHex = (code: number): boolean => isDigit(code) || (97 <= (code | 32) && (code | 32) <= 102);
const isLetter = (code: number): boolean => 97 <= (code | 32) && (code | 32) <= 122;

interface WordOptions {
  readonly example?: string;
  /** Code for an empty text, when it has its own. */
  readonly empty?: string;
  /** Code for the characters that break the definition libvirt stores: `'`, `<` and `&`. */
  readonly breaks?: string;
}

/** A text of letters, digits and a few other characters; says the first one that does not belong. */
function word(code: string, describe: string, extra: string, options: WordOptions = {}): ValueKind {
  const others = new Set([...extra].map((it) => it.charCodeAt(0)));
  const fits = (it: number) => isLetter(it) || isDigit(it) || others.has(it);
  const allowed = `letters, digits and ${[...extra].join(' ')}`;
  return {
    describe,
    code,
    example: options.example,
    complaint(value) {
      if (value === '') return { message: `the ${describe} is empty`, code: options.empty };
      for (let i = 0; i < value.length; i++) {
        if (fits(value.charCodeAt(i))) continue;
        const breaks = `'<&`.includes(value[i]!) ? options.breaks : undefined;
        return unknownCharacter(value, i, describe, allowed, fits, breaks);
      }
      return undefined;
    },
  };
}

function unknownCharacter(
  value: string,
  at: number,
  describe: string,
  allowed: string,
  fits: (code: number) => boolean,
  code?: string,
): Complaint {
  const character = String.fromCodePoint(value.codePointAt(at)!);
  const shown = character === ' ' ? 'a blank' : character.charCodeAt(0) < 32 ? 'a line break or tab' : character;
  const repaired = [...value.trim()].map((it) => (it.length === 1 && fits(it.charCodeAt(0)) ? it : '-')).join('');
  const useful = /[a-z0-9]/i.test(repaired);
  return {
    message: `${shown} cannot stand in a ${describe}, expected ${allowed}`,
    code,
    part: [at, at + character.length],
    instead: useful ? [repaired] : undefined,
  };
}

/** Name of a network interface as the schema has it; the kernel takes less (see the rules about bridge names). */
export const deviceName = (code: string, options: WordOptions): ValueKind =>
  word(code, 'device name', '_.-\\:/', options);

export const zoneName = (code: string): ValueKind => word(code, 'zone name', '_-', { example: 'libvirt' });

/** A DNS name as the schema has it: no underscore. */
export function dnsName(code: string, options: WordOptions): ValueKind {
  const kind = word(code, 'DNS name', '.-', options);
  return {
    ...kind,
    meaning: dnsNameMeaning,
    complaint(value) {
      const complaint = kind.complaint!(value);
      // Nor has the schema an underscore, which libvirt and dnsmasq take: _dmarc is what others look up, and -dmarc is not.
      if (complaint && value.includes('_') && !kind.complaint!(value.replaceAll('_', '-'))) return schemaOnly(value);
      // What is meant by a star is all names below, for which the rest is the name.
      const rest = /^\s*\*\.(.+)$/.exec(value)?.[1];
      return complaint && rest !== undefined && !kind.complaint!(rest) ? { ...complaint, instead: [rest] } : complaint;
    },
  };
}

/** A DNS name of a host. No name there stands for all below, which an option for dnsmasq does. */
export function hostedName(code: string, options: WordOptions): ValueKind {
  const kind = dnsName(code, options);
  return {
    ...kind,
    complaint(value) {
      const complaint = kind.complaint!(value);
      const domain = wildcardDomain(value);
      if (!complaint || domain === undefined) return complaint;
      const message = `* stands for no other names here; the option address=/${domain}/… for dnsmasq answers for all below`;
      return { ...complaint, message, instead: undefined };
    },
  };
}

/** The domain of `*.domain`; undefined when it is none. */
export const wildcardDomain = (text: string): string | undefined => /^\s*\*\.([a-z\d.-]+)\s*$/i.exec(text)?.[1];

/** Text that becomes part of one line of dnsmasq's configuration: a line break in it starts another line. */
export const line = (describe: string, example?: string): ValueKind => ({
  describe,
  code: 'newline-injects-dnsmasq-line',
  example,
  complaint(value) {
    const at = value.search(/[\n\r]/);
    if (at < 0) return undefined;
    return {
      message: `what stands after the line break becomes a line of its own for dnsmasq, expected one line`,
      severity: 'warning',
      part: [at, value.length],
      instead: [value.replace(/[\n\r]+/g, ' ').trim()],
    };
  },
});

/** Any such text but an empty one. */
export function path(code: string, describe: string, example: string): ValueKind {
  const kind = line(describe, example);
  return {
    ...kind,
    code,
    complaint(value) {
      if (value === '') return { message: `the ${describe} is empty` };
      const complaint = kind.complaint!(value);
      return complaint && { code: kind.code, ...complaint };
    },
  };
}

/** Text of at most that many characters. */
export const shortText = (code: string, describe: string, most: number): ValueKind => ({
  describe,
  code,
  complaint(value) {
    if (value.length <= most) return undefined;
    return {
      message: `${describe} of ${value.length} characters, expected at most ${most}`,
      part: [most, value.length],
    };
  },
});

const describe4 = 'IPv4 address';
const describe6 = 'IPv6 address';

/** Dotted quad of decimal numbers without leading zeros. */
export const ipv4 = (code: string, example = '192.168.100.1'): ValueKind => ({
  describe: describe4,
  code,
  example,
  meaning: addressMeaning,
  complaint: (value) => (parseIpv4(value) >= 0 ? undefined : (octetComplaint(value) ?? addressComplaint(value, 4))),
});

export const ipv6 = (code: string, example = 'fd00:100::1'): ValueKind => ({
  describe: describe6,
  code,
  example,
  meaning: addressMeaning,
  complaint: (value) => (parseIpv6(value) ? undefined : addressComplaint(value, 6)),
});

/** An address of either family. */
export const ipAddress = (code: string, example = '192.168.100.1'): ValueKind => ({
  describe: 'IP address',
  code,
  example,
  meaning: addressMeaning,
  complaint(value) {
    if (parseIpv4(value) >= 0 || parseIpv6(value)) return undefined;
    return octetComplaint(value) ?? addressComplaint(value, value.includes(':') ? 6 : 4, 'an IP address', true);
  },
});

/** What is wrong of an address in a template whatever its marks bring: a number that stands there and is above 255. */
export function octetComplaint(value: string): Complaint | undefined {
  if (!isUnknown(value) || value.includes(':')) return undefined;
  let from = 0;
  for (const part of value.split('.')) {
    if (/^\d{1,9}$/.test(part) && Number(part) > 255)
      return {
        message: `${part} in an address is above 255, expected a number from 0 to 255`,
        part: [from, from + part.length],
        certain: true,
      };
    from += part.length + 1;
  }
  return undefined;
}

function addressComplaint(
  value: string,
  family: 4 | 6,
  expected = `an ${family === 4 ? describe4 : describe6}`,
  either?: true,
): Complaint {
  const right = (it: string) =>
    ((either === true || family === 4) && parseIpv4(it) >= 0) ||
    ((either === true || family === 6) && parseIpv6(it) !== undefined);
  if (value === '') return { message: `the value is empty, expected ${expected}` };
  const trimmed = value.trim();
  if (trimmed !== value && right(trimmed))
    return { message: `${trimmed} stands between blanks, expected the address alone`, instead: [trimmed] };
  const slash = value.indexOf('/');
  if (slash > 0 && right(value.slice(0, slash)))
    return {
      message: `${value} has a prefix length, expected the address alone`,
      instead: [value.slice(0, slash)],
      part: [slash, value.length],
    };
  const zone = value.indexOf('%');
  if (zone > 0 && right(value.slice(0, zone)))
    return {
      message: `${value} has a zone, expected ${value.slice(0, zone)}`,
      code: 'ip-ipv6-zone-id',
      instead: [value.slice(0, zone)],
      part: [zone, value.length],
    };
  const bracketed = /^\[(.*)\]$/.exec(value)?.[1];
  if (bracketed !== undefined && right(bracketed))
    return { message: `${value} has brackets, expected ${bracketed}`, instead: [bracketed] };
  if (family === 4 && parseIpv6(value)) return { message: `${value} is an IPv6 address, expected ${expected}` };
  if (family === 6 && parseIpv4(value) >= 0) return { message: `${value} is an IPv4 address, expected ${expected}` };
  if (value.includes(':')) return { message: `${value} is not ${expected}` };
  return ipv4Complaint(value, expected);
}

function ipv4Complaint(value: string, expected: string): Complaint {
  const read = inetAton(value);
  if (read >= 0) {
    const meant = value
      .split('.')
      .map((it) => (/^0\d{1,8}$/.test(it) ? String(Number(it)) : it))
      .join('.');
    const address = addressText(fromInteger(read));
    return {
      message: `${value} is read as ${address}, expected four decimal numbers without leading zeros`,
      code: 'ip-address-inet-aton',
      instead: meant !== value && meant !== address && parseIpv4(meant) >= 0 ? [meant, address] : [address],
    };
  }
  const parts = value.split('.');
  if (parts.length === 4) {
    let from = 0;
    for (const part of parts) {
      const wrong = part === '' || !/^\d{1,9}$/.test(part) ? 'not a number' : Number(part) > 255 ? 'above 255' : '';
      if (wrong && part !== '')
        return { message: `${part} in ${value} is ${wrong}, expected ${expected}`, part: [from, from + part.length] };
      from += part.length + 1;
    }
  }
  const numbers = parts.length > 4 && /^[\d.]+$/.test(value);
  if (numbers) return { message: `${value} has ${parts.length} parts, expected four` };
  return { message: `${value} is not ${expected}` };
}

/** Dotted mask. Whether its ones are left-aligned is said by `ip-netmask-noncontiguous`. */
export const netmask: ValueKind = {
  describe: 'netmask such as 255.255.255.0',
  code: 'ip-netmask-not-ipv4',
  example: '255.255.255.0',
  meaning: netmaskMeaning,
  choices: [8, 16, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30].map((it) => ({ value: maskOf(it), doc: `/${it}` })),
  complaint(value) {
    if (parseIpv4(value) >= 0) return undefined;
    const length = /^\s*\/?(\d{1,2})\s*$/.exec(value)?.[1];
    if (length === undefined || Number(length) > 32)
      return octetComplaint(value) ?? addressComplaint(value, 4, 'a netmask such as 255.255.255.0');
    const mask = maskOf(Number(length));
    const read = inetAton(value);
    const effect = read < 0 ? 'is a prefix length' : `is read as ${addressText(fromInteger(read))}`;
    return { message: `${value} ${effect}, expected ${mask}`, code: 'ip-netmask-number', instead: [mask] };
  },
};

function maskOf(prefix: number): string {
  return addressText(fromInteger(prefix === 0 ? 0 : (0xffffffff << (32 - prefix)) >>> 0));
}

/** 0–128; that IPv4 ends at 32 is said by `ip-prefix-range`. */
export const ipPrefix = (code: string, rangeCode: string): ValueKind => {
  const number = integer(code, 0, 128, { blanks: true, example: '24' });
  return {
    ...number,
    describe: 'prefix length: 0 to 32 for IPv4, to 128 for IPv6',
    complaint(value) {
      const complaint = number.complaint!(value);
      if (!complaint) return undefined;
      const dotted = parseIpv4(value);
      const length = dotted < 0 ? undefined : prefixOfMask(dotted);
      if (dotted >= 0)
        return {
          message: `${value} is a netmask, expected a prefix length such as ${length ?? 24}`,
          instead: length === undefined ? undefined : [String(length)],
        };
      if (/^-?\d+$/.test(value))
        return { message: complaint.message, code: value.startsWith('-') ? undefined : rangeCode };
      return complaint;
    },
  };
};

/** Six groups of two hexadecimal digits joined by colons, first octet even. */
export const mac: ValueKind = {
  describe: 'MAC address',
  code: 'mac-syntax',
  example: '52:54:00:6b:3c:58',
  meaning: octetsMeaning,
  complaint: (value) => (isMac(value) && !isMulticast(value) ? undefined : macComplaint(value)),
};

const isMulticast = (value: string): boolean =>
  // The last bit of a hexadecimal digit: letters are one off from digits.
  ((value.charCodeAt(1) & 1) ^ (isDigit(value.charCodeAt(1)) ? 0 : 1)) === 1;

function isMac(value: string): boolean {
  if (value.length !== 17) return false;
  for (let i = 0; i < 17; i++) {
    const code = value.charCodeAt(i);
    if (i % 3 === 2 ? code !== 58 : !isHex(code)) return false;
  }
  return true;
}

function macComplaint(value: string): Complaint {
  if (isMac(value)) {
    const even = (parseInt(value.slice(0, 2), 16) & 0xfe).toString(16).padStart(2, '0');
    const kind = /^(?:ff:){5}ff$/i.test(value) ? 'the broadcast address' : 'a multicast address';
    return {
      message: `${value} is ${kind}, expected an even first octet`,
      code: 'mac-multicast',
      part: [0, 2],
      instead: [even + value.slice(2)],
    };
  }
  if (value === '') return { message: 'the MAC address is empty' };
  const repaired = repairedMac(value.trim());
  // Groups of one digit and blanks behind are read as what they mean; see virMacAddrParse.
  if (repaired !== undefined && /^[0-9a-f]{1,2}(?::[0-9a-f]{1,2}){5}\s*$/i.test(value))
    return schemaOnly(value.trimEnd(), repaired, 'mac-short');
  if (repaired !== undefined)
    return { message: `${value} is not a MAC address, expected ${repaired}`, instead: [repaired] };
  const groups = value.split(':');
  if (groups.length > 1 && groups.length !== 6)
    return { message: `${value} has ${groups.length} groups, expected six` };
  let from = 0;
  for (const group of groups) {
    if (groups.length === 6 && !/^[0-9a-f]{1,2}$/i.test(group) && group !== '')
      return { message: `${group} in ${value} is not two hexadecimal digits`, part: [from, from + group.length] };
    from += group.length + 1;
  }
  return { message: `${value} is not a MAC address such as 52:54:00:6b:3c:58` };
}

/** Dashes, dots or no separator at all, and groups of one digit. */
function repairedMac(value: string): string | undefined {
  const groups = /^[0-9a-f]{12}$/i.test(value.replace(/\./g, ''))
    ? value.replace(/\./g, '').match(/../g)!
    : value.split(/[:-]/);
  if (groups.length !== 6 || !groups.every((it) => /^[0-9a-f]{1,2}$/i.test(it))) return undefined;
  const repaired = groups.map((it) => it.padStart(2, '0')).join(':');
  return isMulticast(repaired) ? undefined : repaired;
}

/** A DHCP unique identifier of one of the four kinds of RFC 8415 and RFC 6355. */
export const duid: ValueKind = {
  describe: 'DUID',
  code: 'dhcp-host-id-invalid',
  example: '0:3:0:1:52:54:0:6b:3c:58',
  meaning: octetsMeaning,
  complaint(value) {
    const bytes = value.split(':');
    if (value === '') return { message: 'the DUID is empty' };
    let from = 0;
    for (const byte of bytes) {
      if (!/^[0-9a-f]{1,2}$/i.test(byte)) {
        const shown = byte === '' ? 'an empty part' : byte;
        return {
          message: `${shown} in ${value} is not a byte, expected one or two hexadecimal digits`,
          part: [from, from + byte.length],
        };
      }
      from += byte.length + 1;
    }
    const shape = duidShape(
      value,
      bytes.map((it) => parseInt(it, 16)),
    );
    // libvirt writes down any bytes, and dnsmasq waits for a guest that has them: InfiniBand has the hardware type 32.
    return shape && { ...shape, schemaOnly: true };
  },
};

/** Least and most bytes of each kind of DUID, its two bytes of type included. */
const duidLengths: Readonly<Record<number, readonly [string, number, number]>> = {
  1: ['link-layer address with time', 14, 16],
  2: ['enterprise number', 7, 130],
  3: ['link-layer address', 10, 12],
  4: ['UUID', 18, 18],
};

function duidShape(value: string, bytes: readonly number[]): Complaint | undefined {
  const shape = bytes[0] === 0 ? duidLengths[bytes[1] ?? 0] : undefined;
  if (!shape) {
    const instead = bytes.length === 6 && isMac(value) ? [`0:3:0:1:${value}`] : undefined;
    return { message: `${value} does not start with the type of a DUID, expected 0:1, 0:2, 0:3 or 0:4`, instead };
  }
  const [describe, least, most] = shape;
  if (bytes.length < least || most < bytes.length) {
    const wanted = least === most ? `${least}` : `${least} to ${most}`;
    return { message: `a DUID by ${describe} has ${wanted} bytes, this one has ${bytes.length}` };
  }
  if (bytes[1] !== 1 && bytes[1] !== 3) return undefined;
  if (bytes[2] === 0 && 1 <= bytes[3]! && bytes[3]! <= 15) return undefined;
  return { message: `hardware type ${bytes[2]! * 256 + bytes[3]!} of the DUID is not in 1 to 15, Ethernet is 0:1` };
}
