// Two files that contradict each other: an error where one host has both, else advice at most.
import assert from 'node:assert/strict';
import { problemsOf } from '../../../server/src/features/problems';
import { ifcfgKindOf } from '../../../server/src/model/file';
import { Workspace } from '../../../server/src/workspace';
import { newest } from '../../support/checking';

type Texts = Readonly<Record<string, string>>;

/** What is said of each file of a folder that has something to be said: `a.xml: error name-duplicate`. */
function saidOf(texts: Texts, hosts: readonly string[] = [], codes = /./): string[] {
  const workspace = new Workspace();
  workspace.setHosts(() => hosts);
  for (const [path, text] of Object.entries(texts)) workspace.setOnDisk(`file:///${path}`, text);
  assert.equal(workspace.files().length, Object.keys(texts).length);
  return workspace.files().flatMap((file) =>
    problemsOf(file, workspace.factsAround(file), { target: newest })
      .filter((it) => codes.test(it.code))
      .map((it) => `${file.uri.slice('file:///'.length)}: ${it.severity} ${it.code}`),
  );
}

const network = (name: string, bridge: string, third: number): string =>
  `<network>\n  <name>${name}</name>\n  <forward mode='nat'/>\n  <bridge name='${bridge}'/>\n  <ip address='192.168.${String(third)}.1' netmask='255.255.255.0'/>\n</network>\n`;
const card = (device: string, address: string, more = ''): string =>
  `TYPE=Ethernet\nDEVICE=${device}\nONBOOT=yes\nBOOTPROTO=none\nIPADDR=${address}\nPREFIX=24\n${more}`;

/** A subnet around that of `lab`. */
const wide = card('eth0', '192.168.0.7').replace('PREFIX=24', 'PREFIX=16');

const lab = network('lab', 'virbr1', 110);
const other = network('lab', 'virbr2', 111);
const uuid = 'UUID=2f8c6a52-6d3b-4b0e-9d8f-3f3b6c1f9a40\n';

