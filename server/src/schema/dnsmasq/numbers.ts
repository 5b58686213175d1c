// Options whose value is a number, or a few of them.
import { type Grammar, misread, type DnsmasqRow, refused, sequence, shown } from './grammar';
import { bytesOf, hexLength, isAddress, isDigits, number, numberOf, portNumber } from './words';

const seconds = number('seconds', { unit: 's' });
const count = number('number');
const positive = number('number', { least: 1 });

const once = (doc: string, value: Grammar, rest: Partial<DnsmasqRow> = {}): DnsmasqRow => ({
  doc,
  value,
  once: true,
  ...rest,
});

/** Length of the prefix that is told, alone or of an address that stands for the client's. */
const subnetLength: Grammar = {
  form: '[address/]length',
  *read(value) {
    const [host, length] = value.cut('/');
    if (length && !isAddress(host.raw)) yield refused(host, `${shown(host)} is no IP address`);
    yield* count.read(length ?? host);
  },
};

/** Milliseconds, of which there must be 50. */
const retry: Grammar = sequence(1, [number('milliseconds', { least: 50, unit: 'ms' }), number('milliseconds')]);

/** Marks of connections; no hexadecimal. */
const mark: Grammar = {
  form: 'mask',
  *read(value) {
    if (!isUnsigned(value.text) || Number(value.text) < 1)
      yield refused(value, `${shown(value)} is no number from 1 to 4294967295`);
  },
};

const isUnsigned = (text: string): boolean => isDigits(text) && Number(text) <= 4294967295;

/** Numbers that `--umbrella` sends, each behind its word. */
const umbrella: Grammar = {
  form: 'deviceid:16 hexadecimal digits,orgid:number,assetid:number',
  words: [
    { word: 'deviceid:', doc: 'Identifier of the device, 16 hexadecimal digits.' },
    { word: 'orgid:', doc: 'Number of the organisation.' },
    { word: 'assetid:', doc: 'Number of the asset.' },
  ],
  *read(value) {
    for (const part of value.split()) {
      const { raw } = part;
      if (raw.includes('deviceid:')) {
        if (bytesOf(raw.slice(9)) !== 16 || !/^[0-9a-f]*$/i.test(raw.slice(9)))
          yield refused(part, `${shown(part)} has no 16 hexadecimal digits`);
      } else {
        const from = raw.includes('orgid:') ? 6 : raw.includes('assetid:') ? 8 : -1;
        if (from < 0) yield refused(part, `${shown(part)} is none of deviceid:, orgid:, assetid:`);
        else if (!isUnsigned(part.text.slice(from))) yield refused(part, `${part.text} ends in no number`);
      }
    }
  },
};

/** Serial and the times of a zone: whatever it is, a number is made of it. */
const soa: Grammar = {
  form: 'serial[,mail address[,refresh[,retry[,expiry]]]]',
  *read(value) {
    const parts = value.split();
    for (const [i, part] of parts.entries())
      if (i !== 1 && i < 5 && !/^\d+$/.test(part.text))
        yield misread(part, `${shown(part)} is no number, dnsmasq takes ${numberOf(part.raw)}`);
  },
};

const mask: Grammar = {
  form: 'number, also 0x…',
  *read(value) {
    if (!/^(?:0x[0-9a-f]+|\d+)$/i.test(value.raw))
      yield misread(value, `${shown(value)} is no number, dnsmasq takes 0`);
  },
};

const duid: Grammar = {
  form: 'enterprise,hexadecimal bytes',
  *read(value) {
    const [enterprise, bytes] = value.cut(',');
    if (!bytes) yield refused(value, `${shown(value)} has no bytes behind a comma`);
    yield* count.read(enterprise);
    if (bytes && hexLength(bytes.raw, bytesOf(bytes.raw)) < 0)
      yield refused(bytes, `${shown(bytes)} is not hexadecimal, at which dnsmasq crashes`);
  },
};

