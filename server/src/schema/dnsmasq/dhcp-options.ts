// dhcp-option=, dhcp-option-force= and dhcp-match=: which option, for whom, and its value.
import { type Grammar, misread, refused, type Remark, shown, type ValueWord } from './grammar';
import {
  type DhcpOptionName,
  meantNames,
  optionByName,
  optionNames4,
  optionNames6,
  type OptionType,
} from './dhcp-option-names';
import { nearest } from '../nearest';
import type { Part } from './part';
import { addressOf, bytesOf, isAddress, isDigits, nameRemarks, numberOf } from './words';

/** What stands in front of the value. */
interface Head {
  readonly tags: readonly Part[];
  readonly isIpv6: boolean;
  /** How much of 255 bytes is left by what it is put into; undefined when it is put into nothing. */
  readonly room?: number;
  readonly isWrapped: boolean;
  readonly option: Part;
  readonly number: number;
  readonly type: OptionType;
  /** dnsmasq makes the value itself. */
  readonly isInternal: boolean;
  readonly value?: Part;
}

const prefixes: readonly ValueWord[] = [
  { word: 'option:', doc: 'An option by its name.' },
  { word: 'option6:', doc: 'An IPv6 option by its name or number.' },
  { word: 'tag:', doc: 'Only for guests with this tag.' },
  { word: 'vendor:', doc: 'Inside of the options for this vendor class.' },
  { word: 'encap:', doc: 'Inside of the option of this number.' },
  { word: 'vi-encap:', doc: 'Inside of the options of this enterprise.' },
];

const names = ['tag', 'dhcp-option', 'dhcp-option6'] as const;

export const dhcpOption: Grammar = {
  form: '[tag:tag,]…[encap:number,|vi-encap:number,|vendor:[text],]number|option:name|option6:name[,value]…',
  words: prefixes,
  names,
  *read(value) {
    yield* optionRemarks(value, false);
  },
};

export const dhcpMatch: Grammar = {
  form: 'set:tag,number|option:name|option6:name|vi-encap:number[,value]',
  words: prefixes.filter((it) => !/^(?:tag|vendor|encap)/.test(it.word)),
  names: ['tag-set', 'dhcp-option', 'dhcp-option6'],
  *read(value) {
    yield* optionRemarks(value, true);
  },
};

function* optionRemarks(whole: Part, isMatch: boolean): Iterable<Remark> {
  const head = yield* headOf(whole, isMatch);
  if (!head) return;
  const { tags, option, number, value, isWrapped, isIpv6 } = head;
  if (value) yield* valueRemarks(head, value, isMatch);
  if (isMatch && tags.length !== 1)
    yield refused(whole, `${whole.text} has ${tags.length} tags, not the one that is set`);
  if (number > 255 && !isIpv6) yield misread(option, `${option.text} is no option, dnsmasq sends ${number % 256}`);
  if (!isMatch && !isWrapped) {
    const bare = tags.find((it) => !/^(?:net|tag):|^!/.test(it.raw));
    if (bare) {
      const tag = bare.text.replace(/^set:/, '');
      const message = `${bare.text} is taken for a tag, so that only guests that have it get the option`;
      yield { ...misread(bare, message, `tag:${tag}`), ...(tag === bare.text ? { unlessSet: tag } : {}) };
    }
  }
}

/** Reads up to the option; refuses what has none. */
function* headOf(whole: Part, isMatch: boolean): Generator<Remark, Head | undefined> {
  const tags: Part[] = [];
  let isVendor = false;
  let isEncapsulated = false;
  let isEnterprise = false;
  let rest: Part | undefined = whole;
  while (rest) {
    const [part, behind]: readonly [Part, Part | undefined] = rest.cut(',');
    const { raw } = part;
    const found = (number: number, row: DhcpOptionName | undefined, isIpv6: boolean): Head => ({
      tags,
      isIpv6,
      option: part,
      number,
      type: row?.type ?? 'free',
      isInternal: row?.internal ?? false,
      value: behind,
      isWrapped: isVendor || isEncapsulated || isEnterprise,
      room: isVendor || isEncapsulated ? 253 : isEnterprise ? 250 : undefined,
    });
    if (isDigits(raw)) {
      const number = numberOf(raw);
      const isWrapped = isVendor || isEncapsulated || isEnterprise;
      return found(number, isWrapped ? undefined : byNumber(optionNames4, number), false);
    }
    const family = /^option(6?):/.exec(raw);
    if (family) {
      const isIpv6 = family[1] === '6';
      const name = part.slice(family[0].length);
      const number = isIpv6 && isDigits(name.raw) ? numberOf(name.raw) : undefined;
      const row = optionByName(isIpv6 ? optionNames6 : optionNames4, name.text);
      if (isIpv6 && (isVendor || isEncapsulated)) yield refused(part, `${part.text} cannot be put into another option`);
      if (number !== undefined) return found(number, isEnterprise ? undefined : byNumber(optionNames6, number), true);
      if (!row || (row.internal && !isMatch))
        yield refused(name, unknownOption(name.text, row, isIpv6), meantOption(name.text, isIpv6));
      return row && found(row.number, row, isIpv6);
    }
    if (raw.startsWith('vendor:')) {
      isVendor = true;
      if (isEncapsulated || isMatch) yield refused(part, `${part.text} has no place here`);
    } else if (raw.startsWith('encap:')) {
      isEncapsulated = true;
      if (isVendor || isMatch) yield refused(part, `${part.text} has no place here`);
    } else if (raw.startsWith('vi-encap:')) {
      isEnterprise = true;
      if (isMatch) return found(0, undefined, false);
    } else tags.push(part);
    rest = behind;
  }
  yield refused(whole, `${whole.text} has no number of an option, nor option: with a name`, optionFor(whole));
  return undefined;
}

