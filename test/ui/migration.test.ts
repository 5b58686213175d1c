// A host on its way to RHEL 10, as its user goes it in the packaged extension: what breaks, the conversion, and another name
// for the bridge over keyfiles, network, guests and qemu's list; what is then on disk is asked of nmcli and virsh.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { guestDefinition } from '../support/guest-definition';
import { askNmcli, whyNoNmcli } from '../support/nmcli';
import { skipBecause, skipWithoutVirsh } from '../support/skipping';
import { openWorkbench, type Workbench } from './workbench';

const top = join(process.env.VIRTNET_UI_FOLDER!, 'migrating');
const scripts = join(top, 'etc/sysconfig/network-scripts');
const connections = join(top, 'etc/NetworkManager/system-connections');
const definitions = join(top, 'etc/libvirt/qemu');

const texts: Readonly<Record<string, string>> = {
  'etc/sysconfig/network': 'NETWORKING=yes\n',
  'etc/sysconfig/network-scripts/ifcfg-bond0':
    'DEVICE=bond0\nNAME=bond0\nTYPE=Bond\nBONDING_OPTS="mode=active-backup miimon=100"\nBOOTPROTO=none\nIPV6INIT=no\nONBOOT=yes\n',
  'etc/sysconfig/network-scripts/ifcfg-eth0':
    'DEVICE=eth0\nNAME=eth0\nTYPE=Ethernet\nMASTER=bond0\nSLAVE=yes\nONBOOT=yes\n',
  'etc/sysconfig/network-scripts/ifcfg-eth1':
    'DEVICE=eth1\nNAME=eth1\nTYPE=Ethernet\nMASTER=bond0\nSLAVE=yes\nONBOOT=yes\nLINKDELAY=5\n',
  'etc/sysconfig/network-scripts/ifcfg-bond0.20':
    'DEVICE=bond0.20\nNAME=bond0.20\nTYPE=Vlan\nVLAN=yes\nPHYSDEV=bond0\nVLAN_ID=20\nBRIDGE=br20\nONBOOT=yes\n',
  'etc/sysconfig/network-scripts/ifcfg-br20':
    'DEVICE=br20\nNAME=br20\nTYPE=Bridge\nSTP=no\nBOOTPROTO=none\nIPADDR=192.168.20.2\nPREFIX=24\nGATEWAY=192.168.20.1\nIPV6INIT=no\nONBOOT=yes\n',
  'etc/libvirt/qemu/networks/lan.xml':
    "<network>\n  <name>lan</name>\n  <forward mode='bridge'/>\n  <bridge name='br20'/>\n</network>\n",
  'etc/libvirt/qemu/web.xml': guestDefinition('web', 'network', "network='lan'", '52:54:00:20:00:01'),
  'etc/libvirt/qemu/db.xml': guestDefinition('db', 'bridge', "bridge='br20'", '52:54:00:20:00:02'),
  'etc/qemu/bridge.conf': 'allow br20\n',
};