describe('two files that contradict each other', () => {
  for (const folder of [
    'etc/libvirt/qemu/networks',
    'srv/sos-web1/etc/libvirt/qemu/networks',
    'home/u/.config/libvirt/qemu/networks',
  ])
    it(`are an error where libvirtd reads both: ${folder}`, () =>
      assert.deepEqual(saidOf({ [`${folder}/lab.xml`]: lab, [`${folder}/more.xml`]: other }), [
        `${folder}/lab.xml: error name-duplicate`,
        `${folder}/more.xml: error name-duplicate`,
      ]));

  it('are an error in a folder that is said to be a host, below it, and in one of many', () => {
    const texts = { 'site/web1/lab.xml': lab, 'site/web1/nets/more.xml': other };
    for (const host of ['file:///site/web1', 'file:///site/web1/', 'file:///site/%2A', 'file:///%2A/web1'])
      assert.deepEqual(
        saidOf(texts, [host]),
        ['site/web1/lab.xml: error name-duplicate', 'site/web1/nets/more.xml: error name-duplicate'],
        host,
      );
    assert.deepEqual(saidOf(texts, ['file:///site/web']), []);
    assert.deepEqual(saidOf({ 'site/a/lab.xml': lab, 'site/b/more.xml': other }, ['file:///site/%2A']), []);
  });

  it('are one piece of advice in each of two other files of a folder, which names the other one', () => {
    const workspace = new Workspace();
    workspace.setOnDisk('file:///repo/lab.xml', lab);
    workspace.setOnDisk(
      'file:///repo/more.xml',
      network('web', 'virbr1', 110).replace('<name>', `<uuid>${uuid.slice(5, -1)}</uuid><name>`),
    );
    for (const [name, rival] of [
      ['lab', 'more'],
      ['more', 'lab'],
    ] as const) {
      const file = workspace.file(`file:///repo/${name}.xml`)!;
      const found = problemsOf(file, workspace.factsAround(file), { target: newest });
      assert.deepEqual(
        found.map(({ severity, message }) => [severity, message]),
        [['information', `${rival}.xml claims the bridge virbr1, too; one host cannot have both`]],
      );
      assert.deepEqual(
        found[0]!.fixes?.map((it) => it.preferred),
        [false],
        'fix all leaves it alone',
      );
    }
  });

  it('are advice for what is of two languages in folders beside each other', () => {
    const texts = { 'lab/networks/a.xml': lab, 'lab/ifcfg/ifcfg-eth0': wide };
    assert.deepEqual(saidOf(texts, [], /libvirt-subnet-clash/), [
      'lab/networks/a.xml: information libvirt-subnet-clash',
      'lab/ifcfg/ifcfg-eth0: information libvirt-subnet-clash',
    ]);
    assert.deepEqual(saidOf({ 'lab/networks/a.xml': lab, 'lab/b.xml': other }), []);
  });

  it('are none where the interface may be that of a guest', () => {
    const bridged = `<network><name>b</name><forward mode='bridge'/><bridge name='br0'/></network>`;
    const texts = { 'a.xml': lab, 'b.xml': bridged, 'ifcfg-eth0': card('eth0', '192.168.110.7') };
    const inFolder = (folder: string): Texts =>
      Object.fromEntries(Object.entries(texts).map(([name, text]) => [`${folder}/${name}`, text]));
    assert.deepEqual(saidOf(inFolder('lab')), []);
    assert.deepEqual(saidOf(inFolder('h'), ['file:///h'], /^libvirt/), [
      'h/a.xml: error libvirt-subnet-clash',
      'h/b.xml: warning libvirt-bridge-missing',
      'h/ifcfg-eth0: error libvirt-subnet-clash',
    ]);
  });

  it('are as loud as a person says, wherever they are', () => {
    const workspace = new Workspace();
    workspace.setOnDisk('file:///repo/lab.xml', lab);
    workspace.setOnDisk('file:///repo/more.xml', other);
    const file = workspace.file('file:///repo/lab.xml')!;
    const judged = (severity: 'error' | 'off') =>
      problemsOf(file, workspace.facts(), { target: newest, severities: { 'name-duplicate': severity } });
    assert.deepEqual(
      judged('error').map((it) => it.severity),
      ['error'],
    );
    assert.deepEqual(judged('off'), []);
  });

  const apart: Readonly<Record<string, Texts>> = {
    'in the folders of two environments': { 'dev/net.xml': lab, 'prod/net.xml': other },
    'in folders that lie in each other': { 'repo/net.xml': lab, 'repo/dev/net.xml': other },
    'of two environments, each with its networks': { 'dev/networks/a.xml': lab, 'prod/networks/a.xml': other },
    'of two hosts': { 'hosts/web1/a.xml': lab, 'hosts/web2/a.xml': other },
    'that are a dump and its source': { 'repo/lab.xml': lab, 'repo/dumps/lab.xml': other },
    'of which one is called after kinds alone': {
      'repo/default.xml': lab,
      'repo/staticNAT.xml': network('web', 'virbr2', 110),
    },
    'of which one is for IPv6': { 'repo/default.xml': lab, 'repo/default6.xml': network('web', 'virbr2', 110) },
    'that are two ways to have one network': { 'repo/net-nat.xml': lab, 'repo/net-bridge.xml': other },
    'that are ways to have one subnet': {
      'repo/net-nat.xml': lab,
      'repo/net-nat-without-dhcp.xml': network('web', 'virbr2', 110),
    },
    'that are called after two kinds of network': { 'repo/nat.xml': lab, 'repo/routed.xml': other },
    'that are a file and a longer one': { 'repo/lab.xml': lab, 'repo/labDual.xml': other },
    'in examples': { 'repo/examples/a.xml': lab, 'repo/examples/b.xml': other },
    'in the files of a test': { 'repo/molecule/kvm/files/a.xml': lab, 'repo/molecule/kvm/files/b.xml': other },
    'with the same text': { 'repo/a.xml': lab, 'repo/b.xml': lab },
    'with the same text but for blanks, comments, UUID and MAC': {
      'repo/a.xml': lab,
      'repo/b.xml': lab
        .replace('<name>', '<!-- again -->\n<uuid>2f8c6a52-6d3b-4b0e-9d8f-3f3b6c1f9a40</uuid>\n\t<name>')
        .replace('<ip', '<mac address="52:54:00:aa:bb:cc"/><ip')
        .replaceAll("'", '"'),
    },
    'of a host and its autostart folder': {
      'etc/libvirt/qemu/networks/lab.xml': lab,
      'etc/libvirt/qemu/networks/autostart/lab.xml': lab,
    },
    'of a host and a copy beside it': {
      'etc/libvirt/qemu/networks/lab.xml': lab,
      'etc/libvirt/qemu/networks/lab-backup.xml': other,
    },
    'of the system and of a user': {
      'etc/libvirt/qemu/networks/lab.xml': lab,
      'home/u/.config/libvirt/qemu/networks/lab.xml': other,
    },
  };
  for (const [what, texts] of Object.entries(apart))
    it(`are nothing ${what}`, () => assert.deepEqual(saidOf(texts), []));

  for (const name of [
    'bak-lab',
    'lab-bak',
    'lab_old',
    'lab.orig',
    'lab-20240131',
    'lab.backup2',
    'lab-copy',
    'dump-lab',
    'example',
    'lab-sample',
    'test',
  ])
    it(`are nothing when one is called ${name}.xml`, () =>
      assert.deepEqual(saidOf({ 'repo/main.xml': lab, [`repo/${name}.xml`]: other }), []));

  it('are an error of a live network, though it is called test', () =>
    assert.deepEqual(
      saidOf({
        'etc/libvirt/qemu/networks/test.xml': network('test', 'virbr1', 110),
        'etc/libvirt/qemu/networks/web.xml': network('web', 'virbr1', 111),
      }),
      ['test', 'web'].map((it) => `etc/libvirt/qemu/networks/${it}.xml: error bridge-name-duplicate-workspace`),
    ));

  const kin: Readonly<Record<string, readonly [string, string]>> = {
    'name-duplicate': [lab, other],
    'uuid-duplicate': [
      `<network><name>a</name><uuid>2f8c6a52-6d3b-4b0e-9d8f-3f3b6c1f9a40</uuid></network>`,
      `<network><name>b</name><uuid>2f8c6a52-6d3b-4b0e-9d8f-3f3b6c1f9a40</uuid></network>`,
    ],
    'bridge-name-duplicate-workspace': [lab, network('web', 'virbr1', 111)],
    'subnet-overlap-workspace': [lab, network('web', 'virbr2', 110)],
    'mac-duplicate-bridge': [
      `<network><name>a</name><bridge name='virbr1'/><mac address='52:54:00:aa:bb:cc'/></network>`,
      `<network><name>b</name><bridge name='virbr2'/><mac address='52:54:00:aa:bb:cc'/></network>`,
    ],
    'libvirt-bridge-name-clash': [
      lab,
      'TYPE=Bridge\nDEVICE=virbr1\nONBOOT=yes\nBOOTPROTO=none\nIPADDR=10.0.0.1\nPREFIX=24\n',
    ],
    'libvirt-subnet-clash': [lab, wide],
    'libvirt-macvtap-on-port': [
      `<network><name>a</name><forward mode='bridge' dev='eth0'/></network>`,
      'TYPE=Ethernet\nDEVICE=eth0\nONBOOT=yes\nBRIDGE=br0\n',
    ],
    'device-duplicate': [card('eth0', '10.0.0.1'), card('eth0', '10.0.1.1')],
    'ip-duplicate': [card('eth0', '10.0.0.1'), card('eth1', '10.0.0.1')],
    'subnet-duplicate': [card('eth0', '10.0.0.1'), card('eth1', '10.0.0.2')],
    'hwaddr-duplicate': [
      card('eth0', '10.0.0.1', 'HWADDR=52:54:00:aa:bb:cc\n'),
      card('eth1', '10.0.1.1', 'HWADDR=52:54:00:aa:bb:cc\n'),
    ],
    'multiple-default-routes': [
      card('eth0', '10.0.0.1', 'GATEWAY=10.0.0.254\n'),
      card('eth1', '10.0.1.1', 'GATEWAY=10.0.1.254\n'),
    ],
  };
  const nameOf = (text: string, name: string): string => (text.startsWith('<') ? `${name}.xml` : `ifcfg-${name}`);
  for (const [code, [one, two]] of Object.entries({
    ...kin,
    'uuid-duplicate of ifcfg': [card('eth0', '10.0.0.1', uuid), card('eth1', '10.0.1.1', uuid)] as const,
  })) {
    const said = (folder: string, hosts: readonly string[]): string[] =>
      saidOf(
        { [`${folder}/${nameOf(one, 'main')}`]: one, [`${folder}/${nameOf(two, 'web')}`]: two },
        hosts,
        new RegExp(`^${code.split(' ')[0]!}$`),
      );
    it(`are louder than advice on one host and nowhere else: ${code}`, () => {
      const loud = said('h', ['file:///h']);
      assert.ok(loud.length > 0);
      assert.ok(
        loud.every((it) => / (?:error|warning) /.test(it)),
        loud.join(),
      );
      const quiet = said('repo', []);
      assert.ok(quiet.length > 0);
      assert.ok(
        quiet.every((it) => it.includes(' information ')),
        quiet.join(),
      );
      assert.deepEqual(said('repo/tests', []), []);
    });
  }

  it('are nothing but on a host, when one ifcfg file is a copy of the other', () => {
    const texts = (folder: string) => ({
      [`${folder}/ifcfg-eth0`]: card('eth0', '10.0.0.1', uuid),
      [`${folder}/ifcfg-eth0-old`]: card('eth0', '10.0.0.1', uuid),
    });
    const codes = /duplicate|live/;
    for (const folder of ['etc/sysconfig/network-scripts', 'etckeeper/sysconfig/network-scripts'])
      assert.deepEqual(saidOf(texts(folder), [], codes), [`${folder}/ifcfg-eth0-old: error backup-is-live`]);
    for (const folder of [
      'repo',
      'repo/roles/lan/files/sysconfig/network-scripts',
      'repo/tests/sysconfig/network-scripts',
    ])
      assert.deepEqual(saidOf(texts(folder), [], codes), []);
    assert.ok(ifcfgKindOf('file:///repo/ifcfg-eth0-old'));
  });

  it('are looked for again when other folders are said to be hosts', () => {
    const workspace = new Workspace();
    workspace.setOnDisk('file:///site/lab.xml', lab);
    workspace.open('file:///site/more.xml', other);
    const severities = () =>
      workspace
        .files()
        .flatMap((file) => problemsOf(file, workspace.factsAround(file), { target: newest }).map((it) => it.severity));
    assert.deepEqual(severities(), ['information', 'information']);
    workspace.setHosts(() => ['file:///site']);
    assert.deepEqual(severities(), ['error', 'error']);
    workspace.setHosts(() => []);
    assert.deepEqual(severities(), ['information', 'information']);
  });
});
