// What the installed libvirt says of guests, asked through its driver for tests, which needs no daemon and starts nothing.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Its words for each of these guests, all called `g`, that it refuses to define in one of these ways. */
export function refusalsOfGuests(
  documents: readonly string[],
  ways: readonly ('' | '--validate')[],
): ReadonlyMap<number, string> {
  const folder = mkdtempSync(join(tmpdir(), 'virtnet-guests-'));
  try {
    const commands = documents.map((text, i) => {
      const file = join(folder, `${String(i)}.xml`);
      writeFileSync(file, text);
      return `echo ASKED ${String(i)}\n${ways.map((it) => `define ${it} ${file}\n`).join('')}undefine g\n`;
    });
    const { stdout } = spawnSync('sh', ['-c', 'exec virsh -c test:///default 2>&1'], {
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
