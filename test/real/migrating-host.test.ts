// A host on its way from ifcfg files to keyfiles, with a bond, a VLAN and a bridge, a network of libvirt and two guests: it is
// converted, checked as one, and its bridge is renamed over all of it; what comes out is asked of nmcli and virsh.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { convertAll } from '../../server/src/convert/folder';
import { migrationOf } from '../../server/src/convert/migration';
import { convertProfile, isProfile } from '../../server/src/convert/profile';
import { carriersOf, layerOf } from '../../server/src/features/navigation/stack';
import { renamedEverywhere } from '../../server/src/features/rename/index';
import { keyfileJudgeFor } from '../../server/src/lsp/keyfile-judge';
import { WorkspaceFacts } from '../../server/src/model/workspace-facts';
import { applyEdits } from '../../server/src/text';
import { guestDefinition } from '../support/guest-definition';
import { filesOf, newest, problemsByName, type Texts } from '../support/checking';
import { askNmcli, whyNoNmcli } from '../support/nmcli';
import { skipBecause, skipWithoutVirsh } from '../support/skipping';

const scripts: Texts = {
  'etc/sysconfig/network-scripts/ifcfg-bond0':
    'DEVICE=bond0\nNAME=bond0\nTYPE=Bond\nBONDING_OPTS="mode=active-backup miimon=100"\nBOOTPROTO=none\nIPV6INIT=no\nONBOOT=yes\n',
  'etc/sysconfig/network-scripts/ifcfg-eth0':
    'DEVICE=eth0\nNAME=eth0\nTYPE=Ethernet\nMASTER=bond0\nSLAVE=yes\nONBOOT=yes\n',
  'etc/sysconfig/network-scripts/ifcfg-eth1':
    'DEVICE=eth1\nNAME=eth1\nTYPE=Ethernet\nMASTER=bond0\nSLAVE=yes\nONBOOT=yes\n',
  'etc/sysconfig/network-scripts/ifcfg-bond0.20':
    'DEVICE=bond0.20\nNAME=bond0.20\nTYPE=Vlan\nVLAN=yes\nPHYSDEV=bond0\nVLAN_ID=20\nBRIDGE=br20\nONBOOT=yes\n',
  'etc/sysconfig/network-scripts/ifcfg-br20':
    'DEVICE=br20\nNAME=br20\nTYPE=Bridge\nSTP=no\nBOOTPROTO=none\nIPADDR=192.168.20.2\nPREFIX=24\nGATEWAY=192.168.20.1\nIPV6INIT=no\nONBOOT=yes\n',
};
const above: Texts = {
  'etc/libvirt/qemu/networks/lan.xml': `<network>
  <name>lan</name>
  <forward mode='bridge'/>
  <bridge name='br20'/>
</network>
`,
  'etc/libvirt/qemu/web.xml': guestDefinition('web', 'network', "network='lan'", '52:54:00:20:00:01'),
  'etc/libvirt/qemu/db.xml': guestDefinition('db', 'bridge', "bridge='br20'", '52:54:00:20:00:02'),
  'etc/qemu/bridge.conf': 'allow br20\n',
};

/** The host once its profiles are keyfiles. */
function migrated(): Texts {
  const files = filesOf(scripts);
  const { texts, left } = convertAll(
    files.filter((it) => isProfile(it, files)).map((it) => convertProfile(it, files)),
    'keyfile',
  );
  assert.deepEqual(left, []);
  const profiles = [...texts].map(([name, text]) => [`etc/NetworkManager/system-connections/${name}`, text] as const);
  return { ...Object.fromEntries(profiles), ...above };
}

/** The host with another name for what is so called in one of its files. */
function renamedIn(host: Texts, name: string, word: string, to: string): Texts {
  const files = filesOf(host);
  const file = files.find((it) => it.uri.endsWith(`/${name}`))!;
  const offset = file.text.indexOf(word) + 1;
  const made = renamedEverywhere({ file, files, workspace: new WorkspaceFacts(files) }, offset, to);
  assert.ok(made?.ok, made?.ok === false ? made.why : 'nothing has a name there');
  const texts = new Map(files.map((it) => [it.uri, it.text]));
  for (const it of made.changes) {
    if ('edits' in it) texts.set(it.uri!, applyEdits(texts.get(it.uri!)!, it.edits));
    if (!('rename' in it)) continue;
    texts.set(it.to, texts.get(it.rename)!);
    texts.delete(it.rename);
  }
  return Object.fromEntries([...texts].map(([uri, text]) => [uri.replace('file:///workspace/', ''), text]));
}

