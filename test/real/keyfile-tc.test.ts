// Words of traffic control in keyfiles, judged by NetworkManager's own tool: a line that it drops has an error.
import assert from 'node:assert/strict';
import { problemsOf } from '../../server/src/features/problems';
import { WorkspaceFacts } from '../../server/src/model/workspace-facts';
import { readFile } from '../../server/src/model/read-file';
import { newest } from '../support/checking';
import { askNmcli, whyNoNmcli } from '../support/nmcli';
import { skipBecause } from '../support/skipping';

const values = ['5', '0', 'x', '-1', '-2147483648', '010', '0x10', '4294967295', '4294967296', ''];
const options = ['limit', 'flows', 'target', 'interval', 'quantum', 'ce_threshold', 'memory_limit', 'ecn', 'perturb'];
const others = ['divisor', 'depth', 'rate', 'burst', 'latency', 'bogus', 'LIMIT'];
const handles = ['1:', '1234:', '1:0', '1:2', 'x', '12345:', 'ffff:', ':', '1', ''];

function* queues(): Generator<string> {
  for (const kind of ['fq_codel', 'sfq', 'tbf', 'prio', 'pfifo_fast'])
    for (const option of [...options, ...others]) for (const value of values) yield `${kind} ${option} ${value}`.trim();
  for (const it of handles) yield `handle ${it} sfq`;
  yield* ['fq_codel limit 5 ecn', 'fq_codel ecn limit 5', 'sfq limit 5 limit 6', 'handle 1:', 'handle'];
}

describe('traffic control in keyfiles', function () {
  this.timeout(300_000);
  before(function () {
    skipBecause(this, whyNoNmcli('1.42'));
  });

  it('has an error where NetworkManager drops a queue, and none where it keeps it', () => {
    const wrong: string[] = [];
    let dropped = 0;
    for (const it of queues()) {
      const text = `[connection]\nid=x\nuuid=11111111-2222-4333-8444-555555555555\ntype=ethernet\ninterface-name=x0\n\n[tc]\nqdisc.root=${it}\n`;
      const { isRefused, written } = askNmcli(text);
      const isKept = !isRefused && written.includes('qdisc.root=');
      if (!isKept) dropped++;
      const file = readFile('file:///etc/NetworkManager/system-connections/x.nmconnection', 'keyfile', text);
      const found = problemsOf(file, new WorkspaceFacts([file]), { target: newest, isolated: true });
      if (found.some(({ severity }) => severity === 'error') === isKept)
        wrong.push(`${it}: ${isKept ? 'kept' : 'dropped'}`);
    }
    assert.ok(dropped > 100, String(dropped));
    assert.deepEqual(wrong, []);
  });
});
