// Ranges and leases that libvirt or dnsmasq do not take as they are meant, with what each repair makes of them.
import { checkRepairs, type RepairsOf } from '../../../support/repairs';

const cases: readonly RepairsOf[] = [
  {
    code: 'dhcp-range-outside-subnet',
    around: ["<ip address='10.77.1.1' prefix='24'><dhcp>", '</dhcp></ip>'],
    rows: [
      [
        "<range start='10.78.1.2' end='10.78.1.9'/>",
        '10.78.1.2 to 10.78.1.9 is not in 10.77.1.0/24, the subnet of this ip',
        '* Change to 10.77.1.2 – 10.77.1.9',
        "<range start='10.77.1.2' end='10.77.1.9'/>",
      ],
      ["<range start='10.77.1.250' end='10.77.1.254'/>"],
      [
        "<range start='10.77.1.250' end='10.77.2.9'/>",
        '10.77.2.9 is not in 10.77.1.0/24, the subnet of this ip',
        '* Change to 10.77.1.250 – 10.77.1.254',
        "<range start='10.77.1.250' end='10.77.1.254'/>",
      ],
      [
        "<range start='10.77.0.250' end='10.77.1.9'/>",
        '10.77.0.250 is not in 10.77.1.0/24, the subnet of this ip',
        '* Change to 10.77.1.2 – 10.77.1.9',
        "<range start='10.77.1.2' end='10.77.1.9'/>",
      ],
      [
        "<range start='10.76.0.0' end='10.78.0.0'/>",
        '10.76.0.0 to 10.78.0.0 is not in 10.77.1.0/24, the subnet of this ip',
        '* Change to 10.77.1.2 – 10.77.1.254',
        "<range start='10.77.1.2' end='10.77.1.254'/>",
      ],
      [
        "<range start='10.78.1.255' end='10.78.1.255'/>",
        '10.78.1.255 to 10.78.1.255 is not in 10.77.1.0/24, the subnet of this ip',
      ],
      [
        "<range start='10.78.1.1' end='10.78.1.1'/>",
        '10.78.1.1 to 10.78.1.1 is not in 10.77.1.0/24, the subnet of this ip',
      ],
    ],
  },
  {
    code: 'dhcp-range-network-address',
    around: ["<ip address='10.77.1.1' prefix='24'><dhcp>", '</dhcp></ip>'],
    rows: [
      [
        "<range start='10.77.1.0' end='10.77.1.9'/>",
        '10.77.1.0 is the network address of 10.77.1.0/24, expected 10.77.1.1 or later',
        '* Change to 10.77.1.2 – 10.77.1.9',
        "<range start='10.77.1.2' end='10.77.1.9'/>",
      ],
      [
        "<range start='10.77.1.0' end='10.77.1.0'/>",
        '10.77.1.0 is the network address of 10.77.1.0/24, expected 10.77.1.1 or later',
      ],
      ["<range start='10.77.1.1' end='10.77.1.9'/>"],
    ],
  },
  {
    code: 'dhcp-range-network-address',
    around: ['', ''],
    rows: [
      [
        "<ip address='10.77.1.1' prefix='31'><dhcp><range start='10.77.1.0' end='10.77.1.1'/></dhcp></ip>",
        '10.77.1.0 is the network address of 10.77.1.0/31, expected a subnet with room for guests',
      ],
      [
        "<ip address='10.77.1.1' prefix='30'><dhcp><range start='10.77.1.0' end='10.77.1.2'/></dhcp></ip>",
        '10.77.1.0 is the network address of 10.77.1.0/30, expected 10.77.1.1 or later',
        '* Change to 10.77.1.2 – 10.77.1.2',
        "<ip address='10.77.1.1' prefix='30'><dhcp><range start='10.77.1.2' end='10.77.1.2'/></dhcp></ip>",
      ],
      ["<ip address='10.77.1.1' prefix='16'><dhcp><range start='10.77.1.0' end='10.77.1.9'/></dhcp></ip>"],
    ],
  },
  {
    code: 'dhcp-range-broadcast',
    around: ["<ip address='10.77.1.1' prefix='24'><dhcp>", '</dhcp></ip>'],
    rows: [
      [
        "<range start='10.77.1.2' end='10.77.1.255'/>",
        '10.77.1.255 is the broadcast address of 10.77.1.0/24, expected 10.77.1.254 or earlier',
        '* Change to 10.77.1.2 – 10.77.1.254',
        "<range start='10.77.1.2' end='10.77.1.254'/>",
      ],
      [
        "<range start='10.77.1.255' end='10.77.1.255'/>",
        '10.77.1.255 is the broadcast address of 10.77.1.0/24, expected 10.77.1.254 or earlier',
      ],
      ["<range start='10.77.1.2' end='10.77.1.254'/>"],
    ],
  },
  {
    code: 'dhcp-range-broadcast',
    around: ['', ''],
    rows: [
      [
        "<ip address='10.77.1.1' prefix='31'><dhcp><range start='10.77.1.1' end='10.77.1.1'/></dhcp></ip>",
        '10.77.1.1 is the broadcast address of 10.77.1.0/31, expected a subnet with room for guests',
      ],
      [
        "<ip address='10.77.1.1' prefix='30'><dhcp><range start='10.77.1.2' end='10.77.1.3'/></dhcp></ip>",
        '10.77.1.3 is the broadcast address of 10.77.1.0/30, expected 10.77.1.2 or earlier',
        '* Change to 10.77.1.2 – 10.77.1.2',
        "<ip address='10.77.1.1' prefix='30'><dhcp><range start='10.77.1.2' end='10.77.1.2'/></dhcp></ip>",
      ],
      [
        "<ip address='10.77.1.1' prefix='23'><dhcp><range start='10.77.1.2' end='10.77.1.255'/></dhcp></ip>",
        '10.77.1.255 is the broadcast address of 10.77.0.0/23, expected 10.77.1.254 or earlier',
        '* Change to 10.77.1.2 – 10.77.1.254',
        "<ip address='10.77.1.1' prefix='23'><dhcp><range start='10.77.1.2' end='10.77.1.254'/></dhcp></ip>",
      ],
      [
        "<ip family='ipv6' address='fd00:77::1' prefix='112'><dhcp><range start='fd00:77::2' end='fd00:77::ffff'/></dhcp></ip>",
      ],
    ],
  },
  {
    code: 'dhcp-range-reversed',
    around: ["<ip address='10.77.1.1' prefix='24'><dhcp>", '</dhcp></ip>'],
    rows: [
      [
        "<range start='10.77.1.9' end='10.77.1.2'/>",
        'the range ends at 10.77.1.2, before its start 10.77.1.9',
        '* Swap start and end',
        "<range start='10.77.1.2' end='10.77.1.9'/>",
      ],
      ["<range start='10.77.1.9' end='10.77.1.9'/>"],
      [
        "<range start='10.77.1.100' end='10.77.1.1'/>",
        'the range ends at 10.77.1.1, before its start 10.77.1.100',
        '* Change to 10.77.1.2 – 10.77.1.100',
        "<range start='10.77.1.2' end='10.77.1.100'/>",
      ],
      [
        "<range start='10.77.1.9' end='10.76.1.2'/>",
        'the range ends at 10.76.1.2, before its start 10.77.1.9',
        '* Change to 10.77.1.2 – 10.77.1.9',
        "<range start='10.77.1.2' end='10.77.1.9'/>",
      ],
    ],
  },
  {
    code: 'dhcp-range-too-large',
    around: ['', ''],
    rows: [
      [
        "<ip address='10.77.1.1' prefix='8'><dhcp><range start='10.77.1.2' end='10.78.0.0'/></dhcp></ip>",
        '10.77.1.2 to 10.78.0.0 reaches beyond 10.77.0.0/16, but both ends of a range must begin with the same two numbers',
        '* Change to 10.77.1.2 – 10.77.255.255',
        "<ip address='10.77.1.1' prefix='8'><dhcp><range start='10.77.1.2' end='10.77.255.255'/></dhcp></ip>",
        'Split at 10.78.0.0',
        "<ip address='10.77.1.1' prefix='8'><dhcp><range start='10.77.1.2' end='10.77.255.255'/><range start='10.78.0.0' end='10.78.0.0'/></dhcp></ip>",
      ],
      ["<ip address='10.77.1.1' prefix='8'><dhcp><range start='10.77.0.0' end='10.77.255.255'/></dhcp></ip>"],
      [
        "<ip address='10.77.1.1' prefix='8'><dhcp><range start='10.77.1.2' end='10.79.255.255'/></dhcp></ip>",
        '10.77.1.2 to 10.79.255.255 reaches beyond 10.77.0.0/16, but both ends of a range must begin with the same two numbers',
        '* Change to 10.77.1.2 – 10.77.255.255',
        "<ip address='10.77.1.1' prefix='8'><dhcp><range start='10.77.1.2' end='10.77.255.255'/></dhcp></ip>",
      ],
      [
        "<ip address='10.77.1.1' prefix='8'><dhcp><range start='10.77.1.2' end='10.80.0.0'/></dhcp></ip>",
        '10.77.1.2 to 10.80.0.0 reaches beyond 10.77.0.0/16, but both ends of a range must begin with the same two numbers',
        '* Change to 10.77.1.2 – 10.77.255.255',
        "<ip address='10.77.1.1' prefix='8'><dhcp><range start='10.77.1.2' end='10.77.255.255'/></dhcp></ip>",
      ],
      [
        "<ip address='10.77.1.1' prefix='8'><dhcp><range start='10.76.0.0' end='10.77.255.255'/></dhcp></ip>",
        '10.76.0.0 to 10.77.255.255 reaches beyond 10.76.0.0/16, but both ends of a range must begin with the same two numbers',
        '* Change to 10.76.0.0 – 10.76.255.255',
        "<ip address='10.77.1.1' prefix='8'><dhcp><range start='10.76.0.0' end='10.76.255.255'/></dhcp></ip>",
        'Split at 10.77.0.0',
        "<ip address='10.77.1.1' prefix='8'><dhcp><range start='10.76.0.0' end='10.76.255.255'/><range start='10.77.0.0' end='10.77.255.255'/></dhcp></ip>",
      ],
      [
        "<ip family='ipv6' address='fd00:77::1' prefix='64'><dhcp><range start='fd00:77::2' end='fd00:77::1:0'/></dhcp></ip>",
        'fd00:77::2 to fd00:77::1:0 reaches beyond fd00:77::/112, but both ends of a range must differ in their last 16 bits only',
        '* Change to fd00:77::2 – fd00:77::ffff',
        "<ip family='ipv6' address='fd00:77::1' prefix='64'><dhcp><range start='fd00:77::2' end='fd00:77::ffff'/></dhcp></ip>",
        'Split at fd00:77::1:0',
        "<ip family='ipv6' address='fd00:77::1' prefix='64'><dhcp><range start='fd00:77::2' end='fd00:77::ffff'/><range start='fd00:77::1:0' end='fd00:77::1:0'/></dhcp></ip>",
      ],
      [
        "<ip family='ipv6' address='fd00:77::1' prefix='64'><dhcp><range start='fd00:77::2' end='fd00:77::ffff'/></dhcp></ip>",
      ],
      [
        "<ip family='ipv6' address='fd00:77::1' prefix='64'><dhcp><range start='fd00:77::1' end='fd00:77::1:5'/></dhcp></ip>",
        'fd00:77::1 to fd00:77::1:5 reaches beyond fd00:77::/112, but both ends of a range must differ in their last 16 bits only',
        '* Change to fd00:77::2 – fd00:77::ffff',
        "<ip family='ipv6' address='fd00:77::1' prefix='64'><dhcp><range start='fd00:77::2' end='fd00:77::ffff'/></dhcp></ip>",
        'Split at fd00:77::1:0',
        "<ip family='ipv6' address='fd00:77::1' prefix='64'><dhcp><range start='fd00:77::2' end='fd00:77::ffff'/><range start='fd00:77::1:0' end='fd00:77::1:5'/></dhcp></ip>",
      ],
    ],
  },
  {
    code: 'dhcp-range-family',
    around: ["<ip address='10.77.1.1' prefix='24'><dhcp>", '</dhcp></ip>'],
    rows: [
      [
        "<range start='fd00:77::2' end='fd00:77::9'/>",
        'fd00:77::2 to fd00:77::9 is IPv6, in the ip with the address 10.77.1.1, expected IPv4',
        'Remove this range',
        '',
      ],
      [
        "<range start='10.77.1.2' end='fd00:77::9'/>",
        'fd00:77::9 is IPv6, in the ip with the address 10.77.1.1, expected IPv4',
        'Remove this range',
        '',
      ],
      [
        "<range start='fd00:77::2' end='10.77.1.9'/>",
        'fd00:77::2 is IPv6, in the ip with the address 10.77.1.1, expected IPv4',
        'Remove this range',
        '',
      ],
    ],
  },
  {
    code: 'dhcp-range-family',
    around: ['', ''],
    rows: [
      [
        "<ip family='ipv6' address='fd00:77::1' prefix='64'><dhcp><range start='10.77.1.2' end='10.77.1.9'/></dhcp></ip>",
        '10.77.1.2 to 10.77.1.9 is IPv4, in the ip with the address fd00:77::1, expected IPv6',
        'Remove this range',
        "<ip family='ipv6' address='fd00:77::1' prefix='64'><dhcp></dhcp></ip>",
      ],
      [
        "<ip address='10.77.1.1' prefix='24'><dhcp/></ip><ip family='ipv6' address='fd00:77::1' prefix='64'><dhcp><range start='10.77.1.2' end='10.77.1.9'/></dhcp></ip>",
        '10.77.1.2 to 10.77.1.9 is IPv4, in the ip with the address fd00:77::1, expected IPv6',
        '* Move to the ip 10.77.1.1',
        "<ip address='10.77.1.1' prefix='24'><dhcp><range start='10.77.1.2' end='10.77.1.9'/></dhcp></ip><ip family='ipv6' address='fd00:77::1' prefix='64'><dhcp></dhcp></ip>",
      ],
      [
        "<ip address='10.77.1.1' prefix='30'><dhcp/></ip><ip family='ipv6' address='fd00:77::1' prefix='64'><dhcp><range start='10.77.1.2' end='10.77.1.9'/></dhcp></ip>",
        '10.77.1.2 to 10.77.1.9 is IPv4, in the ip with the address fd00:77::1, expected IPv6',
        'Remove this range',
        "<ip address='10.77.1.1' prefix='30'><dhcp/></ip><ip family='ipv6' address='fd00:77::1' prefix='64'><dhcp></dhcp></ip>",
      ],
      [
        "<ip address='10.77.1.1' prefix='33'><dhcp><range start='10.77.1.2' end='fd00::9'/></dhcp></ip>",
        'fd00::9 is IPv6, expected IPv4',
        'Remove this range',
        "<ip address='10.77.1.1' prefix='33'><dhcp></dhcp></ip>",
      ],
    ],
  },
  {
    code: 'dhcp-range-covers-gateway',
    around: ["<ip address='10.77.1.1' prefix='24'><dhcp>", '</dhcp></ip>'],
    rows: [
      [
        "<range start='10.77.1.1' end='10.77.1.9'/>",
        '10.77.1.1 to 10.77.1.9 holds 10.77.1.1 of the network itself, which dnsmasq leaves out',
        '* Change to 10.77.1.2 – 10.77.1.9',
        "<range start='10.77.1.2' end='10.77.1.9'/>",
      ],
      [
        "<range start='10.77.1.1' end='10.77.1.1'/>",
        'the range has no other address than 10.77.1.1 of the network itself, which no guest gets',
        '* Change to 10.77.1.2 – 10.77.1.254',
        "<range start='10.77.1.2' end='10.77.1.254'/>",
      ],
      ["<range start='10.77.1.2' end='10.77.1.9'/>"],
      [
        "<range start='10.77.1.1' end='10.77.1.254'/>",
        '10.77.1.1 to 10.77.1.254 holds 10.77.1.1 of the network itself, which dnsmasq leaves out',
        '* Change to 10.77.1.2 – 10.77.1.254',
        "<range start='10.77.1.2' end='10.77.1.254'/>",
      ],
    ],
  },
  {
    code: 'dhcp-range-covers-gateway',
    around: ['', ''],
    rows: [
      [
        "<ip address='10.77.1.9' prefix='24'><dhcp><range start='10.77.1.2' end='10.77.1.9'/></dhcp></ip>",
        '10.77.1.2 to 10.77.1.9 holds 10.77.1.9 of the network itself, which dnsmasq leaves out',
        '* Change to 10.77.1.2 – 10.77.1.8',
        "<ip address='10.77.1.9' prefix='24'><dhcp><range start='10.77.1.2' end='10.77.1.8'/></dhcp></ip>",
      ],
      [
        "<ip address='10.77.1.9' prefix='24'><dhcp><range start='10.77.1.2' end='10.77.1.19'/></dhcp></ip>",
        '10.77.1.2 to 10.77.1.19 holds 10.77.1.9 of the network itself, which dnsmasq leaves out',
        'Split around 10.77.1.9',
        "<ip address='10.77.1.9' prefix='24'><dhcp><range start='10.77.1.2' end='10.77.1.8'/><range start='10.77.1.10' end='10.77.1.19'/></dhcp></ip>",
      ],
      [
        "<ip address='10.77.1.9' prefix='24'><dhcp><range start='10.77.1.2' end='10.77.1.19'><lease expiry='2'/></range></dhcp></ip>",
        '10.77.1.2 to 10.77.1.19 holds 10.77.1.9 of the network itself, which dnsmasq leaves out',
        'Split around 10.77.1.9',
        "<ip address='10.77.1.9' prefix='24'><dhcp><range start='10.77.1.2' end='10.77.1.8'><lease expiry='2'/></range><range start='10.77.1.10' end='10.77.1.19'><lease expiry='2'/></range></dhcp></ip>",
      ],
      [
        "<ip address='10.77.1.9' prefix='24'><dhcp><range start='10.77.1.9' end='10.77.1.9'/><range start='10.77.1.20' end='10.77.1.29'/></dhcp></ip>",
        'the range has no other address than 10.77.1.9 of the network itself, which no guest gets',
      ],
      ["<ip address='10.77.1.200' prefix='24'><dhcp><range start='10.77.1.9' end='10.77.1.9'/></dhcp></ip>"],
      [
        "<forward mode='bridge'/><bridge name='br0'/><ip address='10.77.1.1' prefix='24'><dhcp><range start='10.77.1.1' end='10.77.1.9'/></dhcp></ip>",
      ],
    ],
  },
  {
    code: 'dhcp-range-overlap',
    around: ["<ip address='10.77.1.1' prefix='24'><dhcp>", '</dhcp></ip>'],
    rows: [
      [
        "<range start='10.77.1.2' end='10.77.1.9'/><range start='10.77.1.9' end='10.77.1.19'/>",
        '10.77.1.9 to 10.77.1.19 shares addresses with the range 10.77.1.2 to 10.77.1.9, expected ranges apart',
        '* Merge into 10.77.1.2 – 10.77.1.19',
        "<range start='10.77.1.2' end='10.77.1.19'/>",
      ],
      ["<range start='10.77.1.2' end='10.77.1.9'/><range start='10.77.1.10' end='10.77.1.19'/>"],
      [
        "<range start='10.77.1.2' end='10.77.1.9'/><range start='10.77.1.2' end='10.77.1.9'/>",
        'the range 10.77.1.2 to 10.77.1.9 is written a second time',
        '* Merge into 10.77.1.2 – 10.77.1.9',
        "<range start='10.77.1.2' end='10.77.1.9'/>",
      ],
      [
        "<range start='10.77.1.2' end='10.77.1.19'/><range start='10.77.1.5' end='10.77.1.9'/>",
        '10.77.1.5 to 10.77.1.9 shares addresses with the range 10.77.1.2 to 10.77.1.19, expected ranges apart',
        '* Merge into 10.77.1.2 – 10.77.1.19',
        "<range start='10.77.1.2' end='10.77.1.19'/>",
      ],
      [
        "<range start='10.77.1.5' end='10.77.1.9'/><range start='10.77.1.2' end='10.77.1.19'/>",
        '10.77.1.2 to 10.77.1.19 shares addresses with the range 10.77.1.5 to 10.77.1.9, expected ranges apart',
        '* Merge into 10.77.1.2 – 10.77.1.19',
        "<range start='10.77.1.2' end='10.77.1.19'/>",
      ],
      [
        "<range start='10.77.1.10' end='10.77.1.19'/><range start='10.77.1.2' end='10.77.1.10'/>",
        '10.77.1.2 to 10.77.1.10 shares addresses with the range 10.77.1.10 to 10.77.1.19, expected ranges apart',
        '* Merge into 10.77.1.2 – 10.77.1.19',
        "<range start='10.77.1.2' end='10.77.1.19'/>",
      ],
      [
        "<range start='10.77.1.2' end='10.77.1.9'><lease expiry='1'/></range><range start='10.77.1.9' end='10.77.1.19'/>",
        '10.77.1.9 to 10.77.1.19 shares addresses with the range 10.77.1.2 to 10.77.1.9, expected ranges apart',
        '* Change to 10.77.1.10 – 10.77.1.19',
        "<range start='10.77.1.2' end='10.77.1.9'><lease expiry='1'/></range><range start='10.77.1.10' end='10.77.1.19'/>",
      ],
      [
        "<range start='10.77.1.2' end='10.77.1.19'><lease expiry='1'/></range><range start='10.77.1.5' end='10.77.1.9'/>",
        '10.77.1.5 to 10.77.1.9 shares addresses with the range 10.77.1.2 to 10.77.1.19, expected ranges apart',
        'Remove this range',
        "<range start='10.77.1.2' end='10.77.1.19'><lease expiry='1'/></range>",
      ],
      [
        "<range start='10.77.1.2' end='10.77.1.9'><lease expiry='1' unit='hours'/></range><range start='10.77.1.9' end='10.77.1.19'><lease expiry='1'/></range>",
        '10.77.1.9 to 10.77.1.19 shares addresses with the range 10.77.1.2 to 10.77.1.9, expected ranges apart',
        '* Change to 10.77.1.10 – 10.77.1.19',
        "<range start='10.77.1.2' end='10.77.1.9'><lease expiry='1' unit='hours'/></range><range start='10.77.1.10' end='10.77.1.19'><lease expiry='1'/></range>",
      ],
      [
        "<range start='10.77.1.2' end='10.77.1.9'><lease expiry='1'/></range><range start='10.77.1.9' end='10.77.1.19'><lease expiry='1' unit='minutes'/></range>",
        '10.77.1.9 to 10.77.1.19 shares addresses with the range 10.77.1.2 to 10.77.1.9, expected ranges apart',
        '* Merge into 10.77.1.2 – 10.77.1.19',
        "<range start='10.77.1.2' end='10.77.1.19'><lease expiry='1'/></range>",
      ],
      [
        "<range start='10.77.1.2' end='10.77.1.9'><lease expiry='9'/><lease expiry='1'/></range><range start='10.77.1.9' end='10.77.1.19'><lease expiry='1'/></range>",
        '10.77.1.9 to 10.77.1.19 shares addresses with the range 10.77.1.2 to 10.77.1.9, expected ranges apart',
        '* Merge into 10.77.1.2 – 10.77.1.19',
        "<range start='10.77.1.2' end='10.77.1.19'><lease expiry='9'/><lease expiry='1'/></range>",
      ],
      [
        "<range start='10.77.1.2' end='10.77.1.30'/><range start='10.77.1.5' end='10.77.1.6'/><range start='10.77.1.20' end='10.77.1.25'/>",
        '10.77.1.5 to 10.77.1.6 shares addresses with the range 10.77.1.2 to 10.77.1.30, expected ranges apart',
        '* Merge into 10.77.1.2 – 10.77.1.30',
        "<range start='10.77.1.2' end='10.77.1.30'/><range start='10.77.1.20' end='10.77.1.25'/>",
      ],
    ],
  },
  {
    code: 'dhcp-range-adjacent-mergeable',
    around: ["<ip address='10.77.1.1' prefix='24'><dhcp>", '</dhcp></ip>'],
    rows: [
      [
        "<range start='10.77.1.2' end='10.77.1.9'/><range start='10.77.1.10' end='10.77.1.19'/>",
        '10.77.1.10 to 10.77.1.19 continues the range 10.77.1.2 to 10.77.1.9, the two could be one',
        '* Merge into 10.77.1.2 – 10.77.1.19',
        "<range start='10.77.1.2' end='10.77.1.19'/>",
      ],
      [
        "<range start='10.77.1.10' end='10.77.1.19'/><range start='10.77.1.2' end='10.77.1.9'/>",
        '10.77.1.2 to 10.77.1.9 continues the range 10.77.1.10 to 10.77.1.19, the two could be one',
        '* Merge into 10.77.1.2 – 10.77.1.19',
        "<range start='10.77.1.2' end='10.77.1.19'/>",
      ],
      ["<range start='10.77.1.2' end='10.77.1.9'/><range start='10.77.1.11' end='10.77.1.19'/>"],
      ["<range start='10.77.1.2' end='10.77.1.9'/><range start='10.77.1.9' end='10.77.1.19'/>"],
      [
        "<range start='10.77.1.2' end='10.77.1.9'><lease expiry='1'/></range><range start='10.77.1.10' end='10.77.1.19'/>",
      ],
    ],
  },
  {
    code: 'dhcp-range-adjacent-mergeable',
    around: ['', ''],
    rows: [
      [
        "<ip address='10.77.1.1' prefix='8'><dhcp><range start='10.77.255.2' end='10.77.255.255'/><range start='10.78.0.0' end='10.78.0.9'/></dhcp></ip>",
      ],
      [
        "<ip address='10.77.1.1' prefix='24'><dhcp><range start='10.77.1.2' end='10.77.1.9'/></dhcp></ip><ip address='10.77.2.1' prefix='24'><dhcp><range start='10.77.2.10' end='10.77.2.19'/></dhcp></ip>",
      ],
    ],
  },
  {
    code: 'dhcp-lease-too-short',
    around: [
      "<ip address='10.77.1.1' prefix='24'><dhcp><range start='10.77.1.2' end='10.77.1.9'>",
      '</range></dhcp></ip>',
    ],
    rows: [
      [
        "<lease expiry='1'/>",
        'a lease of 1 minute, expected at least 2 minutes, or 0 for ever',
        '* Change to 2 minutes',
        "<lease expiry='2'/>",
        'Change to 1 hour',
        "<lease expiry='1' unit='hours'/>",
      ],
      ["<lease expiry='2'/>"],
      [
        "<lease expiry='119' unit='seconds'/>",
        'a lease of 119 seconds, expected at least 120 seconds, or 0 for ever',
        '* Change to 120 seconds',
        "<lease expiry='120' unit='seconds'/>",
        'Change to 119 hours',
        "<lease expiry='119' unit='hours'/>",
      ],
      ["<lease expiry='120' unit='seconds'/>"],
      [
        "<lease expiry='1' unit='seconds'/>",
        'a lease of 1 second, expected at least 120 seconds, or 0 for ever',
        '* Change to 120 seconds',
        "<lease expiry='120' unit='seconds'/>",
        'Change to 1 hour',
        "<lease expiry='1' unit='hours'/>",
      ],
      ["<lease expiry='1' unit='hours'/>"],
      ["<lease expiry='0'/>"],
      [
        "<lease expiry='01'/>",
        'a lease of 1 minute, expected at least 2 minutes, or 0 for ever',
        '* Change to 2 minutes',
        "<lease expiry='2'/>",
        'Change to 1 hour',
        "<lease expiry='1' unit='hours'/>",
      ],
      [
        "<lease expiry='077' unit='seconds'/>",
        'a lease of 63 seconds, expected at least 120 seconds, or 0 for ever',
        '* Change to 120 seconds',
        "<lease expiry='120' unit='seconds'/>",
        'Change to 63 hours',
        "<lease expiry='63' unit='hours'/>",
      ],
      ["<lease expiry='08'/>"],
      ["<lease unit='seconds'/>"],
    ],
  },
  {
    code: 'dhcp-lease-too-short',
    around: ["<ip address='10.77.1.1' prefix='24'><dhcp>", '</dhcp></ip>'],
    rows: [
      [
        "<host name='a' ip='10.77.1.9'><lease expiry='1'/></host>",
        'a lease of 1 minute, expected at least 2 minutes, or 0 for ever',
        '* Change to 2 minutes',
        "<host name='a' ip='10.77.1.9'><lease expiry='2'/></host>",
        'Change to 1 hour',
        "<host name='a' ip='10.77.1.9'><lease expiry='1' unit='hours'/></host>",
      ],
    ],
  },
  {
    code: 'dhcp-lease-infinite',
    around: [
      "<ip address='10.77.1.1' prefix='24'><dhcp><range start='10.77.1.2' end='10.77.1.9'>",
      '</range></dhcp></ip>',
    ],
    rows: [
      [
        "<lease expiry='0'/>",
        'expiry 0 never ends: the address of a guest that is gone stays taken, expected a length such as 12 hours',
        'Change to 12 hours',
        "<lease expiry='12' unit='hours'/>",
      ],
      [
        "<lease expiry='00' unit='hours'/>",
        'expiry 00 never ends: the address of a guest that is gone stays taken, expected a length such as 12 hours',
        'Change to 12 hours',
        "<lease expiry='12' unit='hours'/>",
      ],
      [
        "<lease expiry='0' unit='seconds'/>",
        'expiry 0 never ends: the address of a guest that is gone stays taken, expected a length such as 12 hours',
        'Change to 12 hours',
        "<lease expiry='12' unit='hours'/>",
      ],
      ["<lease expiry='2'/>"],
    ],
  },
  {
    code: 'dhcp-lease-max-exhausted',
    around: ["<ip address='10.77.1.1' prefix='24'><dhcp>", '</dhcp></ip>'],
    rows: [
      [
        "<range start='10.77.1.2' end='10.77.1.2'/><host name='a' ip='10.77.1.9'/>",
        'the ranges have 1 address, which is also the limit of leases; 1 host outside them uses it up, expected more than 1',
        '* Change to 10.77.1.2 – 10.77.1.3',
        "<range start='10.77.1.2' end='10.77.1.3'/><host name='a' ip='10.77.1.9'/>",
      ],
      ["<range start='10.77.1.2' end='10.77.1.3'/><host name='a' ip='10.77.1.9'/>"],
      [
        "<range start='10.77.1.2' end='10.77.1.3'/><host name='a' ip='10.77.1.9'/><host name='b' ip='10.77.1.10'/>",
        'the ranges have 2 addresses, which is also the limit of leases; 2 hosts outside them use it up, expected more than 2',
        '* Change to 10.77.1.2 – 10.77.1.5',
        "<range start='10.77.1.2' end='10.77.1.5'/><host name='a' ip='10.77.1.9'/><host name='b' ip='10.77.1.10'/>",
      ],
      ["<range start='10.77.1.2' end='10.77.1.3'/><host name='a' ip='10.77.1.2'/><host name='b' ip='10.77.1.10'/>"],
      [
        "<range start='10.77.1.2' end='10.77.1.2'/><range start='10.77.1.4' end='10.77.1.4'/><host name='a' ip='10.77.1.9'/><host name='b' ip='10.77.1.10'/>",
        'the ranges have 2 addresses, which is also the limit of leases; 2 hosts outside them use it up, expected more than 2',
        '* Change to 10.77.1.4 – 10.77.1.6',
        "<range start='10.77.1.2' end='10.77.1.2'/><range start='10.77.1.4' end='10.77.1.6'/><host name='a' ip='10.77.1.9'/><host name='b' ip='10.77.1.10'/>",
      ],
      [
        "<range start='10.77.1.254' end='10.77.1.254'/><host name='a' ip='10.77.1.9'/>",
        'the ranges have 1 address, which is also the limit of leases; 1 host outside them uses it up, expected more than 1',
      ],
      ["<range start='10.77.1.2' end='10.77.1.2'/><host name='a'/>"],
      [
        "<range start='10.77.1.3' end='10.77.1.3'/><range start='10.77.1.2' end='10.77.1.2'/><host name='a' ip='10.77.1.9'/><host name='b' ip='10.77.1.10'/>",
        'the ranges have 2 addresses, which is also the limit of leases; 2 hosts outside them use it up, expected more than 2',
        '* Change to 10.77.1.3 – 10.77.1.5',
        "<range start='10.77.1.3' end='10.77.1.5'/><range start='10.77.1.2' end='10.77.1.2'/><host name='a' ip='10.77.1.9'/><host name='b' ip='10.77.1.10'/>",
      ],
    ],
  },
  {
    code: 'dhcp-static-only',
    around: ["<ip address='10.77.1.1' prefix='24'><dhcp>", '</dhcp></ip>'],
    rows: [
      [
        "<host name='a' ip='10.77.1.9'/>",
        'no range beside one host: guests that are not listed get no address',
        'Add a range of 10.77.1.2 – 10.77.1.254',
        "<range start='10.77.1.2' end='10.77.1.254'/><host name='a' ip='10.77.1.9'/>",
      ],
      [
        "<host name='a' ip='10.77.1.9'/><host name='b' ip='10.77.1.10'/>",
        'no range beside 2 hosts: guests that are not listed get no address',
        'Add a range of 10.77.1.2 – 10.77.1.254',
        "<range start='10.77.1.2' end='10.77.1.254'/><host name='a' ip='10.77.1.9'/><host name='b' ip='10.77.1.10'/>",
      ],
      ["<host name='a' ip='10.77.1.9'/><range start='10.77.1.2' end='10.77.1.8'/>"],
      [''],
    ],
  },
  {
    code: 'dhcp-static-only',
    around: ['', ''],
    rows: [
      [
        "<ip address='10.77.1.1' prefix='30'><dhcp><host name='a' ip='10.77.1.2'/></dhcp></ip>",
        'no range beside one host: guests that are not listed get no address',
        'Add a range of 10.77.1.2 – 10.77.1.2',
        "<ip address='10.77.1.1' prefix='30'><dhcp><range start='10.77.1.2' end='10.77.1.2'/><host name='a' ip='10.77.1.2'/></dhcp></ip>",
      ],
      [
        '<ip address="10.77.1.200" prefix="24"><dhcp><host name="a" ip="10.77.1.2"/></dhcp></ip>',
        'no range beside one host: guests that are not listed get no address',
        'Add a range of 10.77.1.1 – 10.77.1.199',
        '<ip address="10.77.1.200" prefix="24"><dhcp><range start="10.77.1.1" end="10.77.1.199"/><host name="a" ip="10.77.1.2"/></dhcp></ip>',
      ],
      [
        "<ip address='10.77.1.128' prefix='24'><dhcp><host name='a' ip='10.77.1.2'/></dhcp></ip>",
        'no range beside one host: guests that are not listed get no address',
        'Add a range of 10.77.1.1 – 10.77.1.127',
        "<ip address='10.77.1.128' prefix='24'><dhcp><range start='10.77.1.1' end='10.77.1.127'/><host name='a' ip='10.77.1.2'/></dhcp></ip>",
      ],
      [
        "<ip address='10.77.1.127' prefix='24'><dhcp><host name='a' ip='10.77.1.2'/></dhcp></ip>",
        'no range beside one host: guests that are not listed get no address',
        'Add a range of 10.77.1.128 – 10.77.1.254',
        "<ip address='10.77.1.127' prefix='24'><dhcp><range start='10.77.1.128' end='10.77.1.254'/><host name='a' ip='10.77.1.2'/></dhcp></ip>",
      ],
      [
        "<ip address='10.77.1.1' prefix='31'><dhcp><host name='a' ip='10.77.1.0'/></dhcp></ip>",
        'no range beside one host: guests that are not listed get no address',
      ],
      [
        "<ip address='10.77.1.1' prefix='8'><dhcp><host name='a' ip='10.77.1.2'/></dhcp></ip>",
        'no range beside one host: guests that are not listed get no address',
        'Add a range of 10.77.1.2 – 10.77.255.255',
        "<ip address='10.77.1.1' prefix='8'><dhcp><range start='10.77.1.2' end='10.77.255.255'/><host name='a' ip='10.77.1.2'/></dhcp></ip>",
      ],
      [
        "<ip family='ipv6' address='fd00:77::1' prefix='64'><dhcp><host name='a' ip='fd00:77::2'/></dhcp></ip>",
        'no range beside one host: guests that are not listed get no address',
        'Add a range of fd00:77::1000 – fd00:77::1fff',
        "<ip family='ipv6' address='fd00:77::1' prefix='64'><dhcp><range start='fd00:77::1000' end='fd00:77::1fff'/><host name='a' ip='fd00:77::2'/></dhcp></ip>",
      ],
      [
        "<ip family='ipv6' address='fd00:77::1' prefix='63'><dhcp><host name='a' ip='fd00:77::2'/></dhcp></ip>",
        'no range beside one host: guests that are not listed get no address',
      ],
      [
        "<ip family='ipv6' address='fd00:77::1' prefix='112'><dhcp><host name='a' ip='fd00:77::2'/></dhcp></ip>",
        'no range beside one host: guests that are not listed get no address',
        'Add a range of fd00:77::1000 – fd00:77::1fff',
        "<ip family='ipv6' address='fd00:77::1' prefix='112'><dhcp><range start='fd00:77::1000' end='fd00:77::1fff'/><host name='a' ip='fd00:77::2'/></dhcp></ip>",
      ],
      [
        "<ip family='ipv6' address='fd00:77::1' prefix='113'><dhcp><host name='a' ip='fd00:77::2'/></dhcp></ip>",
        'no range beside one host: guests that are not listed get no address',
      ],
      [
        "<ip family='ipv6' address='fd00:77::1fff' prefix='64'><dhcp><host name='a' ip='fd00:77::2'/></dhcp></ip>",
        'no range beside one host: guests that are not listed get no address',
        'Add a range of fd00:77::2000 – fd00:77::2fff',
        "<ip family='ipv6' address='fd00:77::1fff' prefix='64'><dhcp><range start='fd00:77::2000' end='fd00:77::2fff'/><host name='a' ip='fd00:77::2'/></dhcp></ip>",
      ],
      [
        "<ip family='ipv6' address='fd00:77::1000' prefix='64'><dhcp><host name='a' ip='fd00:77::2'/></dhcp></ip>",
        'no range beside one host: guests that are not listed get no address',
        'Add a range of fd00:77::2000 – fd00:77::2fff',
        "<ip family='ipv6' address='fd00:77::1000' prefix='64'><dhcp><range start='fd00:77::2000' end='fd00:77::2fff'/><host name='a' ip='fd00:77::2'/></dhcp></ip>",
      ],
      [
        "<ip family='ipv6' address='fd00:77::2000' prefix='64'><dhcp><host name='a' ip='fd00:77::2'/></dhcp></ip>",
        'no range beside one host: guests that are not listed get no address',
        'Add a range of fd00:77::1000 – fd00:77::1fff',
        "<ip family='ipv6' address='fd00:77::2000' prefix='64'><dhcp><range start='fd00:77::1000' end='fd00:77::1fff'/><host name='a' ip='fd00:77::2'/></dhcp></ip>",
      ],
    ],
  },
  {
    code: 'dhcp-multiple-per-family',
    around: ['', ''],
    rows: [
      [
        "<ip address='10.77.1.1' prefix='24'><dhcp><range start='10.77.1.2' end='10.77.1.9'/></dhcp></ip><ip address='10.78.1.1' prefix='24'><dhcp><range start='10.78.1.2' end='10.78.1.9'/></dhcp></ip>",
        'DHCP on a second IPv4 address of the network, expected it on one; 10.77.1.1 has it already',
        'Remove the DHCP of 10.78.1.1',
        "<ip address='10.77.1.1' prefix='24'><dhcp><range start='10.77.1.2' end='10.77.1.9'/></dhcp></ip><ip address='10.78.1.1' prefix='24'></ip>",
        'Remove the DHCP of 10.77.1.1',
        "<ip address='10.77.1.1' prefix='24'></ip><ip address='10.78.1.1' prefix='24'><dhcp><range start='10.78.1.2' end='10.78.1.9'/></dhcp></ip>",
      ],
      [
        "<ip address='10.77.1.1' prefix='24'><dhcp><range start='10.77.1.2' end='10.77.1.9'/></dhcp></ip><ip address='10.78.1.1' prefix='24'><dhcp/></ip>",
      ],
      [
        "<ip address='10.77.1.1' prefix='24'><dhcp><range start='10.77.1.2' end='10.77.1.9'/></dhcp></ip><ip family='ipv6' address='fd00:77::1' prefix='64'><dhcp><range start='fd00:77::2' end='fd00:77::9'/></dhcp></ip>",
      ],
      [
        "<ip address='10.77.1.1' prefix='24'><dhcp><range start='10.77.1.2' end='10.77.1.9'/></dhcp></ip><ip address='10.78.1.1' prefix='24'><dhcp><host name='a' ip='10.78.1.2'/></dhcp></ip>",
        'DHCP on a second IPv4 address of the network, expected it on one; 10.77.1.1 has it already',
        'Remove the DHCP of 10.78.1.1',
        "<ip address='10.77.1.1' prefix='24'><dhcp><range start='10.77.1.2' end='10.77.1.9'/></dhcp></ip><ip address='10.78.1.1' prefix='24'></ip>",
        'Remove the DHCP of 10.77.1.1',
        "<ip address='10.77.1.1' prefix='24'></ip><ip address='10.78.1.1' prefix='24'><dhcp><host name='a' ip='10.78.1.2'/></dhcp></ip>",
      ],
    ],
  },
  {
    code: 'dhcp-empty',
    around: ['', ''],
    rows: [
      [
        "<ip address='10.77.1.1' prefix='24'><dhcp/></ip>",
        'dhcp has neither range nor host, so no DHCP server runs and libvirt drops the element',
        '* Add a range of 10.77.1.2 – 10.77.1.254',
        "<ip address='10.77.1.1' prefix='24'><dhcp><range start='10.77.1.2' end='10.77.1.254'/></dhcp></ip>",
        'Remove dhcp',
        "<ip address='10.77.1.1' prefix='24'></ip>",
      ],
    ],
  },
  {
    code: 'dhcp-empty',
    around: ["<ip address='10.77.1.1' prefix='24'><dhcp>", '</dhcp></ip>'],
    rows: [["<bootp file='a'/>"], ["<range start='10.77.1.2' end='10.77.1.9'/>"]],
  },
  {
    code: 'dhcp6-prefix-below-64',
    around: ['', ''],
    rows: [
      [
        "<ip family='ipv6' address='fd00:77::1' prefix='63'><dhcp><range start='fd00:77::2' end='fd00:77::9'/></dhcp></ip>",
        'DHCP in fd00:77::/63: dnsmasq does not start with it, expected prefix 64 or more',
        '* Change to /64',
        "<ip family='ipv6' address='fd00:77::1' prefix='64'><dhcp><range start='fd00:77::2' end='fd00:77::9'/></dhcp></ip>",
      ],
      [
        "<ip family='ipv6' address='fd00:77::1' prefix='64'><dhcp><range start='fd00:77::2' end='fd00:77::9'/></dhcp></ip>",
      ],
      [
        "<ip family='ipv6' address='fd00:77::1' prefix='48'><dhcp><host name='a' ip='fd00:77::2'/></dhcp></ip>",
        'DHCP in fd00:77::/48: dnsmasq does not start with it, expected prefix 64 or more',
        '* Change to /64',
        "<ip family='ipv6' address='fd00:77::1' prefix='64'><dhcp><host name='a' ip='fd00:77::2'/></dhcp></ip>",
      ],
      ["<ip family='ipv6' address='fd00:77::1' prefix='48'><dhcp></dhcp></ip>"],
      [
        "<ip family='ipv6' address='fd00:77::1' prefix='48'><dhcp><host name='a' ip='fd00:77:0:1::2'/></dhcp></ip>",
        'DHCP in fd00:77::/48: dnsmasq does not start with it, expected prefix 64 or more',
      ],
    ],
  },
];

describe('ranges and leases of DHCP', () => checkRepairs(cases));
