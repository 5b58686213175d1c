// Every fix fixes, on generated mistakes: in networks, where libvirt has the last word, and in ifcfg files. Bounded here;
// `node out/test/fuzz/fixes.js network|ifcfg|oracle COUNT SEED` tries more.
import assert from 'node:assert/strict';
import { fixIfcfg, fixNetworks, type Outcome, summary } from '../fuzz/fixes';
import { reportOf } from '../fuzz/promises';
import { startOracle } from '../support/oracle';
import { skipWithoutLibvirtd, skipWithoutSource } from '../support/skipping';

describe('a fix', function () {
  it('in a network repairs what it is for, spoils nothing, and libvirt agrees', async function () {
    skipWithoutLibvirtd(this);
    skipWithoutSource(this, 'libvirt');
    const oracle = await startOracle();
    try {
      expectWhole(await fixNetworks(150, 1, oracle));
    } finally {
      await oracle.stop();
    }
  });

  it('in ifcfg files repairs what it is for and spoils nothing', () => expectWhole(fixIfcfg(300, 1)));
});

function expectWhole(outcome: Outcome): void {
  console.log(`      ${summary(outcome)}`);
  assert.deepEqual(outcome.broken, [], reportOf(outcome.broken));
}
