// What files mean: facts of both languages, and the questions that rules ask of all of them.
import { noFacts } from '../../../server/src/model/file-facts';
import assert from 'node:assert/strict';
import { pathToFileURL } from 'node:url';
import fc from 'fast-check';
import { contains, overlap, parseAddress, subnetOf, subnetText } from '../../../server/src/address';
import type { SubnetFact } from '../../../server/src/model/facts';
import { canonicalUri, ifcfgKindOf } from '../../../server/src/model/file';
import { WorkspaceFacts } from '../../../server/src/model/workspace-facts';
import { isLive } from '../../../server/src/model/ifcfg/readers';
import { Workspace } from '../../../server/src/workspace';
import { readFile } from '../../../server/src/model/read-file';
import { documentKindOf } from '../../../server/src/model/document-kind';

const networkFacts = (text: string) => readFile('file:///a.xml', 'network', text).facts;
const ifcfgFacts = (text: string, name = 'ifcfg-eth0') =>
  readFile(`file:///etc/${name}`, ifcfgKindOf(name)!, text).facts;
const subnets = (it: { subnets: readonly SubnetFact[] }) =>
  it.subnets.map((fact) => `${fact.of} ${subnetText(fact.subnet)}`);

describe('the model of a network document', () => {
  it('knows the mode that libvirt takes', () => {
    const modeOf = (inner: string) => networkFacts(`<network><name>n</name>${inner}</network>`).networks[0]?.mode;
    assert.equal(modeOf(''), 'isolated');
    assert.equal(modeOf('<forward/>'), 'nat');
    assert.equal(modeOf("<forward mode='bridge'/><bridge name='br0'/>"), 'bridge');
    assert.equal(modeOf("<forward mode='bridge'><interface dev='eth0'/></forward>"), 'macvtap');
    assert.equal(modeOf("<forward mode='nta'/>"), undefined);
  });

  it('counts prefixes as libvirt does: written, from the netmask, by class, 64 for IPv6', () => {
    const ip = (attributes: string) => subnets(networkFacts(`<network><name>n</name><ip ${attributes}/></network>`));
    assert.deepEqual(ip("address='192.168.5.1' prefix='25'"), ['n 192.168.5.0/25']);
    assert.deepEqual(ip("address='192.168.5.1' netmask='255.255.0.0'"), ['n 192.168.0.0/16']);
    assert.deepEqual(ip("address='10.1.2.3'"), ['n 10.0.0.0/8']);
    assert.deepEqual(ip("family='ipv6' address='fd00:1::1'"), ['n fd00:1::/64']);
    assert.deepEqual(ip("address='fd00:1::1'"), [], 'an IPv6 address without its family is refused');
    assert.deepEqual(ip("address='192.168.5.1' netmask='255.0.255.0'"), []);
  });

  it('says who makes a bridge, and who only uses one', () => {
    assert.deepEqual(
      networkFacts("<network><name>n</name><bridge name='virbr5'/></network>").devices.map((it) => [it.name, it.by]),
      [['virbr5', 'libvirt']],
    );
    const bridged = networkFacts("<network><name>n</name><forward mode='bridge'/><bridge name='br0'/></network>");
    assert.deepEqual(bridged.devices, []);
    assert.deepEqual(
      bridged.references.map((it) => [it.relation, it.name]),
      [['host-bridge', 'br0']],
    );
  });
});

describe('the model of an ifcfg file', () => {
  it('knows the kind of profile that NetworkManager makes', () => {
    const kind = (text: string) => ifcfgFacts(text).devices[0]?.kind;
    assert.equal(kind('DEVICE=eth0\n'), 'ethernet');
    assert.equal(kind('DEVICE=bond0\nTYPE=Ethernet\nBONDING_OPTS=mode=1\n'), 'bond');
    assert.equal(kind('DEVICE=x\nTYPE=bridge\n'), 'bridge');
    assert.equal(kind('DEVICE=eth0.5\nVLAN=yes\n'), 'vlan');
    assert.equal(kind('DEVICE=eth0.5\nTYPE=Ethernet\nVLAN=yes\n'), 'ethernet');
  });

  it('reads addresses in the order and up to the gap that NetworkManager does', () => {
    assert.deepEqual(
      subnets(
        ifcfgFacts(
          'DEVICE=e\nIPADDR=10.0.0.1\nPREFIX=24\nIPADDR2=10.0.2.1\nPREFIX2=24\nIPADDR4=10.0.4.1\nPREFIX4=24\n',
        ),
      ),
      ['e 10.0.0.0/24', 'e 10.0.2.0/24'],
    );
    assert.deepEqual(
      subnets(ifcfgFacts('DEVICE=e\nIPADDR=10.0.0.1\nNETMASK=255.0.255.0\n')),
      ['e 10.0.0.0/24'],
      '32 minus trailing zeros',
    );
    assert.deepEqual(subnets(ifcfgFacts('DEVICE=e\nIPADDR=172.16.0.1\n')), ['e 172.16.0.0/16']);
  });

  it('does not count backup copies that the reader skips', () => {
    assert.deepEqual(ifcfgFacts('DEVICE=eth0\n', 'ifcfg-eth0.bak').devices, []);
    assert.equal(ifcfgFacts('DEVICE=eth0\n', 'ifcfg-eth0.old').devices.length, 1);
  });

  it('reads routes of both forms', () => {
    const routes = (text: string) => ifcfgFacts(text, 'route-eth0').routes.map((it) => subnetText(it.destination));
    assert.deepEqual(routes('10.5.0.0/16 via 192.168.1.1\ndefault via 192.168.1.254\n'), ['10.5.0.0/16', '0.0.0.0/0']);
    assert.deepEqual(routes('ADDRESS0=10.5.0.0\nNETMASK0=255.255.0.0\nGATEWAY0=192.168.1.1\n'), ['10.5.0.0/16']);
  });
});

