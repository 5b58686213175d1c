// The Networks view against a stand-in of the editor: what it shows of a host, and what is drawn anew.
import assert from 'node:assert/strict';
import { mock } from 'node:test';
import type { HostView } from '../../server/src/lsp/protocol';
import { failed, ok, serverWith } from '../support/answering';
import { documentOf, editor, freshEditor } from '../support/editor';
import { hostOf, networkOf, off, settled, system, texts, viewOf, web } from '../support/networks-view';
import { registerCommands } from '../../client/src/commands';
import type { ViewItem } from '../../client/src/networks-view/tree';
import { timeLeft } from '../../client/src/networks-view/words';

beforeEach(() => void freshEditor());

describe('the Networks view', () => {
  it('shows hosts, their networks, and what is in them', async () => {
    const { rows } = viewOf([hostOf([web, off])]);
    assert.deepEqual(texts(await rows()), [`${system} | 1 of 2 running`]);
    assert.deepEqual(texts(await rows(system)), [
      'off | stopped',
      'web | running · nat · virbr1 · 10.0.0.1/24 · autostart',
    ]);
    assert.deepEqual(texts(await rows(system, 'web')), [
      'web net.xml | defined from this file',
      'Leases | 2',
      'Static hosts | 1',
      'Guests | 2',
      'Ports',
    ]);
    assert.deepEqual(texts(await rows(system, 'web', 'Leases')), [
      '10.0.0.20 | vm1 · 52:54:00:00:00:02 · for ever',
      '10.0.0.100 | 52:54:00:00:00:03 · for ever',
    ]);
    assert.deepEqual(texts(await rows(system, 'web', 'Static hosts')), ['db | 10.0.0.5 · 52:54:00:00:00:01']);
    assert.deepEqual(texts(await rows(system, 'web', 'Guests')), [
      'vm1 | running · 52:54:00:00:00:02',
      'vm2 | off · 52:54:00:00:00:09',
    ]);
    assert.deepEqual(await rows(system, 'off'), []);
  });

  it('says in words what pictures and colours say', async () => {
    const passing = networkOf('passing', { persistent: false });
    const { rows } = viewOf([hostOf([web, off, passing])]);
    assert.deepEqual(
      (await rows(system)).map((it) => it.accessibilityInformation?.label),
      [
        `network, off, stopped, on ${system}`,
        `network, passing, running, transient, on ${system}`,
        `network, web, running, nat, virbr1, 10.0.0.1/24, autostart, on ${system}`,
      ],
    );
    assert.deepEqual(
      (await rows(system)).map((it) => (it.iconPath as { id: string }).id),
      ['circle-outline', 'circle-filled', 'circle-filled'],
    );
  });

  it('says how much a network differs from its file, and lets menus know', async () => {
    const { rows } = viewOf([
      hostOf([{ ...web, differences: 2 }, { ...off, differences: 1 }, networkOf('x', { differences: 0 })]),
    ]);
    assert.deepEqual(texts(await rows(system)), [
      'off | stopped · 1 difference',
      'web | running · 2 differences · nat · virbr1 · 10.0.0.1/24 · autostart',
      'x | running',
    ]);
    const [one, two, none] = await rows(system);
    assert.match(two!.accessibilityInformation!.label, /running, 2 differences/);
    assert.deepEqual(
      [one, two, none].map((it) => it!.contextValue!.includes(';differs;')),
      [true, true, false],
    );
  });

  it('tells menus what a row is', async () => {
    const { rows } = viewOf([hostOf([web, off])]);
    const words = async (...path: string[]) => (await rows(...path)).map((it) => it.contextValue);
    assert.deepEqual(await words(), [';host;']);
    assert.deepEqual(await words(system), [
      ';network;inactive;persistent;manual;',
      ';network;active;persistent;autostart;file;address;',
    ]);
    assert.deepEqual((await words(system, 'web')).slice(0, 2), [';file;', ';group;leases;']);
    assert.deepEqual(await words(system, 'web', 'Guests'), [';guest;address;', ';guest;address;']);
  });

  it('opens what has something below it, and nothing else', async () => {
    const { rows } = viewOf([hostOf([web, off]), hostOf([], { connection: 'test:///default' })]);
    const folds = async (...path: string[]) => (await rows(...path)).map((it) => it.collapsibleState);
    assert.deepEqual(await folds(), [2, 2]);
    assert.deepEqual(await folds(system), [0, 1]);
    assert.deepEqual(await folds(system, 'web'), [0, 1, 1, 1, 1]);
    const [file] = await rows(system, 'web');
    assert.deepEqual([file!.command?.command, String(file!.command?.arguments?.[0])], ['vscode.open', web.file]);
  });

  it('shows names as they are, and nothing that cannot be seen', async () => {
    const name = '$(trash) [a](command:b)\u202e';
    const { rows } = viewOf([hostOf([networkOf(name, { uuid: 'u', document: '' })])]);
    const [item] = await rows(system);
    assert.equal(item!.label, '$(trash) [a](command:b)\\u{202e}');
    assert.equal(typeof item!.tooltip, 'string');
    assert.ok(!/\u202e/.test(JSON.stringify(item)));
  });

  it('asks for ports when they are shown, and says why there are none', async () => {
    const port = { uuid: 'p', owner: 'vm1', ownerUuid: 'u', mac: '52:54:00:00:00:02' };
    let answer: unknown = ok([port]);
    const { rows, asked, provider, below } = viewOf([hostOf([web])], () => answer);
    await rows(system, 'web');
    assert.ok(!asked.some(([command]) => command === 'virtnet.ports'));
    assert.deepEqual(texts(await rows(system, 'web', 'Ports')), ['vm1 | 52:54:00:00:00:02']);
    assert.deepEqual(asked.at(-1), ['virtnet.ports', { connection: system, name: 'web', uuid: 'uuid-web' }]);
    const ports = (await below(system, 'web')).at(-1)!;
    const said = async () => texts((await provider.getChildren(ports)).map((it) => provider.getTreeItem(it)));
    answer = ok([]);
    assert.deepEqual(await said(), ['no guest is plugged in']);
    answer = failed('failed', 'the host is gone');
    assert.deepEqual(await said(), ['the host is gone']);
  });

  it('says why a host does not answer, and that what it shows is old', async () => {
    const silent = hostOf([web], { state: 'old', why: 'no\u202e daemon' });
    const { tree, rows, become } = viewOf([hostOf([web])]);
    await rows(system);
    assert.equal(tree.message, undefined);
    await become([silent]);
    assert.equal(tree.message, `${system}: no\\u{202e} daemon`);
    assert.deepEqual(texts(await rows()), [`${system} | does not answer · as it was before`]);
    const [network, ...more] = await rows(system);
    assert.deepEqual([network!.label, more], ['web', []]);
    assert.match(network!.accessibilityInformation!.label, /as it was before .* stopped answering/);
    await become([hostOf([web])]);
    assert.equal(tree.message, undefined);
  });

  const practice = 'test:///default';
  const silences: [host: Partial<HostView>, message: RegExp | undefined, steps: string[]][] = [
    [{ state: 'connecting' }, undefined, []],
    [{}, undefined, ['Write a network', 'Ask again']],
    [
      { state: 'unknown', why: 'virsh was not found', reason: 'not-installed' },
      /^qemu:\/\/\/system: virsh was not found$/,
      ['Say where virsh is', 'Ask again', 'Choose another connection'],
    ],
    [
      { state: 'unknown', why: `no daemon at ${system}`, reason: 'unreachable' },
      /^no daemon at qemu:\/\/\/system\.\nIs it running\? systemctl status libvirtd/,
      ['Ask again', 'Choose another connection'],
    ],
    [
      { state: 'unknown', why: 'may not', reason: 'not-permitted' },
      /: may not\.\nMembers of the group libvirt may ask it: sudo usermod -aG libvirt \$USER/,
      ['Ask again', 'Choose another connection'],
    ],
    [
      { state: 'unknown', why: 'no such host', reason: 'unreachable', connection: 'qemu+ssh://far/system' },
      /^qemu\+ssh:\/\/far\/system: no such host$/,
      ['Ask again', 'Choose another connection'],
    ],
    [
      { state: 'unknown', why: 'no such file', reason: 'unreachable', isLeft: true },
      /: no such file\.\nIs it running\?.*\nIt is not asked again by itself\.$/,
      ['Ask again', 'Choose another connection'],
    ],
    [
      { state: 'unknown', why: 'no such file', reason: 'unreachable', connection: practice },
      /^test:\/\/\/default: no such file$/,
      ['Ask again', 'Choose another connection'],
    ],
  ];
  for (const [host, message, expected] of silences)
    it(`leads on from a host that is ${host.state ?? 'empty'} (${host.reason ?? 'no reason'}, ${host.connection ?? system})`, async () => {
      const { tree, rows, become } = viewOf([]);
      await rows();
      await become([hostOf([], host)]);
      if (message) assert.match(tree.message!, message);
      else assert.equal(tree.message, undefined);
      const steps = await rows(host.connection ?? system);
      assert.deepEqual(texts(steps), expected);
      const known = [...editor.registered.keys(), 'workbench.action.openSettings'];
      for (const { command, accessibilityInformation } of steps) {
        assert.ok(known.includes(command!.command), command!.command);
        assert.match(accessibilityInformation!.label, /^button, /);
      }
    });

  it('asks a host again that has not answered, and that one only', async () => {
    const { rows, asked } = viewOf([
      hostOf([], { state: 'unknown', why: 'no', reason: 'failed' }),
      hostOf([web], { connection: 'b' }),
    ]);
    const again = (await rows(system)).find((it) => it.label === 'Ask again')!.command!;
    await editor.run(again.command, ...again.arguments!);
    assert.deepEqual(
      asked.filter(([it]) => it === 'virtnet.watch').map(([, args]) => args),
      [{ connection: system, on: true }],
    );
  });

  it('says that nothing is looked at only once that is known', async () => {
    const { rows } = viewOf([]);
    const told = () => editor.executed.filter(([, key]) => key === 'virtnet.hostsKnown');
    assert.deepEqual(told(), []);
    await rows();
    await rows();
    assert.deepEqual(told(), [['setContext', 'virtnet.hostsKnown', true]]);
  });

  it('begins a network with a document to choose one in', async () => {
    viewOf([]);
    await editor.run('virtnet.newNetwork');
    assert.deepEqual(editor.opened, [{ language: 'xml', content: '' }]);
    assert.deepEqual(editor.executed.at(-1), ['editor.action.triggerSuggest']);
  });

  it('draws anew what has changed, and nothing else', async () => {
    const { become, drawn, below, rows } = viewOf([hostOf([web, off])]);
    await below(system, 'web', 'Leases');
    await below(system, 'web', 'Guests');
    const same = JSON.parse(JSON.stringify(hostOf([web, off]))) as HostView;
    await become([same]);
    assert.deepEqual(drawn, []);
    await become([hostOf([web, { ...off, autostart: true }])]);
    assert.deepEqual(drawn.splice(0), ['off']);
    const renewed = { ...web, leases: [web.leases[0]!, { ...web.leases[1]!, hostname: 'vm7' }] };
    await become([hostOf([renewed, { ...off, autostart: true }])]);
    assert.deepEqual(drawn.splice(0), ['10.0.0.20']);
    const more = { ...web, leases: [...web.leases, { ip: '10.0.0.21', mac: 'm' }] };
    await become([hostOf([more, { ...off, autostart: true }])]);
    assert.deepEqual(drawn.splice(0), ['Leases']);
    assert.deepEqual(
      texts(await rows(system, 'web', 'Leases')).map((it) => it.split(' ')[0]),
      ['10.0.0.20', '10.0.0.21', '10.0.0.100'],
    );
    await become([hostOf([more])]);
    assert.deepEqual(drawn.splice(0), [system]);
    await become([]);
    assert.deepEqual(drawn.splice(0), [undefined]);
  });

  it('keeps the rows that stay, so that what is open and selected stays so', async () => {
    const { become, below } = viewOf([hostOf([web, off])]);
    const before = await below(system);
    await become([hostOf([web, networkOf('new')])]);
    const after = await below(system);
    assert.deepEqual(
      after.map((it) => it.name),
      ['new', 'web'],
    );
    assert.equal(after[1], before[1]);
  });

  it('takes two cards of a guest for two', async () => {
    const guests = [web.guests[0]!, web.guests[0]!];
    const { below } = viewOf([hostOf([{ ...web, guests }])]);
    const ids = (await below(system, 'web', 'Guests')).map((it) => it.id);
    assert.equal(new Set(ids).size, 2);
  });

  it('makes no row of 5,000 leases before they are shown, and asks again in one question', async () => {
    const leases = Array.from({ length: 25 }, (_, i) => ({ ip: `10.0.0.${i}`, mac: `m${i}` }));
    const networks = Array.from({ length: 200 }, (_, i) => networkOf(`n${i}`, { leases }));
    const { below, become, asked, drawn } = viewOf([hostOf(networks)]);
    const elements = await below(system);
    assert.equal(elements.length, 200);
    assert.ok(elements.every((it) => it.children === undefined));
    const questions = () => asked.filter(([it]) => it === 'virtnet.hosts').length;
    const before = questions();
    await Promise.all([1, 2, 3, 4].map(() => become([hostOf(networks)])));
    assert.ok(questions() - before <= 2, String(questions() - before));
    assert.deepEqual(drawn, []);
  });

  it('asks again once nobody types in a network any more, and at once when one is saved', async () => {
    mock.timers.enable({ apis: ['setTimeout'] });
    try {
      const { asked, rows } = viewOf([hostOf([web])]);
      await rows();
      const questions = async () => {
        await settled();
        return asked.filter(([it]) => it === 'virtnet.hosts').length;
      };
      const before = await questions();
      const document = documentOf('file:///a.xml', '<network/>');
      editor.events.emit('change', { document });
      mock.timers.tick(300);
      editor.events.emit('change', { document });
      mock.timers.tick(300);
      assert.equal(await questions(), before);
      mock.timers.tick(300);
      assert.equal(await questions(), before + 1);
      editor.events.emit('save', document);
      assert.equal(await questions(), before + 2);
      editor.events.emit('save', documentOf('file:///b.xml', '<domain/>'));
      assert.equal(await questions(), before + 2);
    } finally {
      mock.timers.reset();
    }
  });

  it('tells the server when somebody looks, and when nobody does', async () => {
    const { tree, asked } = viewOf([]);
    await settled();
    assert.deepEqual(asked, []);
    tree.show(true);
    await settled();
    tree.show(false);
    await settled();
    assert.deepEqual(asked, [
      ['virtnet.hosts', { visible: true }],
      ['virtnet.hosts', { visible: false }],
    ]);
  });

  it('asks nothing in Restricted Mode, and does once the folder is trusted', async () => {
    editor.trusted = false;
    const { tree, asked, rows, become, drawn } = viewOf([hostOf([web])]);
    tree.show(true);
    assert.deepEqual(await rows(), []);
    assert.deepEqual(asked, []);
    editor.trusted = true;
    await become([hostOf([web])]);
    assert.deepEqual(drawn, [undefined]);
    assert.equal((await rows()).length, 1);
  });

  it('brings the network of the file in front into sight, once', async () => {
    const { tree, become, below } = viewOf([hostOf([web, off])]);
    editor.front = documentOf('file:///lab/web%20net.xml', '<network/>');
    editor.events.emit('front', undefined);
    await settled();
    assert.deepEqual(tree.revealed, []);
    tree.show(true);
    await settled();
    const [, element] = await below(system);
    assert.deepEqual(tree.revealed, [element]);
    await become([hostOf([web, off, networkOf('new')])]);
    editor.events.emit('front', undefined);
    await settled();
    assert.equal(tree.revealed.length, 1);
    editor.front = documentOf('file:///lab/other.xml', '<network/>');
    editor.events.emit('front', undefined);
    await settled();
    assert.equal(tree.revealed.length, 1);
  });

  it('brings it into sight once it is on the host', async () => {
    const { tree, become, below } = viewOf([hostOf([off])]);
    editor.front = documentOf('file:///lab/web%20net.xml', '<network/>');
    tree.show(true);
    await below(system);
    assert.deepEqual(tree.revealed, []);
    await become([hostOf([off, web])]);
    assert.deepEqual(
      (tree.revealed as ViewItem[]).map((it) => it.name),
      ['web'],
    );
  });

  it('leaves who is at something of that network where they are', async () => {
    const { tree, below } = viewOf([hostOf([web, off])]);
    tree.selection = [(await below(system, 'web', 'Leases'))[0]];
    editor.front = documentOf('file:///lab/web%20net.xml', '<network/>');
    tree.show(true);
    await settled();
    assert.deepEqual(tree.revealed, []);
  });
});

