// The commands that every editor reaches: what they are about, what is asked before they run, and what they answer.
import type { ListedNetwork, Plan } from '../../../../server/src/lsp/protocol';
import assert from 'node:assert/strict';
import type { Diagnostic } from 'vscode-languageserver';
import { failure, type Result } from '../../../../server/src/host/command';
import { commandIds } from '../../../../server/src/lsp/capabilities';
import type { CommandContext } from '../../../../server/src/lsp/commands/command';
import { commands } from '../../../../server/src/lsp/commands/index';
import { runCommand } from '../../../../server/src/lsp/commands/run';
import { crashed, FakeLibvirt } from '../../../support/fake-libvirt';
import type { HostSnapshot } from '../../../../server/src/host/watch/snapshot';
import type { Lease } from '../../../../server/src/model/lease-facts';
import type { DocumentOutlook } from '../../../../server/src/lsp/commands/plans';
import { applyEdits } from '../../../../server/src/text';
import { newHistory } from '../../../support/history';
import { refusedBy } from '../../../support/recorded';
import { lab, valueOf } from '../../../support/taking-back';

const uuid = 'dd8fe884-6c02-601e-7551-cca97df1c5df';
const uri = 'file:///net/my%20lab.xml';
/** Of a folder that is for another host. */
const bound = 'file:///web1/lab.xml';

/** A server whose person gives these answers, one after the other, and then none. */
function serverWith(text: string, ...answers: boolean[]) {
  const libvirt = new FakeLibvirt();
  const other = new FakeLibvirt('qemu:///system');
  libvirt.networks.push({
    name: 'lab',
    uuid,
    xml: `<network><name>lab</name><uuid>${uuid}</uuid></network>\n`,
    autostart: false,
  });
  const plans: Plan[] = [];
  const published: [string, readonly Diagnostic[]][] = [];
  const snapshots = new Map<string, HostSnapshot>();
  const outlook: { of?: DocumentOutlook } = {};
  const applied: [uri: string, text: string][] = [];
  const context: CommandContext = {
    text: (it) => (it === uri || it === bound ? text : undefined),
    session: (connection) => (connection === 'qemu:///system' ? other : libvirt),
    history: newHistory(),
    trying: { virsh: 'virsh', clock: { program: 'none', args: [] }, stays: async () => undefined },
    confirm: async (plan) => {
      plans.push(plan);
      return answers.shift() ?? false;
    },
    publish: (it, diagnostics) => published.push([it, diagnostics]),
    live: {
      views: () => [],
      wish: async () => undefined,
      lookedAt: () => undefined,
      snapshot: (it) => snapshots.get(it),
      knowing: async (_uri, _signal, judge) => judge(),
    },
    connectionOf: (it) => (it === bound ? 'qemu:///system' : undefined),
    outlook: () => outlook.of,
    deployment: () => undefined,
    apply: async (it, before, edit) => {
      applied.push([it, applyEdits(before, [edit])]);
      return answers.shift() ?? false;
    },
  };
  const run = (id: string, ...args: unknown[]) => runCommand(id, args, context);
  return { libvirt, other, plans, published, applied, snapshots, outlook, context, run };
}

const changing = Object.entries(commands).flatMap(([id, { changes }]) => (changes ? [id] : []));
/** What each command needs to have something to do. */
const argumentsFor = (id: string): object => (id.endsWith('Define') ? {} : { uri });
/** They need no argument. */
const aboutHosts: ReadonlySet<string> = new Set([
  'virtnet.listNetworks',
  'virtnet.hosts',
  'virtnet.watch',
  'virtnet.deployment',
]);
const shown = (lines: readonly string[]) => lines.map((it) => it.replace('virsh -c test:///default ', ''));

