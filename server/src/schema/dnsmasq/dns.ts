// Options of DNS with a value that is no number.
import { type Grammar, listOf, misread, oneWordOf, type DnsmasqRow, refused, shown, anyText } from './grammar';
import { addressAlias, authServer, authZone, domain, synthDomain } from './domains';
import {
  allowlist,
  caa,
  cname,
  dnsRecord,
  dynamicHost,
  hostRecord,
  interfaceRecord,
  mxHost,
  naptr,
  ptrRecord,
  recordType,
  srvHost,
  trustAnchor,
  textRecord,
} from './records';
import { answer, answerDropped, domains, reverse, server, sets } from './servers';
import { isAddress, anyName } from './words';

/** A name that may be empty, and is checked. */
const mailTarget = anyName();

/** Several addresses of either family. */
const addresses: Grammar = {
  form: 'address[,address]…',
  *read(value) {
    for (const part of value.split()) if (!isAddress(part.text)) yield refused(part, `${shown(part)} is no IP address`);
  },
};

const logWords = oneWordOf('extra', [
  { word: 'extra', doc: 'Each line begins with the number of the question and the address of who asks.' },
  { word: 'proto', doc: 'Also how the question came (2.91).' },
]);

/** Any other word is taken, and does nothing. */
const logQueries: Grammar = {
  ...logWords,
  *read(value) {
    if (value.text === '') return;
    for (const it of logWords.read(value)) yield misread(value, `${it.message}; dnsmasq logs as without it`);
  },
};

const macWords = oneWordOf('base64|text', [
  { word: 'base64', doc: 'In base64.' },
  { word: 'text', doc: 'As hexadecimal text.' },
]);

const macForm: Grammar = { ...macWords, read: (value) => macWords.read(value.plain) };

const build = (part: string, row: DnsmasqRow): DnsmasqRow => ({ ...row, build: part });

export const dnsOptions: Readonly<Record<string, DnsmasqRow>> = {
  server: {
    doc: 'A name server: for all questions, or between slashes for domains and all below. One a line.',
    value: server(false),
  },
  local: { doc: 'Domains that are answered from here alone; with a server the same as server.', value: server(true) },
  'rev-server': {
    doc: 'The name server for the reverse names of a subnet; without one they are answered from here alone.',
    value: reverse,
  },
  'servers-file': {
    doc: 'A file of server and rev-server lines, read again on a signal.',
    value: anyText('path'),
    once: true,
  },
  address: {
    doc: 'Answers domains and all below them with one address; # with 0.0.0.0 and ::, nothing with "no such name".',
    value: answer,
  },
  'bogus-nxdomain': { doc: 'Turns answers from upstream with this address into "no such name".', value: answerDropped },
  'ignore-address': { doc: 'Drops answers from upstream with this address.', value: answerDropped },
  alias: { doc: 'Changes IPv4 addresses in answers from upstream.', value: addressAlias },
  'rebind-domain-ok': { doc: 'Domains that may have private addresses in spite of stop-dns-rebind.', value: domains },
  ipset: build('ipset', { doc: 'Puts the addresses of domains into sets of the firewall.', value: sets('set') }),
  nftset: build('nftset', {
    doc: 'Puts the addresses of domains into sets of nftables.',
    value: sets('[4#|6#]family#table#set', true),
    since: '2.87',
  }),
  'host-record': { doc: 'Addresses of names, and the names of these addresses.', value: hostRecord },
  'dynamic-host': {
    doc: 'A name whose address is made of the prefix of an interface.',
    value: dynamicHost,
    since: '2.85',
  },
  'interface-name': { doc: 'A name for the addresses of an interface.', value: interfaceRecord },
  cname: { doc: 'Other names of a name that is known here: from hosts, leases or host-record.', value: cname },
  'ptr-record': { doc: 'The answer for a reverse name, as it is written.', value: ptrRecord },
  'mx-host': { doc: 'The mail server of a name.', value: mxHost },
  'mx-target': { doc: 'The mail server where mx-host names none.', value: mailTarget, once: true },
  'srv-host': { doc: 'Where a service is offered. The port stands before priority and weight.', value: srvHost },
  'txt-record': { doc: 'Texts of a name.', value: textRecord },
  'naptr-record': { doc: 'A NAPTR record.', value: naptr },
  'caa-record': { doc: 'Who may issue certificates for a name.', value: caa },
  'dns-rr': { doc: 'A record of any type, by its number, with its bytes.', value: dnsRecord },
  'synth-domain': { doc: 'Names made of addresses, both ways.', value: synthDomain },
  domain: {
    doc: 'The domain of guests: of all, or of those in a subnet. libvirt writes it for <domain/>; the last one counts.',
    value: domain,
  },
  'domain-suffix': { doc: 'An older word for domain.', value: domain, same: 'domain' },
  'auth-zone': build('auth', {
    doc: 'A zone for which dnsmasq is the authority. It needs auth-server.',
    value: authZone,
  }),
  'auth-server': {
    doc: 'The name of this server in its own zones, and where it answers for them.',
    value: authServer,
    once: true,
    build: 'auth',
  },
  'auth-sec-servers': build('auth', { doc: 'Other servers of the own zones.', value: anyText('name[,name]…') }),
  'auth-peer': build('auth', { doc: 'Addresses that may copy the own zones.', value: addresses }),
  'trust-anchor': build('DNSSEC', {
    doc: 'A key by which a domain is validated, as a DS record has it.',
    value: trustAnchor,
  }),
  'dnssec-check-unsigned': build('DNSSEC', {
    doc: 'Checks that answers without signatures come from zones that have none; no: trusts them.',
    value: oneWordOf('no', [{ word: 'no', doc: 'Answers without signatures are trusted.' }]),
    optional: true,
  }),
  'dnssec-timestamp': {
    doc: 'A file whose date says that the clock is right.',
    value: anyText('path'),
    once: true,
    build: 'DNSSEC',
  },
  'filter-rr': { doc: 'Types of records that are left out of answers.', value: listOf(recordType), since: '2.90' },
  'cache-rr': {
    doc: 'Types of records that are kept besides those that always are.',
    value: listOf(recordType),
    since: '2.90',
  },
  'add-mac': {
    doc: 'Tells name servers the hardware address of who asks.',
    value: macForm,
    optional: true,
  },
  'add-cpe-id': { doc: 'Tells name servers this text.', value: anyText('text'), once: true },
  'log-queries': { doc: 'Logs questions and answers.', value: logQueries, optional: true },
  'local-service': {
    doc: 'Answers only those in subnets of the host. Without effect here, as libvirt names the interface.',
    value: oneWordOf('net|host', [
      { word: 'net', doc: 'Those in subnets of the host.' },
      { word: 'host', doc: 'The host itself.' },
    ]),
    optional: true,
    once: true,
  },
  'connmark-allowlist': build('conntrack', {
    doc: 'Names that connections with a mark may ask for.',
    value: allowlist,
    since: '2.86',
  }),
};
