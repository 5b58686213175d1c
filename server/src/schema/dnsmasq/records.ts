// Records of DNS: hosts, aliases, mail, services, texts.
import { type Grammar, misread, refused, type Remark, shown, type ValueWord } from './grammar';
import type { Part } from './part';
import { addressOf, hexLength, isAddress, isDigits, looksLikeAddress, nameRemarks, number, portNumber } from './words';

const number16 = number('number', { least: 0, most: 65535 });
const number8 = number('number', { least: 0, most: 255 });
const count = number('number');

/** Whether a text may be meant as a time or a number, and is a name for dnsmasq. */
const looksLikeTime = (text: string): boolean => /^\d+ ?(?:[smhdw]|sec|min|hours?|days?|weeks?)s?$/i.test(text);

export const hostRecord: Grammar = {
  form: 'name[,name]…[,IPv4 address][,IPv6 address][,seconds]',
  *read(value) {
    const parts = value.split();
    if (parts.length < 2) {
      const [name, given] = value.text.split('=', 2);
      yield refused(
        value,
        `${shown(value)} has one part, not a name and an address`,
        given && isAddress(given) ? `${name},${given}` : undefined,
      );
    }
    let hasAddress = false;
    for (const [i, part] of parts.entries()) {
      if (isDigits(part.raw)) continue;
      if (isAddress(part.raw)) {
        hasAddress = true;
        continue;
      }
      yield* nameRemarks(part);
      const { text } = part;
      if (text.startsWith('*'))
        yield misread(
          part,
          `${text} stands for itself alone; address=/${text.replace(/^\*\.?/, '')}/… is for names below`,
        );
      else if (looksLikeAddress(text) || /^\[.*\]$/.test(text))
        yield misread(part, `${text} is no address, dnsmasq takes it for one more name`);
      else if (i > 0 && looksLikeTime(text))
        yield misread(part, `${text} is no number of seconds, dnsmasq takes it for one more name`);
    }
    if (!hasAddress) yield misread(value, `${value.text} has no address, so that there is no record`);
  },
};

/** An alias of cname=, and how dnsmasq compares it. */
export interface Alias {
  readonly at: Part;
  readonly name: string;
  readonly target: string;
}

/** The aliases of a line; a blank in front of a comma makes one without a name, as dnsmasq reads it. */
export function aliasesOf(value: Part): Alias[] {
  const parts = value.split();
  if (parts.length < 2) return [];
  const hasTtl = parts.length > 2 && isDigits(parts.at(-1)!.text);
  const target = parts.at(hasTtl ? -2 : -1)!;
  const plainName = (part: Part) => part.text.replace(/\.$/, '').toLowerCase();
  return parts.slice(0, hasTtl ? -2 : -1).flatMap((part, i) => {
    const blanks = blanksBehind(value, parts, i);
    return [plainName(part), ...new Array<string>(blanks).fill('')].map((name) => ({
      at: part,
      name,
      target: plainName(target),
    }));
  });
}

/** How many blanks stand between a part and the comma behind it. */
function blanksBehind(value: Part, parts: readonly Part[], index: number): number {
  let from = 0;
  for (const part of parts.slice(0, index + 1)) from = value.raw.indexOf(part.raw, from) + part.raw.length;
  return /^ */.exec(value.raw.slice(from))![0].length;
}

export const cname: Grammar = {
  form: 'alias[,alias]…,target[,seconds]',
  *read(value) {
    const parts = value.split();
    if (parts.length < 2) yield refused(value, `${shown(value)} has one part, not an alias and a target`);
    for (const part of parts) {
      if (part === parts.at(-1) && parts.length > 2 && isDigits(part.text)) continue;
      yield* nameRemarks(part);
    }
    const seen = new Set<string>();
    for (const { name, at } of aliasesOf(value)) {
      if (seen.has(name))
        yield refused(
          at,
          name === ''
            ? `blanks before a comma are aliases without a name for dnsmasq`
            : `the alias ${at.text} stands here twice`,
        );
      seen.add(name);
    }
    const hasTtl = parts.length > 2 && isDigits(parts.at(-1)!.text);
    const target = parts.at(hasTtl ? -2 : -1)!;
    if (looksLikeAddress(target.text))
      yield misread(target, `the alias points to a name ${target.text}; an address needs host-record`);
    else if (parts.length > 2 && looksLikeTime(parts.at(-1)!.text))
      yield misread(parts.at(-1)!, `${parts.at(-1)!.text} is no number of seconds, dnsmasq takes it for the target`);
  },
};

