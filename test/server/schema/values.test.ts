// The kinds of value one by one: what they take, and what they say of what they do not take. Of networks as libvirt's
// schema and parser have them, of ifcfg files as NetworkManager's reader has them.
import assert from 'node:assert/strict';
import type { Complaint, ValueKind } from '../../../server/src/schema/types';
import * as values from '../../../server/src/schema/values';
import * as ifcfg from '../../../server/src/schema/values-ifcfg';
import * as network from '../../../server/src/schema/values-network';

type Refused = readonly [value: string, message: string, more?: Omit<Complaint, 'message'>];
type Asked = readonly [kind: ValueKind, describe: string, taken: readonly string[], refused: readonly Refused[]];

const ofNetworks: readonly Asked[] = [
  [
    values.yesNo,
    'yes or no',
    ['yes', 'no'],
    [
      ['Yes', 'Yes is not known here, expected yes or no', { instead: ['yes'] }],
      ['on', 'on is not known here, expected yes or no', { instead: ['yes'] }],
      ['1', '1 is not known here, expected yes or no', { instead: ['yes'] }],
      ['t', 't is not known here, expected yes or no', { instead: ['yes'] }],
      ['0', '0 is not known here, expected yes or no', { instead: ['no'] }],
      ['none', 'none is not known here, expected yes or no', { instead: ['no'] }],
      ['disabled', 'disabled is not known here, expected yes or no', { instead: ['no'] }],
      ['maybe', 'maybe is not known here, expected yes or no', { instead: ['yes', 'no'] }],
      ['', 'the value is empty, expected yes or no', { instead: ['yes', 'no'] }],
      [' no ', ' no  is not known here, expected yes or no', { instead: ['no'] }],
    ],
  ],
  [
    values.onOff,
    'on or off',
    ['on', 'off'],
    [
      ['true', 'true is not known here, expected on or off', { instead: ['on'] }],
      ['y', 'y is not known here, expected on or off', { instead: ['on'] }],
      ['n', 'n is not known here, expected on or off', { instead: ['off'] }],
      ['f', 'f is not known here, expected on or off', { instead: ['off'] }],
      ['x', 'x is not known here, expected on or off', { instead: ['on', 'off'] }],
    ],
  ],
  [
    values.oneOf('c', 'd', [{ value: 'tcp' }, { value: 'udp' }, { value: 'Sctp' }], { transmission: 'tcp' }),
    'd',
    ['tcp'],
    [
      ['TCP', 'TCP is not known here, expected tcp, udp or Sctp', { instead: ['tcp'] }],
      ['sctp', 'sctp is not known here, expected tcp, udp or Sctp', { instead: ['Sctp'] }],
      ['transmission', 'transmission is not known here, expected tcp, udp or Sctp', { instead: ['tcp'] }],
      ['tpc', 'tpc is not known here, expected tcp, udp or Sctp', { instead: ['tcp'] }],
      ['x', 'x is not known here, expected tcp, udp or Sctp'],
      ['', 'the value is empty, expected tcp, udp or Sctp'],
      ['constructor', 'constructor is not known here, expected tcp, udp or Sctp'],
    ],
  ],
  [
    values.oneOf('c', 'd', [{ value: 'pci' }]),
    'd',
    ['pci'],
    [
      ['usb', 'usb is not known here, expected pci', { instead: ['pci'] }],
      ['', 'the value is empty, expected pci', { instead: ['pci'] }],
    ],
  ],
  [
    values.integer('c', 1, 100, { unit: 'apples' }),
    'number from 1 to 100 apples',
    ['1', '100', '099'],
    [
      ['0', '0 is not a number from 1 to 100', { instead: ['1'] }],
      ['101', '101 is not a number from 1 to 100', { instead: ['100'] }],
      ['-1', '-1 is not a number from 1 to 100 apples'],
      ['+5', '+5 is not a number from 1 to 100 apples', { instead: ['5'] }],
      [' 5', ' 5 is not a number from 1 to 100 apples', { instead: ['5'] }],
      ['5 ', '5  is not a number from 1 to 100 apples', { instead: ['5'] }],
      ['', 'the value is empty, expected a number from 1 to 100 apples'],
      ['5.0', '5.0 is not a number from 1 to 100 apples', { instead: ['5'] }],
      ['5.5', '5.5 is not a number from 1 to 100 apples'],
      ['5kg', '5kg is not a number from 1 to 100 apples'],
      ['1e2', '1e2 is not a number from 1 to 100 apples'],
      ['/24', '/24 is not a number from 1 to 100 apples', { instead: ['24'] }],
      ['9999999999999999999999', '9999999999999999999999 is not a number from 1 to 100', { instead: ['100'] }],
    ],
  ],
  [
    values.integer('c', 1, 65535, { plus: true, blanks: true }),
    'number from 1 to 65535',
    ['+5', ' 5'],
    [
      ['5 ', '5  is not a number from 1 to 65535', { instead: ['5'] }],
      ['++5', '++5 is not a number from 1 to 65535'],
      ['0', '0 is not a number from 1 to 65535', { instead: ['1'] }],
      ['65536', '65536 is not a number from 1 to 65535', { instead: ['65535'] }],
      ['+', '+ is not a number from 1 to 65535'],
      ['  ', '   is not a number from 1 to 65535'],
    ],
  ],
  [
    values.integer('c', 0, 2 ** 64),
    'number from 0',
    ['18446744073709551615', '9007199254740993'],
    [
      ['18446744073709551616', '18446744073709551616 is not a number from 0', { instead: ['18446744073709551615'] }],
      ['99999999999999999999', '99999999999999999999 is not a number from 0', { instead: ['18446744073709551615'] }],
    ],
  ],
  [
    values.hexOrDecimal('c', 0xffffff, 6),
    'number from 0 to 16777215, or hexadecimal after 0x',
    ['0', '0xffffff', '16777215'],
    [
      ['16777216', '16777216 is not a number from 0 to 16777215 (0xffffff)'],
      ['0x1000000', '0x1000000 is not a number from 0 to 16777215 (0xffffff)'],
      ['0X10', '0X10 is not a number from 0 to 16777215 (0xffffff)', { instead: ['0x10'] }],
      ['ff', 'ff is not a number from 0 to 16777215 (0xffffff)', { instead: ['0xff'] }],
      ['', 'the value is empty, expected a number from 0 to 16777215 (0xffffff)'],
      ['0xfg', '0xfg is not a number from 0 to 16777215 (0xffffff)'],
      ['-1', '-1 is not a number from 0 to 16777215 (0xffffff)'],
    ],
  ],
  [
    values.pciNumberKind(31, 2, '0x10'),
    'number from 0 to 31, or hexadecimal after 0x',
    ['0', '31', '0x1f'],
    [
      ['32', '32 is not a number from 0x0 to 0x1f'],
      ['0x20', '0x20 is not a number from 0x0 to 0x1f'],
      ['0X1f', '0X1f is not a number from 0x0 to 0x1f'],
      [
        '1f',
        '1f has hexadecimal digits without 0x, expected 0x1f',
        { code: 'pci-decimal-hex-trap', severity: 'error', instead: ['0x1f'] },
      ],
      ['ff', 'ff has hexadecimal digits without 0x, expected a number from 0x0 to 0x1f'],
      ['09', '09 starts with 0 and is read as octal, expected a number from 0x0 to 0x1f', { instead: ['0x9'] }],
      ['08', '08 starts with 0 and is read as octal, expected a number from 0x0 to 0x1f', { instead: ['0x8'] }],
      ['', 'the value is not a number from 0x0 to 0x1f'],
      ['-1', '-1 is not a number from 0x0 to 0x1f'],
      ['0x001', '0x001 is not a number from 0x0 to 0x1f'],
    ],
  ],
  [
    values.uuid,
    'UUID',
    ['2f8c6a52-6d3b-4b0e-9d8f-3f3b6c1f9a40', '2F8C6A526D3B4B0E9D8F3F3B6C1F9A40'],
    [
      [
        '2f8c6a52 6d3b 4b0e 9d8f 3f3b6c1f9a40',
        '2f8c6a52 6d3b 4b0e 9d8f 3f3b6c1f9a40 is taken by libvirt but not by its schema, expected 2f8c6a52-6d3b-4b0e-9d8f-3f3b6c1f9a40',
        { code: 'uuid-loose-form', schemaOnly: true, instead: ['2f8c6a52-6d3b-4b0e-9d8f-3f3b6c1f9a40'] },
      ],
      [
        '{2f8c6a52-6d3b-4b0e-9d8f-3f3b6c1f9a40}',
        '{2f8c6a52-6d3b-4b0e-9d8f-3f3b6c1f9a40} is not a plain UUID, expected 2f8c6a52-6d3b-4b0e-9d8f-3f3b6c1f9a40',
        { instead: ['2f8c6a52-6d3b-4b0e-9d8f-3f3b6c1f9a40'] },
      ],
      [
        'urn:uuid:2f8c6a52-6d3b-4b0e-9d8f-3f3b6c1f9a40',
        'urn:uuid:2f8c6a52-6d3b-4b0e-9d8f-3f3b6c1f9a40 is not a plain UUID, expected 2f8c6a52-6d3b-4b0e-9d8f-3f3b6c1f9a40',
        { instead: ['2f8c6a52-6d3b-4b0e-9d8f-3f3b6c1f9a40'] },
      ],
      ['', 'the UUID is empty, libvirt will make one', { code: 'uuid-loose-form', schemaOnly: true }],
      ['  ', 'the UUID is empty, libvirt will make one', { code: 'uuid-loose-form', schemaOnly: true }],
      ['2f8c6a52', '2f8c6a52 has 8 hexadecimal digits, expected 32'],
      [
        '2f8c6a52-6d3b-4b0e-9d8f-3f3b6c1f9a4g',
        'g is not a hexadecimal digit, expected a UUID of 32',
        { part: [35, 36] },
      ],
      [
        '2f8c6a52-6d3b-4b0e-9d8f-3f3b6c1f9a400',
        '2f8c6a52-6d3b-4b0e-9d8f-3f3b6c1f9a400 has 33 hexadecimal digits, expected 32',
      ],
      [
        '2f8c6a526-d3b-4b0e-9d8f-3f3b6c1f9a40',
        '2f8c6a526-d3b-4b0e-9d8f-3f3b6c1f9a40 is taken by libvirt but not by its schema, expected 2f8c6a52-6d3b-4b0e-9d8f-3f3b6c1f9a40',
        { code: 'uuid-loose-form', schemaOnly: true, instead: ['2f8c6a52-6d3b-4b0e-9d8f-3f3b6c1f9a40'] },
      ],
    ],
  ],
  [
    values.deviceName('c', { empty: 'e', breaks: 'b' }),
    'device name',
    ['eth0', 'br_0.5-a\\:/'],
    [
      ['', 'the device name is empty', { code: 'e' }],
      [
        'br 0',
        'a blank cannot stand in a device name, expected letters, digits and _ . - \\ : /',
        { part: [2, 3], instead: ['br-0'] },
      ],
      [
        'br\t0',
        'a line break or tab cannot stand in a device name, expected letters, digits and _ . - \\ : /',
        { part: [2, 3], instead: ['br-0'] },
      ],
      [
        "a'b",
        "' cannot stand in a device name, expected letters, digits and _ . - \\ : /",
        { code: 'b', part: [1, 2], instead: ['a-b'] },
      ],
      [
        'a<b',
        '< cannot stand in a device name, expected letters, digits and _ . - \\ : /',
        { code: 'b', part: [1, 2], instead: ['a-b'] },
      ],
      [
        'a&b',
        '& cannot stand in a device name, expected letters, digits and _ . - \\ : /',
        { code: 'b', part: [1, 2], instead: ['a-b'] },
      ],
      ['ü', 'ü cannot stand in a device name, expected letters, digits and _ . - \\ : /', { part: [0, 1] }],
      ['😀', '😀 cannot stand in a device name, expected letters, digits and _ . - \\ : /', { part: [0, 2] }],
      ['!!', '! cannot stand in a device name, expected letters, digits and _ . - \\ : /', { part: [0, 1] }],
    ],
  ],
  [
    values.zoneName('c'),
    'zone name',
    ['my-zone_1'],
    [
      ['a.b', '. cannot stand in a zone name, expected letters, digits and _ -', { part: [1, 2], instead: ['a-b'] }],
      ['', 'the zone name is empty'],
    ],
  ],
  [
    values.dnsName('c', {}),
    'DNS name',
    ['a-b.c'],
    [
      ['a_b', 'a_b is taken by libvirt but not by its schema', { schemaOnly: true }],
      ['_dmarc.lab', '_dmarc.lab is taken by libvirt but not by its schema', { schemaOnly: true }],
      ['a_b c', '_ cannot stand in a DNS name, expected letters, digits and . -', { part: [1, 2], instead: ['a-b-c'] }],
      [
        'a b',
        'a blank cannot stand in a DNS name, expected letters, digits and . -',
        { part: [1, 2], instead: ['a-b'] },
      ],
      ['', 'the DNS name is empty'],
    ],
  ],
  [
    values.line('d'),
    'd',
    ['a', ''],
    [
      [
        'a\nb',
        'what stands after the line break becomes a line of its own for dnsmasq, expected one line',
        { severity: 'warning', part: [1, 3], instead: ['a b'] },
      ],
      [
        'a\r\nb\n',
        'what stands after the line break becomes a line of its own for dnsmasq, expected one line',
        { severity: 'warning', part: [1, 5], instead: ['a b'] },
      ],
      [
        '\n',
        'what stands after the line break becomes a line of its own for dnsmasq, expected one line',
        { severity: 'warning', part: [0, 1], instead: [''] },
      ],
    ],
  ],
  [
    values.path('c', 'path', '/x'),
    'path',
    ['/a'],
    [
      ['', 'the path is empty'],
      [
        '/a\nb',
        'what stands after the line break becomes a line of its own for dnsmasq, expected one line',
        { code: 'newline-injects-dnsmasq-line', severity: 'warning', part: [2, 4], instead: ['/a b'] },
      ],
    ],
  ],
  [
    values.shortText('c', 'text', 3),
    'text',
    ['abc', ''],
    [['abcd', 'text of 4 characters, expected at most 3', { part: [3, 4] }]],
  ],
  [
    values.ipv4('c'),
    'IPv4 address',
    ['10.0.0.1', '0.0.0.0', '255.255.255.255'],
    [
      ['', 'the value is empty, expected an IPv4 address'],
      ['10.0.0.256', '256 in 10.0.0.256 is above 255, expected an IPv4 address', { part: [7, 10] }],
      [
        '10.0.0',
        '10.0.0 is read as 10.0.0.0, expected four decimal numbers without leading zeros',
        { code: 'ip-address-inet-aton', instead: ['10.0.0.0'] },
      ],
      ['10.0.0.0.1', '10.0.0.0.1 has 5 parts, expected four'],
      ['10..0.1', '10..0.1 is not an IPv4 address'],
      ['a.0.0.1', 'a in a.0.0.1 is not a number, expected an IPv4 address', { part: [0, 1] }],
      [
        '010.0.0.1',
        '010.0.0.1 is read as 8.0.0.1, expected four decimal numbers without leading zeros',
        { code: 'ip-address-inet-aton', instead: ['10.0.0.1', '8.0.0.1'] },
      ],
      [
        '0x0a.0.0.1',
        '0x0a.0.0.1 is read as 10.0.0.1, expected four decimal numbers without leading zeros',
        { code: 'ip-address-inet-aton', instead: ['10.0.0.1'] },
      ],
      [
        '10.0.0.1/24',
        '10.0.0.1/24 has a prefix length, expected the address alone',
        { instead: ['10.0.0.1'], part: [8, 11] },
      ],
      [
        '10.0.0.1%eth0',
        '10.0.0.1%eth0 has a zone, expected 10.0.0.1',
        { code: 'ip-ipv6-zone-id', instead: ['10.0.0.1'], part: [8, 13] },
      ],
      ['[10.0.0.1]', '[10.0.0.1] has brackets, expected 10.0.0.1', { instead: ['10.0.0.1'] }],
      [' 10.0.0.1', '10.0.0.1 stands between blanks, expected the address alone', { instead: ['10.0.0.1'] }],
      ['fd00::1', 'fd00::1 is an IPv6 address, expected an IPv4 address'],
      ['host', 'host is not an IPv4 address'],
      [
        '167772161',
        '167772161 is read as 10.0.0.1, expected four decimal numbers without leading zeros',
        { code: 'ip-address-inet-aton', instead: ['10.0.0.1'] },
      ],
      ['1.2.3.4.5.6', '1.2.3.4.5.6 has 6 parts, expected four'],
      ['10.0.0.08', '10.0.0.08 is not an IPv4 address'],
      ['1:2', '1:2 is not an IPv4 address'],
      [
        '10.0.0.1234567890',
        '1234567890 in 10.0.0.1234567890 is not a number, expected an IPv4 address',
        { part: [7, 17] },
      ],
    ],
  ],
  [
    values.ipv6('c'),
    'IPv6 address',
    ['fd00::1', '::'],
    [
      ['1::2::3', '1::2::3 is not an IPv6 address'],
      ['10.0.0.1', '10.0.0.1 is an IPv4 address, expected an IPv6 address'],
      [
        'fd00::1/64',
        'fd00::1/64 has a prefix length, expected the address alone',
        { instead: ['fd00::1'], part: [7, 10] },
      ],
      [
        'fe80::1%eth0',
        'fe80::1%eth0 has a zone, expected fe80::1',
        { code: 'ip-ipv6-zone-id', instead: ['fe80::1'], part: [7, 12] },
      ],
      ['[fd00::1]', '[fd00::1] has brackets, expected fd00::1', { instead: ['fd00::1'] }],
      ['', 'the value is empty, expected an IPv6 address'],
      ['fd00', 'fd00 is not an IPv6 address'],
      ['fd00::g', 'fd00::g is not an IPv6 address'],
      [' fd00::1', 'fd00::1 stands between blanks, expected the address alone', { instead: ['fd00::1'] }],
    ],
  ],
  [
    values.ipAddress('c'),
    'IP address',
    ['fd00::1', '10.0.0.1'],
    [
      ['host', 'host is not an IP address'],
      ['1:2', '1:2 is not an IP address'],
      ['', 'the value is empty, expected an IP address'],
      [
        '10.0.0.1/8',
        '10.0.0.1/8 has a prefix length, expected the address alone',
        { instead: ['10.0.0.1'], part: [8, 10] },
      ],
      [
        'fe80::1%lo',
        'fe80::1%lo has a zone, expected fe80::1',
        { code: 'ip-ipv6-zone-id', instead: ['fe80::1'], part: [7, 10] },
      ],
      ['10.0.0.300', '300 in 10.0.0.300 is above 255, expected an IP address', { part: [7, 10] }],
    ],
  ],
  [
    values.netmask,
    'netmask such as 255.255.255.0',
    ['255.255.255.0', '255.0.255.0'],
    [
      [
        '24',
        '24 is read as 0.0.0.24, expected 255.255.255.0',
        { code: 'ip-netmask-number', instead: ['255.255.255.0'] },
      ],
      [
        '/24',
        '/24 is a prefix length, expected 255.255.255.0',
        { code: 'ip-netmask-number', instead: ['255.255.255.0'] },
      ],
      [
        '32',
        '32 is read as 0.0.0.32, expected 255.255.255.255',
        { code: 'ip-netmask-number', instead: ['255.255.255.255'] },
      ],
      [
        '33',
        '33 is read as 0.0.0.33, expected four decimal numbers without leading zeros',
        { code: 'ip-address-inet-aton', instead: ['0.0.0.33'] },
      ],
      [' 8 ', ' 8  is a prefix length, expected 255.0.0.0', { code: 'ip-netmask-number', instead: ['255.0.0.0'] }],
      [
        '255.255.255',
        '255.255.255 is read as 255.255.0.255, expected four decimal numbers without leading zeros',
        { code: 'ip-address-inet-aton', instead: ['255.255.0.255'] },
      ],
      ['', 'the value is empty, expected a netmask such as 255.255.255.0'],
      ['x', 'x is not a netmask such as 255.255.255.0'],
    ],
  ],
  [
    values.ipPrefix('c', 'r'),
    'prefix length: 0 to 32 for IPv4, to 128 for IPv6',
    ['0', '128', ' 24'],
    [
      ['129', '129 is not a number from 0 to 128', { code: 'r' }],
      ['-1', '-1 is not a number from 0 to 128'],
      ['255.255.255.0', '255.255.255.0 is a netmask, expected a prefix length such as 24', { instead: ['24'] }],
      ['255.0.255.0', '255.0.255.0 is a netmask, expected a prefix length such as 24'],
      ['/24', '/24 is not a number from 0 to 128', { instead: ['24'] }],
      ['24 ', '24  is not a number from 0 to 128', { instead: ['24'] }],
      ['', 'the value is empty, expected a number from 0 to 128'],
      ['x', 'x is not a number from 0 to 128'],
      ['+5', '+5 is not a number from 0 to 128', { instead: ['5'] }],
    ],
  ],
  [
    values.mac,
    'MAC address',
    ['52:54:00:6b:3c:58', 'aa:bb:cc:dd:ee:ff'],
    [
      [
        '52-54-00-6b-3c-58',
        '52-54-00-6b-3c-58 is not a MAC address, expected 52:54:00:6b:3c:58',
        { instead: ['52:54:00:6b:3c:58'] },
      ],
      [
        '5254.006b.3c58',
        '5254.006b.3c58 is not a MAC address, expected 52:54:00:6b:3c:58',
        { instead: ['52:54:00:6b:3c:58'] },
      ],
      [
        '5254006b3c58',
        '5254006b3c58 is not a MAC address, expected 52:54:00:6b:3c:58',
        { instead: ['52:54:00:6b:3c:58'] },
      ],
      [
        '2:54:0:6b:3c:8',
        '2:54:0:6b:3c:8 is taken by libvirt but not by its schema, expected 02:54:00:6b:3c:08',
        { instead: ['02:54:00:6b:3c:08'], code: 'mac-short', schemaOnly: true },
      ],
      [
        '52:54:00:6b:3c:58 ',
        '52:54:00:6b:3c:58 is taken by libvirt but not by its schema, expected 52:54:00:6b:3c:58',
        { instead: ['52:54:00:6b:3c:58'], code: 'mac-short', schemaOnly: true },
      ],
      [
        '2-54-0-6b-3c-8',
        '2-54-0-6b-3c-8 is not a MAC address, expected 02:54:00:6b:3c:08',
        { instead: ['02:54:00:6b:3c:08'] },
      ],
      [
        '53:54:00:6b:3c:58',
        '53:54:00:6b:3c:58 is a multicast address, expected an even first octet',
        { code: 'mac-multicast', part: [0, 2], instead: ['52:54:00:6b:3c:58'] },
      ],
      [
        'ff:ff:ff:ff:ff:ff',
        'ff:ff:ff:ff:ff:ff is the broadcast address, expected an even first octet',
        { code: 'mac-multicast', part: [0, 2], instead: ['fe:ff:ff:ff:ff:ff'] },
      ],
      [
        '01:00:5e:00:00:01',
        '01:00:5e:00:00:01 is a multicast address, expected an even first octet',
        { code: 'mac-multicast', part: [0, 2], instead: ['00:00:5e:00:00:01'] },
      ],
      ['', 'the MAC address is empty'],
      ['52:54:00:6b:3c', '52:54:00:6b:3c has 5 groups, expected six'],
      ['52:54:00:6b:3c:58:00', '52:54:00:6b:3c:58:00 has 7 groups, expected six'],
      ['52:54:00:6b:3c:gg', 'gg in 52:54:00:6b:3c:gg is not two hexadecimal digits', { part: [15, 17] }],
      ['52:54:00::3c:58', '52:54:00::3c:58 is not a MAC address such as 52:54:00:6b:3c:58'],
      ['x', 'x is not a MAC address such as 52:54:00:6b:3c:58'],
      [
        '0b:00:00:00:00:00',
        '0b:00:00:00:00:00 is a multicast address, expected an even first octet',
        { code: 'mac-multicast', part: [0, 2], instead: ['0a:00:00:00:00:00'] },
      ],
    ],
  ],
  [
    values.duid,
    'DUID',
    [
      '0:3:0:1:52:54:0:6b:3c:58',
      '0:1:0:1:1:2:3:4:52:54:0:6b:3c:58',
      '0:2:0:0:0:9:1',
      '0:4:1:1:1:1:1:1:1:1:1:1:1:1:1:1:1:1',
      '0:3:0:f:52:54:0:6b:3c:58',
    ],
    [
      ['', 'the DUID is empty'],
      ['0:3:0:1:52', 'a DUID by link-layer address has 10 to 12 bytes, this one has 5', { schemaOnly: true }],
      [
        '0:5:0:1',
        '0:5:0:1 does not start with the type of a DUID, expected 0:1, 0:2, 0:3 or 0:4',
        { schemaOnly: true },
      ],
      [
        '52:54:00:6b:3c:58',
        '52:54:00:6b:3c:58 does not start with the type of a DUID, expected 0:1, 0:2, 0:3 or 0:4',
        { instead: ['0:3:0:1:52:54:00:6b:3c:58'], schemaOnly: true },
      ],
      [
        '1:3:0:1:52:54:0:6b:3c:58',
        '1:3:0:1:52:54:0:6b:3c:58 does not start with the type of a DUID, expected 0:1, 0:2, 0:3 or 0:4',
        { schemaOnly: true },
      ],
      [
        '0:3:0:16:52:54:0:6b:3c:58',
        'hardware type 22 of the DUID is not in 1 to 15, Ethernet is 0:1',
        { schemaOnly: true },
      ],
      [
        '0:3:1:1:52:54:0:6b:3c:58',
        'hardware type 257 of the DUID is not in 1 to 15, Ethernet is 0:1',
        { schemaOnly: true },
      ],
      [
        '0:3:0:1:x:54:0:6b:3c:58',
        'x in 0:3:0:1:x:54:0:6b:3c:58 is not a byte, expected one or two hexadecimal digits',
        { part: [8, 9] },
      ],
      [
        '0:3:0:1::54',
        'an empty part in 0:3:0:1::54 is not a byte, expected one or two hexadecimal digits',
        { part: [8, 8] },
      ],
      ['0', '0 does not start with the type of a DUID, expected 0:1, 0:2, 0:3 or 0:4', { schemaOnly: true }],
      ['0:4:1', 'a DUID by UUID has 18 bytes, this one has 3', { schemaOnly: true }],
      ['0:2:0:0:0:9', 'a DUID by enterprise number has 7 to 130 bytes, this one has 6', { schemaOnly: true }],
      [
        '0:1:0:1:1:2:3:4:52:54:0:6b:3c:58:1:2:3',
        'a DUID by link-layer address with time has 14 to 16 bytes, this one has 17',
        { schemaOnly: true },
      ],
      [
        '0:3:0:0:52:54:0:6b:3c:58',
        'hardware type 0 of the DUID is not in 1 to 15, Ethernet is 0:1',
        { schemaOnly: true },
      ],
    ],
  ],
  [
    network.forwardMode,
    'forward mode',
    ['nat'],
    [
      [
        'NAT',
        'NAT is not known here, expected nat, route, open, bridge, private, vepa, passthrough or hostdev',
        { instead: ['nat'] },
      ],
      [
        'none',
        'an isolated network has no forward element, none is not a mode',
        { code: 'forward-mode-none', schemaOnly: true },
      ],
      ['None', 'an isolated network has no forward element, None is not a mode'],
      ['isolated', 'an isolated network has no forward element, isolated is not a mode'],
      ['', 'the mode is empty and taken as nat', { schemaOnly: true, instead: ['nat'] }],
      [
        'router',
        'router is not known here, expected nat, route, open, bridge, private, vepa, passthrough or hostdev',
        { instead: ['route'] },
      ],
      [
        'passthru',
        'passthru is not known here, expected nat, route, open, bridge, private, vepa, passthrough or hostdev',
        { instead: ['passthrough'] },
      ],
      ['bogus', 'bogus is not known here, expected nat, route, open, bridge, private, vepa, passthrough or hostdev'],
      [
        'hostdev-hybrid',
        'hostdev-hybrid is not known here, expected nat, route, open, bridge, private, vepa, passthrough or hostdev',
        { instead: ['hostdev'] },
      ],
    ],
  ],
  [
    network.bridgeName,
    'device name',
    ['virbr0'],
    [
      [
        'virbr%d',
        'virbr%d stands for the first free number, which libvirt takes but not its schema',
        { code: 'bridge-name-template', schemaOnly: true, part: [5, 7] },
      ],
      [
        '%d',
        '%d stands for the first free number, which libvirt takes but not its schema',
        { code: 'bridge-name-template', schemaOnly: true, part: [0, 2] },
      ],
      [
        'a%d%d',
        '% cannot stand in a device name, expected letters, digits and _ . - \\ : /',
        { part: [1, 2], instead: ['a-d-d'] },
      ],
      [
        'a %d',
        'a blank cannot stand in a device name, expected letters, digits and _ . - \\ : /',
        { part: [1, 2], instead: ['a--d'] },
      ],
      ['', 'the device name is empty', { code: 'bridge-name-empty' }],
      [
        'br 0',
        'a blank cannot stand in a device name, expected letters, digits and _ . - \\ : /',
        { part: [2, 3], instead: ['br-0'] },
      ],
    ],
  ],
  [
    network.srvService,
    'service',
    ['ldap', '_ldap', 'x'.repeat(482), 'a+b/c*d-e'],
    [
      [
        '',
        'the service is empty; the record would be called _._tcp',
        { code: 'srv-empty-service', severity: 'warning' },
      ],
      ['a.b', '. cannot stand in a service, expected letters, digits and _ - + / *', { part: [1, 2] }],
      ['x'.repeat(483), 'a service of 483 characters, expected at most 482'],
    ],
  ],
  [
    network.srvProtocol,
    'protocol',
    ['tcp'],
    [
      [
        '_tcp',
        'libvirt puts the underscore in front of tcp itself',
        { instead: ['tcp'], code: 'srv-leading-underscore', severity: 'error' },
      ],
      ['TCP', 'TCP is taken by libvirt but not by its schema, expected tcp', { instead: ['tcp'], schemaOnly: true }],
      [
        '_sctp',
        'libvirt puts the underscore in front of sctp itself',
        { code: 'srv-leading-underscore', severity: 'error' },
      ],
      ['sctp', 'sctp is taken by libvirt but not by its schema', { schemaOnly: true }],
      ['a b', 'a b is not known here, expected tcp or udp'],
      ['', 'the value is empty, expected tcp or udp'],
    ],
  ],
  [
    network.leaseExpiry,
    'number of seconds, minutes or hours',
    ['24', '0', '007', '00'],
    [
      ['010', '010 is read as octal and means 8', { severity: 'warning', instead: ['10'] }],
      ['08', '08 is read as octal and has a digit above 7', { instead: ['8'] }],
      ['', 'the value is empty, expected a number from 0'],
      ['x', 'x is not a number from 0'],
      ['-1', '-1 is not a number from 0'],
      ['18446744073709551616', '18446744073709551616 is not a number from 0', { instead: ['18446744073709551615'] }],
    ],
  ],
  [
    network.leaseUnit,
    'unit of time',
    ['hours'],
    [
      ['h', 'h is not known here, expected seconds, minutes or hours', { instead: ['hours'] }],
      ['hrs', 'hrs is not known here, expected seconds, minutes or hours', { instead: ['hours'] }],
      ['Minutes', 'Minutes is not known here, expected seconds, minutes or hours', { instead: ['minutes'] }],
      ['sec', 'sec is not known here, expected seconds, minutes or hours', { instead: ['seconds'] }],
      ['days', 'days is not known here, expected seconds, minutes or hours'],
      ['', 'the value is empty, expected seconds, minutes or hours'],
    ],
  ],
  [
    network.dhcpHostName,
    'host name',
    ['web', 'web-1', 'a.b', 'web_1', '9'],
    [
      ['-web', '-web begins with -, expected a letter or digit first', { part: [0, 1], instead: ['web'] }],
      ['', 'the host name is empty'],
      ['_web', '_web begins with _, expected a letter or digit first', { part: [0, 1], instead: ['web'] }],
      [
        "a'b",
        "' in a host name makes libvirt store a definition that it cannot read again",
        { code: 'special-char-breaks-config', part: [1, 2], instead: ['a-b'] },
      ],
      [
        'a<b',
        '< in a host name makes libvirt store a definition that it cannot read again',
        { code: 'special-char-breaks-config', part: [1, 2], instead: ['a-b'] },
      ],
      [' web', ' web begins with a blank, expected a letter or digit first', { part: [0, 1], instead: ['web'] }],
      [
        '&',
        '& in a host name makes libvirt store a definition that it cannot read again',
        { code: 'special-char-breaks-config', part: [0, 1] },
      ],
      ['--', '-- begins with -, expected a letter or digit first', { part: [0, 1] }],
    ],
  ],
  [
    network.bootpServer,
    'IPv4 address',
    ['10.0.0.1'],
    [
      ['fd00::1', 'fd00::1 is an IPv6 address, guests boot by IPv4', { code: 'bootp-server-ipv6' }],
      ['host', 'host is a name, expected an IPv4 address'],
      [
        '10.1',
        '10.1 is read as 10.0.0.1, expected four decimal numbers without leading zeros',
        { code: 'ip-address-inet-aton', instead: ['10.0.0.1'], severity: 'warning' },
      ],
      ['', 'the value is empty, expected an IPv4 address'],
      ['host.example', 'host.example is a name, expected an IPv4 address'],
    ],
  ],
  [
    network.speed,
    'number of kilobytes per second',
    ['1', '1000'],
    [
      ['0', '0 is not a number from 1', { instead: ['1'] }],
      ['10mbit', '10mbit has a unit, expected kilobytes per second: 1250', { instead: ['1250'] }],
      ['10MB', '10MB has a unit, expected kilobytes per second: 10000', { instead: ['10000'] }],
      ['1 gbit/s', '1 gbit/s has a unit, expected kilobytes per second: 125000', { instead: ['125000'] }],
      ['8kbit', '8kbit has a unit, expected kilobytes per second: 1', { instead: ['1'] }],
      ['1kbit', '1kbit is not a number from 1 kilobytes per second'],
      ['3kbps', '3kbps is not a number from 1 kilobytes per second'],
      ['3kb/s', '3kb/s is not a number from 1 kilobytes per second'],
      ['x', 'x is not a number from 1 kilobytes per second'],
      ['5mb', '5mb has a unit, expected kilobytes per second: 5000', { instead: ['5000'] }],
      ['1.5mbit', '1.5mbit is not a number from 1 kilobytes per second'],
      ['1000kB/s', '1000kB/s has a unit, expected kilobytes per second: 1000', { instead: ['1000'] }],
    ],
  ],
];

