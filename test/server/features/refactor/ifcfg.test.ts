// What is made of an interface, with all files that belong to it: nothing is wrong with any of them afterwards.
import assert from 'node:assert/strict';
import { refactoringsAt } from '../../../../server/src/features/refactor/network';
import { WorkspaceFacts } from '../../../../server/src/model/workspace-facts';
import { afterChanges, filesOf, problemsByName, type Texts } from '../../../support/checking';
import { readCursor } from '../../../support/marks';

const offered = (texts: Texts) => {
  const [name, marked] = Object.entries(texts)[0]!;
  const { text, offset } = readCursor(marked);
  const before = { ...texts, [name]: text };
  const files = filesOf(before);
  const found = refactoringsAt(files[0]!, new WorkspaceFacts(files), { start: offset, end: offset });
  return { before, uri: files[0]!.uri, found };
};

/** The files that differ afterwards; the cursor stands in the first. */
function check(texts: Texts, title: string, expected: Texts) {
  const { before, uri, found } = offered(texts);
  const wanted = found.find((it) => it.title === title);
  assert.ok(wanted, `not offered, but ${found.map((it) => it.title).join('; ')}`);
  const after = afterChanges(before, uri, wanted.changes);
  const changed = Object.fromEntries(Object.entries(after).filter(([name, text]) => before[name] !== text));
  assert.deepEqual(changed, expected);
  const severe = [...problemsByName(after)].flatMap(([name, problems]) =>
    problems
      .filter((it) => it.severity === 'error' || it.severity === 'warning')
      .map((it) => `${name}: ${it.code}: ${it.message}`),
  );
  assert.deepEqual(severe, []);
}

const lines = (...all: readonly string[]) => all.map((it) => `${it}\n`).join('');
const eth0 = lines(
  'TYPE=Ethernet',
  'DEV$0ICE=eth0',
  'ONBOOT=yes',
  'BOOTPROTO=none',
  'IPADDR=192.168.10.10',
  'PREFIX=24',
  'GATEWAY=192.168.10.1',
  'DNS1=192.168.10.1',
);
const eth1 = lines('TYPE=Ethernet', 'DEVICE=eth1', 'ONBOOT=yes', 'BOOTPROTO=none');
const portOfBond = ['MASTER=bond0', 'SLAVE=yes'];
const bond0 = lines(
  'TYPE=Bond',
  'BONDING_MASTER=yes',
  'DEVICE=bond0',
  'NAME=bond0',
  'ONBOOT=yes',
  'BONDING_OPTS="mode=active-backup miimon=100"',
  'BOOTPROTO=none',
  'BRIDGE=br0',
);
const br0 = lines(
  'TYPE=Bridge',
  'DEVICE=br0',
  'NAME=br0',
  'ONBOOT=yes',
  'STP=off',
  'BOOTPROTO=none',
  'IPADDR=192.168.10.10',
  'PREFIX=24',
  'GATEWAY=192.168.10.1',
  'DNS1=192.168.10.1',
);

describe('a bond under a bridge', () => {
  it('is made of a card and one that has nothing to do', () =>
    check(
      { 'ifcfg-eth0': eth0, 'ifcfg-eth1': eth1 },
      'Make eth0 and eth1 ports of a new bond bond0 under a new bridge br0',
      {
        'ifcfg-eth0': lines('TYPE=Ethernet', 'DEVICE=eth0', 'ONBOOT=yes', 'BOOTPROTO=none', ...portOfBond),
        'ifcfg-eth1': eth1 + lines(...portOfBond),
        'ifcfg-bond0': bond0,
        'ifcfg-br0': br0,
      },
    ));
  it('is made of one card where there is no other', () =>
    check({ 'ifcfg-eth0': eth0 }, 'Make eth0 a port of a new bond bond0 under a new bridge br0', {
      'ifcfg-eth0': lines('TYPE=Ethernet', 'DEVICE=eth0', 'ONBOOT=yes', 'BOOTPROTO=none', ...portOfBond),
      'ifcfg-bond0': bond0,
      'ifcfg-br0': br0,
    }));
  it('leaves a card alone that has addresses', () => {
    const { found } = offered({ 'ifcfg-eth0': eth0, 'ifcfg-eth1': eth1.replace('none', 'dhcp') });
    assert.ok(found.some((it) => it.title.startsWith('Make eth0 a port of a new bond')));
  });
  it('takes names that are free, and what runs the files', () =>
    check(
      {
        'ifcfg-eth0': lines('TYPE=Ethernet', 'DEV$0ICE=eth0', 'NM_CONTROLLED=no', 'ONBOOT=no', 'BOOTPROTO=dhcp'),
        'ifcfg-br0': lines('TYPE=Bridge', 'DEVICE=br0', 'BOOTPROTO=none', 'STP=off'),
      },
      'Make eth0 a port of a new bond bond0 under a new bridge br1',
      {
        'ifcfg-eth0': lines(
          'TYPE=Ethernet',
          'DEVICE=eth0',
          'NM_CONTROLLED=no',
          'ONBOOT=no',
          'BOOTPROTO=none',
          ...portOfBond,
        ),
        'ifcfg-bond0': bond0.replace('ONBOOT=yes', 'ONBOOT=no\nNM_CONTROLLED=no').replace('br0', 'br1'),
        'ifcfg-br1': lines(
          'TYPE=Bridge',
          'DEVICE=br1',
          'NAME=br1',
          'ONBOOT=no',
          'NM_CONTROLLED=no',
          'STP=off',
          'BOOTPROTO=dhcp',
        ),
      },
    ));
});

