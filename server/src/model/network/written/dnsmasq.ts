// The files that libvirt writes for the dnsmasq of a network, computed from its definition. Source: bridge_driver.c,
// networkDnsmasqConfContents; held to libvirt's own expected files and to what 9.0.0 and 11.3.0 wrote.
import { type Address, addressText, maskText, parseAddress, size } from '../../../address';
import type { DefinitionPart } from '../drift/part';
import {
  canonicalAddress,
  isIpv6,
  isServed,
  said,
  textIn,
  type WrittenIp,
  type WrittenLine,
  type WrittenNetwork,
} from './definition';

/** What dnsmasq reads. */
export interface DnsmasqFiles {
  /** Its configuration, without the comment at its head. */
  readonly configuration: readonly WrittenLine[];
  /** The static hosts of DHCP; one line for each. */
  readonly hosts: readonly WrittenLine[];
  /** Names of addresses that the network has answers for. */
  readonly names: readonly WrittenLine[];
  /** Whether it is started at all: not where there is no address, nor where nobody is served and DNS is off. */
  readonly isStarted: boolean;
}

/** What would be in its files. */
export function dnsmasqFilesOf(network: WrittenNetwork): DnsmasqFiles {
  const { root, ips } = network;
  const dns = root.parts.get('dns');
  const hasDns = said(dns, 'enable') !== 'no';
  const isNeeded = hasDns || ips.some((it) => isServed(it) || tftpRoot(it) !== undefined);
  const served = [4, 6].flatMap((family) => ips.find((it) => it.address.family === family && isServed(it)) ?? []);
  return {
    configuration: [...configurationOf(network, dns, hasDns, served)],
    hosts: served.flatMap((ip) => ip.hosts.flatMap((it) => hostLine(it, isIpv6(ip)) ?? [])),
    names: hasDns ? nameLines(dns) : [],
    isStarted: ips.length > 0 && isNeeded,
  };
}

const line = (text: string, part?: DefinitionPart): WrittenLine => ({
  text,
  from: part?.isMissing ? undefined : part?.span,
});

function* configurationOf(
  { root, name, mode, bridge, ips }: WrittenNetwork,
  dns: DefinitionPart | undefined,
  hasDns: boolean,
  served: readonly WrittenIp[],
): Generator<WrittenLine> {
  const path = `/var/lib/libvirt/dnsmasq/${escaped(name)}`;
  yield line('strict-order');
  if (hasDns) yield* forwarderLines(dns);
  else yield line('port=0', dns);
  yield* domainLines(root.parts.get('domain'));
  if (hasDns) {
    for (const it of ips) {
      const domain = said(it.part, 'localPtr') === 'yes' ? reverseDomain(it) : undefined;
      if (domain !== undefined) yield line(`local=/${domain}/`, it.part);
    }
    if (said(dns, 'forwardPlainNames') === 'no') yield* [line('domain-needed', dns), line('local=//', dns)];
  }
  yield line(`pid-file=/run/libvirt/network/${name}.pid`);
  yield line('except-interface=lo');
  yield line('bind-dynamic');
  yield line(`interface=${bridge}`, root.parts.get('bridge'));
  if (mode === 'isolated') for (const it of ['dhcp-option=3', 'no-resolv', 'ra-param=*,0,0']) yield line(it);
  if (hasDns) yield* recordLines(dns);
  yield* tftpLines(ips);
  for (const it of served) yield* dhcpLines(it);
  const leases = served.flatMap(({ ranges }) => ranges).reduce((all, it) => all + sizeOf(it), 0);
  if (leases > 0) yield line(`dhcp-lease-max=${leases}`);
  if (served.length > 0) yield line(`dhcp-hostsfile=${path}.hostsfile`);
  if (hasDns) yield line(`addn-hosts=${path}.addnhosts`);
  const mtu = root.parts.get('mtu');
  if (Number(said(mtu, 'size') ?? 0) > 0) yield line(`dhcp-option=option:mtu,${said(mtu, 'size')!}`, mtu);
  const six = ips.filter(isIpv6);
  const stateful = six.find(isServed);
  if (stateful) yield line('enable-ra', stateful.part);
  else for (const it of six) yield line(`dhcp-range=${addressText(it.address)},ra-only`, it.part);
  for (const it of root.parts.get('dnsmasq:options')?.lists.get('dnsmasq:option') ?? [])
    yield line(said(it, 'value') ?? '', it);
}

function* forwarderLines(dns: DefinitionPart | undefined): Generator<WrittenLine> {
  let isUpstream = false;
  for (const it of dns?.lists.get('forwarder') ?? []) {
    const domain = said(it, 'domain');
    const address = canonicalAddress(it, 'addr');
    yield line(`server=${domain === undefined ? '' : `/${domain}/`}${address ?? '#'}`, it);
    isUpstream ||= domain === undefined && address !== undefined;
  }
  if (isUpstream) yield line('no-resolv', dns);
}

function* domainLines(domain: DefinitionPart | undefined): Generator<WrittenLine> {
  const name = said(domain, 'name');
  if (name === undefined) return;
  if (said(domain, 'localOnly') === 'yes') yield line(`local=/${name}/`, domain);
  yield line(`domain=${name}`, domain);
  yield line('expand-hosts', domain);
}

