// Options for dnsmasq on networks of several shapes: what was recorded of dnsmasq, mutants of it, and what rules say.
import { readFileSync } from 'node:fs';
import type { Problem } from '../../server/src/features/problems';
import { dnsmasqRules } from '../../server/src/rules/network/dnsmasq/index';
import { escape } from '../../server/src/syntax/xml/write';
import { problemsByName } from './checking';

/** A network around the options: with DHCP and NAT, without forward, with DNS off, with IPv6 DHCP, without DHCP. */
export type Shape = 'nat' | 'isolated' | 'nodns' | 'v6' | 'dnsonly';

/** A line that was given to dnsmasq 2.90 behind what libvirt 9.0.0 writes, and what it said. */
export interface Recorded {
  readonly line: string;
  /** Lines before it. */
  readonly with?: readonly string[];
  readonly shape?: Shape;
  /** `ok`, or why it was refused; `start:` before what a start says and `--test` does not. */
  readonly says: string;
}

const readRecorded = (file: string): Recorded[] =>
  readFileSync(`test/recorded/${file}.jsonl`, 'utf8')
    .trim()
    .split('\n')
    .map((it) => JSON.parse(it) as Recorded);

/** All recorded lines. Recorded with the files, users and name servers of a bare container. */
export const recordedLines = (): Recorded[] => readRecorded('dnsmasq-values');

/** Mutants of them, with what `dnsmasq --test` said. */
export const recordedMutants = (): Recorded[] => readRecorded('dnsmasq-mutants');

const range = "<dhcp><range start='192.168.150.2' end='192.168.150.254'/></dhcp>";
const range6 = "<dhcp><range start='fd00:150::10' end='fd00:150::ff'/></dhcp>";
const ip = (inner: string): string => `<ip address='192.168.150.1' netmask='255.255.255.0'>${inner}</ip>`;
const ip6 = (inner: string): string => `<ip family='ipv6' address='fd00:150::1' prefix='64'>${inner}</ip>`;

const parts: Readonly<Record<Shape, string>> = {
  nat: `<forward mode='nat'/>${ip(range)}${ip6('')}`,
  isolated: `${ip(range)}${ip6('')}`,
  nodns: `<forward mode='nat'/><dns enable='no'/>${ip(range)}`,
  v6: `<forward mode='nat'/>${ip(range)}${ip6(range6)}`,
  dnsonly: `<forward mode='nat'/>${ip('')}`,
};

/** A network with these options. */
export function networkWith(lines: readonly string[], shape: Shape = 'nat'): string {
  const options = lines.map((it) => `<dnsmasq:option value="${escape(it, '"').replaceAll('\n', '&#10;')}"/>`).join('');
  return `<network xmlns:dnsmasq='http://libvirt.org/schemas/network/dnsmasq/1.0'><name>lab</name><bridge name='virbr0'/>${parts[shape]}<dnsmasq:options>${options}</dnsmasq:options></network>`;
}

/** What the rules about options say of a network with these. */
export const saidOf = (lines: readonly string[], shape: Shape = 'nat'): Problem[] =>
  problemsByName({ 'lab.xml': networkWith(lines, shape) }, { only: dnsmasqRules }).get('lab.xml')!;

/** Where dnsmasq is refused for what the host lacks, so that the file alone cannot be wrong. */
export const aboutHost =
  /unknown user or group|failed to create inotify|is missing, cannot poll|cannot open log|cannot create|cannot read|cannot access|cannot run lease-init|inaccessible|Name or service not known|Cannot resolve|bad interface name|bad shared-network|no search directive|recompile|not available|at line \d+ of \/|in output from|returns non-zero|error executing|cannot execute/;

/** The lines that libvirt 9.0.0 writes in front, for `dnsmasq --test`. */
export const written: readonly string[] = [
  'strict-order',
  'except-interface=lo',
  'bind-dynamic',
  'interface=virbr0',
  'dhcp-range=192.168.150.2,192.168.150.254,255.255.255.0',
  'dhcp-no-override',
  'dhcp-authoritative',
  'dhcp-lease-max=253',
  'pid-file=/nonexistent/lab.pid',
];

