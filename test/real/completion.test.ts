// What completion inserts is taken by the schema that libvirt installs: every template, and every element snippet in a
// network of a mode that has it.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { completionsAt } from '../../server/src/features/completion/index';
import { WorkspaceFacts } from '../../server/src/model/workspace-facts';
import { filesOf } from '../support/checking';
import { installed } from '../support/installed';
import { readCursor } from '../support/marks';
import { withoutStops } from '../support/snippets';

const schema = '/usr/share/libvirt/schemas/network.rng';
const target = installed();

/** Everything offered at the cursor, put in. */
function inserted(marked: string): { label: string; text: string }[] {
  const { text, offset } = readCursor(marked);
  const [file] = filesOf({ 'a.xml': text });
  return completionsAt(file!, new WorkspaceFacts([file!]), offset, target)
    .filter((it) => (it.kind === 'template' || it.kind === 'element') && !it.detail?.startsWith('since'))
    .map((it) => ({
      label: `${it.label} in ${marked}`,
      text: text.slice(0, it.span.start) + withoutStops(it.insert, '') + text.slice(it.span.end),
    }));
}

describe('what completion inserts', () => {
  it('is valid against the schema that libvirt installs', function () {
    if (!existsSync(schema) || spawnSync('xmllint', ['--version']).status !== 0) return;
    const managed = `<ip address='10.0.0.1' prefix='24'>`;
    const places = [
      '$0',
      `<network><name>a</name>$0</network>`,
      `<network><name>a</name><forward mode='nat'>$0</forward>${managed}</ip></network>`,
      `<network><name>a</name><forward mode='nat'><nat>$0</nat></forward>${managed}</ip></network>`,
      `<network><name>a</name><forward mode='hostdev'>$0</forward></network>`,
      `<network><name>a</name><forward mode='bridge'>$0</forward></network>`,
      `<network><name>a</name>${managed}$0</ip></network>`,
      `<network><name>a</name>${managed}<dhcp>$0</dhcp></ip></network>`,
      `<network><name>a</name><dns>$0</dns></network>`,
      `<network><name>a</name><bandwidth>$0</bandwidth></network>`,
      `<network><name>a</name><portgroup name='b'>$0</portgroup></network>`,
      `<network><name>a</name><vlan><tag id='4'/>$0</vlan></network>`,
      `<network><name>a</name><ip family='ipv6' address='fd00::1' prefix='64'><dhcp>$0</dhcp></ip></network>`,
    ];
    const found = places.flatMap(inserted);
    assert.ok(found.length > 50, `${found.length} insertions`);
    const folder = mkdtempSync(join(tmpdir(), 'virtnet-completion-'));
    try {
      found.forEach(({ text }, i) => writeFileSync(join(folder, `${i}.xml`), text));
      const names = found.map((_, i) => `${i}.xml`);
      const { stderr } = spawnSync('xmllint', ['--noout', '--nonet', '--relaxng', schema, ...names], {
        cwd: folder,
        encoding: 'utf8',
      });
      const refused = [...stderr.matchAll(/^(\d+)\.xml fails to validate$/gm)].map((it) => found[Number(it[1])]!);
      assert.deepEqual(
        refused.map((it) => `${it.label}: ${it.text}`),
        [],
      );
      assert.equal([...stderr.matchAll(/^\d+\.xml validates$/gm)].length, found.length);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