describe('the union of all facts', () => {
  it('finds exactly the subnets that overlap, as comparing each pair does', () => {
    const cidr = fc
      .tuple(fc.integer({ min: 0, max: 255 }), fc.integer({ min: 8, max: 32 }))
      .map(([octet, prefix]) => subnetOf(parseAddress(`10.0.${String(octet % 4)}.${String(octet)}`)!, prefix));
    fc.assert(
      fc.property(fc.array(cidr, { maxLength: 40 }), cidr, (list, wanted) => {
        const facts = list.map((subnet, index) => ({ subnet, index, at: { uri: `${index % 3}` } }) as SubnetFact);
        const fileOf = (uri: string) => ({
          uri,
          facts: { ...noFacts, subnets: facts.filter((it) => it.at.uri === uri) },
        });
        const workspace = new WorkspaceFacts(['0', '1', '2'].map(fileOf));
        const expected = facts.filter((it) => overlap(it.subnet, wanted));
        const indices = (found: Iterable<SubnetFact>) => [...found].map((it) => it.index).sort((a, b) => a - b);
        assert.deepEqual(indices(workspace.overlapping(wanted)), indices(expected));
        assert.deepEqual(indices(workspace.meeting(wanted, '1')), indices(expected.filter((it) => it.at.uri !== '1')));
        assert.equal(workspace.isTaken(wanted), expected.length > 0);
      }),
    );
    assert.ok(contains(subnetOf(parseAddress('10.0.0.0')!, 8), parseAddress('10.9.9.9')!));
  });
});