export const numberOptions: Readonly<Record<string, DnsmasqRow>> = {
  port: once(
    'Port on which dnsmasq answers DNS; 0 switches DNS off. Guests are told of this name server only with 53.',
    portNumber,
    {
      default: '53',
    },
  ),
  'query-port': once(
    'Port from which all queries to name servers go, instead of random ones; 0: one that the system gives.',
    portNumber,
  ),
  'min-port': once('Lowest of the ports from which queries go.', portNumber, { default: '1024' }),
  'max-port': once('Highest of the ports from which queries go.', portNumber),
  'port-limit': once('How many ports a query that is asked again may use.', positive, { default: '1', since: '2.88' }),
  'cache-size': once('How many names are kept; 0 keeps none. More than 5,000,000 is cut to that.', count, {
    default: '150',
  }),
  'dns-forward-max': once('How many queries may wait for an answer at a time.', count, { default: '150' }),
  'edns-packet-max': once('Largest packet of DNS over UDP, in bytes; 16 bits, at least 512.', count, {
    default: '1232',
  }),
  'dhcp-lease-max': once('How many leases there may be. libvirt writes it for the ranges of the network.', count, {
    default: '1000',
  }),
  'local-ttl': once('Seconds for which guests may keep answers from hosts and leases.', seconds, { default: '0' }),
  'neg-ttl': once('Seconds for which answers without a record are kept, where the server does not say.', seconds),
  'max-ttl': once('Most seconds that guests are told to keep an answer.', seconds),
  'max-cache-ttl': once('Most seconds that dnsmasq itself keeps an answer.', seconds),
  'min-cache-ttl': once('Least seconds that dnsmasq itself keeps an answer; more than 3600 is cut to that.', seconds),
  'auth-ttl': once('Seconds for which answers from own zones may be kept.', seconds, { default: '600' }),
  'dhcp-ttl': once('Seconds for which names from leases may be kept.', seconds),
  'max-tcp-connections': once('How many TCP connections may be open at a time.', positive, {
    default: '20',
    since: '2.90',
  }),
  'log-async': once('Log without waiting; the number is how many lines may queue, at most 100.', count, {
    optional: true,
    default: '5',
  }),
  'use-stale-cache': once(
    'Answers from expired entries while new ones are fetched, for at most so many seconds; 0: for ever.',
    number('seconds', { least: 0, unit: 's' }),
    {
      optional: true,
      default: '86400',
      since: '2.88',
    },
  ),
  'fast-dns-retry': once(
    'Asks name servers again after so many milliseconds, and gives up after the second number.',
    retry,
    {
      optional: true,
      default: '1000,10000',
      since: '2.88',
    },
  ),
  'tftp-max': once('How many files may be sent by TFTP at a time.', count, { default: '50', build: 'TFTP' }),
  'tftp-mtu': once('Largest packet of TFTP, in bytes.', count, { build: 'TFTP' }),
  'tftp-port-range': once('Ports from which files are sent by TFTP.', sequence(2, [portNumber, portNumber]), {
    build: 'TFTP',
  }),
  'dhcp-alternate-port': once(
    'Other ports for DHCP: of the server, and of the client (one more when absent).',
    sequence(1, [portNumber, portNumber]),
    {
      optional: true,
      default: '1067,1068',
      build: 'DHCP',
    },
  ),
  dumpmask: once('Bits that say which packets go into the dump file.', mask, { build: 'dumpfile' }),
  'dnssec-limits': once(
    'Limits of the work for one validation: failed signatures, all signatures, hashes of NSEC3, failed hashes.',
    {
      form: 'number[,number[,number[,number]]]',
      *read(value) {
        for (const part of value.split().slice(0, 4)) yield* count.read(part);
      },
    },
    { since: '2.90', build: 'DNSSEC' },
  ),
  'add-subnet': once(
    'Tells name servers the subnet of who asks (EDNS0): length for IPv4, then for IPv6.',
    sequence(1, [subnetLength, subnetLength]),
    {
      optional: true,
    },
  ),
  'auth-soa': once('Serial, mail address and times of own zones.', soa, { build: 'auth' }),
  'dhcp-duid': once('Identifier of the DHCPv6 server: number of the enterprise and bytes.', duid, { build: 'DHCPv6' }),
  umbrella: once('Marks queries for Cisco Umbrella.', umbrella, { optional: true }),
  'connmark-allowlist-enable': once(
    'Only answers queries of connections whose mark has a list of names; the number masks the mark.',
    mark,
    {
      optional: true,
      since: '2.86',
      build: 'conntrack',
    },
  ),
};