const problems = (host: Texts): string[] =>
  [...problemsByName(host)].flatMap(([name, found]) =>
    found.filter((it) => it.severity !== 'hint').map((it) => `${name}: ${it.severity} ${it.code}`),
  );

/** What NetworkManager's own tool says against a keyfile, and the lines that it does not print again. */
function refusedByNetworkManager(keyfile: string): string[] {
  const { isRefused, said, written } = askNmcli(keyfile);
  if (isRefused || said !== '') return [said];
  const kept = new Set(written.split('\n'));
  return keyfile.split('\n').filter((it) => it !== '' && !it.startsWith('#') && !it.startsWith('[') && !kept.has(it));
}

describe('a host in migration', () => {
  const host = migrated();
  const renamed = renamedIn(host, 'lan.xml', "br20'", 'brlan');

  it('loses nothing on its way but that its files are not read any more', () => {
    const { parts } = migrationOf(filesOf(scripts), 10, keyfileJudgeFor({ target: newest }));
    assert.deepEqual(
      parts.map((it) => it.title.replace(/:.*/, '')),
      ['Not read any more'],
    );
  });

  it('is without faults before, between and after', () => {
    assert.deepEqual(problems({ ...scripts, ...above }), []);
    assert.deepEqual(problems(host), []);
    assert.deepEqual(problems(renamed), []);
  });

  it('carries its guests over the bridge, the VLAN and the bond, under the new name as well', () => {
    const workspace = new WorkspaceFacts(filesOf(renamed));
    const way: string[] = [];
    for (let it = layerOf('guest', 'web', workspace); it; it = carriersOf(it, workspace)[0]?.layer) way.push(it.name);
    assert.deepEqual(way, ['web', 'lan', 'brlan', 'bond0.20', 'bond0', 'eth0']);
  });

  it('has its bridge renamed in each file, and in the name of its profile', () => {
    assert.deepEqual(
      Object.entries(renamed).flatMap(([name, text]) => (/br20/.test(name + text) ? [name] : [])),
      [],
    );
    assert.ok(renamed['etc/NetworkManager/system-connections/brlan.nmconnection']);
  });

  it('is read by NetworkManager, before and after', function () {
    skipBecause(this, whyNoNmcli('1.40'));
    for (const [name, text] of [...Object.entries(host), ...Object.entries(renamed)])
      if (name.endsWith('.nmconnection')) assert.deepEqual(refusedByNetworkManager(text), [], name);
  });

  it('is taken by libvirt, before and after', function () {
    skipWithoutVirsh(this);
    const folder = mkdtempSync(join(tmpdir(), 'virtnet host '));
    try {
      for (const texts of [host, renamed]) {
        const commands: string[] = [];
        for (const [name, text] of Object.entries(texts)) {
          if (!name.endsWith('.xml')) continue;
          const path = join(folder, name.replaceAll('/', '-'));
          // The driver for tests takes guests of its own type.
          writeFileSync(path, text.replace("type='kvm'", "type='test'"));
          commands.push(`${name.includes('networks') ? 'net-define' : 'define'} '${path}' --validate`);
        }
        const input = [...commands, 'net-dumpxml lan', 'domiflist web', 'domiflist db'].join('\n');
        const { stdout, stderr } = spawnSync('virsh', ['-c', 'test:///default'], { input, encoding: 'utf8' });
        assert.equal(stderr, '');
        const bridge = texts === host ? 'br20' : 'brlan';
        assert.match(stdout, new RegExp(`<bridge name='${bridge}'/>`));
        assert.match(stdout, / network\s+lan\s+virtio\s+52:54:00:20:00:01/);
        assert.match(stdout, new RegExp(` bridge\\s+${bridge}\\s+virtio\\s+52:54:00:20:00:02`));
      }
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
