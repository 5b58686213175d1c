// What undo and redo must do, on any libvirt: the one in memory, virsh's own practice driver, and the real daemon.
import assert from 'node:assert/strict';
import type { Connection, Failure, Result } from '../../server/src/host/command';
import { defineNetwork, undefineNetwork } from '../../server/src/host/define';
import { definition } from '../../server/src/host/definition';
import type { History } from '../../server/src/host/history';
import { autostartNetwork, createNetwork, destroyNetwork, startNetwork } from '../../server/src/host/lifecycle';
import type { Operation, Outcome } from '../../server/src/host/operation';
import { stateOf } from '../../server/src/host/state';
import { redoLastDefine, undoLastDefine, type UndoOptions } from '../../server/src/host/undo';
import * as virsh from '../../server/src/host/virsh';
import { sameHistory } from './history';

export interface World {
  readonly connection: Connection;
  readonly history: History;
}

/** What a person is told before an operation runs. */
export const notesOf = async (it: Operation<unknown>): Promise<readonly string[]> => valueOf(await it.outlook()).notes;

/** A definition of `lab` that differs from others by its domain. */
export const lab = (domain: string, name = 'lab'): string =>
  `<network><name>${name}</name><domain name='${domain}'/></network>`;

/**
 * Declares the tests; `worldOf` gives a libvirt without networks of ours. `apart`: it keeps the definition of a running
 * network apart from what runs, as libvirt's network driver does and its test driver does not.
 */
