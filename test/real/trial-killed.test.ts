// Whoever changes a network on trial, or takes that back, killed before the first command and in the middle of each: what was
// stored or is to be is there, never neither, and the change is taken back by the clock, or by hand where that is killed.
import assert from 'node:assert/strict';
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { History } from '../../server/src/host/history';
import { VirshSession } from '../../server/src/host/session';
import { type State, stateOf } from '../../server/src/host/state';
import { type Trial, Trials } from '../../server/src/host/trial/trials';
import { undoLastDefine } from '../../server/src/host/undo';
import { differencesOf } from '../../server/src/model/network/drift/differences';
import { parseXml } from '../../server/src/syntax/xml/parse';
import { DeadlyVirsh, type Order } from '../support/deadly-virsh';
import { freshFolder } from '../support/history';
import { type Libvirtd, startLibvirtd } from '../support/libvirtd';
import { skipWithoutLibvirtd } from '../support/skipping';

const lab = (dhcp = '', more = ''): string =>
  `<network><name>lab</name><uuid>00000000-0000-4000-8000-000000000078</uuid><forward mode='open'/><bridge name='labbr' stp='off'/><mac address='52:54:00:00:00:78'/>${more}<ip address='10.78.0.1' prefix='24'><dhcp><range start='10.78.0.10' end='10.78.0.20'/>${dhcp}</dhcp></ip></network>`;
const host = (n: number): string => `<host mac='52:54:00:00:01:0${n}' name='h${n}' ip='10.78.0.10${n}'/>`;
/** Each in three commands. */
const ways = {
  'in place': lab([1, 2, 3].map(host).join('')),
  'by a restart': lab('', "<domain name='lab.example'/>"),
} as const;

/** No trial of a test is over by itself before that. */
const long = 6000;

