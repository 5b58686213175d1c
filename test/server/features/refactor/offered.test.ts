// Which rewritings are offered where, and where none is: titles in their order.
import assert from 'node:assert/strict';
import { refactoringsAt } from '../../../../server/src/features/refactor/network';
import { WorkspaceFacts } from '../../../../server/src/model/workspace-facts';
import { filesOf, type Texts } from '../../../support/checking';
import { readCursor } from '../../../support/marks';

type Case = readonly [name: string, marked: string, titles: readonly string[], more?: Texts];

const profiles: readonly Case[] = [
  [
    'ifcfg-eth0',
    'TYPE=Ethernet\nDEV$0ICE=eth0\nBOOTPROTO=dhcp\nONBOOT=yes\n',
    [
      'Make eth0 a port of a new bridge br0 for guests',
      'Make eth0 a port of a new bond bond0 under a new bridge br0',
      'Make eth0 a port of a new bond bond0, with VLAN 10 under a new bridge br10',
      'Add VLAN 10 on eth0 under a new bridge br10',
    ],
  ],
  [
    'ifcfg-eth0',
    'TYPE=Ethernet\nDEV$0ICE=eth0\nBOOTPROTO=dhcp\nONBOOT=yes\n',
    [
      'Make eth0 a port of a new bridge br0 for guests',
      'Make eth0 and eth1 ports of a new bond bond0 under a new bridge br0',
      'Make eth0 and eth1 ports of a new bond bond0, with VLAN 10 under a new bridge br10',
      'Add VLAN 10 on eth0 under a new bridge br10',
    ],
    { 'ifcfg-eth1': 'TYPE=Ethernet\nDEVICE=eth1\nBOOTPROTO=none\nONBOOT=yes\n' },
  ],
  [
    'ifcfg-eth0',
    'TYPE=Ethernet\nDEV$0ICE=eth0\nBOOTPROTO=dhcp\nONBOOT=yes\n',
    [
      'Make eth0 a port of a new bridge br0 for guests',
      'Make eth0 a port of a new bond bond0 under a new bridge br0',
      'Make eth0 a port of a new bond bond0, with VLAN 10 under a new bridge br10',
      'Add VLAN 10 on eth0 under a new bridge br10',
    ],
    { 'ifcfg-eth1': 'TYPE=Ethernet\nDEVICE=eth1\nBOOTPROTO=none\nONBOOT=no\n' },
  ],
  [
    'ifcfg-eth0',
    'TYPE=Ethernet\nDEV$0ICE=eth0\nBOOTPROTO=dhcp\nONBOOT=yes\n',
    [
      'Make eth0 a port of a new bridge br0 for guests',
      'Make eth0 a port of a new bond bond0 under a new bridge br0',
      'Make eth0 a port of a new bond bond0, with VLAN 10 under a new bridge br10',
      'Add VLAN 10 on eth0 under a new bridge br10',
    ],
    { 'ifcfg-eth1': 'TYPE=Ethernet\nDEVICE=eth1\nBOOTPROTO=none\nONBOOT=yes\nNM_CONTROLLED=no\n' },
  ],
  [
    'ifcfg-eth0',
    'TYPE=Ethernet\nDEV$0ICE=eth0\nBOOTPROTO=dhcp\nONBOOT=yes\n',
    [
      'Make eth0 a port of a new bridge br0 for guests',
      'Make eth0 a port of a new bond bond0 under a new bridge br0',
      'Make eth0 a port of a new bond bond0, with VLAN 10 under a new bridge br10',
      'Add VLAN 10 on eth0 under a new bridge br10',
    ],
    { 'ifcfg-eth1': 'TYPE=Ethernet\nDEVICE=eth1\nBOOTPROTO=none\nONBOOT=yes\nBRIDGE=br5\n' },
  ],
  [
    'ifcfg-eth0',
    'TYPE=Ethernet\nDEV$0ICE=eth0\nBOOTPROTO=dhcp\nONBOOT=yes\n',
    [
      'Make eth0 a port of a new bridge br0 for guests',
      'Make eth0 a port of a new bond bond0 under a new bridge br0',
      'Make eth0 a port of a new bond bond0, with VLAN 10 under a new bridge br10',
      'Add VLAN 10 on eth0 under a new bridge br10',
    ],
    { 'ifcfg-eth1': 'TYPE=Ethernet\nDEVICE=eth1\nBOOTPROTO=none\nONBOOT=yes\nIPADDR=10.0.0.1\n' },
  ],
  [
    'ifcfg-eth0',
    'TYPE=Ethernet\nDEV$0ICE=eth0\nBOOTPROTO=dhcp\nONBOOT=yes\n',
    [
      'Make eth0 a port of a new bridge br0 for guests',
      'Make eth0 a port of a new bond bond0 under a new bridge br0',
      'Make eth0 a port of a new bond bond0, with VLAN 10 under a new bridge br10',
      'Add VLAN 10 on eth0 under a new bridge br10',
    ],
    { 'ifcfg-eth1': 'TYPE=Ethernet\nDEVICE=eth1\nBOOTPROTO=dhcp\nONBOOT=yes\n' },
  ],
  [
    'ifcfg-eth0',
    'TYPE=Ethernet\nDEV$0ICE=eth0\nBOOTPROTO=dhcp\nONBOOT=yes\n',
    [
      'Make eth0 a port of a new bridge br0 for guests',
      'Make eth0 a port of a new bond bond0 under a new bridge br0',
      'Make eth0 a port of a new bond bond0, with VLAN 10 under a new bridge br10',
      'Add VLAN 10 on eth0 under a new bridge br10',
    ],
    { 'ifcfg-lo': 'DEVICE=lo\n' },
  ],
  [
    'ifcfg-eth0',
    'TYPE=Ethernet\nDEV$0ICE=eth0\nBOOTPROTO=dhcp\nONBOOT=yes\n',
    [
      'Make eth0 a port of a new bridge br0 for guests',
      'Make eth0 a port of a new bond bond0 under a new bridge br0',
      'Make eth0 a port of a new bond bond0, with VLAN 10 under a new bridge br10',
      'Add VLAN 10 on eth0 under a new bridge br10',
    ],
    { 'ifcfg-eth1.5': 'DEVICE=eth1.5\nVLAN=yes\nBOOTPROTO=none\n' },
  ],
  [
    'ifcfg-eth0',
    'TYPE=Ethernet\nDEV$0ICE=eth0\nBOOTPROTO=dhcp\nONBOOT=yes\n',
    [
      'Make eth0 a port of a new bridge br0 for guests',
      'Make eth0 a port of a new bond bond0 under a new bridge br0',
      'Make eth0 a port of a new bond bond0, with VLAN 10 under a new bridge br10',
      'Add VLAN 10 on eth0 under a new bridge br10',
    ],
    {
      'ifcfg-eth1': 'TYPE=Ethernet\nDEVICE=eth1\nBOOTPROTO=none\nONBOOT=yes\n',
      'ifcfg-v5': 'TYPE=Vlan\nDEVICE=v5\nPHYSDEV=eth1\nVLAN_ID=5\n',
    },
  ],
  [
    'ifcfg-eth0',
    'TYPE=Ethernet\nDEV$0ICE=eth0\nBOOTPROTO=dhcp\nONBOOT=yes\n',
    [
      'Make eth0 a port of a new bridge br1 for guests',
      'Make eth0 a port of a new bond bond1 under a new bridge br1',
      'Make eth0 a port of a new bond bond1, with VLAN 11 under a new bridge br11',
      'Add VLAN 11 on eth0 under a new bridge br11',
    ],
    {
      'ifcfg-bond0': 'DEVICE=bond0\nTYPE=Bond\n',
      'ifcfg-br0': 'DEVICE=br0\nTYPE=Bridge\n',
      'ifcfg-br10': 'DEVICE=br10\nTYPE=Bridge\n',
    },
  ],
  [
    'ifcfg-eth0',
    'TYPE=Ethernet\nDEV$0ICE=eth0\nBOOTPROTO=dhcp\nONBOOT=yes\n',
    [
      'Make eth0 a port of a new bridge br0 for guests',
      'Make eth0 a port of a new bond bond0 under a new bridge br0',
      'Make eth0 a port of a new bond bond0, with VLAN 10 under a new bridge br10',
      'Add VLAN 11 on eth0 under a new bridge br11',
    ],
    { 'ifcfg-eth0.10': 'DEVICE=eth0.10\nVLAN=yes\n' },
  ],
  [
    'ifcfg-eth0',
    'TYPE=Ethernet\nDEV$0ICE=eth0\nBOOTPROTO=dhcp\nONBOOT=yes\nVLAN=yes\n',
    ['Make eth0 a port of a new bridge br0 for guests'],
  ],
  ['ifcfg-eth0', 'TYPE=Ethernet\nDEV$0ICE=eth0\nBOOTPROTO=dhcp\nONBOOT=yes\nMASTER=bond0\n', []],
  ['ifcfg-eth0:1', 'TYPE=Ethernet\nDEV$0ICE=eth0\nBOOTPROTO=dhcp\nONBOOT=yes\n', []],
  ['ifcfg-eth0.bak', 'TYPE=Ethernet\nDEV$0ICE=eth0\nBOOTPROTO=dhcp\nONBOOT=yes\n', []],
  ['ifcfg-eth0', 'TYPE=Ethernet\nDEV$0ICE=eth0\nBOOTPROTO=dhcp\nONBOOT=yes\nFOO\n', []],
  [
    'ifcfg-bond0',
    'TYPE=Bond\nDEV$0ICE=bond0\n',
    ['Make bond0 a port of a new bridge br0 for guests', 'Add VLAN 10 on bond0 under a new bridge br10'],
  ],
  ['ifcfg-br0', 'TYPE=Bridge\nDEV$0ICE=br0\n', []],
  [
    'ifcfg-team0',
    'DEVICETYPE=Team\nDEV$0ICE=team0\n',
    ['Make team0 a port of a new bridge br0 for guests', 'Make a bond of the team team0'],
  ],
  ['ifcfg-vlan5', 'TYPE=Vlan\nDEV$0ICE=vlan5\nPHYSDEV=eth0\n', ['Make vlan5 a port of a new bridge br0 for guests']],
  ['ifcfg-w', 'TYPE=Wireless\nDEV$0ICE=w\n', []],
  [
    'ifcfg-e',
    'TYPE=Ethernet\nDEV$0ICE=averylongname1\n',
    [
      'Make averylongname1 a port of a new bridge br0 for guests',
      'Make averylongname1 a port of a new bond bond0 under a new bridge br0',
      'Make averylongname1 a port of a new bond bond0, with VLAN 10 under a new bridge br10',
    ],
  ],
  ['ifcfg-e', 'TYPE=Ethernet\nDEVICE=e\nBOOTP$0ROTO=dhcp\n', ['Write a fixed address in place of DHCP']],
  ['ifcfg-e', 'TYPE=Ethernet\nDEVICE=e\nBOOTP$0ROTO=bootp\n', ['Write a fixed address in place of DHCP']],
  ['ifcfg-e', 'TYPE=Ethernet\nDEVICE=e\nBOOTP$0ROTO=none\n', []],
  ['ifcfg-e', 'TYPE=Ethernet\nDEVICE=e\nBOOTP$0ROTO=static\nIPADDR=10.0.0.1\n', ['Get the addresses by DHCP']],
  ['ifcfg-e', 'TYPE=Ethernet\nDEVICE=e\nBOOTPROTO=none\nIPA$0DDR=10.0.0.1\n', ['Get the addresses by DHCP']],
  ['ifcfg-e', 'TYPE=Ethernet\nDEVICE=e\nIPA$0DDR0=10.0.0.1\n', ['Get the addresses by DHCP']],
  ['ifcfg-e', 'TYPE=Ethernet\nDEVICE=e\nIPA$0DDR1=10.0.0.1\n', []],
  [
    'ifcfg-e',
    'TYPE=Ethernet\nDEVICE=e\nBOOTP$0ROTO=dhcp\nIPADDR=10.0.0.1\n',
    ['Keep the fixed address only, without DHCP'],
  ],
  ['ifcfg-e', 'TYPE=Ethernet\nDEVICE=e\nBOOTP$0ROTO=shared\nIPADDR=10.0.0.1\n', []],
  ['ifcfg-e', 'TYPE=Ethernet\nDEVICE=e\n$0ONBOOT=yes\n', []],
  ['ifcfg-e', 'TYPE=Ethernet\nDEVICE=e\nONBO$0OT=yes\n', []],
  ['ifcfg-e', 'PREF$0IX=24\n', ['Write NETMASK=255.255.255.0']],
  ['ifcfg-e', 'PREF$0IX=33\n', []],
  ['ifcfg-e', 'NETM$0ASK=255.0.255.0\n', []],
  ['ifcfg-e', 'NETM$0ASK=255.0.0.0\nPREFIX=8\n', []],
  ['ifcfg-e', 'PREFIX1=2$04\n', ['Write NETMASK1=255.255.255.0']],
  ['route-e', '10.0.0.0/8 via 10.$00.0.1\n', []],
];

