// Ordinary files, as thousands of hosts have them, of which nothing is said: written anew after what libvirt, installers,
// images and people write.
import assert from 'node:assert/strict';
import { problemsOf } from '../../../server/src/features/problems';
import { Workspace } from '../../../server/src/workspace';
import { newest } from '../../support/checking';

/** What is said of the files of one folder, as it is in a repository, or below /etc of a host. */
function saidOf(texts: Readonly<Record<string, string>>, folder: string, inEditor = false): string[] {
  const workspace = new Workspace();
  for (const [name, text] of Object.entries(texts)) workspace.setOnDisk(`file:///${folder}/${name}`, text);
  assert.equal(workspace.files().length, Object.keys(texts).length);
  return workspace
    .files()
    .flatMap((file) =>
      problemsOf(file, workspace.factsAround(file), { target: newest, inEditor }).map(
        (it) => `${file.basename}: ${it.severity} ${it.code}: ${it.message}`,
      ),
    );
}

const dhcp = `<dhcp>
      <range start='192.168.122.2' end='192.168.122.254'/>
    </dhcp>`;

const networks: Readonly<Record<string, string>> = {
  'the default network of 2008': `<network>
  <name>default</name>
  <bridge name="virbr0" />
  <forward/>
  <ip address="192.168.122.1" netmask="255.255.255.0">
    ${dhcp.replaceAll("'", '"')}
  </ip>
</network>
`,
  'the default network of today, as virsh prints it': `<network connections='3'>
  <name>default</name>
  <uuid>0d4e9d2c-64a5-4f6c-9f59-3c7f0d0f5b11</uuid>
  <forward mode='nat'>
    <nat>
      <port start='1024' end='65535'/>
    </nat>
  </forward>
  <bridge name='virbr0' stp='on' delay='0'/>
  <mac address='52:54:00:8a:1c:07'/>
  <ip address='192.168.122.1' netmask='255.255.255.0'>
    ${dhcp}
  </ip>
</network>
`,
  'a network whose queries go to servers of its own choice': `<network>
  <name>lab</name>
  <forward mode="nat"/>
  <bridge name="virbr1" stp='on' delay='0'/>
  <dns>
    <forwarder addr="9.9.9.9"/>
    <forwarder addr="149.112.112.112"/>
  </dns>
  <ip address="192.168.130.1" netmask="255.255.255.0">
    ${dhcp.replaceAll('192.168.122', '192.168.130')}
  </ip>
</network>
`,
  'the default network as libvirt keeps it': `<!--
WARNING: THIS IS AN AUTO-GENERATED FILE. CHANGES TO IT ARE LIKELY TO BE
OVERWRITTEN AND LOST. Changes to this xml configuration should be made using:
  virsh net-edit default
or other application using the libvirt API.
-->

<network>
  <name>default</name>
  <uuid>0d4e9d2c-64a5-4f6c-9f59-3c7f0d0f5b11</uuid>
  <forward mode='nat'/>
  <bridge name='virbr0' stp='on' delay='0'/>
  <mac address='52:54:00:8a:1c:07'/>
  <ip address='192.168.122.1' netmask='255.255.255.0'>
    ${dhcp}
  </ip>
</network>
`,
  'a network in place of the default one': `<network>
  <name>kvm</name>
  <forward mode='nat'/>
  <bridge name='virbr0'/>
  <ip address='192.168.122.1' netmask='255.255.255.0'>
    ${dhcp}
  </ip>
</network>
`,
  'a bridge of the host': `<network>
  <name>host-bridge</name>
  <forward mode="bridge"/>
  <bridge name="br0"/>
</network>
`,
  'a network of Open vSwitch with a portgroup for each VLAN': `<network>
  <name>ovs-net</name>
  <forward mode='bridge'/>
  <bridge name='ovsbr0'/>
  <virtualport type='openvswitch'/>
  <portgroup name='vlan-10'>
    <vlan>
      <tag id='10'/>
    </vlan>
  </portgroup>
  <portgroup name='vlan-20'>
    <vlan>
      <tag id='20'/>
    </vlan>
  </portgroup>
</network>
`,
  'guests that are all known, by whole names': `<network>
  <name>cluster</name>
  <forward mode='nat' dev='eno1'/>
  <bridge name='br-cluster' stp='on' delay='0'/>
  <domain name='cluster.lan'/>
  <ip address='192.168.126.1' netmask='255.255.255.0'>
    <dhcp>
      <host mac='52:54:00:10:00:01' name='master.cluster.example.com' ip='192.168.126.10'/>
    </dhcp>
  </ip>
</network>
`,
};

