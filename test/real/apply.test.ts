// Plans carried out on a real libvirt: from any network to any other, in place where it can be, and back.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { applyPlan, planFor, type PreparedPlan } from '../../server/src/host/apply';
import { VirshSession } from '../../server/src/host/session';
import { stateOf, type State } from '../../server/src/host/state';
import { undoLastDefine } from '../../server/src/host/undo';
import { waysFor } from '../../server/src/host/ways';
import { differencesOf } from '../../server/src/model/network/drift/differences';
import type { DefinitionKind } from '../../server/src/model/network/drift/part';
import { parseXml } from '../../server/src/syntax/xml/parse';
import { freshFolder, newHistory } from '../support/history';
import { type Libvirtd, startLibvirtd } from '../support/libvirtd';
import { NetworkMaker } from '../support/network-pairs';
import { skipWithoutLibvirtd } from '../support/skipping';

const pairs = Number(process.env.VIRTNET_PAIRS ?? 25);
const seed = Number(process.env.VIRTNET_SEED ?? 1);

const differences = (here: string, there: string, [a, b]: readonly [DefinitionKind, DefinitionKind]): string[] =>
  differencesOf({ tree: parseXml(here), kind: a }, { tree: parseXml(there), kind: b }).map(
    (it) => `${it.path}: ${it.here.value} / ${it.there.value}`,
  );

