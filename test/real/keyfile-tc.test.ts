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

function* filters(): Generator<string> {
  const actions = [
    '',
    'action',
    'action simple',
    'action simple sdata',
    'action simple sdata a',
    'action simple sdata a b',
  ];
  const mirred = [
    '',
    'egress',
    'egress mirror',
    'ingress redirect dev a',
    'dev a egress redirect',
    'egress mirror dev',
  ];
  const more = ['mirror dev a b', 'egress egress', 'egress ingress mirror dev a', 'egress bogus dev a', 'dev a dev b'];
  for (const kind of ['matchall', 'u32', 'flower', 'bogus', 'handle 1: u32', 'handle x u32', 'handle'])
    for (const it of [
      ...actions,
      ...[...mirred, ...more].map((words) => `action mirred ${words}`),
      ...['action bogus', 'action gact drop', 'match ip', 'action simple foo', 'action simple action simple'],
    ])
      yield `tfilter.root=${kind} ${it}`.trim();
}

function* places(): Generator<string> {
  const numbers = ['1:', '1', '1:0', 'ffff:fff1', '12345:', ':1', 'g:', '1:1:1', '0x1:', 'ABCD:', 'abcd:abcde', '-1:'];
  for (const it of ['root', 'ROOT', 'ingress', 'clsact', 'parent', 'none', 'bogus', 'parent root', ...numbers])
    for (const place of [it, `parent ${it}`, `parent  ${it}`, `handle ${it}`, `${it} `]) {
      yield `qdisc.${place}=sfq`;
      yield `tfilter.${place}=matchall`;
    }
}

const twice = [
  'qdisc.root=sfq\nqdisc.root=sfq',
  'qdisc.root=sfq\nqdisc.root=fq_codel',
  'qdisc.root=sfq\nqdisc.root=sfq limit x',
  'tfilter.root=matchall\ntfilter.root=u32',
  'qdisc.1:=sfq\nqdisc.2:=sfq',
];

describe('traffic control in keyfiles', function () {
  this.timeout(300_000);
  before(function () {
    skipBecause(this, whyNoNmcli('1.42'));
  });

  it('has an error where NetworkManager drops a line, and none where it keeps it', () => {
    const wrong: string[] = [];
    const counts = { kept: 0, dropped: 0, refused: 0 };
    for (const it of [...[...queues()].map((queue) => `qdisc.root=${queue}`), ...filters(), ...places(), ...twice]) {
      const text = `[connection]\nid=x\nuuid=11111111-2222-4333-8444-555555555555\ntype=ethernet\ninterface-name=x0\n\n[tc]\n${it}\n`;
      const { isRefused, written } = askNmcli(text);
      const made = isRefused ? 'refused' : /^(?:qdisc|tfilter)\./m.test(written) ? 'kept' : 'dropped';
      counts[made]++;
      const file = readFile('file:///etc/NetworkManager/system-connections/x.nmconnection', 'keyfile', text);
      const found = problemsOf(file, new WorkspaceFacts([file]), { target: newest, isolated: true });
      if (found.some(({ severity }) => severity === 'error') === (made === 'kept')) wrong.push(`${it}: ${made}`);
    }
    console.log(`      ${JSON.stringify(counts)}`);
    assert.ok(counts.kept > 100 && counts.dropped > 100 && counts.refused > 1, JSON.stringify(counts));
    assert.deepEqual(wrong, []);
  });
});
