// The menus and the keys of the Networks view: what is offered for which row, and what it does.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { failed, ok } from '../support/answering';
import { documentOf, editor, freshEditor } from '../support/editor';
import { hostOf, networkOf, off, system, viewOf, web } from '../support/networks-view';

beforeEach(() => void freshEditor());

describe('a menu of the Networks view', () => {
  const plan = { title: 'Stop web', lines: ['virsh net-destroy web'], notes: ['guests lose it'], changes: true };
  const host = (command: string, args: Record<string, unknown>): unknown =>
    ok(command === 'virtnet.plan' ? plan : { name: args.name, notes: [] });

  it('runs a command on its row without asking which', async () => {
    const { below, asked } = viewOf([hostOf([web, off])], host);
    const [, row] = await below(system);
    editor.press = (it) => it.buttons[0];
    await editor.run('virtnet.destroy', row, undefined);
    const target = { connection: system, name: 'web', uuid: 'uuid-web' };
    assert.deepEqual(asked.slice(-2), [
      ['virtnet.plan', { ...target, command: 'virtnet.destroy' }],
      ['virtnet.destroy', { ...target, confirmed: true }],
    ]);
    assert.deepEqual(editor.lists, []);
  });

  it('runs a command on all rows that are selected and that it fits, after one question', async () => {
    const third = networkOf('third');
    const { below, asked } = viewOf([hostOf([web, off, third])], host);
    const rows = await below(system);
    editor.press = (it) => it.buttons[0];
    await editor.run('virtnet.destroy', rows[0], rows);
    assert.deepEqual(
      asked.filter(([command]) => command === 'virtnet.destroy').map(([, args]) => (args as { name: string }).name),
      ['third', 'web'],
    );
    assert.deepEqual(
      editor.shown.map((it) => [it.message, it.detail]),
      [
        ['Stop: 2 networks?', '· Stop web: guests lose it\n· Stop web: guests lose it'],
        ['third is stopped; web is stopped', undefined],
      ],
    );
  });

  it('goes on with the others when one of them fails', async () => {
    const third = networkOf('third');
    const { below } = viewOf([hostOf([web, third])], (command, args) =>
      command === 'virtnet.destroy' && args.name === 'third' ? failed('failed', 'no') : host(command, args),
    );
    const rows = await below(system);
    editor.press = (it) => it.buttons[0];
    await editor.run('virtnet.destroy', rows[0], rows);
    assert.deepEqual(
      editor.shown.slice(1).map((it) => it.message),
      ['virtnet: no', 'web is stopped'],
    );
  });

  it('shows the XML of its row, and opens the file it was made of', async () => {
    const { below } = viewOf([hostOf([web])], host);
    const [row] = await below(system);
    await editor.run('virtnet.liveXml', row, undefined);
    assert.deepEqual(editor.opened.map(String), [web.document]);
    await editor.run('virtnet.openNetworkFile', row, undefined);
    assert.deepEqual(editor.opened.map(String).slice(1), [web.file]);
  });

  it('copies the addresses of what is selected, or of its row', async () => {
    const { below, tree } = viewOf([hostOf([web, off])], host);
    const leases = await below(system, 'web', 'Leases');
    const [statics] = await below(system, 'web', 'Static hosts');
    const [guest] = await below(system, 'web', 'Guests');
    const [, network] = await below(system);
    await editor.run('virtnet.copyAddress', leases[0], undefined);
    await editor.run('virtnet.copyAddress', leases[0], leases);
    tree.selection = [statics, guest];
    await editor.run('virtnet.copyAddress', guest);
    await editor.run('virtnet.copyAddress', network, undefined);
    tree.selection = [];
    await editor.run('virtnet.copyAddress');
    assert.deepEqual(editor.copied, [
      '10.0.0.20',
      '10.0.0.20\n10.0.0.100',
      '10.0.0.5\n52:54:00:00:00:02',
      '10.0.0.1/24',
    ]);
  });

  it('looks at a host, at it again, and no longer', async () => {
    const { below, asked, drawn } = viewOf([hostOf([web])], host);
    await editor.run('virtnet.lookAtHost', system);
    const [row] = await below();
    drawn.length = 0;
    await editor.run('virtnet.refreshHosts', row, undefined);
    assert.deepEqual(drawn, [undefined]);
    await editor.run('virtnet.refreshHosts');
    await editor.run('virtnet.lookNoLonger', row, undefined);
    assert.deepEqual(
      asked.filter(([command]) => command === 'virtnet.watch').map(([, args]) => args),
      [true, true, true, false].map((on) => ({ connection: system, on })),
    );
    assert.deepEqual(editor.shown, []);
  });

  it('says why no host is looked at', async () => {
    viewOf([], host);
    editor.choose = ([first]) => first;
    editor.press = (it) => it.buttons[0];
    await editor.run('virtnet.lookAtHost');
    assert.match(editor.shown[0]!.message, /virtnet\.connection\.watch is never/);
    assert.deepEqual(editor.executed.at(-1), ['workbench.action.openSettings', 'virtnet.connection.watch']);
  });
});

