// virsh and libvirtd killed in the middle of every command of a plan and of every way back: the definition before or after is
// there, never neither, and what is left in between Undo takes back.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { applyPlan, planFor } from '../../server/src/host/apply';
import type { Connection, Result } from '../../server/src/host/command';
import type { History } from '../../server/src/host/history';
import { VirshSession } from '../../server/src/host/session';
import { type State, stateOf } from '../../server/src/host/state';
import { takeTrialBack } from '../../server/src/host/trial/clock';
import { Trials } from '../../server/src/host/trial/trials';
import { redoLastDefine, undoLastDefine } from '../../server/src/host/undo';
import { differencesOf } from '../../server/src/model/network/drift/differences';
import { parseXml } from '../../server/src/syntax/xml/parse';
import { Disturbed, pause, victimsOf } from '../support/disturbed';
import { freshFolder, newHistory } from '../support/history';
import { type Libvirtd, startLibvirtd } from '../support/libvirtd';
import { skipWithoutLibvirtd } from '../support/skipping';

const lab = (inside = '', dhcp = ''): string =>
  `<network><name>lab</name><uuid>00000000-0000-4000-8000-000000000078</uuid><forward mode='open'/><bridge name='labbr' stp='off'/><mac address='52:54:00:00:00:78'/>${inside}<ip address='10.78.0.1' prefix='24'><dhcp><range start='10.78.0.10' end='10.78.0.20'/>${dhcp}</dhcp></ip></network>`;
const host = "<host mac='52:54:00:00:01:01' name='a' ip='10.78.0.101'/>";
const ways = {
  'in place': lab("<dns><txt name='a' value='b'/></dns>", host),
  'by a restart': lab("<domain name='lab.example'/>"),
} as const;

describe('a plan that is cut off', function () {
  this.timeout(600_000);
  let daemon: Libvirtd | undefined;
  let session: VirshSession;
  let folder: string;
  const table: string[] = [];

  before(async function () {
    skipWithoutLibvirtd(this);
    daemon = await startLibvirtd();
    folder = freshFolder();
    mkdirSync(folder, { recursive: true });
  });
  beforeEach(() => {
    session = new VirshSession({ uri: daemon!.uri });
  });
  afterEach(async () => {
    await session?.close();
  });
  after(async () => {
    await daemon?.stop();
    for (const it of table) console.log(`      ${it}`);
  });

  const virsh = (...args: string[]): string =>
    execFileSync('virsh', ['-q', '-c', daemon!.uri, ...args], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  const now = async (): Promise<State> => {
    const found = await stateOf(session, { name: 'lab' }, undefined);
    assert.ok(found.ok, JSON.stringify(found));
    return found.value.state;
  };
  const sweep = () => daemon!.inside('sh', '-c', 'pkill dnsmasq; ip link delete labbr 2>/dev/null; true');
  /** `lab` as it was before, running, and nothing of what killed daemons left. */
  async function makeReady(): Promise<State> {
    for (const it of ['net-destroy', 'net-undefine']) spawnSync('virsh', ['-c', daemon!.uri, it, 'lab']);
    await sweep();
    const file = join(folder, 'lab.xml');
    writeFileSync(file, lab());
    virsh('net-define', file);
    virsh('net-start', 'lab');
    return now();
  }
  const differs = (one: string | undefined, other: string | undefined, kind: 'stored' | 'running'): boolean =>
    one === undefined || other === undefined
      ? one !== other
      : differencesOf({ tree: parseXml(one), kind }, { tree: parseXml(other), kind }).length > 0;
  const isSame = (one: State, other: State): boolean =>
    !differs(one.xml, other.xml, 'stored') && !differs(one.live, other.live, 'running');

  const applying = async (on: Connection, xml: string, history: History): Promise<Result<unknown>> => {
    const planned = await planFor(on, parseXml(xml));
    return planned.ok ? applyPlan(on, planned.value, history).run() : planned;
  };
  /** What is done, from how the network stands to how it is to stand; what comes before is not disturbed. */
  const operations: Readonly<
    Record<
      string,
      (xml: string, history: History, before: State) => Promise<(on: Connection) => Promise<Result<unknown>>>
    >
  > = {
    apply: async (xml, history) => (on) => applying(on, xml, history),
    undo: async (xml, history) => {
      assert.ok((await applying(session, xml, history)).ok);
      return async (on) => {
        const undo = await undoLastDefine(on, history);
        return undo.ok ? undo.value.run() : undo;
      };
    },
    rollback: async (xml, history, before) => {
      assert.ok((await applying(session, xml, history)).ok);
      const trials = new Trials(history.folder);
      const trial = await trials.add({ uri: daemon!.uri, program: 'virsh', name: 'lab', before });
      return (on) => takeTrialBack(trials, trial, on);
    },
  };

  for (const [victim, { before: prepare, kill, after }] of Object.entries(
    victimsOf(
      () => daemon!,
      () => session,
    ),
  ))
    for (const [what, operation] of Object.entries(operations))
      for (const [how, xml] of Object.entries(ways))
        it(`${victim} killed in the middle of each command: ${what} ${how}`, async () => {
          const ends = { before: 0, after: 0, 'in between, and undone': 0, 'in between': 0 };
          for (let at = 0; ; at++) {
            const former = await makeReady();
            const history = newHistory();
            const run = await operation(xml, history, former);
            const from = await now();
            const disturbed = new Disturbed(
              session,
              at,
              async (running) => {
                await Promise.race([running, pause(after)]);
                await kill();
              },
              prepare,
            );
            const done = await run(disturbed);
            if (disturbed.asked <= at) {
              assert.ok(done.ok && at > 0, JSON.stringify(done));
              break;
            }
            if (!done.ok) assert.match(done.message, /\S/);
            const where = `command ${at + 1}: ${JSON.stringify(done)}`;
            const left = await now();
            assert.ok(left.xml !== undefined, `${where}: nothing is stored`);
            const goal = what === 'apply' ? await applied(xml) : former;
            if (isSame(left, from)) ends.before++;
            else if (isSame(left, goal)) ends.after++;
            else {
              // The whole state before a change is kept, so it is never out of reach.
              const [change] = await history.changes(daemon!.uri, 'lab');
              assert.ok(change && isSame(change.before, former), where);
              // A killed libvirtd forgets the bridge and the dnsmasq that it was starting; nothing starts beside them.
              if (left.live === undefined) await sweep();
              let undone: Result<unknown> | undefined;
              // What was cut off may have been an undo itself.
              for (const way of [undoLastDefine, redoLastDefine]) {
                const back = undone?.ok ? undefined : await way(session, history, { overwrite: true });
                if (back) undone = back.ok ? await back.value.run() : back;
              }
              const back = await now();
              assert.ok(
                [former, from, goal].some((it) => isSame(back, it)),
                `${where}, ${JSON.stringify(undone)}`,
              );
              if (undone?.ok) ends['in between, and undone']++;
              else ends['in between']++;
            }
          }
          const said = Object.entries(ends).flatMap(([end, count]) => (count > 0 ? [`${count} ${end}`] : []));
          table.push(`${victim}, ${what} ${how}: ${said.join(', ')}`);
        });

  /** How the network stands once it is as the text says; asked of the text, as libvirt would have to be asked anew. */
  const applied = async (xml: string): Promise<State> => ({ xml, live: xml, autostart: false });
});
