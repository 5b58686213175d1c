// Lines that dnsmasq does not take beside others, of the options or of those that libvirt writes.
import { onlyWith } from '../../../schema/host-words';
import { aliasesOf } from '../../../schema/dnsmasq/records';
import { hostAddressesOf } from '../../../schema/dnsmasq/dhcp-hosts';
import type { Part } from '../../../schema/dnsmasq/part';
import { numberOf } from '../../../schema/dnsmasq/words';
import type { Tree } from '../../../syntax/tree';
import { type OptionLine, type OptionLines, argumentOf } from './lines';

/** A line that another one makes wrong. */
export interface Together {
  readonly line: OptionLine;
  /** Twice where once is taken, a pair that is refused, or one that the host decides. */
  readonly kind: 'repeated' | 'clash' | 'host';
  readonly message: string;
  /** The piece that it is about; the name of the option when absent. */
  readonly at?: Part;
  readonly other?: OptionLine;
  /** The folder that the host must have. */
  readonly folder?: string;
}

type Check = (all: OptionLines) => Iterable<Together>;

/** All of them, each check in turn. */
export function* togetherOf(all: OptionLines): Iterable<Together> {
  for (const check of checks) yield* check(all);
}

const isDnsOff = (tree: Tree): boolean => tree.at('dns').some((it) => it.value('enable') === 'no');
const hasRange = (tree: Tree): boolean => tree.at('ip/dhcp/range').length > 0;
const isIsolated = (tree: Tree): boolean => tree.at('forward').length === 0;

/** Whether libvirt tells dnsmasq not to read resolv.conf. */
const isWithoutResolv = ({ tree, of }: OptionLines): boolean =>
  isIsolated(tree) ||
  of('no-resolv').length > 0 ||
  tree.at('dns/forwarder').some((it) => it.attribute('addr') && !it.attribute('domain'));

/** Files that may say what is missing here. */
const readsMore = ({ of }: OptionLines): boolean =>
  ['conf-file', 'conf-dir', 'conf-script'].some((it) => of(it).length > 0);

/** Options that libvirt writes and dnsmasq takes once. */
const written: readonly { readonly name: string; readonly when: string; is(tree: Tree): boolean }[] = [
  { name: 'pid-file', when: 'always', is: () => true },
  { name: 'dhcp-lease-max', when: 'when there is a DHCP range', is: hasRange },
  { name: 'port', when: "where dns has enable='no'", is: isDnsOff },
];

const number = (lines: readonly OptionLine[], otherwise: number): number =>
  lines[0] ? numberOf(argumentOf(lines[0])) : otherwise;

