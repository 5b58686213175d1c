// Options without a value.
import type { DnsmasqRow } from './grammar';

const flags = (rows: Readonly<Record<string, string>>, rest: Partial<DnsmasqRow> = {}): [string, DnsmasqRow][] =>
  Object.entries(rows).map(([name, doc]) => [name, { doc, ...rest }]);

export const flagOptions: Readonly<Record<string, DnsmasqRow>> = Object.fromEntries([
  ...flags({
    'bogus-priv': 'Answers reverse questions for private addresses that are not known here with "no such name".',
    'domain-needed': 'Passes no names without a dot on to name servers.',
    filterwin2k: 'Passes on none of the questions that old Windows asks for nothing.',
    'no-hosts': 'Does not read /etc/hosts of the host.',
    'no-poll': 'Does not look whether resolv.conf of the host has changed.',
    'no-resolv': 'Does not read resolv.conf of the host: only servers that are named here are asked.',
    'no-negcache': 'Keeps no answers that say that there is nothing.',
    'no-ident': 'Answers no questions for names such as version.bind.',
    'expand-hosts': 'Adds the domain to names without a dot in files of hosts.',
    'localise-queries': 'Of several addresses of a name in /etc/hosts gives the one in the subnet of who asks.',
    localmx: 'Makes this host the mail server of all names that have none.',
    selfmx: 'Makes each local host the mail server of its own name.',
    'all-servers': 'Asks all name servers at once and takes the first answer.',
    'strict-order': 'Asks name servers in the order in which they stand. libvirt writes it always.',
    'clear-on-reload': 'Forgets the cache when resolv.conf of the host changes.',
    'stop-dns-rebind': 'Drops answers from upstream that hold private addresses.',
    'rebind-localhost-ok': 'Lets answers with 127.0.0.0/8 pass in spite of stop-dns-rebind.',
    'proxy-dnssec': 'Passes on the mark by which name servers say that they have validated an answer.',
    'strip-mac': 'Takes hardware addresses out of questions before they are passed on.',
    'strip-subnet': 'Takes subnets out of questions before they are passed on.',
    'filter-A': 'Leaves IPv4 addresses out of answers from upstream.',
    'filter-AAAA': 'Leaves IPv6 addresses out of answers from upstream.',
    'log-debug': 'Logs more, for finding faults.',
    'quiet-dhcp': 'Logs nothing of ordinary DHCP.',
    'quiet-dhcp6': 'Logs nothing of ordinary DHCPv6.',
    'quiet-ra': 'Logs nothing of router advertisements.',
    'quiet-tftp': 'Logs nothing of files that were sent by TFTP.',
    'bind-interfaces':
      'Listens on the named interfaces alone. libvirt writes bind-dynamic, beside which dnsmasq refuses it.',
    'bind-dynamic': 'Listens on the named interfaces, also when they come later. libvirt writes it always.',
    'no-daemon': 'Stays in the foreground and logs there, for finding faults.',
    'keep-in-foreground': 'Stays in the foreground.',
  }),
  ...flags({ 'no-round-robin': 'Gives several addresses of a name always in the same order.' }, { since: '2.88' }),
  ...flags(
    {
      'no-0x20-encode': 'Does not change the case of letters in questions to guard against forged answers.',
      'do-0x20-encode': 'Changes the case of letters in questions to guard against forged answers.',
    },
    { since: '2.91' },
  ),
  ...flags(
    {
      'dhcp-fqdn': 'Names of guests are known with their domain alone; there must be a domain.',
      'log-dhcp': 'Logs which options guests ask for and get, and which tags they have.',
      'read-ethers': 'Reads /etc/ethers of the host for addresses of guests.',
      'no-ping': 'Does not ping an address before it is given to a guest.',
      'dhcp-no-override': 'Keeps the file and the server of a boot in their own fields. libvirt writes it with DHCP.',
      'dhcp-authoritative': 'Takes this for the only DHCP server of the network. libvirt writes it with DHCP.',
      'dhcp-sequential-ip': 'Gives addresses one after the other, not by a hash of the hardware address.',
      'dhcp-client-update': 'Lets guests tell DNS their names themselves.',
      'leasefile-ro': 'Does not write leases to a file. libvirt gives it on the command line.',
      'dhcp-rapid-commit': 'Answers guests that want an address in one exchange.',
      'script-arp': 'Runs the lease script also for hardware addresses that come and go.',
      'script-on-renewal': 'Runs the lease script also when a lease is renewed.',
      'dhcp-ignore-clid': 'Knows guests by their hardware address alone, not by the identifier that they send.',
    },
    { build: 'DHCP' },
  ),
  ...flags(
    { 'enable-ra': 'Sends router advertisements where there is DHCPv6. libvirt writes it with IPv6 DHCP.' },
    { build: 'DHCPv6' },
  ),
  ...flags(
    {
      'tftp-secure': 'Sends only files that belong to the user as which dnsmasq runs.',
      'tftp-no-fail': 'Starts also where the folder of TFTP is missing.',
      'tftp-no-blocksize': 'Refuses to change the size of blocks.',
      'tftp-lowercase': 'Turns names of files into small letters.',
      'tftp-single-port': 'Answers from the port of TFTP alone.',
    },
    { build: 'TFTP' },
  ),
  ...flags(
    { 'dns-loop-detect': 'Finds name servers that send questions back here, and asks them no more.' },
    { build: 'loop-detect' },
  ),
  ...flags(
    { conntrack: 'Gives questions to name servers the connection mark of those who asked. Not beside query-port.' },
    { build: 'conntrack' },
  ),
  ...flags(
    {
      dnssec: 'Validates answers. It needs a trust-anchor for the root and a cache of 150 names or more.',
      'dnssec-debug': 'Does not refuse answers that fail the validation, for finding faults.',
      'dnssec-no-timecheck': 'Does not look at the times of signatures until it is told to.',
    },
    { build: 'DNSSEC' },
  ),
  ...flags({
    version: 'A word of the command line. In a file it does what bogus-priv does.',
    help: 'A word of the command line. In a file it does what bogus-priv does.',
    test: 'A word of the command line. In a file it does what bogus-priv does.',
  }),
]);