describe('a change on trial', function () {
  this.timeout(300_000);
  let daemon: Libvirtd | undefined;
  let session: VirshSession;
  let state: string;
  let file: string;
  let virsh: DeadlyVirsh;
  let trials: Trials;
  const table: string[] = [];

  before(async function () {
    skipWithoutLibvirtd(this);
    daemon = await startLibvirtd();
    session = new VirshSession({ uri: daemon.uri });
  });
  after(async () => {
    await session?.close();
    await daemon?.stop();
    for (const it of table) console.log(`      ${it}`);
  });

  const env = () => ({ ...process.env, XDG_STATE_HOME: state, PATH: `${virsh.folder}:${process.env.PATH}` });
  const ask = (...args: string[]): string =>
    execFileSync('virsh', ['-q', '-c', daemon!.uri, ...args], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  /** A program of ours, to its end or until it is killed. */
  const run = (...words: string[]): Promise<void> =>
    new Promise((done) => spawn(process.execPath, words, { env: env(), stdio: 'ignore' }).once('exit', () => done()));
  const virtnet = (...words: string[]) => run('dist/cli.js', ...words);
  const now = async (): Promise<State> => {
    const found = await stateOf(session, { name: 'lab' }, undefined);
    assert.ok(found.ok, JSON.stringify(found));
    return found.value.state;
  };
  const theTrial = async (): Promise<Trial> => {
    const [trial] = await trials.all();
    assert.ok(trial);
    return trial;
  };
  const untilSettled = async (): Promise<void> => {
    while ((await trials.all()).length > 0) await pause(20);
  };
  const apply = (...more: string[]) => virtnet('apply', '--yes', '--connect', daemon!.uri, ...more, file);
  const onTrial = () => apply('--rollback', `${long}`);
  /** Changes the network on trial, with nobody killed. */
  const tried = async (): Promise<string> => {
    virsh.order(undefined);
    await onTrial();
    return (await theTrial()).id;
  };

  /** `lab` as it was before, running. */
  async function makeReady(xml: string): Promise<State> {
    for (const it of ['net-destroy', 'net-undefine']) spawnSync('virsh', ['-c', daemon!.uri, it, 'lab']);
    state = freshFolder();
    mkdirSync(state, { recursive: true });
    virsh = new DeadlyVirsh(state);
    trials = new Trials(join(state, 'virtnet'));
    file = join(state, 'lab.xml');
    writeFileSync(file, lab());
    ask('net-define', file);
    ask('net-start', 'lab');
    writeFileSync(file, xml);
    return now();
  }

  const differs = (one: string | undefined, other: string, kind: 'stored' | 'running'): boolean =>
    one === undefined ||
    differencesOf({ tree: parseXml(one), kind }, { tree: parseXml(other), kind: 'written' }).length > 0;
  const isAs = (xml: string, { xml: stored, live }: State): boolean =>
    !differs(stored, xml, 'stored') && !differs(live, xml, 'running');
  /** Where what was killed has left the network. */
  async function left(xml: string): Promise<string> {
    const it = await now();
    assert.ok(it.xml !== undefined, 'nothing is stored');
    return isAs(lab(), it) ? 'as before' : isAs(xml, it) ? 'as after' : 'in between';
  }

  interface Row {
    readonly whom: Order['whom'];
    readonly isParent?: true;
    /** What is done before anybody is killed. */
    readonly first?: () => Promise<string>;
    /** What somebody is killed in. */
    readonly run: (id: string) => Promise<void>;
    /** How the network comes back; the rest does so by itself. */
    readonly back?: (id: string) => Promise<void>;
  }
  const edit = () => run('out/test/support/editor-process.js', daemon!.uri, virsh.program, file, `${long}`);
  const rows: Readonly<Record<string, Row>> = {
    'the command line in its change': { whom: 'maker', run: onTrial },
    'the server in its change': { whom: 'maker', run: edit },
    'the editor in its change': {
      ...{ whom: 'maker', isParent: true, run: edit },
      // The server may come to the end of it.
      back: async (id) => trials.note(id, { until: 0 }),
    },
    'the command line as it takes back': {
      ...{ whom: 'taker', first: tried, run: (id) => virtnet('rollback', id) },
      back: async (id) => trials.note(id, { until: 0 }),
    },
    'the clock as it takes back': {
      ...{ whom: 'clock', first: tried },
      async run(id) {
        await trials.note(id, { until: 0 });
        while (!virsh.hasKilled) await pause(20);
      },
      back: (id) => virtnet('rollback', id),
    },
    'the command line in a change without a trial': {
      ...{ whom: 'maker', run: () => apply() },
      async back() {
        const undo = await undoLastDefine(session, new History(trials.folder), { overwrite: true });
        if (undo.ok) assert.ok((await undo.value.run()).ok);
      },
    },
  };

  for (const [who, { whom, isParent = false, first, run: killedIn, back }] of Object.entries(rows))
    for (const [how, xml] of Object.entries(ways))
      it(`is taken back whoever is killed: ${who} ${how}`, async () => {
        const ends = new Map<string, number>();
        for (const at of [0, 1, 2, 3]) {
          const before = await makeReady(xml);
          const id = (await first?.()) ?? '';
          virsh.order({ whom, isParent, at: Math.max(at, 1), isBefore: at === 0 });
          await killedIn(id);
          assert.ok(virsh.hasKilled, `there were not ${at} commands`);
          await virsh.untilOver();
          virsh.order(undefined);
          const end = back ? await left(xml) : 'left to the clock';
          ends.set(end, (ends.get(end) ?? 0) + 1);
          await back?.(id || ((await trials.all())[0]?.id ?? ''));
          await untilSettled();
          const { xml: stored, live, autostart } = await now();
          assert.deepEqual({ stored, live, autostart }, { stored: before.xml, live: before.live, autostart: false });
        }
        table.push(`${who} ${how}: ${[...ends].map(([end, count]) => `${count} ${end}`).join(', ')}`);
      });
});
