// What hosts usually are, made by the code actions: every file of the set is there, no rule says more than a hint, and
// NetworkManager's profiles can be made of all of them.
import assert from 'node:assert/strict';
import { ifcfgFiles, wholeFile } from '../../../../server/src/features/completion/whole-files';
import { convertProfile, isProfile } from '../../../../server/src/convert/profile';
import { refactoringsAt } from '../../../../server/src/features/refactor/network';
import { WorkspaceFacts } from '../../../../server/src/model/workspace-facts';
import { afterChanges, filesOf, problemsByName, type Texts } from '../../../support/checking';
import { withoutStops } from '../../../support/snippets';

const written = (label: string, device: string) =>
  withoutStops(
    wholeFile(
      ifcfgFiles.find((it) => it.label === label)!,
      device,
    ),
    '',
  );

/** The files after the action whose title matches, asked for on the line of a key. */
function after(texts: Texts, name: string, key: string, title: RegExp): Texts {
  const files = filesOf(texts);
  const file = files.find((it) => it.basename === name)!;
  const at = file.tree.root!.attribute(key)!.nameSpan.start;
  const found = refactoringsAt(file, new WorkspaceFacts(files), { start: at, end: at });
  const wanted = found.find((it) => title.test(it.title));
  assert.ok(wanted, `not offered, but ${found.map((it) => it.title).join('; ')}`);
  return afterChanges(texts, file.uri, wanted.changes);
}

const card = { 'ifcfg-eth0': written('static', 'eth0') };
const idle = written('dhcp', 'eth1').replace('BOOTPROTO=dhcp', 'BOOTPROTO=none');

const underBond = /^Make eth0 and eth1 ports of a new bond bond0 under a new bridge br0$/;

const withVlan = /^Make eth0 and eth1 ports of a new bond bond0, with VLAN 10 under a new bridge br10$/;

/** A team with its ports as NetworkManager writes them. */
const team = (config: string, ports: Readonly<Record<string, string>> = {}): Texts => ({
  'ifcfg-team0': `DEVICE=team0\nDEVICETYPE=Team\n${config && `TEAM_CONFIG='${config}'\n`}ONBOOT=yes\nBOOTPROTO=none\nIPADDR=192.0.2.5\nPREFIX=24\n`,
  ...Object.fromEntries(
    ['eth0', 'eth1'].map((it) => [
      `ifcfg-${it}`,
      `NAME=${it}\nDEVICE=${it}\nONBOOT=yes\nTEAM_MASTER=team0\nDEVICETYPE=TeamPort\n${ports[it] ? `TEAM_PORT_CONFIG='${ports[it]}'\n` : ''}`,
    ]),
  ),
});

const ofTeam = /^Make a bond of the team team0 and its 2 ports$/;

