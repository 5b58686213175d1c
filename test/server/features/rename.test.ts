// Another name for a thing, over all files of its host: what is edited, which files are called otherwise, and what is refused.
import assert from 'node:assert/strict';
import { renamableAt, renamedEverywhere } from '../../../server/src/features/rename/index';
import { WorkspaceFacts } from '../../../server/src/model/workspace-facts';
import { applyEdits } from '../../../server/src/text';
import { filesOf, type Texts } from '../../support/checking';
import { readCursor } from '../../support/marks';
import { capabilitiesOf, Stranger } from '../../support/stranger';

const network = `<network>\n<name>lan</name><forward mode='bridge'/><bridge name='br0'/><portgroup name='fast'/></network>\n`;
const guest = (source: string, type = 'network') =>
  `<domain type='kvm'>\n<name>web</name>\n<devices><interface type='${type}'><source ${source}/></interface></devices></domain>\n`;

/** All files once what stands at the mark has another name; the reason where that is refused. */
function after(texts: Texts, to: string): Texts | string {
  const [name, marked] = Object.entries(texts).find(([, it]) => it.includes('$0'))!;
  const { text, offset } = readCursor(marked);
  const files = filesOf({ ...texts, [name]: text });
  const file = files.find((it) => it.uri.endsWith(`/${name}`))!;
  const made = renamedEverywhere({ file, files, workspace: new WorkspaceFacts(files) }, offset, to);
  if (!made) return 'nothing stands there';
  if (!made.ok) return made.why;
  const result = new Map(files.map((it) => [it.uri, it.text]));
  for (const it of made.changes) {
    if ('edits' in it) result.set(it.uri!, applyEdits(result.get(it.uri!)!, it.edits));
    if ('rename' in it) {
      result.set(it.to, result.get(it.rename)!);
      result.delete(it.rename);
    }
  }
  return Object.fromEntries([...result].map(([uri, it]) => [uri.replace('file:///workspace/', ''), it]));
}