const guests: Readonly<Record<string, string>> = {
  'a running guest, as virsh prints it': `<domain type='kvm' id='3'>
  <name>web</name>
  <devices>
    <interface type='network'>
      <mac address='52:54:00:3a:5e:11'/>
      <source network='default' portid='0d4e9d2c-64a5-4f6c-9f59-3c7f0d0f5b22' bridge='virbr0'/>
      <target dev='vnet2'/>
      <model type='virtio'/>
      <alias name='net0'/>
      <address type='pci' domain='0x0000' bus='0x00' slot='0x03' function='0x0'/>
    </interface>
  </devices>
</domain>
`,
};

const cards: Readonly<Record<string, string>> = {
  'a card of RHEL 6, as anaconda writes it': `DEVICE="eth0"
BOOTPROTO="dhcp"
HWADDR="52:54:00:1B:2C:3D"
IPV6INIT="yes"
NM_CONTROLLED="yes"
ONBOOT="yes"
TYPE="Ethernet"
UUID="6c1f3f0d-8f0b-4d5f-9a56-0f0e2f8f5a01"
`,
  'a card of RHEL 7 and 8, as anaconda writes it': `TYPE=Ethernet
PROXY_METHOD=none
BROWSER_ONLY=no
BOOTPROTO=none
DEFROUTE=yes
IPV4_FAILURE_FATAL=no
IPV6INIT=yes
IPV6_AUTOCONF=yes
IPV6_DEFROUTE=yes
IPV6_FAILURE_FATAL=no
IPV6_ADDR_GEN_MODE=stable-privacy
NAME=eth0
UUID=6c1f3f0d-8f0b-4d5f-9a56-0f0e2f8f5a02
DEVICE=eth0
ONBOOT=yes
IPADDR=10.20.30.40
PREFIX=24
GATEWAY=10.20.30.1
DNS1=10.20.30.2
`,
  'the same, left to the legacy scripts': `TYPE=Ethernet
PROXY_METHOD=none
BROWSER_ONLY=no
BOOTPROTO=static
DEFROUTE=yes
IPV4_FAILURE_FATAL=no
IPV6INIT=no
IPV6_AUTOCONF=yes
IPV6_DEFROUTE=yes
IPV6_FAILURE_FATAL=no
IPV6_ADDR_GEN_MODE=stable-privacy
NAME=eth0
UUID=6c1f3f0d-8f0b-4d5f-9a56-0f0e2f8f5a02
DEVICE=eth0
ONBOOT=yes
IPADDR=10.20.30.40
NETMASK=255.255.255.0
GATEWAY=10.20.30.1
NM_CONTROLLED=no
`,
  'a card of a host that was installed over the network, with a resolv.conf of its own': `DEVICE=eth0
TYPE=Ethernet
ONBOOT=yes
BOOTPROTO=dhcp
PEERDNS=no
NETBOOT=yes
`,
  'a card of cloud-init': `# Created by cloud-init automatically, do not edit.
#
BOOTPROTO=dhcp
DEVICE=eth0
HWADDR=52:54:00:1b:2c:3d
ONBOOT=yes
TYPE=Ethernet
USERCTL=no
`,
  'a card of an image for VMware or KVM': `DEVICE=eth0
TYPE=Ethernet
ONBOOT=yes
BOOTPROTO=dhcp
IPV6INIT=no
NM_CONTROLLED=no
USERCTL=no
PEERDNS=yes
`,
  'a card of an image for EC2': `DEVICE=eth0
BOOTPROTO=dhcp
ONBOOT=yes
TYPE=Ethernet
USERCTL=yes
PEERDNS=yes
DHCPV6C=yes
DHCPV6C_OPTIONS=-nw
PERSISTENT_DHCLIENT=yes
RES_OPTIONS="timeout:2 attempts:5"
`,
  'a card of vagrant': `#VAGRANT-BEGIN
# The contents below are automatically generated by Vagrant. Do not modify.
NM_CONTROLLED=no
BOOTPROTO=none
ONBOOT=yes
IPADDR=192.168.56.10
NETMASK=255.255.255.0
DEVICE=eth0
PEERDNS=no
#VAGRANT-END
`,
  'a card by hand, as of old': `DEVICE=eth0
BOOTPROTO=static
BROADCAST=192.168.1.255
IPADDR=192.168.1.10
NETMASK=255.255.255.0
NETWORK=192.168.1.0
GATEWAY=192.168.1.1
ONBOOT=yes
HOTPLUG=no
NM_CONTROLLED=no
`,
  'a card by hand, with empty keys and capitals': `TYPE="ethernet"
DEVICE="eth0"
BOOTPROTO="DHCP"
ONBOOT="YES"
HWADDR=
`,
};

