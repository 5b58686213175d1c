// What qemu's own helper makes of a bridge.conf, run in namespaces of its own with each file as /etc/qemu/bridge.conf: which
// bridges it refuses, and over which lines it gives up. We say the same, of the file and of a guest's bridge.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { refusalBy } from '../../server/src/model/bridge-conf/access';
import { WorkspaceFacts } from '../../server/src/model/workspace-facts';
import { filesOf, problemsByName, type Texts } from '../support/checking';
import { skipBecause } from '../support/skipping';

const helper = '/usr/lib/qemu/qemu-bridge-helper';

/** Bridges that are there; the helper is asked for each. */
const bridges = ['br0', 'br1'];

/** Files as they are written, rightly and wrongly. */
const texts: readonly string[] = [
  ...[
    '',
    '# nothing\n',
    'allow br0\n',
    'allow br0',
    '  allow   br0  \n',
    'allow\tbr0\n',
    'allow br0\r\n',
    '\n\nallow br1\n',
  ],
  ...['allow all\n', 'deny all\n', 'allow br0\ndeny all\n', 'deny all\nallow br0\n', 'allow all\ndeny br0\n'],
  ...[
    'deny br0\n',
    'deny br0\nallow br0\n',
    'allow br0\nallow br1\n',
    '# allow br0\nallow br1\n',
    'deny br1\nallow all\n',
  ],
  ...[
    'allow br0 # main\n',
    'allow br0 br1\n',
    'allow br0,br1\n',
    'allow br*\n',
    'allow "br0"\n',
    'allow ALL\n',
    'allow BR0\n',
  ],
  ...['allow\n', 'allow=br0\n', 'Allow br0\n', 'allow br0\npermit br1\n', 'permit br1\nallow br0\n', '; allow br0\n'],
  ...[
    'allow br0\nallow\n',
    '\ufeffallow br0\n',
    'allow\tbr0 x\n',
    'include\n',
    'DENY br1\nallow br0\n',
    'allow  all\n',
  ],
];

/** For each file and each bridge what the helper says; it has no socket to hand the device over, which it notices last. */
function asked(all: readonly string[]): string[][] {
  const top = mkdtempSync(join(tmpdir(), 'virtnet-acl-'));
  try {
    mkdirSync(join(top, 'etc', 'qemu'), { recursive: true });
    all.forEach((text, i) => writeFileSync(join(top, String(i)), text));
    const script = `
      for bridge in ${bridges.join(' ')}; do ip link add $bridge type bridge; done
      mount --bind "$1/etc" /etc
      i=0
      while [ -e "$1/$i" ]; do
        cp "$1/$i" /etc/qemu/bridge.conf
        for bridge in ${bridges.join(' ')}; do
          ${helper} --br=$bridge --fd=9 9<>/dev/null 2>&1 | tr '\\n' ' '
          echo
        done
        i=$((i + 1))
      done`;
    const { stdout, stderr } = spawnSync('unshare', ['-Urmn', 'sh', '-c', script, 'sh', top], { encoding: 'utf8' });
    const lines = stdout.split('\n').slice(0, -1);
    assert.equal(lines.length, all.length * bridges.length, stderr);
    return all.map((_, i) => lines.slice(i * bridges.length, (i + 1) * bridges.length));
  } finally {
    rmSync(top, { recursive: true });
  }
}

describe('bridge.conf, as its helper takes it', function () {
  before(function () {
    skipBecause(this, existsSync(helper) ? undefined : `${helper} is not there`);
    const { status } = spawnSync('unshare', ['-Urmn', 'ip', 'link', 'add', 'br0', 'type', 'bridge']);
    skipBecause(this, status === 0 ? undefined : 'no bridge can be made in a namespace');
  });

  const isAllowed = (said: string): boolean => said.includes('failed to write fd');
  const name = 'etc/qemu/bridge.conf';

  it('lets in, and keeps out, whom we say', () => {
    const answers = asked(texts);
    assert.ok(answers.flat().some(isAllowed) && !answers.flat().every(isAllowed));
    for (const [i, text] of texts.entries()) {
      const workspace = new WorkspaceFacts(filesOf({ [name]: text }));
      for (const [k, bridge] of bridges.entries())
        assert.equal(
          refusalBy(workspace, bridge) === undefined,
          isAllowed(answers[i]![k]!),
          `${JSON.stringify(text)} ${bridge}: ${answers[i]![k]}`,
        );
    }
  });

  it('has an error where the helper gives up, and only where it refuses more than the file says', () => {
    const answers = asked(texts);
    for (const [i, text] of texts.entries()) {
      const all: Texts = { [name]: text };
      const errors = (problemsByName(all).get(name) ?? []).filter((it) => it.severity === 'error');
      const givesUp = answers[i]!.every((it) => /invalid config line|unknown command|failed to parse/i.test(it));
      if (givesUp) assert.ok(errors.length > 0, `${JSON.stringify(text)}: ${answers[i]!.join()}`);
      // A line that is about no bridge is an error as well: it does nothing.
      else
        assert.ok(
          errors.every((it) => it.code === 'qemu-acl-name'),
          `${JSON.stringify(text)}: ${JSON.stringify(errors)}`,
        );
    }
  });
});
