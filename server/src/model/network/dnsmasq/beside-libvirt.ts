// Options that undo what libvirt relies on, and those for which network XML has words.
import { type Address, compare, contains, maskText, parseAddress, type Subnet } from '../../../address';
import { memoize } from '../../../memoize';
import type { Part } from '../../../schema/dnsmasq/part';
import { isAddress, isDigits, numberOf } from '../../../schema/dnsmasq/words';
import type { File } from '../../file';
import { bridgeNameOf } from '../bridge-name';
import { addressKeyOf, subnetIpsOf } from '../ips';
import { type OptionLine, type OptionLines, argumentOf, optionLinesOf } from './lines';
import { tellsServers } from './together';

/** The name of the bridge, where the file says it. */
export const ownBridge = (file: File): string | undefined => bridgeNameOf(file)?.name;

/** Subnets of the network itself in order, those within others left out. */
const ownSubnetsOf = memoize((file: File): readonly Subnet[] => {
  const all = subnetIpsOf(file).map((it) => it.fact.subnet);
  const wideFirst = (a: Subnet, b: Subnet): number => compare(a.first, b.first) || a.prefix - b.prefix;
  const result: Subnet[] = [];
  for (const it of all.toSorted(wideFirst)) {
    const last = result.at(-1);
    if (!last || last.first.family !== it.first.family || !contains(last, it.first)) result.push(it);
  }
  return result;
});

/** The subnet of the network that holds an address, the widest of several. */
function ownSubnetWith(file: File, address: Address): Subnet | undefined {
  const subnets = ownSubnetsOf(file);
  let [low, high] = [0, subnets.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (compare(subnets[middle]!.first, address) <= 0) low = middle + 1;
    else high = middle;
  }
  const before = subnets[low - 1];
  return before && before.first.family === address.family && contains(before, address) ? before : undefined;
}

/** Whether the network has subnets of the family of an address, and none of them holds it. */
export const isOutside = (file: File, address: Address): boolean =>
  ownSubnetsOf(file).some((it) => it.first.family === address.family) && !ownSubnetWith(file, address);

/** The addresses that libvirt gives the bridge. */
const ownAddressesOf = memoize(
  (file: File): ReadonlySet<number | string> => new Set(subnetIpsOf(file).map((it) => addressKeyOf(it.fact.address))),
);

/** Whether a name of an interface, with a star at its end for more letters, stands for the bridge. */
const standsFor = (part: Part, bridge: string | undefined): boolean =>
  bridge !== undefined &&
  (part.text === bridge || (part.text.endsWith('*') && bridge.startsWith(part.text.slice(0, -1))));

const parts = ({ line }: OptionLine): readonly Part[] => line.argument?.split() ?? [];

type Harm = (line: OptionLine, file: File, all: OptionLines) => string | undefined;

const silences: Harm = (line, file) =>
  parts(line).some((it) => standsFor(it, ownBridge(file))) ? 'dnsmasq then serves no guest on the bridge' : undefined;

const withoutDhcp: Harm = (line, file) =>
  parts(line).some((it) => standsFor(it, ownBridge(file))) ? 'guests on the bridge then get no address' : undefined;

const hidesLeases: Harm = () => 'libvirt then finds no lease, as in net-dhcp-leases and domifaddr';

/** What an option does to the network; undefined where this one does nothing bad. */
const harms: Readonly<Record<string, Harm>> = {
  interface: (line, file) =>
    parts(line).every((it) => standsFor(it, ownBridge(file)))
      ? undefined
      : 'dnsmasq then answers on another interface, too',
  'listen-address': (line, file) =>
    parts(line).every((it) => {
      const address = parseAddress(it.text);
      return address && ownAddressesOf(file).has(addressKeyOf(address));
    })
      ? undefined
      : 'dnsmasq then listens elsewhere, too',
  'except-interface': silences,
  'no-dhcp-interface': withoutDhcp,
  'no-dhcpv4-interface': withoutDhcp,
  'no-dhcpv6-interface': withoutDhcp,
  'dhcp-script': () => 'libvirt then hears of no lease, and the network does not start where the program cannot be run',
  'dhcp-leasefile': hidesLeases,
  'dhcp-lease': hidesLeases,
  port(line, _, all) {
    const number = numberOf(argumentOf(line));
    if (number === 53 || tellsServers(all)) return undefined;
    return number === 0
      ? 'dnsmasq then answers no DNS, and guests get no name server by DHCP'
      : `dnsmasq then answers DNS on port ${number}, and guests get no name server by DHCP`;
  },
};

