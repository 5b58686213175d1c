// Several commands that one virsh is asked at once: each answer in its place, however it comes.
import assert from 'node:assert/strict';
import { type Command, type Connection, failure, type Result, runAll, success } from '../../../server/src/host/command';
import { Question, Questions } from '../../../server/src/host/framing';
import { VirshSession } from '../../../server/src/host/session';
import { fakeVirsh } from '../../support/fake-virsh';

const command = (...args: string[]): Command<string> => ({ args, changes: false, read: (it) => it.trim() });
const toldOf = (results: readonly Result<string>[]) => results.map((it) => (it.ok ? it.value : it.reason));

describe('questions to a virsh, asked at once', () => {
  /** What is printed for two questions, on both streams. */
  const output = 'virsh # open:a\none\nclose:a\nend:a\nopen:b\ntwo\nclose:b\nend:b\n';
  const complaint = 'error: no network\nerror: end:a\nerror: end:b\n';

  it('have each its own answer, wherever the streams are cut', () => {
    for (let size = 1; size <= output.length; size++) {
      const asked = new Questions([new Question('a', 'x'), new Question('b', 'y')]);
      for (let i = 0; i < output.length; i += size) {
        asked.takeOutput(output.slice(i, i + size));
        asked.takeComplaint(complaint.slice(i, i + size));
      }
      asked.takeComplaint(complaint.slice(output.length));
      assert.equal(asked.answered, 2);
      assert.deepEqual(
        asked.all.map((it) => [it.answer!.output.trim(), it.answer!.complaint.trim()]),
        [
          ['one', 'error: no network'],
          ['two', ''],
        ],
        String(size),
      );
    }
  });

  it("are answered one after the other, and what is behind the last is nobody's", () => {
    const asked = new Questions([new Question('a', 'x'), new Question('b', 'y')]);
    asked.takeOutput(output.slice(0, output.indexOf('open:b')));
    assert.equal(asked.answered, 0);
    asked.takeComplaint(complaint);
    assert.equal(asked.answered, 1);
    assert.equal(asked.all[1]!.answer, undefined);
    asked.takeOutput(`${output.slice(output.indexOf('open:b'))}end:a\n`);
    assert.equal(asked.answered, 2);
  });
});

describe('a kept-open virsh that is asked several things', () => {
  const answers = {
    net_dumpxml: 'case "$*" in *gone*) error "failed to get network";; *die*) exit 3;; *) echo "<$2>";; esac',
  };
  let session: VirshSession;
  const ask = (...names: string[]) => session.runAll(names.map((it) => command('net-dumpxml', '--', it)));
  beforeEach(() => (session = new VirshSession({ uri: 'test:///default', program: fakeVirsh(answers).program })));
  afterEach(() => session.close());

  it('gives each answer in its place, those that are refused and those that cannot be asked among them', async () => {
    assert.deepEqual(toldOf(await ask('a', 'gone', 'b\u0007', 'c')), ['<a>', 'failed', 'failed', '<c>']);
    assert.deepEqual(toldOf(await ask()), []);
    assert.deepEqual(toldOf(await ask('b\u0007')), ['failed']);
  });

  it('keeps what it has said when it ends in the middle, and is started anew', async () => {
    const results = await ask('a', 'die', 'c');
    assert.deepEqual(toldOf(results), ['<a>', 'crashed', 'crashed']);
    assert.match((results[1] as { message: string }).message, /in the middle of net-dumpxml/);
    assert.deepEqual(toldOf(await ask('c')), ['<c>']);
  });

  it('takes its turn among other questions', async () => {
    const [first, all, last] = await Promise.all([
      session.run(command('net-dumpxml', '--', 'x')),
      ask('a', 'b'),
      session.run(command('net-dumpxml', '--', 'y')),
    ]);
    assert.deepEqual(toldOf([first, ...all, last]), ['<x>', '<a>', '<b>', '<y>']);
  });
});

describe('many commands', () => {
  const many = Array.from({ length: 120 }, (_, i) => command(String(i)));

  it('are asked some at once, so that others come in between', async () => {
    const sizes: number[] = [];
    const connection: Connection = {
      uri: undefined,
      run: async () => failure('failed', 'alone'),
      runAll: async (commands) => {
        sizes.push(commands.length);
        return commands.map((it) => success(it.read(it.args[0]!)));
      },
    };
    assert.deepEqual(
      toldOf(await runAll(connection, many)),
      many.map((it) => it.args[0]),
    );
    assert.ok(sizes.length > 1 && sizes.every((it) => it <= 50), sizes.join());
  });

  it('are asked one by one where nothing else can be, until the host is lost', async () => {
    let asked = 0;
    const connection: Connection = {
      uri: undefined,
      run: async (it) => {
        asked++;
        if (it.args[0] === '3') return failure('unreachable', 'lost');
        return it.args[0] === '1' ? failure('failed', 'gone') : success(it.read(it.args[0]!));
      },
    };
    const results = toldOf(await runAll(connection, many));
    assert.deepEqual(results.slice(0, 5), ['0', 'failed', '2', 'unreachable', 'unreachable']);
    assert.deepEqual([results.length, asked], [120, 4]);
  });
});