const ofIfcfg: readonly Asked[] = [
  [
    ifcfg.boolean,
    'yes or no',
    ['yes', 'no'],
    [
      [
        'true',
        'true is understood, yes is the usual word',
        { code: 'boolean-style', severity: 'hint', instead: ['yes'] },
      ],
      ['T', 'T is understood, yes is the usual word', { code: 'boolean-style', severity: 'hint', instead: ['yes'] }],
      ['y', 'y is understood, yes is the usual word', { code: 'boolean-style', severity: 'hint', instead: ['yes'] }],
      ['1', '1 is understood, yes is the usual word', { code: 'boolean-style', severity: 'hint', instead: ['yes'] }],
      [
        'FALSE',
        'FALSE is understood, no is the usual word',
        { code: 'boolean-style', severity: 'hint', instead: ['no'] },
      ],
      ['f', 'f is understood, no is the usual word', { code: 'boolean-style', severity: 'hint', instead: ['no'] }],
      ['n', 'n is understood, no is the usual word', { code: 'boolean-style', severity: 'hint', instead: ['no'] }],
      ['0', '0 is understood, no is the usual word', { code: 'boolean-style', severity: 'hint', instead: ['no'] }],
      ['on', 'on is not a word of NetworkManager, expected yes', { code: 'boolean-on-off', instead: ['yes'] }],
      ['OFF', 'OFF is not a word of NetworkManager, expected no', { code: 'boolean-on-off', instead: ['no'] }],
      ['never', 'never is not yes or no', { instead: ['no', 'yes'] }],
      ['none', 'none is not yes or no', { instead: ['no', 'yes'] }],
      ['disabled', 'disabled is not yes or no', { instead: ['no', 'yes'] }],
      ['enable', 'enable is not yes or no', { instead: ['yes', 'no'] }],
      ['ja', 'ja is not yes or no', { instead: ['yes', 'no'] }],
      ['nein', 'nein is not yes or no', { instead: ['no', 'yes'] }],
      [' no ', ' no  is not yes or no', { instead: ['no', 'yes'] }],
      ['x', 'x is not yes or no', { instead: ['yes', 'no'] }],
    ],
  ],
  [
    ifcfg.booleanOr([{ value: 'auto' }, { value: 'Only' }]),
    'yes, no or auto, Only',
    ['yes', 'auto', 'Only'],
    [
      ['AUTO', 'AUTO is known as auto only', { instead: ['auto'] }],
      ['only', 'only is known as Only only', { instead: ['Only'] }],
      [
        'true',
        'true is understood, yes is the usual word',
        { code: 'boolean-style', severity: 'hint', instead: ['yes'] },
      ],
      ['on', 'on is not a word of NetworkManager, expected yes', { code: 'boolean-on-off', instead: ['yes'] }],
      ['x', 'x is not yes or no', { instead: ['yes', 'no'] }],
    ],
  ],
  [
    ifcfg.ifcfgInteger(1, 100),
    'number from 1 to 100',
    ['1', '100', '+5', ' 5 ', '010'],
    [
      ['0', '0 is outside 1 to 100', { instead: ['1'] }],
      ['101', '101 is outside 1 to 100', { instead: ['100'] }],
      ['-1', '-1 is outside 1 to 100', { instead: ['1'] }],
      ['x', 'x is not a number from 1 to 100'],
      ['', ' is not a number from 1 to 100'],
      ['5kg', '5kg is not a number from 1 to 100', { instead: ['5'] }],
      ['5 %', '5 % is not a number from 1 to 100', { instead: ['5'] }],
      ['500kg', '500kg is not a number from 1 to 100'],
      ['0x10', '0x10 is not a number from 1 to 100'],
      ['1.5', '1.5 is not a number from 1 to 100'],
    ],
  ],
  [
    ifcfg.ifcfgInteger(0, 255, { base: 0, unit: 'apples' }),
    'number from 0 to 255 apples',
    ['0x10', '0XfF', '010', '255', '+0x5'],
    [
      ['0x100', '0x100 is outside 0 to 255', { instead: ['255'] }],
      ['09', '09 is not a number from 0 to 255'],
      ['-0x1', '-0x1 is outside 0 to 255', { instead: ['0'] }],
      ['0400', '0400 is outside 0 to 255', { instead: ['255'] }],
    ],
  ],
  [
    ifcfg.seconds(10),
    'seconds from 0 to 10, a fraction is allowed',
    ['0', '10', '1.5', ' 2 '],
    [
      ['10.1', '10.1 is not a number of seconds from 0 to 10'],
      ['-1', '-1 is not a number of seconds from 0 to 10'],
      ['x', 'x is not a number of seconds from 0 to 10'],
      ['1.', '1. is not a number of seconds from 0 to 10'],
      ['.5', '.5 is not a number of seconds from 0 to 10'],
      ['1.1234567890', '1.1234567890 is not a number of seconds from 0 to 10'],
      ['12345678901', '12345678901 is not a number of seconds from 0 to 10'],
    ],
  ],
  [
    ifcfg.ifcfgIpv4,
    'IPv4 address',
    ['192.0.2.5'],
    [
      [
        '192.0.2.5/24',
        '192.0.2.5/24 has a prefix, expected the address alone and PREFIX=24 beside it',
        { instead: ['192.0.2.5'] },
      ],
      ['x/24', 'x/24 is not an IPv4 address such as 192.168.1.10'],
      [' 192.0.2.5', '192.0.2.5 stands between blanks, expected the address alone', { instead: ['192.0.2.5'] }],
      ['192.000.002.010', '192.000.002.010 has leading zeros, expected 192.0.2.10', { instead: ['192.0.2.10'] }],
      ['2001:db8::1', '2001:db8::1 is an IPv6 address, expected an IPv4 address'],
      ['192.0.2.300', '192.0.2.300 has a part above 255'],
      ['192.0.2', '192.0.2 has 3 parts, expected four'],
      ['1.2.3.4.5', '1.2.3.4.5 has 5 parts, expected four'],
      ['host', 'host is not an IPv4 address such as 192.168.1.10'],
      ['192.0.2.a', '192.0.2.a is not an IPv4 address such as 192.168.1.10'],
    ],
  ],
  [
    ifcfg.ifcfgNetmask,
    'netmask such as 255.255.255.0',
    ['255.255.255.0', '255.0.255.0'],
    [
      ['24', '24 is a prefix length, expected a mask such as 255.255.255.0', { instead: ['255.255.255.0'] }],
      ['/24', '/24 is a prefix length, expected a mask such as 255.255.255.0', { instead: ['255.255.255.0'] }],
      ['33', '33 is not a dotted mask such as 255.255.255.0'],
      ['x', 'x is not a dotted mask such as 255.255.255.0'],
      ['255.255.255', '255.255.255 is not a dotted mask such as 255.255.255.0'],
    ],
  ],
  [
    ifcfg.prefix(32),
    'prefix length from 0 to 32',
    ['0', '32', ' 24 '],
    [
      ['33', '33 is not a prefix length from 0 to 32'],
      ['-1', '-1 is not a prefix length from 0 to 32'],
      ['/24', '/24 has a slash, expected 24', { instead: ['24'] }],
      ['/33', '/33 is not a prefix length from 0 to 32'],
      ['255.255.255.0', '255.255.255.0 is a netmask, expected the prefix length 24', { instead: ['24'] }],
      ['255.0.255.0', '255.0.255.0 is not a prefix length from 0 to 32'],
      ['x', 'x is not a prefix length from 0 to 32'],
    ],
  ],
  [
    ifcfg.ipv6WithPrefix,
    'IPv6 address with prefix',
    ['2001:db8::10', '2001:db8::10/64', '2001:db8::10/0', '2001:db8::10/128'],
    [
      [
        '2001:db8::10/129',
        '129 is not a prefix length from 0 to 128',
        { part: [13, 16], instead: ['2001:db8::10/64'] },
      ],
      ['2001:db8::10/-1', '-1 is not a prefix length from 0 to 128', { part: [13, 15], instead: ['2001:db8::10/64'] }],
      ['2001:db8::10/', ' is not a prefix length from 0 to 128', { part: [13, 13], instead: ['2001:db8::10/64'] }],
      ['2001:db8::g/64', '2001:db8::g is not an IPv6 address such as 2001:db8::10', { part: [0, 11] }],
      ['10.0.0.1/24', '10.0.0.1 is not an IPv6 address such as 2001:db8::10', { part: [0, 8] }],
    ],
  ],
  [
    ifcfg.ipv6Gateway,
    'IPv6 address, with %device for a link-local one',
    ['2001:db8::1', 'fe80::1%eth0'],
    [
      ['10.0.0.1', '10.0.0.1 is not an IPv6 address such as 2001:db8::1'],
      ['x%eth0', 'x is not an IPv6 address such as 2001:db8::1'],
      ['2001:db8::1/64', '2001:db8::1/64 is not an IPv6 address such as 2001:db8::1'],
    ],
  ],
  [
    ifcfg.ipv6Token,
    'interface identifier such as ::5',
    ['::5', '::1:0:0:0'],
    [
      ['::', ':: is all zero, expected an identifier such as ::5'],
      ['2001:db8::5', '2001:db8::5 has network bits, expected only the lower half such as ::5'],
      ['0:0:1::5', '0:0:1::5 has network bits, expected only the lower half such as ::5'],
      ['x', 'x is not an interface identifier such as ::5'],
      ['::5/64', '::5/64 is not an interface identifier such as ::5'],
    ],
  ],
  [
    ifcfg.nameServer,
    'address of a name server',
    ['192.0.2.1', '2001:db8::1', '192.0.2.1#dns.example', 'dns+tls://192.0.2.1'],
    [
      ['dns+tls://', 'dns+tls:// is not the address of a name server'],
      ['dns.example', 'dns.example is not the address of a name server'],
      [
        '192.0.2.1,192.0.2.2',
        '192.0.2.1,192.0.2.2 is 2 addresses, expected one for each of DNS1, DNS2 …',
        { instead: ['192.0.2.1'] },
      ],
      [
        '192.0.2.1; 2001:db8::1',
        '192.0.2.1; 2001:db8::1 is 2 addresses, expected one for each of DNS1, DNS2 …',
        { instead: ['192.0.2.1'] },
      ],
      ['192.0.2.1 x', '192.0.2.1 x is not the address of a name server'],
      ['#x', '#x is not the address of a name server'],
    ],
  ],
  [
    ifcfg.ifcfgMac,
    'hardware address',
    [
      '52:54:00:12:34:56',
      '52-54-00-12-34-56',
      '2:4:0:2:4:6',
      'ab:ab:ab:ab:ab:ab:ab:ab:ab:ab:ab:ab:ab:ab:ab:ab:ab:ab:ab:ab',
    ],
    [
      [
        '525400123456',
        '525400123456 has no colons between its pairs, expected 52:54:00:12:34:56',
        { instead: ['52:54:00:12:34:56'] },
      ],
      [
        '5254.0012.3456',
        '5254.0012.3456 has no colons between its pairs, expected 52:54:00:12:34:56',
        { instead: ['52:54:00:12:34:56'] },
      ],
      ['52:54:00:12:34', '52:54:00:12:34 has 5 pairs, expected six'],
      ['x', 'x is not a hardware address such as 52:54:00:12:34:56'],
      ['52:54:00:12:34:5g', '52:54:00:12:34:5g is not a hardware address such as 52:54:00:12:34:56'],
      [
        'ab:ab:ab:ab:ab:ab:ab:ab:ab:ab:ab:ab:ab:ab:ab:ab:ab:ab:ab:ab:ab',
        'ab:ab:ab:ab:ab:ab:ab:ab:ab:ab:ab:ab:ab:ab:ab:ab:ab:ab:ab:ab:ab is not a hardware address such as 52:54:00:12:34:56',
      ],
      [
        '52:54-00:12:34:56',
        '52:54-00:12:34:56 has no colons between its pairs, expected 52:54:00:12:34:56',
        { instead: ['52:54:00:12:34:56'] },
      ],
    ],
  ],
  [
    ifcfg.macOr([{ value: 'preserve' }, { value: 'random' }]),
    'hardware address, or preserve, random',
    ['random', '52:54:00:12:34:56'],
    [
      ['Random', 'Random is not a hardware address such as 52:54:00:12:34:56', { instead: ['random'] }],
      ['preserv', 'preserv is not a hardware address such as 52:54:00:12:34:56', { instead: ['preserve'] }],
      ['xyz', 'xyz is not a hardware address such as 52:54:00:12:34:56'],
      ['52:54', '52:54 has 2 pairs, expected six'],
    ],
  ],
  [
    ifcfg.interfaceName(),
    'interface name',
    ['eth0', 'abcdefghijklmno', 'üüüüüüü', '網網網網網'],
    [
      [
        'abcdefghijklmnop',
        'abcdefghijklmnop has 16 characters, an interface name has at most 15',
        { instead: ['abcdefghijklmno'] },
      ],
      ['.', '. is a name the kernel keeps for itself, expected another'],
      ['..', '.. is a name the kernel keeps for itself, expected another'],
      ['all', 'all is a name the kernel keeps for itself, expected another'],
      ['default', 'default is a name the kernel keeps for itself, expected another'],
      ['bonding_masters', 'bonding_masters is a name the kernel keeps for itself, expected another'],
      ['br 0', 'br 0 has a blank in it, which an interface name must not have', { part: [2, 3], instead: ['br0'] }],
      ['br\t0', 'br\t0 has a blank in it, which an interface name must not have', { part: [2, 3], instead: ['br0'] }],
      ['a/b', 'a/b has / in it, which an interface name must not have', { part: [1, 2], instead: ['ab'] }],
      ['a:b', 'a:b has : in it, which an interface name must not have', { part: [1, 2], instead: ['ab'] }],
      ['a%b', 'a%b has % in it, which an interface name must not have', { part: [1, 2], instead: ['ab'] }],
      ['/', '/ has / in it, which an interface name must not have', { part: [0, 1] }],
      ['üüüüüüüü', 'üüüüüüüü has 16 characters, an interface name has at most 15'],
      ['網網網網網a', '網網網網網a has 16 characters, an interface name has at most 15'],
    ],
  ],
  [
    ifcfg.ifcfgUuid,
    'UUID',
    [
      '6f1cbbd4-1c3c-4d6a-9a8a-0d4e1a1b2c3d',
      '6F1CBBD4-1C3C-4D6A-9A8A-0D4E1A1B2C3D',
      '0123456789abcdef0123456789abcdef01234567',
    ],
    [
      [
        '6f1cbbd41c3c4d6a9a8a0d4e1a1b2c3d',
        '6f1cbbd41c3c4d6a9a8a0d4e1a1b2c3d is not a UUID (8-4-4-4-12 hexadecimal digits)',
        { instead: ['6f1cbbd4-1c3c-4d6a-9a8a-0d4e1a1b2c3d'] },
      ],
      [
        '{6f1cbbd4-1c3c-4d6a-9a8a-0d4e1a1b2c3d}',
        '{6f1cbbd4-1c3c-4d6a-9a8a-0d4e1a1b2c3d} is not a UUID (8-4-4-4-12 hexadecimal digits)',
        { instead: ['6f1cbbd4-1c3c-4d6a-9a8a-0d4e1a1b2c3d'] },
      ],
      ['6f1cbbd4', '6f1cbbd4 is not a UUID (8-4-4-4-12 hexadecimal digits)'],
      [
        'x6f1cbbd41c3c4d6a9a8a0d4e1a1b2c3d',
        'x6f1cbbd41c3c4d6a9a8a0d4e1a1b2c3d is not a UUID (8-4-4-4-12 hexadecimal digits)',
      ],
    ],
  ],
  [
    ifcfg.ifcfgOneOf(['dhcp', 'static'], { also: ['bootp'] }),
    'one of dhcp, static',
    ['dhcp', 'DHCP', 'bootp'],
    [
      ['statc', 'statc is not one of dhcp, static', { instead: ['static'] }],
      [' dhcp', ' dhcp is known as dhcp only', { instead: ['dhcp'] }],
      ['x', 'x is not one of dhcp, static'],
    ],
  ],
  [
    ifcfg.ifcfgOneOf(['Managed', 'Ad-Hoc'], { exact: true }),
    'one of Managed, Ad-Hoc',
    ['Managed'],
    [
      ['managed', 'managed is known as Managed only', { instead: ['Managed'] }],
      ['ad-hoc ', 'ad-hoc  is known as Ad-Hoc only', { instead: ['Ad-Hoc'] }],
      ['Manged', 'Manged is not one of Managed, Ad-Hoc', { instead: ['Managed'] }],
      ['x', 'x is not one of Managed, Ad-Hoc'],
    ],
  ],
  [
    ifcfg.ifcfgNumbered([
      ['off', 'A.'],
      ['on', 'B.'],
    ]),
    'one of off, on, 0, 1',
    ['off', 'on', '0', '1'],
    [
      ['2', '2 is not one of off, on, 0, 1', { instead: ['0', '1'] }],
      ['ON', 'ON is known as on only', { instead: ['on'] }],
    ],
  ],
  [
    ifcfg.zeroOne(),
    '0 or 1',
    ['0', '1', '+1'],
    [
      ['2', '2 is not 0 or 1'],
      ['yes', 'yes is not 0 or 1', { instead: ['1'] }],
      ['on', 'on is not 0 or 1', { instead: ['1'] }],
      ['off', 'off is not 0 or 1', { instead: ['0'] }],
      ['no', 'no is not 0 or 1', { instead: ['0'] }],
      [' NO ', ' NO  is not 0 or 1', { instead: ['0'] }],
      ['x', 'x is not 0 or 1'],
    ],
  ],
  [
    ifcfg.ifcfgListOf(ifcfg.ifcfgIpv4, ','),
    'list of: IPv4 address',
    ['192.0.2.1', '192.0.2.1,192.0.2.2', ','],
    [
      ['192.0.2.1,192.0.2.300,x', '192.0.2.300 has a part above 255', { part: [10, 21] }],
      [
        '192.0.2.1, 192.0.2.2',
        '192.0.2.2 stands between blanks, expected the address alone',
        { instead: ['192.0.2.1,192.0.2.2'], part: [10, 20] },
      ],
      [
        '192.0.2.1,192.0.2.2/24',
        '192.0.2.2/24 has a prefix, expected the address alone and PREFIX=24 beside it',
        { instead: ['192.0.2.1,192.0.2.2'], part: [10, 22] },
      ],
    ],
  ],
  [
    ifcfg.ifcfgListOf(ifcfg.ifcfgIpv4, ' '),
    'list of: IPv4 address',
    ['192.0.2.1  192.0.2.2'],
    [
      ['192.0.2.1\t192.0.2.2', '192.0.2.1\t192.0.2.2 is not an IPv4 address such as 192.168.1.10', { part: [0, 19] }],
      ['192.0.2.1 a:b', 'a:b is not an IPv4 address such as 192.168.1.10', { part: [10, 13] }],
    ],
  ],
  [
    ifcfg.ifcfgListOf(ifcfg.ifcfgIpv4, 'blank'),
    'list of: IPv4 address',
    ['192.0.2.1\t192.0.2.2'],
    [['192.0.2.1,192.0.2.2', '192.0.2.1,192.0.2.2 is not an IPv4 address such as 192.168.1.10', { part: [0, 19] }]],
  ],
  [
    ifcfg.ifcfgListOf(ifcfg.interfaceName(), 'comma-or-blank'),
    'list of: interface name',
    ['a,b c\td'],
    [['a,b:c', 'b:c has : in it, which an interface name must not have', { part: [3, 4], instead: ['a,bc'] }]],
  ],
  [
    ifcfg.form('a colour', 'colour-invalid', /^(?:red|blue)$/),
    'a colour',
    ['red'],
    [['green', 'green is not a colour']],
  ],
];

function check(asked: readonly Asked[]): void {
  for (const [kind, describe, taken, refused] of asked)
    it(`are right or wrong for ${describe} (${kind.code})`, () => {
      assert.equal(kind.describe, describe);
      for (const it of taken) assert.equal(kind.complaint?.(it), undefined, it);
      for (const [value, message, more] of refused) {
        const given = Object.entries(kind.complaint?.(value) ?? {}).filter(([, it]) => it !== undefined);
        assert.deepEqual(Object.fromEntries(given), { message, ...more }, value);
      }
    });
}

describe('values of a network', () => check(ofNetworks));

describe('values of an ifcfg file', () => check(ofIfcfg));
