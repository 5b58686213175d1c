// Options of DHCP, PXE and TFTP with a value that is no number.
import {
  bridgeInterface,
  dhcpBoot,
  proxy,
  pxePrompt,
  pxeService,
  raParam,
  relay,
  replyDelay,
  sharedNetwork,
} from './boot';
import { dhcpHost, dhcpMac, guests, nameMatch, sent, tagIf } from './dhcp-hosts';
import { dhcpMatch, dhcpOption } from './dhcp-options';
import { dhcpRange } from './dhcp-ranges';
import { listOf, oneWordOf, type DnsmasqRow, anyText } from './grammar';
import { user } from './process';
import { interfaceWord } from './words';

const dhcp = (rows: Readonly<Record<string, DnsmasqRow>>): [string, DnsmasqRow][] =>
  Object.entries(rows).map(([name, row]) => [name, { build: 'DHCP', ...row }]);

const optionDoc =
  'Tells guests a DHCP option, by number or by name. Nothing behind it keeps the option from being sent.';

export const dhcpOptions: Readonly<Record<string, DnsmasqRow>> = Object.fromEntries(
  dhcp({
    'dhcp-range': { doc: 'Addresses that guests get, and for how long.', value: dhcpRange },
    'dhcp-host': {
      doc: 'What one guest gets: address, name, tags, lease. The parts stand in any order.',
      value: dhcpHost,
    },
    'dhcp-option': { doc: optionDoc, value: dhcpOption },
    'dhcp-option-force': { doc: 'As dhcp-option, but sent also to guests that do not ask for it.', value: dhcpOption },
    'dhcp-option-pxe': { doc: 'As dhcp-option, but sent to clients of PXE alone.', value: dhcpOption, since: '2.91' },
    'dhcp-match': { doc: 'Sets a tag for guests that send an option, or send it with this value.', value: dhcpMatch },
    'dhcp-name-match': { doc: 'Sets a tag for guests with this name.', value: nameMatch },
    'dhcp-boot': {
      doc: 'What guests boot. The second part is the name of the server, the third its address. The last one without tags counts.',
      value: dhcpBoot,
    },
    'dhcp-mac': { doc: 'Sets a tag for hardware addresses.', value: dhcpMac },
    'dhcp-vendorclass': { doc: 'Sets a tag for guests whose vendor class holds this text.', value: sent('text', true) },
    'dhcp-userclass': { doc: 'Sets a tag for guests with this user class.', value: sent('text') },
    'dhcp-circuitid': { doc: 'Sets a tag by the circuit that a relay names.', value: sent('text or bytes') },
    'dhcp-remoteid': { doc: 'Sets a tag by the remote end that a relay names.', value: sent('text or bytes') },
    'dhcp-subscrid': { doc: 'Sets a tag by the subscriber that a relay names.', value: sent('text or bytes') },
    'dhcp-pxe-vendor': {
      doc: 'Vendor classes that are taken for PXE, besides PXEClient.',
      value: anyText('text[,text]…'),
    },
    'tag-if': { doc: 'Sets tags where all others of the line are set.', value: tagIf },
    'dhcp-ignore': { doc: 'Does not serve guests with all of these tags.', value: guests(true) },
    'dhcp-ignore-names': { doc: 'Does not take the names that guests say they have.', value: guests(), optional: true },
    'dhcp-broadcast': { doc: 'Answers guests by broadcast.', value: guests(), optional: true },
    'bootp-dynamic': { doc: 'Gives addresses of ranges to guests that speak BOOTP.', value: guests(), optional: true },
    'dhcp-generate-names': {
      doc: 'Makes names of hardware addresses for guests without one.',
      value: guests(),
      optional: true,
    },
    'dhcp-reply-delay': { doc: 'Waits so many seconds before it answers.', value: replyDelay, once: true },
    'dhcp-proxy': { doc: 'Stands between relays and guests also for renewals.', value: proxy, optional: true },
    'dhcp-relay': { doc: 'Passes DHCP on to another server.', value: relay },
    'dhcp-leasefile': {
      doc: 'Where leases are kept. libvirt keeps them itself, and this file is never written.',
      value: anyText('path'),
      optional: true,
      once: true,
    },
    'dhcp-lease': {
      doc: 'An older word for dhcp-leasefile.',
      value: anyText('path'),
      once: true,
      same: 'dhcp-leasefile',
    },
    'dhcp-hostsfile': { doc: 'A file, or a folder of files, of dhcp-host values.', value: anyText('path') },
    'dhcp-optsfile': { doc: 'A file, or a folder of files, of dhcp-option values.', value: anyText('path') },
    'dhcp-hostsdir': { doc: 'A folder of files of dhcp-host values, read when they change.', value: anyText('folder') },
    'dhcp-optsdir': {
      doc: 'A folder of files of dhcp-option values, read when they change.',
      value: anyText('folder'),
    },
    'dhcp-script': {
      doc: 'A program that is run for each lease. libvirt gives its own, which this one replaces.',
      value: anyText('path'),
      once: true,
    },
    'dhcp-luascript': {
      doc: 'A Lua script that is run for each lease.',
      value: anyText('path'),
      build: 'Lua',
      lacking: true,
    },
    'dhcp-scriptuser': { doc: 'The user as whom the lease script runs.', value: user('user'), once: true },
    'no-dhcp-interface': { doc: 'Interfaces on which there is no DHCP and no TFTP.', value: listOf(interfaceWord) },
    'no-dhcpv4-interface': {
      doc: 'Interfaces on which there is no DHCP for IPv4.',
      value: listOf(interfaceWord),
      since: '2.90',
    },
    'no-dhcpv6-interface': {
      doc: 'Interfaces on which there is no DHCP for IPv6 and no router advertisement.',
      value: listOf(interfaceWord),
      since: '2.90',
    },
    'bridge-interface': {
      doc: 'Interfaces whose DHCP requests count as those of another one.',
      value: bridgeInterface,
    },
    'shared-network': {
      doc: 'A subnet beside that of the interface, from which guests get addresses as well.',
      value: sharedNetwork,
      since: '2.81',
    },
    'ra-param': {
      doc: 'Times and priority of router advertisements on an interface.',
      value: raParam,
      build: 'DHCPv6',
    },
    'pxe-service': {
      doc: 'A line of the PXE menu: for which clients, its text, and what it boots.',
      value: pxeService,
    },
    'pxe-prompt': {
      doc: 'The prompt of PXE, and after how many seconds the first line of the menu is taken.',
      value: pxePrompt,
    },
    'enable-tftp': {
      doc: 'Sends files by TFTP; only on these interfaces where some are named.',
      value: listOf(interfaceWord),
      optional: true,
      build: 'TFTP',
    },
    'tftp-root': {
      doc: 'The folder of the files for TFTP, of all interfaces or of one.',
      value: anyText('folder[,interface]'),
      build: 'TFTP',
    },
    'tftp-unique-root': {
      doc: 'Looks for files of each client in a folder of its own.',
      value: oneWordOf(
        'ip|mac',
        [
          { word: 'ip', doc: 'By its address.' },
          { word: 'mac', doc: 'By its hardware address.' },
        ],
        { anyCase: true },
      ),
      optional: true,
      build: 'TFTP',
    },
  }),
);
