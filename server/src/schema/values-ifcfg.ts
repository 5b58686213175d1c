// The kinds of value of ifcfg files, as NetworkManager's reader takes them (shvar.c, svGetValueBoolean and its kin).
// What the legacy scripts take differently is said by rules; a kind only knows the text. An empty text is "not given"
// and never judged here.
import { integerOf } from '../syntax/ifcfg/scalar';
import { parseAddress, parseIpv4, parseIpv6, prefixOfMask } from '../address';
import { readJson } from '../syntax/json';
import { nearest } from './nearest';
import { octetComplaint } from './values';
import type { Choice, Complaint, NestedTable, ValueKind } from './types';

/** Free text; `example` is what completion puts in. */
export const ifcfgText = (describe: string, example?: string): ValueKind => ({
  describe,
  code: 'text-invalid',
  example,
});

const trueWords = new Set(['yes', 'true', 't', 'y', '1']);
const falseWords = new Set(['no', 'false', 'f', 'n', '0']);
const likeFalse = /^(?:off|never|none|nope|disabled?|inactive|down|deny|ne|nein|non)$/i;

/** `yes` and `no`. `on` and `off` are words of the legacy scripts only: NetworkManager takes the default instead. Source: svParseBoolean. */
export const boolean: ValueKind = {
  describe: 'yes or no',
  code: 'boolean-invalid',
  choices: [{ value: 'yes' }, { value: 'no' }],
  complaint: booleanComplaint,
};

function booleanComplaint(value: string): Complaint | undefined {
  if (value === 'yes' || value === 'no') return undefined;
  const lower = value.toLowerCase();
  if (trueWords.has(lower) || falseWords.has(lower)) {
    const plain = trueWords.has(lower) ? 'yes' : 'no';
    const message = `${value} is understood, ${plain} is the usual word`;
    return { message, code: 'boolean-style', severity: 'hint', instead: [plain] };
  }
  if (lower === 'on' || lower === 'off') {
    const plain = lower === 'on' ? 'yes' : 'no';
    return {
      message: `${value} is not a word of NetworkManager, expected ${plain}`,
      code: 'boolean-on-off',
      instead: [plain],
    };
  }
  const trimmed = lower.trim();
  const first = falseWords.has(trimmed) || likeFalse.test(trimmed) ? 'no' : 'yes';
  return { message: `${value} is not yes or no`, instead: [first, first === 'yes' ? 'no' : 'yes'] };
}

/** A boolean or one of the words, these in exact case. */
export const booleanOr = (words: readonly Choice[], describe?: string): ValueKind => ({
  describe: describe ?? `yes, no or ${words.map((it) => it.value).join(', ')}`,
  code: 'boolean-invalid',
  choices: [{ value: 'yes' }, { value: 'no' }, ...words],
  complaint(value) {
    if (words.some((it) => it.value === value)) return undefined;
    const complaint = booleanComplaint(value);
    const other = words.find((it) => it.value.toLowerCase() === value.toLowerCase());
    if (complaint && other) return { message: `${value} is known as ${other.value} only`, instead: [other.value] };
    return complaint;
  },
});

/** An integer in a range, both ends included. `base` 0: hexadecimal and octal spelling are taken too. */
export const ifcfgInteger = (
  min: number,
  max: number,
  options: { base?: 10 | 0; unit?: string; choices?: readonly Choice[] } = {},
): ValueKind => ({
  describe: `number from ${min} to ${max}${options.unit ? ` ${options.unit}` : ''}`,
  code: 'integer-invalid',
  choices: options.choices,
  complaint(value) {
    const number = integerOf(value, options.base);
    if (number === undefined) {
      const digits = /^\s*([+-]?\d{1,15})\s*[a-z%]+\s*$/i.exec(value)?.[1];
      const fits = digits !== undefined && min <= Number(digits) && Number(digits) <= max;
      return { message: `${value} is not a number from ${min} to ${max}`, instead: fits ? [digits] : undefined };
    }
    if (min <= number && number <= max) return undefined;
    return { message: `${value} is outside ${min} to ${max}`, instead: [String(number < min ? min : max)] };
  },
});