const byNumber = (table: Readonly<Record<string, DhcpOptionName>>, number: number): DhcpOptionName | undefined =>
  Object.values(table).find((it) => it.number === number);

const unknownOption = (name: string, row: DhcpOptionName | undefined, isIpv6: boolean): string =>
  row
    ? `dnsmasq makes the option ${name} itself, it can only be given by its number ${row.number}`
    : `${name === '' ? 'nothing' : name} is no DHCP${isIpv6 ? 'v6' : ''} option that dnsmasq knows by name`;

/** The name that dnsmasq has for an option, or the nearest one. */
function meantOption(name: string, isIpv6: boolean): string | undefined {
  const table = isIpv6 ? optionNames6 : optionNames4;
  const row = optionByName(table, name);
  if (row) return undefined;
  const meant = meantNames.get(name.toLowerCase());
  if (meant !== undefined && table[meant]) return meant;
  return nearest(
    name,
    Object.keys(table).filter((it) => !table[it]!.internal),
  )[0];
}

/** `router,192.168.150.1` with the `option:` that is missing. */
function optionFor(whole: Part): string | undefined {
  const [first, rest] = whole.cut(',');
  const name = optionByName(optionNames4, first.text) ? first.text : meantNames.get(first.text.toLowerCase());
  return name === undefined ? undefined : `option:${name}${rest ? `,${rest.text}` : ''}`;
}

/** What dnsmasq takes a value for by its characters. */
interface Looks {
  readonly isIpv4: boolean;
  readonly isIpv6: boolean;
  readonly isHex: boolean;
  readonly isNumber: boolean;
  readonly hasDot: boolean;
}

function looksOf(raw: string, isMatch: boolean): Looks {
  const hasDigit = /\d/.test(raw);
  const plain = /^[0-9-]*[bsi]?$/.test(raw);
  return {
    isIpv4: hasDigit && /^(?!\/)[0-9., /]*$/.test(raw),
    isIpv6: raw.includes(':') && (isMatch ? /^[0-9a-f:,. [\]*]*$/i : /^[0-9a-f:,. [\]]*$/i).test(raw),
    isHex: (isMatch ? /^[0-9a-f:*]*$/i : /^[0-9a-f:]*$/i).test(raw),
    isNumber: hasDigit && plain,
    hasDot: raw.includes('.'),
  };
}

/** Bytes of a descriptor of a route: its length, and as many bytes as that needs. */
const routeBytes = (length: number): number => 1 + Math.max(0, Math.min(4, Math.ceil(length / 8)));

function* valueRemarks(head: Head, value: Part, isMatch: boolean): Iterable<Remark> {
  const { isIpv6, number, type: known, isWrapped } = head;
  const looks = looksOf(value.raw, isMatch);
  let type = known;
  // The NTP servers of IPv6 are bytes, addresses or names.
  if (isIpv6 && number === 56 && !looks.isHex) type = looks.isIpv6 ? 'addresses' : 'domains';
  if (type === 'addresses') {
    if (!isIpv6 && (!looks.isIpv4 || !looks.hasDot)) {
      yield refused(value, `${shown(value)} is no list of IPv4 addresses, which option ${number} has`);
      return;
    }
    if (isIpv6 && !looks.isIpv6) {
      yield refused(value, `${shown(value)} is no list of IPv6 addresses, which option ${number} has`);
      return;
    }
  }
  const isText = type === 'text' || type === 'domains' || type === 'texts';
  const isAddresses = type === 'addresses';
  if (type === 'time' && /\d/.test(value.raw)) yield* timeRemarks(value);
  else if (!isText && !isAddresses && looks.isHex && value.raw.includes(':'))
    yield* tooLong(head, value.raw.split(':').length, value);
  else if (!isText && !isAddresses && looks.isNumber) {
    // It is as long as the mark of such options is large.
    if (head.isInternal && !isIpv6 && isDigits(value.raw.replace(/-/g, '')))
      yield refused(value, `${value.text} is a number, which option ${number} cannot have; dnsmasq makes it itself`);
    yield* numberRemarks(type, value);
  } else if (!isText && looks.isIpv4 && !isIpv6) yield* addressRemarks(head, value);
  else if (!isText && looks.isIpv6 && isIpv6) {
    for (const part of value.split()) {
      const inner = part.raw.replace(/^\[/, '').replace(/(?<=.)\]$/, '');
      if (!isAddress(inner, 6)) yield refused(part, `${shown(part)} is no IPv6 address`);
    }
  } else if ((number === 119 || number === 120) && !isIpv6 && !isWrapped) yield* domainRemarks(head, value);
  else if (type === 'domains') yield* domainRemarks(head, value);
  else if (type !== 'texts') {
    yield* tooLong(head, bytesOf(value.raw), value);
    yield* textRemarks(head, value, isMatch);
  }
}

