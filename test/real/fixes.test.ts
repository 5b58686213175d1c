// Every fix fixes, on generated mistakes: in networks, where libvirt has the last word, and in ifcfg files. Bounded here;
// `node out/test/fuzz/fixes.js network|ifcfg|oracle COUNT SEED` tries more.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fixIfcfg, fixNetworks, type Outcome, summary } from '../fuzz/fixes';
import { reportOf } from '../fuzz/promises';
import { whyNoLibvirtd } from '../support/libvirtd';
import { startOracle } from '../support/oracle';

const source = join('.cache', 'sources', 'libvirt', 'libvirt', 'tests');

describe('a fix', function () {
  it('in a network repairs what it is for, spoils nothing, and libvirt agrees', async function () {
    const missing = whyNoLibvirtd();
    if (!missing && !existsSync(source)) execFileSync('node', ['scripts/sources.mjs', 'libvirt'], { stdio: 'inherit' });
    if (missing ?? !existsSync(source)) {
      console.log(`      not run: ${missing ?? 'the source of libvirt cannot be fetched'}`);
      this.skip();
    }
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
