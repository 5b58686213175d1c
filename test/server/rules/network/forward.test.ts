// What stands in forward and does not work as it is meant, with what each repair makes of it.
import assert from 'node:assert/strict';
import { problemsByName } from '../../../support/checking';
import { checkRepairs, type RepairsOf } from '../../../support/repairs';

const cases: readonly RepairsOf[] = [
  {
    code: 'forward-dev-is-own-bridge',
    around: ['', ''],
    rows: [
      [
        "<forward mode='nat' dev='virbr7'/><bridge name='virbr7'/><ip address='10.77.1.1' prefix='24'/>",
        'virbr7 is the bridge of this network itself, and guests reach nothing outside; expected an interface of the host or none',
        '* Remove virbr7 as way out',
        "<forward mode='nat'/><bridge name='virbr7'/><ip address='10.77.1.1' prefix='24'/>",
      ],
      [
        "<forward mode='route'><interface dev='virbr7'/></forward><bridge name='virbr7'/><ip address='10.77.1.1' prefix='24'/>",
        'virbr7 is the bridge of this network itself, and guests reach nothing outside; expected an interface of the host or none',
        '* Remove virbr7 as way out',
        "<forward mode='route'></forward><bridge name='virbr7'/><ip address='10.77.1.1' prefix='24'/>",
      ],
      [
        "<forward mode='nat' dev='virbr7'><interface dev='virbr7'/></forward><bridge name='virbr7'/><ip address='10.77.1.1' prefix='24'/>",
        'virbr7 is the bridge of this network itself, and guests reach nothing outside; expected an interface of the host or none',
        '* Remove virbr7 as way out',
        "<forward mode='nat'></forward><bridge name='virbr7'/><ip address='10.77.1.1' prefix='24'/>",
      ],
      ["<forward mode='nat' dev='eth0'/><bridge name='virbr7'/><ip address='10.77.1.1' prefix='24'/>"],
      ["<forward mode='open' dev='virbr7'/><bridge name='virbr7'/><ip address='10.77.1.1' prefix='24'/>"],
      [
        "<forward mode='nat' dev='eth0'><interface dev='virbr7'/></forward><bridge name='virbr7'/><ip address='10.77.1.1' prefix='24'/>",
        'virbr7 is the bridge of this network itself, and guests reach nothing outside; expected an interface of the host or none',
        '* Remove virbr7 as way out',
        "<forward mode='nat' dev='eth0'></forward><bridge name='virbr7'/><ip address='10.77.1.1' prefix='24'/>",
      ],
    ],
  },
  {
    code: 'forward-dev-mismatch',
    around: ['', ''],
    rows: [
      [
        "<forward mode='nat' dev='eth1'><interface dev='eth0'/></forward>",
        'dev eth1 is not the first interface, expected eth0 or none',
        '* Remove dev',
        "<forward mode='nat'><interface dev='eth0'/></forward>",
        'Change to eth0',
        "<forward mode='nat' dev='eth0'><interface dev='eth0'/></forward>",
      ],
      ["<forward mode='nat' dev='eth0'><interface dev='eth0'/></forward>"],
      [
        "<forward mode='private' dev='eth1'><interface dev='eth0'/><interface dev='eth1'/></forward>",
        'dev eth1 is not the first interface, expected eth0 or none',
        '* Remove dev',
        "<forward mode='private'><interface dev='eth0'/><interface dev='eth1'/></forward>",
        'Change to eth0',
        "<forward mode='private' dev='eth0'><interface dev='eth0'/><interface dev='eth1'/></forward>",
      ],
      ["<forward mode='private' dev='eth1'><interface dev=''/></forward>"],
      ["<forward mode='private' dev=''><interface dev='eth0'/></forward>"],
      ["<forward mode='private' dev='eth1'><interface dev='eth0'/><pf dev='eth1'/></forward>"],
      [
        "<forward mode='private' dev='eth1'><interface dev='a&amp;b'/></forward>",
        'dev eth1 is not the first interface, expected a&b or none',
        '* Remove dev',
        "<forward mode='private'><interface dev='a&amp;b'/></forward>",
        'Change to a&b',
        "<forward mode='private' dev='a&amp;b'><interface dev='a&amp;b'/></forward>",
      ],
    ],
  },
  {
    code: 'forward-dev-too-long',
    around: ['', ''],
    rows: [
      [
        "<forward mode='nat' dev='abcdefghijklmnop'/><ip address='10.77.1.1' prefix='24'/>",
        'abcdefghijklmnop has 16 bytes and its firewall rules are refused, expected at most 15',
      ],
      ["<forward mode='nat' dev='abcdefghijklmno'/><ip address='10.77.1.1' prefix='24'/>"],
      [
        "<forward mode='route'><interface dev='abcdefghijklmnop'/></forward><ip address='10.77.1.1' prefix='24'/>",
        'abcdefghijklmnop has 16 bytes and its firewall rules are refused, expected at most 15',
      ],
      [
        "<forward mode='vepa'><interface dev='abcdefghijklmnop'/></forward>",
        'abcdefghijklmnop has 16 bytes and no interface has this name, expected at most 15',
      ],
      [
        "<forward mode='vepa'><interface dev='\u00e4\u00f6\u00fc\u00e4\u00f6\u00fc\u00e4\u00f6'/></forward>",
        '\u00e4\u00f6\u00fc\u00e4\u00f6\u00fc\u00e4\u00f6 has 16 bytes and no interface has this name, expected at most 15',
      ],
      [
        "<forward mode='passthrough'><pf dev='abcdefghijklmnop'/></forward>",
        'abcdefghijklmnop has 16 bytes and no interface has this name, expected at most 15',
      ],
    ],
  },
  {
    code: 'forward-dev-with-pool',
    around: ['', ''],
    rows: [
      [
        "<forward mode='passthrough' dev='eth0'><pf dev='eth1'/></forward>",
        'dev eth0 beside pf eth1, expected one of them',
        'Remove dev',
        "<forward mode='passthrough'><pf dev='eth1'/></forward>",
      ],
      [
        "<forward mode='nat' dev='eth0'><address type='pci' domain='0' bus='3' slot='0' function='1'/></forward>",
        'dev eth0 beside address, expected one of them',
        'Remove dev',
        "<forward mode='nat'><address type='pci' domain='0' bus='3' slot='0' function='1'/></forward>",
      ],
      ["<forward mode='hostdev' dev='eth0'><pf dev='eth1'/></forward>"],
      ["<forward mode='passthrough' dev='eth0'/>"],
    ],
  },
  {
    code: 'forward-driver-kvm',
    around: ["<forward mode='hostdev'>", '</forward>'],
    rows: [
      [
        "<driver name='kvm'/><pf dev='eth0'/>",
        'the driver kvm is gone from kernels and from libvirt since 5.7.0, expected vfio',
        '* Change to vfio',
        "<driver name='vfio'/><pf dev='eth0'/>",
      ],
      ["<driver name='vfio'/><pf dev='eth0'/>"],
    ],
  },
  {
    code: 'forward-driver-useless',
    around: ['', ''],
    rows: [
      [
        "<forward mode='nat'><driver name='vfio'/></forward><ip address='10.77.1.1' prefix='24'/>",
        'driver has no effect in mode nat: only in mode hostdev devices are assigned',
        '* Remove driver',
        "<forward mode='nat'></forward><ip address='10.77.1.1' prefix='24'/>",
      ],
      ["<forward mode='hostdev'><driver name='vfio'/></forward>"],
    ],
  },
  {
    code: 'forward-interface-duplicate',
    around: ["<forward mode='private'>", '</forward>'],
    rows: [
      [
        "<interface dev='eth0'/><interface dev='eth0'/>",
        'eth0 is listed twice, expected each interface once',
        '* Remove the second interface eth0',
        "<interface dev='eth0'/>",
      ],
      ["<interface dev='eth0'/><interface dev='eth1'/>"],
      ["<interface dev=''/><interface dev=''/>"],
      [
        "<interface dev='eth0'/><interface dev='eth1'/><interface dev='eth0'/>",
        'eth0 is listed twice, expected each interface once',
        '* Remove the second interface eth0',
        "<interface dev='eth0'/><interface dev='eth1'/>",
      ],
    ],
  },
  {
    code: 'forward-managed-useless',
    around: ['', ''],
    rows: [
      [
        "<forward mode='nat' managed='yes'/><ip address='10.77.1.1' prefix='24'/>",
        'managed has no effect in mode nat: only in mode hostdev devices are bound to another driver',
        '* Remove managed',
        "<forward mode='nat'/><ip address='10.77.1.1' prefix='24'/>",
      ],
      [
        "<forward mode='nat' managed='YES'/><ip address='10.77.1.1' prefix='24'/>",
        'managed has no effect in mode nat: only in mode hostdev devices are bound to another driver',
        '* Remove managed',
        "<forward mode='nat'/><ip address='10.77.1.1' prefix='24'/>",
      ],
      ["<forward mode='nat' managed='no'/><ip address='10.77.1.1' prefix='24'/>"],
      ["<forward mode='hostdev' managed='yes'><pf dev='eth0'/></forward>"],
    ],
  },
  {
    code: 'forward-mode-implicit',
    around: ['', ''],
    rows: [
      [
        "<forward/><ip address='10.77.1.1' prefix='24'/>",
        'forward without mode is nat; libvirt writes it so when it stores the network',
        '* Write the mode nat',
        "<forward mode='nat'/><ip address='10.77.1.1' prefix='24'/>",
      ],
      [
        "<forward dev='eth0'/><ip address='10.77.1.1' prefix='24'/>",
        'forward without mode is nat, and eth0 only the way out; guests are attached to it in mode bridge',
        '* Write the mode nat',
        "<forward dev='eth0' mode='nat'/><ip address='10.77.1.1' prefix='24'/>",
      ],
      [
        "<forward><interface dev='eth1'/></forward><ip address='10.77.1.1' prefix='24'/>",
        'forward without mode is nat, and eth1 only the way out; guests are attached to it in mode bridge',
        '* Write the mode nat',
        "<forward mode='nat'><interface dev='eth1'/></forward><ip address='10.77.1.1' prefix='24'/>",
      ],
      ["<forward mode='nat'/><ip address='10.77.1.1' prefix='24'/>"],
    ],
  },
  {
    code: 'forward-multiple-interfaces',
    around: ['', ''],
    rows: [
      [
        "<forward mode='nat'><interface dev='eth0'/><interface dev='eth1'/></forward><ip address='10.77.1.1' prefix='24'/>",
        'a second interface in mode nat: libvirt forwards through one, eth0',
        'Remove interface eth1',
        "<forward mode='nat'><interface dev='eth0'/></forward><ip address='10.77.1.1' prefix='24'/>",
      ],
      [
        "<forward mode='route'><interface dev='eth0'/><interface/></forward><ip address='10.77.1.1' prefix='24'/>",
        'a second interface in mode route: libvirt forwards through one, eth0',
        'Remove interface',
        "<forward mode='route'><interface dev='eth0'/></forward><ip address='10.77.1.1' prefix='24'/>",
      ],
      [
        "<forward mode='nat'><interface/><interface dev='eth1'/></forward><ip address='10.77.1.1' prefix='24'/>",
        'a second interface in mode nat: libvirt forwards through one, the first',
        'Remove interface eth1',
        "<forward mode='nat'><interface/></forward><ip address='10.77.1.1' prefix='24'/>",
      ],
      ["<forward mode='nat'><interface dev='eth0'/></forward><ip address='10.77.1.1' prefix='24'/>"],
      ["<forward mode='private'><interface dev='eth0'/><interface dev='eth1'/></forward>"],
    ],
  },
  {
    code: 'forward-pool-mixed',
    around: ['', ''],
    rows: [
      [
        "<forward mode='private'><interface dev='eth0'/><pf dev='eth1'/></forward>",
        'pf beside interface: libvirt takes the interface and drops this, expected one kind of devices',
        'Remove pf',
        "<forward mode='private'><interface dev='eth0'/></forward>",
        'Remove interface, keep pf',
        "<forward mode='private'><pf dev='eth1'/></forward>",
      ],
      [
        "<forward mode='hostdev'><pf dev='eth1'/><address type='pci' domain='0' bus='3' slot='0' function='1'/></forward>",
        'pf beside address: libvirt takes the address and drops this, expected one kind of devices',
        'Remove pf',
        "<forward mode='hostdev'><address type='pci' domain='0' bus='3' slot='0' function='1'/></forward>",
        'Remove address, keep pf',
        "<forward mode='hostdev'><pf dev='eth1'/></forward>",
      ],
      [
        "<forward mode='hostdev'><interface dev='eth0'/><address type='pci' domain='0' bus='3' slot='0' function='1'/></forward>",
        'address beside interface: libvirt takes the interface and drops this, expected one kind of devices',
        'Remove address',
        "<forward mode='hostdev'><interface dev='eth0'/></forward>",
        'Remove interface, keep address',
        "<forward mode='hostdev'><address type='pci' domain='0' bus='3' slot='0' function='1'/></forward>",
      ],
      [
        "<forward mode='private'><interface dev='eth0'/><address type='pci' domain='0' bus='3' slot='0' function='1'/></forward>",
      ],
      ["<forward mode='nat'><interface dev='eth0'/><pf dev='eth1'/></forward><ip address='10.77.1.1' prefix='24'/>"],
      ["<forward mode='isolated'></forward>"],
      ["<forward mode='hostdev'><pf dev='eth1'/><pf dev='eth2'/></forward>"],
      [
        "<forward mode='vepa'><interface dev='eth0'/><pf dev='eth1'/><pf dev='eth2'/></forward>",
        'pf beside interface: libvirt takes the interface and drops this, expected one kind of devices',
        'Remove pf',
        "<forward mode='vepa'><interface dev='eth0'/></forward>",
        'Remove interface, keep pf',
        "<forward mode='vepa'><pf dev='eth1'/><pf dev='eth2'/></forward>",
      ],
    ],
  },
  {
    code: 'macvtap-on-wifi',
    around: ['', ''],
    rows: [
      [
        "<forward mode='bridge' dev='wlan0'/>",
        'wlan0 looks wireless: access points drop frames with the MAC address of a guest, expected a wired interface or mode nat',
      ],
      [
        "<forward mode='private' dev='wlp2s0'/>",
        'wlp2s0 looks wireless: access points drop frames with the MAC address of a guest, expected a wired interface or mode nat',
      ],
      [
        "<forward mode='vepa'><interface dev='eth0'/><interface dev='wlx1'/></forward>",
        'wlx1 looks wireless: access points drop frames with the MAC address of a guest, expected a wired interface or mode nat',
      ],
      ["<forward mode='passthrough' dev='wlan0'/>"],
      ["<forward mode='nat' dev='wlan0'/><ip address='10.77.1.1' prefix='24'/>"],
      ["<forward mode='bridge' dev='owl0'/>"],
    ],
  },
  {
    code: 'nat-address-in-own-subnet',
    around: ["<forward mode='nat'><nat>", "</nat></forward><ip address='10.77.1.1' prefix='24'/>"],
    rows: [
      [
        "<address start='10.77.1.10' end='10.77.1.20'/>",
        '10.77.1.10 lies in 10.77.1.0/24 of the guests, and answers never come back; expected addresses of the outside',
        '* Remove address, for that of the outgoing interface',
        '',
      ],
      [
        "<address start='10.77.0.1' end='10.77.1.0'/>",
        '10.77.0.1 to 10.77.1.0 meets 10.77.1.0/24 of the guests, and answers never come back; expected addresses of the outside',
        '* Remove address, for that of the outgoing interface',
        '',
      ],
      [
        "<address start='10.77.1.255' end='10.77.2.9'/>",
        '10.77.1.255 lies in 10.77.1.0/24 of the guests, and answers never come back; expected addresses of the outside',
        '* Remove address, for that of the outgoing interface',
        '',
      ],
      ["<address start='10.77.0.1' end='10.77.0.255'/>"],
      ["<address start='10.77.2.0' end='10.77.2.9'/>"],
      ["<address start='10.77.1.20' end='10.77.1.10'/>"],
    ],
  },
  {
    code: 'nat-address-reversed',
    around: ["<forward mode='nat'><nat>", "</nat></forward><ip address='10.77.1.1' prefix='24'/>"],
    rows: [
      [
        "<address start='203.0.113.20' end='203.0.113.10'/>",
        'start 203.0.113.20 is above end 203.0.113.10, expected the lower address first',
        '* Swap start and end',
        "<address start='203.0.113.10' end='203.0.113.20'/>",
      ],
      ["<address start='203.0.113.10' end='203.0.113.10'/>"],
      ["<address start='203.1.113.20' end='203.0.113.10'/>"],
      [
        "<address start='203.0.255.255' end='203.0.0.0'/>",
        'start 203.0.255.255 is above end 203.0.0.0, expected the lower address first',
        '* Swap start and end',
        "<address start='203.0.0.0' end='203.0.255.255'/>",
      ],
    ],
  },
  {
    code: 'nat-address-too-large',
    around: ["<forward mode='nat'><nat>", "</nat></forward><ip address='10.77.1.1' prefix='24'/>"],
    rows: [
      [
        "<address start='203.0.0.1' end='203.1.0.0'/>",
        '203.0.0.1 to 203.1.0.0: the first two octets differ, which libvirt takes for more than 65535 addresses; expected one block of /16',
        'Change to 203.0.255.255, the last that fits',
        "<address start='203.0.0.1' end='203.0.255.255'/>",
      ],
      ["<address start='203.0.0.0' end='203.0.255.255'/>"],
      [
        "<address start='203.1.0.1' end='203.0.0.1'/>",
        '203.1.0.1 to 203.0.0.1: the first two octets differ, which libvirt takes for more than 65535 addresses; expected one block of /16',
      ],
      [
        "<address start='203.0.0.1' end='204.0.0.1'/>",
        '203.0.0.1 to 204.0.0.1: the first two octets differ, which libvirt takes for more than 65535 addresses; expected one block of /16',
        'Change to 203.0.255.255, the last that fits',
        "<address start='203.0.0.1' end='203.0.255.255'/>",
      ],
    ],
  },
  {
    code: 'nat-address-v6-ignored',
    around: ['', ''],
    rows: [
      [
        "<forward mode='nat'><nat ipv6='yes'><address start='203.0.113.10' end='203.0.113.20'/></nat></forward><ip address='10.77.1.1' prefix='24'/><ip family='ipv6' address='fd00:77::1' prefix='64'/>",
        'the source addresses 203.0.113.10 to 203.0.113.20 are for IPv4, connections over IPv6 come from the address of the outgoing interface',
      ],
      [
        "<forward mode='nat'><nat><address start='203.0.113.10' end='203.0.113.20'/></nat></forward><ip address='10.77.1.1' prefix='24'/><ip family='ipv6' address='fd00:77::1' prefix='64'/>",
      ],
      [
        "<forward mode='nat'><nat><address start='203.0.113.10' end='203.0.113.20'/></nat></forward><ip family='ipv6' address='fd00:77::1' prefix='64'/>",
        'the source addresses 203.0.113.10 to 203.0.113.20 are for IPv4, connections over IPv6 come from the address of the outgoing interface',
      ],
      [
        "<forward mode='nat'><nat ipv6='yes'><address start='203.0.113.10' end='203.0.113.20'/></nat></forward><ip address='10.77.1.1' prefix='24'/>",
      ],
    ],
  },
  {
    code: 'nat-ipv6-no-ip',
    around: ['', ''],
    rows: [
      [
        "<forward mode='nat'><nat ipv6='yes'/></forward><ip address='10.77.1.1' prefix='24'/>",
        'ipv6 yes without an ip of family ipv6: there is nothing to translate',
        'Remove ipv6',
        "<forward mode='nat'><nat/></forward><ip address='10.77.1.1' prefix='24'/>",
      ],
      ["<forward mode='nat'><nat ipv6='no'/></forward><ip address='10.77.1.1' prefix='24'/>"],
      ["<forward mode='nat'><nat ipv6='yes'/></forward><ip family='ipv6' address='fd00:77::1' prefix='64'/>"],
    ],
  },
  {
    code: 'nat-ipv6-not-translated',
    around: ['', ''],
    rows: [
      [
        "<forward mode='nat'/><ip family='ipv6' address='fd00:77::1' prefix='64'/>",
        'mode nat routes IPv6 without translation, and these private addresses reach nothing outside; nat ipv6 translates them',
        'Translate IPv6 too',
        "<forward mode='nat'><nat ipv6='yes'/></forward><ip family='ipv6' address='fd00:77::1' prefix='64'/>",
      ],
      [
        "<forward mode='nat'><nat/></forward><ip family='ipv6' address='fd00:77::1' prefix='64'/>",
        'mode nat routes IPv6 without translation, and these private addresses reach nothing outside; nat ipv6 translates them',
        'Translate IPv6 too',
        "<forward mode='nat'><nat ipv6='yes'/></forward><ip family='ipv6' address='fd00:77::1' prefix='64'/>",
      ],
      [
        "<forward mode='nat'><nat ipv6='no'/></forward><ip family='ipv6' address='fd00:77::1' prefix='64'/>",
        'mode nat routes IPv6 without translation, and these private addresses reach nothing outside; nat ipv6 translates them',
        'Translate IPv6 too',
        "<forward mode='nat'><nat ipv6='yes'/></forward><ip family='ipv6' address='fd00:77::1' prefix='64'/>",
      ],
      ["<forward mode='nat'><nat ipv6='yes'/></forward><ip family='ipv6' address='fd00:77::1' prefix='64'/>"],
      ["<forward mode='route'/><ip family='ipv6' address='fd00:77::1' prefix='64'/>"],
      [
        "<forward/><ip family='ipv6' address='fd00:77::1' prefix='64'/>",
        'mode nat routes IPv6 without translation, and these private addresses reach nothing outside; nat ipv6 translates them',
        'Translate IPv6 too',
        "<forward><nat ipv6='yes'/></forward><ip family='ipv6' address='fd00:77::1' prefix='64'/>",
      ],
      ["<forward mode='nat'/><ip family='ipv6' address='2001:db8::1' prefix='64'/>"],
    ],
  },
  {
    code: 'nat-port-reversed',
    around: ["<forward mode='nat'><nat>", "</nat></forward><ip address='10.77.1.1' prefix='24'/>"],
    rows: [
      [
        "<port start='2048' end='1024'/>",
        'start 2048 is above end 1024, expected the lower port first',
        '* Swap start and end',
        "<port start='1024' end='2048'/>",
      ],
      ["<port start='1024' end='1024'/>"],
      [
        "<port start='65535' end='1'/>",
        'start 65535 is above end 1, expected the lower port first',
        '* Swap start and end',
        "<port start='1' end='65535'/>",
      ],
      ["<port start='1024' end='65536'/>"],
      ["<port start='0' end='1'/>"],
    ],
  },
  {
    code: 'nat-port-single',
    around: ["<forward mode='nat'><nat>", "</nat></forward><ip address='10.77.1.1' prefix='24'/>"],
    rows: [
      [
        "<port start='1024' end='1024'/>",
        'start and end are 1024: libvirt does not start a network with a single port, expected at least two',
        'Change end to 1025',
        "<port start='1024' end='1025'/>",
      ],
      [
        "<port start='65535' end='65535'/>",
        'start and end are 65535: libvirt does not start a network with a single port, expected at least two',
        'Change start to 65534',
        "<port start='65534' end='65535'/>",
      ],
      [
        "<port start='1' end='1'/>",
        'start and end are 1: libvirt does not start a network with a single port, expected at least two',
        'Change end to 2',
        "<port start='1' end='2'/>",
      ],
      ["<port start='1024' end='1025'/>"],
      [
        "<port start='+1024' end='1024'/>",
        'start and end are 1024: libvirt does not start a network with a single port, expected at least two',
        'Change end to 1025',
        "<port start='+1024' end='1025'/>",
      ],
      [
        "<port start=' 1024' end='1024'/>",
        'start and end are 1024: libvirt does not start a network with a single port, expected at least two',
        'Change end to 1025',
        "<port start=' 1024' end='1025'/>",
      ],
      ["<port start='0' end='0'/>"],
      ["<port start='65536' end='65536'/>"],
    ],
  },
  {
    code: 'nat-port-narrow',
    around: ["<forward mode='nat'><nat>", "</nat></forward><ip address='10.77.1.1' prefix='24'/>"],
    rows: [
      [
        "<port start='1024' end='2046'/>",
        '1023 ports for the connections of all guests to one server, a browser alone opens dozens; the default has 64512',
      ],
      ["<port start='1024' end='2047'/>"],
      [
        "<port start='1024' end='1025'/>",
        '2 ports for the connections of all guests to one server, a browser alone opens dozens; the default has 64512',
      ],
      ["<port start='1024' end='1024'/>"],
      ["<port start='2048' end='1024'/>"],
    ],
  },
  {
    code: 'nat-port-privileged',
    around: ["<forward mode='nat'><nat>", "</nat></forward><ip address='10.77.1.1' prefix='24'/>"],
    rows: [
      [
        "<port start='1023' end='65535'/>",
        'ports from 1023: guests reach other hosts from ports below 1024, which NFS and others trust; expected 1024 or more',
        '* Change to 1024',
        "<port start='1024' end='65535'/>",
      ],
      ["<port start='1024' end='65535'/>"],
      [
        "<port start='1' end='65535'/>",
        'ports from 1: guests reach other hosts from ports below 1024, which NFS and others trust; expected 1024 or more',
        '* Change to 1024',
        "<port start='1024' end='65535'/>",
      ],
      [
        "<port start='80' end='80'/>",
        'ports from 80: guests reach other hosts from ports below 1024, which NFS and others trust; expected 1024 or more',
      ],
    ],
  },
  {
    code: 'pci-decimal-hex-trap',
    around: ["<forward mode='hostdev'>", '</forward>'],
    rows: [
      [
        "<address type='pci' domain='0' bus='10' slot='0' function='0'/>",
        'bus 10 is decimal and means 0xa, expected 0x before hexadecimal as lspci prints it',
        'Change to 0x10, as lspci prints it',
        "<address type='pci' domain='0' bus='0x10' slot='0' function='0'/>",
        'Change to 0xa, the same in hexadecimal',
        "<address type='pci' domain='0' bus='0xa' slot='0' function='0'/>",
      ],
      ["<address type='pci' domain='0' bus='9' slot='0' function='0'/>"],
      ["<address type='pci' domain='0' bus='0x10' slot='0' function='0'/>"],
      [
        "<address type='pci' domain='0' bus='010' slot='0' function='0'/>",
        'bus 010 is octal and means 0x8, expected 0x before hexadecimal as lspci prints it',
        'Change to 0x10, as lspci prints it',
        "<address type='pci' domain='0' bus='0x10' slot='0' function='0'/>",
        'Change to 0x8, the same in hexadecimal',
        "<address type='pci' domain='0' bus='0x8' slot='0' function='0'/>",
      ],
      ["<address type='pci' domain='0' bus='08' slot='0' function='0'/>"],
      [
        "<address type='pci' domain='0' bus='0' slot='31' function='0'/>",
        'slot 31 is decimal and means 0x1f, expected 0x before hexadecimal as lspci prints it',
        'Change to 0x1f, the same in hexadecimal',
        "<address type='pci' domain='0' bus='0' slot='0x1f' function='0'/>",
      ],
      [
        "<address type='pci' domain='0' bus='0' slot='19' function='0'/>",
        'slot 19 is decimal and means 0x13, expected 0x before hexadecimal as lspci prints it',
        'Change to 0x19, as lspci prints it',
        "<address type='pci' domain='0' bus='0' slot='0x19' function='0'/>",
        'Change to 0x13, the same in hexadecimal',
        "<address type='pci' domain='0' bus='0' slot='0x13' function='0'/>",
      ],
      [
        "<address type='pci' domain='0' bus='0' slot='20' function='0'/>",
        'slot 20 is decimal and means 0x14, expected 0x before hexadecimal as lspci prints it',
        'Change to 0x14, the same in hexadecimal',
        "<address type='pci' domain='0' bus='0' slot='0x14' function='0'/>",
      ],
      ["<address type='pci' domain='0' bus='0' slot='32' function='0'/>"],
      [
        "<address type='pci' domain='10' bus='0' slot='0' function='0'/>",
        'domain 10 is decimal and means 0xa, expected 0x before hexadecimal as lspci prints it',
        'Change to 0x10, as lspci prints it',
        "<address type='pci' domain='0x10' bus='0' slot='0' function='0'/>",
        'Change to 0xa, the same in hexadecimal',
        "<address type='pci' domain='0xa' bus='0' slot='0' function='0'/>",
      ],
      [
        "<address type='pci' domain='0' bus='255' slot='0' function='0'/>",
        'bus 255 is decimal and means 0xff, expected 0x before hexadecimal as lspci prints it',
        'Change to 0xff, the same in hexadecimal',
        "<address type='pci' domain='0' bus='0xff' slot='0' function='0'/>",
      ],
      ["<address type='pci' domain='0' bus='256' slot='0' function='0'/>"],
      ["<address type='pci' domain='0' bus='1f' slot='0' function='0'/>"],
      ["<address type='pci' domain='0' bus='0' slot='0' function='10'/>"],
      ["<address type='pci' domain='0' bus='00' slot='0' function='07'/>"],
    ],
  },
  {
    code: 'pci-duplicate',
    around: ["<forward mode='hostdev'>", '</forward>'],
    rows: [
      [
        "<address type='pci' domain='0' bus='3' slot='0' function='1'/><address type='pci' domain='0x0000' bus='0x03' slot='0x00' function='0x1'/>",
        'PCI device 0000:03:00.1 is listed twice, expected each device once',
        '* Remove the second 0000:03:00.1',
        "<address type='pci' domain='0' bus='3' slot='0' function='1'/>",
      ],
      [
        "<address type='pci' domain='0' bus='3' slot='0' function='1'/><address type='pci' bus='3' function='1'/>",
        'PCI device 0000:03:00.1 is listed twice, expected each device once',
        '* Remove the second 0000:03:00.1',
        "<address type='pci' domain='0' bus='3' slot='0' function='1'/>",
      ],
      [
        "<address type='pci' domain='0' bus='3' slot='0' function='1'/><address type='pci' domain='0' bus='3' slot='0' function='2'/>",
      ],
      [
        "<address type='pci' domain='0' bus='3' slot='0' function='1'/><address type='pci' domain='0' bus='3' slot='1' function='1'/>",
      ],
      [
        "<address type='pci' domain='0' bus='3' slot='0' function='1'/><address type='pci' domain='0' bus='4' slot='0' function='1'/>",
      ],
      [
        "<address type='pci' domain='1' bus='3' slot='0' function='1'/><address type='pci' domain='0' bus='3' slot='0' function='1'/>",
      ],
      [
        "<address type='pci' domain='0' bus='x' slot='0' function='1'/><address type='pci' domain='0' bus='x' slot='0' function='1'/>",
      ],
      [
        "<address type='pci' domain='0x10' bus='3' slot='31' function='1'/><address type='pci' domain='16' bus='3' slot='0x1F' function='1'/>",
        'PCI device 0010:03:1f.1 is listed twice, expected each device once',
        '* Remove the second 0010:03:1f.1',
        "<address type='pci' domain='0x10' bus='3' slot='31' function='1'/>",
      ],
      ["<address bus='3'/><address bus='3'/>"],
    ],
  },
  {
    code: 'pool-empty',
    around: ['', ''],
    rows: [
      [
        "<forward mode='private'/>",
        'mode private without devices: the network starts, and guests on it do not; expected an interface',
      ],
      [
        "<forward mode='hostdev'/>",
        'mode hostdev without devices: the network starts, and guests on it do not; expected pf or address',
      ],
      [
        "<forward mode='bridge'/>",
        'mode bridge without bridge name and without devices: the network starts, and guests on it do not; expected a bridge name or an interface',
      ],
      ["<forward mode='bridge'/><bridge name='br0'/>"],
      [
        "<forward mode='vepa' dev=''/>",
        'mode vepa without devices: the network starts, and guests on it do not; expected an interface',
      ],
      [
        "<forward mode='passthrough'/>",
        'mode passthrough without devices: the network starts, and guests on it do not; expected an interface',
      ],
      ["<forward mode='private' dev='eth0'/>"],
      ["<forward mode='hostdev'><pf dev='eth0'/></forward>"],
      ["<forward mode='hostdev'><address type='pci' domain='0' bus='3' slot='0' function='1'/></forward>"],
      ["<forward mode='vepa'><interface dev='eth0'/></forward>"],
    ],
  },
  {
    code: 'pool-exclusive',
    around: ['', ''],
    rows: [
      [
        "<forward mode='passthrough' dev='eth0'/>",
        'mode passthrough with one device: each guest takes a device for itself, so only one can run on this network',
      ],
      [
        "<forward mode='passthrough'><interface dev='eth0'/></forward>",
        'mode passthrough with one device: each guest takes a device for itself, so only one can run on this network',
      ],
      ["<forward mode='passthrough' dev='eth0'><interface dev='eth0'/><interface dev='eth1'/></forward>"],
      [
        "<forward mode='hostdev'><address type='pci' domain='0' bus='3' slot='0' function='1'/></forward>",
        'mode hostdev with one device: each guest takes a device for itself, so only one can run on this network',
      ],
      [
        "<forward mode='hostdev'><address type='pci' domain='0' bus='3' slot='0' function='1'/><address type='pci' domain='0' bus='3' slot='0' function='2'/></forward>",
      ],
      ["<forward mode='passthrough'><pf dev='eth0'/></forward>"],
      ["<forward mode='private' dev='eth0'/>"],
      [
        "<forward mode='private' dev='eth0'/><virtualport type='802.1Qbh'/>",
        'mode private with one device: each guest takes a device for itself, so only one can run on this network',
      ],
      ["<forward mode='private' dev='eth0'/><virtualport type='802.1Qbg'/>"],
      ["<forward mode='vepa' dev='eth0'/><virtualport type='802.1Qbh'/>"],
      ["<forward mode='hostdev' dev='eth0'/>"],
    ],
  },
];

describe('devices and addresses that a network forwards through', () => checkRepairs(cases));

describe('a virtual function that the host must have', () => {
  const codes = (address: string) => {
    const text = `<network><name>lab</name><forward mode='hostdev'><address ${address}/></forward></network>`;
    const found = problemsByName({ 'lab.xml': text }).get('lab.xml')!;
    return found.filter((it) => it.severity !== 'hint').map((it) => it.code);
  };

  it('is told where it is one', () =>
    assert.deepEqual(codes("type='pci' bus='0x03' slot='0x10' function='0x1'"), ['sriov-of-host']));

  it('is not told of what is no address', () => {
    assert.deepEqual(codes("type='usb' bus='0x03' slot='0x10' function='0x1'"), ['pci-type']);
    assert.deepEqual(codes("type='pci' bus='0x03' slot='0x20' function='0x1'"), ['pci-out-of-range']);
  });
});