const checks: readonly Check[] = [
  function* repeated({ tree, lines, of }) {
    for (const { name, when, is } of written)
      if (is(tree))
        for (const line of of(name))
          yield { line, kind: 'repeated', message: `libvirt writes ${name} itself (${when}), dnsmasq takes it once` };
    const names = new Set(lines.filter((it) => it.row?.once).map((it) => it.row?.same ?? it.name));
    for (const name of names) {
      const [first, ...others] = of(name);
      for (const line of others)
        yield { line, kind: 'repeated', message: `${name} stands twice, dnsmasq takes it once`, other: first };
    }
  },
  function* foreground({ of }) {
    for (const name of ['no-daemon', 'keep-in-foreground'])
      for (const line of of(name))
        yield {
          line,
          kind: 'clash',
          message: `with ${name} dnsmasq does not go to the background, for which libvirt waits`,
        };
  },
  function* binding({ of }) {
    for (const line of of('bind-interfaces'))
      yield {
        line,
        kind: 'clash',
        message: 'libvirt writes bind-dynamic, beside which dnsmasq refuses bind-interfaces',
      };
  },
  function* validation(all) {
    const [line] = all.of('dnssec');
    if (!line) return;
    const isRoot = (it: OptionLine) => ['', '.'].includes(it.line.argument!.cut(',')[0].text);
    if (!readsMore(all) && !all.of('trust-anchor').some(isRoot))
      yield { line, kind: 'clash', message: 'dnssec needs a trust-anchor for the root, there is none' };
    const [cache] = all.of('cache-size');
    if (cache && numberOf(argumentOf(cache)) < 150)
      yield {
        line: cache,
        kind: 'clash',
        message: `dnssec needs a cache-size of 150 or more, not ${argumentOf(cache) || 0}`,
        other: line,
      };
  },
  function* ports({ of }) {
    const [low] = of('min-port');
    const [high] = of('max-port');
    const [limit] = of('port-limit');
    let least = number(of('min-port'), 0);
    let most = number(of('max-port'), 0);
    if (least !== 0 && most === 0) most = 65535;
    if (most !== 0 && least === 0) least = 1024;
    const last = high ?? low;
    if (last && most < least)
      yield {
        line: last,
        kind: 'clash',
        message: `max-port ${most} is below min-port ${least}${low ? '' : ', which is that where it is not written'}`,
        other: last === high ? low : undefined,
      };
    else if (limit && most !== 0 && most - least + 1 < number([limit], 1))
      yield {
        line: limit,
        kind: 'clash',
        message: `port-limit ${argumentOf(limit)} is more than the ${most - least + 1} ports from ${least} to ${most}`,
        other: last,
      };
  },
  function* marks({ of }) {
    const [line] = of('conntrack');
    const [query] = of('query-port');
    if (line && query)
      yield { line, kind: 'clash', message: 'dnsmasq refuses conntrack beside query-port', other: query };
  },
  function* zones(all) {
    const [line] = all.of('auth-zone');
    const isNamed = all.of('auth-server').some((it) => !it.line.argument!.cut(',')[0].isEmpty);
    if (line && !isNamed && !readsMore(all))
      yield { line, kind: 'clash', message: 'auth-zone needs the name of an auth-server, which is not there' };
  },
  function* fullNames(all) {
    const [line] = all.of('dhcp-fqdn');
    const isDomain = (it: OptionLine) => !it.line.argument!.raw.includes(',');
    if (!line || all.tree.at('domain').some((it) => it.value('name')) || readsMore(all)) return;
    if (!all.of('domain').some(isDomain))
      yield { line, kind: 'clash', message: 'dhcp-fqdn needs a domain, which neither domain= nor <domain/> gives' };
  },
  function* polling(all) {
    const [line] = all.of('no-poll');
    const files = all.of('resolv-file').filter((it) => argumentOf(it) !== '');
    if (line && files.length > 1 && !isWithoutResolv(all))
      yield {
        line,
        kind: 'clash',
        message: `dnsmasq takes one resolv-file beside no-poll, not ${files.length}`,
        other: files[1],
      };
  },
  function* searchedDomain(all) {
    const hash = all.of('domain').find((it) => it.line.argument!.raw === '#');
    if (hash && isWithoutResolv(all))
      yield {
        line: hash,
        kind: 'clash',
        message: `domain=# reads resolv.conf of the host, which ${isIsolated(all.tree) ? 'libvirt keeps an isolated network from' : 'is not read here'}`,
      };
  },
  function* hosts({ of }) {
    const seen = new Map<string, OptionLine>();
    for (const line of of('dhcp-host')) {
      for (const at of hostAddressesOf(line.line.argument!)) {
        const other = seen.get(at.raw);
        if (other && other !== line)
          yield {
            line,
            kind: 'clash',
            message: `${at.text} has a dhcp-host already, dnsmasq takes an address once`,
            at,
            other,
          };
        else seen.set(at.raw, line);
      }
    }
  },
  function* aliases({ of }) {
    const seen = new Map<string, { line: OptionLine; target: string; at: Part }>();
    for (const line of of('cname')) {
      const own = new Set<string>();
      for (const { name, target, at } of aliasesOf(line.line.argument!)) {
        const other = seen.get(name);
        if (other && !own.has(name))
          yield {
            line,
            kind: 'clash',
            message: `the alias ${name || 'without a name'} stands in another cname, dnsmasq takes it once`,
            at,
            other: other.line,
          };
        else seen.set(name, { line, target, at });
        own.add(name);
      }
    }
    yield* rings(seen);
  },
  function* allowedMarks({ of }) {
    const seen = new Map<string, OptionLine>();
    for (const line of of('connmark-allowlist')) {
      const [mark, names] = line.line.argument!.plain.cut(',');
      if (!names) continue;
      const [number = 0, mask = 4294967295] = mark.text.split('/').map(Number);
      const key = `${number}/${mask}`;
      const other = seen.get(key);
      if (other) yield { line, kind: 'clash', message: `the mark ${mark.text} has a list already`, at: mark, other };
      else seen.set(key, line);
    }
  },
  function* folders({ tree, of }) {
    const serves = of('enable-tftp').length > 0 || tree.at('ip/tftp').length > 0;
    if (!serves || of('tftp-no-fail').length > 0) return;
    for (const line of of('tftp-root')) {
      const folder = line.line.argument!.cut(',')[0];
      if (folder.text !== '' && folder.text !== '/')
        yield {
          line,
          kind: 'host',
          message: onlyWith(`the folder ${folder.text}`),
          at: folder,
          folder: folder.text,
        };
    }
  },
  function* timestamp({ of }) {
    const [line] = of('dnssec-timestamp');
    if (line && of('dnssec').length > 0 && argumentOf(line) !== '')
      yield {
        line,
        kind: 'host',
        message: onlyWith(`the folder of ${argumentOf(line)}`),
        at: line.line.argument,
      };
  },
];

/** Aliases that lead back to themselves; each is looked at once. */
function* rings(aliases: ReadonlyMap<string, { line: OptionLine; target: string; at: Part }>): Iterable<Together> {
  const done = new Set<string>();
  for (const start of aliases.keys()) {
    const path = new Set<string>();
    let name = start;
    while (aliases.has(name) && !done.has(name) && !path.has(name)) {
      path.add(name);
      name = aliases.get(name)!.target;
    }
    if (path.has(name)) {
      const { line, at } = aliases.get(name)!;
      yield { line, kind: 'clash', message: `the alias ${name} leads back to itself`, at };
    }
    for (const it of path) done.add(it);
  }
}

/** Whether guests are told of name servers by an option, so that it does not matter where dnsmasq answers. */
export const tellsServers = ({ of }: OptionLines): boolean =>
  [...of('dhcp-option'), ...of('dhcp-option-force')].some((it) =>
    /(?:^|,)(?:6|option:dns-server)(?:,|$)/i.test(argumentOf(it)),
  );