const recipes: Readonly<Record<string, { made: () => Texts; names: string[]; kinds: string[] }>> = {
  'a static host': {
    made: () => after({ 'ifcfg-eth0': written('dhcp', 'eth0') }, 'ifcfg-eth0', 'BOOTPROTO', /^Write a fixed address/),
    names: ['ifcfg-eth0'],
    kinds: ['ethernet'],
  },
  'a DHCP host': {
    made: () => after(card, 'ifcfg-eth0', 'IPADDR', /^Get the addresses by DHCP$/),
    names: ['ifcfg-eth0'],
    kinds: ['ethernet'],
  },
  'a bridge over a card': {
    made: () => after(card, 'ifcfg-eth0', 'DEVICE', /^Make eth0 a port of a new bridge br0 for guests$/),
    names: ['ifcfg-br0', 'ifcfg-eth0'],
    kinds: ['bridge', 'ethernet'],
  },
  'a bond of two cards under a bridge': {
    made: () => after({ ...card, 'ifcfg-eth1': idle }, 'ifcfg-eth0', 'DEVICE', underBond),
    names: ['ifcfg-bond0', 'ifcfg-br0', 'ifcfg-eth0', 'ifcfg-eth1'],
    kinds: ['bond', 'bridge', 'ethernet', 'ethernet'],
  },
  'a VLAN on the bond under a bridge': {
    made: () => after({ ...card, 'ifcfg-eth1': idle }, 'ifcfg-eth0', 'DEVICE', withVlan),
    names: ['ifcfg-bond0', 'ifcfg-bond0.10', 'ifcfg-br10', 'ifcfg-eth0', 'ifcfg-eth1'],
    kinds: ['bond', 'vlan', 'bridge', 'ethernet', 'ethernet'],
  },
  'a bond of a team, from its own file': {
    made: () => after(team('{"runner": {"name": "activebackup"}}'), 'ifcfg-team0', 'TEAM_CONFIG', ofTeam),
    names: ['ifcfg-eth0', 'ifcfg-eth1', 'ifcfg-team0'],
    kinds: ['ethernet', 'ethernet', 'bond'],
  },
  'a bond of a team, from a port, with the primary one': {
    made: () =>
      after(
        team('{"runner": {"name": "activebackup"}}', { eth1: '{"prio": 10}' }),
        'ifcfg-eth0',
        'TEAM_MASTER',
        ofTeam,
      ),
    names: ['ifcfg-eth0', 'ifcfg-eth1', 'ifcfg-team0'],
    kinds: ['ethernet', 'ethernet', 'bond'],
  },
  'a bond by LACP of a team under a bridge': {
    made: () =>
      after(
        {
          ...team('{"runner": {"name": "lacp", "fast_rate": true, "tx_hash": ["eth", "ipv4"]}}'),
          'ifcfg-team0.5': 'TYPE=Vlan\nVLAN=yes\nDEVICE=team0.5\nONBOOT=yes\nBOOTPROTO=none\nBRIDGE=br5\n',
          'ifcfg-br5': 'TYPE=Bridge\nDEVICE=br5\nONBOOT=yes\nBOOTPROTO=none\nSTP=off\n',
        },
        'ifcfg-team0',
        'DEVICE',
        ofTeam,
      ),
    names: ['ifcfg-br5', 'ifcfg-eth0', 'ifcfg-eth1', 'ifcfg-team0', 'ifcfg-team0.5'],
    kinds: ['bridge', 'ethernet', 'ethernet', 'bond', 'vlan'],
  },
};

/** Options of the bond that a team with this configuration becomes. */
function optionsFor(config: string, ports: Readonly<Record<string, string>> = {}): string | undefined {
  const made = after(team(config, ports), 'ifcfg-team0', 'DEVICE', ofTeam);
  return /^BONDING_OPTS="(.*)"$/m.exec(made['ifcfg-team0']!)?.[1];
}

