// Files that are called ifcfg-* and are somebody else's: one finding for the whole file, whatever is wrong in it as a file
// of Red Hat; and one key or line of such a format leaves a file of Red Hat what it is.
import assert from 'node:assert/strict';
import { problemsByName } from '../../../support/checking';

const codesOf = (text: string, name = 'ifcfg-eth0'): string[] =>
  problemsByName({ [name]: text })
    .get(name)!
    .map((it) => it.code);

describe('a file in the format of another program', () => {
  const foreign: Readonly<Record<string, string>> = {
    'SUSE, with line ends of Windows': "STARTMODE='auto'\r\nBOOTPROTO='dhcp'\r\n",
    'SUSE, with an address that Red Hat refuses': 'STARTMODE=auto\nIPADDR=192.0.2.5/24\nNETMASK=bad\nMTU=bad\n',
    'SUSE, with keys of its own only': 'STARTMODE=hotplug\nWIRELESS_ESSID=lab\nLABEL_0=one\nIPADDR_0=192.0.2.7\n',
    'SUSE, a bridge': "STARTMODE='auto'\nBRIDGE='yes'\nBRIDGE_PORTS='eth0'\nBRIDGE_STP='off'\n",
    'SUSE, a bond':
      "STARTMODE=auto\nBONDING_MASTER=yes\nBONDING_SLAVE_0=eth0\nBONDING_MODULE_OPTS='mode=active-backup'\n",
    'SUSE, a VLAN': 'ETHERDEVICE=eth0\nVLAN_ID=5\nSTARTMODE=auto\n',
    'Debian, a stanza': 'auto eth0\niface eth0 inet dhcp\n    up ip route add 10.0.0.0/8 via 192.0.2.1\n',
    'Debian, the options alone': 'address 192.0.2.5\nnetmask 255.255.255.0\ngateway 192.0.2.1\n',
    'a keyfile': '[connection]\nid=eth0\n\n[ipv4]\nmethod=auto\n',
    'systemd-networkd': '[Match]\nName=eth0\n\n[Network]\nDHCP=yes\n',
    netplan: 'network:\n  version: 2\n  ethernets:\n    eth0:\n      dhcp4: true\n',
    nmstate: 'interfaces:\n- name: eth0\n  type: ethernet\n',
  };
  for (const [name, text] of Object.entries(foreign))
    it(`has one finding: ${name}`, () => {
      const codes = codesOf(text);
      assert.equal(codes.length, 1, codes.join());
      assert.match(codes[0]!, /^(?:suse|foreign)-format$/);
    });

  it('brings its interface, by the name of the file, to those who look for it', () => {
    const bridge = "STARTMODE='auto'\nBRIDGE='yes'\nBRIDGE_PORTS='eth0'\n";
    const found = problemsByName({
      'ifcfg-br0': bridge,
      'lab.xml': "<network><name>lab</name><forward mode='bridge'/><bridge name='br0'/></network>",
    });
    assert.deepEqual(
      found.get('lab.xml')!.map((it) => it.code),
      [],
    );
  });
});

describe('a file of Red Hat with a key or line of another format', () => {
  const bad = 'DEVICE=eth0\nTYPE=Ethernet\nBOOTPROTO=none\nIPADDR=300.1.1.1\nPREFIX=24\n';
  const strays: Readonly<Record<string, string>> = {
    STARTMODE: 'STARTMODE=auto\n',
    'ports of a bond': 'BONDING_SLAVE0=eth0\nBONDING_SLAVE1=eth1\nBONDING_SLAVE2=eth2\n',
    'several keys': 'STARTMODE=auto\nLLADDR=02:00:00:00:00:01\n',
    'a line of Debian': 'iface eth0 inet dhcp\n',
    'a heading': '[eth0]\n',
  };
  for (const [name, text] of Object.entries(strays))
    it(`is read on: ${name}`, () => {
      const codes = codesOf(bad + text);
      assert.ok(codes.includes('ipaddr-invalid'), codes.join());
      assert.ok(!codes.some((it) => it.endsWith('-format')), codes.join());
    });
});
