// Files of other programs: what is taken out of them, and that they make true what is said of the files that are ours.
import assert from 'node:assert/strict';
import { subnetText, addressText } from '../../../server/src/address';
import { definitionsAt, referencesAt } from '../../../server/src/features/navigation/index';
import { problemsOf } from '../../../server/src/features/problems';
import { hostOf } from '../../../server/src/model/host';
import { WorkspaceFacts } from '../../../server/src/model/workspace-facts';
import { readFile } from '../../../server/src/model/read-file';
import { documentKindOf } from '../../../server/src/model/document-kind';
import { filesOf, newest, type Texts } from '../../support/checking';
import { shown } from '../../support/completing';
import { readCursor } from '../../support/marks';

/** Facts in short words, each with the word that it stands at. */
function said(name: string, text: string): string[] {
  const uri = `file:///w/${name}`;
  const kind = documentKindOf(uri, text);
  assert.ok(kind && kind !== 'blank', name);
  const { devices, references, subnets, routes, policyRules, bondModes = [] } = readFile(uri, kind, text).facts;
  const at = ({ span }: { span: { start: number; end: number } }) => `@${text.slice(span.start, span.end)}`;
  return [
    ...devices.map((it) => `${it.kind} ${it.name} ${at(it.at)}${it.macaddr ? ` ${it.macaddr}` : ''}`),
    ...references.map((it) => `${it.from} ${it.relation} ${it.name} ${at(it.at)}`),
    ...subnets.map(
      (it) => `${it.of} ${addressText(it.address)} in ${subnetText(it.subnet)} ${at(it.at)}${it.port ? ' port' : ''}`,
    ),
    ...routes.map(
      (it) =>
        `${it.of} to ${subnetText(it.destination)} via ${it.gateway ? addressText(it.gateway) : 'nothing'} ${it.metric ?? '-'} ${it.table ?? '-'}`,
    ),
    ...policyRules.map((it) => `${it.of} rule ${it.words}`),
    ...bondModes.map((it) => `${it.bond} in mode ${it.value} ${at(it.at)}`),
  ];
}

const bridged = `network:
  version: 2
  ethernets: {eth0: {}}
  bridges:
    br0: {interfaces: [eth0], addresses: ["10.0.0.2/24"], parameters: {stp: false}}
`;