describe('renaming', () => {
  it('a bridge: its files, its ports, networks, guests, routes, and what is called after it', () =>
    assert.deepEqual(
      after(
        {
          'ifcfg-br0': 'DEVICE=b$0r0\nNAME=br0\nTYPE=Bridge\nETHTOOL_OPTS="-K br0 tso off"\n',
          'route-br0': '10.0.0.0/8 via 10.1.1.1 dev br0\n',
          'rule-br0': 'iif br0 table 5\n',
          'ifcfg-br0%3A1': 'DEVICE=br0:1\nIPADDR=10.1.1.1\n',
          'ifcfg-eth0': 'DEVICE=eth0\nNAME=br0\nBRIDGE="br0"\n',
          'ifcfg-eth9': "DEVICE=eth9\nBRIDGE='br01'\n# br0\n",
          'sysconfig/network': 'GATEWAYDEV=br0\n',
          'p1.nmconnection':
            '[connection]\nid=p1\ntype=ethernet\ninterface-name=eth1\ncontroller=br0\nport-type=bridge\n',
          'lan.xml': network,
          'web.xml': guest("bridge='br0'", 'bridge'),
          'netplan/a.yaml': 'network:\n  vlans:\n    v5: {id: 5, link: "br0"} # br0\n',
          'eth2.network': '[Match]\nName=eth2\n[Network]\nBridge=br0\n',
        },
        'brlan',
      ),
      {
        'ifcfg-brlan': 'DEVICE=brlan\nNAME=brlan\nTYPE=Bridge\nETHTOOL_OPTS="-K brlan tso off"\n',
        'route-brlan': '10.0.0.0/8 via 10.1.1.1 dev brlan\n',
        'rule-brlan': 'iif brlan table 5\n',
        'ifcfg-brlan%3A1': 'DEVICE=brlan:1\nIPADDR=10.1.1.1\n',
        'ifcfg-eth0': 'DEVICE=eth0\nNAME=br0\nBRIDGE="brlan"\n',
        'ifcfg-eth9': "DEVICE=eth9\nBRIDGE='br01'\n# br0\n",
        'sysconfig/network': 'GATEWAYDEV=brlan\n',
        'p1.nmconnection':
          '[connection]\nid=p1\ntype=ethernet\ninterface-name=eth1\ncontroller=brlan\nport-type=bridge\n',
        'lan.xml': network.replace('br0', 'brlan'),
        'web.xml': guest("bridge='brlan'", 'bridge'),
        'netplan/a.yaml': 'network:\n  vlans:\n    v5: {id: 5, link: "brlan"} # br0\n',
        'eth2.network': '[Match]\nName=eth2\n[Network]\nBridge=brlan\n',
      },
    ));

  it('a bond, with the VLANs that are called after it, and what stands on them', () =>
    assert.deepEqual(
      after(
        {
          'bond0.nmconnection':
            '[connection]\nid=bond0\ntype=bond\ninterface-name=bo$0nd0\n[bond]\nmode=active-backup\nprimary=eth0\n',
          'v7.nmconnection':
            '[connection]\nid=v7\ntype=vlan\ncontroller=br7\nport-type=bridge\n[vlan]\nid=7\nparent=bond0\n',
          'v8.nmconnection': '[connection]\nid=v8\ntype=vlan\ninterface-name=bond0.8\n[vlan]\nid=8\nparent=bond0\n',
          'ifcfg-bond0.9': 'DEVICE=bond0.9\nVLAN=yes\nTYPE=Vlan\n',
          'lan.xml': `<network><name>lan</name><forward mode='bridge'><interface dev='bond0.7'/><interface dev='bond0.8'/><interface dev='bond0.9'/></forward></network>`,
        },
        'bond1',
      ),
      {
        'bond1.nmconnection':
          '[connection]\nid=bond1\ntype=bond\ninterface-name=bond1\n[bond]\nmode=active-backup\nprimary=eth0\n',
        'v7.nmconnection':
          '[connection]\nid=v7\ntype=vlan\ncontroller=br7\nport-type=bridge\n[vlan]\nid=7\nparent=bond1\n',
        'v8.nmconnection': '[connection]\nid=v8\ntype=vlan\ninterface-name=bond0.8\n[vlan]\nid=8\nparent=bond1\n',
        'ifcfg-bond1.9': 'DEVICE=bond1.9\nVLAN=yes\nTYPE=Vlan\n',
        'lan.xml': `<network><name>lan</name><forward mode='bridge'><interface dev='bond1.7'/><interface dev='bond0.8'/><interface dev='bond1.9'/></forward></network>`,
      },
    ));

  it('a card in the options of a bond', () =>
    assert.deepEqual(
      after(
        {
          'ifcfg-bond0': 'DEVICE=bond0\nBONDING_OPTS="mode=1 primary=et$0h0"\n',
          'ifcfg-lan': 'DEVICE=eth0\nMASTER=bond0\n',
        },
        'eno1',
      ),
      {
        'ifcfg-bond0': 'DEVICE=bond0\nBONDING_OPTS="mode=1 primary=eno1"\n',
        'ifcfg-lan': 'DEVICE=eno1\nMASTER=bond0\n',
      },
    ));

  it('a network, from a guest, and no device of that name', () =>
    assert.deepEqual(
      after({ 'lan.xml': network, 'web.xml': guest("network='l$0an'"), 'ifcfg-lan': 'DEVICE=lan\n' }, 'a & b'),
      {
        'a%20%26%20b.xml': network.replace('>lan<', '>a &amp; b<'),
        'web.xml': guest("network='a &amp; b'"),
        'ifcfg-lan': 'DEVICE=lan\n',
      },
    ));

  it('a network beside a bridge of that name of another program', () => {
    const host = { 'netplan/a.yaml': 'network:\n  bridges:\n    lan: {interfaces: [eth0]}\n' };
    assert.deepEqual(after({ 'lan.xml': network.replace('>lan', '>l$0an'), ...host }, 'home'), {
      'home.xml': network.replace('>lan<', '>home<'),
      ...host,
    });
    const policy = 'spec:\n  desiredState:\n    interfaces:\n    - {name: lan, type: ethernet}\n';
    assert.deepEqual(after({ 'lan.nmconnection': '[connection]\nid=l$0an\n', 'nncp.yaml': policy }, 'home'), {
      'home.nmconnection': '[connection]\nid=home\n',
      'nncp.yaml': policy,
    });
  });

  it('a bridge in a copy of /etc', () => {
    const definition = (bridge: string) => `<network><name>lan</name><bridge name='${bridge}'/></network>\n`;
    assert.deepEqual(
      after(
        { 'libvirt/qemu/networks/lan.xml': definition('vir$0br7'), 'qemu-kvm/bridge.conf': 'allow virbr7\n' },
        'br7',
      ),
      { 'libvirt/qemu/networks/lan.xml': definition('br7'), 'qemu-kvm/bridge.conf': 'allow br7\n' },
    );
  });

  it('what a description names, too', () => {
    const state = (name: string) =>
      `interfaces:\n- name: br7\n  description: a bridge over eth0 of the house\n  type: linux-bridge\n  bridge:\n    port:\n    - name: ${name}\n`;
    assert.deepEqual(after({ 'ifcfg-eth0': 'DEVICE=et$0h0\n', 'nmstate/a.yaml': state('eth0') }, 'eno1'), {
      'ifcfg-eno1': 'DEVICE=eno1\n',
      'nmstate/a.yaml': state('eno1'),
    });
  });

  it('a filter of packets: its file, the filters that go through it, and the cards that name it', () => {
    const filter = (name: string, through: string) =>
      `<filter name='${name}' chain='root'>\n<!-- base -->\n<filterref filter='${through}'/>\n</filter>\n`;
    const card = (name: string) =>
      `<domain type='kvm'><name>base</name><devices><interface type='network'><source network='base'/><filterref filter='${name}'/></interface></devices></domain>`;
    assert.deepEqual(
      after(
        {
          'base.xml': filter('ba$0se', 'clean-traffic'),
          'mine.xml': filter('mine', 'base'),
          'web.xml': card('base'),
          'ifcfg-base': 'DEVICE=base\n',
        },
        'house',
      ),
      {
        'house.xml': filter('house', 'clean-traffic'),
        'mine.xml': filter('mine', 'house'),
        'web.xml': card('house'),
        'ifcfg-base': 'DEVICE=base\n',
      },
    );
    assert.equal(
      after({ 'web.xml': card('clean-tr$0affic') }, 'mine'),
      'clean-traffic is a filter that libvirt brings along',
    );
    assert.equal(
      after({ 'web.xml': card('ba$0se') }, "a'b"),
      "libvirt takes no filter of the name a'b: letters, digits and _ . : - only",
    );
  });

  it('a bridge that nmstate leads a route through', () => {
    const state = (name: string) =>
      `interfaces:\n- name: ${name}\n  type: linux-bridge\n  state: up\nroutes:\n  config:\n  - destination: 0.0.0.0/0\n    next-hop-address: 10.0.0.1\n    next-hop-interface: ${name}\n`;
    assert.deepEqual(after({ 'br.yml': state('br0'), 'lan.xml': network.replace("'br0'", "'b$0r0'") }, 'br1'), {
      'br.yml': state('br1'),
      'lan.xml': network.replace("'br0'", "'br1'"),
    });
  });

  it('a portgroup of its own network only', () =>
    assert.deepEqual(
      after(
        {
          'lan.xml': network.replace("'fast'", "'fa$0st'"),
          'other.xml': network.replace('>lan<', '>other<'),
          'web.xml': guest("network='lan' portgroup='fast'"),
          'db.xml': guest("network='other' portgroup='fast'"),
        },
        'quick',
      ),
      {
        'lan.xml': network.replace("'fast'", "'quick'"),
        'other.xml': network.replace('>lan<', '>other<'),
        'web.xml': guest("network='lan' portgroup='quick'"),
        'db.xml': guest("network='other' portgroup='fast'"),
      },
    ));

  it('a connection, with its file where that is called after it', () => {
    const profile = (id: string) => `[connection]\nid=${id}\ntype=ethernet\ninterface-name=lan\n`;
    assert.deepEqual(after({ 'lan.nmconnection': profile('la$0n') }, 'to/work'), {
      'to%2Awork.nmconnection': profile('to/work'),
    });
    assert.deepEqual(after({ 'x.nmconnection': profile('la$0n') }, 'work'), { 'x.nmconnection': profile('work') });
    assert.deepEqual(after({ 'ifcfg-lan': 'NAME="Sys$0tem lan"\nDEVICE=lan\n' }, 'the lan'), {
      'ifcfg-lan': 'NAME="the lan"\nDEVICE=lan\n',
    });
  });

  it('in netplan, and not in what netplan writes of it', () =>
    assert.deepEqual(
      after(
        {
          'etc/netplan/a.yaml': 'network:\n  bridges:\n    b$0r0: {}\n',
          'run/NetworkManager/system-connections/netplan-br0.nmconnection':
            '[connection]\nid=netplan-br0\ntype=bridge\ninterface-name=br0\n',
        },
        'br1',
      ),
      {
        'etc/netplan/a.yaml': 'network:\n  bridges:\n    br1: {}\n',
        'run/NetworkManager/system-connections/netplan-br0.nmconnection':
          '[connection]\nid=netplan-br0\ntype=bridge\ninterface-name=br0\n',
      },
    ));

  it('the address of a network: all of its addresses, wherever they are', () => {
    const lab = (own: string, net: string, at = own) =>
      `<network>\n<!-- ${net}.9 -->\n<name>lab</name><ip address='${at}' netmask='255.255.255.0'><dhcp><range start='${net}.100' end='${net}.200'/><host mac='52:54:00:00:00:01' ip='${net}.10'/></dhcp></ip><dns><host ip='${net}.10'><hostname>x</hostname></host></dns><route address='10.77.0.0' prefix='16' gateway='${net}.2'/></network>`;
    const others = (net: string): Texts => ({
      'ifcfg-eth0': `DEVICE=eth0\nIPADDR=192.168.9.1\nPREFIX=24\nDNS1=${net}.1\n`,
      'route-eth0': `10.0.0.0/8 via 192.168.9.254 dev eth0\n${net}.0/24 via 192.168.9.2\n`,
      'p.nmconnection': `[connection]\nid=p\n[ipv4]\nmethod=manual\naddress1=192.168.8.1/24\nroute1=${net}.0/24,192.168.8.254\ndns=${net}.1;1.1.1.1;\n`,
      'web.xml': `<domain type='kvm'><name>web</name><devices><interface type='bridge'><source bridge='br0'/><filterref filter='clean-traffic'><parameter name='IP' value='${net}.10'/></filterref></interface></devices></domain>`,
      'netplan/a.yaml': `network:\n  ethernets:\n    eth1: {nameservers: {addresses: [${net}.1, 11.10.1.2.1]}} # ${net === '10.5.6' ? '10.1.2' : net}.1\n`,
    });
    assert.deepEqual(after({ 'lab.xml': lab('10.1.2.1', '10.1.2', '10.1.2.$01'), ...others('10.1.2') }, '10.5.6.1'), {
      'lab.xml': lab('10.5.6.1', '10.5.6').replace('10.5.6.9', '10.1.2.9'),
      ...others('10.5.6'),
    });
    const six = (net: string, own: string) =>
      `<network><name>l</name><ip address='${own}' family='ipv6' prefix='64'/><dns><host ip='${net}::a'/></dns></network>`;
    assert.deepEqual(after({ 'lab.xml': six('fd00:1', 'fd00:1:$0:1') }, 'fd00:2::5'), {
      'lab.xml': six('fd00:2', 'fd00:2::5'),
    });
  });

  it('the address of a network that meets another one: what is known to be its own, and no other', () => {
    const net = (name: string, own: string, from: string) =>
      `<network><name>${name}</name><bridge name='virbr-${name}'/><ip address='${own}' prefix='24'><dhcp><range start='${from}.9' end='${from}.99'/></dhcp></ip></network>`;
    const on = (source: string, from: string, type = 'network') =>
      `<domain type='kvm'><name>w</name><devices><interface type='${type}'><source ${source}/><ip address='${from}.7'/></interface></devices></domain>`;
    const rest: Texts = {
      'b.xml': net('b', '10.1.2.1', '10.1.2'),
      'guest-b.xml': on("network='b'", '10.1.2'),
      'route-eth0': '10.1.2.0/24 via 192.168.9.2\n',
    };
    assert.deepEqual(
      after(
        {
          ...{ 'a.xml': net('a', '10.1.2.$01', '10.1.2'), 'guest-a.xml': on("network='a'", '10.1.2') },
          ...{ 'guest-c.xml': on("bridge='virbr-a'", '10.1.2', 'bridge'), ...rest },
        },
        '10.5.6.1',
      ),
      {
        ...{ 'a.xml': net('a', '10.5.6.1', '10.5.6'), 'guest-a.xml': on("network='a'", '10.5.6') },
        ...{ 'guest-c.xml': on("bridge='virbr-a'", '10.5.6', 'bridge'), ...rest },
      },
    );
    const twice = (own: string, one: string) =>
      `<network><name>a</name><ip address='${own}' prefix='24'><dhcp><host ip='${one}.9'/></dhcp></ip>\n<ip address='10.1.2.5' prefix='24'><dhcp><host ip='10.1.2.9'/></dhcp></ip></network>`;
    assert.deepEqual(after({ 'a.xml': twice('10.1.2.$01', '10.1.2') }, '10.5.6.1'), {
      'a.xml': twice('10.5.6.1', '10.5.6'),
    });
  });

  it('a tag and its pair', () =>
    assert.deepEqual(after({ 'lan.xml': '<network><na$0me>lan</name></network>' }, 'title'), {
      'lan.xml': '<network><title>lan</title></network>',
    }));

  const bridge = { 'ifcfg-br0': 'DEVICE=br$00\nTYPE=Bridge\n' };
  const refused: [what: string, texts: Texts, to: string, why: string][] = [
    [
      'a name that the kernel does not take',
      bridge,
      'a-name-of-16-byt',
      'the kernel takes no interface of the name a-name-of-16-byt: 1 to 15 bytes without blanks, slashes and colons',
    ],
    [
      'a pattern',
      bridge,
      'br%d',
      'the kernel takes no interface of the name br%d: 1 to 15 bytes without blanks, slashes and colons',
    ],
    ['nothing', bridge, ' ', 'a name has at least one letter'],
    ['a line end', bridge, 'a\nb', 'a name has no control characters'],
    [
      'a name that is taken',
      { ...bridge, 'lab.xml': `<network><name>lab</name><bridge name='virbr1'/></network>` },
      'virbr1',
      'virbr1 is there already, in lab.xml',
    ],
    [
      'a network whose name is taken',
      { 'lan.xml': network.replace('>lan', '>l$0an'), 'b.xml': network.replace('>lan<', '>b<') },
      'b',
      'b is there already, in b.xml',
    ],
    [
      'a portgroup whose name is taken',
      { 'lan.xml': network.replace("'fast'/>", "'f$0ast'/><portgroup name='slow'/>") },
      'slow',
      'slow is there already, in lan.xml',
    ],
    [
      'a connection whose name is taken',
      { 'a.nmconnection': '[connection]\nid=$0a\n', 'b.nmconnection': '[connection]\nid=b\n' },
      'b',
      'b is there already, in b.nmconnection',
    ],
    [
      'a slash in the name of a network',
      { 'lan.xml': network.replace('>lan', '>l$0an') },
      'a/b',
      'libvirt takes no slash in the name of a network',
    ],
    ['the loopback interface', { 'ifcfg-lo': 'DEVICE=l$0o\n' }, 'lo1', 'the kernel makes lo, and under no other name'],
    ['a file that is there already', { ...bridge, 'ifcfg-br1': 'DEVICE=eth7\n' }, 'br1', 'ifcfg-br1 is there already'],
    [
      'what another file names in its own way',
      {
        ...bridge,
        'netplan/a.yaml': 'network:\n  bridges:\n    br1: {interfaces: [br0], parameters: {path-cost: {br0: 5}}}\n',
      },
      'br2',
      'a.yaml names br0 in a way that is not read here',
    ],
    [
      'what another file names in its own way alone',
      { ...bridge, 'a.network': '[Match]\nName=br0 br7\n' },
      'br2',
      'a.network names br0 in a way that is not read here',
    ],
    [
      'what YAML takes for a number',
      { ...bridge, 'netplan/a.yaml': 'network:\n  vlans:\n    v5: {id: 5, link: br0}\n' },
      '10',
      'a.yaml takes 10 for something else than a name',
    ],
    [
      'what libvirtd writes',
      { '/etc/libvirt/qemu/networks/lan.xml': network.replace('>lan', '>l$0an') },
      'lab',
      'lan.xml is written by libvirtd itself, which does not look at the file: edit it on the host',
    ],
    [
      'an address of another family',
      { 'l.xml': `<network><name>l</name><ip address='10.1.2.$01' prefix='24'/></network>` },
      'fd00::1',
      'fd00::1 is of another family',
    ],
    [
      'no address',
      { 'l.xml': `<network><name>l</name><ip address='10.1.2.$01' prefix='24'/></network>` },
      'x',
      'x is no address',
    ],
    [
      'the address of a subnet',
      { 'l.xml': `<network><name>l</name><ip address='10.1.2.$01' prefix='24'/></network>` },
      '10.2.2.0',
      '10.2.2.0 is no address of a host in 10.2.2.0/24',
    ],
    [
      'addresses that are taken',
      {
        'l.xml': `<network><name>l</name><ip address='10.1.2.$01' prefix='24'/></network>`,
        'ifcfg-eth0': 'DEVICE=eth0\nIPADDR=10.7.0.1\nPREFIX=16\n',
      },
      '10.7.2.1',
      '10.7.2.0/24 is taken by eth0 in ifcfg-eth0',
    ],
    [
      'a tag that is none',
      { 'lan.xml': '<network><na$0me>lan</name></network>' },
      '1x',
      '1x is no name of an element: it begins with a letter; letters, digits, . - _ follow',
    ],
    ['a place without a name', { 'lan.xml': '<network>$0\n<name>lan</name></network>' }, 'x', 'nothing stands there'],
  ];
  for (const [what, texts, to, why] of refused) it(`refuses ${what}`, () => assert.equal(after(texts, to), why));

  it('leaves other hosts alone', () => {
    const { text, offset } = readCursor(bridge['ifcfg-br0']);
    const files = ['a', 'b'].flatMap((host) =>
      filesOf({
        [`/srv/hosts/${host}/ifcfg-br0`]: text,
        [`/srv/hosts/${host}/ifcfg-eth0`]: 'DEVICE=eth0\nBRIDGE=br0\n',
      }),
    );
    const made = renamedEverywhere({ file: files[0]!, files, workspace: new WorkspaceFacts(files) }, offset, 'br1');
    assert.ok(made?.ok);
    assert.ok(made.changes.length === 3 && !JSON.stringify(made.changes).includes('hosts/b'));
  });

  it('begins with the name that stands there', () => {
    const at = (name: string, marked: string) => {
      const { text, offset } = readCursor(marked);
      const [file] = filesOf({ [name]: text });
      const found = renamableAt({ file: file! }, offset);
      return found && ('why' in found ? found.why : `${found.name} ${text.slice(found.span.start, found.span.end)}`);
    };
    assert.equal(at('ifcfg-x', 'DEVICE=x\nBRIDGE="b$0r0"\n'), 'br0 br0');
    assert.equal(at('netplan/a.yaml', 'network:\n  bridges:\n    "b$0r0": {}\n'), 'br0 br0');
    assert.equal(at('lan.xml', '<network><nam$0e>lan</name></network>'), 'name name');
    assert.equal(at('ifcfg-x', 'DEVICE=x\nBRID$0GE=br0\n'), undefined);
    assert.equal(at('ifcfg-x', 'DEVICE=x\nZONE=pub$0lic\n'), undefined);
    assert.equal(at('ifcfg-x:1', 'DEVICE=x:$01\n'), 'an alias is named after its interface: rename that');
  });
});