describe('the workspace', () => {
  const network = '<network><name>n</name></network>';

  it('takes only documents that are ours', () => {
    assert.equal(documentKindOf('file:///a.xml', network), 'network');
    assert.equal(documentKindOf('file:///a.xml', '<?xml version="1.0"?><!-- a note --><network/>'), 'network');
    assert.equal(documentKindOf('file:///a.xml', '<domain/>'), undefined);
    assert.equal(documentKindOf('file:///a.xml', '<netw'), 'blank');
    assert.equal(documentKindOf('file:///etc/sysconfig/network-scripts/ifcfg-br0', ''), 'ifcfg');
    assert.equal(documentKindOf('file:///etc/sysconfig/network', ''), 'sysconfig');
    assert.equal(documentKindOf('file:///x/network', ''), 'blank');
  });

  it('leaves alone what somebody has encrypted, whatever it is called', () => {
    const heads = ['U2FsdGVkX18TrSLuiOpjiG9P\n', '$ANSIBLE_VAULT;1.1;AES256\n6338\n', '-----BEGIN PGP MESSAGE-----\n'];
    const names = ['etc/sysconfig/network-scripts/ifcfg-br0', 'etc/qemu/bridge.conf', 'lab.nmconnection', 'lab.xml'];
    for (const head of heads)
      for (const name of names) assert.equal(documentKindOf(`file:///${name}`, head), undefined, `${name}: ${head}`);
  });

  it('lets an open document win over the file on disk, and puts the disk text back', () => {
    const workspace = new Workspace();
    workspace.setOnDisk('file:///a.xml', network);
    workspace.open('file:///a.xml', network.replace('>n<', '>other<'));
    assert.equal(workspace.facts().networks[0]?.name, 'other');
    workspace.close('file:///a.xml');
    assert.equal(workspace.facts().networks[0]?.name, 'n');
    workspace.removeFromDisk('file:///a.xml');
    assert.equal(workspace.facts().networks.length, 0);
  });

  it('takes one file for one, however its uri is spelled', () => {
    const path = "/lab@home (1)/o'net+é.xml";
    const spellings = [
      pathToFileURL(path).href,
      'file:///lab%40home%20%281%29/o%27net%2B%C3%A9.xml',
      "file:///lab@home%20(1)/o'net+%c3%a9.xml",
    ];
    for (const first of spellings)
      for (const second of spellings) {
        const workspace = new Workspace();
        workspace.setOnDisk(first, network);
        workspace.open(second, network);
        assert.equal(workspace.facts().networks.length, 1, `${first}, then ${second}`);
        assert.equal(workspace.file(first), workspace.file(second));
        workspace.close(second);
        workspace.removeFromDisk(second);
        assert.equal(workspace.files().length, 0);
      }
    assert.equal(canonicalUri('file:///C:/a.xml'), 'file:///c%3A/a.xml');
    assert.equal(canonicalUri('file:///%zz.xml'), 'file:///%zz.xml');
    assert.equal(canonicalUri('untitled:a(1)'), 'untitled:a(1)');
  });

  it('takes the files of two hosts apart', () => {
    const root = (path: string) => readFile(`file:///${path}`, 'network', network).host.root;
    assert.equal(root('srv/sosreport-web1/etc/libvirt/qemu/networks/default.xml'), 'file:///srv/sosreport-web1');
    assert.equal(root('etc/libvirt/qemu/networks/default.xml'), 'file://');
    assert.equal(root('etc/sysconfig/network-scripts/ifcfg-br0'), 'file://');
    assert.equal(root('infra/hosts/web1/files/etc/sysconfig/network-scripts/ifcfg-br0'), 'file:///infra/hosts/web1');
    assert.equal(root('infra/host_vars/web1/networks/default.xml'), 'file:///infra/host_vars/web1');
    assert.equal(root('infra/hosts/default.xml'), undefined);
    assert.equal(root('infra/hosts/networks/lab.xml'), undefined);
    assert.equal(root('infra/hosts/ifcfg/ifcfg-br0'), undefined);
    assert.equal(root('infra/hosts/networks1/lab.xml'), 'file:///infra/hosts/networks1');
    assert.equal(root('infra/networks/default.xml'), undefined);
    const workspace = new Workspace();
    for (const it of ['hosts/a/n.xml', 'hosts/b/n.xml', 'shared/n.xml']) workspace.setOnDisk(`file:///${it}`, network);
    const seenFrom = (path: string) =>
      workspace.factsAround(workspace.file(`file:///${path}`)!).files.map((it) => it.uri.slice(8));
    assert.deepEqual(seenFrom('hosts/a/n.xml'), ['hosts/a/n.xml', 'shared/n.xml']);
    assert.deepEqual(seenFrom('hosts/b/n.xml'), ['hosts/b/n.xml', 'shared/n.xml']);
    assert.equal(seenFrom('shared/n.xml').length, 3);
  });

  it('shows to the libvirt of a user what the machine has, and no network or guest of its libvirt', () => {
    const workspace = new Workspace();
    const own = ['srv/home/alice/.config/libvirt/qemu/web.xml', 'srv/home/alice/.config/libvirt/qemu/networks/lab.xml'];
    const others = ['srv/home/bob/.config/libvirt/qemu/networks/lab.xml', 'srv/etc/libvirt/qemu/networks/lab.xml'];
    const machines = ['srv/etc/qemu/bridge.conf', 'srv/etc/NetworkManager/system-connections/br0.nmconnection'];
    const elsewhere = ['other/etc/qemu/bridge.conf'];
    const textOf = (path: string) =>
      path.endsWith('.conf') ? 'allow br0\n' : path.endsWith('.xml') ? network : '[connection]\nid=br0\ntype=bridge\n';
    for (const it of [...own, ...others, ...machines, ...elsewhere]) workspace.setOnDisk(`file:///${it}`, textOf(it));
    const seen = (): string[] => {
      const file = workspace.file(`file:///${own[0]!}`)!;
      return workspace
        .factsAround(file)
        .ofSite(file.host.site)
        .files.map((it) => it.uri.slice(8))
        .sort();
    };
    assert.deepEqual(seen(), [...own, ...machines].sort());
    workspace.setOnDisk(`file:///${machines[0]!}`, 'deny br0\n');
    workspace.setOnDisk('file:///srv/etc/sysconfig/network-scripts/ifcfg-eth0', 'DEVICE=eth0\n');
    workspace.removeFromDisk(`file:///${machines[1]!}`);
    assert.deepEqual(seen(), [...own, machines[0]!, 'srv/etc/sysconfig/network-scripts/ifcfg-eth0'].sort());
    const ofSystem = workspace.file(`file:///${others[1]!}`)!;
    assert.ok(workspace.factsAround(ofSystem).files.every((it) => !it.uri.includes('/home/')));
  });

  it('knows where the files of one host may lie, and where a host reads them', () => {
    const host = (path: string) => {
      const { site, isLive } = readFile(`file:///${path}`, 'network', network).host;
      return `${site.slice('file://'.length)}${isLive ? ' live' : ''}`;
    };
    assert.equal(host('etc/libvirt/qemu/networks/a.xml'), ' live');
    assert.equal(host('etc/libvirt/qemu/networks/autostart/a.xml'), '');
    assert.equal(host('srv/web1/etc/sysconfig/network-scripts/ifcfg-br0'), '/srv/web1 live');
    assert.equal(host('home/u/.config/libvirt/qemu/networks/a.xml'), '/home/u live');
    assert.equal(host('lab/networks/a.xml'), '/lab');
    assert.equal(host('lab/libvirt/networks/a.xml'), '/lab');
    assert.equal(host('lab/ifcfg/ifcfg-br0'), '/lab');
    assert.equal(host('lab/dev/a.xml'), '/lab/dev');
    assert.equal(host('hosts/web1/networks/a.xml'), '/hosts/web1');
    assert.equal(host('networks/a.xml'), '');
    assert.deepEqual(readFile('untitled:a', 'network', network).host.site, 'untitled:');
  });

  it('forgets all files of a folder that is gone', () => {
    const workspace = new Workspace();
    for (const it of ['lab/a.xml', 'lab/below/b.xml', 'lab2/c.xml', 'd.xml'])
      workspace.setOnDisk(`file:///${it}`, network);
    workspace.removeFromDisk('file:///lab');
    assert.deepEqual(
      workspace.files().map((it) => it.uri),
      ['file:///lab2/c.xml', 'file:///d.xml'],
    );
  });

  it('keeps a document ours while its root is being typed', () => {
    const workspace = new Workspace();
    workspace.open('file:///a.xml', network);
    workspace.open('file:///a.xml', '<networ><name>n</name></network>');
    assert.ok(workspace.file('file:///a.xml'));
  });
});

