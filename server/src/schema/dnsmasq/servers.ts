// Where questions go: name servers, and the addresses that are answered for whole domains.
import { onlyWith } from '../host-words';
import { dependsOnHost, type Grammar, misread, refused, type Remark, shown } from './grammar';
import type { Part } from './part';
import { isAddress, isDigits, looksLikeAddress, nameRemarks, number, numberOf, portNumber } from './words';

/** The domains in front, between slashes, and what stands behind the last of them. */
function domainsOf(value: Part): { domains: readonly Part[]; rest: Part } {
  if (!value.raw.startsWith('/')) return { domains: [], rest: value };
  const parts = value.slice(1).split('/');
  return parts.length === 1
    ? { domains: parts, rest: parts[0]! }
    : { domains: parts.slice(0, -1), rest: parts.at(-1)! };
}

/** A domain of server= and address=: dots or a star in front, `#` for everything, nothing for names without a dot. */
function* domainRemarks(domain: Part): Iterable<Remark> {
  const { text } = domain;
  if (text === '#') return;
  const front = text.startsWith('.') ? /^\.*/.exec(text)![0].length : text.startsWith('*') ? 1 : 0;
  yield* nameRemarks(domain.slice(front), 'domain');
  if (looksLikeAddress(text)) yield misread(domain, `${text} stands in the place of a domain`);
}

const serverForm = 'address[#port][@interface][@source[#port]]';

/** An upstream server; a name is looked up when dnsmasq starts. */
function* serverRemarks(value: Part): Iterable<Remark> {
  if (value.raw === '#') return;
  const [front, behind] = value.cut('@');
  const [source, sourcePort] = behind?.cut('#') ?? [];
  if (sourcePort) yield* portNumber.read(sourcePort);
  const [target, targetPort] = front.cut('#');
  if (targetPort) yield* portNumber.read(targetPort);
  if (targetPort?.raw === '' || (targetPort && isDigits(targetPort.raw) && numberOf(targetPort.raw) === 0))
    yield misread(front, `${shown(front)} asks port 0, where nobody answers`);
  const [host, zone] = target.cut('%');
  const [first, second] = source?.cut('@') ?? [];
  const from = second ?? first;
  for (const [mine, other] of [
    [4, 6],
    [6, 4],
  ] as const) {
    if (!isAddress(host.raw, mine)) continue;
    if (mine === 6 && zone) yield* zoneRemarks(zone);
    if (!from || isAddress(from.raw, mine)) return;
    if (isAddress(from.raw, other))
      yield refused(from, `${from.text} is no IPv${mine} address, as that of the server is`);
    else if (second) yield refused(second, `${shown(second)} is no address, and the interface has been named`);
    return;
  }
  yield* hostRemarks(host, value);
}

/** The interface of a link-local address. */
function* zoneRemarks(zone: Part): Iterable<Remark> {
  if (zone.isEmpty) yield refused(zone, 'no interface is named behind the percent sign');
  else if (zone.text !== 'lo') yield dependsOnHost(zone, onlyWith(`the interface ${zone.text}`), zone.text);
}