describe('a plan', function () {
  let daemon: Libvirtd | undefined;
  let session: VirshSession;
  let folder: string;

  before(async function () {
    skipWithoutLibvirtd(this);
    daemon = await startLibvirtd();
    await daemon.inside('ip', 'link', 'add', 'pl0', 'type', 'veth', 'peer', 'name', 'pl1');
    session = new VirshSession({ uri: daemon.uri });
    folder = freshFolder();
    mkdirSync(folder, { recursive: true });
  });
  after(async () => {
    await session?.close();
    await daemon?.stop();
  });

  const virsh = (...args: string[]): string =>
    execFileSync('virsh', ['-q', '-c', daemon!.uri, ...args], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  const define = (xml: string): void => {
    const file = join(folder, 'network.xml');
    writeFileSync(file, xml);
    virsh('net-define', file);
  };
  const stateNow = async (name: string): Promise<State> => {
    const found = await stateOf(session, { name }, undefined);
    assert.ok(found.ok, JSON.stringify(found));
    return found.value.state;
  };
  const plan = async (xml: string): Promise<PreparedPlan> => {
    const planned = await planFor(session, parseXml(xml));
    assert.ok(planned.ok, JSON.stringify(planned));
    return planned.value;
  };

  for (let i = 0; i < pairs; i++)
    it(`leads from any network to any other, and back (${seed}.${i})`, async () => {
      const name = 'plan';
      const make = new NetworkMaker(seed * 1000 + i, name, 77);
      const rest = make.rest();
      const runs = make.chance(0.75);
      const isOther = make.chance(0.25);
      const live = make.network(rest);
      const stored = make.chance(0.3) ? make.network(make.chance(0.5) ? rest : make.other(rest)) : live;
      const wanted = make.network(isOther ? make.other(rest) : rest);
      try {
        define(live);
        if (runs) virsh('net-start', name);
        if (stored !== live) define(stored);
        const before = await stateNow(name);
        const planning = await plan(wanted);
        const history = newHistory();
        const applied = await applyPlan(session, planning, history).run();
        const steps = planning.steps.map(({ line }) => line).join('\n');
        assert.ok(applied.ok, `${JSON.stringify(applied)}\n${steps}`);
        assert.deepEqual(applied.value.notes, [], steps);
        const after = await stateNow(name);
        assert.deepEqual(differences(wanted, after.xml!, ['written', 'stored']), [], steps);
        if (runs) assert.deepEqual(differences(wanted, after.live!, ['written', 'running']), [], steps);
        if (!isOther || !runs) assert.equal(planning.plan.restart, false, JSON.stringify(planning.plan.reasons));
        assert.deepEqual((await plan(wanted)).steps, []);
        if (planning.steps.length === 0) return;
        const undo = await undoLastDefine(session, history);
        assert.ok(undo.ok, JSON.stringify(undo));
        const undone = await undo.value.run();
        assert.ok(undone.ok, `${JSON.stringify(undone)}\n${undo.value.describe().join('\n')}`);
        const back = await stateNow(name);
        assert.deepEqual(differences(before.xml!, back.xml!, ['stored', 'stored']), []);
        if (runs)
          assert.deepEqual(
            differences(before.live!, back.live!, ['running', 'running']),
            [],
            undo.value.describe().join('\n'),
          );
      } finally {
        try {
          virsh('net-destroy', name);
        } catch {
          // It does not run.
        }
        virsh('net-undefine', name);
      }
    });

  it('leads three ways where what runs is not what is stored, and tells all of them', async () => {
    const lab = (txt: string): string =>
      `<network><name>lab</name><uuid>00000000-0000-4000-8000-000000000078</uuid><forward mode='open'/><bridge name='labbr'/><mac address='52:54:00:00:00:78'/><dns>${txt}</dns><ip address='10.78.0.1' prefix='24'/></network>`;
    const txt = (name: string): string => `<txt name='${name}' value='x'/>`;
    const wanted = lab(txt('c'));
    for (const only of [undefined, 'running', 'stored'] as const) {
      define(lab(txt('a')));
      virsh('net-start', 'lab');
      define(lab(txt('b')));
      try {
        const before = await stateNow('lab');
        const planned = await planFor(session, parseXml(wanted), only && { only });
        assert.ok(planned.ok);
        assert.deepEqual(planned.value.differs, ['dns › txt a › name']);
        const ways = await waysFor(session, parseXml(wanted), planned.value, only ? { only } : {});
        assert.deepEqual(
          ways.map((it) => [it.only, it.said.replace(/^.*: /, '')]),
          [
            [undefined, '4 steps, nothing is stopped'],
            ['stored', '2 steps, nothing is stopped'],
            ['running', '2 steps, nothing is stopped'],
          ],
        );
        const history = newHistory();
        const applied = await applyPlan(session, planned.value, history).run();
        assert.ok(applied.ok && applied.value.isWhole, JSON.stringify(applied));
        const after = await stateNow('lab');
        const names = [after.live!, after.xml!].map((it) => /txt name='(.)'/.exec(it)?.[1]).join('');
        assert.equal(names, { undefined: 'cc', running: 'cb', stored: 'ac' }[`${only}`]);
        const undo = await undoLastDefine(session, history);
        assert.ok(undo.ok);
        const looked = await undo.value.outlook({});
        assert.deepEqual(looked.ok && looked.value.notes, [
          only === 'stored'
            ? 'lab goes on running as it is until it is stopped and started'
            : 'nothing is stopped for it',
        ]);
        assert.ok((await undo.value.run()).ok);
        const back = await stateNow('lab');
        assert.deepEqual(differences(before.xml!, back.xml!, ['stored', 'stored']), []);
        if (only !== 'stored') assert.deepEqual(differences(before.live!, back.live!, ['running', 'running']), []);
      } finally {
        virsh('net-destroy', 'lab');
        virsh('net-undefine', 'lab');
      }
    }
  });

  it('tells what the practice driver does otherwise, and has nobody plugged in there', async () => {
    const practice = new VirshSession({ uri: 'test:///default' });
    try {
      const before = await stateOf(practice, { name: 'default' }, undefined);
      assert.ok(before.ok);
      const changed = before.value.state.live!.replace('<ip ', "<domain name='lab.example'/><ip ");
      const planned = await planFor(practice, parseXml(changed));
      assert.ok(planned.ok && planned.value.plan.restart);
      assert.deepEqual(planned.value.plugs, []);
      const applied = await applyPlan(practice, planned.value, newHistory()).run();
      assert.ok(applied.ok && !applied.value.isWhole);
      assert.match(
        applied.value.notes[0]!,
        /domain › name; the practice driver goes on with what a network was started/,
      );
    } finally {
      await practice.close();
    }
  });

  describe('that does not come off', () => {
    const lab = (inside: string, dns = ''): string =>
      `<network><name>lab</name><forward mode='open'/><bridge name='labbr'/>${dns && `<dns>${dns}</dns>`}<ip address='10.78.0.1' prefix='24'>${inside && `<dhcp>${inside}</dhcp>`}</ip></network>`;
    const range = "<range start='10.78.0.10' end='10.78.0.20'/>";
    const host = "<host mac='52:54:00:00:01:01' name='a' ip='10.78.0.101'/>";
    const isServed = async (): Promise<boolean> =>
      (await daemon!.inside('sh', '-c', 'pgrep -f [l]ab.conf || true')).trim() !== '';

    beforeEach(() => {
      define(lab(range));
      virsh('net-start', 'lab');
    });
    afterEach(() => {
      virsh('net-destroy', 'lab');
      virsh('net-undefine', 'lab');
    });

    it('is taken back, also what libvirt did though it said that it failed', async () => {
      const before = await stateNow('lab');
      // dnsmasq takes no label of more than 63 letters, and libvirt only notices when it does not start.
      const planning = await plan(lab(range + host, `<txt name='${'a'.repeat(70)}' value='x'/>`));
      assert.equal(planning.steps.length, 2);
      const applied = await applyPlan(session, planning, newHistory()).run();
      assert.ok(!applied.ok);
      assert.match(applied.message, /^step 2 of 2: .*; .* has lab as it was before$/s);
      assert.deepEqual(await stateNow('lab'), before);
      assert.ok(await isServed());
    });

    it('stops between two steps when it is cancelled, and is taken back', async () => {
      const before = await stateNow('lab');
      const planning = await plan(lab(range + host, "<txt name='a' value='x'/><txt name='b' value='x'/>"));
      const cancel = new AbortController();
      const begun: number[] = [];
      const applied = await applyPlan(session, planning, newHistory(), {
        begins: (_, i) => {
          begun.push(i);
          if (i === 1) cancel.abort();
        },
      }).run({ signal: cancel.signal });
      assert.deepEqual([applied.ok, !applied.ok && applied.reason, begun], [false, 'cancelled', [0, 1]]);
      assert.deepEqual(await stateNow('lab'), before);
    });

    it('does nothing when somebody has changed the network since it was made', async () => {
      const planning = await plan(lab(range + host));
      virsh('net-update', 'lab', 'add', 'dns-txt', "<txt name='theirs' value='x'/>", '--live');
      const before = await stateNow('lab');
      const applied = await applyPlan(session, planning, newHistory()).run();
      assert.match(applied.ok ? '' : applied.message, /was changed after the plan was made, so nothing was done/);
      assert.deepEqual(await stateNow('lab'), before);
    });

    it('brings a network back that does not start any more', async () => {
      await daemon!.inside('ip', 'link', 'add', 'taken0', 'type', 'veth', 'peer', 'name', 'taken1');
      await daemon!.inside('ip', 'address', 'add', '10.79.0.1/24', 'dev', 'taken0');
      await daemon!.inside('ip', 'link', 'set', 'taken0', 'up');
      await daemon!.inside('ip', 'link', 'set', 'taken1', 'up');
      const before = await stateNow('lab');
      const planning = await plan(lab(range).replaceAll('10.78.0', '10.79.0'));
      assert.equal(planning.plan.restart, true);
      const applied = await applyPlan(session, planning, newHistory()).run();
      assert.match(applied.ok ? '' : applied.message, /^step 3 of 3: .* has lab as it was before$/s);
      const after = await stateNow('lab');
      assert.deepEqual(differences(before.live!, after.live!, ['running', 'running']), []);
      assert.deepEqual(differences(before.xml!, after.xml!, ['stored', 'stored']), []);
    });

    it('is shown and carried out from the command line', async () => {
      const file = join(folder, 'lab.xml');
      writeFileSync(file, lab(range + host));
      const run = (...args: string[]): string =>
        execFileSync(process.execPath, ['dist/cli.js', ...args, '--connect', daemon!.uri, file], {
          encoding: 'utf8',
          env: { ...process.env, XDG_STATE_HOME: freshFolder() },
        });
      const { network, restart, steps } = JSON.parse(run('plan', '--format', 'json')) as Shown;
      assert.deepEqual([network, restart], ['lab', false]);
      assert.deepEqual(
        steps.map(({ argv }) => argv),
        [
          ['virsh', '-c', daemon!.uri, 'net-update', '--live', '--config', '--parent-index', '0', '--', 'lab'].concat(
            'add',
            'ip-dhcp-host',
            host,
          ),
        ],
      );
      assert.throws(() => run('apply'), /"?nothing was changed: nobody can be asked here/);
      assert.doesNotMatch(virsh('net-dumpxml', 'lab'), /52:54:00:00:01:01/);
      assert.match(run('apply', '--yes'), /step 1 of 1: add host a\nlab is as the file says\n$/);
      assert.match(run('plan'), /it is as the file says\n$/);
      assert.match(virsh('net-dumpxml', 'lab'), /52:54:00:00:01:01/);
    });
  });
});

interface Shown {
  readonly network: string;
  readonly restart: boolean;
  readonly steps: readonly { readonly argv: readonly string[]; readonly why: string }[];
}
