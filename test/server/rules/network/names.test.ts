// Records and forwarders that do not work as they are meant, with what each repair makes of them.
import { checkRepairs, type RepairsOf } from '../../../support/repairs';

const cases: readonly RepairsOf[] = [
  {
    code: 'wrong-value',
    around: ['', "<ip address='10.77.1.1' prefix='24'/>"],
    rows: [
      [
        "<domain name='*.lab.example'/>",
        '* cannot stand in a DNS name, expected letters, digits and . -',
        '* Change to lab.example',
        "<domain name='lab.example'/>",
      ],
      [
        "<dns><forwarder domain='*.corp.example' addr='10.0.0.1'/></dns>",
        '* cannot stand in a DNS name, expected letters, digits and . -',
        '* Change to corp.example',
        "<dns><forwarder domain='corp.example' addr='10.0.0.1'/></dns>",
      ],
    ],
  },
  {
    code: 'dns-disabled',
    around: ['', "<ip address='10.77.1.1' prefix='24'/>"],
    rows: [
      [
        "<dns enable='no'><forwarder addr='10.0.0.1'/></dns>",
        "forwarder in a dns element with enable='no'; libvirt refuses data in a DNS server that is switched off",
        "* Switch DNS on: enable='yes'",
        "<dns enable='yes'><forwarder addr='10.0.0.1'/></dns>",
        'Remove forwarder',
        "<dns enable='no'></dns>",
      ],
      [
        "<dns enable='no'><host ip='10.0.0.1'/></dns>",
        "host in a dns element with enable='no'; libvirt refuses data in a DNS server that is switched off",
        "* Switch DNS on: enable='yes'",
        "<dns enable='yes'><host ip='10.0.0.1'/></dns>",
        'Remove host',
        "<dns enable='no'></dns>",
      ],
      [
        "<dns enable='no'><srv/></dns>",
        "srv in a dns element with enable='no'; libvirt refuses data in a DNS server that is switched off",
        "* Switch DNS on: enable='yes'",
        "<dns enable='yes'><srv/></dns>",
        'Remove srv',
        "<dns enable='no'></dns>",
      ],
      [
        "<dns enable='no'><txt/></dns>",
        "txt in a dns element with enable='no'; libvirt refuses data in a DNS server that is switched off",
        "* Switch DNS on: enable='yes'",
        "<dns enable='yes'><txt/></dns>",
        'Remove txt',
        "<dns enable='no'></dns>",
      ],
      ["<dns enable='no'><other/></dns>"],
      [
        "<dns enable='no' forwardPlainNames='yes'/>",
        "forwardPlainNames has no effect while enable='no'",
        '* Remove forwardPlainNames',
        "<dns enable='no'/>",
      ],
      [
        "<dns enable='no' forwardPlainNames='no'/>",
        "forwardPlainNames has no effect while enable='no'",
        '* Remove forwardPlainNames',
        "<dns enable='no'/>",
      ],
      ["<dns enable='yes'><txt/></dns>"],
      ["<dns enable='no'/>"],
    ],
  },
  {
    code: 'dns-without-ip',
    around: ['', ''],
    rows: [
      [
        "<dns><txt name='a' value='b'/></dns>",
        'dns has no effect: the network has no ip, and libvirt runs dnsmasq only for a network with an address',
      ],
      ['<dns/>'],
      [
        "<dns><forwarder addr='10.0.0.1'/></dns>",
        'dns has no effect: the network has no ip, and libvirt runs dnsmasq only for a network with an address',
      ],
      ["<dns enable='no'/>"],
      ["<dns><txt name='a' value='b'/></dns><ip address='10.77.1.1' prefix='24'/>"],
      ["<forward mode='bridge'/><bridge name='br0'/><dns><forwarder addr='10.0.0.1'/></dns>"],
    ],
  },
  {
    code: 'dns-host',
    around: ['<dns>', "</dns><ip address='10.77.1.1' prefix='24'/>"],
    rows: [
      [
        "<host ip='10.0.0.1'><hostname>a</hostname></host><host ip='10.0.0.1'><hostname>b</hostname></host>",
        '10.0.0.1 has a host element already; libvirt merges both, and net-update cannot tell them apart',
      ],
      ["<host ip='10.0.0.1'><hostname>a</hostname><hostname>a</hostname></host>"],
      ["<host ip='10.0.0.1'><hostname>a</hostname></host><host ip='10.0.0.2'><hostname>A</hostname></host>"],
      ["<host ip='10.0.0.1'><hostname>a</hostname></host><host ip='fd00::1'><hostname>a</hostname></host>"],
      [
        "<host ip='10.0.0.1'/><host ip='10.0.0.1'><hostname>b</hostname></host>",
        '10.0.0.1 has a host element already; libvirt merges both, and net-update cannot tell them apart',
      ],
      ["<host ip='10.0.0.1'><hostname>a.</hostname></host>"],
      ["<host ip='0.0.0.0'><hostname>a</hostname></host>"],
      ["<host ip='127.0.0.1'><hostname>a</hostname></host>"],
    ],
  },
  {
    code: 'domain-name',
    around: ['', "<ip address='10.77.1.1' prefix='24'/>"],
    rows: [
      [
        "<domain name='lab..test'/>",
        'lab..test has an empty label; expected names joined by single dots',
        '* Change to lab.test',
        "<domain name='lab.test'/>",
      ],
      [
        "<domain name='.lab.test.'/>",
        '.lab.test. has an empty label; expected names joined by single dots',
        '* Change to lab.test',
        "<domain name='lab.test'/>",
      ],
      ["<domain name='lab.test'/>"],
      ["<domain name='..'/>", '.. has an empty label; expected names joined by single dots'],
      [
        "<domain name='lab.local'/>",
        'lab.local is below .local, which multicast DNS owns: many systems never ask a DNS server for it',
        'Change to lab.internal',
        "<domain name='lab.internal'/>",
      ],
      [
        "<domain name='local'/>",
        'local is below .local, which multicast DNS owns: many systems never ask a DNS server for it',
        'Change to internal',
        "<domain name='internal'/>",
      ],
      [
        "<domain name='LOCAL'/>",
        'LOCAL is below .local, which multicast DNS owns: many systems never ask a DNS server for it',
        'Change to internal',
        "<domain name='internal'/>",
      ],
      ["<domain name='lablocal'/>"],
      ["<domain name='local.test'/>"],
      ["<domain name='lab.test' localOnly='yes' register='yes'/>"],
      [
        "<domain name='lab.test' localOnly='yes' register='yes'/><dns enable='no'/>",
        "register='yes' has no effect: DNS is off (dns enable='no')",
      ],
      ["<domain name='lab.test' localOnly='yes' register='no'/><dns enable='no'/>"],
      ["<domain name=''/>"],
    ],
  },
  {
    code: 'domain-name',
    around: ['', ''],
    rows: [
      [
        "<domain name='lab.test' localOnly='yes' register='yes'/>",
        "register='yes' has no effect: the network has no ip, so libvirt runs no DNS server",
      ],
    ],
  },
  {
    code: [
      'forwarder-empty',
      'forwarder-duplicate',
      'forwarder-loops',
      'forwarder-on-isolated',
      'forwarder-domain-only',
      'forwarder-disables-resolv',
    ],
    around: ["<forward mode='nat'/><dns>", "</dns><ip address='10.77.1.1' prefix='24'/>"],
    rows: [
      [
        '<forwarder/>',
        'forwarder has neither addr nor domain; it needs at least one of them',
        '* Remove this forwarder',
        '',
      ],
      ["<forwarder addr='10.0.0.1'/>", 'all queries go to 10.0.0.1; the resolvers of the host are not asked any more'],
      [
        "<forwarder addr='10.77.1.1'/>",
        '10.77.1.1 is an address of this network itself; its dnsmasq would ask itself',
        '* Remove this forwarder',
        '',
      ],
      [
        "<forwarder domain='lab.test'/>",
        "lab.test goes to the resolvers of the host; to keep a domain inside, use domain with localOnly='yes'",
      ],
      ["<forwarder domain=''/>"],
      ["<forwarder domain='lab.test' addr='10.0.0.1'/>"],
      [
        "<forwarder domain='lab.test' addr='10.0.0.1'/><forwarder domain='lab.test' addr='10.0.0.1'/>",
        'this forwarder stands here already',
        '* Remove this forwarder',
        "<forwarder domain='lab.test' addr='10.0.0.1'/>",
      ],
      ["<forwarder domain='lab.test' addr='10.0.0.1'/><forwarder domain='lab.test' addr='10.0.0.1' port='54'/>"],
      ["<forwarder domain='a.test' addr='10.0.0.1'/><forwarder domain='b.test' addr='10.0.0.1'/>"],
      ["<forwarder addr='resolver'/>"],
    ],
  },
  {
    code: [
      'forwarder-empty',
      'forwarder-duplicate',
      'forwarder-loops',
      'forwarder-on-isolated',
      'forwarder-domain-only',
      'forwarder-disables-resolv',
    ],
    around: ['<dns>', "</dns><ip address='10.77.1.1' prefix='24'/>"],
    rows: [
      [
        "<forwarder addr='10.0.0.1'/>",
        'queries go to 10.0.0.1 although the network is isolated; names can carry data out',
      ],
      [
        "<forwarder domain='a.test' addr='10.0.0.1'/>",
        'queries go to 10.0.0.1 although the network is isolated; names can carry data out',
      ],
    ],
  },
  {
    code: ['srv-needs-target', 'srv-leading-underscore', 'srv-target-empty', 'srv-target-dot-extra', 'srv-target-ip'],
    around: ['<dns>', "</dns><ip address='10.77.1.1' prefix='24'/>"],
    rows: [
      [
        "<srv service='_ldap' protocol='tcp'/>",
        '_ldap would become __ldap: libvirt writes the underscore itself',
        '* Change to ldap',
        "<srv service='ldap' protocol='tcp'/>",
      ],
      ["<srv service='__' protocol='tcp'/>", '__ would become ___: libvirt writes the underscore itself'],
      [
        "<srv service='__ldap' protocol='tcp'/>",
        '__ldap would become ___ldap: libvirt writes the underscore itself',
        '* Change to ldap',
        "<srv service='ldap' protocol='tcp'/>",
      ],
      [
        "<srv service='ldap' protocol='tcp' port='389'/>",
        'port without target; a record without target says that there is no such service',
        'Remove port',
        "<srv service='ldap' protocol='tcp'/>",
      ],
      [
        "<srv service='ldap' protocol='tcp' weight='1'/>",
        'weight without target; a record without target says that there is no such service',
        'Remove weight',
        "<srv service='ldap' protocol='tcp'/>",
      ],
      [
        "<srv service='ldap' protocol='tcp' priority='1'/>",
        'priority without target; a record without target says that there is no such service',
        'Remove priority',
        "<srv service='ldap' protocol='tcp'/>",
      ],
      [
        "<srv service='ldap' protocol='tcp' target=''/>",
        'target is empty; expected a host name, or . when there is no such service',
      ],
      ["<srv service='ldap' protocol='tcp' target='.'/>"],
      [
        "<srv service='ldap' protocol='tcp' target='.' port='389'/>",
        'port is left out because target is . (no such service)',
        '* Remove port',
        "<srv service='ldap' protocol='tcp' target='.'/>",
      ],
      [
        "<srv service='ldap' protocol='tcp' target='10.0.0.1'/>",
        'target 10.0.0.1 is an address; an SRV record names a host',
      ],
      [
        "<srv service='ldap' protocol='tcp' target='fd00::1'/>",
        'target fd00::1 is an address; an SRV record names a host',
      ],
      ["<srv service='ldap' protocol='tcp' target='a.test' port='389'/>"],
    ],
  },
  {
    code: 'txt-record',
    around: ['<dns>', "</dns><ip address='10.77.1.1' prefix='24'/>"],
    rows: [
      [
        "<txt name='a' value='b'/><txt name='a' value='c'/>",
        'a has a TXT record already; both are served, but net-update can then change neither',
      ],
      ["<txt name='a' value='b'/><txt name='A' value='c'/>"],
      ['<txt/><txt/>'],
      [
        "<txt name='a' value='xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx'/>",
      ],
      [
        "<txt name='a' value='xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx'/>",
        'a string of 256 bytes; one string of a TXT record has at most 255, a comma starts the next one',
      ],
      [
        "<txt name='a' value='a,\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4'/>",
        'a string of 256 bytes; one string of a TXT record has at most 255, a comma starts the next one',
      ],
      [
        "<txt name='a' value='xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx,xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx'/>",
      ],
    ],
  },
];

describe('names that a network serves', () => checkRepairs(cases));
