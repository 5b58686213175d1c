// The file as people paste it: fix all, one placeholder answered, and the real libvirt defines and starts it.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { fixAll } from '../../server/src/features/fixes';
import { problemsOf } from '../../server/src/features/problems';
import { Network } from '../../server/src/model/network';
import { applyEdits } from '../../server/src/text';
import { readFile } from '../../server/src/workspace';
import { newest } from '../support/checking';
import { whyNoLibvirtd } from '../support/libvirtd';
import { startOracle } from '../support/oracle';

const read = (text: string) => readFile('file:///w/nat.xml', 'network', text);

describe('a pasted network', () => {
  it('is started by the real libvirt after fix all and one answered placeholder', async function () {
    const pasted = read(readFileSync('examples/pasted-from-blogs/nat.xml', 'utf8'));
    const judging = { target: newest };
    const fixed = read(applyEdits(pasted.tree.text, fixAll(pasted, new Network([pasted]), judging)));
    const left = problemsOf(fixed, new Network([fixed]), judging);
    assert.deepEqual([...new Set(left.map((it) => it.code))], ['ip-address-invalid', 'dhcp-range-incomplete']);
    const answer = left[0]!.fixes!.find((it) => it.title.startsWith('Put '))!;
    const [change] = answer.changes;
    assert.ok(change && 'edits' in change);
    const answered = read(applyEdits(fixed.tree.text, change.edits));
    assert.deepEqual(
      problemsOf(answered, new Network([answered]), judging).filter((it) => it.severity !== 'hint'),
      [],
    );
    const missing = whyNoLibvirtd();
    if (missing) {
      console.log(`      not asked the real libvirt: ${missing}`);
      this.skip();
    }
    const oracle = await startOracle();
    try {
      const verdict = await oracle.ask(answered.tree.text, { start: true });
      assert.equal(verdict.said, '');
    } finally {
      await oracle.stop();
    }
  });
});
