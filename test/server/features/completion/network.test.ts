// All that an editor lists at one place of a network after the other. What a line means stands with `listed`.
import assert from 'node:assert/strict';
import { listed, shown } from '../../../support/completing';
import type { Texts } from '../../../support/checking';

const host: Texts = {
  'ifcfg-br0': 'DEVICE=br0\nTYPE=Bridge\nIPADDR=10.1.0.1\nPREFIX=16\n',
  'lan.xml': "<network><name>lan</name><bridge name='virbr1'/><ip address='192.168.100.1' prefix='24'/></network>",
};

const networks: readonly (readonly [where: string, marked: string, lines: readonly string[]])[] = [
  [
    'in a network',
    '<network>\n  $0\n</network>\n',
    [
      '1 element name → <name>${1:a}</name>',
      "3 element forward → <forward mode='${1|nat,route,open,bridge,private,vepa,passthrough,hostdev|}'/>",
      "3 element bridge → <bridge name='${1:virbr2}'/>",
      "3 element mtu → <mtu size='${1:1500}'/>",
      "3 element mac → <mac address='${1:52:54:00:6b:3c:58}'/>",
      "3 element domain → <domain name='${1:lab.home.arpa}'/>",
      '3 element dns → <dns>\\n  $0\\n</dns>',
      "3 element vlan → <vlan>\\n  <tag id='${1:42}'/>\\n</vlan>",
      "3 element bandwidth → <bandwidth>\\n  <inbound average='${1:1000}'/>\\n  <outbound average='${2:1000}'/>\\n</bandwidth>",
      "3 element port → <port isolated='${1|yes,no|}'/>",
      "3 element ip → <ip address='${1:192.168.101.1}' prefix='${2:24}'>\\n  $0\\n</ip>",
      "3 element ip (IPv6) → <ip family='ipv6' address='${1:fd00:100::1}' prefix='${2:64}'>\\n  $0\\n</ip>",
      "3 element route → <route address='${1:10.20.0.0}' prefix='${2:24}' gateway='${3:192.168.100.2}'/>",
      "3 element virtualport → <virtualport type='${1|openvswitch,802.1Qbg,802.1Qbh|}'/>",
      "3 element portgroup → <portgroup name='${1:engineering}'>\\n  $0\\n</portgroup>",
      '6 element uuid → <uuid>${1:2f8c6a52-6d3b-4b0e-9d8f-3f3b6c1f9a40}</uuid>',
      '6 element title → <title>${1:Lab network}</title>',
      '6 element description → <description>${1:Used by the test machines}</description>',
      "6 element metadata → <metadata>\\n  <${1:app}:${2:note} xmlns:${1:app}='${3:urn:example:app}'>$0</${1:app}:${2:note}>\\n</metadata>",
      "6 element dnsmasq:options → <dnsmasq:options xmlns:dnsmasq='http://libvirt.org/schemas/network/dnsmasq/1.0'>\\n  <dnsmasq:option value='${1:local-ttl=60}'/>\\n</dnsmasq:options>",
    ],
  ],
  [
    'beside what is there',
    "<network>\n  <name>a</name>\n  <forward mode='nat'/><bridge name='x'/><mtu size='9000'/><ip address='10.0.0.1' prefix='24'/>$0\n</network>\n",
    [
      "3 element mac → <mac address='${1:52:54:00:00:00:01}'/>",
      "3 element domain → <domain name='${1:a.home.arpa}'/>",
      '3 element dns → <dns>\\n  $0\\n</dns>',
      "3 element bandwidth → <bandwidth>\\n  <inbound average='${1:1000}'/>\\n  <outbound average='${2:1000}'/>\\n</bandwidth>",
      "3 element port → <port isolated='${1|yes,no|}'/>",
      "3 element ip → <ip address='${1:192.168.101.1}' prefix='${2:24}'>\\n  $0\\n</ip>",
      "3 element ip (IPv6) → <ip family='ipv6' address='${1:fd00:100::1}' prefix='${2:64}'>\\n  $0\\n</ip>",
      "3 element route → <route address='${1:10.20.0.0}' prefix='${2:24}' gateway='${3:10.0.0.2}'/>",
      "3 element portgroup → <portgroup name='${1:engineering}'>\\n  $0\\n</portgroup>",
      '6 element uuid → <uuid>${1:2f8c6a52-6d3b-4b0e-9d8f-3f3b6c1f9a40}</uuid>',
      '6 element title → <title>${1:Lab network}</title>',
      '6 element description → <description>${1:Used by the test machines}</description>',
      "6 element metadata → <metadata>\\n  <${1:app}:${2:note} xmlns:${1:app}='${3:urn:example:app}'>$0</${1:app}:${2:note}>\\n</metadata>",
      "6 element dnsmasq:options → <dnsmasq:options xmlns:dnsmasq='http://libvirt.org/schemas/network/dnsmasq/1.0'>\\n  <dnsmasq:option value='${1:local-ttl=60}'/>\\n</dnsmasq:options>",
      "8 element virtualport → <virtualport type='${1|openvswitch,802.1Qbg,802.1Qbh|}'/>",
    ],
  ],
  [
    'in a network of mode hostdev',
    "<network>\n  <name>a</name>\n  <forward mode='hostdev'/>$0\n</network>\n",
    [
      '3 element dns → <dns>\\n  $0\\n</dns>',
      "3 element vlan → <vlan>\\n  <tag id='${1:42}'/>\\n</vlan>",
      "3 element port → <port isolated='${1|yes,no|}'/>",
      "3 element virtualport → <virtualport type='${1|openvswitch,802.1Qbg,802.1Qbh|}'/>",
      "3 element portgroup → <portgroup name='${1:engineering}'>\\n  $0\\n</portgroup>",
      '6 element uuid → <uuid>${1:2f8c6a52-6d3b-4b0e-9d8f-3f3b6c1f9a40}</uuid>',
      '6 element title → <title>${1:Lab network}</title>',
      '6 element description → <description>${1:Used by the test machines}</description>',
      "6 element metadata → <metadata>\\n  <${1:app}:${2:note} xmlns:${1:app}='${3:urn:example:app}'>$0</${1:app}:${2:note}>\\n</metadata>",
      "8 element dnsmasq:options → <dnsmasq:options xmlns:dnsmasq='http://libvirt.org/schemas/network/dnsmasq/1.0'>\\n  <dnsmasq:option value='${1:local-ttl=60}'/>\\n</dnsmasq:options>",
    ],
  ],
  [
    'in forward',
    "<network>\n  <name>a</name>\n  <forward mode='nat'>$0</forward>\n</network>\n",
    [
      "3 element interface → <interface dev='${1:eth0}'/>",
      "3 element nat → <nat>\\n  <port start='${1:1024}' end='${2:65535}'/>\\n</nat>",
      "8 element pf → <pf dev='${1:eth0}'/>",
      "8 element driver → <driver name='${1:vfio}'/>",
    ],
  ],
  [
    'in nat',
    "<network>\n  <name>a</name>\n  <forward mode='nat'><nat>$0</nat></forward>\n</network>\n",
    [
      "3 element address → <address start='${1:203.0.113.10}' end='${2:203.0.113.20}'/>",
      "3 element port → <port start='${1:1024}' end='${2:65535}'/>",
    ],
  ],
  [
    'as a mode',
    "<network>\n  <name>a</name>\n  <forward mode='$0'/>\n</network>\n",
    [
      '3 value nat (Guests go out with the address of the host. Nobody reaches them from outside.)',
      '3 value route (Guests go out with their own addresses; the router of the LAN must know the way back.)',
      '3 value open (As route, but libvirt adds no firewall rules.)',
      '3 value bridge (Guests are on the LAN: by an existing bridge of the host, or directly by one of its interfaces.)',
      '3 value private (Guests are attached directly and cannot reach each other on this host.)',
      '3 value vepa (Guests are attached directly and all traffic passes through the switch.)',
      '3 value passthrough (Each guest has an interface of the host to itself.)',
      '3 value hostdev (Each guest gets a PCI device: a virtual function of an SR-IOV card.)',
    ],
  ],
  [
    'on forward',
    '<network>\n  <name>a</name>\n  <forward $0/>\n</network>\n',
    [
      "3 attribute mode → mode='$1' (forward mode) …",
      "3 attribute dev → dev='$1' (device name) …",
      "8 attribute managed → managed='$1' (yes or no) …",
    ],
  ],
  [
    'on ip',
    '<network>\n  <name>a</name>\n  <ip $0/>\n</network>\n',
    [
      "2 attribute address → address='$1' (IP address) …",
      "3 attribute family → family='$1' (address family) …",
      "3 attribute netmask → netmask='$1' (netmask such as 255.255.255.0) …",
      "3 attribute prefix → prefix='$1' (prefix length: 0 to 32 for IPv4, to 128 for IPv6) …",
      "3 attribute localPtr → localPtr='$1' (yes or no) …",
    ],
  ],
  [
    'in ip',
    "<network>\n  <name>a</name>\n  <ip address='10.0.0.1' prefix='24'>$0</ip>\n</network>\n",
    [
      "3 element tftp → <tftp root='${1:/var/lib/tftpboot}'/>",
      "3 element dhcp → <dhcp>\\n  <range start='${1:10.0.0.2}' end='${2:10.0.0.254}'/>\\n</dhcp>",
    ],
  ],
  [
    'in dhcp',
    "<network>\n  <name>a</name>\n  <ip address='10.0.0.1' prefix='24'><dhcp>$0</dhcp></ip>\n</network>\n",
    [
      "3 element range → <range start='${1:10.0.0.2}' end='${2:10.0.0.254}'/>",
      "3 element host → <host mac='${1:52:54:00:00:00:02}' name='${2:web}' ip='${3:10.0.0.2}'/>",
      "3 element bootp → <bootp file='${1:pxelinux.0}'/>",
    ],
  ],
  [
    'in dhcp of IPv6',
    "<network>\n  <name>a</name>\n  <ip family='ipv6' address='fd00::1' prefix='64'><dhcp>$0</dhcp></ip>\n</network>\n",
    [
      "3 element range → <range start='${1:fd00::100}' end='${2:fd00::1ff}'/>",
      "3 element host → <host name='${1:web}' ip='${2:fd00::10}'/>",
      "3 element bootp → <bootp file='${1:pxelinux.0}'/>",
    ],
  ],
  [
    'on a host',
    "<network>\n  <name>a</name>\n  <ip address='10.0.0.1' prefix='24'><dhcp><host $0/></dhcp></ip>\n</network>\n",
    [
      "2 attribute ip → ip='$1' (IP address) …",
      "3 attribute mac → mac='$1' (MAC address) …",
      "3 attribute name → name='${1:web}' (host name)",
    ],
  ],
  [
    'on a host of IPv6',
    "<network>\n  <name>a</name>\n  <ip family='ipv6' address='fd00::1' prefix='64'><dhcp><host $0/></dhcp></ip>\n</network>\n",
    [
      "2 attribute ip → ip='$1' (IP address) …",
      "3 attribute id → id='${1:0:3:0:1:52:54:0:6b:3c:58}' (DUID)",
      "3 attribute name → name='${1:web}' (host name)",
    ],
  ],
  [
    'on bridge',
    '<network>\n  <name>a</name>\n  <bridge $0/>\n</network>\n',
    [
      "3 attribute name → name='$1' (device name) …",
      "3 attribute stp → stp='$1' (on or off) …",
      "3 attribute delay → delay='${1:0}' (number from 0 seconds)",
      "3 attribute macTableManager → macTableManager='$1' (manager of the MAC table) …",
      "3 attribute zone → zone='$1' (zone name) …",
    ],
  ],
  [
    'in dns',
    '<network>\n  <name>a</name>\n  <dns>$0</dns>\n</network>\n',
    [
      "3 element forwarder → <forwarder addr='${1:192.168.1.53}'/>",
      "3 element txt → <txt name='${1:example.lab}' value='${2:v=spf1 -all}'/>",
      "3 element srv → <srv service='${1:ldap}' protocol='${2|tcp,udp|}' target='${3:ldap.lab.home.arpa}' port='${4:389}'/>",
      "3 element host → <host ip='${1:192.168.100.10}'>\\n  <hostname>${2:gateway}</hostname>\\n</host>",
    ],
  ],
  [
    'on srv',
    '<network>\n  <name>a</name>\n  <dns><srv $0/></dns>\n</network>\n',
    [
      "2 attribute service → service='${1:ldap}' (service)",
      "2 attribute protocol → protocol='$1' (protocol) …",
      "3 attribute domain → domain='${1:lab.home.arpa}' (DNS name)",
      "3 attribute target → target='${1:ldap.lab.home.arpa}' (host name)",
      "3 attribute port → port='${1:389}' (number from 1 to 65535)",
      "3 attribute priority → priority='${1:10}' (number from 0 to 65535)",
      "3 attribute weight → weight='${1:10}' (number from 0 to 65535)",
    ],
  ],
  [
    'on route',
    '<network>\n  <name>a</name>\n  <route $0/>\n</network>\n',
    [
      "2 attribute address → address='${1:10.20.0.0}' (IP address)",
      "2 attribute gateway → gateway='${1:192.168.100.2}' (IP address)",
      "3 attribute family → family='$1' (address family) …",
      "3 attribute netmask → netmask='$1' (netmask such as 255.255.255.0) …",
      "3 attribute prefix → prefix='${1:24}' (prefix length: 0 to 32 for IPv4, to 128 for IPv6)",
      "3 attribute metric → metric='${1:2}' (number from 1 to 4294967295)",
    ],
  ],
  [
    'in portgroup',
    "<network>\n  <name>a</name>\n  <portgroup name='x'>$0</portgroup>\n</network>\n",
    [
      "3 element virtualport → <virtualport type='${1|openvswitch,802.1Qbg,802.1Qbh|}'/>",
      "3 element bandwidth → <bandwidth>\\n  <inbound average='${1:1000}'/>\\n  <outbound average='${2:1000}'/>\\n</bandwidth>",
      "3 element vlan → <vlan>\\n  <tag id='${1:42}'/>\\n</vlan>",
    ],
  ],
  ['in a close tag', '<network>\n  <name>a</name>\n  <dns>\n  </$0\n</network>\n', ['1 close-tag </dns> → dns>']],
  [
    'in what is open',
    "<network>\n  <dns>\n    <host ip='10.0.0.2'>\n      $0",
    [
      '1 element hostname → <hostname>${1:gateway}</hostname>',
      '6 close-tag </host>',
      '6 close-tag </dns>',
      '6 close-tag </network>',
    ],
  ],
];

