// Static hosts, boot files and directories for TFTP that do not work as they are meant, with what each repair makes of them.
import { checkRepairs, type RepairsOf } from '../../../support/repairs';

const cases: readonly RepairsOf[] = [
  {
    code: 'dhcp-host-mac-on-ipv6',
    around: ["<ip family='ipv6' address='fd00:77::1' prefix='64'><dhcp>", '</dhcp></ip>'],
    rows: [
      [
        "<host mac='52:54:00:11:22:33' ip='fd00:77::2'/>",
        'mac 52:54:00:11:22:33 in a host of IPv6, expected id with a DUID, or the name alone',
        '* Change to id 0:3:0:1:52:54:00:11:22:33',
        "<host id='0:3:0:1:52:54:00:11:22:33' ip='fd00:77::2'/>",
      ],
      [
        "<host mac='52:54:00:11:22:33' name='a' ip='fd00:77::2'/>",
        'mac 52:54:00:11:22:33 in a host of IPv6, expected id with a DUID, or the name alone',
        '* Change to id 0:3:0:1:52:54:00:11:22:33',
        "<host id='0:3:0:1:52:54:00:11:22:33' name='a' ip='fd00:77::2'/>",
        'Remove mac',
        "<host name='a' ip='fd00:77::2'/>",
      ],
      [
        "<host mac='52:54:00:11:22:33' id='0:3:0:1:52:54:00:11:22:33' ip='fd00:77::2'/>",
        'mac 52:54:00:11:22:33 in a host of IPv6, expected id with a DUID, or the name alone',
        '* Remove mac',
        "<host id='0:3:0:1:52:54:00:11:22:33' ip='fd00:77::2'/>",
      ],
      [
        "<host mac='52:54:0:11:22:33' ip='fd00:77::2'/>",
        'mac 52:54:0:11:22:33 in a host of IPv6, expected id with a DUID, or the name alone',
      ],
      [
        "<host mac='52:54:00:11:22:33:44' name='a' ip='fd00:77::2'/>",
        'mac 52:54:00:11:22:33:44 in a host of IPv6, expected id with a DUID, or the name alone',
        'Remove mac',
        "<host name='a' ip='fd00:77::2'/>",
      ],
      ["<host name='a' ip='fd00:77::2'/>"],
    ],
  },
  {
    code: 'dhcp-host-no-identity',
    around: ["<ip address='10.77.1.1' prefix='24'><dhcp>", '</dhcp></ip>'],
    rows: [
      [
        "<host ip='10.77.1.9'/>",
        'a host in an IPv4 network has neither mac nor name; expected one of them',
        'Remove this host',
        '',
      ],
      [
        "<host ip='10.77.1.9' id='0:3:0:1:52:54:00:11:22:33'/>",
        'a host in an IPv4 network has neither mac nor name, and its id does not count; expected one of them',
        '* Change to mac 52:54:00:11:22:33',
        "<host ip='10.77.1.9' mac='52:54:00:11:22:33'/>",
        'Remove this host',
        '',
      ],
      [
        "<host ip='10.77.1.9' id='00:03:00:01:52:54:0:11:22:3'/>",
        'a host in an IPv4 network has neither mac nor name, and its id does not count; expected one of them',
        '* Change to mac 52:54:00:11:22:03',
        "<host ip='10.77.1.9' mac='52:54:00:11:22:03'/>",
        'Remove this host',
        '',
      ],
      [
        "<host ip='10.77.1.9' id='0:1:0:1:52:54:00:11:22:33'/>",
        'a host in an IPv4 network has neither mac nor name, and its id does not count; expected one of them',
        'Remove this host',
        '',
      ],
      [
        "<host ip='10.77.1.9' id='1:0:3:0:1:52:54:00:11:22:33'/>",
        'a host in an IPv4 network has neither mac nor name, and its id does not count; expected one of them',
        'Remove this host',
        '',
      ],
      [
        "<host ip='10.77.1.9' id='0:3:0:1:52:54:00:11:22:33:44'/>",
        'a host in an IPv4 network has neither mac nor name, and its id does not count; expected one of them',
        'Remove this host',
        '',
      ],
      ["<host name='a' ip='10.77.1.9'/>"],
      ["<host mac='52:54:00:11:22:33' ip='10.77.1.9'/>"],
      ["<host ip='10.77.1.9'"],
    ],
  },
  {
    code: 'dhcp-host-no-identity',
    around: ["<ip family='ipv6' address='fd00:77::1' prefix='64'><dhcp>", '</dhcp></ip>'],
    rows: [
      [
        "<host ip='fd00:77::2'/>",
        'a host in an IPv6 network has neither id nor name, expected one of them',
        'Remove this host',
        '',
      ],
      ["<host id='0:1' ip='fd00:77::2'/>"],
      ["<host name='a' ip='fd00:77::2'/>"],
    ],
  },
  {
    code: 'dhcp-host-id-on-ipv4',
    around: ["<ip address='10.77.1.1' prefix='24'><dhcp>", '</dhcp></ip>'],
    rows: [
      [
        "<host name='a' id='0:1:0:1:18:aa:62:fe:0:16:3e:44:55:66' ip='10.77.1.9'/>",
        'id 0:1:0:1:18:aa:62:fe:0:16:3e:44:55:66 in a host of IPv4 is dropped, expected mac or name',
        '* Remove id',
        "<host name='a' ip='10.77.1.9'/>",
      ],
      ["<host name='a' ip='10.77.1.9'/>"],
    ],
  },
  {
    code: 'dhcp-host-outside-subnet',
    around: ["<ip address='10.77.1.1' prefix='24'><dhcp>", '</dhcp></ip>'],
    rows: [
      [
        "<host name='a' ip='10.78.1.9'/>",
        '10.78.1.9 is not in 10.77.1.0/24, so the guest never gets it',
        '* Change to 10.77.1.9',
        "<host name='a' ip='10.77.1.9'/>",
      ],
      [
        "<host name='a' ip='10.78.1.0'/>",
        '10.78.1.0 is not in 10.77.1.0/24, so the guest never gets it',
        '* Change to 10.77.1.2',
        "<host name='a' ip='10.77.1.2'/>",
      ],
      [
        "<host name='a' ip='10.78.1.255'/>",
        '10.78.1.255 is not in 10.77.1.0/24, so the guest never gets it',
        '* Change to 10.77.1.2',
        "<host name='a' ip='10.77.1.2'/>",
      ],
      [
        "<host name='a' ip='10.78.1.1'/>",
        '10.78.1.1 is not in 10.77.1.0/24, so the guest never gets it',
        '* Change to 10.77.1.2',
        "<host name='a' ip='10.77.1.2'/>",
      ],
      [
        "<host name='a' ip='10.77.0.255'/>",
        '10.77.0.255 is not in 10.77.1.0/24, so the guest never gets it',
        '* Change to 10.77.1.2',
        "<host name='a' ip='10.77.1.2'/>",
      ],
      [
        "<host name='a' ip='10.77.2.0'/>",
        '10.77.2.0 is not in 10.77.1.0/24, so the guest never gets it',
        '* Change to 10.77.1.2',
        "<host name='a' ip='10.77.1.2'/>",
      ],
      [
        "<host name='a' ip='10.77.1.9'/><host name='b' ip='10.78.1.9'/>",
        '10.78.1.9 is not in 10.77.1.0/24, so the guest never gets it',
        '* Change to 10.77.1.2',
        "<host name='a' ip='10.77.1.9'/><host name='b' ip='10.77.1.2'/>",
      ],
      ["<host name='a' ip='10.77.1.255'/>"],
      [
        "<range start='10.77.1.2' end='10.77.1.9'/><host name='a' ip='10.78.1.1'/>",
        '10.78.1.1 is not in 10.77.1.0/24, so the guest never gets it',
        '* Change to 10.77.1.10',
        "<range start='10.77.1.2' end='10.77.1.9'/><host name='a' ip='10.77.1.10'/>",
      ],
    ],
  },
  {
    code: 'dhcp-host-outside-subnet',
    around: ["<ip family='ipv6' address='fd00:77::1' prefix='64'><dhcp>", '</dhcp></ip>'],
    rows: [
      [
        "<host name='a' ip='fd00:78::9'/>",
        'fd00:78::9 is not in fd00:77::/64, so the guest never gets it',
        '* Change to fd00:77::9',
        "<host name='a' ip='fd00:77::9'/>",
      ],
      [
        "<host name='a' ip='fd00:78::'/>",
        'fd00:78:: is not in fd00:77::/64, so the guest never gets it',
        '* Change to fd00:77::2',
        "<host name='a' ip='fd00:77::2'/>",
      ],
      ["<host name='a' ip='fd00:77::9'/>"],
    ],
  },
  {
    code: 'dhcp-host-is-gateway',
    around: ["<ip address='10.77.1.1' prefix='24'><dhcp>", '</dhcp></ip>'],
    rows: [
      [
        "<host name='a' ip='10.77.1.1'/>",
        '10.77.1.1 is the address of the network itself, so the guest gets another; expected a free one',
        '* Change to 10.77.1.2',
        "<host name='a' ip='10.77.1.2'/>",
      ],
      ["<host name='a' ip='10.77.1.2'/>"],
      [
        "<host name='a' ip='10.77.1.1'/><host name='b' ip='10.77.1.2'/>",
        '10.77.1.1 is the address of the network itself, so the guest gets another; expected a free one',
        '* Change to 10.77.1.3',
        "<host name='a' ip='10.77.1.3'/><host name='b' ip='10.77.1.2'/>",
      ],
    ],
  },
  {
    code: 'dhcp-host-is-network-or-broadcast',
    around: ["<ip address='10.77.1.1' prefix='24'><dhcp>", '</dhcp></ip>'],
    rows: [
      [
        "<host name='a' ip='10.77.1.0'/>",
        '10.77.1.0 is the network address of 10.77.1.0/24, expected one that a guest can use',
        '* Change to 10.77.1.2',
        "<host name='a' ip='10.77.1.2'/>",
      ],
      [
        "<host name='a' ip='10.77.1.255'/>",
        '10.77.1.255 is the broadcast address of 10.77.1.0/24, expected one that a guest can use',
        '* Change to 10.77.1.2',
        "<host name='a' ip='10.77.1.2'/>",
      ],
      ["<host name='a' ip='10.77.1.254'/>"],
    ],
  },
  {
    code: 'dhcp-host-family',
    around: ["<ip address='10.77.1.1' prefix='24'><dhcp>", '</dhcp></ip>'],
    rows: [
      [
        "<host name='a' ip='fd00:77::2'/>",
        'fd00:77::2 is IPv6, in the ip with the address 10.77.1.1; expected IPv4',
        '* Change to 10.77.1.2',
        "<host name='a' ip='10.77.1.2'/>",
      ],
      ["<host name='a' ip='10.77.1.2'/>"],
    ],
  },
  {
    code: 'dhcp-host-name-not-label',
    around: ["<ip address='10.77.1.1' prefix='24'><dhcp>", '</dhcp></ip>'],
    rows: [
      [
        "<host name='web db' ip='10.77.1.9'/>",
        'web db has a blank, so dnsmasq drops the name or the whole host; expected letters, digits and dashes',
        'Change to web-db',
        "<host name='web-db' ip='10.77.1.9'/>",
      ],
      [
        "<host name='web/db' ip='10.77.1.9'/>",
        'web/db has "/", so dnsmasq drops the name or the whole host; expected letters, digits and dashes',
        'Change to web-db',
        "<host name='web-db' ip='10.77.1.9'/>",
      ],
      [
        "<host name='a&quot;b' ip='10.77.1.9'/>",
        'a"b has "\\"", so dnsmasq drops the name or the whole host; expected letters, digits and dashes',
        'Change to a-b',
        "<host name='a-b' ip='10.77.1.9'/>",
      ],
      ["<host name='web_db' ip='10.77.1.9'/>"],
      ["<host name='web.db' ip='10.77.1.9'/>"],
      ["<host name='b\u00fcro' ip='10.77.1.9'/>"],
      ["<host name='aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa' ip='10.77.1.9'/>"],
      [
        "<host name='aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa' ip='10.77.1.9'/>",
        'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa has a part of more than 63 characters, so dnsmasq drops the name or the whole host; expected letters, digits and dashes',
        'Change to aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',
        "<host name='aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa' ip='10.77.1.9'/>",
      ],
      [
        "<host name='aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb' ip='10.77.1.9'/>",
      ],
      ["<host name='*a' ip='10.77.1.9'/>"],
      ["<host name='a&amp;b c' ip='10.77.1.9'/>"],
      [
        "<host name='web db' ip='10.77.1.9'/><host name='web-db' ip='10.77.1.10'/>",
        'web db has a blank, so dnsmasq drops the name or the whole host; expected letters, digits and dashes',
        'Change to web-db-2',
        "<host name='web-db-2' ip='10.77.1.9'/><host name='web-db' ip='10.77.1.10'/>",
      ],
      [
        "<host name='web!' ip='10.77.1.9'/>",
        'web! has "!", so dnsmasq drops the name or the whole host; expected letters, digits and dashes',
        'Change to web',
        "<host name='web' ip='10.77.1.9'/>",
      ],
      [
        "<host name='Zz09@' ip='10.77.1.9'/>",
        'Zz09@ has "@", so dnsmasq drops the name or the whole host; expected letters, digits and dashes',
        'Change to Zz09',
        "<host name='Zz09' ip='10.77.1.9'/>",
      ],
      [
        "<host name='a[b' ip='10.77.1.9'/>",
        'a[b has "[", so dnsmasq drops the name or the whole host; expected letters, digits and dashes',
        'Change to a-b',
        "<host name='a-b' ip='10.77.1.9'/>",
      ],
      [
        "<host name='a`b' ip='10.77.1.9'/>",
        'a`b has "`", so dnsmasq drops the name or the whole host; expected letters, digits and dashes',
        'Change to a-b',
        "<host name='a-b' ip='10.77.1.9'/>",
      ],
      [
        "<host name='a:b' ip='10.77.1.9'/>",
        'a:b has ":", so dnsmasq drops the name or the whole host; expected letters, digits and dashes',
        'Change to a-b',
        "<host name='a-b' ip='10.77.1.9'/>",
      ],
    ],
  },
  {
    code: 'dhcp-host-name-fqdn',
    around: ["<ip address='10.77.1.1' prefix='24'><dhcp>", '</dhcp></ip>'],
    rows: [
      [
        "<host name='web.lab.test' ip='10.77.1.9'/>",
        'web.lab.test is not in a domain of the network, which has none; expected the first part alone',
        'Change to web',
        "<host name='web' ip='10.77.1.9'/>",
      ],
      ["<host name='.web' ip='10.77.1.9'/>"],
      [
        "<host name='12.lab.test' ip='10.77.1.9'/>",
        '12.lab.test is not in a domain of the network, which has none; expected the first part alone',
      ],
      [
        "<host name='12h.lab.test' ip='10.77.1.9'/>",
        '12h.lab.test is not in a domain of the network, which has none; expected the first part alone',
      ],
      [
        "<host name='web.a' ip='10.77.1.9'/><host name='web' ip='10.77.1.10'/>",
        'web.a is not in a domain of the network, which has none; expected the first part alone',
        'Change to web-2',
        "<host name='web-2' ip='10.77.1.9'/><host name='web' ip='10.77.1.10'/>",
      ],
      ["<host name='web' ip='10.77.1.9'/>"],
    ],
  },
  {
    code: 'dhcp-host-name-fqdn',
    around: ['', ''],
    rows: [
      [
        "<domain name='lab.test'/><ip address='10.77.1.1' prefix='24'><dhcp><host name='web.LAB.test' ip='10.77.1.9'/></dhcp></ip>",
      ],
      [
        "<domain name='Lab.test'/><ip address='10.77.1.1' prefix='24'><dhcp><host name='web.other.test' ip='10.77.1.9'/></dhcp></ip>",
        'web.other.test is not in the domain lab.test of the network; expected the first part alone',
        'Change to web',
        "<domain name='Lab.test'/><ip address='10.77.1.1' prefix='24'><dhcp><host name='web' ip='10.77.1.9'/></dhcp></ip>",
      ],
    ],
  },
  {
    code: 'dhcp-host-name-is-keyword',
    around: ["<ip address='10.77.1.1' prefix='24'><dhcp>", '</dhcp></ip>'],
    rows: [
      [
        "<host name='ignore' ip='10.77.1.9'/>",
        'ignore as a name makes dnsmasq refuse every address to this guest, expected another name',
        'Change to ignore-host',
        "<host name='ignore-host' ip='10.77.1.9'/>",
      ],
      [
        "<host name='infinite' ip='10.77.1.9'/>",
        'infinite as a name makes dnsmasq give a lease without end and no name, expected another name',
        'Change to infinite-host',
        "<host name='infinite-host' ip='10.77.1.9'/>",
      ],
      ["<host name='ignored' ip='10.77.1.9'/>"],
      [
        "<host name='45' ip='10.77.1.9'/>",
        '45 as a name makes dnsmasq take it as the length of the lease, and the guest has no name, expected another name',
        'Change to host-45',
        "<host name='host-45' ip='10.77.1.9'/>",
      ],
      [
        "<host name='45m' ip='10.77.1.9'/>",
        '45m as a name makes dnsmasq take it as the length of the lease, and the guest has no name, expected another name',
        'Change to host-45m',
        "<host name='host-45m' ip='10.77.1.9'/>",
      ],
      [
        "<host name='1W' ip='10.77.1.9'/>",
        '1W as a name makes dnsmasq take it as the length of the lease, and the guest has no name, expected another name',
        'Change to host-1W',
        "<host name='host-1W' ip='10.77.1.9'/>",
      ],
      [
        "<host name='2d' ip='10.77.1.9'/>",
        '2d as a name makes dnsmasq take it as the length of the lease, and the guest has no name, expected another name',
        'Change to host-2d',
        "<host name='host-2d' ip='10.77.1.9'/>",
      ],
      [
        "<host name='3h' ip='10.77.1.9'/>",
        '3h as a name makes dnsmasq take it as the length of the lease, and the guest has no name, expected another name',
        'Change to host-3h',
        "<host name='host-3h' ip='10.77.1.9'/>",
      ],
      [
        "<host name='4s' ip='10.77.1.9'/>",
        '4s as a name makes dnsmasq take it as the length of the lease, and the guest has no name, expected another name',
        'Change to host-4s',
        "<host name='host-4s' ip='10.77.1.9'/>",
      ],
      ["<host name='4x' ip='10.77.1.9'/>"],
      ["<host name='4mm' ip='10.77.1.9'/>"],
      ["<host name='id' ip='10.77.1.9'/>"],
      [
        "<host name='45' ip='10.77.1.9'/><host name='host-45' ip='10.77.1.10'/>",
        '45 as a name makes dnsmasq take it as the length of the lease, and the guest has no name, expected another name',
        'Change to host-45-2',
        "<host name='host-45-2' ip='10.77.1.9'/><host name='host-45' ip='10.77.1.10'/>",
      ],
    ],
  },
  {
    code: 'dhcp-host-duplicate-mac',
    around: ["<ip address='10.77.1.1' prefix='24'><dhcp>", '</dhcp></ip>'],
    rows: [
      [
        "<host mac='52:54:00:11:22:33' ip='10.77.1.9'/><host mac='52:54:00:11:22:33' ip='10.77.1.10'/>",
        '52:54:00:11:22:33 is also the MAC address of 52:54:00:11:22:33 with 10.77.1.9, and dnsmasq serves only the last host of the two',
        'Remove the earlier host',
        "<host mac='52:54:00:11:22:33' ip='10.77.1.10'/>",
        'Remove this host',
        "<host mac='52:54:00:11:22:33' ip='10.77.1.9'/>",
      ],
      [
        "<host mac='52:54:00:aa:22:33' ip='10.77.1.9'/><host mac='52:54:0:AA:22:33' ip='10.77.1.10'/>",
        '52:54:0:aa:22:33 is also the MAC address of 52:54:00:aa:22:33 with 10.77.1.9, and dnsmasq serves only the last host of the two',
        'Remove the earlier host',
        "<host mac='52:54:0:AA:22:33' ip='10.77.1.10'/>",
        'Remove this host',
        "<host mac='52:54:00:aa:22:33' ip='10.77.1.9'/>",
      ],
      ["<host mac='52:54:00:11:22:33' ip='10.77.1.9'/><host mac='52:54:00:11:22:34' ip='10.77.1.10'/>"],
    ],
  },
  {
    code: 'dhcp-host-duplicate-mac',
    around: ['', ''],
    rows: [
      [
        "<ip address='10.77.1.1' prefix='24'><dhcp><host mac='52:54:00:11:22:33' ip='10.77.1.9'/></dhcp></ip><ip address='10.77.2.1' prefix='24'><dhcp><host mac='52:54:00:11:22:33' ip='10.77.2.9'/></dhcp></ip>",
        '52:54:00:11:22:33 is also the MAC address of 52:54:00:11:22:33 with 10.77.1.9, and dnsmasq serves only the last host of the two',
        'Remove the earlier host',
        "<ip address='10.77.1.1' prefix='24'></ip><ip address='10.77.2.1' prefix='24'><dhcp><host mac='52:54:00:11:22:33' ip='10.77.2.9'/></dhcp></ip>",
        'Remove this host',
        "<ip address='10.77.1.1' prefix='24'><dhcp><host mac='52:54:00:11:22:33' ip='10.77.1.9'/></dhcp></ip><ip address='10.77.2.1' prefix='24'></ip>",
      ],
      [
        "<ip address='10.77.1.1' prefix='24'><dhcp>x<host mac='52:54:00:11:22:33' ip='10.77.1.9'/></dhcp></ip><ip address='10.77.2.1' prefix='24'><dhcp><host mac='52:54:00:11:22:33' ip='10.77.2.9'/></dhcp></ip>",
        '52:54:00:11:22:33 is also the MAC address of 52:54:00:11:22:33 with 10.77.1.9, and dnsmasq serves only the last host of the two',
        'Remove the earlier host',
        "<ip address='10.77.1.1' prefix='24'><dhcp>x</dhcp></ip><ip address='10.77.2.1' prefix='24'><dhcp><host mac='52:54:00:11:22:33' ip='10.77.2.9'/></dhcp></ip>",
        'Remove this host',
        "<ip address='10.77.1.1' prefix='24'><dhcp>x<host mac='52:54:00:11:22:33' ip='10.77.1.9'/></dhcp></ip><ip address='10.77.2.1' prefix='24'></ip>",
      ],
      [
        "<ip address='10.77.1.1' prefix='24'><dhcp><host mac='52:54:00:11:22:33' ip='10.77.1.9'/>x</dhcp></ip><ip address='10.77.2.1' prefix='24'><dhcp><host mac='52:54:00:11:22:33' ip='10.77.2.9'/></dhcp></ip>",
        '52:54:00:11:22:33 is also the MAC address of 52:54:00:11:22:33 with 10.77.1.9, and dnsmasq serves only the last host of the two',
        'Remove the earlier host',
        "<ip address='10.77.1.1' prefix='24'><dhcp>x</dhcp></ip><ip address='10.77.2.1' prefix='24'><dhcp><host mac='52:54:00:11:22:33' ip='10.77.2.9'/></dhcp></ip>",
        'Remove this host',
        "<ip address='10.77.1.1' prefix='24'><dhcp><host mac='52:54:00:11:22:33' ip='10.77.1.9'/>x</dhcp></ip><ip address='10.77.2.1' prefix='24'></ip>",
      ],
      [
        "<ip address='10.77.1.1' prefix='24'><dhcp><!-- a --><host mac='52:54:00:11:22:33' ip='10.77.1.9'/></dhcp></ip><ip address='10.77.2.1' prefix='24'><dhcp><host mac='52:54:00:11:22:33' ip='10.77.2.9'/></dhcp></ip>",
        '52:54:00:11:22:33 is also the MAC address of 52:54:00:11:22:33 with 10.77.1.9, and dnsmasq serves only the last host of the two',
        'Remove the earlier host',
        "<ip address='10.77.1.1' prefix='24'><dhcp><!-- a --></dhcp></ip><ip address='10.77.2.1' prefix='24'><dhcp><host mac='52:54:00:11:22:33' ip='10.77.2.9'/></dhcp></ip>",
        'Remove this host',
        "<ip address='10.77.1.1' prefix='24'><dhcp><!-- a --><host mac='52:54:00:11:22:33' ip='10.77.1.9'/></dhcp></ip><ip address='10.77.2.1' prefix='24'></ip>",
      ],
      [
        "<ip address='10.77.1.1' prefix='24'><dhcp><host mac='52:54:00:11:22:33' ip='10.77.1.9'/><!-- a --></dhcp></ip><ip address='10.77.2.1' prefix='24'><dhcp><host mac='52:54:00:11:22:33' ip='10.77.2.9'/></dhcp></ip>",
        '52:54:00:11:22:33 is also the MAC address of 52:54:00:11:22:33 with 10.77.1.9, and dnsmasq serves only the last host of the two',
        'Remove the earlier host',
        "<ip address='10.77.1.1' prefix='24'><dhcp><!-- a --></dhcp></ip><ip address='10.77.2.1' prefix='24'><dhcp><host mac='52:54:00:11:22:33' ip='10.77.2.9'/></dhcp></ip>",
        'Remove this host',
        "<ip address='10.77.1.1' prefix='24'><dhcp><host mac='52:54:00:11:22:33' ip='10.77.1.9'/><!-- a --></dhcp></ip><ip address='10.77.2.1' prefix='24'></ip>",
      ],
      [
        "<ip address='10.77.1.1' prefix='24'><dhcp> <host mac='52:54:00:11:22:33' ip='10.77.1.9'/></dhcp></ip><ip address='10.77.2.1' prefix='24'><dhcp><host mac='52:54:00:11:22:33' ip='10.77.2.9'/></dhcp></ip>",
        '52:54:00:11:22:33 is also the MAC address of 52:54:00:11:22:33 with 10.77.1.9, and dnsmasq serves only the last host of the two',
        'Remove the earlier host',
        "<ip address='10.77.1.1' prefix='24'></ip><ip address='10.77.2.1' prefix='24'><dhcp><host mac='52:54:00:11:22:33' ip='10.77.2.9'/></dhcp></ip>",
        'Remove this host',
        "<ip address='10.77.1.1' prefix='24'><dhcp> <host mac='52:54:00:11:22:33' ip='10.77.1.9'/></dhcp></ip><ip address='10.77.2.1' prefix='24'></ip>",
      ],
      [
        "<ip address='10.77.1.1' prefix='24'><dhcp><host mac='52:54:00:11:22:33' ip='10.77.1.9'/> </dhcp></ip><ip address='10.77.2.1' prefix='24'><dhcp><host mac='52:54:00:11:22:33' ip='10.77.2.9'/></dhcp></ip>",
        '52:54:00:11:22:33 is also the MAC address of 52:54:00:11:22:33 with 10.77.1.9, and dnsmasq serves only the last host of the two',
        'Remove the earlier host',
        "<ip address='10.77.1.1' prefix='24'></ip><ip address='10.77.2.1' prefix='24'><dhcp><host mac='52:54:00:11:22:33' ip='10.77.2.9'/></dhcp></ip>",
        'Remove this host',
        "<ip address='10.77.1.1' prefix='24'><dhcp><host mac='52:54:00:11:22:33' ip='10.77.1.9'/> </dhcp></ip><ip address='10.77.2.1' prefix='24'></ip>",
      ],
    ],
  },
  {
    code: 'dhcp-host-duplicate-name',
    around: ["<ip address='10.77.1.1' prefix='24'><dhcp>", '</dhcp></ip>'],
    rows: [
      [
        "<host name='a' ip='10.77.1.9'/><host name='A' ip='10.77.1.10'/>",
        'A is already the name of the host with 10.77.1.9, expected another',
        'Change to A-2',
        "<host name='a' ip='10.77.1.9'/><host name='A-2' ip='10.77.1.10'/>",
      ],
      ["<host name='a' ip='10.77.1.9'/><host name='b' ip='10.77.1.10'/>"],
      [
        "<host name='a' ip='10.77.1.9'/><host name='&#97;' ip='10.77.1.10'/>",
        'a is already the name of the host with 10.77.1.9, expected another',
        'Change to a-2',
        "<host name='a' ip='10.77.1.9'/><host name='a-2' ip='10.77.1.10'/>",
      ],
    ],
  },
  {
    code: 'dhcp-host-duplicate-ip',
    around: ["<ip address='10.77.1.1' prefix='24'><dhcp>", '</dhcp></ip>'],
    rows: [
      [
        "<host name='a' ip='10.77.1.9'/><host name='b' ip='10.77.1.9'/>",
        '10.77.1.9 is already the address of a, and dnsmasq drops the second host',
        '* Change to 10.77.1.2',
        "<host name='a' ip='10.77.1.9'/><host name='b' ip='10.77.1.2'/>",
        'Remove this host',
        "<host name='a' ip='10.77.1.9'/>",
      ],
      [
        "<host mac='52:54:00:11:22:33' ip='10.77.1.9'/><host name='b' ip='10.77.1.9'/>",
        '10.77.1.9 is already the address of 52:54:00:11:22:33, and dnsmasq drops the second host',
        '* Change to 10.77.1.2',
        "<host mac='52:54:00:11:22:33' ip='10.77.1.9'/><host name='b' ip='10.77.1.2'/>",
        'Remove this host',
        "<host mac='52:54:00:11:22:33' ip='10.77.1.9'/>",
      ],
      ["<host name='a' ip='10.77.1.9'/><host name='b' ip='10.77.1.10'/>"],
    ],
  },
  {
    code: 'dhcp-host-duplicate-id',
    around: ["<ip family='ipv6' address='fd00:77::1' prefix='64'><dhcp>", '</dhcp></ip>'],
    rows: [
      [
        "<host id='0:1:2' ip='fd00:77::2'/><host id='00:01:02' ip='fd00:77::3'/>",
        '00:01:02 is also the DUID of 0:1:2, and only one of the two is served',
        'Remove this host',
        "<host id='0:1:2' ip='fd00:77::2'/>",
        'Remove the earlier host',
        "<host id='00:01:02' ip='fd00:77::3'/>",
      ],
      ["<host id='0:1:2' ip='fd00:77::2'/><host id='0:1:3' ip='fd00:77::3'/>"],
    ],
  },
  {
    code: 'tftp-root-missing',
    around: ["<ip address='10.77.1.1' prefix='24'>", '</ip>'],
    rows: [
      [
        "<tftp root='/nonexistent'/>",
        '/nonexistent is no directory on any host, so dnsmasq does not start; expected one that exists',
      ],
      [
        "<tftp root='/nonexistent/a'/>",
        '/nonexistent/a is no directory on any host, so dnsmasq does not start; expected one that exists',
      ],
      ["<tftp root='/nonexistents'/>"],
      [
        "<tftp root='/dev/null'/>",
        '/dev/null is no directory on any host, so dnsmasq does not start; expected one that exists',
      ],
      ["<tftp root='/dev/nullx'/>"],
      [
        "<tftp root='pxe'/>",
        'pxe is not an absolute path and is looked for below /, expected a path such as /var/lib/tftpboot',
        'Change to /pxe',
        "<tftp root='/pxe'/>",
      ],
      [
        "<tftp root='./pxe'/>",
        './pxe is not an absolute path and is looked for below /, expected a path such as /var/lib/tftpboot',
        'Change to /pxe',
        "<tftp root='/pxe'/>",
      ],
      [
        "<tftp root='././pxe'/>",
        '././pxe is not an absolute path and is looked for below /, expected a path such as /var/lib/tftpboot',
        'Change to /pxe',
        "<tftp root='/pxe'/>",
      ],
      [
        "<tftp root='../pxe'/>",
        '../pxe is not an absolute path and is looked for below /, expected a path such as /var/lib/tftpboot',
        'Change to /pxe',
        "<tftp root='/pxe'/>",
      ],
      ["<tftp root=''/>"],
      ['<tftp/>'],
      ["<tftp root='/a'/>"],
    ],
  },
  {
    code: 'tftp-on-ipv6',
    around: ['', ''],
    rows: [
      [
        "<ip family='ipv6' address='fd00:77::1' prefix='64'><tftp root='/a'/></ip>",
        'tftp on an IPv6 address is refused, expected it on an IPv4 address',
        'Remove tftp',
        "<ip family='ipv6' address='fd00:77::1' prefix='64'></ip>",
      ],
      [
        "<ip address='10.77.1.1' prefix='24'/><ip family='ipv6' address='fd00:77::1' prefix='64'><tftp root='/a'/></ip>",
        'tftp on an IPv6 address is refused, expected it on an IPv4 address',
        '* Move to the ip 10.77.1.1',
        "<ip address='10.77.1.1' prefix='24'><tftp root='/a'/></ip><ip family='ipv6' address='fd00:77::1' prefix='64'></ip>",
        'Remove tftp',
        "<ip address='10.77.1.1' prefix='24'/><ip family='ipv6' address='fd00:77::1' prefix='64'></ip>",
      ],
      [
        "<ip address='10.77.1.1' prefix='24'><tftp root='/b'/></ip><ip family='ipv6' address='fd00:77::1' prefix='64'><tftp root='/a'/></ip>",
        'tftp on an IPv6 address is refused, expected it on an IPv4 address',
        'Remove tftp',
        "<ip address='10.77.1.1' prefix='24'><tftp root='/b'/></ip><ip family='ipv6' address='fd00:77::1' prefix='64'></ip>",
      ],
      [
        "<ip address='10.77.1.1' prefix='33'/><ip family='ipv6' address='fd00:77::1' prefix='64'><tftp root='/a'/></ip>",
        'tftp on an IPv6 address is refused, expected it on an IPv4 address',
        'Remove tftp',
        "<ip address='10.77.1.1' prefix='33'/><ip family='ipv6' address='fd00:77::1' prefix='64'></ip>",
      ],
      ["<ip address='fd00:77::1' prefix='64'><tftp root='/a'/></ip>"],
    ],
  },
  {
    code: 'tftp-multiple',
    around: ['', ''],
    rows: [
      [
        "<ip address='10.77.1.1' prefix='24'><tftp root='/a'/></ip><ip address='10.78.1.1' prefix='24'><tftp root='/b'/></ip>",
        'tftp with /b beside the one with /a: one server runs for the whole network, expected one tftp',
        'Remove this tftp',
        "<ip address='10.77.1.1' prefix='24'><tftp root='/a'/></ip><ip address='10.78.1.1' prefix='24'></ip>",
      ],
      ["<ip address='10.77.1.1' prefix='24'><tftp root='/a'/></ip><ip address='10.78.1.1' prefix='24'/>"],
    ],
  },
  {
    code: 'bootp-file-comma',
    around: ["<ip address='10.77.1.1' prefix='24'><dhcp>", '</dhcp></ip>'],
    rows: [
      [
        "<bootp file='a,b'/>",
        'dnsmasq takes a as the file and the rest as name and address of the server, expected no comma',
        'Change to a',
        "<bootp file='a'/>",
      ],
      [
        "<bootp file='a,boot,10.77.1.9'/>",
        'dnsmasq takes a as the file and the rest as name and address of the server, expected no comma',
        '* Change to a on the server 10.77.1.9',
        "<bootp file='a' server='10.77.1.9'/>",
      ],
      [
        "<bootp file='a, 10.77.1.9 '/>",
        'dnsmasq takes a as the file and the rest as name and address of the server, expected no comma',
        '* Change to a on the server 10.77.1.9',
        "<bootp file='a' server='10.77.1.9'/>",
      ],
      [
        "<bootp file=' a ,10.77.1.9' server='10.77.1.8'/>",
        'dnsmasq takes  a  as the file and the rest as name and address of the server, expected no comma',
        'Change to a',
        "<bootp file='a' server='10.77.1.8'/>",
      ],
      [
        "<bootp file=',10.77.1.9'/>",
        'dnsmasq takes nothing as the file and the rest as name and address of the server, expected no comma',
      ],
      ["<bootp file='a'/>"],
      ["<bootp file='a,b'/><bootp file='c'/>"],
    ],
  },
  {
    code: 'bootp-file-comma',
    around: ["<ip family='ipv6' address='fd00:77::1' prefix='64'><dhcp>", '</dhcp></ip>'],
    rows: [["<bootp file='a,b'/>"]],
  },
  {
    code: 'bootp-no-tftp',
    around: ["<ip address='10.77.1.1' prefix='24'><dhcp>", '</dhcp></ip>'],
    rows: [
      [
        "<bootp file='a'/><range start='10.77.1.2' end='10.77.1.9'/>",
        'guests ask this host for a, but the network has no tftp; expected tftp in an ip, or server in bootp',
      ],
      ["<bootp file='a' server='10.77.1.9'/><range start='10.77.1.2' end='10.77.1.9'/>"],
    ],
  },
  {
    code: 'bootp-no-tftp',
    around: ['', ''],
    rows: [
      [
        "<ip address='10.77.1.1' prefix='24'><tftp root='/a'/><dhcp><range start='10.77.1.2' end='10.77.1.9'/><bootp file='a'/></dhcp></ip>",
      ],
    ],
  },
  {
    code: 'bootp-without-dhcp',
    around: ['', ''],
    rows: [
      [
        "<ip address='10.77.1.1' prefix='24'><dhcp><bootp file='a'/></dhcp></ip>",
        'bootp without range and host: no DHCP server runs and libvirt drops it, expected one of them',
        '* Add a range of 10.77.1.2 – 10.77.1.254',
        "<ip address='10.77.1.1' prefix='24'><dhcp><range start='10.77.1.2' end='10.77.1.254'/><bootp file='a'/></dhcp></ip>",
        'Remove dhcp',
        "<ip address='10.77.1.1' prefix='24'></ip>",
      ],
    ],
  },
  {
    code: 'bootp-without-dhcp',
    around: ["<ip address='10.77.1.1' prefix='24'><dhcp>", '</dhcp></ip>'],
    rows: [["<bootp file='a'/><range start='10.77.1.2' end='10.77.1.9'/>"]],
  },
  {
    code: 'bootp-on-ipv6',
    around: ["<ip family='ipv6' address='fd00:77::1' prefix='64'><dhcp>", '</dhcp></ip>'],
    rows: [
      [
        "<bootp file='a'/>",
        'bootp on an IPv6 address is dropped, expected it on an IPv4 address',
        '* Remove bootp',
        '',
      ],
    ],
  },
];

describe('hosts, boot files and TFTP', () => checkRepairs(cases));