describe('what is said in', () => {
  it('netplan: bridges with their ports and addresses', () =>
    assert.deepEqual(said('netplan/a.yaml', bridged), [
      'ethernet eth0 @eth0',
      'bridge br0 @br0',
      'eth0 controller-bridge br0 @eth0',
      'br0 10.0.0.2 in 10.0.0.0/24 @10.0.0.2',
    ]));
  it('netplan: bonds, VLANs, routes, rules, and names behind a match', () =>
    assert.deepEqual(
      said(
        'netplan/b.yaml',
        `network:
  ethernets:
    first: {match: {macaddress: "52:54:00:00:00:01"}, set-name: lan0}
    all: {match: {name: "en*"}, dhcp4: yes}
    eth1: {addresses: [10.7.0.1/24]}
  bonds: {bond0: {interfaces: [lan0, eth1], macaddress: 52:54:00:aa:bb:cc, parameters: {mode: 802.3ad}}}
  vlans:
    bond0.10:
      id: 10
      link: bond0
      addresses: [{10.10.0.2/24: {label: x}}, fd00::1/64, 10.1.1.1]
      gateway4: 10.10.0.254
      routes: [{to: default, via: 10.10.0.1, metric: 50}, {to: 10.9.0.0/16, via: 10.10.0.3, table: 100}]
      routing-policy: [{from: 10.10.0.0/24, table: 100, priority: 5}]
`,
      ),
      [
        'ethernet lan0 @lan0',
        'ethernet eth1 @eth1',
        'bond bond0 @bond0 52:54:00:aa:bb:cc',
        'vlan bond0.10 @bond0.10',
        'lan0 controller-bond bond0 @lan0',
        'eth1 controller-bond bond0 @eth1',
        'bond0.10 vlan-parent bond0 @bond0',
        'eth1 10.7.0.1 in 10.7.0.0/24 @10.7.0.1 port',
        'bond0.10 10.10.0.2 in 10.10.0.0/24 @10.10.0.2',
        'bond0.10 fd00::1 in fd00::/64 @fd00::1',
        'bond0.10 to 0.0.0.0/0 via 10.10.0.254 - -',
        'bond0.10 to 0.0.0.0/0 via 10.10.0.1 50 -',
        'bond0.10 to 10.9.0.0/16 via 10.10.0.3 - 100',
        'bond0.10 rule from 10.10.0.0/24 table 100 priority 5',
        'bond0 in mode 802.3ad @802.3ad',
      ],
    ));
  const state = `interfaces:
  - name: br0
    type: linux-bridge
    state: up
    bridge: {options: {stp: {enabled: false}}, port: [{name: bond0}]}
  - {name: bond0, type: bond, state: up, link-aggregation: {mode: active-backup, port: [eth1, eth2]}}
  - {name: vlan29, type: vlan, state: up, vlan: {base-iface: bond0, id: "29"}}
  - name: eth3
    ipv4: {enabled: true, address: [{ip: 192.0.2.5, prefix-length: 24}]}
    ipv6: {enabled: false, address: [{ip: "fd00::5", prefix-length: 64}]}
  - {name: old0, type: linux-bridge, state: absent}
  - {name: "{{ capture.x.interfaces.0.name }}", type: ethernet, state: up}
routes:
  config:
  - {destination: 0.0.0.0/0, next-hop-address: 192.0.2.1, next-hop-interface: eth3, metric: 100}
  - {destination: 10.0.0.0/8, next-hop-interface: eth3, state: absent}
route-rules:
  config: [{ip-from: 192.0.2.0/24, route-table: 200}]
`;
  const facts = [
    'bridge br0 @br0',
    'bond bond0 @bond0',
    'vlan vlan29 @vlan29',
    'unknown eth3 @eth3',
    'bond0 controller-bridge br0 @bond0',
    'eth1 controller-bond bond0 @eth1',
    'eth2 controller-bond bond0 @eth2',
    'vlan29 vlan-parent bond0 @bond0',
    'eth3 192.0.2.5 in 192.0.2.0/24 @192.0.2.5',
    'eth3 to 0.0.0.0/0 via 192.0.2.1 100 -',
    ' rule from 192.0.2.0/24 table 200',
    'bond0 in mode active-backup @active-backup',
  ];
  it('nmstate', () => assert.deepEqual(said('state.yml', state), facts));
  it('a NodeNetworkConfigurationPolicy among other documents', () => {
    const policy = `apiVersion: v1\nkind: ConfigMap\nspec: {desiredState: {interfaces: [{name: no, type: bond}]}}\n---
apiVersion: nmstate.io/v1\nkind: NodeNetworkConfigurationPolicy\nmetadata: {name: p}\nspec:\n  desiredState:\n${state.replace(/^/gm, '    ')}`;
    assert.deepEqual(said('policy.yaml', policy), facts);
  });
  it('networkd, section by section', () => {
    assert.deepEqual(said('br0.netdev', '[NetDev]\nName=br0\nKind=bridge\n[Bridge]\nSTP=no\n'), ['bridge br0 @br0']);
    assert.deepEqual(said('bond0.netdev', '[NetDev]\nName=bond0\nKind=bond\n[Bond]\nMode=balance-alb\n'), [
      'bond bond0 @bond0',
      'bond0 in mode balance-alb @balance-alb',
    ]);
    assert.deepEqual(
      said(
        'br0.network',
        `[Match]
Name=br0
[Network]
Address=10.9.9.9/24
Address=
Address=10.0.0.7
Gateway=10.0.0.1
VLAN=v5
[Route]
Destination=10.9.0.0/16
Gateway=10.0.0.3
Metric=7
[Route]
Gateway=fd00::1
`,
      ),
      [
        'unknown br0 @br0',
        'v5 vlan-parent br0 @v5',
        'br0 10.0.0.7 in 10.0.0.0/8 @10.0.0.7',
        'br0 to 0.0.0.0/0 via 10.0.0.1 - -',
        'br0 to 10.9.0.0/16 via 10.0.0.3 7 -',
        'br0 to ::/0 via fd00::1 - -',
      ],
    );
    assert.deepEqual(said('eth0.network', '[Match]\nName=en* !eno1\n[Network]\nBridge=br0\n'), [
      ' controller-bridge br0 @br0',
    ]);
  });
  it('what cannot be read: nothing', () => {
    for (const text of [
      'network:\n  bridges: {br0: {interfaces: [\n',
      'network:\n\tbridges: {br0: {}}\n',
      `network:\n  bridges: ${'['.repeat(100_000)}\n`,
      `network:\n  bridges: &a {br0: {interfaces: *a}}\n`.replace('br0', '"b\\x720"'),
      'network:\n  bridges: *unknown\n',
    ])
      assert.deepEqual(said('netplan/x.yaml', text), [], text.slice(0, 60));
  });
});

