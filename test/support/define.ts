// What the installed libvirt says of guests, asked through its driver for tests or, where QEMU is there, through the one for
// QEMU in a folder of its own. Neither needs a daemon, and nothing is started.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Whether the driver of QEMU can be asked, which knows more than the one for tests. */
export const hasQemu = existsSync('/usr/bin/qemu-system-x86_64');

/** Its words for each of these guests, all called `g`, that it refuses to define in one of these ways. */
export function refusalsOfGuests(
  documents: readonly string[],
  ways: readonly ('' | '--validate')[],
  driver: 'test' | 'qemu' = 'test',
): ReadonlyMap<number, string> {
  const folder = mkdtempSync(join(tmpdir(), 'virtnet-guests-'));
  try {
    const commands = documents.map((text, i) => {
      const file = join(folder, `${String(i)}.xml`);
      writeFileSync(file, text);
      return `echo ASKED ${String(i)}\n${ways.map((it) => `define ${it} ${file}\n`).join('')}undefine g\n`;
    });
    const uri = driver === 'test' ? 'test:///default' : `qemu:///embed?root=${folder}`;
    const { stdout } = spawnSync('sh', ['-c', 'exec virsh -c "$0" 2>&1', uri], {
      input: commands.join(''),
      encoding: 'utf8',
      maxBuffer: 1 << 28,
      env: { ...process.env, LC_ALL: 'C' },
    });
    const refusals = new Map<number, string>();
    let asked = -1;
    let isRefused = false;
    for (const line of stdout.split('\n')) {
      asked = Number(/ASKED (\d+)$/.exec(line.trim())?.[1] ?? asked);
      if (isRefused) refusals.set(asked, line.replace(/^error: /, ''));
      isRefused = line.startsWith('error: Failed to define');
    }
    assert.equal(asked, documents.length - 1, 'virsh did not come to the end');
    return refusals;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
