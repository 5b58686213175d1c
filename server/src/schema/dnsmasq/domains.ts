// Domains of guests, of addresses, and of zones that dnsmasq answers for itself.
import { onlyWith } from '../host-words';
import { parseIpv4 } from '../../address';
import { dependsOnHost, type Grammar, misread, refused, type Remark, shown } from './grammar';
import type { Part } from './part';
import { bytesOf, isAddress, isDigits, nameRemarks, number, numberOf } from './words';

/** The bytes that a name made of an address leaves for what stands before it. */
const prefixRoom = { net4: 47, net6: 17, range: 47 };

/** A subnet or a range in domain= and synth-domain=, and what stands behind it. */
function* rangeRemarks(value: Part, isSynth: boolean): Iterable<Remark> {
  const [host, behind] = value.cut('/');
  if (!behind) {
    const [first, last, prefix] = value.split(',', 4);
    const family = isAddress(first!.raw, 4) ? 4 : isAddress(first!.raw, 6) ? 6 : undefined;
    if (family === undefined) {
      if (isSynth) yield refused(first!, `${shown(first!)} is no IP address`);
    } else if (last && !isAddress(last.raw, family))
      yield refused(last, `${shown(last)} is no IPv${family} address, as the first is`);
    if (isSynth && prefix) yield* prefixRemarks(prefix, prefixRoom.range, family === 6 ? 0 : undefined);
    return;
  }
  const [length, word] = behind.split(',', 2);
  const family = isAddress(host.raw, 4) ? 4 : isAddress(host.raw, 6) ? 6 : undefined;
  yield* number('length', { most: family === 4 ? 32 : 128 }).read(length!);
  if (family === undefined) yield refused(host, `${shown(host)} is no IP address`);
  if (!word) return;
  if (isSynth)
    yield* prefixRemarks(
      word,
      family === 6 ? prefixRoom.net6 : prefixRoom.net4,
      family === 6 ? numberOf(length!.text) : undefined,
    );
  else if (word.raw !== 'local') yield refused(word, `${shown(word)} is not the word local`);
}

/** What stands before the address in a name; with a star at its end before a number, which IPv6 has from /64 on. */
function* prefixRemarks(prefix: Part, room: number, length6: number | undefined): Iterable<Remark> {
  yield* nameRemarks(prefix, 'prefix');
  if (bytesOf(prefix.text) > room) yield refused(prefix, `${prefix.text} is longer than ${room} bytes`);
  if (prefix.text.endsWith('*') && length6 !== undefined && length6 < 64)
    yield refused(prefix, `${prefix.text} numbers the names of an IPv6 subnet, which needs a length of 64 or more`);
}

function* wordsOfDomain(name: Part): Iterable<Remark> {
  const { text } = name;
  if (/[/*]/.test(text)) {
    const plain = text.replaceAll('/', '').replace(/^\*\.?/, '');
    yield misread(name, `${text} is the domain with these characters in it`, plain === '' ? undefined : plain);
  }
}

/** domain=: the domain of guests, of all or of those in a subnet. */
export const domain: Grammar = {
  form: 'domain[,address/length[,local] | ,address[,address] | ,interface], or #',
  words: [
    { word: '#', doc: 'The domain of the search line in resolv.conf of the host.' },
    { word: 'local', doc: 'Names of this domain and this subnet are answered from here alone.' },
  ],
  *read(value) {
    const [name, range] = value.cut(',');
    yield* nameRemarks(name, 'domain');
    if (range) yield* rangeRemarks(range.plain, false);
    else if (name.raw === '#')
      yield dependsOnHost(name, `${onlyWith('a search line in its resolv.conf')}, from which the domain is taken`);
    if (name.raw !== '#') yield* wordsOfDomain(name);
  },
};

/** synth-domain=: names made of addresses. */
export const synthDomain: Grammar = {
  form: 'domain,address/length[,prefix[*]] or domain,address[,address[,prefix[*]]]',
  *read(value) {
    const [name, range] = value.cut(',');
    yield* nameRemarks(name, 'domain');
    if (range) yield* rangeRemarks(range.plain, true);
    else yield refused(value, `${shown(value)} has no addresses behind a comma`);
  },
};

/** auth-zone=: a zone and its subnets, or the interfaces whose subnets they are. */
export const authZone: Grammar = {
  form: 'domain[,address[/length] | ,interface[/4|/6] | ,exclude:address[/length]]…',
  words: [{ word: 'exclude:', doc: 'Addresses that the zone does not have.' }],
  names: ['interface'],
  *read(value) {
    const [zone, ...rest] = value.split();
    yield* nameRemarks(zone!, 'zone');
    for (const part of rest) {
      const [front, length] = part.cut('/');
      if (length) yield* number('length').read(length);
      const host = front.raw.startsWith('exclude:') ? front.slice(8) : front;
      if (isAddress(host.raw) || !length) continue;
      if (![4, 6].includes(numberOf(length.text)) || !isDigits(length.text))
        yield refused(length, `${shown(length)} behind the interface ${shown(host)} is neither 4 nor 6`);
    }
  },
};

/** auth-server=: the name of this server and where it answers for its zones. */
export const authServer: Grammar = {
  form: 'name[,interface[/4|/6] | ,address]…',
  names: ['interface'],
  *read(value) {
    for (const part of value.split().slice(1)) {
      const open = part.plain;
      if (isAddress(open.raw)) continue;
      const [, family] = open.cut('/');
      if (family && family.raw !== '4' && family.raw !== '6')
        yield refused(family, `${shown(family)} is neither 4 nor 6`);
    }
  },
};

/** alias=: addresses in answers that are replaced. */
export const addressAlias: Grammar = {
  form: 'IPv4 address[-IPv4 address],IPv4 address[,mask]',
  *read(value) {
    const [old, fresh, mask] = value.split(',', 3);
    const [first, last] = old!.cut('-');
    if (!fresh) yield refused(value, `${shown(value)} has no address that comes in its place`);
    for (const part of [first, fresh?.plain, mask?.plain, last])
      if (part && toNumber(part) < 0) yield refused(part, `${shown(part)} is no IPv4 address`);
    if (!last) return;
    const bits = mask ? toNumber(mask.plain) : 0xffffffff;
    const [from, to] = [toNumber(first), toNumber(last)];
    if ((from & bits) !== (to & bits) || from > to)
      yield refused(
        last,
        `${last.text} is not in the network of ${first.text} under the mask ${mask?.text ?? '255.255.255.255'}, or before it`,
      );
  },
};

const toNumber = (part: Part): number => parseIpv4(part.raw);