describe('the commands of the server', () => {
  it('have one id each, and say which of them change the host', () => {
    assert.deepEqual(Object.keys(commands).sort(), [...commandIds].sort());
    assert.equal(new Set(commandIds).size, commandIds.length);
    assert.deepEqual(changing, [
      ...['virtnet.define', 'virtnet.defineAndStart', 'virtnet.create', 'virtnet.apply', 'virtnet.start'],
      ...[
        'virtnet.destroy',
        'virtnet.restart',
        'virtnet.undefine',
        'virtnet.autostart',
        'virtnet.undoLastDefine',
        'virtnet.redoLastDefine',
      ],
    ]);
  });

  /** A server on which each command has something to do. */
  async function prepared(id: string, ...answers: boolean[]) {
    const server = serverWith(lab('new', id === 'virtnet.create' ? 'other' : 'lab'), ...answers);
    const all = (...ids: string[]) =>
      ids.reduce(
        (before, it) => before.then(() => server.run(it, { uri, confirmed: true })).then(valueOf),
        Promise.resolve<unknown>(0),
      );
    if (id === 'virtnet.destroy' || id === 'virtnet.restart') await all('virtnet.start');
    if (id === 'virtnet.undoLastDefine') await all('virtnet.define');
    if (id === 'virtnet.redoLastDefine') await all('virtnet.define', 'virtnet.undoLastDefine');
    server.libvirt.asked.length = 0;
    return server;
  }

  for (const id of changing) {
    it(`are shown before they change anything, and run only when agreed: ${id}`, async () => {
      const refused = await prepared(id, false);
      const before = structuredClone(refused.libvirt.networks);
      const done = await refused.run(id, argumentsFor(id));
      assert.ok(!done.ok && done.reason === 'cancelled');
      assert.equal(done.message, `${refused.plans[0]!.title}: not confirmed, nothing was run`);
      assert.deepEqual([refused.libvirt.changes, refused.libvirt.networks], [[], before]);
      assert.equal(refused.plans.length, 1);
      assert.equal(refused.plans[0]!.changes, true);

      const agreed = await prepared(id, true);
      valueOf(await agreed.run(id, argumentsFor(id)));
      assert.equal(agreed.plans.length, 1);
      assert.ok(agreed.libvirt.changes.length > 0);
      const plan = shown(agreed.plans[0]!.lines).join('\n');
      for (const it of agreed.libvirt.changes) assert.ok(plan.includes(it.split(' ')[0]!), `${it} was not shown`);

      const confirmed = await prepared(id);
      valueOf(await confirmed.run(id, { ...argumentsFor(id), confirmed: true }));
      assert.deepEqual(confirmed.plans, []);
      assert.deepEqual(confirmed.libvirt.changes, agreed.libvirt.changes);
    });

    it(`can be planned without changing anything: ${id}`, async () => {
      const server = await prepared(id);
      const plan = valueOf(
        await server.run('virtnet.plan', { ...argumentsFor(id), command: id, confirmed: true }),
      ) as Plan;
      assert.deepEqual([server.libvirt.changes, server.plans], [[], []]);
      const asked = await prepared(id, false);
      await asked.run(id, argumentsFor(id));
      const undated = (it: Plan) => JSON.stringify(it).replace(/\d+ \w+ \d{4}, [\d:]+/g, 'then');
      assert.equal(undated(plan), undated(asked.plans[0]!));
    });
  }

  it('know the network of a document in their list, by its uuid or else its name', async () => {
    const own = async (text: string): Promise<unknown[]> => {
      const { run } = serverWith(text);
      const listed = valueOf(await run('virtnet.listNetworks', { uri })) as ListedNetwork[];
      return listed.map((it) => it.isOfDocument);
    };
    assert.deepEqual(await own('<network><name>lab</name></network>'), [true]);
    assert.deepEqual(await own(`<network><name>other</name><uuid>${uuid}</uuid></network>`), [true]);
    assert.deepEqual(
      await own(
        `<network><name>lab</name><uuid>${uuid.replace(/\d/, (it) => String((Number(it) + 1) % 10))}</uuid></network>`,
      ),
      [undefined],
    );
    assert.deepEqual(await own('<network/>'), [undefined]);
  });

  it('ask nothing before what changes nothing', async () => {
    const { run, plans, libvirt } = serverWith(lab('x'));
    const networks = valueOf(await run('virtnet.listNetworks'));
    const summary = { mode: 'isolated', addresses: [], uplinks: [], connections: 0, hosts: [] };
    const document = `libvirt-live:/test-default/stored/${uuid}/lab%40test-default.xml`;
    const stands = { active: false, autostart: false, persistent: true };
    assert.deepEqual(networks, [{ name: 'lab', uuid, ...stands, summary, document }]);
    const live = valueOf(await run('virtnet.liveXml', 'lab'));
    assert.equal(live, libvirt.networks[0]!.xml);
    assert.deepEqual(plans, []);
    const planOf = async (args: object) => valueOf(await run('virtnet.plan', args)) as Plan;
    const planned = async (args: object) => shown((await planOf(args)).lines);
    for (const [title, args] of [
      ['List networks', { command: 'virtnet.listNetworks' }],
      ['Show lab', { command: 'virtnet.liveXml', name: 'lab' }],
      ['Show lab', { command: 'virtnet.liveXml', name: 'lab', uuid }],
      [`Show ${uuid}`, { command: 'virtnet.liveXml', uuid }],
    ] as const)
      assert.deepEqual({ ...(await planOf(args)), lines: [] }, { title, lines: [], notes: [], changes: false });
    assert.deepEqual(await planned({ command: 'virtnet.listNetworks' }), ['net-list --all --name']);
    assert.deepEqual(await planned({ command: 'virtnet.liveXml', name: 'lab' }), ['net-dumpxml -- lab']);
    assert.deepEqual(await planned({ command: 'virtnet.liveXml', name: 'lab', inactive: true }), [
      'net-dumpxml --inactive -- lab',
    ]);
  });

  it('give the running or the stored XML', async () => {
    const { run, libvirt } = serverWith('');
    libvirt.networks[0]!.live = '<running/>\n';
    assert.equal(valueOf(await run('virtnet.liveXml', { uuid })), '<running/>\n');
    assert.equal(valueOf(await run('virtnet.liveXml', { uuid, inactive: true })), libvirt.networks[0]!.xml);
  });

  it('are about the document, a name or a uuid', async () => {
    const cases: [unknown, string][] = [
      [{ uri }, 'net-start -- lab'],
      [uri, 'net-start -- lab'],
      ['lab', 'net-start -- lab'],
      [{ name: 'lab' }, 'net-start -- lab'],
      [{ uuid }, `net-start -- ${uuid}`],
      [{ name: 'lab', uuid, uri: 'file:///nowhere.xml' }, `net-start -- ${uuid}`],
    ];
    for (const [args, command] of cases) {
      const { run, libvirt, plans } = serverWith(lab('x'), true);
      valueOf(await run('virtnet.start', args));
      assert.deepEqual([libvirt.changes, shown(plans[0]!.lines)], [[command], [command]]);
    }
    const { run, libvirt } = serverWith(`<network><name>else</name><uuid>${uuid}</uuid></network>`);
    valueOf(await run('virtnet.start', { uri, confirmed: true }));
    assert.deepEqual(libvirt.changes, [`net-start -- ${uuid}`]);
  });

  it('show the path of the document as a person would type it', async () => {
    const lines = async (it: string) => {
      const context = { ...serverWith('').context, text: () => lab('x') };
      const plan = valueOf(await runCommand('virtnet.plan', [{ command: 'virtnet.create', uri: it }], context)) as Plan;
      return shown(plan.lines);
    };
    assert.deepEqual(await lines(uri), ["net-create --validate -- '/net/my lab.xml'"]);
    assert.deepEqual(await lines('file://server/share/a.xml'), ['net-create --validate -- /share/a.xml']);
    assert.deepEqual(await lines('untitled:Untitled-1'), ['net-create --validate -- Untitled-1']);
    assert.deepEqual(await lines('file:///50%.xml'), ["net-create --validate -- '/50%.xml'"]);
    assert.deepEqual(await lines('git:/a/lab.xml?{"ref":"~"}'), ['net-create --validate -- /a/lab.xml']);
    assert.deepEqual(await lines('file:///a/lab.xml#L3'), ['net-create --validate -- /a/lab.xml']);
    assert.deepEqual(await lines('VSCODE-VFS://github/a/lab.xml'), ['net-create --validate -- /a/lab.xml']);
  });

  it('take another connection', async () => {
    const { run, libvirt, other } = serverWith('');
    assert.deepEqual(valueOf(await run('virtnet.listNetworks', { connection: 'qemu:///system' })), []);
    assert.deepEqual(libvirt.asked, []);
    other.networks.push({
      name: 'far',
      uuid,
      xml: `<network><name>far</name><uuid>${uuid}</uuid></network>\n`,
      autostart: false,
    });
    valueOf(await run('virtnet.start', { name: 'far', connection: 'qemu:///system', confirmed: true }));
    assert.deepEqual([libvirt.asked, other.changes], [[], ['net-start -- far']]);
    const define = { connection: 'qemu:///system', confirmed: true };
    valueOf(await run('virtnet.undefine', { ...define, uuid }));
    assert.ok(!(await run('virtnet.undoLastDefine', { confirmed: true })).ok);
    valueOf(await run('virtnet.undoLastDefine', define));
    valueOf(await run('virtnet.redoLastDefine', define));
    assert.deepEqual(
      other.networks.map((it) => it.xml),
      [undefined],
    );
  });

  it('mark a network unless told not to', async () => {
    const { run, libvirt } = serverWith('');
    for (const args of [{}, { on: true }, { on: false }, { on: 'no' }])
      valueOf(await run('virtnet.autostart', { name: 'lab', confirmed: true, ...args }));
    assert.deepEqual(libvirt.changes, [
      ...['net-autostart -- lab', 'net-autostart -- lab', 'net-autostart --disable -- lab', 'net-autostart -- lab'],
    ]);
  });

  it('go to the host that the document is for', async () => {
    const { run, libvirt, other } = serverWith(lab('x', 'new'));
    valueOf(await run('virtnet.define', { uri: bound, confirmed: true }));
    valueOf(await run('virtnet.start', { uri: bound, confirmed: true }));
    assert.deepEqual(libvirt.asked, []);
    assert.deepEqual(
      other.networks.map((it) => [it.name, it.live !== undefined]),
      [['new', true]],
    );
    valueOf(await run('virtnet.define', { uri: bound, connection: 'test:///default', confirmed: true }));
    assert.deepEqual(libvirt.changes, ['net-define --validate -- network.xml']);
  });

  it('tell what is known of the text before libvirt gets it, and of it alone', async () => {
    const { run, outlook } = serverWith(lab('x'));
    const planned = async (command: string) =>
      (valueOf(await run('virtnet.plan', { uri, command })) as Plan).notes.slice(1);
    outlook.of = {
      isUnsaved: true,
      errors: 2,
      first: { line: 3, message: 'mask is not known' },
      clashes: ['a is taken', 'b is taken', 'c is taken', 'd is taken', 'e is taken'],
    };
    assert.deepEqual(await planned('virtnet.define'), [
      'lab keeps what the file does not say: uuid',
      'the text is not saved: what the editor shows is given to libvirt',
      'the text has 2 errors, the first in line 3: mask is not known',
      ...['a is taken', 'b is taken', 'c is taken', 'and 2 more clashes with what runs'],
    ]);
    outlook.of = { isUnsaved: false, errors: 1, first: { line: 7, message: 'no' }, clashes: [] };
    assert.equal((await planned('virtnet.define')).at(-1), 'the text has 1 error, in line 7: no');
    assert.deepEqual(await planned('virtnet.start'), []);
  });

  it('tells before a start what the stored definition clashes with, where the host is watched', async () => {
    const { outlook, context, snapshots } = serverWith(lab('x'));
    outlook.of = { isUnsaved: false, errors: 0, clashes: ['virbr0 is taken'] };
    const asked: string[] = [];
    const judging = { ...context, outlook: (it: string) => (asked.push(it), outlook.of) };
    const notes = async (command: string, about: object): Promise<readonly string[]> => {
      const planned = await runCommand('virtnet.plan', [{ command, ...about }], judging);
      assert.ok(planned.ok, JSON.stringify(planned));
      return (planned.value as Plan).notes;
    };
    assert.ok(!(await notes('virtnet.start', { name: 'lab' })).includes('virbr0 is taken'));
    assert.deepEqual(asked, []);
    const known = { uuid, active: false, autostart: false, persistent: true, leases: [], stored: '<network/>' };
    snapshots.set('test:///default', { guests: [], networks: [{ ...known, name: 'lab' }] });
    for (const about of [{ name: 'lab' }, { uuid }, { uri }]) {
      asked.length = 0;
      assert.ok((await notes('virtnet.start', about)).includes('virbr0 is taken'), JSON.stringify(about));
      assert.deepEqual(asked, [`libvirt-live:/test-default/stored/${uuid}/lab%40test-default.xml`]);
    }
    assert.ok(!(await notes('virtnet.undefine', { name: 'lab' })).includes('virbr0 is taken'));
  });

  it('show what is stored beside the text that would replace it', async () => {
    const { run, libvirt } = serverWith(lab('x'));
    const compared = async (command: string) => (valueOf(await run('virtnet.plan', { uri, command })) as Plan).compare;
    const stored = `libvirt-live:/test-default/stored/${uuid}/lab%40test-default.xml`;
    assert.deepEqual(await compared('virtnet.define'), { stored, file: uri });
    assert.equal(await compared('virtnet.start'), undefined);
    libvirt.networks.length = 0;
    assert.equal(await compared('virtnet.define'), undefined);
  });

  it('name guests that are known to be on a network and run', async () => {
    const { run, snapshots, libvirt } = serverWith('');
    libvirt.networks[0]!.live = libvirt.networks[0]!.xml!;
    const guest = (name: string, running: boolean, network: string) => ({
      ...{ name, uuid: name, running },
      interfaces: [{ mac: '52:54:00:00:00:01', network }],
    });
    const guests = [guest('on', true, 'lab'), guest('off', false, 'lab'), guest('else', true, 'other')];
    snapshots.set('test:///default', { networks: [], guests });
    for (const command of ['virtnet.destroy', 'virtnet.restart'])
      assert.match((valueOf(await run('virtnet.plan', { uuid, command })) as Plan).notes[0]!, /^cuts off 1 guest: on;/);
  });

  it('ask once about a transient network that is to start with the host, and show all that would run', async () => {
    for (const agrees of [true, false]) {
      const { run, libvirt, plans } = serverWith('', agrees);
      const [network] = libvirt.networks;
      libvirt.networks[0] = { ...network!, xml: undefined, live: network!.xml };
      const done = await run('virtnet.autostart', { name: 'lab' });
      assert.equal(plans.length, 1);
      assert.equal(plans[0]!.title, 'lab is transient. Define it and start it with the host');
      assert.match(plans[0]!.lines.join('\n'), /net-define -- network\.xml[\s\S]*net-autostart/);
      assert.deepEqual(plans[0]!.agreed, { define: true });
      assert.equal(done.ok, agrees);
      assert.deepEqual(libvirt.changes, agrees ? ['net-define -- network.xml', 'net-autostart -- lab'] : []);
    }
  });

  it('say how the network stands afterwards', async () => {
    const { run } = serverWith(lab('x'));
    const now = async (id: string, args = {}) =>
      (valueOf(await run(id, { uuid, confirmed: true, ...args })) as { now?: string; name: string }).now;
    assert.equal(await now('virtnet.autostart'), 'does not run, starts with the host');
    assert.equal(await now('virtnet.start'), 'runs, starts with the host');
    assert.equal(await now('virtnet.undefine'), 'runs, transient');
    assert.equal(await now('virtnet.destroy'), undefined);
  });

  it('do not replace a stored definition that is no longer the one that was opened, but after a yes', async () => {
    for (const agrees of [true, false]) {
      const { run, libvirt, plans } = serverWith(lab('mine'), agrees);
      const opened = libvirt.networks[0]!.xml!;
      libvirt.networks[0]!.xml = opened.replace('</name>', "</name><domain name='theirs'/>");
      const done = await run('virtnet.define', { uri, expected: opened });
      assert.match(plans[0]!.notes[0]!, /^somebody else has changed lab since it was opened: /);
      assert.deepEqual(plans[0]!.agreed, { overwrite: true });
      assert.deepEqual([done.ok, /mine/.test(libvirt.networks[0]!.xml)], [agrees, agrees]);
    }
  });

  it('apply the steps that were agreed to, and no others', async () => {
    const { run, libvirt, plans } = serverWith(lab('mine'), false, true);
    await run('virtnet.apply', { uri });
    const [{ title, agreed, changes }] = plans as [Plan];
    assert.deepEqual([title, changes], ['Apply the changes to lab in place', true]);
    const theirs = libvirt.networks[0]!.xml!.replace('</name>', "</name><title>theirs</title><domain name='theirs'/>");
    const before = libvirt.networks[0]!.xml;
    libvirt.networks[0]!.live = theirs;
    const refused = await run('virtnet.apply', { uri, ...agreed, confirmed: true });
    assert.match(refused.ok ? '' : refused.message, /lab was changed after the plan was made, so nothing was done/);
    assert.deepEqual([libvirt.changes, libvirt.networks[0]!.xml], [[], before]);
    libvirt.networks[0]!.live = undefined;
    valueOf(await run('virtnet.apply', { uri, ...agreed, confirmed: true }));
    assert.match(libvirt.networks[0]!.xml!, /mine/);
    // What is so already needs no yes.
    const again = valueOf(await run('virtnet.apply', { uri })) as { name: string };
    assert.deepEqual([again.name, plans.length], ['lab', 1]);
  });

  it('compare a file with what is stored, and that with what runs', async () => {
    const { run, libvirt } = serverWith(lab('mine'));
    const stored = `libvirt-live:/test-default/stored/${uuid}/lab%40test-default.xml`;
    const compared = async (args: object) => valueOf(await run('virtnet.compare', args));
    assert.deepEqual(await compared({ uri }), { name: 'lab', file: uri, stored, changes: 1, pending: 0 });
    libvirt.networks[0]!.live = libvirt.networks[0]!.xml!.replace('</name>', "</name><domain name='now'/>");
    const running = stored.replace('stored', 'running');
    assert.deepEqual(await compared({ uuid }), { name: 'lab', stored, running, changes: 0, pending: 1 });
    assert.deepEqual(libvirt.changes, []);
    assert.ok(!(await run('virtnet.compare', { name: 'gone' })).ok);
  });

  it('write what is stored into the file, as a change that can be taken back', async () => {
    const { run, libvirt, applied } = serverWith('<network>\n  <name>lab</name>\n  <!-- why -->\n</network>\n', true);
    libvirt.networks[0]!.xml = libvirt.networks[0]!.xml!.replace('</uuid>', "</uuid><domain name='new'/>");
    const done = valueOf(await run('virtnet.pullIntoFile', { uri })) as { notes: string[] };
    assert.deepEqual(done.notes, ['1 difference written into the file, which is not saved yet']);
    assert.deepEqual(applied, [
      [uri, "<network>\n  <name>lab</name>\n  <domain name='new'/>\n  <!-- why -->\n</network>\n"],
    ]);
    const refused = await run('virtnet.pullIntoFile', { uri });
    assert.ok(!refused.ok && refused.message === 'the editor did not take the changes');
    libvirt.networks[0]!.xml = '<network><name>lab</name><uuid>' + uuid + '</uuid></network>';
    assert.deepEqual((valueOf(await run('virtnet.pullIntoFile', { uri })) as { notes: string[] }).notes, [
      'the file says so already',
    ]);
    assert.equal(applied.length, 2);
    assert.ok(!(await run('virtnet.pullIntoFile', { uuid })).ok);
  });

  it('reserve leases of what runs in the file, all in one change', async () => {
    const dhcp =
      "<ip address='10.0.0.1' prefix='24'><dhcp>\n    <host mac='52:54:00:00:00:09' ip='10.0.0.9'/>\n  </dhcp></ip>";
    const { run, applied, snapshots } = serverWith(`<network>\n  <name>lab</name>\n  ${dhcp}\n</network>\n`, true);
    const lease = (ip: string, mac: string, hostname?: string): Lease => ({
      ...{ ip, mac: `52:54:00:00:00:${mac}`, expires: undefined, until: undefined },
      ...(hostname !== undefined && { hostname }),
    });
    const leases = [
      lease('10.0.0.5', '05', 'db'),
      lease('10.0.0.6', '06'),
      lease('10.0.0.9', '09'),
      lease('10.9.0.1', '01'),
    ];
    const network = { name: 'lab', uuid, active: true, autostart: false, persistent: true, leases };
    snapshots.set('test:///default', { networks: [network], guests: [] });
    const reserve = (...addresses: string[]) => run('virtnet.reserveLease', { uri, uuid, addresses });
    const done = valueOf(await reserve('10.0.0.5', '10.0.0.6', '10.0.0.9', '10.9.0.1')) as { notes: string[] };
    assert.deepEqual(done.notes, [
      '10.0.0.5 for db, 10.0.0.6 reserved in the document, which is not saved yet',
      '10.0.0.9 is reserved already, or its guest is',
      'no <dhcp> of the document serves 10.9.0.1',
    ]);
    assert.match(
      applied[0]![1],
      /mac='52:54:00:00:00:09' ip='10\.0\.0\.9'\/>\n {4}<host mac='52:54:00:00:00:05' name='db' ip='10\.0\.0\.5'\/>\n {4}<host mac='52:54:00:00:00:06' ip='10\.0\.0\.6'\/>\n/,
    );
    const messageOf = (it: Result<unknown>) => (it.ok ? '' : it.message);
    assert.match(messageOf(await reserve('10.0.0.5')), /the editor did not take the changes/);
    assert.match(messageOf(await reserve('10.0.0.9')), /nothing was reserved: 10\.0\.0\.9 is reserved already/);
    assert.match(messageOf(await reserve('10.0.0.7')), /lab has no lease of 10\.0\.0\.7 any more/);
    assert.match(messageOf(await run('virtnet.reserveLease', { uri, name: 'gone', addresses: [] })), /have gone/);
    assert.equal(applied.length, 2);
  });

  it('undo and redo one network when it is named', async () => {
    const { run, libvirt, context } = serverWith(lab('new'));
    valueOf(await run('virtnet.define', { uri, confirmed: true }));
    valueOf(
      await runCommand('virtnet.define', [{ uri, confirmed: true }], { ...context, text: () => lab('x', 'other') }),
    );
    const back = (id: string, args: object) => run(id, { confirmed: true, ...args }).then(valueOf);
    await back('virtnet.undoLastDefine', { name: 'lab' });
    assert.deepEqual(
      libvirt.networks.map((it) => it.name),
      ['lab', 'other'],
    );
    await back('virtnet.undoLastDefine', {});
    assert.deepEqual(
      libvirt.networks.map((it) => it.name),
      ['lab'],
    );
    await back('virtnet.redoLastDefine', { name: 'lab' });
    assert.match(libvirt.networks[0]!.xml!, /new/);
  });

  it('answer bad arguments with words, and run nothing', async () => {
    const { run, libvirt, plans } = serverWith('<network/>');
    for (const id of ['virtnet.nothing', ...commandIds.filter((it) => !aboutHosts.has(it))]) {
      for (const args of [
        undefined,
        null,
        3,
        [],
        {},
        '',
        { uri: 7, name: '', command: 'virtnet.plan' },
        { uri: 'file:///no.xml' },
      ]) {
        const done = await run(id, args);
        assert.ok(!done.ok && done.message !== '' && done.reason === 'failed', `${id} ${JSON.stringify(args)}`);
      }
    }
    assert.deepEqual([libvirt.asked, plans], [[], []]);
    const messageOf = async (id: string, args: unknown) => {
      const done = await run(id, args);
      return done.ok ? '' : done.message;
    };
    assert.equal(await messageOf('virtnet.no', {}), "'virtnet.no' is no command of this server");
    assert.equal(await messageOf('virtnet.plan', {}), "'' is no command of this server");
    assert.equal(
      await messageOf('virtnet.plan', { command: 'virtnet.plan' }),
      "'virtnet.plan' is no command of this server",
    );
    assert.equal(await messageOf('virtnet.define', {}), 'the command needs the uri of a document');
    assert.equal(await messageOf('virtnet.define', 'file:///no.xml'), 'file:///no.xml is not open');
    for (const args of [{}, { uri }, { uri: 'file:///no.xml' }])
      assert.match(
        await messageOf('virtnet.start', args),
        /^the command needs the name or uuid of a network, or a document/,
      );
  });

  it('take the confirmation for nothing but true', async () => {
    for (const confirmed of ['true', 1, {}, null]) {
      const { run, plans, libvirt } = serverWith('', false);
      assert.ok(!(await run('virtnet.start', { name: 'lab', confirmed })).ok);
      assert.deepEqual([plans.length, libvirt.changes], [1, []]);
    }
  });

  it('are given up when the person does', async () => {
    const { context } = serverWith('');
    const signal = AbortSignal.abort();
    const seen: unknown[] = [];
    const session = () => ({
      uri: 'test:///default',
      run: async (_command: unknown, options?: { signal?: AbortSignal }) => {
        seen.push(options?.signal);
        return crashed;
      },
    });
    for (const id of commandIds.filter((it) => it !== 'virtnet.plan'))
      await runCommand(id, [{ uri, name: 'lab', confirmed: true }], {
        ...context,
        text: () => lab('x'),
        session,
        signal,
      });
    assert.ok(seen.length >= 8 && seen.every((it) => it === signal));
  });
});

