// Names, lengths and addresses of a bridge that the kernel or libvirt do not take, with what each repair makes of them.
import { checkRepairs, type RepairsOf } from '../../../support/repairs';

const cases: readonly RepairsOf[] = [
  {
    code: 'bridge-delay-clamped',
    around: ['<bridge ', "/><ip address='10.77.1.1' prefix='24'/>"],
    rows: [
      [
        "stp='on' delay='1'",
        'delay 1 with stp on: the kernel takes 2 seconds, expected 2 to 30',
        '* Change to 2',
        "stp='on' delay='2'",
      ],
      ["stp='on' delay='2'"],
      ["delay='30'"],
      [
        "delay='31'",
        'delay 31 with stp on: the kernel takes 30 seconds, expected 2 to 30',
        '* Change to 30',
        "delay='30'",
      ],
      ["delay='0'"],
      ["delay='00'"],
      ["stp='off' delay='31'"],
      [
        "delay='999999999'",
        'delay 999999999 with stp on: the kernel takes 30 seconds, expected 2 to 30',
        '* Change to 30',
        "delay='30'",
      ],
      ["delay='9999999999'"],
      ["delay='1s'"],
    ],
  },
  {
    code: 'bridge-delay-clamped',
    around: ['', ''],
    rows: [["<forward mode='bridge'/><bridge name='br0' delay='31'/>"]],
  },
  {
    code: 'bridge-mac-table-no-bridge',
    around: ['', ''],
    rows: [
      [
        "<forward mode='bridge' dev='eth0'/><bridge macTableManager='libvirt'/>",
        'macTableManager libvirt without the name of a bridge has no effect, expected a name or nothing',
        'Remove macTableManager',
        "<forward mode='bridge' dev='eth0'/>",
      ],
      [
        "<forward mode='bridge' dev='eth0'/><bridge name='' macTableManager='libvirt'/>",
        'macTableManager libvirt without the name of a bridge has no effect, expected a name or nothing',
        'Remove macTableManager',
        "<forward mode='bridge' dev='eth0'/><bridge name=''/>",
      ],
      [
        "<forward mode='bridge' dev='eth0'/><bridge macTableManager='libvirt'><a/></bridge>",
        'macTableManager libvirt without the name of a bridge has no effect, expected a name or nothing',
        'Remove macTableManager',
        "<forward mode='bridge' dev='eth0'/><bridge><a/></bridge>",
      ],
      ["<forward mode='bridge'/><bridge name='br0' macTableManager='libvirt'/>"],
      ["<forward mode='bridge' dev='eth0'/><bridge macTableManager=''/>"],
    ],
  },
  {
    code: 'bridge-name-auto',
    around: ['', ''],
    rows: [
      [
        "<forward mode='open'/><ip address='10.77.1.1' prefix='24'/>",
        'libvirt picks a virbr name for the bridge and leaves firewall rules to you, which need the name; expected a bridge name',
        '* Name the bridge virbr1',
        "<forward mode='open'/><ip address='10.77.1.1' prefix='24'/><bridge name='virbr1'/>",
      ],
      [
        "<forward mode='open'/><bridge stp='on'/><ip address='10.77.1.1' prefix='24'/>",
        'libvirt picks a virbr name for the bridge and leaves firewall rules to you, which need the name; expected a bridge name',
        '* Name the bridge virbr1',
        "<forward mode='open'/><bridge stp='on' name='virbr1'/><ip address='10.77.1.1' prefix='24'/>",
      ],
      ["<forward mode='open'/><bridge name='virbr7'/><ip address='10.77.1.1' prefix='24'/>"],
      ["<forward mode='nat'/><ip address='10.77.1.1' prefix='24'/>"],
    ],
  },
  {
    code: 'bridge-name-invalid-char',
    around: ['<bridge ', "/><ip address='10.77.1.1' prefix='24'/>"],
    rows: [
      [
        "name='vir/br'",
        '/ stands in vir/br and the kernel refuses the bridge, expected letters, digits and _ . -',
        '* Change to vir-br',
        "name='vir-br'",
      ],
      [
        "name='vir:br:1'",
        ': stands in vir:br:1 and the kernel refuses the bridge, expected letters, digits and _ . -',
        '* Change to vir-br-1',
        "name='vir-br-1'",
      ],
      ["name='.'", '. is a name of folders and the kernel refuses the bridge, expected a name such as virbr1'],
      ["name='..'", '.. is a name of folders and the kernel refuses the bridge, expected a name such as virbr1'],
      ["name='...'"],
      ["name='vir-br_1.5'"],
    ],
  },
  {
    code: 'bridge-name-invalid-char',
    around: ['', ''],
    rows: [
      [
        "<forward mode='bridge'/><bridge name='br/0'/>",
        '/ stands in br/0 and no bridge of the host has this name, expected letters, digits and _ . -',
      ],
      [
        "<forward mode='bridge'/><bridge name='..'/>",
        '.. is a name of folders and no bridge of the host has this name, expected a name such as virbr1',
      ],
    ],
  },
  {
    code: 'bridge-name-is-existing-netdev',
    around: ['<bridge ', "/><ip address='10.77.1.1' prefix='24'/>"],
    rows: [
      [
        "name='lo'",
        'lo is the loopback device of every host, and the kernel makes no second one; expected a name such as virbr1',
        '* Change to virbr1',
        "name='virbr1'",
      ],
      ["name='lo0'"],
    ],
  },
  { code: 'bridge-name-is-existing-netdev', around: ['', ''], rows: [["<forward mode='bridge'/><bridge name='lo'/>"]] },
  {
    code: 'bridge-name-looks-like-tap',
    around: ['<bridge ', "/><ip address='10.77.1.1' prefix='24'/>"],
    rows: [
      [
        "name='vnet0'",
        'vnet0 is a name that libvirt gives to interfaces of guests, expected a name such as virbr1',
        '* Change to virbr1',
        "name='virbr1'",
      ],
      [
        "name='macvtap12'",
        'macvtap12 is a name that libvirt gives to interfaces of guests, expected a name such as virbr1',
        '* Change to virbr1',
        "name='virbr1'",
      ],
      [
        "name='macvlan1'",
        'macvlan1 is a name that libvirt gives to interfaces of guests, expected a name such as virbr1',
        '* Change to virbr1',
        "name='virbr1'",
      ],
      [
        "name='vif3'",
        'vif3 is a name that libvirt gives to interfaces of guests, expected a name such as virbr1',
        '* Change to virbr1',
        "name='virbr1'",
      ],
      ["name='vnet'"],
      ["name='vnet0a'"],
      ["name='avnet0'"],
    ],
  },
  { code: 'bridge-name-looks-like-tap', around: ['', ''], rows: [["<forward mode='bridge'/><bridge name='vnet0'/>"]] },
  {
    code: 'bridge-name-not-virbr',
    around: ['<bridge ', "/><ip address='10.77.1.1' prefix='24'/>"],
    rows: [
      [
        "name='br0'",
        "libvirt makes a new bridge br0 in an isolated network and fails when the host has one; a bridge of the host is used in mode bridge, and names of libvirt's own begin with virbr",
        'Change to virbr1',
        "name='virbr1'",
      ],
      [
        "name='br-ex'",
        "libvirt makes a new bridge br-ex in an isolated network and fails when the host has one; a bridge of the host is used in mode bridge, and names of libvirt's own begin with virbr",
        'Change to virbr1',
        "name='virbr1'",
      ],
      [
        "name='enp3s0'",
        "libvirt makes a new bridge enp3s0 in an isolated network and fails when the host has one; a bridge of the host is used in mode bridge, and names of libvirt's own begin with virbr",
        'Change to virbr1',
        "name='virbr1'",
      ],
      [
        "name='wlp2s0'",
        "libvirt makes a new bridge wlp2s0 in an isolated network and fails when the host has one; a bridge of the host is used in mode bridge, and names of libvirt's own begin with virbr",
        'Change to virbr1',
        "name='virbr1'",
      ],
      ["name='br12345'"],
      ["name='virbr0'"],
      ["name='lan0'"],
      ["name='br'"],
      ["name='en1'"],
      ["name='wl1'"],
    ],
  },
  {
    code: 'bridge-name-reserved',
    around: ['<bridge ', "/><ip address='10.77.1.1' prefix='24'/>"],
    rows: [
      [
        "name='all'",
        'all stands for all devices in the settings of the kernel and the kernel refuses the bridge, expected a name such as virbr1',
        '* Change to virbr1',
        "name='virbr1'",
      ],
      [
        "name='default'",
        'default stands for all devices in the settings of the kernel and the kernel refuses the bridge, expected a name such as virbr1',
        '* Change to virbr1',
        "name='virbr1'",
      ],
      ["name='alls'"],
    ],
  },
  {
    code: 'bridge-name-reserved',
    around: ['', ''],
    rows: [
      [
        "<forward mode='bridge'/><bridge name='all'/>",
        'all stands for all devices in the settings of the kernel and no bridge of the host has this name, expected a name such as virbr1',
      ],
    ],
  },
  {
    code: 'bridge-name-too-long',
    around: ['<bridge ', "/><ip address='10.77.1.1' prefix='24'/>"],
    rows: [
      ["name='abcdefghijklmno'"],
      [
        "name='abcdefghijklmnop'",
        'abcdefghijklmnop has 16 bytes and the kernel refuses the bridge, expected at most 15',
        '* Shorten to abcdefghijklmno',
        "name='abcdefghijklmno'",
      ],
      ["name='virbr-\u00e4\u00f6\u00fc\u00e4\u00f6\u00fc'"],
      ["name='virbr-\u00e4\u00f6\u00fc\u00e4\u00f6\u00fc1'"],
    ],
  },
  {
    code: 'bridge-name-too-long',
    around: ['', ''],
    rows: [
      [
        "<forward mode='bridge'/><bridge name='abcdefghijklmnop'/>",
        'abcdefghijklmnop has 16 bytes and no bridge of the host has this name, expected at most 15',
      ],
    ],
  },
  {
    code: 'bridge-zone-name-long',
    around: ['<bridge ', "/><ip address='10.77.1.1' prefix='24'/>"],
    rows: [
      ["name='virbr7' zone='abcdefghijklmnopq'"],
      [
        "name='virbr7' zone='abcdefghijklmnopqr'",
        'zone abcdefghijklmnopqr has 18 characters, firewalld has no zone of more than 17',
      ],
      ["name='virbr7' zone='libvirt'"],
    ],
  },
  {
    code: 'mtu-zero',
    around: ['', "<ip address='10.77.1.1' prefix='24'/>"],
    rows: [
      [
        "<mtu size='0'/>",
        'an MTU of 0 is taken as none, expected 68 to 65535',
        '* Remove mtu',
        '',
        'Change to 1500',
        "<mtu size='1500'/>",
      ],
      [
        "<mtu size='00'/>",
        'an MTU of 0 is taken as none, expected 68 to 65535',
        '* Remove mtu',
        '',
        'Change to 1500',
        "<mtu size='1500'/>",
      ],
      ["<mtu size='1'/>"],
      ["<mtu size=''/>"],
    ],
  },
  {
    code: 'mtu-too-small',
    around: ['', "<ip address='10.77.1.1' prefix='24'/>"],
    rows: [
      [
        "<mtu size='67'/>",
        'MTU 67: the kernel refuses it when the network starts, expected at least 68, usually 1500',
        '* Change to 1500',
        "<mtu size='1500'/>",
      ],
      ["<mtu size='68'/>"],
      [
        "<mtu size='1'/>",
        'MTU 1: the kernel refuses it when the network starts, expected at least 68, usually 1500',
        '* Change to 1500',
        "<mtu size='1500'/>",
      ],
      ["<mtu size='0'/>"],
    ],
  },
  {
    code: 'mtu-below-576',
    around: ['', "<ip address='10.77.1.1' prefix='24'/>"],
    rows: [
      [
        "<mtu size='575'/>",
        'MTU 575: answers of DHCP and DNS up to 576 bytes come in pieces, expected at least 576',
        '* Change to 1500',
        "<mtu size='1500'/>",
      ],
      ["<mtu size='576'/>"],
      [
        "<mtu size='68'/>",
        'MTU 68: answers of DHCP and DNS up to 576 bytes come in pieces, expected at least 576',
        '* Change to 1500',
        "<mtu size='1500'/>",
      ],
      ["<mtu size='67'/>"],
    ],
  },
  {
    code: 'mtu-below-ipv6-min',
    around: ['', "<ip family='ipv6' address='fd00:77::1' prefix='64'/>"],
    rows: [
      [
        "<mtu size='1279'/>",
        'MTU 1279 with an IPv6 address: the kernel does not add the address, expected at least 1280',
        '* Change to 1280',
        "<mtu size='1280'/>",
      ],
      ["<mtu size='1280'/>"],
    ],
  },
  { code: 'mtu-below-ipv6-min', around: ['', "<ip address='10.77.1.1' prefix='24'/>"], rows: [["<mtu size='1279'/>"]] },
  {
    code: 'mac-zero',
    around: ['', "<ip address='10.77.1.1' prefix='24'/>"],
    rows: [
      [
        "<mac address='00:00:00:00:00:00'/>",
        '00:00:00:00:00:00: the kernel refuses it for a bridge, expected an address such as 52:54:00:6b:3c:58',
        '* Remove mac, so that libvirt makes one',
        '',
      ],
      [
        "<mac address='0:0:0:0:0:0'/>",
        '0:0:0:0:0:0: the kernel refuses it for a bridge, expected an address such as 52:54:00:6b:3c:58',
        '* Remove mac, so that libvirt makes one',
        '',
      ],
      ["<mac address='00:00:00:00:00:01'/>"],
    ],
  },
  {
    code: 'mac-prefix-hint',
    around: ['', "<ip address='10.77.1.1' prefix='24'/>"],
    rows: [
      ["<mac address='52:54:00:11:22:33'/>"],
      ["<mac address='52:54:01:11:22:33'/>"],
      ["<mac address='02:00:00:11:22:33'/>"],
      ["<mac address='00:16:3e:11:22:33'/>"],
      [
        "<mac address='fe:54:00:11:22:33'/>",
        "fe:54:00:11:22:33 may be that of a guest's interface on the host, whose first byte libvirt sets to fe; expected one of 52:54:00",
        '* Change to 52:54:00:11:22:33',
        "<mac address='52:54:00:11:22:33'/>",
      ],
    ],
  },
  {
    code: 'mtu-jumbo-hint',
    around: ['', ''],
    rows: [
      [
        "<forward mode='nat'/><mtu size='1501'/><ip address='10.77.1.1' prefix='24'/>",
        'MTU 1501 in mode nat: the host answers with "fragmentation needed" wherever the way out takes only 1500',
      ],
      ["<forward mode='nat'/><mtu size='1500'/><ip address='10.77.1.1' prefix='24'/>"],
      [
        "<forward mode='route'/><mtu size='65535'/><ip address='10.77.1.1' prefix='24'/>",
        'MTU 65535 in mode route: the host answers with "fragmentation needed" wherever the way out takes only 1500',
      ],
      ["<forward mode='route'/><mtu size='65536'/><ip address='10.77.1.1' prefix='24'/>"],
      [
        "<forward mode='nat'/><mtu size=' +9000'/><ip address='10.77.1.1' prefix='24'/>",
        'MTU 9000 in mode nat: the host answers with "fragmentation needed" wherever the way out takes only 1500',
      ],
      ["<forward mode='open'/><mtu size='9000'/><ip address='10.77.1.1' prefix='24'/>"],
      ["<mtu size='9000'/><ip address='10.77.1.1' prefix='24'/>"],
    ],
  },
  {
    code: 'bridge-zone-no-firewalld',
    around: ['', ''],
    rows: [
      [
        "<bridge zone='libvirt'/><ip address='10.77.1.1' prefix='24'/>",
        'the network starts only on a host that has firewalld with a zone libvirt',
      ],
      [
        "<forward mode='open'/><bridge zone='libvirt'/><ip address='10.77.1.1' prefix='24'/>",
        'the network starts only on a host that has firewalld with a zone libvirt',
      ],
      ["<bridge zone=''/><ip address='10.77.1.1' prefix='24'/>"],
      ["<forward mode='bridge'/><bridge name='br0' zone='libvirt'/>"],
    ],
  },
];

describe('the bridge of a network, its MTU and its MAC address', () => checkRepairs(cases));