const networks: readonly Case[] = [
  [
    'a.xml',
    `<network><na$0me>a</name><bridge name="br0"/><forward mode='bridge'/></network>`,
    ['Write " around every value'],
  ],
  ['a.xml', `<network><na$0me>it's "a"</name><bridge name="br0"/><forward mode="bridge"/></network>`, []],
  [
    'a.xml',
    "<network><name>a</name><ip$0 address='10.0.0.1' prefix='24'/></network>",
    ['Write the prefix as netmask 255.255.255.0', 'Add DHCP to this network', 'Add IPv6 with fd00:100::/64'],
  ],
  [
    'a.xml',
    "<net$0work><name>a</name><ip address='10.0.0.1' prefix='24'/></network>",
    [
      'Add DHCP to this network',
      'Add IPv6 with fd00:100::/64',
      'Let guests out by NAT',
      'Make this network routed',
      'Make this network open: routed without firewall rules',
    ],
  ],
  [
    'a.xml',
    "<network><na$0me>a</name><ip address='10.0.0.1' prefix='24'/></network>",
    [
      'Add DHCP to this network',
      'Add IPv6 with fd00:100::/64',
      'Let guests out by NAT',
      'Make this network routed',
      'Make this network open: routed without firewall rules',
    ],
  ],
  [
    'a.xml',
    "<network><name>a</name><ip$0 address='10.0.0.1' netmask='255.0.0.0'><dhcp/></ip></network>",
    ['Write the netmask as prefix 8', 'Add a fixed host with 10.0.0.2', 'Add IPv6 with fd00:100::/64'],
  ],
  [
    'a.xml',
    "<network><name>a</name><ip address='10.0.0.1' prefix='24'><dhcp><host ip='10.0.0.2' na$0me='guest1'/></dhcp></ip></network>",
    ['Add a fixed host with 10.0.0.3'],
  ],
  ['a.xml', "<network><name>a</name><ip$0 address='10.0.0.1' prefix='33'/></network>", ['Add IPv6 with fd00:100::/64']],
  [
    'a.xml',
    "<network><name>a</name><ip$0 address='10.0.0.1' prefix='24' netmask='255.0.0.0'/></network>",
    ['Add DHCP to this network', 'Add IPv6 with fd00:100::/64'],
  ],
  [
    'a.xml',
    "<network><name>a</name><ip$0 family='ipv6' address='fd00::1' prefix='64'/></network>",
    ['Add DHCP to this network'],
  ],
  [
    'a.xml',
    "<network><name>a</name><ip address='10.0.0.1' prefix='24'><dhcp/></ip><ip$0 address='10.1.0.1' prefix='24'/></network>",
    ['Write the prefix as netmask 255.255.255.0', 'Add IPv6 with fd00:100::/64'],
  ],
  [
    'a.xml',
    "<network><name>a</name><ip address='10.0.0.1' prefix='24'><dhcp/></ip><ip$0 family='ipv6' address='fd00::1' prefix='64'/></network>",
    ['Add DHCP to this network'],
  ],
  [
    'a.xml',
    "<network><name>a</name><ip$0 address='10.0.0.1' prefix='30'/></network>",
    ['Write the prefix as netmask 255.255.255.252', 'Add DHCP to this network', 'Add IPv6 with fd00:100::/64'],
  ],
  [
    'a.xml',
    "<network><name>a</name><ip$0 address='10.0.0.1' prefix='32'/></network>",
    ['Write the prefix as netmask 255.255.255.255', 'Add IPv6 with fd00:100::/64'],
  ],
  [
    'a.xml',
    "<network><name>a</name><route$0 address='10.0.0.0' netmask='255.0.0.0' gateway='10.0.0.1'/></network>",
    ['Write the netmask as prefix 8'],
  ],
  ['a.xml', "<network><name>a</name><forw$0ard mode='nat'/></network>", ['Make this network isolated']],
  [
    'a.xml',
    "<network><name>a</name><forw$0ard mode='route'/><ip address='10.0.0.1' prefix='24'/></network>",
    [
      'Add DHCP to this network',
      'Add IPv6 with fd00:100::/64',
      'Let guests out by NAT',
      'Make this network open: routed without firewall rules',
      'Make this network isolated',
    ],
  ],
  [
    'a.xml',
    "<network><name>a</name><forw$0ard mode='open'/><ip address='10.0.0.1' prefix='24'/></network>",
    [
      'Add DHCP to this network',
      'Add IPv6 with fd00:100::/64',
      'Let guests out by NAT',
      'Make this network routed',
      'Make this network isolated',
    ],
  ],
  [
    'a.xml',
    "<network><name>a</name><bri$0dge name='virbr1'/><ip address='10.0.0.1' prefix='24'/></network>",
    [
      'Add DHCP to this network',
      'Add IPv6 with fd00:100::/64',
      'Let guests out by NAT',
      'Make this network routed',
      'Make this network open: routed without firewall rules',
    ],
  ],
  ['a.xml', "<network><name>a</name><forw$0ard mode='hostdev'/><ip address='10.0.0.1' prefix='24'/></network>", []],
  ['a.xml', "<network><name>a</name><m$0tu size='9000'/><ip address='10.0.0.1' prefix='24'/></network>", []],
  ['a.xml', '<network><name>$0a', []],
  ['a.xml', '<dom$0ain></domain>', []],
];