describe('a bond in the place of a team', () => {
  const watched = (watch: string) => `{"runner": {"name": "roundrobin"}, "link_watch": ${watch}}`;
  for (const [config, options] of [
    ['', 'mode=balance-rr miimon=100'],
    ['{"runner": {"name": "roundrobin"}}', 'mode=balance-rr miimon=100'],
    ['{"runner": {"name": "broadcast"}}', 'mode=broadcast miimon=100'],
    ['{"runner": {"name": "activebackup"}}', 'mode=active-backup miimon=100'],
    [
      '{"runner": {"name": "activebackup", "hwaddr_policy": "only_active"}}',
      'mode=active-backup miimon=100 fail_over_mac=follow',
    ],
    ['{"runner": {"name": "loadbalance"}}', 'mode=balance-xor miimon=100 xmit_hash_policy=layer2+3'],
    ['{"runner": {"name": "loadbalance", "tx_hash": ["eth"]}}', 'mode=balance-xor miimon=100 xmit_hash_policy=layer2'],
    [
      '{"runner": {"name": "lacp", "fast_rate": true, "sys_prio": 7, "min_ports": 2, "agg_select_policy": "count", "tx_hash": ["l4"]}}',
      'mode=802.3ad miimon=100 lacp_rate=fast ad_actor_sys_prio=7 min_links=2 ad_select=count xmit_hash_policy=layer3+4',
    ],
    [
      watched('{"name": "ethtool", "delay_up": 200, "delay_down": 150}'),
      'mode=balance-rr miimon=100 updelay=200 downdelay=200',
    ],
    [
      watched('{"name": "arp_ping", "interval": 500, "target_host": "192.0.2.1"}'),
      'mode=balance-rr arp_interval=500 arp_ip_target=192.0.2.1',
    ],
    [watched('{"name": "nsna_ping", "target_host": "fe80::1"}'), 'mode=balance-rr miimon=100'],
    [watched('[{"name": "ethtool"}, {"name": "arp_ping", "target_host": "192.0.2.1"}]'), 'mode=balance-rr miimon=100'],
  ] as const)
    it(`has ${options}`, () => assert.equal(optionsFor(config), options));

  it('takes the port of the highest priority first', () => {
    const config = '{"runner": {"name": "activebackup"}, "ports": {"eth0": {"prio": 5}}}';
    assert.equal(optionsFor(config), 'mode=active-backup miimon=100 primary=eth0');
    assert.equal(optionsFor(config, { eth1: '{"prio": 5}' }), 'mode=active-backup miimon=100');
    const stays = 'mode=active-backup miimon=100 primary=eth0 primary_reselect=failure';
    assert.equal(optionsFor(config, { eth1: '{"sticky": true}' }), stays);
  });

  for (const config of ['{"runner": {"name": "random"}}', '{"runner": {"name": "constructor"}}', '[]', '{bad'])
    it(`is not offered for ${config}`, () => assert.throws(() => optionsFor(config), /not offered/));

  it('is not offered where a port is not understood', () => {
    const texts = team('');
    const broken = { ...texts, 'ifcfg-eth1': `${texts['ifcfg-eth1']}NAME="eth1\n` };
    assert.throws(() => after(broken, 'ifcfg-team0', 'DEVICE', ofTeam), /not offered/);
  });

  it('takes over a membership by UUID', () => {
    const uuid = '0a1b2c3d-0000-4000-8000-000000000001';
    const texts = team('');
    const made = after(
      {
        'ifcfg-team0': `${texts['ifcfg-team0']}UUID=${uuid}\n`,
        'ifcfg-eth0': `TYPE=Ethernet\nDEVICE=eth0\nTEAM_MASTER=team0\nTEAM_MASTER_UUID=${uuid} # here\nDEVICETYPE=TeamPort`,
        'ifcfg-eth1': texts['ifcfg-eth1']!,
      },
      'ifcfg-team0',
      'DEVICE',
      ofTeam,
    );
    assert.equal(
      made['ifcfg-eth0'],
      `TYPE=Ethernet\nDEVICE=eth0\nMASTER=team0\nMASTER_UUID=${uuid}\nSLAVE=yes # here\n`,
    );
  });
});

describe('a recipe', () => {
  for (const [title, { made, names, kinds }] of Object.entries(recipes))
    it(`makes ${title} with all its files`, () => {
      const texts = made();
      assert.deepEqual(Object.keys(texts).toSorted(), names);
      const loud = [...problemsByName(texts)].flatMap(([name, problems]) =>
        problems.filter((it) => it.severity !== 'hint').map((it) => `${name}: ${it.code}: ${it.message}`),
      );
      assert.deepEqual(loud, []);
      const files = filesOf(texts).toSorted((a, b) => (a.basename < b.basename ? -1 : 1));
      assert.ok(files.every((it) => isProfile(it, files)));
      const profiles = files.map((it) => convertProfile(it, files));
      assert.deepEqual(
        profiles.flatMap((it) => it.refusals),
        [],
      );
      assert.deepEqual(
        profiles.map((it) => it.sections.get('connection')?.get('type')),
        kinds,
      );
      // What is dropped is known to the legacy scripts only, or says what the kind says already.
      const dropped = profiles.flatMap((it) => it.entries).filter((it) => it.outcome === 'dropped');
      assert.deepEqual([...new Set(dropped.map((it) => it.name))], []);
    });
});
