// The same thing is said once: what only follows from another problem of the file waits until that one is mended.
import assert from 'node:assert/strict';
import { rules } from '../../../server/src/rules/index';
import { consequences, sameThings } from '../../../server/src/features/follow-on';
import { newest, problemsByName, type Texts } from '../../support/checking';

const codesIn = (texts: Texts, backend = newest.backend): string[] =>
  [...problemsByName(texts, { target: { ...newest, backend } }).values()].flat().map((it) => it.code);

const network = (inner: string): Texts => ({ 'a.xml': `<network>\n  <name>lab</name>\n  ${inner}\n</network>\n` });
const open = (inner: string): Texts => network(`<forward mode='open'/>\n  <bridge name='virbr7'/>\n  ${inner}`);
const nat = (inner: string): Texts => network(`<forward mode='nat'/>\n  <bridge name='virbr7'/>\n  ${inner}`);
const subnet = `<ip address='10.1.2.1' prefix='24'/>`;
const profile = (...lines: string[]): Texts => ({ 'ifcfg-x': `${lines.join('\n')}\n` });

describe('what follows from another problem', () => {
  const once: Readonly<Record<string, readonly [Texts, readonly string[]]>> = {
    'a mean rate that is missing, for the schema and for libvirt': [
      nat(`<bandwidth>\n    <inbound peak='5000'/>\n  </bandwidth>\n  ${subnet}`),
      ['bandwidth-average-missing'],
    ],
    'an id on IPv4 that is none, too': [
      nat(
        `<ip address='10.1.2.1' prefix='24'>\n    <dhcp>\n      <host id='zz' mac='52:54:00:00:00:01' ip='10.1.2.9'/>\n    </dhcp>\n  </ip>`,
      ),
      ['dhcp-host-id-on-ipv4'],
    ],
    'a mask on IPv6, which leaves no subnet of 64 bits': [
      open(`<ip family='ipv6' address='fd00:1::1' netmask='255.255.255.0'/>`),
      ['ip-netmask-on-ipv6'],
    ],
    'an address that is of no host': [nat(`<ip address='224.0.0.1'/>`), ['ip-prefix-missing-class-d-e']],
    'a boot file with a comma, and its server': [
      nat(
        `<ip address='10.1.2.1' prefix='24'>\n    <dhcp>\n      <range start='10.1.2.9' end='10.1.2.19'/>\n      <bootp file='a,b'/>\n    </dhcp>\n  </ip>`,
      ),
      ['bootp-file-comma'],
    ],
    'trunk=no beside several tags, which the schema does not know either': [
      network(
        `<forward mode='bridge'/>\n  <bridge name='ovsbr0'/>\n  <virtualport type='openvswitch'/>\n  <vlan trunk='no'>\n    <tag id='1'/>\n    <tag id='2'/>\n  </vlan>`,
      ),
      ['vlan-no-trunk'],
    ],
    'a name that stands as an attribute': [
      {
        'a.xml': `<network name='lab'>\n  <forward mode='nat'/>\n  <bridge name='virbr7'/>\n  ${subnet}\n</network>\n`,
      },
      ['unknown-attribute'],
    ],
    'an address that is none, and the mask beside it': [
      profile('DEVICE=eth0', 'IPADDR=10.0.0.300', 'PREFIX=24', 'GATEWAY=10.0.0.1'),
      ['ipaddr-invalid'],
    ],
    'a VLAN whose name tells neither': [
      profile('TYPE=Vlan', 'VLAN=yes', 'DEVICE=lab', 'BOOTPROTO=dhcp'),
      ['vlan-id-undetermined'],
    ],
    'a bridge in a bridge that nobody makes': [
      profile('TYPE=Bridge', 'DEVICE=br0', 'BRIDGE=yes', 'BOOTPROTO=none'),
      ['bridge-no-ports', 'bridge-in-bridge'],
    ],
    'a name in capitals, in a file named otherwise': [
      { 'ifcfg-eno1': 'TYPE=Ethernet\nDEVICE=ENO1\nBOOTPROTO=dhcp\n' },
      ['device-case-suspicious'],
    ],
    'a name that no device has, and the ports of it': [
      profile('TYPE=Bond', 'DEVICE=a-name-of-twenty-two', 'BONDING_OPTS="mode=active-backup miimon=100"'),
      ['device-name-invalid'],
    ],
    'an address that is of no host, for two reasons': [
      profile('DEVICE=eth0', 'IPADDR=255.255.255.255', 'PREFIX=24', 'DEFROUTE=no'),
      ['ipaddr-special'],
    ],
  };
  for (const [what, [texts, codes]] of Object.entries(once))
    it(`is not said beside it: ${what}`, () => assert.deepEqual(codesIn(texts), codes));

  it('is said where the other is not the cause', () => {
    const texts = open(
      `<ip family='ipv6' address='fd00:1::1' netmask='255.255.255.0'/>\n  <ip family='ipv6' address='2001:db8::1' prefix='80'/>`,
    );
    assert.deepEqual(codesIn(texts), ['ip-netmask-on-ipv6', 'ipv6-slaac-needs-64']);
    const record = network(`<dns><srv mode='bridge'/></dns>`);
    assert.deepEqual(codesIn(record).filter((it) => it === 'srv-incomplete').length, 2);
  });

  it('is a code that a rule reports', () => {
    const codes = [...consequences, ...sameThings].flatMap(([it, follow]) => [it, ...follow]);
    const known = new Set(rules.flatMap((it) => Object.keys(it.codes)));
    assert.deepEqual(
      codes.filter((it) => !known.has(it)),
      [],
    );
  });
});
