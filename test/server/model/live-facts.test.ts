// What a running host has, as facts beside those of files: who sees it, and what clashes with it.
import assert from 'node:assert/strict';
import { eventIn } from '../../../server/src/host/watch/events';
import { readGuest, readPort, readInterface } from '../../../server/src/host/guests';
import { readLeases } from '../../../server/src/host/leases';
import { devicesIn, routesIn } from '../../../server/src/host/watch/local';
import { isLocal, mayBeThere } from '../../../server/src/host/watch/place';
import { hostDocument } from '../../../server/src/model/host-document';
import type { HostKnowledge } from '../../../server/src/model/inventory';
import { connectionSlug, liveDocumentOf, liveRoot, liveRootOf, liveUri } from '../../../server/src/model/live';
import { viewOf } from '../../../server/src/lsp/host-view';
import { subnetText } from '../../../server/src/address';
import { Workspace } from '../../../server/src/workspace';
import { readFile } from '../../../server/src/model/read-file';

const uuid = '6159e03a-9cc6-41b8-bdef-919a2307a852';
const system = 'qemu:///system';

describe('a live document', () => {
  it('has a uri that says of which host, network and state it is', () => {
    const uri = liveUri(system, 'running', uuid, 'büro (1)');
    assert.equal(uri, `libvirt-live:/qemu-system/running/${uuid}/b%C3%BCro%20%281%29%40qemu-system.xml`);
    assert.deepEqual(liveDocumentOf(uri), { connection: 'qemu-system', part: 'running', uuid });
    assert.equal(liveRootOf(uri), liveRoot(system));
  });

  it('is told from other documents', () => {
    for (const it of [
      'file:///a/running/b.xml',
      'libvirt-live:/a',
      `libvirt-live:/a/other/${uuid}/b.xml`,
      'libvirt-live:/a/running/b.xml',
    ])
      assert.equal(liveDocumentOf(it), undefined);
    assert.deepEqual(liveDocumentOf('libvirt-live:/a/host/host.json'), { connection: 'a', part: 'host' });
  });

  it('shows nothing in its name that cannot be seen', () =>
    assert.equal(liveUri(system, 'stored', uuid, 'a\u202eb').endsWith('/a%EF%BF%BDb%40qemu-system.xml'), true));

  it('tells by its name of which host it is, as a person calls that', () => {
    for (const [connection, word] of [
      ['qemu+ssh://root@web1/system', 'web1'],
      ['qemu+ssh://web1.example.org:2222/system?keyfile=/root/key', 'web1.example.org'],
      ['qemu+tls://[2001:db8::1]/system', '2001-db8-1'],
      ['network:///system?socket=/run/x/libvirt-sock', 'network-system'],
      ['test:///default', 'test-default'],
    ] as const)
      assert.ok(decodeURIComponent(liveUri(connection, 'stored', uuid, 'lab')).endsWith(`/lab@${word}.xml`), word);
  });

  it('tells connections apart that people use', () => {
    const uris = [
      system,
      'qemu:///session',
      'network:///system',
      'qemu+ssh://root@web1/system',
      'qemu+ssh://root@web2/system',
      'test:///default',
    ];
    const slugs = uris.map(connectionSlug);
    assert.equal(new Set(slugs).size, uris.length);
    assert.equal(slugs[3], 'qemu+ssh-root@web1-system');
  });
});

const known = {
  connection: system,
  libvirt: '9.0.0',
  ofNetworks: ['virbr0'],
  devices: [
    { name: 'lo', kind: 'other', isUp: true, addresses: ['127.0.0.1/8', '::1/128'] },
    {
      name: 'eth0',
      kind: 'ethernet',
      isUp: true,
      mac: '52:54:00:00:00:01',
      addresses: ['192.168.1.5/24', 'fe80::1/64'],
    },
    { name: 'br0', kind: 'bridge', isUp: false, addresses: ['10.0.0.1/24'] },
    { name: 'bond0', altnames: ['bondy'], kind: 'bond', isUp: true, addresses: [] },
    { name: 'eth1', kind: 'ethernet', isUp: true, controller: 'bond0', addresses: [] },
    { name: 'virbr0', kind: 'bridge', isUp: true, addresses: ['192.168.122.1/24'] },
    { name: 'vnet3', kind: 'other', isUp: true, controller: 'virbr0', addresses: [] },
    { name: 'virbr0-nic', kind: 'other', isUp: false, addresses: [] },
  ],
  routes: [
    { destination: '0.0.0.0/0', gateway: '192.168.1.1', device: 'eth0' },
    { destination: '192.168.1.0/24', device: 'eth0' },
    { destination: '192.168.122.0/24', device: 'virbr0' },
    { destination: '172.16.0.0/12', gateway: '10.0.0.254', device: 'br0' },
    { destination: '10.9.0.0/16', gateway: '192.168.122.9', device: 'virbr0' },
    { destination: '128.0.0.0/1', device: 'tun0' },
    { destination: '10.8.0.0/24', device: 'wg0', table: '51820' },
  ],
} satisfies HostKnowledge;