/** The same, where NetworkManager refuses a number outside, and takes for nothing what is none. */
export function numberOrNothing(...args: Parameters<typeof ifcfgInteger>): ValueKind {
  const kind = ifcfgInteger(...args);
  return {
    ...kind,
    complaint(value) {
      const complaint = kind.complaint!(value);
      const isNumber = Math.abs(integerOf(value, args[2]?.base) ?? Infinity) < 2 ** 31;
      return complaint && !isNumber ? { ...complaint, wrong: 'silent', severity: 'warning' } : complaint;
    },
  };
}

/** Seconds with a fraction: `1.5`. */
export const seconds = (max: number): ValueKind => ({
  describe: `seconds from 0 to ${max}, a fraction is allowed`,
  code: 'integer-invalid',
  complaint(value) {
    const trimmed = value.trim();
    if (/^\d{1,10}(?:\.\d{1,9})?$/.test(trimmed) && Number(trimmed) <= max) return undefined;
    return { message: `${value} is not a number of seconds from 0 to ${max}` };
  },
});

/** Strict dotted quad, as inet_pton takes it. */
export const ifcfgIpv4: ValueKind = {
  describe: 'IPv4 address',
  code: 'ipaddr-invalid',
  example: '192.168.1.10',
  complaint: (value) => (parseIpv4(value) >= 0 ? undefined : (octetComplaint(value) ?? ipv4Complaint(value))),
};

function ipv4Complaint(value: string): Complaint {
  const slash = value.indexOf('/');
  if (slash > 0 && parseIpv4(value.slice(0, slash)) >= 0)
    return {
      message: `${value} has a prefix, expected the address alone and PREFIX=${value.slice(slash + 1)} beside it`,
      instead: [value.slice(0, slash)],
    };
  const trimmed = value.trim();
  if (parseIpv4(trimmed) >= 0)
    return { message: `${trimmed} stands between blanks, expected the address alone`, instead: [trimmed] };
  const plain = withoutLeadingZeros(trimmed);
  if (plain !== trimmed && parseIpv4(plain) >= 0)
    return { message: `${value} has leading zeros, expected ${plain}`, instead: [plain] };
  if (parseIpv6(value)) return { message: `${value} is an IPv6 address, expected an IPv4 address` };
  if (/^\d+(?:\.\d+){3}$/.test(value)) return { message: `${value} has a part above 255` };
  if (/^\d+(?:\.\d+){1,5}$/.test(value))
    return { message: `${value} has ${value.split('.').length} parts, expected four` };
  return { message: `${value} is not an IPv4 address such as 192.168.1.10` };
}

const withoutLeadingZeros = (value: string): string =>
  value
    .split('.')
    .map((it) => (/^\d{1,9}$/.test(it) ? String(Number(it)) : it))
    .join('.');

/** Dotted mask. Any bit pattern is accepted by the reader; `netmask-noncontiguous` judges the pattern. */
export const ifcfgNetmask: ValueKind = {
  describe: 'netmask such as 255.255.255.0',
  code: 'netmask-invalid',
  example: '255.255.255.0',
  choices: [8, 16, 20, 22, 23, 24, 25, 26, 27, 28, 29, 30, 32].map((prefix) => ({
    value: maskOf(prefix),
    doc: `/${prefix}`,
  })),
  complaint(value) {
    if (parseIpv4(value) >= 0) return undefined;
    const length = /^\/?(\d{1,2})$/.exec(value.trim())?.[1];
    if (length !== undefined && Number(length) <= 32)
      return {
        message: `${value} is a prefix length, expected a mask such as ${maskOf(Number(length))}`,
        instead: [maskOf(Number(length))],
      };
    const plain = withoutLeadingZeros(value.trim());
    if (parseIpv4(plain) >= 0) return { message: `${value} is not a dotted mask, expected ${plain}`, instead: [plain] };
    return octetComplaint(value) ?? { message: `${value} is not a dotted mask such as 255.255.255.0` };
  },
};

function maskOf(prefix: number): string {
  const mask = prefix === 0 ? 0 : (0xffffffff << (32 - prefix)) >>> 0;
  return [24, 16, 8, 0].map((shift) => (mask >>> shift) & 255).join('.');
}

