// The mode matrix and the rules: each forbidden item is reported where it stands, in every mode.
import assert from 'node:assert/strict';
import { type Mode, modeOrder, modeRow, supportIn } from '../../../server/src/schema/modes';
import { version } from '../../../server/src/schema/types';
import { newest, problemsByName } from '../../support/checking';

const old = version('9.0.0');

/** What a mode needs so that libvirt defines a network of it. */
const frames: Readonly<Record<Mode, readonly [forward: string, rest: string]>> = {
  isolated: ['', ''],
  nat: ["<forward mode='nat'>…</forward>", "<ip address='192.168.150.1' prefix='24'/>"],
  route: ["<forward mode='route'>…</forward>", "<ip address='192.168.150.1' prefix='24'/>"],
  open: ["<forward mode='open'>…</forward>", "<ip address='192.168.150.1' prefix='24'/>"],
  bridge: ["<forward mode='bridge'>…</forward>", "<bridge name='br0'/>"],
  macvtap: ["<forward mode='bridge'>…</forward>", ''],
  private: ["<forward mode='private'>…</forward>", ''],
  vepa: ["<forward mode='vepa'>…</forward>", ''],
  passthrough: ["<forward mode='passthrough'>…</forward>", ''],
  hostdev: ["<forward mode='hostdev'>…</forward>", ''],
};

/** An example of each item that stands below the root or below forward, without attributes that would change the mode. */
const examples: Readonly<Record<string, string>> = {
  ip: "<ip address='192.168.151.1' prefix='24'/>",
  route: "<route address='10.61.0.0' prefix='16' gateway='192.168.150.2'/>",
  'dns/txt': "<dns><txt name='a' value='b'/></dns>",
  'dns/host': "<dns><host ip='192.168.150.2'><hostname>a</hostname></host></dns>",
  'dns/srv': "<dns><srv service='ldap' protocol='tcp'/></dns>",
  domain: "<domain name='lab.home.arpa'/>",
  mac: "<mac address='52:54:00:6b:3c:58'/>",
  mtu: "<mtu size='1400'/>",
  bandwidth: "<bandwidth><inbound average='1000'/></bandwidth>",
  'portgroup/bandwidth': "<portgroup name='a'><bandwidth><inbound average='1000'/></bandwidth></portgroup>",
  vlan: "<vlan><tag id='42'/></vlan>",
  'forward/interface': "<interface dev='eth1'/>",
  'forward/address': "<address type='pci' bus='0x03' slot='0x10' function='0x1'/>",
  'forward/nat': "<nat ipv6='no'/>",
};

function documentWith(mode: Mode, item: string): string {
  const [forward, rest] = frames[mode];
  const example = examples[item]!;
  const inForward = item.startsWith('forward/');
  return `<network><name>lab</name>${forward.replace('…', inForward ? example : '')}${rest}${inForward ? '' : example}</network>`;
}

describe('the mode matrix', () => {
  it('has a finding for every forbidden item, and none for one that may stand', () => {
    const target = { ...newest, libvirt: old };
    const wrong: string[] = [];
    for (const item of Object.keys(examples)) {
      for (const mode of modeOrder) {
        if (mode === 'isolated' && item.startsWith('forward/')) continue;
        // A tag on a bridge of the host needs Open vSwitch, which the matrix cannot say.
        if (item === 'vlan' && mode === 'bridge') continue;
        const text = documentWith(mode, item);
        const errors = [...problemsByName({ 'lab.xml': text }, { target }).values()]
          .flat()
          .filter((it) => it.severity === 'error');
        const forbidden = supportIn(modeRow(item)!, mode, old) === 'forbidden';
        // The route of this example has a gateway only in networks with an address.
        if (item === 'route' && mode === 'isolated') continue;
        if (forbidden !== errors.length > 0)
          wrong.push(`${item} in ${mode}: ${errors.map((it) => it.code).join(', ') || 'no error'}`);
      }
    }
    assert.deepEqual(wrong, []);
  });
});