/** What an empty document may become. */
const whole: readonly string[] = [
  "1 template network-nat → <network>\\n  <name>${1:a}</name>\\n  <forward mode='nat'/>\\n  <bridge name='${2:virbr1}' stp='on' delay='0'/>\\n  <ip address='${3:192.168.100}.1' prefix='24'>\\n    <dhcp>\\n      <range start='${3:192.168.100}.100' end='${3:192.168.100}.254'/>\\n    </dhcp>\\n  </ip>\\n</network>\\n (a whole network)",
  "1 template network-routed → <network>\\n  <name>${1:a}</name>\\n  <forward mode='route'/>\\n  <bridge name='${2:virbr1}' stp='on' delay='0'/>\\n  <ip address='${3:192.168.100}.1' prefix='24'>\\n    <dhcp>\\n      <range start='${3:192.168.100}.100' end='${3:192.168.100}.254'/>\\n    </dhcp>\\n  </ip>\\n</network>\\n (a whole network)",
  "1 template network-open → <network>\\n  <name>${1:a}</name>\\n  <forward mode='open'/>\\n  <bridge name='${2:virbr1}' stp='on' delay='0'/>\\n  <ip address='${3:192.168.100}.1' prefix='24'>\\n    <dhcp>\\n      <range start='${3:192.168.100}.100' end='${3:192.168.100}.254'/>\\n    </dhcp>\\n  </ip>\\n</network>\\n (a whole network)",
  "1 template network-isolated → <network>\\n  <name>${1:a}</name>\\n  <bridge name='${2:virbr1}' stp='on' delay='0'/>\\n  <ip address='${3:192.168.100}.1' prefix='24'>\\n    <dhcp>\\n      <range start='${3:192.168.100}.100' end='${3:192.168.100}.254'/>\\n    </dhcp>\\n  </ip>\\n</network>\\n (a whole network)",
  "1 template network-bridged → <network>\\n  <name>${1:a}</name>\\n  <forward mode='bridge'/>\\n  <bridge name='${2:br0}'/>\\n</network>\\n (a whole network)",
  "1 template network-macvtap → <network>\\n  <name>${1:a}</name>\\n  <forward mode='bridge'>\\n    <interface dev='${2:eth0}'/>\\n  </forward>\\n</network>\\n (a whole network)",
  "1 template network-private → <network>\\n  <name>${1:a}</name>\\n  <forward mode='private'>\\n    <interface dev='${2:eth0}'/>\\n  </forward>\\n</network>\\n (a whole network)",
  "1 template network-vepa → <network>\\n  <name>${1:a}</name>\\n  <forward mode='vepa'>\\n    <interface dev='${2:eth0}'/>\\n  </forward>\\n</network>\\n (a whole network)",
  "1 template network-passthrough → <network>\\n  <name>${1:a}</name>\\n  <forward mode='passthrough'>\\n    <interface dev='${2:eth0}'/>\\n  </forward>\\n</network>\\n (a whole network)",
  "1 template network-hostdev → <network>\\n  <name>${1:a}</name>\\n  <forward mode='hostdev' managed='yes'>\\n    <pf dev='${2:ens1f0}'/>\\n  </forward>\\n</network>\\n (a whole network)",
  "1 template network-openvswitch → <network>\\n  <name>${1:a}</name>\\n  <forward mode='bridge'/>\\n  <bridge name='${2:ovsbr0}'/>\\n  <virtualport type='openvswitch'/>\\n  <portgroup name='${3:untagged}' default='yes'/>\\n  <portgroup name='${4:vlan-20}'>\\n    <vlan>\\n      <tag id='${5:20}'/>\\n    </vlan>\\n  </portgroup>\\n</network>\\n (a whole network)",
  '2 element network → <network>\\n  <name>${1:a}</name>\\n  $0\\n</network>',
];

