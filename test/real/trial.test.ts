// Changes on trial: taken back on a real libvirt unless somebody says in time that they stay, whoever is killed meanwhile.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { planFor } from '../../server/src/host/apply';
import { History } from '../../server/src/host/history';
import { VirshSession } from '../../server/src/host/session';
import { type State, stateOf } from '../../server/src/host/state';
import { applyOnTrial } from '../../server/src/host/trial/on-trial';
import { type Trial, Trials } from '../../server/src/host/trial/trials';
import { tryPlan } from '../../server/src/lsp/commands/trial';
import { parseXml } from '../../server/src/syntax/xml/parse';
import { freshFolder } from '../support/history';
import { type Libvirtd, startLibvirtd } from '../support/libvirtd';
import { skipWithoutLibvirtd } from '../support/skipping';

const range = "<range start='10.78.0.10' end='10.78.0.20'/>";
const host = (n: number): string => `<host mac='52:54:00:00:01:0${n}' name='h${n}' ip='10.78.0.10${n}'/>`;
const lab = (dhcp = range, more = ''): string =>
  `<network><name>lab</name><forward mode='open'/><bridge name='labbr' stp='off'/>${more}<ip address='10.78.0.1' prefix='24'><dhcp>${dhcp}</dhcp></ip></network>`;
/** In place, in several steps. */
const many = lab(range + [1, 2, 3, 4, 5, 6].map(host).join(''), "<dns><txt name='a' value='b'/></dns>");
const other = lab(range, "<domain name='lab.example'/>");

describe('a change on trial', function () {
  let daemon: Libvirtd | undefined;
  let session: VirshSession;
  let state: string;
  let file: string;
  let trials: Trials;

  before(async function () {
    skipWithoutLibvirtd(this);
    daemon = await startLibvirtd();
  });
  beforeEach(() => {
    session = new VirshSession({ uri: daemon!.uri });
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
  after(() => daemon?.stop());

  const env = () => ({ ...process.env, XDG_STATE_HOME: state });
  const virsh = (...args: string[]): string =>
    execFileSync('virsh', ['-q', '-c', daemon!.uri, ...args], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  const words = (seconds: number): string[] => [
    ...['dist/cli.js', 'apply', '--yes', '--rollback', String(seconds), '--connect', daemon!.uri, '--autostart', file],
  ];
  const virtnet = (...args: string[]): string =>
    execFileSync(process.execPath, ['dist/cli.js', ...args], { encoding: 'utf8', env: env() });
  const apply = (xml: string, seconds: number): string => {
    writeFileSync(file, xml);
    return execFileSync(process.execPath, words(seconds), { encoding: 'utf8', env: env() });
  };
  const now = async (): Promise<State> => {
    const found = await stateOf(session, { name: 'lab' }, undefined);
    assert.ok(found.ok, JSON.stringify(found));
    return found.value.state;
  };
  const untilSettled = async (): Promise<void> => {
    while ((await trials.all()).length > 0) await new Promise((done) => setTimeout(done, 50));
  };
  const theTrial = async (): Promise<Trial> => {
    const [trial] = await trials.all();
    assert.ok(trial);
    return trial;
  };

  for (const [how, xml] of [
    ['in place', many],
    ['by a restart', other],
  ] as const)
    it(`is taken back where nobody says that it stays, made ${how}`, async () => {
      const before = await now();
      const said = apply(xml, 1);
      assert.match(said, /^it runs: yes$/m);
      assert.match(
        said,
        /^lab is taken back in \d+ s, at \S+Z, unless you keep it: virtnet rollback --keep [\da-f]{8}$/m,
      );
      await untilSettled();
      assert.deepEqual(await now(), before);
    });

  it('stays once somebody says so', async () => {
    apply(many, 60);
    const after = await now();
    const { id } = await theTrial();
    assert.match(virtnet('rollback', '--list'), new RegExp(`^${id}  lab on .*: is taken back at `));
    assert.equal(virtnet('rollback', '--keep', id), 'lab stays as it is\n');
    assert.deepEqual(await trials.all(), []);
    assert.deepEqual([(await now()) as unknown, after.autostart], [after, true]);
  });

  it('is taken back at once by hand', async () => {
    const before = await now();
    apply(other, 60);
    const { id } = await theTrial();
    assert.match(virtnet('rollback', id), /^lab is as it was before\n/);
    assert.deepEqual(await now(), before);
    assert.equal(virtnet('rollback', '--list'), 'nothing is on trial\n');
  });

  it('of a network that was not there is removed', async () => {
    virsh('net-destroy', 'lab');
    virsh('net-undefine', 'lab');
    apply(many, 1);
    await untilSettled();
    assert.deepEqual(await now(), { autostart: false });
  });

  it('can be taken back by hand when its clock is killed', async () => {
    const before = await now();
    apply(many, 60);
    const { id, clock } = await theTrial();
    process.kill(parseInt(clock!, 10), 'SIGKILL');
    while (!virtnet('rollback', '--list').includes('its clock has ended'));
    assert.match(virtnet('rollback', id), /^lab is as it was before\n/);
    assert.deepEqual(await now(), before);
  });

  it('is taken back once libvirtd is there again', async () => {
    const before = await now();
    apply(many, 1);
    await daemon!.signal('SIGKILL');
    while ((await trials.all()).every((it) => it.failed === undefined))
      await new Promise((done) => setTimeout(done, 50));
    assert.match(
      virtnet('rollback', '--list'),
      /could not be taken back yet, and is tried again: libvirt does not answer/,
    );
    await daemon!.restart();
    await untilSettled();
    assert.deepEqual(await now(), before);
  });

  for (const [how, answer, isKept] of [
    ['stays where a person says so in an editor', true, true],
    ['is taken back at once where a person in an editor says no', false, false],
    ['is taken back where nobody answers in an editor', undefined, false],
  ] as const)
    it(how, async () => {
      const before = await now();
      const planned = await planFor(session, parseXml(many));
      assert.ok(planned.ok);
      const asked: string[] = [];
      const done = await tryPlan(session, planned.value, new History(trials.folder), {
        agreed: undefined,
        seconds: answer === undefined ? 1 : 600,
        trying: {
          virsh: 'virsh',
          clock: { program: process.execPath, args: [resolve('dist/cli.js'), 'rollback', '--clock'] },
          stays: (question) => {
            asked.push(question);
            return answer === undefined ? new Promise(() => undefined) : Promise.resolve(answer);
          },
        },
      }).run();
      assert.match(asked.join(), /^Keep the change to lab\? Without a yes it is taken back in \d+ s\.\n· it runs$/);
      assert.equal(done.ok, isKept, JSON.stringify(done));
      if (!done.ok) assert.equal(done.message, 'the change to lab was not kept, so it is as it was before');
      assert.deepEqual([JSON.stringify(await now()) === JSON.stringify(before), await trials.all()], [!isKept, []]);
    });

  it('is refused where no clock can start, and nothing is changed', async () => {
    const before = await now();
    writeFileSync(file, many);
    const planned = await planFor(session, parseXml(many));
    assert.ok(planned.ok);
    const done = await applyOnTrial(session, planned.value, new History(state), {
      ...{ trials, seconds: 60, virsh: 'virsh', clock: { program: '/nowhere/node', args: [] } },
    }).run();
    assert.match(
      done.ok ? '' : done.message,
      /^the clock did not start, so nothing was changed: \/nowhere\/node does not exist$/,
    );
    assert.deepEqual([await now(), await trials.all()], [before, []]);
  });
});