describe('a question about what somebody else may lose', () => {
  const theirs = (libvirt: FakeLibvirt) => {
    libvirt.networks[0]!.xml = libvirt.networks[0]!.xml!.replace('new', 'theirs');
  };

  it('is asked, confirmed or not, before an undo replaces what somebody else has changed', async () => {
    for (const confirmed of [true, false]) {
      for (const agrees of [true, false]) {
        const { run, libvirt, plans } = serverWith(lab('new'), agrees);
        valueOf(await run('virtnet.define', { uri, confirmed: true }));
        theirs(libvirt);
        const done = await run('virtnet.undoLastDefine', { confirmed });
        const last = plans.at(-1)!;
        assert.equal(plans.length, 1);
        assert.match(last.title, /^Bring back lab/);
        assert.match(last.notes[0]!, /^somebody else has changed lab since the define of .*<domain>/);
        assert.equal(new Set(last.notes).size, last.notes.length);
        assert.deepEqual(shown(last.lines), ['net-define -- lab.xml']);
        assert.equal(done.ok, agrees);
        if (!done.ok && confirmed) assert.deepEqual([done.remedy, done.message], ['overwrite', last.notes[0]]);
        assert.equal(libvirt.networks[0]!.xml!.includes('theirs'), !agrees);
      }
    }
  });

  it('is not asked of who said so before', async () => {
    const { run, libvirt, plans } = serverWith(lab('new'));
    valueOf(await run('virtnet.define', { uri, confirmed: true }));
    theirs(libvirt);
    valueOf(await run('virtnet.undoLastDefine', { confirmed: true, overwrite: true }));
    assert.deepEqual(plans, []);
    theirs(libvirt);
    libvirt.networks[0]!.autostart = true;
    assert.ok(!(await run('virtnet.redoLastDefine', { confirmed: true, overwrite: 'yes' })).ok);
    valueOf(await run('virtnet.redoLastDefine', { confirmed: true, overwrite: true }));
    assert.match(libvirt.networks[0]!.xml!, /theirs/);
  });

  it('offers to define a transient network that is to autostart', async () => {
    for (const agrees of [true, false]) {
      const { run, libvirt, plans } = serverWith('', agrees);
      const [network] = libvirt.networks;
      libvirt.networks[0] = { ...network!, xml: undefined, live: network!.xml };
      const done = await run('virtnet.autostart', { name: 'lab', confirmed: true });
      assert.equal(plans.length, 1);
      assert.match(plans[0]!.notes[0]!, /^lab is transient/);
      assert.match(plans[0]!.lines.join('\n'), /net-define -- network\.xml/);
      assert.equal(done.ok, agrees);
      if (!done.ok) assert.equal(done.remedy, 'define');
      assert.deepEqual(libvirt.changes, agrees ? ['net-define -- network.xml', 'net-autostart -- lab'] : []);
    }
    const { run, libvirt, plans } = serverWith('');
    libvirt.networks[0] = { ...libvirt.networks[0]!, xml: undefined, live: libvirt.networks[0]!.xml };
    valueOf(await run('virtnet.autostart', { name: 'lab', confirmed: true, define: true }));
    assert.deepEqual(plans, []);
  });

  it('is not asked when libvirt is gone by then', async () => {
    let infos = 0;
    const attempt = async (gone: number) => {
      const { run, libvirt, plans } = serverWith(lab('new'), true);
      valueOf(await run('virtnet.define', { uri, confirmed: true }));
      theirs(libvirt);
      infos = 0;
      libvirt.disturb = (words) => (words[0] === 'net-info' && ++infos === gone ? crashed : undefined);
      return { done: await run('virtnet.undoLastDefine', { confirmed: true }), plans };
    };
    await attempt(0);
    // Of those before the question the last is for its plan; four are asked once it is answered.
    const { done, plans } = await attempt(infos - 4);
    assert.deepEqual([done, plans], [crashed, []]);
  });
});

