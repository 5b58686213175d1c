// dhcp-host=: what one guest gets, and how it is known.
import { type Grammar, misread, refused, type Remark, shown, type ValueWord } from './grammar';
import {
  isDigits,
  addressOf,
  bytesOf,
  hexLength,
  isForeign,
  looksLikeAddress,
  nameFault,
  nameRemarks,
  numberOf,
} from './words';
import { secondsOf, shortTime } from './dhcp-ranges';
import type { Part } from './part';

const words: readonly ValueWord[] = [
  { word: 'id:', doc: 'The identifier that the guest sends, as text or hexadecimal bytes; id:* ignores it.' },
  { word: 'set:', doc: 'Sets a tag for this guest.' },
  { word: 'tag:', doc: 'Only where this tag is set.' },
  { word: 'ignore', doc: 'The guest is not served.' },
  { word: 'infinite', doc: 'The lease does not end.' },
];

/** The longest hardware address. */
const longest = 16;

export const dhcpHost: Grammar = {
  form: '[MAC address][,id:…][,set:tag][,tag:tag][,IPv4 address][,[IPv6 address]][,name][,lease][,ignore]',
  words,
  names: ['tag', 'tag-set'],
  *read(value) {
    let names = 0;
    for (const part of value.split()) {
      if (part.raw.includes(':')) yield* colonRemarks(part);
      else if (!addressOf(part.raw, 4)) {
        yield* wordRemarks(part);
        if (isName(part.raw) && ++names > 1)
          yield misread(part, `${part.text} is a second name, dnsmasq 2.90 takes the last and 2.91 refuses it`);
      }
    }
  },
};

/** The address that a guest gets, as dnsmasq compares it with other lines. */
export const hostAddressesOf = (value: Part): Part[] =>
  value.split().filter((it) => !it.raw.includes(':') && addressOf(it.raw, 4));

function* colonRemarks(part: Part): Iterable<Remark> {
  const { raw } = part;
  if (/^id:/i.test(raw)) {
    const id = raw.slice(3);
    if (!id.startsWith('*') && id.includes(':') && hexLength(id) < 0)
      yield refused(part, `${part.text} has a colon, and is not hexadecimal`);
  } else if (/^(?:net|set|tag):/.test(raw)) return;
  else if (raw.startsWith('[') && raw.endsWith(']')) yield* bracketRemarks(part.slice(1, raw.length - 1));
  else yield* macRemarks(part);
}

function* bracketRemarks(inner: Part): Iterable<Remark> {
  const [host, length] = inner.cut('/');
  const found = addressOf(host.raw, 6);
  if (!found) yield refused(host, `${shown(host)} is no IPv6 address`);
  if (!length || !found) return;
  const bits = isDigits(length.text) ? numberOf(length.text) : 129;
  if (bits > 128) yield refused(length, `${shown(length)} is no length of an IPv6 prefix`);
  else if ((hostBits(bits) & partOf(found.words)) !== 0n)
    yield refused(host, `${host.text} has more than the first ${bits} bits, which a prefix must not have`);
}

/** The lower 64 bits of an address. */
const partOf = (words: readonly number[]): bigint => (BigInt(words[2]!) << 32n) | BigInt(words[3]!);

/** The bits behind a prefix, as dnsmasq reckons them in 64 bits. */
const hostBits = (length: number): bigint => BigInt.asUintN(64, (1n << BigInt((128 - length) & 63)) - 1n);

function* macRemarks(part: Part): Iterable<Remark> {
  const { raw, text } = part;
  const bytes = hexLength(raw, longest, { type: true });
  if (addressOf(raw, 6))
    yield bytes < 0
      ? refused(part, `${text} has no brackets, so that it is read as a hardware address`, `[${text}]`)
      : misread(part, `${text} has no brackets, so that it is read as a hardware address`, `[${text}]`);
  else if (bytes < 0)
    yield refused(part, `${shown(part)} is no hardware address, which has hexadecimal bytes`, repaired(text));
  else if (bytes !== 6 && !/^[0-9a-f]{1,2}-/i.test(raw))
    yield misread(part, `${text} has ${bytes} bytes, a guest has 6`);
}

/** `MAC ADDRESS` with the comma that is missing, `mac=…` without its key. */
function repaired(text: string): string | undefined {
  const mac = '(?:[0-9a-f]{2}:){5}[0-9a-f]{2}';
  const two = new RegExp(`^(${mac}) +(\\S+)$`, 'i').exec(text);
  if (two) return `${two[1]},${two[2]}`;
  return new RegExp(`^(?:mac|hw|hwaddr|ethernet)[=:]\\s*(${mac})$`, 'i').exec(text)?.[1];
}

/** Whether dnsmasq takes a word for the name of the guest, not for a time or a keyword. */
function isName(raw: string): boolean {
  const stem = raw.length > 1 ? raw.replace(/[smhdw]$/i, '') : raw;
  return !/^[0-9 ]*$/.test(stem) && raw !== 'infinite' && raw !== 'ignore';
}