// No mask by its name, no address, a tag that is not finished.
const odd: readonly Case[] = [
  ['ifcfg-e', 'PREF$0IX_X=24\n', []],
  ['ifcfg-e', 'PREF$0IX1234=24\n', []],
  [
    'a.xml',
    "<network><name>a</name><route$0 address='0.0.0.0' prefix='0' gateway='10.0.0.1'/></network>",
    ['Write the prefix as netmask 0.0.0.0'],
  ],
  ['a.xml', "<network><name>a</name><ip$0 prefix='24'/></network>", ['Add IPv6 with fd00:100::/64']],
  [
    'a.xml',
    "<network><name>a</name><ip$0 address='10.0.0.1' prefix='24' </network>",
    ['Write the prefix as netmask 255.255.255.0', 'Add IPv6 with fd00:100::/64'],
  ],
];

describe('what is offered to be rewritten', () => {
  for (const [name, marked, titles, more = {}] of [...profiles, ...networks, ...odd])
    it(`in ${name}: ${JSON.stringify(marked)}${Object.entries(more)
      .map(([one, text]) => ` beside ${one} ${JSON.stringify(text)}`)
      .join('')}`, () => {
      const { text, offset } = readCursor(marked);
      const files = filesOf({ [name]: text, ...more });
      const found = refactoringsAt(files[0]!, new WorkspaceFacts(files), { start: offset, end: offset });
      assert.deepEqual(
        found.map((it) => it.title),
        titles,
      );
    });
});
