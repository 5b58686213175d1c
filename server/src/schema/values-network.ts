// The kinds of value that only one attribute of network XML has: modes, names and numbers that libvirt reads its own way.
import { inetAton, parseIpv6 } from '../address';
import { cNumberMeaning, dnsNameMeaning } from './meanings';
import type { ValueKind } from './types';
import { deviceName, integer, ipv4, oneOf, schemaOnly } from './values';

const modes = oneOf(
  'forward-mode-unknown',
  'forward mode',
  [
    {
      value: 'nat',
      doc: 'Guests go out with the address of the host. Nobody reaches them from outside.',
      since: '0.4.2',
    },
    {
      value: 'route',
      doc: 'Guests go out with their own addresses; the router of the LAN must know the way back.',
      since: '0.4.2',
    },
    { value: 'open', doc: 'As route, but libvirt adds no firewall rules.', since: '2.2.0' },
    {
      value: 'bridge',
      doc: 'Guests are on the LAN: by an existing bridge of the host, or directly by one of its interfaces.',
      since: '0.9.4',
    },
    { value: 'private', doc: 'Guests are attached directly and cannot reach each other on this host.', since: '0.9.4' },
    { value: 'vepa', doc: 'Guests are attached directly and all traffic passes through the switch.', since: '0.9.4' },
    { value: 'passthrough', doc: 'Each guest has an interface of the host to itself.', since: '0.9.4' },
    { value: 'hostdev', doc: 'Each guest gets a PCI device: a virtual function of an SR-IOV card.', since: '0.10.0' },
  ],
  {
    router: 'route',
    routed: 'route',
    bridged: 'bridge',
    masquerade: 'nat',
    passthru: 'passthrough',
    'hostdev-hybrid': 'hostdev',
  },
);

/** Mode of forwarding. `none` is taken by the parser as isolated, but not by the schema. */
export const forwardMode: ValueKind = {
  ...modes,
  complaint(value) {
    const complaint = modes.complaint!(value);
    if (!complaint) return undefined;
    const plain = value.trim().toLowerCase();
    if (plain === 'none' || plain === 'isolated')
      return {
        message: `an isolated network has no forward element, ${value} is not a mode`,
        ...(value === 'none' ? { code: 'forward-mode-none', schemaOnly: true } : {}),
      };
    if (value === '')
      return { ...complaint, message: 'the mode is empty and taken as nat', schemaOnly: true, instead: ['nat'] };
    return complaint;
  },
};

const bridgeDevice = deviceName('bridge-name-invalid-char', { example: 'virbr1', empty: 'bridge-name-empty' });

/** Name of a bridge. One `%d` in it is replaced with the first free number, though not by the schema. */
export const bridgeName: ValueKind = {
  ...bridgeDevice,
  complaint(value) {
    const percent = value.indexOf('%d');
    if (percent >= 0 && bridgeDevice.complaint!(value.replace('%d', '0')) === undefined)
      return {
        message: `${value} stands for the first free number, which libvirt takes but not its schema`,
        code: 'bridge-name-template',
        schemaOnly: true,
        part: [percent, percent + 2],
      };
    return bridgeDevice.complaint!(value);
  },
};