describe('a file is', () => {
  const cases: [name: string, text: string, kind: string | undefined][] = [
    ['a.yaml', 'interfaces:\n- name: eth0\n', 'nmstate'],
    ['a.yaml', '---\n# of the host\ninterfaces:\n\n  # first\n  - name: eth0\n', 'nmstate'],
    ['a.yaml', 'kind: "NodeNetworkConfigurationPolicy"\n', 'nmstate'],
    ['etc/netplan/a.yaml', 'network: {}\n', 'netplan'],
    ['a.yaml', 'network:\n  renderer: networkd\n', 'netplan'],
    ['a.yaml', 'network: mine\n', undefined],
    ['compose.yaml', 'services: {}\nnetworks: {a: {}}\n', undefined],
    ['ifaces.yaml', 'interfaces:\n  eth0: {}\n', undefined],
    ['a.network', '[Match]\nName=a\n', 'networkd'],
    ['quadlet.network', '[Network]\nSubnet=10.0.0.0/24\n', undefined],
    ['a.xml', '<filter name="a" chain="root"/>', 'nwfilter'],
    ['a.xml', '<?xml version="1.0"?>\n<!-- x -->\n<filter name="a"><rule action="drop"/></filter>', 'nwfilter'],
    ['a.xml', '<filter><dictionary/></filter>', undefined],
    ['a.xml', '<filters><filter name="a" chain="x"/></filters>', undefined],
    ['a.json', 'network:\n  renderer: networkd\n', undefined],
  ];
  for (const [name, text, kind] of cases)
    it(`${kind ?? 'nobody’s'}: ${name} ${JSON.stringify(text)}`, () =>
      assert.equal(documentKindOf(`file:///w/${name}`, text)?.replace('blank', '') || undefined, kind));
});

const codesOf = (texts: Texts, name: string): string[] => {
  const files = filesOf(texts);
  const file = files.find((it) => it.basename === name)!;
  return problemsOf(file, new WorkspaceFacts(files), { target: newest }).map((it) => `${it.severity} ${it.code}`);
};

describe('the host of a file', () => {
  const roots: [path: string, root: string | undefined][] = [
    ['/srv/a/etc/netplan/50.yaml', '/srv/a'],
    ['/srv/a/run/NetworkManager/system-connections/netplan-br0.nmconnection', '/srv/a'],
    ['/srv/a/usr/lib/systemd/network/80.network', '/srv/a'],
    ['/srv/a/etc/qemu/bridge.conf', '/srv/a'],
    ['/srv/a/etc/other/x.yaml', undefined],
    ['/srv/a/run/x.yaml', undefined],
  ];
  for (const [path, root] of roots)
    it(`${root ?? 'nobody knows'}: ${path}`, () =>
      assert.equal(hostOf(`file://${path}`).root, root && `file://${root}`));
});

