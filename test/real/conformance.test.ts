// virtnet against the real libvirt on seeded mutants, bounded; `npm run conformance` asks more.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { compare, report } from '../conformance/run';
import { whyNoLibvirtd } from '../support/libvirtd';

const source = join('.cache', 'sources', 'libvirt', 'libvirt', 'tests');

describe('virtnet and libvirt', function () {
  it('judge damaged networks alike', async function () {
    const missing = whyNoLibvirtd();
    if (!missing && !existsSync(source)) execFileSync('node', ['scripts/sources.mjs', 'libvirt'], { stdio: 'inherit' });
    if (missing ?? !existsSync(source)) {
      console.log(`      not run: ${missing ?? 'the source of libvirt cannot be fetched'}`);
      this.skip();
    }
    const tally = await compare(600, 20260101, { startEvery: 10 });
    console.log(`      ${report(tally).replaceAll('\n', '\n      ')}`);
    assert.ok(tally.noticed >= 0.995 * tally.refused, tally.disagreements.join('\n'));
    assert.equal(tally.falseErrors, 0, tally.disagreements.join('\n'));
    assert.ok(tally.localised >= 0.97 * tally.noticed, tally.disagreements.join('\n'));
  });
});
