// Options of the process itself: what it reads and writes, where it listens, as whom it runs.
import { onlyWith } from '../host-words';
import {
  dependsOnHost,
  type Grammar,
  listOf,
  misread,
  type DnsmasqRow,
  refused,
  shown,
  anyText,
  type ValueWord,
} from './grammar';
import { interfaceWord, isAddress } from './words';

/** Words of syslog, in any case of letters. */
const facilities: readonly ValueWord[] =
  'auth authpriv cron daemon ftp kern lpr mail mark news security syslog user uucp local0 local1 local2 local3 local4 local5 local6 local7'
    .split(' ')
    .map((word) => ({ word, doc: `The facility ${word} of syslog.` }));

const isFacility = new Set(facilities.map((it) => it.word));

const logFacility: Grammar = {
  form: 'facility, path or -',
  words: facilities,
  *read(value) {
    const { text } = value;
    if (text === '-' || isFacility.has(text.toLowerCase())) return;
    if (!text.includes('/'))
      yield refused(value, `${shown(value)} is no facility of syslog, and no path, which has a slash`);
    else if (!/^\/(?:dev|tmp|var\/log)\/[^/]+$/.test(text)) yield folderOf(value, text);
  },
};

const folderOf = (value: Parameters<Grammar['read']>[0], path: string) =>
  dependsOnHost(value, onlyWith(`the folder of ${path}`));

const dumpfile: Grammar = {
  form: 'path',
  *read(value) {
    if (value.text !== '') yield folderOf(value, value.text);
  },
};

const resolvFile: Grammar = {
  form: 'path',
  *read(value) {
    const { text } = value;
    if (text === '' || /^\/etc\/[^/]+$/.test(text)) return;
    yield text.includes('/')
      ? folderOf(value, text)
      : dependsOnHost(
          value,
          `${text} is looked for in the folder where dnsmasq happens to start; without a slash it fails where it is not there`,
        );
  },
};

/** What is read when the network starts, and may say anything. */
const read = (form: string, what: string): Grammar => ({
  form,
  *read(value) {
    const path = value.cut(',')[0];
    if (path.text !== '') yield dependsOnHost(value, `${onlyWith(path.text)}; ${what}`);
  },
});

const listenAddress: Grammar = {
  form: 'address[,address]…',
  *read(value) {
    for (const part of value.split()) if (!isAddress(part.text)) yield refused(part, `${shown(part)} is no IP address`);
  },
};

/** Users that every host has. */
const everywhere = new Set(['root', 'nobody']);

/** A user or group; `nothing` is what an empty one means. */
export const user = (what: 'user' | 'group', nothing?: string): Grammar => ({
  form: what,
  *read(value) {
    if (value.text === '') {
      if (nothing !== undefined) yield misread(value, nothing);
    } else if (!everywhere.has(value.text)) yield dependsOnHost(value, onlyWith(`the ${what} ${value.text}`));
  },
});

export const processOptions: Readonly<Record<string, DnsmasqRow>> = {
  interface: {
    doc: 'Interfaces on which it answers; a star at the end stands for more letters. libvirt names the bridge.',
    value: listOf(interfaceWord),
  },
  'except-interface': {
    doc: 'Interfaces on which it does not answer. libvirt names lo.',
    value: listOf(interfaceWord),
  },
  'listen-address': { doc: 'Addresses on which it answers as well.', value: listenAddress },
  'pid-file': {
    doc: 'Where the number of the process is kept. libvirt writes it always.',
    value: anyText('path'),
    optional: true,
    once: true,
  },
  user: {
    doc: 'The user as whom it runs after the start.',
    value: user('user', 'no user is named, dnsmasq runs on as root'),
    optional: true,
    once: true,
    default: 'dnsmasq',
  },
  group: { doc: 'The group as which it runs after the start.', value: user('group'), optional: true, once: true },
  'conf-file': {
    doc: 'Another file of options, read in this place.',
    value: read('path', 'what stands in it is not checked here'),
    optional: true,
  },
  'conf-dir': {
    doc: 'A folder of such files; words behind it are ends of names to leave out, or with a star those to take.',
    value: read('folder[,end of names]…', 'what stands in it is not checked here'),
  },
  'conf-script': {
    doc: 'A program that prints options. It runs as root at each start.',
    value: read('command', 'it runs as root, and what it prints is not checked here'),
    since: '2.87',
  },
  'log-facility': {
    doc: 'Where it logs: a facility of syslog, a file, or - for standard error.',
    value: logFacility,
    once: true,
  },
  dumpfile: { doc: 'A file to which packets are written.', value: dumpfile, once: true, build: 'dumpfile' },
  'enable-dbus': {
    doc: 'Can be told things over D-Bus, by this name.',
    value: anyText('name'),
    optional: true,
    once: true,
    build: 'DBus',
  },
  'enable-ubus': {
    doc: 'Can be told things over ubus, by this name.',
    value: anyText('name'),
    optional: true,
    once: true,
    build: 'UBus',
    lacking: true,
  },
  'addn-hosts': { doc: 'Another file of hosts, or a folder of them.', value: anyText('path') },
  hostsdir: { doc: 'A folder of files of hosts, read when they change.', value: anyText('folder') },
  'resolv-file': {
    doc: 'The file that names the name servers, in place of /etc/resolv.conf.',
    value: resolvFile,
    optional: true,
  },
};
