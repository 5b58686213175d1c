// A virsh that listens to a host does so for a while, and another one takes its place before it ends. Time is told by the test.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { listenTo } from '../../../server/src/host/watch/events';
import { type FakeVirsh, fakeVirsh } from '../../support/fake-virsh';

const uri = 'qemu:///system';

/** Whether a process runs: one that has ended and that nobody has asked after yet does not. */
const runs = (pid: number): boolean =>
  existsSync(`/proc/${String(pid)}/stat`) && !/\) Z/.test(readFileSync(`/proc/${String(pid)}/stat`, 'utf8'));

const until = async (holds: () => boolean): Promise<void> => {
  while (!holds()) await new Promise((done) => setTimeout(done, 5));
};

describe('whoever listens to a host', function () {
  if (process.platform !== 'linux') return;
  let due: { ms: number; act: () => void } | undefined;
  const after = (ms: number, act: () => void): (() => void) => {
    const mine = (due = { ms, act });
    return () => {
      if (due === mine) due = undefined;
    };
  };
  const pass = (): void => {
    const now = due!;
    due = undefined;
    now.act();
  };
  const open: (() => void)[] = [];
  afterEach(() => {
    for (const kill of open.splice(0)) kill();
  });
  const running = (virsh: FakeVirsh): boolean[] => virsh.started.map(runs);
  const listen = (virsh: FakeVirsh): { ended: number; kill: () => void } => {
    const seen = { ended: 0, kill: () => listener.kill() };
    const listener = listenTo(
      'network',
      { program: virsh.program, uri, env: process.env },
      after,
      () => undefined,
      () => seen.ended++,
    );
    open.push(seen.kill);
    return seen;
  };

  it('is followed by another before its time is over, and the two overlap', async () => {
    const virsh = fakeVirsh();
    const seen = listen(virsh);
    await until(() => virsh.arguments.length > 0);
    const limit = 1000 * Number(/--timeout=(\d+)/.exec(virsh.arguments.join(' '))![1]);
    assert.ok(virsh.arguments.includes('--readonly'));
    let lasted = due!.ms;
    pass();
    assert.deepEqual(running(virsh), [true]);
    lasted += due!.ms;
    pass();
    await until(() => virsh.started.length === 2);
    assert.deepEqual(running(virsh), [true, true]);
    assert.ok(lasted < limit, 'the first has not ended by itself');
    lasted += due!.ms;
    assert.ok(lasted <= limit, 'the first is ended by us');
    pass();
    await until(() => !running(virsh)[0]);
    assert.deepEqual([running(virsh), seen.ended], [[false, true], 0]);
    seen.kill();
    await until(() => !running(virsh)[1]);
    assert.equal(due, undefined);
  });

  it('tells that it has ended once, and nobody follows', async () => {
    const virsh = fakeVirsh();
    const seen = listen(virsh);
    pass();
    pass();
    await until(() => virsh.started.length === 2);
    process.kill(virsh.started[1]!, 'SIGKILL');
    await until(() => seen.ended > 0 && !running(virsh).includes(true));
    assert.deepEqual([due, seen.ended, virsh.started.length], [undefined, 1, 2]);
  });
});