describe('the document of a host', () => {
  const { text, facts, uri } = hostDocument(known);

  it('is JSON with all that is known, and each fact is where it is said', () => {
    const read = JSON.parse(text) as { interfaces: unknown; routes: unknown };
    assert.deepEqual([read.interfaces, read.routes], [known.devices, known.routes]);
    for (const { name, at } of facts.devices)
      assert.equal((JSON.parse(text.slice(at.span.start, at.span.end)) as { name: string }).name, name);
    assert.equal(uri, 'libvirt-live:/qemu-system/host/host.json');
  });

  it('has no devices of libvirt and its guests, which are told of elsewhere', () =>
    assert.deepEqual(
      facts.devices.map((it) => [it.name, it.kind, it.by]),
      [
        ['lo', 'other', 'host'],
        ['eth0', 'ethernet', 'host'],
        ['br0', 'bridge', 'host'],
        ['bond0', 'bond', 'host'],
        ['eth1', 'ethernet', 'host'],
      ],
    ));

  it('says what is a port of what, and knows a device by each of its names', () => {
    assert.deepEqual(
      facts.references.map((it) => [it.from, it.relation, it.name]),
      [['eth1', 'controller-bond', 'bond0']],
    );
    const { inventory } = facts;
    assert.equal(inventory?.named?.get('bondy'), inventory?.named?.get('bond0'));
    assert.equal(inventory?.named?.get('eth0')?.mac, '52:54:00:00:00:01');
  });

  it('has the subnets that are taken, each once, and none that every host has', () =>
    assert.deepEqual(
      facts.subnets.map((it) => [subnetText(it.subnet), it.of, it.table, it.gateway]),
      [
        ['192.168.1.0/24', 'eth0', 'main', undefined],
        // Nothing leads to the addresses of an interface that is down.
        ['10.0.0.0/24', 'br0', undefined, undefined],
        ['172.16.0.0/12', 'br0', 'main', '10.0.0.254'],
        ['10.9.0.0/16', 'virbr0', 'main', '192.168.122.9'],
        ['10.8.0.0/24', 'wg0', 'other', undefined],
      ],
    ));
});

describe('a workspace with running hosts', () => {
  const xml = (name: string, bridge: string, net: number): string =>
    `<network><name>${name}</name><bridge name='${bridge}'/><ip address='192.168.${net}.1' prefix='24'/></network>`;
  const live = (connection: string, name: string, bridge: string, net: number) =>
    readFile(liveUri(connection, 'running', uuid, name), 'network', xml(name, bridge, net));
  const names = (workspace: Workspace, uri: string) =>
    workspace
      .factsAround(workspace.file(uri)!)
      .networks.map((it) => it.name)
      .sort();

  function workspaceWith(): Workspace {
    const workspace = new Workspace();
    workspace.setOnDisk('file:///w/lab.xml', xml('lab', 'virbr5', 50));
    workspace.setOnDisk('file:///w/hosts/web1/net.xml', xml('web', 'virbr6', 60));
    workspace.setLive(liveRoot(system), [live(system, 'default', 'virbr0', 122)]);
    workspace.setLive(liveRoot('test:///default'), [live('test:///default', 'practice', 'virbr9', 99)]);
    workspace.liveRootFor = ({ host }) => (host.root === undefined ? liveRoot(system) : undefined);
    return workspace;
  }

  it('shows a file what runs on its own host, and no other', () => {
    const workspace = workspaceWith();
    assert.deepEqual(names(workspace, 'file:///w/lab.xml'), ['default', 'lab', 'web']);
    assert.deepEqual(names(workspace, 'file:///w/hosts/web1/net.xml'), ['lab', 'web']);
  });

  it('follows what comes and goes, without a look at what stayed', () => {
    const workspace = workspaceWith();
    names(workspace, 'file:///w/lab.xml');
    workspace.setLive(liveRoot(system), [live(system, 'default', 'virbr0', 122), live(system, 'new', 'virbr1', 1)]);
    assert.deepEqual(names(workspace, 'file:///w/lab.xml'), ['default', 'lab', 'new', 'web']);
    const before = workspace.facts();
    workspace.setLive(liveRoot(system), [live(system, 'default', 'virbr0', 122), live(system, 'new', 'virbr1', 1)]);
    assert.equal(workspace.facts(), before);
    workspace.setLive(liveRoot(system), []);
    assert.deepEqual(names(workspace, 'file:///w/lab.xml'), ['lab', 'web']);
  });

  it('counts what runs neither among the files nor among those of another host', () => {
    const workspace = workspaceWith();
    assert.deepEqual(
      workspace.files().map((it) => it.uri),
      ['file:///w/lab.xml', 'file:///w/hosts/web1/net.xml'],
    );
    const uri = liveUri(system, 'running', uuid, 'default');
    workspace.open(uri, xml('default', 'virbr0', 122), 'xml');
    assert.deepEqual(names(workspace, uri), ['default']);
    workspace.close(uri);
    assert.notEqual(workspace.liveText(uri), undefined);
    assert.deepEqual(names(workspace, 'file:///w/lab.xml'), ['default', 'lab', 'web']);
  });

  it('tells the inventory of the host to its files alone', () => {
    const workspace = workspaceWith();
    workspace.setLive(liveRoot(system), [hostDocument(known)]);
    const around = (uri: string) => workspace.factsAround(workspace.file(uri)!);
    assert.equal(around('file:///w/lab.xml').inventory?.devices?.length, known.devices.length);
    assert.deepEqual(
      around('file:///w/lab.xml')
        .devices('br0')
        .map((it) => it.by),
      ['host'],
    );
    assert.equal(around('file:///w/hosts/web1/net.xml').inventory, undefined);
  });
});