export function takesChangesBack({ apart }: { apart: boolean }, worldOf: () => World): void {
  let world: World;
  beforeEach(function () {
    world = worldOf();
  });

  const make = async <T>(operation: Operation<T>): Promise<T> => valueOf(await operation.run());
  const define = (domain: string, name?: string) =>
    make(defineNetwork(world.connection, lab(domain, name), world.history));
  const takeBack = async (plan: typeof undoLastDefine, options?: UndoOptions): Promise<Outcome> =>
    make(valueOf(await plan(world.connection, world.history, options)));
  const undo = (options?: UndoOptions) => takeBack(undoLastDefine, options);
  const redo = (options?: UndoOptions) => takeBack(redoLastDefine, options);
  const standing = async (name = 'lab') => valueOf(await stateOf(world.connection, { name }, undefined));
  const domain = async (name?: string) => /<domain name='([^']*)'/.exec((await standing(name)).state.xml ?? '')?.[1];
  /** A change that somebody makes without virtnet. */
  const outside = async (command: Parameters<Connection['run']>[0]) => valueOf(await world.connection.run(command));
  const outsideDefine = async (of: string) => {
    const { uuid } = await standing();
    const xml = lab(of).replace('</name>', uuid === undefined ? '</name>' : `</name><uuid>${uuid}</uuid>`);
    valueOf(await definition(world.connection, xml, false, undefined));
  };
  const nothingLeft = async (plan: typeof undoLastDefine, name?: string) => {
    const none = await plan(world.connection, world.history, name === undefined ? {} : { name });
    assert.ok(!none.ok);
    assert.match(none.message, /is kept that could be taken back$/);
  };
  const refusal = async (operation: Operation<unknown>): Promise<Failure> => {
    const refused = await operation.run();
    assert.ok(!refused.ok, JSON.stringify(refused));
    return refused;
  };

  it('goes back step by step and forth again, byte by byte', async () => {
    const states = [];
    for (const it of ['one', 'two', 'three']) {
      await define(it);
      states.push(await standing());
    }
    for (const back of [1, 0]) {
      await undo();
      assert.deepEqual(await standing(), states[back]);
    }
    await undo();
    assert.equal((await standing()).uuid, undefined);
    await nothingLeft(undoLastDefine);
    for (const it of states) {
      await redo();
      assert.deepEqual(await standing(), it);
    }
    await nothingLeft(redoLastDefine);
    await undo();
    await redo();
    await undo();
    assert.equal(await domain(), 'two');
  });

  it('keeps what was undone on the way back once something else was changed', async () => {
    await define('one');
    await define('two');
    await undo();
    await define('three');
    await nothingLeft(redoLastDefine);
    const way = [];
    for (let i = 0; i < 4; i++) {
      await undo();
      way.push(await domain());
    }
    assert.deepEqual(way, ['one', 'two', 'one', undefined]);
    await nothingLeft(undoLastDefine);
    for (let i = 0; i < 4; i++) await redo();
    assert.equal(await domain(), 'three');
  });

  it('keeps all that was undone on the way back, in the order it was', async () => {
    for (const it of ['one', 'two', 'three']) await define(it);
    await undo();
    await undo();
    await define('four');
    const way = [];
    for (let i = 0; i < 6; i++) {
      await undo();
      way.push(await domain());
    }
    assert.deepEqual(way, ['one', 'two', 'three', 'two', 'one', undefined]);
  });

  it('replaces what somebody else has changed only when told so, and keeps it', async () => {
    await define('one');
    await define('two');
    await outsideDefine('theirs');
    const plan = valueOf(await undoLastDefine(world.connection, world.history));
    const objection =
      /^somebody else has changed lab since the define of \d+ \w+ \d{4}, [\d:]{8}: another definition .*<domain>/;
    assert.match((await notesOf(plan))[0]!, objection);
    const refused = await refusal(plan);
    assert.equal(refused.remedy, 'overwrite');
    assert.match(refused.message, objection);
    assert.equal(await domain(), 'theirs');
    await undo({ overwrite: true });
    assert.equal(await domain(), 'one');
    await redo();
    assert.equal(await domain(), 'theirs');
    await undo();
    assert.equal(await domain(), 'one');
  });

  it('says when what it undoes or redoes is gone, and brings it back all the same', async () => {
    await define('one');
    await define('two');
    await outside(virsh.undefine({ name: 'lab' }));
    const refused = await refusal(valueOf(await undoLastDefine(world.connection, world.history)));
    assert.match(refused.message, /: it is gone$/);
    await undo({ overwrite: true });
    assert.equal(await domain(), 'one');
    await redo();
    assert.equal(await domain(), undefined);
    await undo();
    await outside(virsh.autostart({ name: 'lab' }, true));
    assert.match(
      (await refusal(valueOf(await undoLastDefine(world.connection, world.history)))).message,
      /: it starts with the host$/,
    );
  });

  it('has nothing to ask where nothing is left to do, and goes on from there', async () => {
    await define('one', 'other');
    await define('one');
    await outside(virsh.undefine({ name: 'lab' }));
    assert.deepEqual((await undo()).notes, ['lab is so already']);
    await undo();
    assert.equal(await domain('other'), undefined);
    assert.deepEqual((await redo()).name, 'other');
    assert.deepEqual((await redo()).notes, ['lab is so already']);
  });

  it('tells a define apart that replaces what somebody else has changed', async () => {
    await define('one');
    await outsideDefine('theirs');
    const { notes } = await define('two');
    assert.match(notes.join('\n'), /^somebody else had changed lab since the define of .*<domain>.* kept for undo$/m);
    assert.doesNotMatch((await define('three')).notes.join('\n'), /somebody/);
    await undo();
    await undo();
    assert.equal(await domain(), 'theirs');
  });

  it('takes the newest of all networks, or of the one that is named', async () => {
    for (const it of ['a', 'b']) for (const version of ['1', '2']) await define(`${it}${version}`, it);
    await undo({ name: 'a' });
    assert.deepEqual([await domain('a'), await domain('b')], ['a1', 'b2']);
    await undo();
    await undo();
    assert.deepEqual([await domain('a'), await domain('b')], ['a1', undefined]);
    await redo();
    assert.deepEqual([await domain('a'), await domain('b')], ['a1', 'b1']);
    await redo({ name: 'a' });
    assert.deepEqual([await domain('a'), await domain('b')], ['a2', 'b1']);
    await nothingLeft(redoLastDefine, 'a');
    await nothingLeft(undoLastDefine, 'c');
    await redo();
    assert.deepEqual([await domain('a'), await domain('b')], ['a2', 'b2']);
  });

  it('undoes and redoes an undefine with its autostart', async () => {
    await make(defineNetwork(world.connection, lab('one'), world.history, { autostart: true }));
    const before = await standing();
    await make(undefineNetwork(world.connection, { name: 'lab' }, world.history));
    await undo();
    assert.deepEqual(await standing(), before);
    await redo();
    assert.equal((await standing()).uuid, undefined);
  });

  it('undoes and redoes a change of autostart', async () => {
    await define('one');
    const mark = (on: boolean) => make(autostartNetwork(world.connection, { name: 'lab' }, on, world.history));
    const isMarked = async () => (await standing()).state.autostart;
    await mark(true);
    await mark(true);
    await mark(false);
    await undo();
    assert.equal(await isMarked(), true);
    await undo();
    assert.equal(await isMarked(), false);
    await redo();
    assert.equal(await isMarked(), true);
    assert.equal(await domain(), 'one');
  });

  it('keeps no change that changes nothing, nor one that is refused', async () => {
    await define('one');
    const { xml } = (await standing()).state;
    await make(defineNetwork(world.connection, xml!, world.history));
    await refusal(defineNetwork(world.connection, '<network><name>lab</name><bogus', world.history));
    await refusal(undefineNetwork(world.connection, { name: 'nobody' }, world.history));
    assert.deepEqual(
      (await world.history.changes(world.connection.uri)).map((it) => it.what),
      ['define'],
    );
    await undo();
    assert.equal(await domain(), undefined);
  });

  it('is the same for every window of the user', async () => {
    await define('one');
    const other = sameHistory(world.history);
    await make(defineNetwork(world.connection, lab('two'), other));
    await define('three');
    await make(valueOf(await undoLastDefine(world.connection, other)));
    assert.equal(await domain(), 'two');
    await undo();
    assert.equal(await domain(), 'one');
    await make(valueOf(await redoLastDefine(world.connection, other)));
    assert.equal(await domain(), 'two');
  });

  it('keeps every version of two that are defined at once', async () => {
    await define('one');
    const other = sameHistory(world.history);
    const both = [
      defineNetwork(world.connection, lab('two'), world.history).run(),
      defineNetwork(world.connection, lab('three'), world.history).run(),
      defineNetwork(world.connection, lab('four'), other).run(),
    ];
    (await Promise.all(both)).forEach(valueOf);
    const seen = [await domain()];
    for (let i = 0; i < 3; i++) {
      await undo();
      seen.push(await domain());
    }
    assert.equal(seen.at(-1), 'one');
    assert.deepEqual([...seen].sort(), ['four', 'one', 'three', 'two']);
    assert.ok(seen.indexOf('three') < seen.indexOf('two'), 'first come, first served');
  });

  it('does nothing when the network was changed after the plan was shown', async () => {
    await define('one');
    await define('two');
    const [plan, again] = [
      valueOf(await undoLastDefine(world.connection, world.history)),
      valueOf(await undoLastDefine(world.connection, world.history)),
    ];
    await make(plan);
    assert.match((await refusal(again)).message, /^lab was changed after this was shown/);
    assert.equal(await domain(), 'one');
  });

  it('stops a network that did not exist before, and starts it again with a redo', async () => {
    await make(defineNetwork(world.connection, lab('one'), world.history, { start: true, autostart: true }));
    const before = await standing();
    const plan = valueOf(await undoLastDefine(world.connection, world.history));
    assert.match(plan.title, /^Remove lab, which did not exist before /);
    assert.deepEqual(plan.describe().map(verbOf), ['net-destroy', 'net-undefine']);
    await make(plan);
    assert.equal((await standing()).uuid, undefined);
    const way = valueOf(await redoLastDefine(world.connection, world.history));
    assert.deepEqual(way.describe().map(verbOf), ['net-define', 'net-autostart', 'net-start']);
    await make(way);
    const { state } = await standing();
    assert.deepEqual([state.xml, state.autostart, state.live !== undefined], [before.state.xml, true, true]);
  });

  it('says that it stops what runs by now', async () => {
    await define('one');
    await make(startNetwork(world.connection, { name: 'lab' }));
    const plan = valueOf(await undoLastDefine(world.connection, world.history));
    assert.deepEqual(plan.describe().map(verbOf), ['net-destroy', 'net-undefine']);
    assert.match((await notesOf(plan)).join(), /^no guest is known to be on it; one that is would be cut off/);
    await make(plan);
    assert.equal((await standing()).uuid, undefined);
  });

  it('brings a transient network back that was stopped', async () => {
    await make(createNetwork(world.connection, lab('one')));
    const before = await standing();
    await make(destroyNetwork(world.connection, { name: 'lab' }, world.history));
    assert.equal((await standing()).uuid, undefined);
    const plan = valueOf(await undoLastDefine(world.connection, world.history));
    assert.deepEqual(plan.describe().map(verbOf), ['net-create']);
    await make(plan);
    assert.deepEqual(await standing(), before);
    await redo();
    assert.equal((await standing()).uuid, undefined);
  });

  it('has stopping a stored network for no change', async () => {
    await make(defineNetwork(world.connection, lab('one'), world.history, { start: true }));
    await make(destroyNetwork(world.connection, { name: 'lab' }, world.history));
    assert.equal((await world.history.changes(world.connection.uri)).length, 1);
    await make(startNetwork(world.connection, { name: 'lab' }));
  });

  if (!apart) return;

  describe('while it runs', () => {
    it('changes what is stored, and says that it goes on running', async () => {
      await make(defineNetwork(world.connection, lab('one'), world.history, { start: true }));
      const { live } = (await standing()).state;
      assert.match((await define('two')).notes.join('\n'), /^lab goes on running as it was/m);
      const plan = valueOf(await undoLastDefine(world.connection, world.history));
      const notes = await notesOf(plan);
      assert.deepEqual(notes, ['lab goes on running as it is until it is stopped and started']);
      assert.deepEqual((await make(plan)).notes, notes);
      assert.deepEqual([await domain(), (await standing()).state.live], ['one', live]);
    });

    it('makes a transient network transient again', async () => {
      await make(createNetwork(world.connection, lab('one')));
      const before = await standing();
      await define('two');
      await undo();
      assert.deepEqual(await standing(), before);
      await redo();
      assert.equal(await domain(), 'two');
      // Though it was stopped meanwhile.
      await outside(virsh.destroy({ name: 'lab' }));
      const way = valueOf(await undoLastDefine(world.connection, world.history));
      assert.deepEqual(way.describe().map(verbOf), ['net-undefine', 'net-create']);
      await make(way);
      const { state } = await standing();
      assert.deepEqual([state.xml, state.live !== undefined], [undefined, true]);
    });

    it('takes back that a transient network was given a definition to start with the host', async () => {
      await make(createNetwork(world.connection, lab('one')));
      const mark = (define: boolean) =>
        autostartNetwork(world.connection, { name: 'lab' }, true, world.history, { define });
      assert.equal((await refusal(mark(false))).remedy, 'define');
      await nothingLeft(undoLastDefine);
      assert.deepEqual((await make(mark(true))).notes, ['lab was transient and is now defined']);
      assert.equal((await standing()).state.autostart, true);
      await undo();
      assert.deepEqual([(await standing()).state.xml, (await standing()).state.autostart], [undefined, false]);
      await redo();
      assert.equal((await standing()).state.autostart, true);
    });

    it('takes back an undefine of a running network', async () => {
      await make(defineNetwork(world.connection, lab('one'), world.history, { start: true, autostart: true }));
      const before = await standing();
      await make(undefineNetwork(world.connection, { name: 'lab' }, world.history));
      assert.equal((await standing()).state.xml, undefined);
      await undo();
      assert.deepEqual(await standing(), before);
    });
  });
}

const verbOf = (line: string): string => / (net-\w+)/.exec(line)![1]!;

export function valueOf<T>(result: Result<T>): T {
  assert.ok(result.ok, JSON.stringify(result));
  return result.value;
}
