// The commands of `workspace/executeCommand`: from arguments of any kind to an operation, asked about first.
import assert from 'node:assert/strict';
import { failure } from '../server/src/host/command';
import { commands, type CommandContext, diagnosticsOf, type Plan, runCommand } from '../server/src/lsp/commands';
import { commandIds } from '../server/src/lsp/capabilities';
import { FakeLibvirt } from './support/fake-libvirt';
import { newHistory } from './support/history';

const uuid = '6f1d2c30-8b47-4e5a-9c21-000000000001';
const lab = `<network>\n  <name>lab</name>\n  <uuid>${uuid}</uuid>\n</network>\n`;
const uri = 'file:///lab%20one/lab.xml';

describe('a command', () => {
  let host: FakeLibvirt;
  let answers: boolean[];
  let plans: Plan[];
  let published: [uri: string, messages: string[]][];
  let connections: (string | undefined)[];
  let context: CommandContext;
  let texts: Record<string, string>;
  beforeEach(() => {
    host = new FakeLibvirt();
    [answers, plans, published, connections, texts] = [[], [], [], [], { [uri]: lab }];
    context = {
      text: (it) => texts[it],
      session(connection) {
        connections.push(connection);
        return host;
      },
      history: newHistory(),
      confirm(plan) {
        plans.push(plan);
        return Promise.resolve(answers.shift() ?? false);
      },
      publish: (it, diagnostics) => void published.push([it, diagnostics.map(({ message }) => String(message))]),
    };
  });
  const run = (id: string, ...args: unknown[]) => runCommand(`virtnet.${id}`, args, context);
  const valueOf = async (id: string, ...args: unknown[]): Promise<unknown> => {
    const done = await run(id, ...args);
    assert.ok(done.ok, JSON.stringify(done));
    return done.value;
  };
  const whyNot = async (id: string, ...args: unknown[]): Promise<string> => {
    const done = await run(id, ...args);
    assert.ok(!done.ok, JSON.stringify(done));
    return `${done.reason}: ${done.message}`;
  };

  it('is one of those that the server tells of', async () => {
    assert.deepEqual(
      commands.map((it) => it.id),
      commandIds,
    );
    for (const id of ['virtnet.', 'virtnet.none', '', 'define', 'virtnet.planx', '__proto__'])
      assert.deepEqual(await runCommand(id, [], context), failure('failed', `'${id}' is no command of this server`));
  });

  it('that changes the host is shown and asked about first', async () => {
    await run('define', { uri, confirmed: true });
    host.asked.length = 0;
    const changing = commands.filter((it) => it.changes).map((it) => it.id.slice('virtnet.'.length));
    assert.deepEqual(changing, [
      ...['define', 'defineAndStart', 'create', 'start', 'destroy', 'undefine', 'autostart'],
      ...['undoLastDefine', 'redoLastDefine'],
    ]);
    for (const id of changing) {
      if (id === 'redoLastDefine') continue;
      plans.length = 0;
      assert.match(await whyNot(id, { uri }), /^cancelled: .*: not confirmed, nothing was run$/, id);
      assert.equal(plans.length, 1, id);
      assert.equal(plans[0]!.changes, true);
      assert.ok(plans[0]!.lines.length > 0, id);
    }
    assert.deepEqual(host.changes, []);
  });

  it('is carried out after a yes, and without a question when that was given', async () => {
    answers = [true];
    assert.equal(((await valueOf('define', { uri })) as { name: string }).name, 'lab');
    await valueOf('start', { uri, confirmed: true });
    assert.equal(plans.length, 1);
    assert.deepEqual(
      host.changes.map((it) => it.split(' ')[0]),
      ['net-define', 'net-start'],
    );
    assert.ok(host.networks[0]!.live);
  });

  it('that only looks is not asked about', async () => {
    await valueOf('define', { uri, confirmed: true });
    assert.deepEqual(await valueOf('listNetworks'), [
      { name: 'lab', uuid, active: false, autostart: false, persistent: true },
    ]);
    assert.match(String(await valueOf('liveXml', { uuid })), /<name>lab<\/name>/);
    assert.deepEqual(plans, []);
  });

  it('gives the running definition, or the stored one when that is asked for', async () => {
    await valueOf('defineAndStart', { uri, confirmed: true });
    host.networks[0]!.live = '<live/>';
    assert.match(String(await valueOf('liveXml', { name: 'lab' })), /<live\/>/);
    assert.match(String(await valueOf('liveXml', { name: 'lab', inactive: true })), /<name>lab/);
    assert.match(String(await valueOf('liveXml', { name: 'lab', inactive: 'yes' })), /<live\/>/);
  });

  it('takes one object, or a text that is a uri or a name', async () => {
    await valueOf('define', { uri, confirmed: true });
    for (const it of [uri, 'lab', { name: 'lab' }, { uuid }, { uri }, { uri: 'file:///none', name: 'lab' }])
      assert.match(String(await valueOf('liveXml', it)), /<name>lab/, JSON.stringify(it));
    texts['untitled:a'] = lab;
    assert.match(String(await valueOf('liveXml', 'untitled:a')), /<name>lab/);
  });

  it('says what it needs when it is not given it', async () => {
    const nothing = 'failed: the command needs the name or uuid of a network, or a document that has one';
    const wrong = [
      undefined,
      null,
      7,
      true,
      [],
      {},
      { name: '' },
      { name: 7 },
      { uuid: null },
      { uri: 'file:///none' },
      '',
    ];
    for (const it of wrong) assert.equal(await whyNot('start', it), nothing, JSON.stringify(it));
    texts['file:///other.xml'] = '<domain/>';
    assert.equal(await whyNot('start', { uri: 'file:///other.xml' }), nothing);
    assert.equal(await whyNot('define'), 'failed: the command needs the uri of a document');
    assert.equal(await whyNot('define', { uri: 7 }), 'failed: the command needs the uri of a document');
    assert.equal(await whyNot('define', 'file:///none'), 'failed: file:///none is not open');
    assert.deepEqual(host.asked, []);
  });

  it('is for the connection that is named, else for that of the settings', async () => {
    await run('listNetworks', { connection: 'test:///b' });
    await run('listNetworks', { connection: '' });
    await run('listNetworks', {});
    await run('define', { uri, connection: 'test:///c' });
    await run('start', { name: 'lab', connection: 'test:///d' });
    await run('undoLastDefine', { connection: 'test:///e' });
    assert.deepEqual(connections, ['test:///b', undefined, undefined, 'test:///c', 'test:///d', 'test:///e']);
  });

  it('shows a document by its path', async () => {
    const uris: [uri: string, path: string][] = [
      [uri, '/lab one/lab.xml'],
      ['file:///a%zz/lab.xml', '/a%zz/lab.xml'],
      ['file://host/a/lab.xml', '/a/lab.xml'],
      ['vscode-vfs://github/a/lab.xml', '/a/lab.xml'],
      ['git:/a/lab.xml?{"ref":"~"}', '/a/lab.xml'],
      ['file:///a/lab.xml#L3', '/a/lab.xml'],
    ];
    for (const [it, path] of uris) {
      texts[it] = lab;
      plans.length = 0;
      await run('define', { uri: it });
      const lines = plans[0]!.lines.join('\n');
      assert.ok(lines.includes(path) && !/\?|%20|#L3/.test(lines), lines);
    }
  });

  it('autostart is on unless it is off, and defines a transient network after a second yes only', async () => {
    await valueOf('create', { uri, confirmed: true });
    answers = [false];
    assert.match(await whyNot('autostart', { uuid, confirmed: true }), /transient/);
    assert.equal(host.networks[0]!.autostart, false);
    assert.match(plans[0]!.notes[0]!, /transient/);
    answers = [true];
    await valueOf('autostart', { uuid, confirmed: true });
    assert.equal(host.networks[0]!.autostart, true);
    await valueOf('autostart', { uuid, on: false, confirmed: true });
    assert.equal(host.networks[0]!.autostart, false);
    await valueOf('autostart', { uuid, on: 'no', confirmed: true });
    assert.equal(host.networks[0]!.autostart, true);
  });

  it('publishes what libvirt says of a document, and that it says nothing any more', async () => {
    texts['file:///bad.xml'] = '<network/>';
    assert.match(await whyNot('define', { uri: 'file:///bad.xml', confirmed: true }), /missing name/);
    await valueOf('define', { uri, confirmed: true });
    await valueOf('start', { uri, confirmed: true });
    assert.equal(published.length, 2);
    assert.deepEqual(published[0]![0], 'file:///bad.xml');
    assert.match(published[0]![1].join(), /missing name/);
    assert.deepEqual(published[1], [uri, []]);
  });

  it('plan shows the lines of another command and runs nothing', async () => {
    const plan = (await valueOf('plan', { command: 'virtnet.define', uri })) as Plan;
    assert.equal(plan.title, 'Define lab');
    assert.ok(plan.changes && plan.lines.some((it) => it.includes('net-define')));
    assert.deepEqual(plans, []);
    assert.deepEqual(host.changes, []);
    const listing = (await valueOf('plan', { command: 'virtnet.listNetworks' })) as Plan;
    assert.deepEqual([listing.title, listing.changes], ['List networks', false]);
    assert.deepEqual(listing.lines, ['virsh -c test:///default net-list --all --name']);
    const live = (await valueOf('plan', { command: 'virtnet.liveXml', name: 'lab', inactive: true })) as Plan;
    assert.deepEqual(
      [live.title, live.lines],
      ['Show lab', ['virsh -c test:///default net-dumpxml --inactive -- lab']],
    );
    const off = (await valueOf('plan', { command: 'virtnet.autostart', name: 'lab', on: false })) as Plan;
    assert.deepEqual(off.lines, ['virsh -c test:///default net-autostart --disable -- lab']);
    for (const command of [undefined, '', 'virtnet.plan', 'virtnet.none', 7])
      assert.match(
        await whyNot('plan', { command }),
        /^failed: '(?:virtnet.plan|virtnet.none)?' is no command of this server$/,
      );
    assert.equal(
      await whyNot('plan', { command: 'virtnet.define' }),
      'failed: the command needs the uri of a document',
    );
  });

  it('undo and redo take back what was done last, of the network that is named', async () => {
    await valueOf('define', { uri, confirmed: true });
    assert.match(await whyNot('undoLastDefine', { name: 'other', confirmed: true }), /other|nothing/);
    await valueOf('undoLastDefine', { confirmed: true });
    assert.equal(host.networks.length, 0);
    await valueOf('redoLastDefine', { name: 'lab', confirmed: true });
    assert.equal(host.networks[0]!.name, 'lab');
  });

  it('undefines and stops', async () => {
    await valueOf('defineAndStart', { uri, confirmed: true });
    await valueOf('destroy', { uri, confirmed: true });
    assert.equal(host.networks[0]!.live, undefined);
    await valueOf('undefine', { uri, confirmed: true });
    assert.deepEqual(host.networks, []);
  });
});

describe('what libvirt says of a document', () => {
  const text = '<network>\n  <name>a</name>\n  <bridge name="lab0"/>\n</network>\n';

  it('is an error of libvirt in the place that it is about', () => {
    const failed = failure('failed', 'x', "context\nbridge name 'lab0' already in use");
    assert.deepEqual(diagnosticsOf(text, failed), [
      {
        range: { start: { line: 2, character: 16 }, end: { line: 2, character: 20 } },
        severity: 1,
        source: 'libvirt',
        message: "bridge name 'lab0' already in use",
      },
    ]);
  });

  it('is nothing when the document is not at fault', () => {
    assert.deepEqual(diagnosticsOf(text, failure('unreachable', 'x', 'no')), []);
    assert.deepEqual(diagnosticsOf(text, failure('failed', 'x')), []);
  });
});
