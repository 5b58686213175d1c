// Helix, set up by the file of editors/ that users copy, in a terminal of its own.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { commandOf, unpackedOf } from '../support/debian';
import { openTerminal, type Terminal } from '../support/terminal';

const texts = {
  'lab.xml': `<network>
  <name>lab</name>
    <forward mode='nta'/>
  <!-- für 😀 --> <bridge nmae='labbr0' />
  <ip address='192.168.50.1' prefix='24'/>
</network>
`,
  'ifcfg-eth0': 'DEVICE=eth0\nTYPE=Ethernet\nBOOTPROTO=none\nIPADDR=192.168.50.300\nPREFX=24\n',
  'br0.nmconnection':
    '[connection]\nid=br0\ntype=bridge\ninterface-name=br0\n\n[ipv4]\naddress1=192.168.60.300/24\nmethod=manul\n',
};

describe('Helix, with this server', function () {
  this.timeout(300_000);
  let root: string;
  let helix: string;
  let terminal: Terminal | undefined;

  const open = (file: keyof typeof texts): Terminal => {
    const home = join(root, 'home');
    writeFileSync(join(root, file), texts[file]);
    terminal = openTerminal([...commandOf(helix, 'usr/bin/hx'), file], {
      cwd: root,
      env: {
        ...{ HOME: home, XDG_CONFIG_HOME: home, XDG_CACHE_HOME: home },
        ...{ PATH: `${join(root, 'bin')}:${process.env.PATH}`, HELIX_RUNTIME: join(helix, 'usr/lib/hx/runtime') },
      },
    });
    return terminal;
  };
  const saved = (file: keyof typeof texts): string => readFileSync(join(root, file), 'utf8');

  before(function () {
    const hasTerminal = spawnSync('tmux', ['-V']).status === 0;
    const found = hasTerminal ? unpackedOf('forky', 'hx') : undefined;
    if (found === undefined) {
      console.log(
        `      not run: ${hasTerminal ? 'Debian forky has no hx for this machine' : 'tmux is not installed'}`,
      );
      return this.skip();
    }
    helix = found;
    root = mkdtempSync(join(tmpdir(), 'virtnet-helix-'));
    for (const it of ['home/helix', 'bin']) mkdirSync(join(root, it), { recursive: true });
    copyFileSync('editors/helix/languages.toml', join(root, 'home/helix/languages.toml'));
    const start = `#!/bin/sh\nexec '${process.execPath}' '${resolve('out/server/src/cli.js')}' "$@"\n`;
    writeFileSync(join(root, 'bin/virtnet'), start, { mode: 0o755 });
  });
  afterEach(() => {
    terminal?.close();
    terminal = undefined;
  });
  after(() => {
    if (root !== undefined) rmSync(root, { recursive: true, force: true });
  });

  it('shows mistakes, explains what the cursor is on, mends and formats a network', async () => {
    const { type, shows, hides } = open('lab.xml');
    await shows('nmae is not known on <bridge>, expected name');
    await shows('nta is not known here');
    type('/forw', 'Enter', ' k');
    await shows('How guests reach beyond the host');
    type('Escape');
    await hides('How guests reach');
    type('/nmae', 'Enter');
    await shows(' 4:');
    type(' a');
    await shows(/Change to name[\s\S]*Remove nmae/);
    type('Enter');
    await shows("<bridge name='labbr0' />");
    type(':format', 'Enter');
    await shows("\n    4    <!-- für 😀 -->\n    5    <bridge name='labbr0'/>");
    type(':w', 'Enter');
    await shows('written');
    assert.equal(
      saved('lab.xml'),
      texts['lab.xml']
        .replace('    <forward', '  <forward')
        .replace(" <bridge nmae='labbr0' />", "\n  <bridge name='labbr0'/>"),
    );
  });

  it('completes a key and its value in an ifcfg file', async () => {
    const { type, shows } = open('ifcfg-eth0');
    await shows('PREFX');
    await shows(/PREFX=24 .*not known/);
    type('3ggo', 'PEERD');
    await shows(/│? *PEERDNS/);
    type('C-n', 'Enter', 'n');
    await shows(/PEERDNS=n\s[\s\S]*\bno\b/);
    type('o', 'Escape');
    await shows(' NOR ');
    type(':w', 'Enter');
    await shows('written');
    assert.match(saved('ifcfg-eth0'), /^PEERDNS=no$/m);
  });

  it('outlines a keyfile and goes to what is wrong in it', async () => {
    const { type, shows } = open('br0.nmconnection');
    await shows('manul is not');
    type(' s');
    await shows('7/7');
    type('meth');
    await shows('1/7');
    type('Enter');
    await shows(' 8:');
  });
});