/** What an option does against libvirt; undefined where it does nothing of the kind. */
export const harmOf = (line: OptionLine, file: File, all: OptionLines): string | undefined =>
  Object.hasOwn(harms, line.name) ? harms[line.name]!(line, file, all) : undefined;

/** A name that the schema takes: an underscore is left to dnsmasq. */
const isDnsName = (text: string): boolean => /^[a-z\d.-]+$/i.test(text);

/** What can be said in XML: the words for it, undefined where XML cannot say this value. */
const words: Readonly<Record<string, (line: OptionLine, file: File) => string | undefined>> = {
  server(line) {
    const found = /^(?:\/([a-z\d-](?:[a-z\d.-]*[a-z\d-])?)\/)?([^/@%]*)$/i.exec(argumentOf(line));
    const [, domain, server] = found ?? [];
    const isSaid = server !== undefined && (isAddress(server) || (domain !== undefined && server === '#'));
    return isSaid ? '<dns><forwarder/>' : undefined;
  },
  domain: (line) => (isDnsName(argumentOf(line)) ? '<domain/>' : undefined),
  'domain-suffix': (line) => (isDnsName(argumentOf(line)) ? '<domain/>' : undefined),
  local(line, { tree }) {
    const domain = /^\/([^/]+)\/$/.exec(argumentOf(line))?.[1];
    return domain !== undefined && tree.at('domain').some((it) => it.value('name') === domain)
      ? "<domain localOnly='yes'/>"
      : undefined;
  },
  'txt-record': (line) =>
    parts(line).length === 2 && isDnsName(parts(line)[0]!.text) && line.line.argument!.raw === argumentOf(line)
      ? '<dns><txt/>'
      : undefined,
  'srv-host': (line) =>
    /^_[\w-]+\._(?:tcp|udp)(?:\.[a-z\d.-]+)?(?:,|$)/.test(argumentOf(line)) ? '<dns><srv/>' : undefined,
  'host-record'(line) {
    const texts = parts(line).map((it) => it.text);
    const isSaid =
      texts.some((it) => isAddress(it)) && texts.every((it) => isAddress(it) || (isDnsName(it) && !isDigits(it)));
    return isSaid ? '<dns><host/>' : undefined;
  },
  'dhcp-host'(line) {
    const texts = parts(line).map((it) => it.text);
    const macs = texts.filter((it) => /^(?:[0-9a-f]{1,2}:){5}[0-9a-f]{1,2}$/i.test(it));
    const isSaid = texts.every((it) => macs.includes(it) || isAddress(it, 4) || (it !== 'ignore' && !/[:[*]/.test(it)));
    return macs.length === 1 && isSaid && texts.some((it) => isAddress(it, 4)) ? '<dhcp><host/>' : undefined;
  },
  'dhcp-range'(line, file) {
    const texts = parts(line).map((it) => it.text);
    const [first, last] = [parseAddress(texts[0]!), parseAddress(texts[1] ?? '')];
    const subnet = first && ownSubnetWith(file, first);
    // libvirt writes the mask of the subnet, and no address for broadcasts.
    const mask = subnet?.first.family === 4 ? maskText(subnet.prefix) : String(subnet?.prefix);
    const rest = texts
      .slice(texts[2] === mask ? 3 : 2)
      .every((it) => isDigits(it) || /^(?:\d+[smhdw]|infinite)$/i.test(it));
    return subnet && last && contains(subnet, last) && rest ? '<dhcp><range/>' : undefined;
  },
  'dhcp-boot': (line) => (/^[^,:]+(?:,,[\d.]+)?$/.test(argumentOf(line)) ? '<dhcp><bootp/>' : undefined),
  // One without the other is no element.
  'enable-tftp': (line, file) =>
    argumentOf(line) === '' && optionLinesOf(file).of('tftp-root').length === 1 ? '<tftp/>' : undefined,
  'tftp-root': (line, file) =>
    argumentOf(line).includes(',') || optionLinesOf(file).of('enable-tftp').length === 0 ? undefined : '<tftp/>',
};

/** The words of XML for a line; undefined where there are none. */
export const xmlWordsFor = (line: OptionLine, file: File): string | undefined =>
  Object.hasOwn(words, line.name) ? words[line.name]!(line, file) : undefined;