describe('an editor lists in a network', () => {
  it('whole networks where there is nothing yet, each with what it is for', () => {
    assert.deepEqual(listed('a.xml', '$0'), whole);
    const docs = shown('a.xml', '$0').map((it) => it.documentation?.());
    for (const it of docs) assert.match(it!, /^[A-Z].{20,}\.$/);
    assert.equal(new Set(docs).size, whole.length);
  });
  for (const [where, marked, lines] of networks)
    it(`what may stand ${where}`, () => assert.deepEqual(listed('a.xml', marked, host), lines));

  const net = (inside: string) => `<network>\n  <name>a</name>\n  ${inside}\n</network>\n`;
  const names = (marked: string) => listed('a.xml', marked).map((it) => it.split(' → ')[0]!);
  const rest = ['6 element uuid', '6 element title', '6 element description', '6 element metadata'];
  const modes: readonly (readonly [forward: string, names: readonly string[]])[] = [
    ["<forward mode='bridge'/>", ['bridge', 'dns', 'vlan', 'bandwidth', 'port', 'virtualport', 'portgroup']],
    ["<forward mode='bridge'/><bridge name='br0'/>", ['dns', 'vlan', 'bandwidth', 'port', 'virtualport', 'portgroup']],
    ["<forward mode='bridge' dev='eth0'/>", ['bridge', 'dns', 'port', 'virtualport', 'portgroup']],
    ["<forward mode='private'/>", ['dns', 'port', 'virtualport', 'portgroup']],
  ];
  const unfit: Readonly<Record<string, readonly string[]>> = {
    "<forward mode='bridge' dev='eth0'/>": ['8 element vlan'],
  };
  for (const [forward, found] of modes)
    it(`what may stand beside ${forward}`, () =>
      assert.deepEqual(names(net(`${forward}$0`)), [
        ...[...found.map((it) => `3 element ${it}`), ...rest, ...(unfit[forward] ?? []), '8 element dnsmasq:options'],
      ]));

  it('an element that is being typed, unless it is there already', () => {
    assert.deepEqual(names(net('<forw$0')), ['3 element forward']);
    assert.deepEqual(names(net('<forward/>\n  <forw$0')), []);
  });
  it('the close tag of what is open before a tag, over comments and text', () => {
    const lines = listed('a.xml', '<network>\n  <dns>\n  <!-- c -->\n  text\n  <$0');
    assert.deepEqual(
      lines.filter((it) => it.includes('close-tag')),
      ['6 close-tag </dns> → /dns>', '6 close-tag </network> → /network>'],
    );
  });
  it('names that are not taken, each once', () => {
    const name = '<network>\n  <name>$0</name>\n</network>';
    assert.deepEqual(listed('web.xml', name), ['1 value web (not taken)', '1 value lab (not taken)']);
    assert.deepEqual(listed('lab.xml', name), ['1 value lab (not taken)']);
    const lab = { 'other.xml': '<network><name>lab</name></network>' };
    assert.deepEqual(listed('lab.xml', name, lab), ['1 value lab-2 (not taken)']);
  });
  it('nothing in a text that has elements in it', () =>
    assert.deepEqual(listed('a.xml', '<network>\n  <name><b/>$0</name>\n</network>'), []));
  it('quotes as a person wrote them, whatever stands in declarations', () => {
    for (const head of [
      `<?xml version="1.0" encoding="utf-8" standalone="yes"?><network xmlns:x="y" connections='1'>`,
      `<network xmlns:a.b-c="y" xmlns="" ipv6='yes'>`,
    ])
      assert.equal(listed('a.xml', `${head}<mt$0`)[0], `3 element mtu → mtu size='\${1:1500}'/>`, head);
  });
});