/** The target of mx-host and the like: a name, which an address is none of. */
function* targetRemarks(part: Part): Iterable<Remark> {
  yield* nameRemarks(part, 'target');
  if (isAddress(part.text)) yield misread(part, `${part.text} is taken for a name; an address needs host-record`);
}

export const ptrRecord: Grammar = {
  form: 'name[,target]',
  *read(value) {
    const [name, target] = value.cut(',');
    yield* nameRemarks(name);
    if (target) yield* targetRemarks(target);
    const given = addressOf(name.text, 4);
    if (given) {
      const reverse = `${name.text.split('.').reverse().join('.')}.in-addr.arpa`;
      yield misread(name, `${name.text} is not turned round, the name of this address is ${reverse}`, reverse);
    }
  },
};

export const mxHost: Grammar = {
  form: 'name[,target[,preference]]',
  *read(value) {
    const [name, target, preference] = value.split(',', 3);
    if (preference) yield* number16.read(preference);
    yield* nameRemarks(name!);
    if (target) yield* targetRemarks(target);
  },
};

export const srvHost: Grammar = {
  form: '_service._protocol.domain[,target[,port[,priority[,weight]]]]',
  *read(value) {
    const [name, target, ...numbers] = value.split(',', 5);
    yield* nameRemarks(name!);
    if (target) {
      yield* nameRemarks(target, 'target');
      if (isDigits(target.text) && target.text !== '')
        yield misread(target, `${target.text} is taken for a name; the target stands before the port`);
    }
    for (const part of numbers) yield* portNumber.read(part);
    if (name!.text.includes(' '))
      yield misread(name!, `${name!.text} is taken for one name; the parts stand between commas`);
  },
};

export const textRecord: Grammar = {
  form: 'name[,text]…',
  *read(value) {
    const [name] = value.cut(',');
    yield* nameRemarks(name);
    if (name.text.includes('='))
      yield misread(
        name,
        `${name.text} is taken for the name; the text stands behind a comma`,
        name.text.replace('=', ','),
      );
  },
};

export const naptr: Grammar = {
  form: 'name,order,preference,flags,service,regexp[,replacement]',
  *read(value) {
    const parts = value.split(',', 7);
    if (parts.length < 6) yield refused(value, `${shown(value)} has ${parts.length} of six parts`);
    yield* nameRemarks(parts[0]!);
    for (const part of parts.slice(1, 3)) yield* number16.read(part);
    if (parts[6]) yield* nameRemarks(parts[6], 'replacement');
  },
};

export const caa: Grammar = {
  form: 'name,flags,tag,value',
  *read(value) {
    const parts = value.split(',', 4);
    if (parts.length < 4) yield refused(value, `${shown(value)} has ${parts.length} of four parts`);
    yield* nameRemarks(parts[0]!);
    if (parts[1]) yield* count.read(parts[1]);
  },
};

export const dnsRecord: Grammar = {
  form: 'name,number of the type[,hexadecimal bytes]',
  *read(value) {
    const [name, type, data] = value.split(',', 3);
    if (!type) yield refused(value, `${shown(value)} has no number of a type behind a comma`);
    else yield* count.read(type);
    yield* nameRemarks(name!);
    if (data && hexLength(data.raw) < 0) yield refused(data, `${shown(data)} is not hexadecimal`);
  },
};

export const trustAnchor: Grammar = {
  form: 'domain,[class,]key tag,algorithm,digest type,hexadecimal digest',
  *read(value) {
    const [name, ...rest] = value.split(',', 2);
    let parts = rest[0]?.split(',', 4) ?? [];
    if (['IN', 'CH', 'HS'].includes(parts[0]?.raw ?? '')) parts = rest[0]!.cut(',')[1]?.split(',', 4) ?? [];
    if (parts.length < 4) yield refused(value, `${shown(value)} lacks parts`);
    for (const [i, part] of parts.slice(0, 3).entries()) yield* (i === 0 ? number16 : number8).read(part);
    yield* nameRemarks(name!);
    const digest = parts[3];
    if (digest && hexLength(digest.text.replace(/\s/g, '')) < 0)
      yield refused(digest, `${shown(digest)} is not hexadecimal`);
  },
};

export const dynamicHost: Grammar = {
  form: 'name,IPv4 part[,IPv6 part],interface',
  names: ['interface'],
  *read(value) {
    const { name, addresses, device, family } = ofInterface(value);
    if (family && family.raw !== '4' && family.raw !== '6')
      yield refused(family, `${shown(family)} is neither 4 nor 6`);
    if (addresses === 0) yield refused(value, `${shown(value)} has no address before the interface`);
    if (!device || family)
      yield refused(value, device ? `${device.text} must not have a family behind it` : 'no interface is named');
    yield* nameRemarks(name);
  },
};