function* hostRemarks(host: Part, whole: Part): Iterable<Remark> {
  const { text } = host;
  const number = inetAton(text);
  if (number !== undefined) {
    if (number !== text) yield misread(host, `${text} is read as the address ${number}`);
    return;
  }
  const withPort = /^(\d+\.\d+\.\d+\.\d+):(\d+)$/.exec(text);
  if (withPort)
    yield refused(
      host,
      `${text} is no address; a port is joined by #, not by a colon`,
      `${withPort[1]}#${withPort[2]}`,
    );
  else if (text === '') yield refused(whole, 'no server is named');
  else if (/^\d+(?:\.\d+){3}$/.test(text) || !/^[^\s,:/*;[\]()'"!?&=+|<>{}\\^~`$%@#]+$/.test(text))
    yield refused(host, `${text} is neither an address nor the name of a host`, slashed(whole.text));
  else if (text !== 'localhost') yield dependsOnHost(host, onlyWith(`an address for the name ${text}`));
}

/** `lab/1.1.1.1` with the slash that is missing in front. */
const slashed = (text: string): string | undefined => {
  const [domain, server, more] = text.split('/');
  return more === undefined && server !== undefined && isAddress(server) && domain ? `/${text}` : undefined;
};

/** What the C library makes of an address of fewer than four numbers, or of such in octal and hexadecimal. */
function inetAton(text: string): string | undefined {
  const parts = text.split('.');
  if (parts.length > 4 || !parts.every((it) => /^(?:0x[0-9a-f]+|0[0-7]*|[1-9]\d*)$/i.test(it))) return undefined;
  const numbers = parts.map((it) => (/^0\d/.test(it) ? parseInt(it, 8) : Number(it)));
  const last = numbers.pop()!;
  if (numbers.some((it) => it > 255) || last >= 256 ** (4 - numbers.length)) return undefined;
  const value = numbers.reduce((sum, it, i) => sum + it * 256 ** (3 - i), last);
  return [24, 16, 8, 0].map((shift) => Math.floor(value / 2 ** shift) % 256).join('.');
}

/** server= and local=. */
export const server = (isLocal: boolean): Grammar => ({
  form: isLocal ? '/domain/' : `[/domain/…]${serverForm}`,
  words: [{ word: '#', doc: 'The name servers of the host.' }],
  *read(argument) {
    const value = argument.plain;
    if (value.isEmpty && !isLocal) yield misread(value, 'names no server and does nothing');
    const { domains, rest } = domainsOf(value);
    if (!rest.isEmpty) {
      for (const it of serverRemarks(rest))
        yield isLocal && it.judgement === 'host'
          ? {
              ...it,
              message: `${it.message}; names that are only answered from here are written /${rest.text}/`,
              instead: `/${rest.text}/`,
            }
          : it;
    }
    for (const domain of domains) yield* domainRemarks(domain);
  },
});

/** address=: one address, `#` for the zero addresses, or nothing, for domains and all below. */
export const answer: Grammar = {
  form: '/domain/…[address]',
  words: [{ word: '#', doc: 'The addresses 0.0.0.0 and ::.' }],
  *read(argument) {
    const value = argument.plain;
    const { domains, rest } = domainsOf(value);
    if (!rest.isEmpty && rest.raw !== '#' && !isAddress(rest.raw)) {
      const bare = domains.length === 0 || domains[0] === rest;
      const [name, given] = rest.raw.split(/[/ ]/, 2);
      const instead = bare && name && given && isAddress(given) ? `/${name}/${given}` : undefined;
      yield refused(
        instead ? value : rest,
        bare
          ? `${shown(rest)} has no domain between slashes in front of an address`
          : `${shown(rest)} is no IP address`,
        instead,
      );
    }
    for (const domain of domains) yield* domainRemarks(domain);
    if (domains.length === 0)
      yield misread(
        value,
        value.isEmpty
          ? 'denies every name of the world'
          : `answers ${value.raw === '#' ? 'zeros' : value.text} for every name of the world`,
      );
  },
};

const prefix4 = number('length', { least: 1, most: 32 });
const prefix6 = number('length', { least: 1, most: 128 });

/** rev-server=: a subnet and the server of its reverse names. */
export const reverse: Grammar = {
  form: `address[/length][,${serverForm}]`,
  *read(argument) {
    const [subnet, target] = argument.plain.cut(',');
    const [host, length] = subnet.cut('/');
    const isIpv4 = isAddress(host.raw, 4);
    if (!isIpv4 && !isAddress(host.raw, 6)) yield refused(host, `${shown(host)} is no IP address`);
    if (target) yield* serverRemarks(target);
    if (length && isDigits(length.text)) yield* (isIpv4 ? prefix4 : prefix6).read(length);
    else if (length) yield misread(length, `${length.text} is no length of a prefix, dnsmasq takes the address alone`);
  },
};

/** An address or a subnet whose answers are dropped. */
export const answerDropped: Grammar = {
  form: 'address[/length]',
  *read(argument) {
    const [host, length] = argument.plain.cut('/');
    const is6 = isAddress(host.raw, 6);
    if (!is6 && !isAddress(host.raw, 4)) yield refused(host, `${shown(host)} is no IP address`);
    if (length) yield* number('length', { most: is6 ? 128 : 32 }).read(length);
  },
};

/** rebind-domain-ok=: one domain, or several between slashes. */
export const domains: Grammar = {
  form: 'domain, or /domain/…',
  *read(argument) {
    const value = argument.plain;
    for (const part of (value.raw.startsWith('/') ? value.slice(1) : value).split('/'))
      if (part.raw.includes(','))
        yield misread(part, `dnsmasq takes ${part.text} for one domain; several stand between slashes`);
  },
};

/** ipset= and nftset=: domains between slashes, and the sets for their addresses. */
export const sets = (form: string, isNft = false): Grammar => ({
  form: `/domain/…/${form}[,${form}]…`,
  *read(argument) {
    const value = argument.plain;
    const isListed = value.raw.startsWith('/');
    const parts = isListed ? value.slice(1).split('/') : [value];
    const rest = parts.at(-1)!;
    for (const part of parts.slice(0, -1)) {
      const domain = part.slice(/^\.*/.exec(part.raw)![0].length);
      if (domain.raw !== '#') yield* nameRemarks(domain, 'domain');
    }
    if (rest.isEmpty) yield refused(value, `${shown(value)} names no set`);
    else if (isNft && rest.split().some((it) => it.isEmpty))
      yield refused(rest, `${rest.text} names a set that is nothing, at which dnsmasq crashes`);
    else if (isListed && parts.length === 1) yield misread(value, `${value.text} has no second slash, and no domain`);
    else if (!isListed && rest.raw.includes('/'))
      yield misread(
        value,
        `without a slash in front ${value.text} is a set, for every name of the world`,
        `/${value.text}`,
      );
  },
});
