// What a network needs of a host besides its interfaces, read of this machine.
import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { dnsmasqIn, localConditions } from '../../../server/src/host/watch/conditions';
import { hostDocument } from '../../../server/src/model/host-document';
import { hasFolder } from '../../../server/src/model/inventory';
import { freshFolder } from '../../support/history';

/** A machine with these programs, by name, and these files; a path that ends with a slash is a folder. */
function machine(programs: Readonly<Record<string, string>>, files: readonly string[] = []) {
  const root = freshFolder();
  const bin = join(root, 'bin');
  mkdirSync(bin, { recursive: true });
  for (const [name, body] of Object.entries(programs)) {
    writeFileSync(join(bin, name), `#!/bin/sh\n${body}\n`);
    chmodSync(join(bin, name), 0o755);
  }
  for (const it of files) {
    mkdirSync(it.endsWith('/') ? root + it : dirname(root + it), { recursive: true });
    if (!it.endsWith('/')) writeFileSync(root + it, '');
  }
  return { root, env: { PATH: bin } };
}

const version = `echo 'Dnsmasq version 2.90  Copyright (c) 2000-2024 Simon Kelley'
echo 'Compile time options: IPv6 GNU-getopt DBus no-UBus i18n IDN2 DHCP DHCPv6 no-Lua TFTP conntrack ipset nftset auth'
echo 'This software comes with ABSOLUTELY NO WARRANTY.'`;

describe('the conditions of this machine', () => {
  it('are the version of dnsmasq, and what it was built without', async () => {
    const { dnsmasq } = await localConditions(machine({ dnsmasq: `[ "$*" = --version ] && ${version}` }));
    assert.deepEqual(dnsmasq, { version: '2.90', lacks: ['UBus', 'Lua'] });
    assert.equal(dnsmasqIn('Dnsmasq version UNKNOWN\n'), undefined);
    for (const it of [{ dnsmasq: '' }, { dnsmasq: 'exit 1' }, { dnsmasq: 'echo nothing of the kind' }])
      assert.equal((await localConditions(machine(it))).dnsmasq, undefined);
  });

  it('are the zones of firewalld while it runs', async () => {
    const { firewalld } = await localConditions(
      machine({ 'firewall-cmd': 'case "$*" in --state) echo running;; --get-zones) echo block libvirt public;; esac' }),
    );
    assert.deepEqual(firewalld, { isRunning: true, zones: ['block', 'libvirt', 'public'] });
  });

  it('are the files of zones where it does not tell, or does not run', async () => {
    const files = [
      '/usr/lib/firewalld/zones/public.xml',
      '/usr/lib/firewalld/zones/README',
      '/etc/firewalld/zones/own.xml',
    ];
    const shy = machine({ 'firewall-cmd': 'case "$*" in --state) echo running;; *) exit 253;; esac' }, files);
    assert.deepEqual((await localConditions(shy)).firewalld, { isRunning: true, zones: ['own', 'public'] });
    const stopped = machine({ 'firewall-cmd': 'echo not running; exit 252' }, files);
    assert.deepEqual((await localConditions(stopped)).firewalld, { isRunning: false, zones: ['own', 'public'] });
  });

  it('are that no firewalld runs where there is none, and nothing where nobody can tell', async () => {
    assert.deepEqual((await localConditions(machine({}))).firewalld, { isRunning: false, zones: [] });
    for (const it of [machine({}, ['/usr/sbin/firewalld']), machine({ 'firewall-cmd': 'exit 1' })])
      assert.equal((await localConditions(it)).firewalld, undefined);
  });

  it('are the folders in which TFTP servers have theirs, and no path of any file', async () => {
    const it = machine({}, ['/srv/tftp/pxe/', '/srv/notes', '/var/lib/tftpboot/', '/data/tftp/']);
    symlinkSync('/data/tftp', join(it.root, 'srv', 'boot'));
    const { folders } = await localConditions(it);
    assert.deepEqual(folders, {
      '/': ['bin', 'data', 'srv', 'var'],
      '/srv': ['boot', 'tftp'],
      '/srv/tftp': ['pxe'],
      '/var': ['lib'],
      '/var/lib': ['tftpboot'],
      '/var/lib/tftpboot': [],
    });
    const known = (path: string) => hasFolder(folders, path);
    for (const path of ['/srv', '/srv/', '/srv/tftp/pxe', '/var/lib/tftpboot/', '/srv/boot'])
      assert.equal(known(path), true, path);
    for (const path of ['/opt', '/opt/tftp/x', '/srv/notes', '/var/lib/tftpboot/a/b'])
      assert.equal(known(path), false, path);
    for (const path of ['/data/tftp', '/srv/boot/x', '/srv/tftp/../x', '/srv//tftp', 'srv', '', '/', '/constructor/x'])
      assert.notEqual(known(path), true, path);
    assert.equal(known('/data/tftp'), undefined);
    assert.equal(hasFolder(undefined, '/srv'), undefined);
  });

  it('stand in the document of the host', () => {
    const conditions = {
      dnsmasq: { version: '2.90', lacks: ['Lua'] },
      firewalld: { isRunning: false, zones: [] },
      folders: { '/': [] },
    };
    const { text, facts } = hostDocument({ connection: 'qemu:///system', ofNetworks: [], ...conditions });
    assert.deepEqual(JSON.parse(text), { connection: 'qemu:///system', ...conditions, bridgesOfNetworks: [] });
    assert.deepEqual(facts.inventory!.dnsmasq, conditions.dnsmasq);
  });
});