describe('the kind of a file', () => {
  const kinds: Readonly<Record<string, string | undefined>> = {
    '/etc/sysconfig/network-scripts/ifcfg-eth0': 'ifcfg',
    '/etc/sysconfig/network-scripts/keys-wlan0': 'keys',
    '/roles/network/templates/ifcfg-eth0.j2': 'ifcfg',
    '/roles/network/files/route-eth0': 'route',
    '/roles/network/files/rule-eth0': 'rule',
    '/sosreport-host/etc/sysconfig/network': 'sysconfig',
    '/sosreport-host/etc/sysconfig/network-scripts/route6-eth0': 'route6',
    '/sosreport-host/etc/sysconfig/network-scripts/rule6-eth0': 'rule6',
    '/docs/route-default.xml': undefined,
    '/src/rule-engine.ts': undefined,
    '/src/route-monitor.c': undefined,
    '/etc/sysconfig/interfaces/ifcfg-eth0': undefined,
    '/etc/sysconfig/interfaces/data/ifcfg-eth0': undefined,
    '/etc/sysconfig/networking/devices/ifcfg-eth0': undefined,
    '/etc/sysconfig/networking/profiles/default/ifcfg-eth0': undefined,
    '/home/network': undefined,
  };
  for (const [path, kind] of Object.entries(kinds))
    it(`is ${kind ?? 'none of ours'}: ${path}`, () => assert.equal(ifcfgKindOf(`file://${path}`), kind));

  // Source: utils_should_ignore_file, which takes any letter case; network-functions: __sed_discard_ignored_files.
  const readers = {
    both: ['eth0', 'eth0-backup', 'eth0.save', 'eth0.2024-01-01', 'eth0;12', 'eth0.bak1'],
    NetworkManager: ['eth0.old', 'eth0.rpmsave', 'eth0.rpmorig'],
    'network-scripts': ['eth0.rej', 'eth0.augnew', 'eth0.augtmp', 'eth0.BAK', 'eth0;5f2a1b3c'],
    nobody: ['eth0.bak', 'eth0~', 'eth0.orig', 'eth0.rpmnew'],
  };
  for (const [who, suffixes] of Object.entries(readers))
    for (const suffix of suffixes)
      it(`ifcfg-${suffix} is read by ${who}`, () => {
        const name = `ifcfg-${suffix}`;
        const workspace = new WorkspaceFacts([{ uri: name, facts: ifcfgFacts('DEVICE=eth0\n', name) }]);
        for (const backend of ['NetworkManager', 'network-scripts', 'both'] as const) {
          const isRead = who !== 'nobody' && (who === 'both' || backend === 'both' || who === backend);
          assert.equal(isLive(suffix, backend), isRead, backend);
          assert.equal(workspace.readBy(backend).devices('eth0').length, isRead ? 1 : 0, backend);
        }
      });
});