describe('what libvirt says of a document', () => {
  const text = "<network>\n<name>lab</name>\n<bridge name='lab0'/>\n</network>";
  const onBridge = {
    range: { start: { line: 2, character: 14 }, end: { line: 2, character: 18 } },
    severity: 1 as const,
    source: 'libvirt',
    message: "bridge name 'lab0' already in use",
  };

  it('is put on it by what libvirt judges, and taken away again', async () => {
    for (const [id, verb] of [
      ['virtnet.define', 'net-define'],
      ['virtnet.defineAndStart', 'net-define'],
      ['virtnet.create', 'net-create'],
    ] as const) {
      const { run, libvirt, published } = serverWith(text);
      libvirt.networks.length = 0;
      libvirt.disturb = (words) => (words[0] === verb ? refusedBy('refused-bridge') : undefined);
      const refused = await run(id, { uri, confirmed: true });
      assert.ok(!refused.ok && refused.reason === 'failed');
      assert.deepEqual(published, [[uri, [onBridge]]]);
      libvirt.disturb = undefined;
      valueOf(await run(id, { uri, confirmed: true }));
      assert.deepEqual(published.slice(1), [[uri, []]]);
    }
  });

  it('is not put on it by what does not judge it, nor when nobody answered or nothing was run', async () => {
    const { run, libvirt, published } = serverWith(text, false);
    libvirt.disturb = () => refusedBy('refused-bridge');
    await run('virtnet.start', { uri, confirmed: true });
    assert.deepEqual(published, []);
    libvirt.disturb = () => failure('unreachable', 'x', 'internal error: lab0');
    await run('virtnet.define', { uri, confirmed: true });
    await run('virtnet.define', { uri });
    assert.deepEqual(published, [
      [uri, []],
      [uri, []],
    ]);
  });
});