function* tooLong({ isIpv6, room = 255 }: Head, bytes: number, value: Part): Iterable<Remark> {
  if (!isIpv6 && bytes > room) yield refused(value, `the value has ${bytes} bytes, the option has room for ${room}`);
}

function* timeRemarks(value: Part): Iterable<Remark> {
  const { text } = value;
  if (!isDigits(text.replace(/[smhdw]$/i, '')))
    yield misread(
      value,
      `${text} is no number with s, m, h, d or w behind it, dnsmasq sends ${numberOf(text)} seconds`,
    );
}

function* numberRemarks(type: OptionType, value: Part): Iterable<Remark> {
  const { text } = value;
  const forced = { b: 1, s: 2, i: 4 }[text.slice(-1)];
  const bytes = forced ?? (typeof type === 'number' ? type : 4);
  const number = numberOf(text);
  const left = bytes === 4 ? number : ((number % 256 ** bytes) + 256 ** bytes) % 256 ** bytes;
  if (String(left) !== text.replace(/[bsi]$/, '').replace(/^0+(?=.)/, ''))
    yield misread(
      value,
      `${text} has no room in ${bytes === 1 ? 'one byte' : `${bytes} bytes`}, dnsmasq sends ${left}`,
    );
}

function* addressRemarks(head: Head, value: Part): Iterable<Remark> {
  const { number, isWrapped } = head;
  let bytes = number === 120 && !isWrapped ? 1 : 0;
  const isRoutes = number === 121 || number === 249;
  const parts = value.split();
  for (const [i, part] of parts.entries()) {
    const [host, length] = part.cut('/');
    if (!isAddress(host.raw, 4)) {
      yield refused(host, `${shown(host)} is no IPv4 address`);
      return;
    }
    bytes += length ? routeBytes(numberOf(length.raw)) : 4;
    if (!length) continue;
    if (numberOf(length.raw) > 32) yield misread(part, `${part.text} has a mask of more than 32 bits`);
    else if (!isRoutes && !isWrapped && number < 224)
      yield misread(
        part,
        `${part.text} is sent as a route, not as an address; option ${number} takes no mask`,
        host.text,
      );
    else if (isRoutes && i % 2 === 0 && !parts[i + 1])
      yield misread(part, `${part.text} is a route without the gateway behind it`);
  }
  yield* tooLong(head, bytes, value);
}

function* domainRemarks(head: Head, value: Part): Iterable<Remark> {
  const seen = new Set<string>();
  let bytes = head.number === 120 ? 1 : 0;
  for (const part of value.split()) {
    if (part.isEmpty) break;
    if (part.raw !== '.') yield* nameRemarks(part, 'domain');
    if (part.text.includes(' '))
      yield misread(
        part,
        `${part.text} is one name with a blank; several stand between commas`,
        part.text.replace(/ +/g, ','),
      );
    // A name may end in a pointer to one before it.
    const labels = part.text.split('.');
    const known = labels.findIndex((_, i) => seen.has(labels.slice(i).join('.')));
    const own = known < 0 ? labels : labels.slice(0, known);
    bytes += own.reduce((sum, it) => sum + bytesOf(it) + 1, known < 0 ? 1 : 2);
    labels.forEach((_, i) => seen.add(labels.slice(i).join('.')));
  }
  if (!head.isIpv6) yield* tooLong(head, bytes, value);
}

/** Options without a name in the table that hold addresses. */
const addressNumbers = new Set([4, 5, 8, 10, 11, 118]);

function* textRemarks({ type, number, isIpv6, isWrapped }: Head, value: Part, isMatch: boolean): Iterable<Remark> {
  const { text } = value;
  if (text === '') return;
  const routes = !isIpv6 && !isWrapped && (number === 121 || number === 249);
  if (typeof type === 'number') {
    const instead = /^0x[0-9a-f]+$/i.test(text) ? String(parseInt(text, 16)) : undefined;
    yield misread(
      value,
      `${text} is no number of digits, dnsmasq ${isMatch ? 'compares' : 'sends'} these letters`,
      instead,
    );
  } else if (type === 'time') yield misread(value, `${text} is no time, dnsmasq sends these letters`);
  else if (routes) yield misread(value, `${text} is no list of routes and gateways, dnsmasq sends these letters`);
  else if (!isIpv6 && !isWrapped && addressNumbers.has(number) && !addressOf(text))
    yield misread(value, `${text} is no address, dnsmasq sends these letters in option ${number}`);
}