describe('beside a file of another program', () => {
  const onBridge = (name: string) =>
    `<network><name>lan</name><forward mode="bridge"/><bridge name="${name}"/></network>`;
  const nat = `<network><name>lab</name><forward/><bridge name="virbr7"/><ip address="10.0.0.1" prefix="24"/></network>`;

  it('a bridge that it makes is there', () =>
    assert.deepEqual(codesOf({ 'etc/netplan/a.yaml': bridged, 'lan.xml': onBridge('br0') }, 'lan.xml'), []));
  it('one that it does not make is missing', () =>
    assert.deepEqual(codesOf({ 'etc/netplan/a.yaml': bridged, 'lan.xml': onBridge('br1') }, 'lan.xml'), [
      'warning libvirt-bridge-missing',
    ]));
  it('whatever a .network gives addresses to may be a bridge', () => {
    const texts = { 'br0.network': '[Match]\nName=br0\n', 'eth0.netdev': '[NetDev]\nName=eth9\nKind=dummy\n' };
    assert.deepEqual(codesOf({ ...texts, 'lan.xml': onBridge('br0') }, 'lan.xml'), []);
    const own = nat.replace('virbr7', 'br0');
    assert.deepEqual(codesOf({ ...texts, 'lan.xml': own }, 'lan.xml'), codesOf({ 'lan.xml': own }, 'lan.xml'));
  });
  it('a subnet of the host is taken', () =>
    assert.deepEqual(codesOf({ 'etc/netplan/a.yaml': bridged, 'lab.xml': nat }, 'lab.xml'), [
      'error libvirt-subnet-clash',
    ]));
  it('a bridge of libvirt must have a name of its own', () =>
    assert.deepEqual(
      codesOf(
        { 'etc/netplan/a.yaml': bridged, 'lab.xml': nat.replace('virbr7', 'br0').replace('10.0.0', '10.3.0') },
        'lab.xml',
      ),
      ['hint bridge-name-not-virbr', 'error libvirt-bridge-name-clash'],
    ));
  it('an ifcfg file may be a port of its bridge, and a VLAN on its bond', () => {
    const bond = bridged.replace('bridges:', 'bonds: {bond0: {interfaces: []}}\n  bridges:');
    assert.deepEqual(
      codesOf(
        { 'etc/netplan/a.yaml': bond, 'ifcfg-eth1': 'DEVICE=eth1\nTYPE=Ethernet\nONBOOT=yes\nBRIDGE=br0\n' },
        'ifcfg-eth1',
      ),
      [],
    );
    assert.deepEqual(
      codesOf(
        {
          'etc/netplan/a.yaml': bond,
          'ifcfg-v5': 'DEVICE=v5\nVLAN=yes\nTYPE=Vlan\nPHYSDEV=bond0\nVLAN_ID=5\nONBOOT=yes\nBOOTPROTO=none\n',
        },
        'ifcfg-v5',
      ),
      [],
    );
  });

  it('a filter of a file is offered, and leads there and back', () => {
    const filter = `<filter name='office' chain='root'/>`;
    const guest = (name: string) =>
      `<domain type='kvm'><name>web</name><devices><interface type='bridge'><source bridge='br0'/><filterref filter='${name}'/></interface></devices></domain>`;
    assert.equal(shown('web.xml', guest('$0'), { 'office.xml': filter })[0]!.label, 'office');
    const { text, offset } = readCursor(guest('off$0ice'));
    const files = filesOf({ 'web.xml': text, 'office.xml': filter });
    const workspace = new WorkspaceFacts(files);
    const [web, office] = files;
    assert.deepEqual(
      definitionsAt(web!, workspace, offset).map((it) => it.uri),
      [office!.uri],
    );
    assert.deepEqual(
      referencesAt(office!, workspace, filter.indexOf('office') + 1).map((it) => it.uri),
      [web!.uri],
    );
  });

  it('names lead there and back', () => {
    const { text, offset } = readCursor(onBridge('b$0r0'));
    const files = filesOf({ 'etc/netplan/a.yaml': bridged, 'lan.xml': text });
    const lan = files.find((it) => it.basename === 'lan.xml')!;
    const workspace = new WorkspaceFacts(files);
    const shown = (it: { uri: string; span: { start: number; end: number } }) =>
      `${it.uri.slice(it.uri.lastIndexOf('/') + 1)} ${files.find((one) => one.uri === it.uri)!.text.slice(it.span.start, it.span.end)}`;
    assert.deepEqual(definitionsAt(lan, workspace, offset).map(shown), ['a.yaml br0']);
    assert.deepEqual(referencesAt(lan, workspace, offset).map(shown), ['a.yaml eth0', 'lan.xml br0']);
  });
});