describe('a host in migration, in the editor', function () {
  let window: Workbench;

  before(async () => {
    for (const [name, text] of Object.entries(texts)) {
      mkdirSync(dirname(join(top, name)), { recursive: true });
      writeFileSync(join(top, name), text);
    }
    window = await openWorkbench(process.env.VIRTNET_UI!);
    window.page.setDefaultTimeout(40_000);
  });
  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await window.screenshot('failed-migration');
  });
  after(async () => {
    await window.close();
    rmSync(top, { recursive: true, force: true });
  });

  it('is told what breaks', async () => {
    await window.open('migrating/etc/sysconfig/network-scripts/ifcfg-br20');
    await window.run('virtnet: What breaks on RHEL 10?');
    await window.page.locator('.view-line', { hasText: 'Done by the legacy network-scripts alone' }).first().waitFor();
    for (const [name, theme] of [
      ['dark', 'Dark Modern'],
      ['light', 'Light Modern'],
    ] as const) {
      await window.theme(theme);
      await window.screenshot(`migration-report-${name}`);
    }
    await window.run('View: Revert and Close Editor');
  });

  it('has its profiles written as keyfiles, for their owner alone', async () => {
    await window.open('migrating/etc/sysconfig/network-scripts/ifcfg-br20');
    await window.run('virtnet: Convert folder to NetworkManager keyfiles');
    await window.page.locator('.monaco-dialog-box').waitFor();
    await window.screenshot('migration-convert');
    await window.answer('Write');
    await window.says('5 files written');
    await window.screenshot('migration-converted');
    await window.clear();
    mkdirSync(dirname(connections), { recursive: true });
    renameSync(join(scripts, 'system-connections'), connections);
    rmSync(join(top, 'etc/sysconfig'), { recursive: true });
    assert.deepEqual(readdirSync(connections).sort(), [
      'bond0.20.nmconnection',
      'bond0.nmconnection',
      'br20.nmconnection',
      'eth0.nmconnection',
      'eth1.nmconnection',
    ]);
  });

  it('shows before it is done where its bridge gets another name', async () => {
    await window.open('migrating/etc/libvirt/qemu/networks/lan.xml');
    await window.page.keyboard.press('Control+Home');
    await window.press(
      'ArrowDown',
      'ArrowDown',
      'ArrowDown',
      'End',
      'ArrowLeft',
      'ArrowLeft',
      'ArrowLeft',
      'ArrowLeft',
    );
    await window.press('F2');
    const box = window.page.locator('.rename-box input');
    await box.waitFor();
    assert.equal(await box.inputValue(), 'br20');
    await box.fill('brlan');
    await window.press('Control+Enter');
    const preview = window.page.locator('.part.panel');
    await preview.locator('.monaco-list-row', { hasText: 'db.xml' }).first().waitFor();
    for (const [name, theme] of [
      ['dark', 'Dark Modern'],
      ['light', 'Light Modern'],
    ] as const) {
      await window.theme(theme);
      await window.screenshot(`migration-rename-${name}`);
    }
    await window.page.locator('.part.panel .monaco-button', { hasText: 'Apply' }).click();
    await preview.locator('.monaco-list-row', { hasText: 'db.xml' }).first().waitFor({ state: 'detached' });
    // It is not done yet when the panel is gone, and takes the focus once it is.
    const isDone = (): boolean => readdirSync(connections).includes('brlan.nmconnection');
    for (let turns = 0; turns < 200 && !isDone(); turns++) await setTimeout(50);
    await window.open('migrating/etc/libvirt/qemu/db.xml');
    await window.page.locator('.view-line', { hasText: 'brlan' }).first().waitFor();
    await window.screenshot('migration-renamed');
  });

  it('is then the same under the new name, on disk', async () => {
    const read = (name: string): string => readFileSync(join(top, name), 'utf8');
    const names = ['lan.xml', 'web.xml', 'db.xml'];
    const all = (): string[] => [
      ...readdirSync(connections).map((it) => `etc/NetworkManager/system-connections/${it}`),
      ...names.map((it) => `etc/libvirt/qemu/${it === 'lan.xml' ? 'networks/' : ''}${it}`),
      'etc/qemu/bridge.conf',
    ];
    const left = (): string[] => all().filter((it) => (it + read(it)).includes('br20'));
    // VS Code saves by itself what it renames, a little later.
    for (let turns = 0; turns < 200 && left().length > 0; turns++) await setTimeout(50);
    assert.deepEqual(left(), []);
    assert.ok(readdirSync(connections).includes('brlan.nmconnection'));
    assert.match(read('etc/NetworkManager/system-connections/bond0.20.nmconnection'), /^master=brlan$/m);
  });

  it('is read by NetworkManager', function () {
    skipBecause(this, whyNoNmcli('1.40'));
    for (const it of readdirSync(connections)) {
      const { isRefused, said } = askNmcli(readFileSync(join(connections, it)));
      assert.deepEqual([isRefused, said], [false, ''], it);
    }
  });

  it('is taken by libvirt', function () {
    skipWithoutVirsh(this);
    const commands = ['networks/lan.xml', 'web.xml', 'db.xml'].map((name) => {
      const path = join(definitions, name);
      // The driver for tests takes guests of its own type.
      writeFileSync(path, readFileSync(path, 'utf8').replace("type='kvm'", "type='test'"));
      return `${name.startsWith('networks') ? 'net-define' : 'define'} '${path}' --validate`;
    });
    const input = [...commands, 'domiflist web', 'domiflist db'].join('\n');
    const { stdout, stderr } = spawnSync('virsh', ['-c', 'test:///default'], { input, encoding: 'utf8' });
    assert.equal(stderr, '');
    assert.match(stdout, / network\s+lan\s+virtio/);
    assert.match(stdout, / bridge\s+brlan\s+virtio/);
  });
});