describe('a view of a host', () => {
  const network = (name: string) => ({
    ...{ name, uuid, active: true, autostart: false, persistent: true, leases: [] },
    running: `<network><name>${name}</name></network>`,
  });
  const fileIn = (connection: string): string | undefined => {
    const workspace = new Workspace();
    workspace.setOnDisk('file:///web1/lab.xml', '<network><name>lab</name></network>');
    workspace.setOnDisk('file:///web2/lab.xml', '<network><name>lab</name></network>');
    const isFor = ({ uri }: { uri: string }): boolean => uri.includes(connection);
    const { networks } = viewOf(
      connection,
      { how: 'fresh' },
      { networks: [network('lab')], guests: [] },
      workspace,
      isFor,
    );
    return networks[0]!.file;
  };

  it('names the file of that host, where others have one of the same name', () => {
    assert.equal(fileIn('web1'), 'file:///web1/lab.xml');
    assert.equal(fileIn('web2'), 'file:///web2/lab.xml');
    assert.equal(fileIn('web3'), undefined);
  });
});

describe('what a host says', () => {
  it('of leases', () => {
    const printed = [
      ' 2026-11-27 20:54:44   52:54:00:AA:bb:01   ipv4       10.85.1.19/24    vm1        01:52:54:00:aa:bb:01',
      ' 1970-01-01 00:00:00   52:54:00:aa:bb:04   ipv4       10.85.1.104/24   -          -',
      ' 2026-11-28 20:57:22   52:54:00:aa:bb:06   ipv6       fd00:81::14/64   six1       00:03:00:01:52:54:00:aa:bb:06',
      'rubbish',
      '',
    ].join('\n');
    assert.deepEqual(readLeases(printed), [
      {
        expires: Date.UTC(2026, 10, 27, 20, 54, 44),
        until: '2026-11-27 20:54:44',
        mac: '52:54:00:aa:bb:01',
        ip: '10.85.1.19',
        hostname: 'vm1',
        id: '01:52:54:00:aa:bb:01',
      },
      { expires: undefined, until: undefined, mac: '52:54:00:aa:bb:04', ip: '10.85.1.104' },
      {
        expires: Date.UTC(2026, 10, 28, 20, 57, 22),
        until: '2026-11-28 20:57:22',
        mac: '52:54:00:aa:bb:06',
        ip: 'fd00:81::14',
        hostname: 'six1',
        id: '00:03:00:01:52:54:00:aa:bb:06',
      },
    ]);
  });

  it('of guests, ports and devices', () => {
    const domain = `<domain type='kvm' id='3'><name>web</name><uuid>${uuid}</uuid><devices>
      <interface type='network'><mac address='52:54:00:00:00:01'/><source network='lab' portgroup='a'/><target dev='vnet0'/></interface>
      <interface type='bridge'><mac address='52:54:00:00:00:02'/><source bridge='br0'/></interface></devices></domain>`;
    assert.deepEqual(readGuest(domain, true), {
      ...{ name: 'web', uuid, running: true },
      interfaces: [
        { mac: '52:54:00:00:00:01', network: 'lab', portgroup: 'a', device: 'vnet0' },
        { mac: '52:54:00:00:00:02', source: 'br0' },
      ],
    });
    assert.equal(readGuest('<network/>', true), undefined);
    assert.equal(readGuest('<!DOCTYPE domain><domain/>', true), undefined);
    assert.deepEqual(
      readPort(
        `<networkport><uuid>${uuid}</uuid><owner><name>web</name><uuid>o</uuid></owner><mac address='m'/></networkport>`,
      ),
      { uuid, owner: 'web', ownerUuid: 'o', mac: 'm' },
    );
    assert.equal(
      readInterface("<device><capability type='net'><interface>eth0</interface></capability></device>"),
      'eth0',
    );
    assert.equal(readInterface('<device/>'), undefined);
  });

  const events: [line: string, of: 'network' | 'guest', name: string | undefined | false][] = [
    ["event 'lifecycle' for network lab: Started", 'network', 'lab'],
    ["event 'lifecycle' for network a: b: Defined", 'network', 'a: b'],
    ["event 'lifecycle' für Netz lab: Gestartet", 'network', undefined],
    ["event 'lifecycle' for domain 'web 1': Stopped Destroyed", 'guest', 'web 1'],
    ["event 'lifecycle' for domain web: Stopped Destroyed", 'guest', 'web'],
    ["event 'device-removed' for domain web: net0", 'guest', 'web'],
    ["event 'balloon-change' for domain web: 1KiB", 'guest', false],
    ['events received: 3', 'network', false],
    ['', 'network', false],
  ];
  for (const [line, of, name] of events)
    it(`happened: ${line || 'nothing'}`, () =>
      assert.deepEqual(eventIn(line, of), name === false ? undefined : { of, ...(name !== undefined && { name }) }));

  it('of its interfaces and routes', () => {
    const addresses = [
      {
        ifname: 'eth0',
        flags: ['UP'],
        link_type: 'ether',
        address: '52:54:00:00:00:01',
        addr_info: [{ family: 'inet', local: '10.0.0.5', prefixlen: 24 }],
        vfinfo_list: [{}, {}],
      },
      { ifname: 'br0', altnames: ['lan', ''], flags: [], link_type: 'ether', linkinfo: { info_kind: 'bridge' } },
      { ifname: 'vnet0', flags: ['UP'], link_type: 'ether', linkinfo: { info_kind: 'tun' }, master: 'br0' },
      { ifname: 'wlp2s0', flags: ['UP'], link_type: 'ether' },
      {},
      7,
    ];
    assert.deepEqual(devicesIn(addresses), [
      {
        name: 'eth0',
        kind: 'ethernet',
        isUp: true,
        mac: '52:54:00:00:00:01',
        addresses: ['10.0.0.5/24'],
        virtualFunctions: 2,
      },
      { name: 'br0', altnames: ['lan'], kind: 'bridge', isUp: false, addresses: [] },
      { name: 'vnet0', kind: 'other', isUp: true, controller: 'br0', addresses: [] },
      { name: 'wlp2s0', kind: 'wireless', isUp: true, addresses: [] },
    ]);
    const routes = [
      { dst: 'default', gateway: '10.0.0.1', dev: 'eth0' },
      { dst: '10.1.0.0/16', dev: 'br0', table: '100' },
      { dst: '10.2.0.1', dev: 'br0' },
      { type: 'local', dst: '10.0.0.5', dev: 'eth0', table: 'local' },
      { dst: '10.3.0.0/16' },
      { type: 'blackhole', dst: '10.4.0.0/16' },
      { type: 'multicast', dst: '10.5.0.0/16', dev: 'br0' },
      {
        dst: '10.6.0.0/16',
        nexthops: [
          { gateway: '10.0.0.2', dev: 'eth0' },
          { gateway: '10.1.0.2', dev: 'br0' },
        ],
      },
    ];
    assert.deepEqual(routesIn(routes), [
      { destination: '0.0.0.0/0', gateway: '10.0.0.1', device: 'eth0' },
      { destination: '10.1.0.0/16', device: 'br0', table: '100' },
      { destination: '10.2.0.1/32', device: 'br0' },
      { destination: '10.4.0.0/16', device: '*' },
      { destination: '10.6.0.0/16', device: 'eth0' },
    ]);
  });

  it('where it is', () => {
    for (const it of [system, 'network:///system?socket=/a', 'qemu+unix:///system', 'test:///default'])
      assert.ok(isLocal(it), it);
    for (const it of ['qemu+ssh://root@web1/system', 'qemu://web1/system', 'test', '', 'qemu+tls:///system'])
      assert.ok(!isLocal(it), it);
    assert.ok(mayBeThere('test:///default'));
    assert.ok(mayBeThere(`network:///system?socket=${encodeURIComponent(__filename)}`));
    assert.ok(!mayBeThere('network:///system?socket=/none/of/it'));
    assert.ok(!mayBeThere('qemu:///session', { XDG_RUNTIME_DIR: '/none' }));
    assert.ok(!mayBeThere('qemu+ssh://root@web1/system'));
  });
});