function* wordRemarks(part: Part): Iterable<Remark> {
  const { raw, text } = part;
  if (!isName(raw)) {
    if (/^[0-9a-f]{12}$/i.test(raw))
      yield misread(part, `${text} is read as a lease; a hardware address has colons`, withColons(text));
    else if (/\d/.test(raw) && secondsOf(raw) < 120)
      yield misread(part, `${text} is a lease of ${secondsOf(raw)} seconds, which dnsmasq raises to two minutes`);
    return;
  }
  yield* nameRemarks(part);
  const label = text.split('.')[0]!;
  if (!nameFault(text) && !isForeign(text) && !/^(?:[a-z0-9][\w-]*)?$/i.test(label))
    yield refused(
      part,
      `${shown(part)} is no name of a host: letters, digits, - and _ after the first`,
      commaFor(text),
    );
  else if (/^(?:[0-9a-f]{4}\.){2}[0-9a-f]{4}$/i.test(text))
    yield misread(
      part,
      `${text} is taken for a name; a hardware address has colons`,
      withColons(text.replaceAll('.', '')),
    );
  else if (looksLikeAddress(text) || /^\d+\.\d+\.\d+\.\d+/.test(text))
    yield misread(part, `${text} is no IPv4 address, the guest is called ${label} and gets one of the pool`);
  else if (shortTime(text)) yield misread(part, `${text} is no lease, the guest is called so`, shortTime(text));
  else if (/^ignored?$/i.test(text))
    yield misread(part, `${text} is not the word ignore, the guest is called so and served`, 'ignore');
  else if (/^(?:[0-9a-f]{2}-){5}[0-9a-f]{2}$/i.test(text))
    yield misread(part, `${text} is taken for a name; a hardware address has colons`, text.replaceAll('-', ':'));
  else if (/^[0-9a-f]{12}$/i.test(text))
    yield misread(part, `${text} is taken for a name; a hardware address has colons`, withColons(text));
}

const withColons = (digits: string): string => digits.match(/../g)!.join(':');

/** `web 192.168.150.10` with the comma that is missing. */
const commaFor = (text: string): string | undefined => {
  const parts = text.split(' ');
  return parts.length === 2 && parts.every((it) => /^[\w.-]+$/.test(it)) ? parts.join(',') : undefined;
};

/** dhcp-mac=: a tag for hardware addresses, of which a star stands for any byte. */
export const dhcpMac: Grammar = {
  form: 'set:tag,MAC address with *',
  names: ['tag-set'],
  *read(value) {
    const [, mac] = value.cut(',');
    if (!mac) yield refused(value, `${shown(value)} has no hardware address behind a comma`);
    else if (hexLength(mac.text, longest, { type: true }) < 0)
      yield refused(mac, `${shown(mac)} is no hardware address`);
  },
};

/** dhcp-userclass= and those like it: a tag for what a guest or a relay sends. */
export const sent = (form: string, isVendor = false): Grammar => ({
  form: `set:tag,${isVendor ? '[enterprise:number,]' : ''}${form}`,
  names: ['tag-set'],
  ...(isVendor ? { words: [{ word: 'enterprise:', doc: 'Number of the enterprise of a DHCPv6 vendor class.' }] } : {}),
  *read(value) {
    const [, first] = value.cut(',');
    if (!first) {
      yield refused(value, `${shown(value)} has no text behind a comma`);
      return;
    }
    const [enterprise, more] = first.cut(',');
    if (more && !(isVendor && enterprise.raw.startsWith('enterprise:')))
      yield refused(more, `${shown(more)} is one part too many; quotes keep a comma in a text`);
  },
});

/** dhcp-name-match=: a tag for names, with a star at the end for those that begin so. */
export const nameMatch: Grammar = {
  form: 'set:tag,name[*]',
  names: ['tag-set'],
  *read(value) {
    const [, found] = value.cut(',');
    if (!found || bytesOf(found.raw) === 0) yield refused(value, `${shown(value)} has no name behind a comma`);
  },
};

/** tag-if=: tags that are set where others are. */
export const tagIf: Grammar = {
  form: 'set:tag[,set:tag]…[,tag:[!]tag]…',
  names: ['tag', 'tag-set'],
  *read(value) {
    const parts = value.split();
    for (const part of parts)
      if (!/^(?:set|tag):./.test(part.raw)) yield refused(part, `${shown(part)} is neither set: nor tag: with a tag`);
    if (!parts.some((it) => it.raw.startsWith('set:'))) yield refused(value, `${shown(value)} sets no tag`);
  },
};

/** dhcp-ignore= and those like it: for which guests. */
export const guests = (isIgnore = false): Grammar => ({
  form: 'tag:[!]tag[,tag:[!]tag]…',
  names: ['tag'],
  *read(value) {
    const [first, more] = value.cut(',');
    if (!more && /^(?:tag:|net:)?known$/.test(first.raw) && isIgnore)
      yield misread(
        first,
        `${first.text} ignores the guests that have a dhcp-host; all others are tag:!known`,
        'tag:!known',
      );
    else
      for (const part of value.split())
        if (part.raw.startsWith('set:'))
          yield misread(part, `${part.text} is taken for the name of a tag`, part.text.replace('set:', 'tag:'));
  },
});