describe('an ordinary file', () => {
  for (const [what, text] of Object.entries(networks)) {
    const name = /<name>(.*)<\/name>/.exec(text)![1]!;
    for (const folder of ['repo/libvirt', 'etc/libvirt/qemu/networks'])
      it(`has nothing said of it: ${what}, in ${folder}`, () =>
        assert.deepEqual(saidOf({ [`${name}.xml`]: text }, folder), []));
  }

  for (const [what, text] of Object.entries(cards))
    it(`has nothing said of it: ${what}`, () => assert.deepEqual(saidOf({ 'ifcfg-eth0': text }, 'repo/files'), []));

  for (const [what, text] of Object.entries(guests))
    it(`has nothing said of it: ${what}`, () => assert.deepEqual(saidOf({ 'web.xml': text }, 'repo/vms'), []));

  it('has nothing said of it: a bridge, a bond and its ports in a repository', () =>
    assert.deepEqual(
      saidOf(
        {
          'ifcfg-br0':
            'DEVICE=br0\nTYPE=Bridge\nONBOOT=yes\nBOOTPROTO=static\nIPADDR=10.0.0.5\nNETMASK=255.255.255.0\nGATEWAY=10.0.0.1\nDELAY=0\nNM_CONTROLLED=no\n',
          'ifcfg-bond0':
            'DEVICE=bond0\nTYPE=Bond\nBONDING_MASTER=yes\nBRIDGE=br0\nONBOOT=yes\nBOOTPROTO=none\nBONDING_OPTS="mode=1 miimon=100"\nNM_CONTROLLED=no\n',
          'ifcfg-eth0':
            'DEVICE=eth0\nTYPE=Ethernet\nMASTER=bond0\nSLAVE=yes\nONBOOT=yes\nBOOTPROTO=none\nNM_CONTROLLED=no\n',
        },
        'repo/files',
      ),
      [],
    ));

  it('has nothing said of it: a bridge whose port may stand in a file that is not here', () =>
    assert.deepEqual(
      saidOf({ 'ifcfg-br0': 'DEVICE=br0\nTYPE=Bridge\nONBOOT=yes\nBOOTPROTO=dhcp\n' }, 'repo/files'),
      [],
    ));

  const written: Readonly<Record<string, readonly [name: string, text: string, code: string]>> = {
    'a subnet that homes have, too': [
      'lab.xml',
      "<network><name>lab</name><forward/><ip address='192.168.1.1' prefix='24'/></network>",
      'hint subnet-common-lan',
    ],
    'a range as vagrant writes it': [
      'lab.xml',
      "<network><name>lab</name><ip address='10.9.1.1' prefix='24'><dhcp><range start='10.9.1.1' end='10.9.1.9'/></dhcp></ip></network>",
      'information dhcp-range-covers-gateway',
    ],
    'a bond as manuals write it': [
      'ifcfg-bond0',
      'DEVICE=bond0\nTYPE=Ethernet\nBONDING_OPTS="mode=1 miimon=100"\nBOOTPROTO=dhcp\nONBOOT=yes\n',
      'information bond-implicit-type',
    ],
  };
  for (const [what, [name, text, code]] of Object.entries(written))
    it(`has nothing said of it once it is written, and in an editor what may be better: ${what}`, () => {
      assert.deepEqual(saidOf({ [name]: text }, 'repo'), []);
      const [said, ...more] = saidOf({ [name]: text }, 'repo', true);
      assert.ok(said?.startsWith(`${name}: ${code}`), said);
      assert.deepEqual(more, []);
    });

  it('has nothing said of it: two cards that take what DHCP gives them, but of two gateways', () => {
    const cards = (lines: (n: number) => string) => ({
      'ifcfg-eth0': `DEVICE=eth0\nTYPE=Ethernet\nONBOOT=yes\n${lines(1)}`,
      'ifcfg-eth1': `DEVICE=eth1\nTYPE=Ethernet\nONBOOT=yes\n${lines(2)}`,
    });
    assert.deepEqual(
      saidOf(
        cards(() => 'BOOTPROTO=dhcp\n'),
        'repo',
      ),
      [],
    );
    assert.deepEqual(
      saidOf(
        cards(() => 'BOOTPROTO=dhcp\nNM_CONTROLLED=no\n'),
        'repo',
      ),
      [],
    );
    const found = saidOf(
      cards((n) => `IPADDR=10.9.${n}.5\nPREFIX=24\nGATEWAY=10.9.${n}.1\n`),
      'repo',
    );
    assert.match(found.join(), /multiple-default-routes/);
  });

  it('has nothing said of it: one MAC address on two networks, but on one', () => {
    const guest = (name: string, network: string) =>
      `<domain type='kvm'><name>${name}</name><devices><interface type='network'><mac address='52:54:00:11:22:33'/><source network='${network}'/><model type='virtio'/></interface></devices></domain>`;
    const saidOfGuests = (network: string) =>
      saidOf({ 'one.xml': guest('one', 'lab'), 'two.xml': guest('two', network) }, 'repo/vms').join();
    assert.equal(saidOfGuests('office'), '');
    assert.match(
      saidOf(
        { 'one.xml': guest('one', 'lab'), 'three.xml': guest('three', 'office'), 'two.xml': guest('two', 'lab') },
        'repo/vms',
      ).join(),
      /one\.xml: information dom-mac-duplicate/,
    );
    assert.match(saidOfGuests('lab'), /information dom-mac-duplicate/);
  });

  it('has nothing said of it: two networks for whose bridges libvirt finds a number', () => {
    const network = (name: string, n: number) =>
      `<network><name>${name}</name><bridge name='virbr%d'/><ip address='10.9.${n}.1' prefix='24'/></network>`;
    const found = saidOf({ 'one.xml': network('one', 1), 'two.xml': network('two', 2) }, 'etc/libvirt/qemu/networks');
    assert.ok(!found.join().includes('bridge-name-duplicate'), found.join());
  });

  it('has nothing said of it: routes that are refused where nobody offers any', () => {
    const card = (lines: string) => ({
      'ifcfg-eth1': `DEVICE=eth1\nONBOOT=yes\nNM_CONTROLLED=no\nPEERROUTES=no\n${lines}`,
    });
    assert.deepEqual(saidOf(card('BOOTPROTO=none\nIPADDR=10.9.1.5\nPREFIX=24\n'), 'repo'), []);
    assert.match(saidOf(card('BOOTPROTO=dhcp\n'), 'repo').join(), /key-other-backend/);
  });

  it('has all that is off said of it where somebody asks', () => {
    const workspace = new Workspace();
    workspace.setOnDisk('file:///repo/ifcfg-eth0', cards['a card by hand, as of old']!);
    const file = workspace.file('file:///repo/ifcfg-eth0')!;
    const severities = { 'bootproto-static': 'hint', 'nm-controlled-no': 'warning', 'key-deprecated': 'off' } as const;
    const found = problemsOf(file, workspace.facts(), { target: newest, severities });
    assert.deepEqual(
      found.map((it) => `${it.severity} ${it.code}`),
      ['hint bootproto-static', 'warning nm-controlled-no'],
    );
  });

  it('still has said of it what is more than advice', () => {
    const codes = (text: string) => saidOf({ 'ifcfg-br0': text }, 'repo').filter((it) => /error|warning/.test(it));
    // No TYPE where the name is that of a bridge; an option that is lost.
    assert.match(codes('DEVICE=br0\nONBOOT=yes\nBOOTPROTO=dhcp\n').join(), /type-missing/);
    assert.match(
      codes('DEVICE=br0\nTYPE=Bridge\nONBOOT=yes\nBOOTPROTO=dhcp\nSTP=no\nDELAY=20\n').join(),
      /stp-option-without-stp/,
    );
  });
});
