// Real guests on a network that is changed under them: what they notice.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { applyPlan, planFor, type PreparedPlan } from '../../server/src/host/apply';
import { restartNetwork } from '../../server/src/host/restart';
import { VirshSession } from '../../server/src/host/session';
import { undoLastDefine } from '../../server/src/host/undo';
import { parseXml } from '../../server/src/syntax/xml/parse';
import { type RunningGuest, startGuest, whyNoLinux } from '../support/guests';
import { freshFolder, newHistory } from '../support/history';
import { type Libvirtd, startLibvirtd } from '../support/libvirtd';

const range = "<range start='10.78.0.10' end='10.78.0.40'/>";
const lab = (dhcp = range, more = ''): string =>
  `<network><name>lab</name><forward mode='open'/><bridge name='labbr' stp='off'/>${more}<ip address='10.78.0.1' prefix='24'><dhcp>${dhcp}</dhcp></ip></network>`;

describe('guests', function () {
  this.timeout(300_000);
  let daemon: Libvirtd | undefined;
  let session: VirshSession;
  let scratch: string;
  let all: readonly RunningGuest[];

  before(async function () {
    const missing = whyNoLinux();
    if (missing) {
      console.log(`      not run: ${missing}`);
      return this.skip();
    }
    scratch = freshFolder();
    mkdirSync(scratch, { recursive: true });
    daemon = await startLibvirtd();
    session = new VirshSession({ uri: daemon.guestsUri });
    const file = join(scratch, 'lab.xml');
    writeFileSync(file, lab());
    virsh('net-define', file);
    virsh('net-start', 'lab');
    all = [
      startGuest(daemon, scratch, {
        ...{ name: 'vm1', mac: '52:54:00:aa:bb:01' },
        source: "<source network='lab' portgroup='any'/>",
      }),
      startGuest(daemon, scratch, {
        ...{ name: 'vm2', mac: '52:54:00:aa:bb:02', type: 'bridge' },
        source: "<source bridge='labbr'/>",
      }),
    ];
    for (const it of all) await it.untilAddressed();
  });
  after(async () => {
    await session?.close();
    await daemon?.stop();
  });

  const virsh = (...args: string[]): string =>
    execFileSync('virsh', ['-q', '-c', daemon!.uri, ...args], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  const plan = async (xml: string): Promise<PreparedPlan> => {
    const planned = await planFor(session, parseXml(xml));
    assert.ok(planned.ok, JSON.stringify(planned));
    return planned.value;
  };
  const links = () => all.map((it) => it.link());
  const leases = (): string[] =>
    virsh('net-dhcp-leases', 'lab')
      .split('\n')
      .flatMap((it) => /\d+\.\d+\.\d+\.\d+/.exec(it) ?? [])
      .sort();
  /** Answers of each guest to so many calls, ten a second. */
  const answers = (count: number): Promise<number[]> =>
    Promise.all(
      all.map(async (it) => {
        const address = it.link().address.replace(/\/.*/, '');
        const said = await daemon!.inside('sh', '-c', `busybox ping -c ${count} -i 0.1 -W 1 ${address} || true`);
        return Number(/(\d+) packets received/.exec(said)?.[1]);
      }),
    );

  it('notice nothing of a plan without a restart: no link event, no packet lost, the same lease', async () => {
    const before = { links: links(), leases: leases() };
    const target = lab(
      "<range start='10.78.0.10' end='10.78.0.60'/><host mac='52:54:00:aa:bb:09' name='nine' ip='10.78.0.9'/>",
      "<dns><txt name='a' value='b'/><host ip='10.78.0.9'><hostname>nine</hostname></host></dns>",
    );
    const planning = await plan(target);
    assert.equal(planning.plan.restart, false);
    assert.deepEqual(planning.cards, []);
    const calling = answers(60);
    const applied = await applyPlan(session, planning, newHistory()).run();
    assert.ok(applied.ok && applied.value.isWhole, JSON.stringify(applied));
    assert.deepEqual(await calling, [60, 60]);
    assert.deepEqual({ links: links(), leases: leases() }, before);
  });

  it('are on the network again after a plan with a restart, and keep their link and their lease', async () => {
    const before = { links: links(), leases: leases() };
    const planning = await plan(lab(range, "<domain name='lab.example'/>"));
    assert.equal(planning.plan.restart, true);
    assert.match(
      planning.notes[0]!,
      /^cuts off 2 guests: vm1, vm2, until their cards are plugged in again at the end$/,
    );
    const shown = planning.plugs.map((it) => it.args);
    assert.deepEqual(shown, [
      ['net-create', '--', 'aside.xml'],
      ...['vm1', 'vm1', 'vm2', 'vm2'].map((it) => [
        ...['update-device', '--live', '--', it],
        `52-54-00-aa-bb-0${it.slice(2)}.xml`,
      ]),
      ['net-destroy', '--', 'virtnet-aside-lab'],
    ]);
    const history = newHistory();
    const applied = await applyPlan(session, planning, history).run();
    assert.ok(applied.ok && applied.value.isWhole, JSON.stringify(applied));
    assert.deepEqual(applied.value.notes, ['plugged in again: vm1, vm2']);
    assert.deepEqual(await answers(5), [5, 5]);
    assert.deepEqual({ links: links(), leases: leases() }, before);
    const undo = await undoLastDefine(session, history);
    assert.ok(undo.ok);
    const undone = await undo.value.run();
    assert.ok(undone.ok && undone.value.notes.includes('plugged in again: vm1, vm2'), JSON.stringify(undone));
    assert.deepEqual(await answers(5), [5, 5]);
    assert.deepEqual({ links: links(), leases: leases() }, before);
  });

  it('are on it again when it does not start as it is to, and is taken back', async () => {
    const before = links();
    await daemon!.inside('ip', 'link', 'add', 'taken0', 'type', 'veth', 'peer', 'name', 'taken1');
    await daemon!.inside('ip', 'address', 'add', '10.79.0.1/24', 'dev', 'taken0');
    for (const it of ['taken0', 'taken1']) await daemon!.inside('ip', 'link', 'set', it, 'up');
    const applied = await applyPlan(session, await plan(lab().replaceAll('10.78.0', '10.79.0')), newHistory()).run();
    assert.match(applied.ok ? '' : applied.message, /has lab as it was before; plugged in again: vm1, vm2$/);
    assert.deepEqual(await answers(5), [5, 5]);
    assert.deepEqual(links(), before);
  });

  it('are on it again after a restart', async () => {
    const before = links();
    const restart = await restartNetwork(session, { name: 'lab' }, newHistory());
    assert.ok(restart.ok);
    assert.equal(restart.value.describe().filter((it) => it.includes('update-device')).length, 4);
    const done = await restart.value.run();
    assert.ok(done.ok, JSON.stringify(done));
    assert.deepEqual(done.value.notes, ['plugged in again: vm1, vm2']);
    assert.deepEqual(await answers(5), [5, 5]);
    assert.deepEqual(links(), before);
    assert.equal(virsh('net-list', '--all', '--name').trim(), 'lab');
  });

  it('are on it again where whoever moved them before was cut off in the middle', async () => {
    const before = links();
    const file = join(scratch, 'aside.xml');
    writeFileSync(file, '<network><name>virtnet-aside-lab</name></network>');
    virsh('net-create', file);
    const restart = await restartNetwork(session, { name: 'lab' }, newHistory());
    const done = restart.ok ? await restart.value.run() : restart;
    assert.ok(done.ok, JSON.stringify(done));
    assert.deepEqual(await answers(5), [5, 5]);
    assert.deepEqual(links(), before);
    assert.equal(virsh('net-list', '--all', '--name').trim(), 'lab');
  });

  it('are told to be cut off by a connection that knows of no guests', async () => {
    const networks = new VirshSession({ uri: daemon!.uri });
    try {
      const planned = await planFor(networks, parseXml(lab(range, "<domain name='other.example'/>")));
      assert.ok(planned.ok);
      assert.match(planned.value.notes[0]!, /^cuts off 1 guest: vm1; they are not plugged in again/);
    } finally {
      await networks.close();
    }
  });

  it('are on it again that are on another network of the same bridge', async () => {
    const file = join(scratch, 'onto.xml');
    writeFileSync(file, "<network><name>onto</name><forward mode='bridge'/><bridge name='labbr'/></network>");
    virsh('net-define', file);
    virsh('net-start', 'onto');
    const third = startGuest(daemon!, scratch, {
      ...{ name: 'vm3', mac: '52:54:00:aa:bb:03', source: "<source network='onto'/>" },
    });
    all = [...all, third];
    await third.untilAddressed();
    const before = links();
    const restart = await restartNetwork(session, { name: 'lab' }, newHistory());
    assert.ok(restart.ok);
    const outlook = await restart.value.outlook();
    assert.deepEqual(outlook.ok && outlook.value.notes.slice(0, 2), [
      'cuts off 3 guests: vm1, vm2, vm3, until their cards are plugged in again at the end',
      '1 network uses its bridge labbr, which is gone meanwhile: onto',
    ]);
    const done = await restart.value.run();
    assert.deepEqual(done.ok && done.value.notes, ['plugged in again: vm1, vm2, vm3']);
    assert.deepEqual(await answers(5), [5, 5, 5]);
    assert.deepEqual(links(), before);
  });

  it('are not all whom the price names: whoever is plugged in besides, and routes of others', async () => {
    for (const it of [
      'ip link add of-space type veth peer name space0',
      'ip link set of-space master labbr up',
      'ip route add 10.99.0.0/16 via 10.78.0.9 dev labbr',
    ])
      await daemon!.inside('sh', '-c', it);
    const file = join(scratch, 'plan.xml');
    writeFileSync(file, lab(range, "<domain name='other.example'/>"));
    // Where the bridge is, as that is told of the machine that virtnet runs on alone.
    const words = [resolve('dist/cli.js'), 'plan', '--connect', daemon!.guestsUri, file];
    const said = (await daemon!.inside(process.execPath, ...words)).split('\n');
    for (const it of [
      '1 device that libvirt did not put into labbr is unplugged, and not put there again: of-space',
      '1 route over labbr is lost, and libvirt does not set it again: 10.99.0.0/16 via 10.78.0.9',
    ])
      assert.ok(said.includes(it), said.join('\n'));
  });
});