const words =
  `0 1 53 255 256 300 65535 65536 4294967296 99999999999 -1 +1 01 0x10 1.5 12h 1d 60 1day infinite deprecated ignore
static proxy ra-only slaac ra-names off-link constructor:virbr0 yes no # * a A -a a- A- a--b Ab--c web.lab Web.Lab *.lab .lab lab. ..
192.168.150.10 192.168.150.300 192.168.150.10/24 192.168.150.0/24 10.0.0.1 1.1.1 8.8.8.8#53 1.1.1.1#65536 0.0.0.0
192.168.150.010 fd00::1 fd00::1/64 [fd00::1] [fd00::1/64] fe80::1%lo :: ::1 1:2:3:4:5:6:7:8 1:2:3:4:5:6:1.2.3.4 ::1.2.3
52:54:00:12:34:56 52:54:00:*:34:56 06-52:54:00:12:34:56 5:4:3 5254 zz:11 id:* id:aa:bb id:x:y id:text set:red tag:red tag:!red
set: tag: net:x option:router option:mtu option:MTU option:foo option6:dns-server option6:23 option6:56 option:hostname
option:domain-search option6:domain-search option:T1 3 6 26 51 58 119 120 121 43 53 66 224 vendor:PXEClient vendor: encap:175
vi-encap:2 " "a,b" "a" "1" #x / /lab/ lab/ // /#/ @ @lo @1.2.3.4 @virbr0@1.2.3.4 #53 IN 00 ff 0a abc mtu:1500 mtu:off mtu:1000
high low x86PC BC_EFI 7 local0 exclude:10.0.0.0/8 ! = enterprise:9 deviceid:0123456789abcdef orgid:1`
    .split(/\s/)
    .concat('', ' ', 'a b', '" "', ' #x', 'a'.repeat(63), 'a'.repeat(64), 'a'.repeat(256));

const marks = ' ,./:#*[]-"\'=@%!0123456789aAfFgz_\\\t|;';

/** Options that start other programs, read other files or are judged by more than their value. */
const apart = new Set(
  'conf-file conf-dir conf-script pid-file dhcp-lease-max dhcp-option-pxe no-0x20-encode do-0x20-encode bind-interfaces'.split(
    ' ',
  ),
);

/** Lines made of the recorded ones by a few changes each, always the same for a seed. */
export function mutants(seed: number, count: number): string[] {
  let state = seed >>> 0;
  const random = (below: number): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 4294967296) * below);
  };
  const pick = <T>(from: ArrayLike<T>): T => from[random(from.length)]!;
  const values = new Map<string, string[]>();
  for (const { line, with: before, shape } of recordedLines()) {
    const at = line.indexOf('=');
    const name = line.slice(0, at);
    if (at < 0 || before || shape || apart.has(name)) continue;
    values.set(name, [...(values.get(name) ?? []), line.slice(at + 1)]);
  }
  const names = [...values.keys()];
  const all = [...values.values()].flat();
  const changed = (value: string, name: string): string => {
    const list = value.split(',');
    const at = random(list.length);
    const place = random(value.length + 1);
    switch (random(11)) {
      case 0:
        return value.slice(0, place) + pick(marks) + value.slice(place);
      case 1:
        return value.slice(0, place) + value.slice(place + 1);
      case 2:
        return value.slice(0, place) + pick(marks) + value.slice(place + 1);
      case 3:
        return without(list, at, 1).join(',');
      case 4:
        return without(list, at, 0, pick(words)).join(',');
      case 5:
        return without(list, at, 1, pick(words)).join(',');
      case 6:
        return without(list, at, 1, pick(pick(values.get(name)!).split(','))).join(',');
      case 7:
        return pick(all);
      case 8:
        return without(
          list,
          at,
          1,
          pick([`"${list[at]!}"`, ` ${list[at]!} `, list[at]!.toUpperCase(), `${list[at]!}.`, `${list[at]!}/24`]),
        ).join(',');
      case 9:
        return value.replace(/\d+/, pick(['', '0', '256', '65536', '99999999999', '4294967295', '2147483648', '007']));
      default:
        return without(value.split('/'), random(4), random(2), pick(words)).join('/');
    }
  };
  const found = new Set<string>();
  while (found.size < count) {
    const name = pick(names);
    let value = pick(values.get(name)!);
    for (let i = random(3); i >= 0; i--) value = changed(value, name);
    found.add(`${name}=${value}`);
  }
  return [...found];
}

/** The list with some items taken out at a place, and others put in. */
const without = (list: readonly string[], at: number, count: number, ...fresh: readonly string[]): string[] => [
  ...list.slice(0, at),
  ...fresh,
  ...list.slice(at + count),
];
