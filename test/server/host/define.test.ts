// Operations on networks: what is shown before, what is run, and what keeps anything from being run.
import assert from 'node:assert/strict';
import { readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { failure, success } from '../../../server/src/host/command';
import { defineNetwork, undefineNetwork } from '../../../server/src/host/define';
import { History } from '../../../server/src/host/history';
import { autostartNetwork, createNetwork, destroyNetwork, startNetwork } from '../../../server/src/host/lifecycle';
import type { Operation } from '../../../server/src/host/operation';
import { stateOf } from '../../../server/src/host/state';
import { redoLastDefine, undoLastDefine } from '../../../server/src/host/undo';
import * as virsh from '../../../server/src/host/virsh';
import { crashed, FakeLibvirt } from '../../support/fake-libvirt';
import { newHistory } from '../../support/history';
import { lab, notesOf, valueOf } from '../../support/taking-back';

const uuid = 'dd8fe884-6c02-601e-7551-cca97df1c5df';

/** A libvirt with the network `lab`, its history, and how it stands. */
function world() {
  const libvirt = new FakeLibvirt();
  const xml = lab('before').replace('</name>', `</name><uuid>${uuid}</uuid>`);
  libvirt.networks.push({ name: 'lab', uuid, xml: `${xml}\n`, autostart: false });
  return { libvirt, history: newHistory(), standing: () => structuredClone(libvirt.networks) };
}

describe('the plan of an operation', () => {
  const libvirt = new FakeLibvirt();
  const planOf = ({ title, changes, describe }: Operation<unknown>) => ({
    title,
    changes,
    lines: describe().map((it) => it.replace('virsh -c test:///default ', '')),
  });
  const history = newHistory();
  const target = { name: 'lab', uuid };

  it('shows what a define reads, stores, marks and starts', () => {
    assert.deepEqual(planOf(defineNetwork(libvirt, lab('x'), history)), {
      title: 'Define lab',
      changes: true,
      lines: ['net-dumpxml --inactive -- lab  # kept for undo, if it exists', 'net-define --validate -- network.xml'],
    });
    const xml = `<network><name>lab</name><uuid>${uuid}</uuid></network>`;
    const options = { file: 'my lab.xml', start: true, autostart: true, validate: false };
    assert.deepEqual(planOf(defineNetwork(libvirt, xml, history, options)), {
      title: 'Define and start lab',
      changes: true,
      lines: [
        `net-dumpxml --inactive -- ${uuid}  # kept for undo, if it exists`,
        "net-define -- 'my lab.xml'",
        `net-autostart -- ${uuid}`,
        `net-start -- ${uuid}  # unless it runs already`,
      ],
    });
    const unmarked = planOf(defineNetwork(libvirt, '<network/>', history, { autostart: false, start: true }));
    assert.equal(unmarked.title, 'Define and start the network');
    assert.deepEqual(unmarked.lines.slice(2), [
      "net-autostart --disable -- '?'",
      "net-start -- '?'  # unless it runs already",
    ]);
  });

  it('shows what the others run, by the uuid where it is known', () => {
    assert.deepEqual(planOf(startNetwork(libvirt, { name: 'lab' })), {
      title: 'Start lab',
      changes: true,
      lines: ['net-start -- lab'],
    });
    const stop = planOf(destroyNetwork(libvirt, target, history));
    assert.deepEqual([stop.title, stop.lines], ['Stop lab', [`net-destroy -- ${uuid}`]]);
    const remove = planOf(undefineNetwork(libvirt, { uuid }, history));
    assert.deepEqual(
      [remove.title, remove.lines],
      [`Undefine ${uuid}`, [`net-dumpxml --inactive -- ${uuid}  # kept for undo`, `net-undefine -- ${uuid}`]],
    );
    const create = planOf(createNetwork(libvirt, lab('x'), { file: '/lab.xml' }));
    assert.deepEqual([create.title, create.lines], ['Create lab (transient)', ['net-create --validate -- /lab.xml']]);
    assert.deepEqual(planOf(createNetwork(libvirt, '<network/>', { validate: false })).lines, [
      'net-create -- network.xml',
    ]);
    const mark = planOf(autostartNetwork(libvirt, target, true, history));
    assert.deepEqual([mark.title, mark.lines], ['Start lab with the host', [`net-autostart -- ${uuid}`]]);
    const unmark = planOf(autostartNetwork(libvirt, target, false, history, { define: true }));
    assert.equal(unmark.title, 'No longer start lab with the host');
    assert.deepEqual(unmark.lines, [
      `net-dumpxml --inactive -- ${uuid} > network.xml  # if it is transient`,
      'net-define -- network.xml  # if it is transient',
      `net-autostart --disable -- ${uuid}`,
    ]);
  });

  it('runs nothing, and needs nobody to be reached', () => {
    assert.deepEqual(libvirt.asked, []);
  });
});

describe('a define', () => {
  it('gives libvirt the text as it is, with the uuid of the network that it replaces', async () => {
    const { libvirt, history } = world();
    const given: string[] = [];
    libvirt.disturb = ([verb, ...rest]) => {
      if (verb === 'net-define') given.push(readFileSync(rest.at(-1)!, 'utf8'));
      return undefined;
    };
    const xml = lab('after');
    const done = valueOf(await defineNetwork(libvirt, xml, history).run());
    assert.deepEqual(given, [xml.replace('</name>', `</name><uuid>${uuid}</uuid>`)]);
    assert.deepEqual(done, {
      name: 'lab',
      uuid,
      validated: true,
      replaced: true,
      notes: ['lab keeps what the file does not say: uuid'],
    });
    const own = xml.replace('<name>lab', `<uuid>${uuid}</uuid><name>lab`);
    assert.deepEqual(valueOf(await defineNetwork(libvirt, own, history).run()).notes, []);
    assert.equal(given.at(-1), own);
    const other = valueOf(await defineNetwork(libvirt, lab('x', 'other'), history).run());
    assert.equal(given.at(-1), lab('x', 'other'));
    assert.deepEqual([other.name, other.replaced], ['other', false]);
    assert.equal(other.uuid, libvirt.networks.at(-1)!.uuid);
  });

  it('marks and starts when told to, and does not start what runs', async () => {
    const { libvirt, history } = world();
    const define = (options: object) => defineNetwork(libvirt, lab('x'), history, options).run();
    valueOf(await define({ autostart: true, start: true }));
    assert.deepEqual(libvirt.changes, [
      'net-define --validate -- network.xml',
      `net-autostart -- ${uuid}`,
      `net-start -- ${uuid}`,
    ]);
    const again = valueOf(await define({ autostart: false, start: true, validate: false }));
    assert.deepEqual(libvirt.changes.slice(3), ['net-define -- network.xml', `net-autostart --disable -- ${uuid}`]);
    assert.equal(again.validated, false);
    assert.match(again.notes.join('\n'), /^lab goes on running as it was; stop and start it/m);
  });

  it('says that it is defined when only what follows fails', async () => {
    for (const verb of ['net-autostart', 'net-start']) {
      const { libvirt, history } = world();
      libvirt.disturb = (words) => (words[0] === verb ? failure('failed', `${verb} failed: why`, 'why') : undefined);
      const done = await defineNetwork(libvirt, lab('x'), history, { autostart: true, start: true }).run();
      assert.ok(!done.ok);
      assert.equal(done.message, `lab is defined, but ${verb} failed: why`);
      assert.equal((await history.changes(libvirt.uri)).length, 1);
    }
  });

  it('falls back to one without --validate, and says so', async () => {
    const { libvirt, history } = world();
    libvirt.disturb = (words) =>
      words.includes('--validate')
        ? failure('failed', 'x', "command 'net-define' doesn't support option --validate")
        : undefined;
    const done = valueOf(await defineNetwork(libvirt, lab('x'), history).run());
    assert.equal(done.validated, false);
    assert.match(done.notes.join('\n'), /no --validate/);
    assert.deepEqual(libvirt.changes, ['net-define --validate -- network.xml', 'net-define -- network.xml']);
  });

  it('goes on by what it knows when it is not told afterwards what was stored', async () => {
    for (const [xml, by] of [
      [lab('x', 'new'), 'new'],
      [lab('x'), uuid],
    ] as const) {
      const { libvirt, history } = world();
      libvirt.disturb = (words) =>
        words[0] === 'net-info' && libvirt.changes.length === 1 ? failure('timeout', 'no answer') : undefined;
      const done = valueOf(await defineNetwork(libvirt, xml, history, { start: true }).run());
      assert.equal(libvirt.changes.at(-1), `net-start -- ${by}`);
      assert.deepEqual([done.name, done.uuid], by === uuid ? ['lab', uuid] : ['new', undefined]);
    }
  });

  it('is not given to libvirt when it cannot be handed over', async () => {
    const usual = process.env.TMPDIR;
    process.env.TMPDIR = '/nonexistent';
    try {
      for (const make of [
        ({ libvirt, history }: ReturnType<typeof world>) => defineNetwork(libvirt, lab('x'), history),
        ({ libvirt }: ReturnType<typeof world>) => createNetwork(libvirt, lab('x', 'new')),
      ]) {
        const it = world();
        const done = await make(it).run();
        assert.ok(!done.ok && done.reason === 'failed');
        assert.equal(done.message, 'the XML could not be written to a temporary file: /nonexistent does not exist');
        assert.deepEqual([it.libvirt.changes, await it.history.changes(it.libvirt.uri)], [[], []]);
      }
    } finally {
      if (usual === undefined) delete process.env.TMPDIR;
      else process.env.TMPDIR = usual;
    }
  });

  it('lets libvirt judge a text that names nobody', async () => {
    const { libvirt, history } = world();
    const done = await defineNetwork(libvirt, '<network><title/></network>', history).run();
    assert.ok(!done.ok);
    assert.match(done.message, /missing name/);
    assert.deepEqual(libvirt.asked, ['net-define --validate -- network.xml']);
  });

  it('keeps to itself a text of which nobody knows whom it replaces', async () => {
    const { libvirt, history } = world();
    const xml = '<!DOCTYPE network [<!ENTITY x "lab">]><network><name>&x;</name></network>';
    const done = await defineNetwork(libvirt, xml, history).run();
    assert.ok(!done.ok);
    assert.equal(done.reason, 'failed');
    assert.match(done.message, /cannot be kept/);
    assert.deepEqual(libvirt.asked, []);
  });
});

describe('the other operations', () => {
  it('start, stop, create and mark', async () => {
    const { libvirt, history } = world();
    const made = [
      startNetwork(libvirt, { name: 'lab' }),
      destroyNetwork(libvirt, { name: 'lab', uuid }, history),
      createNetwork(libvirt, lab('x', 'new').replace('</name>', `</name><uuid>${uuid.replace('d', '1')}</uuid>`)),
      autostartNetwork(libvirt, { uuid }, true, history),
    ];
    const outcomes = [];
    for (const it of made) outcomes.push(valueOf(await it.run()));
    assert.deepEqual(outcomes, [
      { name: 'lab', uuid: undefined, notes: [] },
      { name: 'lab', uuid, notes: [] },
      { name: 'new', uuid: uuid.replace('d', '1'), notes: [] },
      { name: uuid, uuid, notes: [] },
    ]);
    assert.deepEqual(libvirt.changes, [
      ...[
        'net-start -- lab',
        `net-destroy -- ${uuid}`,
        'net-create --validate -- network.xml',
        `net-autostart -- ${uuid}`,
      ],
    ]);
  });

  it('say what libvirt refuses', async () => {
    const { libvirt, history } = world();
    const transient = { name: 't', uuid: '11111111-2222-3333-4444-555555555555', autostart: false };
    libvirt.networks.push({ ...transient, live: `<network><name>t</name><uuid>${transient.uuid}</uuid></network>` });
    const messageOf = async (operation: Operation<unknown>) => {
      const done = await operation.run();
      return done.ok ? '' : done.message;
    };
    assert.match(
      await messageOf(destroyNetwork(libvirt, { name: 'lab' }, history)),
      /^net-destroy failed: .*not active/,
    );
    assert.match(await messageOf(destroyNetwork(libvirt, { name: 'no' }, history)), /^net-destroy failed: /);
    assert.match(await messageOf(createNetwork(libvirt, '<network/>')), /^net-create failed: missing name/);
    assert.match(
      await messageOf(autostartNetwork(libvirt, { name: 't' }, false, history)),
      /^net-autostart failed: cannot set/,
    );
    assert.match(
      await messageOf(undefineNetwork(libvirt, { name: 't' }, history)),
      /^net-undefine failed: can't undefine/,
    );
    const mark = (define: boolean) => autostartNetwork(libvirt, { name: 't' }, true, history, { define });
    libvirt.disturb = (words) =>
      words[0] === 'net-define' ? failure('failed', 'net-define failed: why', 'why') : undefined;
    assert.equal(await messageOf(mark(true)), 'net-define failed: why');
    libvirt.disturb = (words) =>
      words[0] === 'net-autostart' ? failure('failed', 'net-autostart failed: why', 'why') : undefined;
    assert.equal(await messageOf(mark(true)), 'net-autostart failed: why');
    assert.deepEqual(
      (await history.changes(libvirt.uri)).map((it) => it.what),
      ['autostart'],
    );
  });

  it('know a uuid however it is written', async () => {
    const { libvirt, history } = world();
    const loose = uuid.toUpperCase().replaceAll('-', '');
    libvirt.disturb = (words) => {
      if (words.at(-1) !== loose) return undefined;
      libvirt.asked.pop();
      return libvirt.run({
        args: [...words.slice(0, -1), uuid],
        changes: false,
        read: (it) => (words[0] === 'net-info' ? virsh.info({}).read(it) : it),
      });
    };
    valueOf(await undefineNetwork(libvirt, { uuid: loose }, history).run());
    assert.equal((await history.changes(libvirt.uri))[0]!.before.xml !== undefined, true);
  });
});

/** Operations that replace something, on the network `lab`, which is there. */
const replacing: Readonly<Record<string, (libvirt: FakeLibvirt, history: History) => Operation<unknown>>> = {
  define: (libvirt, history) => defineNetwork(libvirt, lab('x'), history),
  'define by uuid': (libvirt, history) =>
    defineNetwork(libvirt, lab('x').replace('</name>', `</name><uuid>${uuid}</uuid>`), history),
  undefine: (libvirt, history) => undefineNetwork(libvirt, { name: 'lab' }, history),
  'undefine by uuid': (libvirt, history) => undefineNetwork(libvirt, { uuid }, history),
  autostart: (libvirt, history) => autostartNetwork(libvirt, { name: 'lab' }, true, history),
  'stop of a transient network': (libvirt, history) => {
    const [network] = libvirt.networks;
    libvirt.networks[0] = { ...network!, xml: undefined, live: network!.xml };
    return destroyNetwork(libvirt, { name: 'lab' }, history);
  },
  'autostart of a transient network': (libvirt, history) => {
    const [network] = libvirt.networks;
    libvirt.networks[0] = { ...network!, xml: undefined, live: network!.xml };
    return autostartNetwork(libvirt, { name: 'lab' }, true, history, { define: true });
  },
};

describe('what is replaced', () => {
  const refusals = {
    refused: failure('failed', 'no', "failed to get network 'lab'\ninternal error: something else"),
    'not permitted': failure('not-permitted', 'no', "failed to get network 'lab'\naccess denied"),
    late: failure('timeout', 'no answer'),
    unreachable: failure('unreachable', 'gone', "failed to get network 'lab'\nclient socket is closed"),
    crashed,
    cancelled: failure('cancelled', 'stopped'),
    empty: success(''),
    'of another kind': success('<domain/>'),
    'of another network': success(lab('x', 'other')),
  };

  for (const [what, operationOn] of Object.entries(replacing)) {
    it(`is kept before the ${what}`, async () => {
      const { libvirt, history } = world();
      const operation = operationOn(libvirt, history);
      const before = valueOf(await stateOf(libvirt, { uuid }, undefined));
      libvirt.disturb = (_words, carryOut) => {
        const isChange = libvirt.changes.length > 0;
        return isChange
          ? history.changes(libvirt.uri).then((kept) => (assert.equal(kept.length, 1), carryOut()))
          : undefined;
      };
      valueOf(await operation.run());
      const [kept, ...others] = await history.changes(libvirt.uri);
      assert.deepEqual(others, []);
      assert.deepEqual(kept!.before, before.state);
      assert.deepEqual([kept!.name, kept!.uuid, kept!.uri], ['lab', uuid, libvirt.uri]);
      assert.equal(kept!.sent, undefined);
      libvirt.disturb = undefined;
      valueOf(await valueOf(await undoLastDefine(libvirt, history)).run());
      assert.deepEqual(valueOf(await stateOf(libvirt, { uuid }, undefined)), before);
    });

    it(`is not touched by the ${what} when it cannot be read`, async () => {
      for (const [how, answer] of Object.entries(refusals)) {
        for (const verb of ['net-info', 'net-dumpxml', 'net-list']) {
          const { libvirt, history, standing } = world();
          const operation = operationOn(libvirt, history);
          const before = standing();
          let disturbed = false;
          libvirt.disturb = (words) => {
            // The list is asked for where the network was not found.
            if (verb === 'net-list' && words[0] === 'net-info') return refusals.refused;
            if (words[0] !== verb) return undefined;
            disturbed = true;
            if (!answer.ok) return answer;
            const info = { name: '', uuid: '', active: false, persistent: false, autostart: false, bridge: undefined };
            return success(verb === 'net-info' ? info : verb === 'net-list' ? ['lab', uuid] : answer.value);
          };
          const done = await operation.run();
          assert.ok(disturbed && !done.ok, `${how} ${verb}: ${JSON.stringify(done)}`);
          assert.deepEqual(libvirt.changes, [], `${how} ${verb}`);
          assert.deepEqual(standing(), before);
          assert.deepEqual(await history.changes(libvirt.uri), []);
        }
      }
    });

    it(`is not touched by the ${what} when it cannot be kept`, async () => {
      const { libvirt, standing } = world();
      const operation = operationOn(libvirt, new History('/dev/null/x'));
      const before = standing();
      const done = await operation.run();
      assert.ok(!done.ok);
      const why = '/dev/null/x lies below a file, not a folder';
      assert.equal(done.message, `what is replaced could not be kept in /dev/null/x, so nothing was changed: ${why}`);
      assert.deepEqual([libvirt.changes, standing()], [[], before]);
    });
  }

  it('is not another network whose uuid is the name, nor one that is named like the uuid', async () => {
    const { libvirt, history } = world();
    for (const target of [{ name: uuid }, { uuid: '11111111-2222-3333-4444-555555555555' }]) {
      const named = { name: '11111111-2222-3333-4444-555555555555', uuid: '22222222-2222-3333-4444-555555555555' };
      libvirt.networks.push({ ...named, xml: '<network/>', autostart: false });
      const done = await undefineNetwork(libvirt, target, history).run();
      assert.ok(!done.ok);
      assert.match(done.message, /^asked for .*, virsh told of /);
      assert.deepEqual(libvirt.changes, []);
    }
  });

  it('stays kept when virsh ends in the middle, and comes back though nobody knows how far it went', async () => {
    for (const isCarriedOut of [true, false]) {
      const { libvirt, history, standing } = world();
      const before = standing();
      valueOf(await autostartNetwork(libvirt, { name: 'lab' }, true, history).run());
      valueOf(await autostartNetwork(libvirt, { name: 'lab' }, false, history).run());
      libvirt.disturb = (words, carryOut) => {
        if (words[0] !== 'net-define') return undefined;
        if (isCarriedOut) carryOut();
        return crashed;
      };
      assert.ok(!(await defineNetwork(libvirt, lab('after'), history).run()).ok);
      libvirt.disturb = undefined;
      const undo = valueOf(await undoLastDefine(libvirt, history));
      assert.deepEqual(await notesOf(undo), []);
      valueOf(await undo.run());
      // What did not come about is no change: the one before is taken back.
      assert.deepEqual(standing(), isCarriedOut ? before : [{ ...before[0], autostart: true }]);
    }
  });

  it('is asked about when virsh ended in the middle and somebody else came after', async () => {
    const { libvirt, history } = world();
    libvirt.disturb = (words) => (words[0] === 'net-define' ? crashed : undefined);
    assert.ok(!(await defineNetwork(libvirt, lab('after'), history).run()).ok);
    libvirt.disturb = undefined;
    libvirt.networks[0]!.xml = libvirt.networks[0]!.xml!.replace('before', 'theirs');
    const undo = valueOf(await undoLastDefine(libvirt, history));
    assert.match(
      (await notesOf(undo))[0]!,
      /^how the define of .* left lab was not noted, so somebody else may have changed it/,
    );
    const refused = await undo.run();
    assert.ok(!refused.ok && refused.remedy === 'overwrite');
    assert.equal(refused.detail, 'nothing was changed');
  });

  it('is taken back by what the host shows, where that can be asked', async () => {
    const { libvirt, history } = world();
    libvirt.disturb = (words, carryOut) => (words[0] === 'net-define' ? (carryOut(), crashed) : undefined);
    assert.ok(!(await defineNetwork(libvirt, lab('after'), history).run()).ok);
    let infos = 0;
    libvirt.disturb = (words) =>
      words[0] === 'net-info' && ++infos === 1 ? failure('timeout', 'no answer') : undefined;
    const undo = valueOf(await undoLastDefine(libvirt, history));
    assert.match(undo.describe().join(), /net-define/);
    libvirt.disturb = (words) => (words[0] === 'net-info' ? crashed : undefined);
    assert.deepEqual(await undoLastDefine(libvirt, history), crashed);
    assert.deepEqual(await undo.run(), crashed);
  });

  it('is taken back as far as that goes, and the rest forth again', async () => {
    const { libvirt, history, standing } = world();
    valueOf(await defineNetwork(libvirt, lab('after'), history, { autostart: true }).run());
    const undo = valueOf(await undoLastDefine(libvirt, history));
    const refused = failure('failed', 'net-autostart failed: why', 'why');
    libvirt.disturb = (words) => (words[0] === 'net-autostart' ? refused : undefined);
    assert.deepEqual(await undo.run(), refused);
    libvirt.disturb = undefined;
    assert.match(standing()[0]!.xml!, /before/);
    valueOf(await valueOf(await redoLastDefine(libvirt, history)).run());
    assert.match(standing()[0]!.xml!, /after/);
    // What is refused as a whole is no undo.
    libvirt.disturb = (words) => (words[0] === 'net-define' ? refused : undefined);
    assert.ok(!(await valueOf(await undoLastDefine(libvirt, history)).run()).ok);
    libvirt.disturb = undefined;
    assert.ok(!(await redoLastDefine(libvirt, history)).ok);
  });

  it('stays kept when nobody can say or write how it was left, and the change is made all the same', async () => {
    const { libvirt, history } = world();
    libvirt.disturb = (words) =>
      words[0] === 'net-list' || (words[0] === 'net-dumpxml' && libvirt.changes.length > 0) ? crashed : undefined;
    valueOf(await defineNetwork(libvirt, lab('after'), history).run());
    assert.deepEqual(
      (await history.changes(libvirt.uri)).map((it) => [it.before.xml?.includes('before'), it.after]),
      [[true, undefined]],
    );
    const folder = join(history.folder, 'history');
    libvirt.disturb = (words, carryOut) => {
      if (words[0] !== 'net-define') return undefined;
      renameSync(folder, `${folder}.away`);
      return carryOut();
    };
    valueOf(await defineNetwork(libvirt, lab('later'), history).run());
    renameSync(`${folder}.away`, folder);
    assert.equal((await history.changes(libvirt.uri)).at(-1)!.after, undefined);
  });

  it('cannot be taken back where what is kept is not ours, and that is said', async () => {
    const { libvirt } = world();
    for (const plan of [undoLastDefine, redoLastDefine]) {
      const done = await plan(libvirt, new History('/dev/null/x'));
      assert.ok(!done.ok && done.reason === 'failed');
      assert.equal(
        done.message,
        'the changes kept in /dev/null/x could not be read: /dev/null/x lies below a file, not a folder',
      );
    }
    const none = await undoLastDefine(libvirt, newHistory(), { name: 'lab' });
    assert.ok(!none.ok);
    assert.equal(none.message, 'no change of lab on test:///default is kept that could be taken back');
    const nowhere = await redoLastDefine({ uri: undefined, run: async () => crashed }, newHistory());
    assert.ok(!nowhere.ok);
    assert.equal(nowhere.message, 'no undo on the default connection is kept that could be taken back');
  });
});