describe('an editor that renames', () => {
  const uri = 'file:///lab/ifcfg-eth0';
  const place = { textDocument: { uri }, position: { line: 1, character: 8 } };
  const start = async (editor: Parameters<typeof capabilitiesOf>[0]) => {
    const client = Stranger.inMemory();
    await client.start(capabilitiesOf(editor));
    client.open('file:///lab/ifcfg-br0', 'DEVICE=br0\n', 'ifcfg');
    client.open(uri, 'DEVICE=eth0\nBRIDGE=br0\n', 'ifcfg');
    return client;
  };

  it('is told what may be, and gets all of it as one change with a name', async () => {
    const client = await start('vscode');
    const range = { start: { line: 1, character: 7 }, end: { line: 1, character: 10 } };
    assert.deepEqual((await client.ask('textDocument/prepareRename', place)).result, { range, placeholder: 'br0' });
    const made = await client.ask('textDocument/rename', { ...place, newName: 'brlan' });
    const annotationId = 'virtnet.rename';
    const edit = (line: number) => ({
      range: { start: { line, character: 7 }, end: { line, character: 10 } },
      ...{ newText: 'brlan', annotationId },
    });
    assert.deepEqual(made.result, {
      changeAnnotations: {
        [annotationId]: { label: 'Rename the interface br0 to brlan' },
      },
      documentChanges: [
        { textDocument: { uri: 'file:///lab/ifcfg-br0', version: null }, edits: [edit(0)] },
        { textDocument: { uri, version: null }, edits: [edit(1)] },
        { kind: 'rename', oldUri: 'file:///lab/ifcfg-br0', newUri: 'file:///lab/ifcfg-brlan', annotationId },
      ],
    });
    const refused = await client.ask('textDocument/rename', { ...place, newName: 'eth0' });
    assert.equal(refused.error?.message, 'eth0 is there already, in ifcfg-eth0');
    await client.stop();
  });

  it('is refused what it cannot do whole', async () => {
    const client = await start('nothing');
    const { error } = await client.ask('textDocument/rename', { ...place, newName: 'brlan' });
    assert.equal(error?.message, 'a file has to be renamed as well, which this editor cannot do');
    await client.stop();
  });
});