describe('a VLAN under a bridge', () => {
  const vlan = (parent: string, id: number) =>
    lines(
      'TYPE=Vlan',
      'VLAN=yes',
      `DEVICE=${parent}.${id}`,
      `NAME=${parent}.${id}`,
      `PHYSDEV=${parent}`,
      `VLAN_ID=${id}`,
      'ONBOOT=yes',
      'BOOTPROTO=none',
      `BRIDGE=br${id}`,
    );
  const bridge = (id: number) =>
    lines('TYPE=Bridge', `DEVICE=br${id}`, `NAME=br${id}`, 'ONBOOT=yes', 'STP=off', 'BOOTPROTO=none');

  it('stands on a card', () =>
    check({ 'ifcfg-eth0': eth0 }, 'Add VLAN 10 on eth0 under a new bridge br10', {
      'ifcfg-eth0.10': vlan('eth0', 10),
      'ifcfg-br10': bridge(10),
    }));
  it('stands on a bond, beside others', () =>
    check(
      {
        'ifcfg-bond0': bond0.replace('BRIDGE=br0\n', '').replace('DEVICE', 'DEV$0ICE'),
        'ifcfg-eth0': eth1.replace('eth1', 'eth0') + lines(...portOfBond),
        'ifcfg-eth1': eth1 + lines(...portOfBond),
        'ifcfg-bond0.10': vlan('bond0', 10),
        'ifcfg-br10': bridge(10),
      },
      'Add VLAN 11 on bond0 under a new bridge br11',
      { 'ifcfg-bond0.11': vlan('bond0', 11), 'ifcfg-br11': bridge(11) },
    ));
});

describe('the addresses of a host', () => {
  const fixed = (protocol: string) =>
    `DEVICE=eth0\nTYPE=Ethernet\n${protocol}IPADDR=10.0.0.5\nPREFIX=24\nGATEWAY=10.0.0.1\n`;

  it('come by DHCP in place of those written', () =>
    check({ 'ifcfg-eth0': `${fixed('BOOT$0PROTO=none\n')}DNS1=10.0.0.1` }, 'Get the addresses by DHCP', {
      'ifcfg-eth0': 'DEVICE=eth0\nTYPE=Ethernet\nBOOTPROTO=dhcp\n',
    }));
  it('come by DHCP where nothing said how', () =>
    check({ 'ifcfg-eth0': fixed('').replace('IPADDR', 'IP$0ADDR') }, 'Get the addresses by DHCP', {
      'ifcfg-eth0': 'DEVICE=eth0\nTYPE=Ethernet\nBOOTPROTO=dhcp\n',
    }));
  it('are written in place of DHCP', () =>
    check(
      { 'ifcfg-eth0': 'DEVICE=eth0\nTYPE=Ethernet\nBOOT$0PROTO=dhcp\nPEERDNS=no\nDHCP_HOSTNAME=web\nONBOOT=yes\n' },
      'Write a fixed address in place of DHCP',
      {
        'ifcfg-eth0':
          'DEVICE=eth0\nTYPE=Ethernet\nBOOTPROTO=none\nIPADDR=192.168.100.10\nPREFIX=24\nGATEWAY=192.168.100.1\nDNS1=192.168.100.1\nONBOOT=yes\n',
      },
    ));
  it('stay when DHCP stood beside them', () =>
    check({ 'ifcfg-eth0': fixed('BOOT$0PROTO=dhcp\n') }, 'Keep the fixed address only, without DHCP', {
      'ifcfg-eth0': fixed('BOOTPROTO=none\n'),
    }));
  it('are not offered for a port', () =>
    assert.deepEqual(offered({ 'ifcfg-eth0': 'DEVICE=eth0\nBOOT$0PROTO=dhcp\nBRIDGE=br0\n' }).found, []));
});
