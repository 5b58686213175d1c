// virtnet against the real libvirt on seeded mutants, bounded; `npm run conformance` asks more.
import assert from 'node:assert/strict';
import { compare, report } from '../conformance/run';
import { skipWithoutLibvirtd, skipWithoutSource } from '../support/skipping';

describe('virtnet and libvirt', function () {
  it('judge damaged networks alike', async function () {
    skipWithoutLibvirtd(this);
    skipWithoutSource(this, 'libvirt');
    const tally = await compare(600, 20260101, { startEvery: 10 });
    console.log(`      ${report(tally).replaceAll('\n', '\n      ')}`);
    assert.ok(tally.noticed >= 0.995 * tally.refused, tally.disagreements.join('\n'));
    assert.equal(tally.falseErrors, 0, tally.disagreements.join('\n'));
    assert.ok(tally.localised >= 0.97 * tally.noticed, tally.disagreements.join('\n'));
  });
});
