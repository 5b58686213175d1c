// Addresses that a network should not have, with what each repair makes of them.
import assert from 'node:assert/strict';
import { problemsByName } from '../../../support/checking';
import { checkRepairs, type RepairsOf } from '../../../support/repairs';

const cases: readonly RepairsOf[] = [
  {
    code: 'ip-duplicate',
    around: ['', ''],
    rows: [
      [
        "<ip address='10.77.1.1' prefix='24'/><ip address='10.77.1.1' prefix='24'/>",
        '10.77.1.1 is an address of this network already, expected another',
        '* Remove this ip',
        "<ip address='10.77.1.1' prefix='24'/>",
      ],
      [
        "<ip address='10.77.1.1' prefix='24'/><ip address='10.77.1.1' netmask='255.255.255.0'><tftp root='/a'/></ip>",
        '10.77.1.1 is an address of this network already, expected another',
        'Remove this ip',
        "<ip address='10.77.1.1' prefix='24'/>",
      ],
      ["<ip address='10.77.1.1' prefix='24'/><ip address='10.77.1.1' prefix='25'/>"],
      [
        "<ip family='ipv6' address='fd00:77::1' prefix='64'/><ip family='ipv6' address='fd00:77:0::1' prefix='65'/>",
        'fd00:77:0::1 is an address of this network already, expected another',
        '* Remove this ip',
        "<ip family='ipv6' address='fd00:77::1' prefix='64'/>",
      ],
      ["<ip address='10.77.1.1' prefix='24'/><ip address='10.77.1.2' prefix='24'/>"],
    ],
  },
  {
    code: 'ip-family-mismatch',
    around: ['', ''],
    rows: [
      [
        "<ip address='fd00:77::1' prefix='64'/>",
        'fd00:77::1 without family is refused, expected family="ipv6"',
        '* Add family="ipv6"',
        "<ip address='fd00:77::1' prefix='64' family='ipv6'/>",
      ],
      [
        "<ip family='' address='fd00:77::1' prefix='64'/>",
        'fd00:77::1 without family is refused, expected family="ipv6"',
        '* Change to ipv6',
        "<ip family='ipv6' address='fd00:77::1' prefix='64'/>",
      ],
      [
        "<ip family='ipv4' address='fd00:77::1' prefix='64'/>",
        'family ipv4 of the address fd00:77::1, expected ipv6',
        '* Change to ipv6',
        "<ip family='ipv6' address='fd00:77::1' prefix='64'/>",
      ],
      [
        "<ip family='ipv6' address='10.77.1.1' prefix='24'/>",
        'family ipv6 of the address 10.77.1.1, expected ipv4',
        '* Change to ipv4',
        "<ip family='ipv4' address='10.77.1.1' prefix='24'/>",
      ],
      ["<ip family='inet' address='fd00:77::1' prefix='64'/>"],
      [
        "<ip address='fd00:77::1' netmask='255.255.255.0'/>",
        'fd00:77::1 without family is refused, expected family="ipv6"',
        '* Add family="ipv6" and remove the netmask',
        "<ip address='fd00:77::1' family='ipv6'/>",
      ],
      [
        "<ip family='ipv6' address='10.77.1.1' netmask='255.255.255.0'/>",
        'family ipv6 of the address 10.77.1.1, expected ipv4',
        '* Change to ipv4',
        "<ip family='ipv4' address='10.77.1.1' netmask='255.255.255.0'/>",
      ],
      [
        "<ip address='fd00:77::1' prefix='64'><tftp root='/a'/></ip>",
        'fd00:77::1 without family is refused, expected family="ipv6"',
      ],
      [
        "<ip family='ipv6' address='10.77.1.1' prefix='24'><tftp root='/a'/></ip>",
        'family ipv6 of the address 10.77.1.1, expected ipv4',
        '* Change to ipv4',
        "<ip family='ipv4' address='10.77.1.1' prefix='24'><tftp root='/a'/></ip>",
      ],
      [
        "<ip address='fd00:77::1' prefix='64'><dhcp><range start='10.77.1.2' end='10.77.1.9'/></dhcp></ip>",
        'fd00:77::1 without family is refused, expected family="ipv6"',
      ],
      [
        "<ip address='fd00:77::1' prefix='64'><dhcp><range start='fd00:77::2' end='fd00:77::9'/></dhcp></ip>",
        'fd00:77::1 without family is refused, expected family="ipv6"',
        '* Add family="ipv6"',
        "<ip address='fd00:77::1' prefix='64' family='ipv6'><dhcp><range start='fd00:77::2' end='fd00:77::9'/></dhcp></ip>",
      ],
      ["<ip address='::1' prefix='64'/>", '::1 without family is refused, expected family="ipv6"'],
    ],
  },
  {
    code: 'ip-ipv6-subnet-router-anycast',
    around: ['', ''],
    rows: [
      [
        "<ip family='ipv6' address='fd00:77::' prefix='64'/>",
        'fd00:77:: is the anycast address of all routers in fd00:77::/64, expected one of the host alone such as fd00:77::1',
        '* Change to fd00:77::1',
        "<ip family='ipv6' address='fd00:77::1' prefix='64'/>",
      ],
      [
        "<ip family='ipv6' address='fd00:77::' prefix='126'/>",
        'fd00:77:: is the anycast address of all routers in fd00:77::/126, expected one of the host alone such as fd00:77::1',
        '* Change to fd00:77::1',
        "<ip family='ipv6' address='fd00:77::1' prefix='126'/>",
      ],
      ["<ip family='ipv6' address='fd00:77::' prefix='127'/>"],
      ["<ip family='ipv6' address='fd00:77::1' prefix='64'/>"],
      [
        "<ip family='ipv6' address='fd00:77::' prefix='64'><dhcp><host name='a' ip='fd00:77::1'/></dhcp></ip>",
        'fd00:77:: is the anycast address of all routers in fd00:77::/64, expected one of the host alone such as fd00:77::2',
        '* Change to fd00:77::2',
        "<ip family='ipv6' address='fd00:77::2' prefix='64'><dhcp><host name='a' ip='fd00:77::1'/></dhcp></ip>",
      ],
    ],
  },
  {
    code: 'ip-is-broadcast',
    around: ['', ''],
    rows: [
      [
        "<ip address='10.77.1.255' prefix='24'/>",
        '10.77.1.255 is the broadcast address of 10.77.1.0/24, expected one that a host can have such as 10.77.1.1',
        '* Change to 10.77.1.1',
        "<ip address='10.77.1.1' prefix='24'/>",
      ],
      [
        "<ip address='10.77.1.3' prefix='30'/>",
        '10.77.1.3 is the broadcast address of 10.77.1.0/30, expected one that a host can have such as 10.77.1.1',
        '* Change to 10.77.1.1',
        "<ip address='10.77.1.1' prefix='30'/>",
      ],
      ["<ip address='10.77.1.1' prefix='31'/>"],
      ["<ip address='10.77.1.254' prefix='24'/>"],
      [
        "<ip address='10.77.1.255' prefix='24'><dhcp><range start='10.77.1.1' end='10.77.1.9'/><host name='a' ip='10.77.1.10'/></dhcp></ip>",
        '10.77.1.255 is the broadcast address of 10.77.1.0/24, expected one that a host can have such as 10.77.1.11',
        '* Change to 10.77.1.11',
        "<ip address='10.77.1.11' prefix='24'><dhcp><range start='10.77.1.1' end='10.77.1.9'/><host name='a' ip='10.77.1.10'/></dhcp></ip>",
      ],
      [
        "<ip address='10.77.1.3' prefix='30'/><route address='10.88.0.0' prefix='16' gateway='10.77.1.1'/>",
        '10.77.1.3 is the broadcast address of 10.77.1.0/30, expected one that a host can have such as 10.77.1.2',
        '* Change to 10.77.1.2',
        "<ip address='10.77.1.2' prefix='30'/><route address='10.88.0.0' prefix='16' gateway='10.77.1.1'/>",
      ],
    ],
  },
  {
    code: 'ip-is-network-address',
    around: ['', ''],
    rows: [
      [
        "<ip address='10.77.1.0' prefix='24'/>",
        '10.77.1.0 is the network address of 10.77.1.0/24, expected one that a host can have such as 10.77.1.1',
        '* Change to 10.77.1.1',
        "<ip address='10.77.1.1' prefix='24'/>",
      ],
      [
        "<ip address='10.77.1.0' prefix='30'/>",
        '10.77.1.0 is the network address of 10.77.1.0/30, expected one that a host can have such as 10.77.1.1',
        '* Change to 10.77.1.1',
        "<ip address='10.77.1.1' prefix='30'/>",
      ],
      ["<ip address='10.77.1.0' prefix='31'/>"],
      ["<ip address='10.77.1.0' prefix='23'/>"],
      [
        "<ip address='10.77.0.0' prefix='16'/>",
        '10.77.0.0 is the network address of 10.77.0.0/16, expected one that a host can have such as 10.77.0.1',
        '* Change to 10.77.0.1',
        "<ip address='10.77.0.1' prefix='16'/>",
      ],
      [
        "<ip address='10.77.1.0' prefix='24'><dhcp><range start='10.77.1.1' end='10.77.1.254'/></dhcp></ip>",
        '10.77.1.0 is the network address of 10.77.1.0/24, expected one that a host can have such as 10.77.1.1',
        '* Change to 10.77.1.1',
        "<ip address='10.77.1.1' prefix='24'><dhcp><range start='10.77.1.1' end='10.77.1.254'/></dhcp></ip>",
      ],
      [
        "<ip address='10.77.1.0' prefix='24'><dhcp><range start='10.77.1.1' end='10.77.1.100'/><range start='10.77.1.102' end='10.77.1.254'/></dhcp></ip>",
        '10.77.1.0 is the network address of 10.77.1.0/24, expected one that a host can have such as 10.77.1.101',
        '* Change to 10.77.1.101',
        "<ip address='10.77.1.101' prefix='24'><dhcp><range start='10.77.1.1' end='10.77.1.100'/><range start='10.77.1.102' end='10.77.1.254'/></dhcp></ip>",
      ],
      [
        "<ip address='10.77.1.0' prefix='30'><dhcp><host name='a' ip='10.77.1.1'/><host name='b' ip='10.77.1.2'/></dhcp></ip>",
        '10.77.1.0 is the network address of 10.77.1.0/30, expected one that a host can have',
      ],
    ],
  },
  {
    code: 'ip-public-range',
    around: ['', ''],
    rows: [
      [
        "<ip address='8.8.8.1' prefix='24'/>",
        '8.8.8.0/24 is public: its owners are out of reach for the guests, expected a private subnet such as 192.168.100.0/24',
        'Move to 192.168.100.0/24, with its ranges and hosts',
        "<ip address='192.168.100.1' prefix='24'/>",
      ],
      [
        "<ip address='8.8.0.1' prefix='23'/>",
        '8.8.0.0/23 is public: its owners are out of reach for the guests, expected a private subnet such as 192.168.100.0/24',
      ],
      ["<ip address='100.64.0.1' prefix='24'/>"],
      [
        "<ip address='172.32.0.1' prefix='24'/>",
        '172.32.0.0/24 is public: its owners are out of reach for the guests, expected a private subnet such as 192.168.100.0/24',
        'Move to 192.168.100.0/24, with its ranges and hosts',
        "<ip address='192.168.100.1' prefix='24'/>",
      ],
      [
        "<ip address='172.15.0.1' prefix='24'/>",
        '172.15.0.0/24 is public: its owners are out of reach for the guests, expected a private subnet such as 192.168.100.0/24',
        'Move to 192.168.100.0/24, with its ranges and hosts',
        "<ip address='192.168.100.1' prefix='24'/>",
      ],
      ["<ip address='172.31.0.1' prefix='24'/>"],
      [
        "<ip address='192.169.0.1' prefix='24'/>",
        '192.169.0.0/24 is public: its owners are out of reach for the guests, expected a private subnet such as 192.168.100.0/24',
        'Move to 192.168.100.0/24, with its ranges and hosts',
        "<ip address='192.168.100.1' prefix='24'/>",
      ],
      [
        "<ip address='192.0.2.1' prefix='24'/>",
        '192.0.2.0/24 is for documentation only (RFC 5737), expected a private subnet such as 192.168.100.0/24',
        'Move to 192.168.100.0/24, with its ranges and hosts',
        "<ip address='192.168.100.1' prefix='24'/>",
      ],
      [
        "<ip address='198.51.100.1' prefix='24'/>",
        '198.51.100.0/24 is for documentation only (RFC 5737), expected a private subnet such as 192.168.100.0/24',
        'Move to 192.168.100.0/24, with its ranges and hosts',
        "<ip address='192.168.100.1' prefix='24'/>",
      ],
      [
        "<ip address='203.0.113.1' prefix='24'/>",
        '203.0.113.0/24 is for documentation only (RFC 5737), expected a private subnet such as 192.168.100.0/24',
        'Move to 192.168.100.0/24, with its ranges and hosts',
        "<ip address='192.168.100.1' prefix='24'/>",
      ],
      ["<ip address='198.18.0.1' prefix='24'/>"],
      ["<forward mode='route'/><ip address='8.8.8.1' prefix='24'/>"],
      [
        "<forward mode='nat'/><ip address='8.8.8.1' prefix='24'/>",
        '8.8.8.0/24 is public: its owners are out of reach for the guests, expected a private subnet such as 192.168.100.0/24',
        'Move to 192.168.100.0/24, with its ranges and hosts',
        "<forward mode='nat'/><ip address='192.168.100.1' prefix='24'/>",
      ],
    ],
  },
  {
    code: 'ip-same-subnet-twice',
    around: ['', ''],
    rows: [
      [
        "<ip address='10.77.1.1' prefix='24'/><ip address='10.77.1.2' prefix='24'/>",
        '10.77.1.0/24 is the subnet of 10.77.1.1 too, expected another subnet',
        'Move to 192.168.100.0/24, with its ranges and hosts',
        "<ip address='10.77.1.1' prefix='24'/><ip address='192.168.100.2' prefix='24'/>",
      ],
      [
        "<ip address='10.77.1.1' prefix='24'/><ip address='10.77.0.1' prefix='16'/>",
        '10.77.0.0/16 holds 10.77.1.0/24 of 10.77.1.1, expected another subnet',
      ],
      [
        "<ip address='10.77.0.1' prefix='16'/><ip address='10.77.1.1' prefix='24'/>",
        '10.77.1.0/24 lies inside 10.77.0.0/16 of 10.77.0.1, expected another subnet',
        'Move to 192.168.100.0/24, with its ranges and hosts',
        "<ip address='10.77.0.1' prefix='16'/><ip address='192.168.100.1' prefix='24'/>",
      ],
      ["<ip address='10.77.1.1' prefix='24'/><ip address='10.77.1.1' prefix='24'/>"],
      [
        "<ip address='10.77.1.1' prefix='24'/><ip address='10.77.1.1' prefix='25'/>",
        '10.77.1.0/25 lies inside 10.77.1.0/24 of 10.77.1.1, expected another subnet',
        'Move to 192.168.100.0/25, with its ranges and hosts',
        "<ip address='10.77.1.1' prefix='24'/><ip address='192.168.100.1' prefix='25'/>",
      ],
      ["<ip address='10.77.1.1' prefix='25'/><ip address='10.77.1.129' prefix='25'/>"],
      [
        "<ip address='10.77.0.1' prefix='16'/><ip address='10.78.0.1' prefix='16'/><ip address='10.77.5.1' prefix='24'/>",
        '10.77.5.0/24 lies inside 10.77.0.0/16 of 10.77.0.1, expected another subnet',
        'Move to 192.168.100.0/24, with its ranges and hosts',
        "<ip address='10.77.0.1' prefix='16'/><ip address='10.78.0.1' prefix='16'/><ip address='192.168.100.1' prefix='24'/>",
      ],
      [
        "<ip address='10.77.1.1' prefix='24'/><ip address='10.77.1.2' prefix='24'><dhcp><range start='10.77.1.10' end='10.77.1.19'/></dhcp></ip>",
        '10.77.1.0/24 is the subnet of 10.77.1.1 too, expected another subnet',
        'Move to 192.168.100.0/24, with its ranges and hosts',
        "<ip address='10.77.1.1' prefix='24'/><ip address='192.168.100.2' prefix='24'><dhcp><range start='192.168.100.10' end='192.168.100.19'/></dhcp></ip>",
      ],
      [
        "<ip family='ipv6' address='fd00:77::1' prefix='64'/><ip family='ipv6' address='fd00:77::2' prefix='64'/>",
        'fd00:77::/64 is the subnet of fd00:77::1 too, expected another subnet',
        'Move to fd00:77:0:1::/64, with its ranges and hosts',
        "<ip family='ipv6' address='fd00:77::1' prefix='64'/><ip family='ipv6' address='fd00:77:0:1::2' prefix='64'/>",
      ],
      ["<ip family='ipv6' address='fd00:77::1' prefix='64'/><ip family='ipv6' address='fd00:77::1' prefix='48'/>"],
    ],
  },
  {
    code: 'ip-special-ipv4',
    around: ['', ''],
    rows: [
      [
        "<ip address='0.0.0.1' prefix='24'/>",
        '0.0.0.1 is an address of "this network", expected a private address such as 192.168.100.1',
        'Move to 192.168.100.0/24, with its ranges and hosts',
        "<ip address='192.168.100.1' prefix='24'/>",
      ],
      [
        "<ip address='127.0.0.1' prefix='8'/>",
        '127.0.0.1 is a loopback address, expected a private address such as 192.168.100.1',
        'Change to 192.168.100.1 with prefix 24',
        "<ip address='192.168.100.1' prefix='24'/>",
      ],
      [
        "<ip address='169.254.1.1' prefix='16'/>",
        '169.254.1.1 is link-local, expected a private address such as 192.168.100.1',
        'Change to 192.168.100.1 with prefix 24',
        "<ip address='192.168.100.1' prefix='24'/>",
      ],
      [
        "<ip address='169.254.1.1' prefix='24'/>",
        '169.254.1.1 is link-local, expected a private address such as 192.168.100.1',
        'Move to 192.168.100.0/24, with its ranges and hosts',
        "<ip address='192.168.100.1' prefix='24'/>",
      ],
      [
        "<ip address='224.0.0.1' prefix='24'/>",
        '224.0.0.1 is a multicast address, expected a private address such as 192.168.100.1',
        'Move to 192.168.100.0/24, with its ranges and hosts',
        "<ip address='192.168.100.1' prefix='24'/>",
      ],
      [
        "<ip address='239.255.255.254' prefix='24'/>",
        '239.255.255.254 is a multicast address, expected a private address such as 192.168.100.1',
        'Move to 192.168.100.0/24, with its ranges and hosts',
        "<ip address='192.168.100.254' prefix='24'/>",
      ],
      [
        "<ip address='240.0.0.1' prefix='24'/>",
        '240.0.0.1 is reserved, expected a private address such as 192.168.100.1',
        'Move to 192.168.100.0/24, with its ranges and hosts',
        "<ip address='192.168.100.1' prefix='24'/>",
      ],
      [
        "<ip address='255.255.255.255' prefix='24'/>",
        '255.255.255.255 is the limited broadcast address, expected a private address such as 192.168.100.1',
        'Change to 192.168.100.1',
        "<ip address='192.168.100.1' prefix='24'/>",
      ],
      [
        "<ip address='127.0.0.0' prefix='24'/>",
        '127.0.0.0 is a loopback address, expected a private address such as 192.168.100.1',
        'Change to 192.168.100.1',
        "<ip address='192.168.100.1' prefix='24'/>",
      ],
      [
        "<ip address='127.0.0.1' prefix='8'><dhcp><range start='127.0.0.2' end='127.0.0.9'/></dhcp></ip>",
        '127.0.0.1 is a loopback address, expected a private address such as 192.168.100.1',
      ],
      ["<ip address='126.0.0.1' prefix='24'/>"],
      ["<ip address='128.0.0.1' prefix='24'/>"],
      ["<ip address='169.253.1.1' prefix='24'/>"],
      ["<ip address='169.255.1.1' prefix='24'/>"],
      ["<ip address='223.255.255.1' prefix='24'/>"],
      ["<ip address='1.0.0.1' prefix='24'/>"],
    ],
  },
  {
    code: 'ip-special-ipv6',
    around: ['', ''],
    rows: [
      [
        "<ip family='ipv6' address='::' prefix='64'/>",
        ':: is the unspecified address, expected a unique local address such as fd00:100::1 or a global one',
        'Change to fd00:100::1',
        "<ip family='ipv6' address='fd00:100::1' prefix='64'/>",
      ],
      [
        "<ip family='ipv6' address='::1' prefix='64'/>",
        '::1 is the loopback address, expected a unique local address such as fd00:100::1 or a global one',
        'Change to fd00:100::1',
        "<ip family='ipv6' address='fd00:100::1' prefix='64'/>",
      ],
      [
        "<ip family='ipv6' address='fe80::1' prefix='64'/>",
        'fe80::1 is link-local, expected a unique local address such as fd00:100::1 or a global one',
        'Change to fd00:100::1',
        "<ip family='ipv6' address='fd00:100::1' prefix='64'/>",
      ],
      [
        "<ip family='ipv6' address='febf::1' prefix='64'/>",
        'febf::1 is link-local, expected a unique local address such as fd00:100::1 or a global one',
        'Change to fd00:100::1',
        "<ip family='ipv6' address='fd00:100::1' prefix='64'/>",
      ],
      ["<ip family='ipv6' address='fec0::1' prefix='64'/>"],
      [
        "<ip family='ipv6' address='ff02::1' prefix='64'/>",
        'ff02::1 is a multicast address, expected a unique local address such as fd00:100::1 or a global one',
        'Change to fd00:100::1',
        "<ip family='ipv6' address='fd00:100::1' prefix='64'/>",
      ],
      [
        "<ip family='ipv6' address='::ffff:10.77.1.1' prefix='96'/>",
        '::ffff:a4d:101 is an IPv4 address in IPv6 form, expected a unique local address such as fd00:100::1 or a global one',
        'Change to fd00:100::1',
        "<ip family='ipv6' address='fd00:100::1' prefix='96'/>",
      ],
      ["<ip family='ipv6' address='2001:db8::1' prefix='64'/>"],
      ["<ip family='ipv6' address='::2' prefix='64'/>"],
      ["<ip address='fe80::1' prefix='64'/>"],
      [
        "<ip family='ipv6' address='fe80::1' prefix='64'><dhcp><range start='fe80::2' end='fe80::9'/></dhcp></ip>",
        'fe80::1 is link-local, expected a unique local address such as fd00:100::1 or a global one',
      ],
      [
        "<ip family='ipv6' address='fd00:100::1' prefix='64'/><ip family='ipv6' address='fe80::1' prefix='64'/>",
        'fe80::1 is link-local, expected a unique local address such as fd00:100::1 or a global one',
        'Change to fd00:101::1',
        "<ip family='ipv6' address='fd00:100::1' prefix='64'/><ip family='ipv6' address='fd00:101::1' prefix='64'/>",
      ],
    ],
  },
  {
    code: 'subnet-common-lan',
    around: ['', ''],
    rows: [
      [
        "<ip address='192.168.0.1' prefix='24'/>",
        '192.168.0.0/24 is the LAN of many home routers, expected one that is less common',
        'Move to 192.168.100.0/24, with its ranges and hosts',
        "<ip address='192.168.100.1' prefix='24'/>",
      ],
      [
        "<ip address='192.168.1.1' prefix='24'/>",
        '192.168.1.0/24 is the LAN of many home routers, expected one that is less common',
        'Move to 192.168.100.0/24, with its ranges and hosts',
        "<ip address='192.168.100.1' prefix='24'/>",
      ],
      [
        "<ip address='192.168.178.1' prefix='24'/>",
        '192.168.178.0/24 is the LAN of many home routers, expected one that is less common',
        'Move to 192.168.100.0/24, with its ranges and hosts',
        "<ip address='192.168.100.1' prefix='24'/>",
      ],
      [
        "<ip address='10.0.0.1' prefix='24'/>",
        '10.0.0.0/24 is the LAN of many home routers, expected one that is less common',
        'Move to 192.168.100.0/24, with its ranges and hosts',
        "<ip address='192.168.100.1' prefix='24'/>",
      ],
      [
        "<ip address='172.17.0.1' prefix='16'/>",
        '172.17.0.0/16 is the network of Docker, expected one that is less common',
        'Move to 172.18.0.0/16, with its ranges and hosts',
        "<ip address='172.18.0.1' prefix='16'/>",
      ],
      ["<ip address='172.17.0.1' prefix='24'/>"],
      [
        "<ip address='192.168.122.1' prefix='24'/>",
        "192.168.122.0/24 is that of libvirt's own default network, also inside guests that run libvirt, expected one that is less common",
        'Move to 192.168.100.0/24, with its ranges and hosts',
        "<ip address='192.168.100.1' prefix='24'/>",
      ],
      ["<ip address='192.168.1.1' prefix='25'/>"],
      ["<ip address='192.168.2.1' prefix='24'/>"],
      ["<forward mode='bridge'/><bridge name='br0'/><ip address='192.168.1.1' prefix='24'/>"],
    ],
  },
];

describe('addresses of a network', () => {
  checkRepairs(cases);

  it('are listed up to twenty where none of them reaches a gateway', () => {
    const said = (count: number): string | undefined => {
      const ips = Array.from({ length: count }, (_, i) => `<ip address='10.77.${i}.1' prefix='24'/>`);
      const route = "<route address='10.88.0.0' prefix='16' gateway='10.99.0.1'/>";
      return problemsByName({ 'lab.xml': `<network><name>lab</name>${ips.join('')}${route}</network>` })
        .get('lab.xml')!
        .find((it) => it.code === 'route-gateway-unreachable')?.message;
    };
    assert.match(said(20)!, /10\.77\.18\.0\/24, 10\.77\.19\.0\/24$/);
    assert.match(said(21)!, /10\.77\.19\.0\/24 and 1 more$/);
  });
});