/** Service of an SRV record: free text for the schema; the parser takes few characters and 482 bytes. */
export const srvService: ValueKind = {
  describe: 'service',
  code: 'srv-service-char',
  example: 'ldap',
  meaning: dnsNameMeaning,
  complaint(value) {
    if (value === '')
      return {
        message: 'the service is empty; the record would be called _._tcp',
        code: 'srv-empty-service',
        severity: 'warning',
      };
    const at = value.search(/[^\w+/*-]/);
    if (at >= 0)
      return {
        message: `${value[at]!} cannot stand in a service, expected letters, digits and _ - + / *`,
        part: [at, at + 1],
      };
    if (value.length > 482) return { message: `a service of ${value.length} characters, expected at most 482` };
    return undefined;
  },
};

const protocols = oneOf('srv-protocol', 'protocol', [{ value: 'tcp' }, { value: 'udp' }], { _tcp: 'tcp', _udp: 'udp' });

/** Protocol of an SRV record: the parser refuses what has other characters than letters, digits, `-`, `+`, `/` and `*`. */
export const srvProtocol: ValueKind = {
  ...protocols,
  meaning: dnsNameMeaning,
  complaint(value) {
    const complaint = protocols.complaint!(value);
    if (!complaint) return undefined;
    if (/^[a-z\d+/*-]+$/i.test(value)) return schemaOnly(value, complaint.instead?.[0]);
    if (!value.startsWith('_')) return complaint;
    const message = `libvirt puts the underscore in front of ${value.slice(1)} itself`;
    return { ...complaint, message, code: 'srv-leading-underscore', severity: 'error' };
  },
};

const expiry = integer('dhcp-lease-number', 0, 2 ** 64, { example: '24' });

/** Length of a lease. libvirt reads a leading zero as octal, which the schema does not see. */
export const leaseExpiry: ValueKind = {
  ...expiry,
  describe: 'number of seconds, minutes or hours',
  meaning: cNumberMeaning,
  complaint(value) {
    if (!/^0\d+$/.test(value)) return expiry.complaint!(value);
    const instead = [value.replace(/^0+(?=\d)/, '')];
    if (/[89]/.test(value)) return { message: `${value} is read as octal and has a digit above 7`, instead };
    const read = parseInt(value, 8);
    if (read === Number(value)) return undefined;
    // Both the schema and the parser take it, each as another number.
    return { message: `${value} is read as octal and means ${read}`, severity: 'warning', instead };
  },
};

/** Unit of a lease. */
export const leaseUnit: ValueKind = oneOf(
  'dhcp-lease-unit',
  'unit of time',
  [{ value: 'seconds' }, { value: 'minutes' }, { value: 'hours' }],
  {
    s: 'seconds',
    sec: 'seconds',
    second: 'seconds',
    m: 'minutes',
    min: 'minutes',
    minute: 'minutes',
    h: 'hours',
    hour: 'hours',
    hrs: 'hours',
  },
);

/** Name of a DHCP host: free text for the schema; the parser wants a letter or digit first, and 9.0 stores some characters raw. */
export const dhcpHostName: ValueKind = {
  describe: 'host name',
  code: 'dhcp-host-name-invalid',
  example: 'web',
  complaint(value) {
    if (isPlainName(value)) return undefined;
    if (value === '') return { message: 'the host name is empty' };
    const raw = value.search(/['<&]/);
    if (raw >= 0)
      return {
        message: `${value[raw]!} in a host name makes libvirt store a definition that it cannot read again`,
        code: 'special-char-breaks-config',
        part: [raw, raw + 1],
        instead: usefulName(value.replace(/['<&]/g, '-')),
      };
    if (/^[A-Z0-9]/i.test(value)) return undefined;
    return {
      message: `${value} begins with ${value[0]!.trim() === '' ? 'a blank' : value[0]!}, expected a letter or digit first`,
      part: [0, 1],
      instead: usefulName(value),
    };
  },
};

/** Letters and digits alone, as nearly every name; the rest is looked at closely. */
function isPlainName(value: string): boolean {
  for (let i = 0; i < value.length; i++) {
    const code = value.charCodeAt(i);
    const letter = code | 32;
    if (!((97 <= letter && letter <= 122) || (48 <= code && code <= 57) || (code === 45 && i > 0))) return false;
  }
  return value !== '';
}

function usefulName(value: string): string[] | undefined {
  const plain = value.replace(/^[^A-Z0-9]+/i, '');
  return plain === '' ? undefined : [plain];
}

const numericServer = ipv4('bootp-server-not-numeric', '192.168.100.1');

/** The schema wants a DNS name and the daemon a numeric address, so IPv4 is what both take. */
export const bootpServer: ValueKind = {
  ...numericServer,
  complaint(value) {
    const complaint = numericServer.complaint!(value);
    if (!complaint) return undefined;
    if (parseIpv6(value))
      return {
        message: `${value} is an IPv6 address, guests boot by IPv4`,
        code: 'bootp-server-ipv6',
      };
    // Taken by both as it is, only as another address than it looks.
    if (inetAton(value) >= 0) return { ...complaint, severity: 'warning' };
    return {
      ...complaint,
      message: complaint.message.replace('is not an IPv4 address', 'is a name, expected an IPv4 address'),
    };
  },
};

const kilobytes = integer('bandwidth-number', 1, 18014398509481984, { unit: 'kilobytes per second', example: '1000' });

/** A rate in kilobytes per second. The schema of 9.0.0 ends at 2^32 − 1, its parser and later schemas do not. */
export const speed: ValueKind = {
  ...kilobytes,
  describe: 'number of kilobytes per second',
  complaint(value) {
    const complaint = kilobytes.complaint!(value);
    const written = complaint && /^(\d{1,9})\s*([kmg])(b|bit|bps|bytes|bit\/s|b\/s)$/i.exec(value.trim());
    if (!written) return complaint;
    const bits = /^bit|^bps/i.test(written[3]!) || written[3]!.startsWith('b/');
    const perSecond = Number(written[1]) * 1000 ** 'kmg'.indexOf(written[2]!.toLowerCase());
    const rate = bits ? perSecond / 8 : perSecond;
    if (!Number.isInteger(rate) || rate < 1) return complaint;
    return { message: `${value} has a unit, expected kilobytes per second: ${rate}`, instead: [String(rate)] };
  },
};

/** The name of a module of the kernel. libvirt reads any text; 11.3.0's schema has no dots, blanks and colons. */
export const moduleName = (code: string, describe: string, example: string): ValueKind => ({
  describe,
  code,
  example,
  complaint: (value) => (/^[\w+-]+$/.test(value) ? undefined : schemaOnly(value)),
});

/** A text on one line: libvirt 11.3.0 refuses a line break in a title, the first that reads one does so too. */
export const oneLine = (code: string, describe: string, example: string): ValueKind => ({
  describe,
  code,
  example,
  complaint(value) {
    if (!value.includes('\n')) return undefined;
    const lines = value.split('\n').map((it) => it.trim());
    return {
      message: `a line break in the ${describe}, expected one line`,
      instead: [lines.filter((it) => it !== '').join(' ')],
    };
  },
});

const trunkWord = oneOf('vlan-trunk-value', 'yes', [{ value: 'yes', doc: 'The port is a trunk.' }], {
  on: 'yes',
  true: 'yes',
});

/** `trunk` of a vlan: libvirt takes yes and no in any case (virNetDevVlanParse), its schema `yes` alone. */
export const vlanTrunk: ValueKind = {
  ...trunkWord,
  meaning: (value) => value.toLowerCase(),
  complaint(value) {
    const complaint = trunkWord.complaint!(value);
    const word = value.toLowerCase();
    if (complaint && (word === 'yes' || word === 'no')) return schemaOnly(value, word === 'yes' ? word : undefined);
    return complaint;
  },
};