export const interfaceRecord: Grammar = {
  form: 'name,interface[/4|/6]',
  names: ['interface'],
  *read(value) {
    const { name, addresses, device, family } = ofInterface(value);
    if (family && family.raw !== '4' && family.raw !== '6')
      yield refused(family, `${shown(family)} is neither 4 nor 6`);
    if (!device) yield refused(value, `${shown(value)} names no interface behind a comma`);
    if (addresses > 0) yield refused(value, `${shown(value)} has an address, which only dynamic-host has`);
    yield* nameRemarks(name);
    if (device && isAddress(device.text)) yield misread(device, `${device.text} is taken for the name of an interface`);
  },
};

/** The parts of interface-name and dynamic-host: addresses before the last, and a family behind it. */
function ofInterface(value: Part): { name: Part; addresses: number; device?: Part; family?: Part } {
  const [name, behind] = value.cut(',');
  let rest = behind;
  let addresses = 0;
  while (rest) {
    const [first, more]: readonly [Part, Part | undefined] = rest.cut(',');
    if (!more) break;
    if (!isAddress(first.raw)) {
      rest = first;
      break;
    }
    addresses++;
    rest = more;
  }
  const [device, family] = rest?.cut('/') ?? [];
  return { name, addresses, device, family };
}

/** Types of records that dnsmasq knows by name, in any case. */
const typeNames =
  'A NS MD MF CNAME SOA MB MG MR NULL WKS PTR HINFO MINFO MX TXT RP AFSDB X25 ISDN RT NSAP NSAP_PTR SIG KEY PX GPOS AAAA LOC NXT EID NIMLOC SRV ATMA NAPTR KX CERT A6 DNAME SINK OPT APL DS SSHFP IPSECKEY RRSIG NSEC DNSKEY DHCID NSEC3 NSEC3PARAM TLSA SMIMEA HIP NINFO RKEY TALINK CDS CDNSKEY OPENPGPKEY CSYNC ZONEMD SVCB HTTPS SPF UINFO UID GID UNSPEC NID L32 L64 LP EUI48 EUI64 TKEY TSIG IXFR AXFR MAILB MAILA ANY URI CAA AVC DOA AMTRELAY RESINFO TA DLV'.split(
    ' ',
  );

const types: readonly ValueWord[] = typeNames.map((word) => ({ word, doc: `Records of type ${word}.` }));
const isType = new Set(typeNames);

export const recordType: Grammar = {
  form: 'type',
  words: types,
  *read(value) {
    if (!isDigits(value.text) && !isType.has(value.text.toUpperCase()))
      yield refused(value, `${shown(value)} is no type of DNS records`);
  },
};

/** A pattern of connmark-allowlist: names with at most two stars a label, none in the last two. */
const isPattern = (text: string): boolean => {
  const labels = text.split('.');
  return (
    text === '*' ||
    (labels.length > 1 &&
      labels.every(
        (it) =>
          /^(?!-)[a-z0-9*-]+(?<!-)$/i.test(it) && it.replaceAll('*', '').length <= 63 && it.split('*').length <= 3,
      ) &&
      labels.slice(-2).every((it) => !it.includes('*')) &&
      !/^(?:\d+|local)$/i.test(labels.at(-1)!) &&
      text.replaceAll('*', '').length <= 253)
  );
};

export const allowlist: Grammar = {
  form: 'mark[/mask][,pattern[/pattern]…]',
  *read(argument) {
    const value = argument.plain;
    const comma = value.raw.indexOf(',');
    const marks = comma < 0 ? value : value.slice(0, comma);
    if (!/^\d+(?:\/\d+)?$/.test(marks.raw)) yield refused(marks, `${shown(marks)} is no mark`);
    if (comma < 0) {
      yield misread(value, `${value.text} allows no names and does nothing`);
      return;
    }
    for (const part of value.raw.slice(comma + 1).split('/'))
      if (!isPattern(part))
        yield refused(value.slice(comma + 1), `${part === '' ? 'nothing' : part} is no pattern of full names`);
    const [mark = 0, mask = 4294967295] = marks.raw.split('/').map(Number);
    if (mark < 1 || mark > 4294967295 || mask < 1 || mask > 4294967295 || (BigInt(mark) & ~BigInt(mask)) !== 0n)
      yield refused(marks, `${marks.text} is no mark from 1 to 4294967295 within its mask`);
  },
};