function* recordLines(dns: DefinitionPart | undefined): Generator<WrittenLine> {
  for (const it of dns?.lists.get('txt') ?? [])
    yield line(`txt-record=${said(it, 'name')!},${said(it, 'value') ?? ''}`, it);
  for (const it of dns?.lists.get('srv') ?? []) {
    const domain = said(it, 'domain');
    const name = `_${said(it, 'service')!}._${said(it, 'protocol')!}${domain === undefined ? '' : `.${domain}`}`;
    yield line(['srv-host=' + name, ...serviceIn(it)].join(','), it);
  }
}

/** Where a service is; what is not written before something that is has its default. */
function serviceIn(srv: DefinitionPart): string[] {
  const target = said(srv, 'target');
  if (target === undefined || target === '.') return [];
  const [port = 0, priority = 0, weight = 0] = ['port', 'priority', 'weight'].map((it) => Number(said(srv, it) ?? 0));
  const numbers = [port || 1, priority, weight];
  const count = weight ? 3 : priority ? 2 : port ? 1 : 0;
  return [target, ...numbers.slice(0, count).map(String)];
}

const tftpRoot = ({ part }: WrittenIp): string | undefined => said(part.parts.get('tftp'), 'root');

function* tftpLines(ips: readonly WrittenIp[]): Generator<WrittenLine> {
  let isEnabled = false;
  for (const it of ips) {
    const root = isIpv6(it) ? undefined : tftpRoot(it);
    if (root === undefined) continue;
    const tftp = it.part.parts.get('tftp');
    if (!isEnabled) yield line('enable-tftp', tftp);
    isEnabled = true;
    yield line(`tftp-root=${root}`, tftp);
  }
}

function* dhcpLines(ip: WrittenIp): Generator<WrittenLine> {
  const { part, address, subnet, ranges } = ip;
  const isSix = isIpv6(ip);
  for (const it of ranges) {
    const mask = isSix ? String(subnet.prefix) : maskText(subnet.prefix);
    yield line(
      ['dhcp-range=' + canonicalAddress(it, 'start')!, canonicalAddress(it, 'end'), mask, ...leaseIn(it)].join(','),
      it,
    );
  }
  if (ranges.length === 0)
    yield line(`dhcp-range=${addressText(address)},static${isSix ? `,${subnet.prefix}` : ''}`, part.parts.get('dhcp'));
  if (isSix) return;
  yield line('dhcp-no-override', part.parts.get('dhcp'));
  yield line('dhcp-authoritative', part.parts.get('dhcp'));
  const bootp = part.parts.get('dhcp')?.parts.get('bootp');
  const file = said(bootp, 'file');
  const server = canonicalAddress(bootp, 'server');
  if (file !== undefined) yield line(`dhcp-boot=${file}${server === undefined ? '' : `,,${server}`}`, bootp);
}

/** How long an address is lent: a number with the first letter of the unit. */
function leaseIn(item: DefinitionPart): string[] {
  const lease = item.lists.get('lease')?.[0]?.element;
  const expiry = lease?.attribute('expiry')?.value;
  if (expiry === undefined) return [];
  return [Number(expiry) === 0 ? 'infinite' : `${Number(expiry)}${(lease?.attribute('unit')?.value ?? 'minutes')[0]!}`];
}

function sizeOf(range: DefinitionPart): number {
  const [start, end] = ['start', 'end'].map((it) => parseAddress(said(range, it) ?? ''));
  return start && end ? size(start, end) : 0;
}

function hostLine(host: DefinitionPart, isSix: boolean): WrittenLine | undefined {
  const address = canonicalAddress(host, 'ip');
  if (address === undefined) return undefined;
  const [mac, name, id] = ['mac', 'name', 'id'].map((it) => said(host, it));
  const words = isSix
    ? [...(id === undefined ? [] : [`id:${id}`]), ...(name === undefined ? [] : [name]), `[${address}]`]
    : mac === undefined
      ? [name!, address]
      : [mac, address, ...(name === undefined ? [] : [name])];
  return line([...words, ...leaseIn(host)].join(','), host);
}

/** One line for each address, with a tab behind each of its names. */
function nameLines(dns: DefinitionPart | undefined): WrittenLine[] {
  const lines = new Map<string, WrittenLine>();
  for (const it of dns?.lists.get('host') ?? []) {
    const address = canonicalAddress(it, 'ip');
    const names = (it.lists.get('hostname') ?? []).flatMap((name) => textIn(name) ?? []);
    if (address === undefined || names.length === 0) continue;
    const known = lines.get(address) ?? line(`${address}\t`, it);
    lines.set(address, { ...known, text: `${known.text}${names.map((name) => `${name}\t`).join('')}` });
  }
  return [...lines.values()];
}

/** The domain in which the names of the addresses of a subnet are looked up; there is one for whole bytes, or half ones in IPv6. */
function reverseDomain({ address, subnet: { prefix } }: WrittenIp): string | undefined {
  const isSix = address.family === 6;
  const [bits, all] = isSix ? [4, 128] : [8, 32];
  if (prefix === 0 || prefix >= all || prefix % bits !== 0) return undefined;
  const labels = isSix ? nibbles(address) : addressText(address).split('.');
  return [...labels.slice(0, prefix / bits).reverse(), isSix ? 'ip6.arpa' : 'in-addr.arpa'].join('.');
}

const nibbles = ({ words }: Address): string[] => [...words.map((it) => it.toString(16).padStart(8, '0')).join('')];

/** The name in the path of a file. */
const escaped = (name: string): string =>
  name
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&apos;');
