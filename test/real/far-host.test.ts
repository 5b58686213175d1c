// A network of a host that is reached by ssh, with a real sshd: plan, change and undo, and what becomes of a change on trial
// when the way to the host is lost in the middle of it, or when its time is over.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { applyPlan, planFor, type PreparedPlan } from '../../server/src/host/apply';
import { VirshSession } from '../../server/src/host/session';
import { type State, stateOf } from '../../server/src/host/state';
import { applyOnTrial } from '../../server/src/host/trial/on-trial';
import { type Trial, Trials } from '../../server/src/host/trial/trials';
import { undoLastDefine } from '../../server/src/host/undo';
import { parseXml } from '../../server/src/syntax/xml/parse';
import { type FarHost, farHost, whyNoFarHost } from '../support/far-host';
import { freshFolder, newHistory } from '../support/history';
import { type Libvirtd, startLibvirtd } from '../support/libvirtd';
import { skipBecause } from '../support/skipping';

const lab = (dhcp = '', more = ''): string =>
  `<network><name>lab</name><uuid>00000000-0000-4000-8000-000000000078</uuid><forward mode='open'/><bridge name='labbr' stp='off'/><mac address='52:54:00:00:00:78'/>${more}<ip address='10.78.0.1' prefix='24'><dhcp><range start='10.78.0.10' end='10.78.0.20'/>${dhcp}</dhcp></ip></network>`;
/** Each in three steps. */
const changes = {
  'in place': lab([1, 2, 3].map((n) => `<host mac='52:54:00:00:01:0${n}' name='h${n}' ip='10.78.0.10${n}'/>`).join('')),
  'by a restart': lab('', "<domain name='lab.example'/>"),
} as const;