describe('the time that is left of a lease', () => {
  const rows: [seconds: number | undefined, said: string][] = [
    [undefined, 'for ever'],
    [-1, 'expired'],
    [59, 'less than a minute left'],
    [60, '1 min left'],
    [3599, '59 min left'],
    [3600, '1 h left'],
    [48 * 3600 - 1, '47 h left'],
    [48 * 3600, '2 days left'],
  ];
  for (const [seconds, said] of rows)
    it(`is told as ${said} after ${seconds} s`, () =>
      assert.equal(timeLeft({ ip: '', mac: '', expires: seconds && 1e12 + seconds * 1000 }, 1e12), said));
});

describe('the list of networks to choose from', () => {
  const listed = (...networks: { name: string; active: boolean; isOfDocument?: boolean }[]) =>
    networks.map((it) => ({ uuid: `uuid-${it.name}`, autostart: false, persistent: true, document: '', ...it }));
  const lists = async (networks: readonly object[]) => {
    const { server, asked } = serverWith((command) =>
      command === 'virtnet.listNetworks' ? ok(networks) : failed('cancelled'),
    );
    registerCommands(server);
    editor.front = documentOf('file:///lab/b.xml', '<network><name>b</name></network>');
    editor.choose = ([first]) => first;
    await editor.run('virtnet.destroy');
    return { asked, labels: editor.lists[0]!.items.map((it) => `${it.label}: ${it.description}`) };
  };

  it('begins with that of the file in front', async () => {
    const { asked, labels } = await lists(
      listed({ name: 'a', active: true }, { name: 'b', active: true, isOfDocument: true }),
    );
    assert.deepEqual(labels, ['b: active, of the file in front', 'a: active']);
    assert.deepEqual(asked, [
      ['virtnet.listNetworks', { uri: 'file:///lab/b.xml' }],
      ['virtnet.plan', { name: 'b', uuid: 'uuid-b', command: 'virtnet.destroy' }],
    ]);
  });

  it('has no other one first where that does not fit', async () => {
    const { asked, labels } = await lists(
      listed({ name: 'a', active: true }, { name: 'b', active: false, isOfDocument: true }),
    );
    assert.deepEqual(labels, ['b: of the file in front: is inactive', 'a: active']);
    assert.equal(asked.length, 1);
  });
});