/** Length of the network part. */
export const prefix = (max: 32 | 128): ValueKind => ({
  describe: `prefix length from 0 to ${max}`,
  code: 'prefix-invalid',
  example: max === 32 ? '24' : '64',
  complaint(value) {
    const number = integerOf(value);
    if (number !== undefined && 0 <= number && number <= max) return undefined;
    const bare = /^\/(\d{1,3})$/.exec(value.trim())?.[1];
    if (bare !== undefined && Number(bare) <= max)
      return { message: `${value} has a slash, expected ${bare}`, instead: [bare] };
    const mask = parseIpv4(value);
    const length = mask < 0 ? undefined : prefixOfMask(mask);
    if (length !== undefined)
      return { message: `${value} is a netmask, expected the prefix length ${length}`, instead: [String(length)] };
    return { message: `${value} is not a prefix length from 0 to ${max}` };
  },
});

/** An IPv6 address with an optional `/prefix`. */
export const ipv6WithPrefix: ValueKind = {
  describe: 'IPv6 address with prefix',
  code: 'ipv6addr-invalid',
  example: '2001:db8::10/64',
  complaint: ipv6Complaint,
};

function ipv6Complaint(value: string): Complaint | undefined {
  const slash = value.indexOf('/');
  const address = slash < 0 ? value : value.slice(0, slash);
  if (!parseIpv6(address))
    return { message: `${address} is not an IPv6 address such as 2001:db8::10`, part: [0, address.length] };
  if (slash < 0) return undefined;
  const length = value.slice(slash + 1);
  const number = integerOf(length);
  if (number !== undefined && 0 <= number && number <= 128) return undefined;
  return {
    message: `${length} is not a prefix length from 0 to 128`,
    part: [slash + 1, value.length],
    instead: [`${address}/64`],
  };
}

/** IPv6 address with an optional `%device`. */
export const ipv6Gateway: ValueKind = {
  describe: 'IPv6 address, with %device for a link-local one',
  code: 'ipv6addr-invalid',
  example: '2001:db8::1',
  complaint(value) {
    const percent = value.indexOf('%');
    const address = percent < 0 ? value : value.slice(0, percent);
    return parseIpv6(address) ? undefined : { message: `${address} is not an IPv6 address such as 2001:db8::1` };
  },
};

/** Interface identifier: the upper 64 bits are zero, the rest is not. */
export const ipv6Token: ValueKind = {
  describe: 'interface identifier such as ::5',
  code: 'ipv6-token-invalid',
  example: '::5',
  complaint(value) {
    const address = parseIpv6(value);
    if (!address) return { message: `${value} is not an interface identifier such as ::5` };
    const [a, b, c, d] = address.words;
    if (a !== 0 || b !== 0) return { message: `${value} has network bits, expected only the lower half such as ::5` };
    return c === 0 && d === 0 ? { message: `${value} is all zero, expected an identifier such as ::5` } : undefined;
  },
};

/** A name server: an address of either family, with an optional `#server-name`. */
export const nameServer: ValueKind = {
  describe: 'address of a name server',
  code: 'dns-invalid',
  example: '192.168.1.1',
  complaint(value) {
    const hash = value.indexOf('#');
    const address = hash < 0 ? value : value.slice(0, hash);
    if (hash === value.length - 1 && parseAddress(address))
      return { message: `${value} has no name behind #`, instead: [address] };
    // Newer NetworkManager takes `dns+tls://…` addresses too.
    if (parseAddress(address) || /^dns\+[a-z]+:\/\/./.test(value)) return undefined;
    const several = value.split(/[\s,;]+/).filter((it) => it !== '');
    if (several.length > 1 && several.every((it) => parseAddress(it)))
      return {
        message: `${value} is ${several.length} addresses, expected one for each of DNS1, DNS2 …`,
        instead: [several[0]!],
      };
    return octetComplaint(value) ?? { message: `${value} is not the address of a name server` };
  },
};

/** How many bytes a hardware address has; 0 when the text is none. One digit per byte is enough for NetworkManager. */
export function hardwareLength(value: string): number {
  const separator = value.includes('-') ? '-' : ':';
  const parts = value.split(separator);
  if (parts.length > 20) return 0;
  return parts.every((it) => /^[0-9a-f]{1,2}$/i.test(it)) ? parts.length : 0;
}

function macComplaint(value: string): Complaint | undefined {
  const length = hardwareLength(value);
  if (length === 6 || length === 20) return undefined;
  const digits = value.replace(/[\s.:_-]/g, '');
  const pairs = /^[0-9a-f]{12}$/i.test(digits) ? (digits.match(/../g) ?? []).join(':') : undefined;
  const message =
    pairs !== undefined
      ? `${value} has no colons between its pairs, expected ${pairs}`
      : length > 1
        ? `${value} has ${length} pairs, expected six`
        : `${value} is not a hardware address such as 52:54:00:12:34:56`;
  return { message, instead: pairs === undefined ? undefined : [pairs] };
}

