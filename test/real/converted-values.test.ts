// What conversion writes, judged by NetworkManager's own tool: an odd value for each key of ifcfg files, in a profile of a kind
// that has the key. Of what is made a keyfile nmcli refuses nothing.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { keyfileText } from '../../server/src/convert/keyfile';
import { convertProfile } from '../../server/src/convert/profile';
import { ifcfgTable } from '../../server/src/schema/ifcfg';
import { version } from '../../server/src/schema/types';
import { filesOf } from '../support/checking';

const release = /version (\d+\.\d+\.\d+)/.exec(
  spawnSync('nmcli', ['--version'], { encoding: 'utf8' }).stdout ?? '',
)?.[1];

const card = 'TYPE=Ethernet\nDEVICE=eth0\n';
/** Profiles of each kind, and of those that have keys of their own. */
const profiles: Readonly<Record<string, string>> = {
  ethernet: `${card}BOOTPROTO=dhcp\nIPV6INIT=yes\n`,
  static: `${card}BOOTPROTO=none\nIPADDR=192.0.2.5\nPREFIX=24\nIPV6INIT=yes\nIPV6_AUTOCONF=no\nIPV6ADDR=2001:db8::5/64\n`,
  port: `${card}BRIDGE=br0\n`,
  bridge: 'TYPE=Bridge\nDEVICE=br0\nBOOTPROTO=dhcp\n',
  bond: 'TYPE=Bond\nDEVICE=bond0\nBOOTPROTO=dhcp\n',
  team: 'DEVICETYPE=Team\nDEVICE=team0\nBOOTPROTO=dhcp\n',
  vlan: 'TYPE=Vlan\nVLAN=yes\nDEVICE=eth0.5\nBOOTPROTO=dhcp\n',
  infiniband: 'TYPE=InfiniBand\nDEVICE=ib0\nBOOTPROTO=dhcp\n',
};

const values =
  '0 1 -1 4095 65536 yes no foo "a b" 10.0.0.1 1.2.3 fe80::1 2001:db8::1/64 00:11:22:33:44:55 a,b a=b {} { 0x10 mode=1'.match(
    /"[^"]*"|\S+/g,
  )!;

describe('what conversion makes of odd values', function () {
  this.timeout(600_000);
  before(function () {
    if (release !== undefined) return;
    console.log('      not run: nmcli is not installed');
    this.skip();
  });

  it('is taken by NetworkManager, or nothing is made of them', () => {
    const made = new Map<string, string>();
    for (const [key, row] of Object.entries(ifcfgTable.attributes)) {
      const kinds = row.types?.map((it) => it.toLowerCase()) ?? ['ethernet', 'static', 'port'];
      for (const text of kinds.flatMap((it) => profiles[it] ?? []))
        for (const value of values) {
          const line = `${key}=${value}\n`;
          const [file] = filesOf({ 'ifcfg-x': text.replace(new RegExp(`^${key}=.*\n`, 'm'), '') + line });
          const conversion = convertProfile(file!, [file!], { version: version(release!) });
          if (conversion.refusals.length === 0) made.set(keyfileText(conversion), text + line);
        }
    }
    const refused = [...made].flatMap(([keyfile, text]) => {
      // A setting that is set to what it is changes nothing.
      const asked = ['--offline', 'connection', 'modify', 'connection.wait-activation-delay', '-1'];
      const { status, stderr } = spawnSync('nmcli', asked, { input: keyfile, encoding: 'utf8' });
      return status === 0 ? [] : [`${text}${stderr}`];
    });
    console.log(`      ${made.size} keyfiles`);
    assert.deepEqual(refused, []);
    assert.ok(made.size > 800);
  });
});