describe('a host that is reached by ssh', function () {
  this.timeout(300_000);
  let daemon: Libvirtd | undefined;
  let far: FarHost;
  let session: VirshSession;
  /** On the host itself. */
  let there: VirshSession;
  let state: string;
  let file: string;
  let trials: Trials;

  before(async function () {
    skipBecause(this, whyNoFarHost());
    daemon = await startLibvirtd();
    far = await farHost(daemon, freshFolder());
    there = new VirshSession({ uri: daemon.guestsUri });
  });
  beforeEach(() => {
    // Nobody waits as long for a host that says nothing as a person does.
    session = new VirshSession({ uri: far.uri, limit: 3000, connectLimit: 10_000 });
    state = freshFolder();
    mkdirSync(state, { recursive: true });
    file = join(state, 'lab.xml');
    trials = new Trials(join(state, 'virtnet'));
    writeFileSync(file, lab());
    virsh('net-define', file);
    virsh('net-start', 'lab');
  });
  afterEach(async () => {
    for (const it of ['net-destroy', 'net-undefine']) spawnSync('virsh', ['-c', daemon!.uri, it, 'lab']);
    await session?.close();
  });
  after(async () => {
    await there?.close();
    await daemon?.stop();
  });

  const virsh = (...args: string[]): string =>
    execFileSync('virsh', ['-q', '-c', daemon!.uri, ...args], { encoding: 'utf8' });
  const now = async (): Promise<State> => {
    const found = await stateOf(there, { name: 'lab' }, undefined);
    assert.ok(found.ok, JSON.stringify(found));
    return found.value.state;
  };
  const virtnet = (verb: string, ...words: string[]): string =>
    execFileSync(process.execPath, ['dist/cli.js', verb, ...words], {
      encoding: 'utf8',
      env: { ...process.env, XDG_STATE_HOME: state },
    });
  const onFile = (xml: string, verb: string, ...words: string[]): string => {
    writeFileSync(file, xml);
    return virtnet(verb, ...words, '--connect', far.uri, file);
  };
  const plan = async (xml: string): Promise<PreparedPlan> => {
    const planned = await planFor(session, parseXml(xml));
    assert.ok(planned.ok, JSON.stringify(planned));
    return planned.value;
  };
  const onTrial = (planned: PreparedPlan, seconds: number, begins?: (i: number) => void) =>
    applyOnTrial(session, planned, newHistory(), {
      ...{ trials, seconds, virsh: 'virsh', begins: (_, i) => begins?.(i) },
      clock: { program: process.execPath, args: [resolve('dist/cli.js'), 'rollback', '--clock'] },
    });
  /** Waits until the trial is as it is to be; undefined once it is settled. */
  const untilTrial = async (is: (trial: Trial | undefined) => boolean): Promise<void> => {
    while (!is((await trials.all())[0])) await new Promise((done) => setTimeout(done, 50));
  };
  const untilSettled = () => untilTrial((it) => it === undefined);

  for (const [how, xml] of Object.entries(changes)) {
    it(`is changed ${how}, and back`, async () => {
      const before = await now();
      assert.match(
        onFile(xml, 'plan'),
        how === 'in place' ? /3 steps; nothing is stopped/ : /lab is stopped and started/,
      );
      const history = newHistory();
      const applied = await applyPlan(session, await plan(xml), history).run();
      assert.ok(applied.ok && applied.value.isWhole, JSON.stringify(applied));
      assert.match(onFile(xml, 'plan'), /it is as the file says/);
      const undo = await undoLastDefine(session, history);
      assert.ok(undo.ok && (await undo.value.run()).ok);
      assert.deepEqual(await now(), before);
    });

    it(`has what was changed ${how} on trial taken back`, async () => {
      const before = await now();
      const said = onFile(xml, 'apply', '--yes', '--rollback', '1');
      assert.match(
        said,
        /^it is taken back unless you say within 1 s that it stays; the clock runs on this machine: /m,
      );
      assert.match(said, /^the bridge labbr is up: not to be seen from here$/m);
      await untilSettled();
      assert.deepEqual(await now(), before);
    });
  }

  it('is told what the clock of a trial can promise', async () => {
    const looked = await onTrial(await plan(changes['in place']), 60).outlook({});
    assert.ok(looked.ok);
    assert.ok(
      looked.value.notes
        .at(-1)!
        .endsWith(
          `the clock runs on this machine: should the change cut the way to ${far.uri}, it is taken back once there is one again, and not before; run on the host itself, it needs no way`,
        ),
    );
  });

  it('is not changed on trial where the clock would not be let in', async () => {
    const [before, planned] = [await now(), await plan(changes['in place'])];
    renameSync(far.key, `${far.key}-away`);
    try {
      const done = await onTrial(planned, 60).run();
      assert.match(
        done.ok ? '' : done.message,
        /^the clock did not start, so nothing was changed: by itself, with nobody to ask for a password, it does not reach /,
      );
    } finally {
      renameSync(`${far.key}-away`, far.key);
    }
    assert.deepEqual([await now(), await trials.all()], [before, []]);
  });

  for (const way of ['silent', 'refused'] as const) {
    it(`has a change on trial taken back once it is reached again, where it is ${way} when the time is over`, async () => {
      const before = await now();
      onFile(changes['in place'], 'apply', '--yes', '--rollback', '2');
      far.ways[way].cut();
      try {
        await untilTrial((it) => it?.failed !== undefined);
        assert.match(
          virtnet('rollback', '--list'),
          /could not be taken back yet, and is tried again: (?:libvirt does not answer|virsh did not connect)/,
        );
        assert.notDeepEqual(await now(), before);
      } finally {
        far.ways[way].mend();
      }
      await untilSettled();
      assert.deepEqual(await now(), before);
    });

    it(`has what was begun on trial taken back once it is reached again, where it is ${way} after a step`, async () => {
      const [before, planned] = [await now(), await plan(changes['by a restart'])];
      try {
        const done = await onTrial(planned, 600, (i) => i === 1 && far.ways[way].cut()).run();
        assert.match(done.ok ? '' : done.message, /^step 2 of 3: /);
        assert.notDeepEqual(await now(), before);
      } finally {
        far.ways[way].mend();
      }
      await untilSettled();
      assert.deepEqual(await now(), before);
    });

    it(`keeps what was done without a trial for Undo, where it is ${way} after a step`, async () => {
      const [before, planned] = [await now(), await plan(changes['in place'])];
      const history = newHistory();
      try {
        const done = await applyPlan(session, planned, history, {
          begins: (_, i) => i === 1 && far.ways[way].cut(),
        }).run();
        assert.match(
          done.ok ? '' : done.message,
          /^step 2 of 3: .*; what was done before stands, and Undo takes it back: /s,
        );
      } finally {
        far.ways[way].mend();
      }
      // Nobody could note how it was left, so it is asked about.
      const asked = await undoLastDefine(session, history);
      const refused = asked.ok && (await asked.value.run());
      assert.ok(refused && !refused.ok && refused.remedy === 'overwrite', JSON.stringify(refused));
      const undo = await undoLastDefine(session, history, { overwrite: true });
      assert.ok(undo.ok && (await undo.value.run()).ok);
      assert.deepEqual(await now(), before);
    });
  }
});