/** Six pairs of hexadecimal digits with `:` or `-` (twenty for InfiniBand). */
export const ifcfgMac: ValueKind = {
  describe: 'hardware address',
  code: 'hwaddr-invalid',
  example: '52:54:00:12:34:56',
  complaint: macComplaint,
};

/** A hardware address or one of the words. */
export const macOr = (words: readonly Choice[], mac: ValueKind = ifcfgMac): ValueKind => ({
  ...mac,
  describe: `hardware address, or ${words.map((it) => it.value).join(', ')}`,
  choices: words,
  complaint(value) {
    if (words.some((it) => it.value === value)) return undefined;
    const complaint = mac.complaint!(value);
    const near =
      complaint && !/\d/.test(value)
        ? nearest(
            value,
            words.map((it) => it.value),
          )
        : [];
    return complaint && near.length > 0 ? { ...complaint, instead: near } : complaint;
  },
});

const reservedNames = new Set(['.', '..', 'all', 'default', 'bonding_masters']);

/** Name of a network interface: 1 to 15 bytes. Source: nm_utils_ifname_valid_kernel. */
export const interfaceName = (names?: ValueKind['names']): ValueKind => ({
  describe: 'interface name',
  code: 'device-name-invalid',
  names,
  complaint: interfaceNameComplaint,
});

export function interfaceNameComplaint(value: string): Complaint | undefined {
  if (reservedNames.has(value)) return { message: `${value} is a name the kernel keeps for itself, expected another` };
  let bytes = 0;
  for (let i = 0; i < value.length; i++) {
    const code = value.charCodeAt(i);
    bytes += code < 128 ? 1 : code < 2048 ? 2 : 3;
    if (code === 47 || code === 58 || code === 37 || code === 32 || (9 <= code && code <= 13)) {
      const plain = value.replace(/[/:%\s]/g, '');
      const what = code === 32 || code < 14 ? 'a blank' : value[i];
      return {
        message: `${value} has ${what} in it, which an interface name must not have`,
        part: [i, i + 1],
        instead: plain !== '' && !interfaceNameComplaint(plain) ? [plain] : undefined,
      };
    }
  }
  if (bytes <= 15) return undefined;
  const short = value.slice(0, 15);
  return {
    message: `${value} has ${bytes} characters, an interface name has at most 15`,
    instead: bytes === value.length ? [short] : undefined,
  };
}

/** Whether the kernel could take the name: those that NetworkManager keeps for itself among them. Source: nm_utils_ifname_valid_kernel. */
export const isKernelName = (value: string): boolean =>
  value !== '.' &&
  value !== '..' &&
  (reservedNames.has(value) || interfaceNameComplaint(value.replaceAll('%', '_')) === undefined);

/** Whether NetworkManager takes a text that is no UUID, and makes one of it: as its old releases wrote them. Source: nm_uuid_is_valid_nmlegacy. */
export const isOldUuid = (text: string): boolean =>
  /^[0-9a-f]{40}$/i.test(text) || (/^[0-9a-f-]{36}$/i.test(text) && text.split('-').length === 5 && !isUuid(text));

const isUuid = (text: string): boolean => /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);

/** 8-4-4-4-12 hexadecimal digits, or what passed for them once. */
export const ifcfgUuid: ValueKind = {
  describe: 'UUID',
  code: 'uuid-invalid',
  complaint(value) {
    if (isUuid(value) || isOldUuid(value)) return undefined;
    const digits = value.replace(/[^0-9a-f]/gi, '');
    const plain =
      digits.length === 32 && /^[\s{}0-9a-f-]*$/i.test(value)
        ? `${digits.slice(0, 8)}-${digits.slice(8, 12)}-${digits.slice(12, 16)}-${digits.slice(16, 20)}-${digits.slice(20)}`
        : undefined;
    return {
      message: `${value} is not a UUID (8-4-4-4-12 hexadecimal digits)`,
      instead: plain === undefined ? undefined : [plain],
    };
  },
};