interface MenuEntry {
  readonly command: string;
  readonly when: string;
  readonly group?: string;
  readonly key?: string;
  readonly args?: unknown;
}

const { contributes } = JSON.parse(readFileSync('package.json', 'utf8')) as {
  contributes: {
    commands: { command: string; title: string; icon?: string }[];
    menus: Record<string, MenuEntry[]>;
    keybindings: MenuEntry[];
  };
};
const ofRows = contributes.menus['view/item/context']!;

describe('the menus of the Networks view', () => {
  /** What a row with these words is offered; `inline` are its buttons. */
  const offered = (context: string, inline: boolean) =>
    ofRows
      .filter(({ when }) =>
        [...when.matchAll(/viewItem =~ \/(;[a-z]+;)\//g)].every(([, word]) => context.includes(word!)),
      )
      .filter(({ group }) => group!.startsWith('inline') === inline)
      .map(({ command }) => command.replace('virtnet.', ''))
      .join(' ');

  const rows: [row: string, context: string, buttons: string, menu: string][] = [
    [
      'a network that runs as its file says',
      ';network;active;persistent;autostart;file;address;',
      'destroy editNetwork',
      'destroy restart autostartOff editNetwork liveXml openNetworkFile compareWithFile pullIntoFile define copyAddress undefine',
    ],
    [
      'a stopped one that differs from its file',
      ';network;inactive;persistent;manual;file;differs;',
      'start compareWithFile editNetwork',
      'start autostartOn editNetwork liveXml openNetworkFile compareWithFile pullIntoFile define undefine',
    ],
    [
      'a transient one without a file',
      ';network;active;transient;manual;',
      'destroy',
      'destroy restart autostartOn liveXml',
    ],
    ['a lease', ';lease;address;', 'reserveLease', 'reserveLease copyAddress'],
    ['a static host', ';static;address;', '', 'copyAddress'],
    ['a host', ';host;', 'refreshHosts', 'refreshHosts lookNoLonger'],
    ['what says something only', ';note;', '', ''],
  ];
  for (const [row, context, buttons, menu] of rows)
    it(`offer of ${row} what may be done`, () =>
      assert.deepEqual([offered(context, true), offered(context, false)], [buttons, menu]));

  it('have a picture for each button', () => {
    const iconOf = new Map(contributes.commands.map((it) => [it.command, it.icon]));
    for (const it of ofRows) if (it.group!.startsWith('inline')) assert.ok(iconOf.get(it.command), it.command);
  });

  it('have a key for all, that holds only where the view has the keyboard, and hands over the row', () => {
    const ofView = 'focusedView == virtnet.networks && listFocus && !inputFocus';
    for (const it of contributes.keybindings) assert.equal(it.when, ofView, it.command);
    const keyed = new Map(contributes.keybindings.map((it) => [it.command, it]));
    assert.equal(new Set(contributes.keybindings.map((it) => it.key)).size, contributes.keybindings.length);
    for (const { command } of ofRows) {
      assert.ok(keyed.has(command), `${command} has no key`);
      if (command !== 'virtnet.refreshHosts')
        assert.deepEqual(
          keyed.get(command)!.args,
          { $treeViewId: 'virtnet.networks', $focusedTreeItem: true },
          command,
        );
    }
  });
});

describe('a key in the Networks view', () => {
  const plan = { title: 'Stop', lines: [], notes: [], changes: true };
  const host = (command: string, args: Record<string, unknown>): unknown =>
    ok(
      command === 'virtnet.plan'
        ? plan
        : command === 'virtnet.listNetworks'
          ? [web, off]
          : { name: args.name, notes: [] },
    );
  const planned = (asked: readonly [string, object][]) =>
    asked.filter(([it]) => it === 'virtnet.plan').map(([, args]) => (args as { name: string }).name);

  it('is about the row one is at, not about another that is selected', async () => {
    const { below, tree, asked } = viewOf([hostOf([web, networkOf('other')])], host);
    const [other, row] = await below(system);
    tree.selection = [other];
    await editor.run('virtnet.destroy', row);
    assert.deepEqual(planned(asked), ['web']);
  });

  it('is about all that are selected where that row is among them', async () => {
    const { below, tree, asked } = viewOf([hostOf([web, networkOf('other')])], host);
    tree.selection = await below(system);
    await editor.run('virtnet.destroy', tree.selection[0]);
    assert.deepEqual(planned(asked), ['other', 'web']);
  });

  it('does nothing to the network of a lease, or with no row at hand', async () => {
    const { below, asked } = viewOf([hostOf([web])], host);
    const [lease] = await below(system, 'web', 'Leases');
    const before = asked.length;
    for (const it of ['destroy', 'undefine', 'define', 'editNetwork', 'compareWithFile', 'pullIntoFile'])
      await editor.run(`virtnet.${it}`, lease);
    await editor.run('virtnet.lookNoLonger', lease);
    assert.deepEqual([asked.slice(before), editor.shown, editor.lists], [[], [], []]);
  });

  it('says why there is nothing to do', async () => {
    const { below, asked } = viewOf([hostOf([web, off])], host);
    const rows = await below(system);
    await editor.run('virtnet.start', rows[1]);
    assert.deepEqual(
      editor.shown.map((it) => it.message),
      ['virtnet: Start: nothing to do, web is active, autostart'],
    );
    assert.deepEqual([planned(asked), editor.lists], [[], []]);
  });
});

describe('a key that is about a file', () => {
  it('does not take the document in front for it', async () => {
    const { below, asked } = viewOf([hostOf([off])]);
    editor.front = documentOf('file:///lab/b.xml', '<network><name>b</name></network>');
    const [row] = await below(system);
    const before = asked.length;
    await editor.run('virtnet.define', row);
    assert.deepEqual(asked.slice(before), []);
    assert.deepEqual(
      editor.shown.map((it) => it.message),
      ['virtnet: no file of off is known'],
    );
  });
});

describe('leases that are reserved in the Networks view', () => {
  const done = (command: string, args: Record<string, unknown>): unknown =>
    command === 'virtnet.reserveLease'
      ? ok({ name: 'web', notes: [`${String(args.addresses)} reserved`] })
      : failed('failed', 'no');

  it('are written into the file of their network, which is shown', async () => {
    const { below, asked } = viewOf([hostOf([web])], done);
    const leases = await below(system, 'web', 'Leases');
    editor.textShown = "<a ip='10.0.0.200'/><b ip='10.0.0.20'/>";
    await editor.run('virtnet.reserveLease', leases[0], leases);
    assert.deepEqual(editor.selected, [editor.textShown.indexOf("10.0.0.20'")]);
    assert.deepEqual(editor.opened.map(String), [web.file]);
    const args = { connection: system, uuid: 'uuid-web', uri: web.file, addresses: ['10.0.0.20', '10.0.0.100'] };
    assert.deepEqual(asked.at(-1), ['virtnet.reserveLease', args]);
    assert.deepEqual(
      editor.shown.map((it) => it.message),
      ['web: 10.0.0.20,10.0.0.100 reserved'],
    );
  });

  it('are written into what is stored where there is no file, and nowhere where nothing is', async () => {
    const bare = networkOf('web', { leases: web.leases });
    const passing = { ...bare, name: 'passing', uuid: 'uuid-passing', persistent: false };
    const { below, asked } = viewOf([hostOf([bare, passing])], done);
    await editor.run('virtnet.reserveLease', (await below(system, 'web', 'Leases'))[0]);
    const edited = 'libvirt-edit:/qemu-system/stored/uuid-web/web.xml';
    assert.deepEqual(editor.opened.map(String), [edited]);
    assert.equal((asked.at(-1)![1] as { uri: string }).uri, edited);
    const before = asked.length;
    await editor.run('virtnet.reserveLease', (await below(system, 'passing', 'Leases'))[0]);
    assert.equal(asked.length, before);
    assert.match(editor.shown.at(-1)!.message, /passing is transient/);
  });
});