/** One of several words. `exact`: letter case matters. `also`: further words that are accepted but not offered. */
export function ifcfgOneOf(
  words: readonly (string | Choice)[],
  options: { exact?: boolean; also?: readonly string[]; code?: string; describe?: string } = {},
): ValueKind {
  const choices = words.map((it) => (typeof it === 'string' ? { value: it } : it));
  const values = choices.map((it) => it.value);
  const fold = (it: string) => (options.exact ? it : it.toLowerCase());
  const known = new Set([...values, ...(options.also ?? [])].map(fold));
  return {
    describe: options.describe ?? `one of ${values.join(', ')}`,
    code: options.code ?? 'enum-invalid',
    choices,
    complaint(value) {
      if (known.has(fold(value))) return undefined;
      const same = values.find((it) => it.toLowerCase() === value.trim().toLowerCase());
      if (same !== undefined) return { message: `${value} is known as ${same} only`, instead: [same] };
      const near = nearest(value, values);
      return { message: `${value} is not one of ${values.join(', ')}`, instead: near.length > 0 ? near : undefined };
    },
  };
}

/** An option of the kernel with a number and a name for each value: the row's index is the number. */
export const ifcfgNumbered = (names: readonly (readonly [name: string, doc: string])[], code?: string): ValueKind =>
  ifcfgOneOf(
    [
      ...names.map(([value, doc]) => ({ value, doc })),
      ...names.map(([name], i) => ({ value: String(i), doc: `The number of ${name}.` })),
    ],
    {
      exact: true,
      code,
    },
  );

/** 0 or 1, the only spelling of a switch inside BONDING_OPTS and BRIDGING_OPTS. */
export const zeroOne = (code?: string): ValueKind => ({
  describe: '0 or 1',
  code: code ?? 'integer-invalid',
  choices: [
    { value: '0', doc: 'Off.' },
    { value: '1', doc: 'On.' },
  ],
  complaint(value) {
    if (integerOf(value) === 0 || integerOf(value) === 1) return undefined;
    const word = value.trim().toLowerCase();
    const instead =
      trueWords.has(word) || word === 'on' ? ['1'] : falseWords.has(word) || word === 'off' ? ['0'] : undefined;
    return { message: `${value} is not 0 or 1`, instead };
  },
});

/** Items of one kind between separators; the first wrong item is reported with its place. */
export function ifcfgListOf(
  item: ValueKind,
  separator: ' ' | 'blank' | ',' | 'comma-or-blank',
  describe = `list of: ${item.describe}`,
): ValueKind {
  const splits = (code: number) =>
    separator === ','
      ? code === 44
      : separator === ' '
        ? code === 32
        : code === 32 || code === 9 || (separator === 'comma-or-blank' && code === 44);
  return {
    describe,
    code: item.code,
    choices: item.choices,
    names: item.names,
    example: item.example,
    complaint(value) {
      let start = 0;
      for (let i = 0; i <= value.length; i++) {
        if (i < value.length && !splits(value.charCodeAt(i))) continue;
        if (i > start) {
          const complaint = item.complaint?.(value.slice(start, i));
          if (complaint) {
            const [from, to] = complaint.part ?? [0, i - start];
            return {
              ...complaint,
              part: [start + from, start + to],
              instead: complaint.instead?.map((it) => value.slice(0, start) + it + value.slice(i)),
            };
          }
        }
        start = i + 1;
      }
      return undefined;
    },
  };
}

/** A text that must have a form, told by a regular expression anchored at both ends. */
export const form = (describe: string, code: string, pattern: RegExp, example?: string): ValueKind => ({
  describe,
  code,
  example,
  complaint: (value) => (pattern.test(value) ? undefined : { message: `${value} is not ${describe}` }),
});

/** JSON text: the configuration of a team. */
export const json: ValueKind = {
  describe: 'JSON object',
  code: 'team-config-json',
  example: '{"runner": {"name": "activebackup"}}',
  complaint(value) {
    const read = readJson(value);
    if (!read.ok) return { message: `the text is not JSON: ${read.why}` };
    // NetworkManager's reader of JSON (jansson) takes no bare number, word or text.
    return typeof read.value === 'object' && read.value !== null
      ? undefined
      : { message: `${value} is no JSON object` };
  },
};

/** A value with options of its own inside. */
export const nested = (describe: string, table: NestedTable, example?: string): ValueKind => ({
  describe,
  code: 'text-invalid',
  nested: table,
  example,
});
