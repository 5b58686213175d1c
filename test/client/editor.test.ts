// The client against a stand-in of the editor: what is asked of the server, what of the person, and what each answer does.
import type { ListedNetwork } from '../../server/src/lsp/protocol';
import assert from 'node:assert/strict';
import { resolve } from 'node:path';
import { type Document, documentOf, editor, freshEditor, type Shown } from '../support/editor';
import { failed, ok, serverWith } from '../support/answering';
import { registerCommands } from '../../client/src/commands';
import { isNetworkDocument, isOurs } from '../../client/src/documents';
import { activate, deactivate } from '../../client/src/extension';
import { hostsOf } from '../../client/src/hosts';
import { registerActions } from '../../client/src/networks-view/actions';
import { registerNetworksView } from '../../client/src/networks-view/view';
import { registerShownDocuments } from '../../client/src/shown-documents';
import { registerReadOnlyDocuments, showLiveXml } from '../../client/src/read-only-documents';
import { serverOf } from '../../client/src/server';
import { registerTyping } from '../../client/src/typing';
import { registerTemplates } from '../../client/src/templates';
import { cancellable } from '../../client/src/cancellable';
import type { CancellationToken, ExtensionContext, TextDocument } from 'vscode';

const network = '<network><name>lab</name></network>\n';
const lab = () => documentOf('file:///lab/lab.xml', network);

const plan = {
  title: 'Define lab',
  lines: ['virsh net-define lab.xml', 'virsh net-start lab'],
  notes: ['it is new'],
  changes: true,
};
const outcome = { name: 'lab', notes: [] as string[] };

const summary = { mode: 'nat', bridge: 'virbr1', addresses: ['10.0.0.1/24'], uplinks: [], connections: 0, hosts: [] };
const live = (part: string, name: string): string => `libvirt-live:/test-default/${part}/${name}.xml`;
const networks: ListedNetwork[] = [
  {
    name: 'on',
    uuid: 'u1',
    active: true,
    autostart: true,
    persistent: true,
    summary,
    document: live('running', 'u1/on'),
  },
  // One whose XML could not be read.
  { name: 'off', uuid: 'u2', active: false, autostart: false, persistent: true, document: live('stored', 'u2/off') },
  {
    name: 'passing',
    uuid: 'u3',
    active: true,
    autostart: false,
    persistent: false,
    summary,
    document: live('running', 'u3/passing'),
  },
];
const xml = '<network/>';

/** A host with these networks, where all goes well. */
const host = (command: string): unknown => {
  if (command === 'virtnet.plan') return ok(plan);
  if (command === 'virtnet.listNetworks') return ok(networks);
  if (command === 'liveText') return ok(xml);
  return ok(outcome);
};

/** Presses the button with that word wherever it is offered. */
const pressing = (word: string) => (it: Shown) => it.buttons.find((button) => button === word);

beforeEach(() => void freshEditor());

describe('a command of the palette', () => {
  it('can be cancelled once it takes a while, and shows nothing before', async () => {
    const lasting = (token: CancellationToken) =>
      new Promise<string>((resolve) => void token.onCancellationRequested(() => resolve('cancelled')));
    const shown: string[] = [];
    assert.equal(
      await cancellable(
        'a',
        async () => 'done',
        (show) => () => void shown.push(show.name),
      ),
      'done',
    );
    assert.deepEqual([shown.length, editor.cancel], [1, undefined]);
    const answer = cancellable('Looking', lasting, (show) => {
      show();
      return () => undefined;
    });
    editor.cancel!();
    assert.equal(await answer, 'cancelled');
  });

  it('says when it is cancelled while it runs that libvirt may go on', async () => {
    editor.press = pressing('Define');
    editor.front = lab();
    const { server } = serverWith((command) =>
      command === 'virtnet.plan' ? ok(plan) : failed('cancelled', 'net-define was cancelled'),
    );
    registerCommands(server);
    await editor.run('virtnet.define');
    assert.match(
      editor.shown.at(-1)!.message,
      /^Define lab: cancelled, but what libvirt has begun it may still finish$/,
    );
  });

  it('saves what is edited on a host, and does no more unless that is saved', async () => {
    const uri = 'libvirt-edit:/x/stored/u/lab.xml';
    let isSaved = true;
    const save = async () => isSaved;
    editor.documents = [{ ...documentOf(uri, '<network/>'), save } as Document];
    const { server, asked } = serverWith(() => ok(plan));
    registerCommands(server);
    await editor.run('virtnet.define', { uri });
    assert.deepEqual(asked, []);
    await editor.run('virtnet.defineAndStart', { uri });
    assert.equal(asked.length, 1);
    isSaved = false;
    await editor.run('virtnet.defineAndStart', { uri });
    assert.equal(asked.length, 1);
  });

  const rows: [id: string, request: string, verb: string, done: string, more: object][] = [
    ['virtnet.define', 'virtnet.define', 'Define', 'lab is defined', { uri: 'file:///lab/lab.xml' }],
    [
      ...([
        'virtnet.defineAndStart',
        'virtnet.defineAndStart',
        'Define and Start',
        'lab is defined and started',
      ] as const),
      { uri: 'file:///lab/lab.xml' },
    ],
    ['virtnet.create', 'virtnet.create', 'Create', 'lab is created', { uri: 'file:///lab/lab.xml' }],
    ['virtnet.apply', 'virtnet.apply', 'Apply', 'lab is as the file says', { uri: 'file:///lab/lab.xml' }],
    [
      ...(['virtnet.applyWithRollback', 'virtnet.apply', 'Try', 'lab is as the file says, and stays so'] as const),
      { uri: 'file:///lab/lab.xml', rollback: 60 },
    ],
    ['virtnet.start', 'virtnet.start', 'Start', 'lab is started', { name: 'off', uuid: 'u2' }],
    ['virtnet.destroy', 'virtnet.destroy', 'Stop', 'lab is stopped', { name: 'on', uuid: 'u1' }],
    ['virtnet.restart', 'virtnet.restart', 'Restart', 'lab is restarted', { name: 'on', uuid: 'u1' }],
    ['virtnet.undefine', 'virtnet.undefine', 'Undefine', 'lab is undefined', { name: 'on', uuid: 'u1' }],
    [
      ...(['virtnet.autostartOn', 'virtnet.autostart', 'Start with the host', 'lab starts with the host'] as const),
      { name: 'off', uuid: 'u2', on: true },
    ],
    [
      ...(['virtnet.autostartOff', 'virtnet.autostart', 'Do not start with the host'] as const),
      'lab no longer starts with the host',
      { name: 'on', uuid: 'u1', on: false },
    ],
    ['virtnet.undoLastDefine', 'virtnet.undoLastDefine', 'Undo', 'lab is as it was before', {}],
    ['virtnet.redoLastDefine', 'virtnet.redoLastDefine', 'Redo', 'lab is as it was before the undo', {}],
  ];
  for (const [id, request, verb, done, args] of rows)
    it(`${id} shows what it would run, and runs it after a yes`, async () => {
      const { server, asked } = serverWith(host);
      registerCommands(server);
      editor.front = lab() as unknown as Document;
      editor.choose = ([first]) => first;
      editor.press = pressing(verb);
      await editor.run(id);
      const own = asked.filter(([command]) => command !== 'virtnet.listNetworks');
      assert.deepEqual(own, [
        ['virtnet.plan', { ...args, command: request }],
        [request, { ...args, confirmed: true }],
      ]);
      assert.deepEqual(editor.shown, [
        {
          kind: 'warning',
          message: 'Define lab?',
          detail: '· it is new',
          modal: true,
          buttons: [verb, 'Details'],
        },
        { kind: 'information', message: done, modal: false, buttons: [] },
      ]);
    });

  it('asks which way where a network runs otherwise than it is stored', async () => {
    const ways = [{ said: 'both: 4 steps' }, { only: 'stored', said: 'what is stored: 2 steps' }];
    for (const [chosen, only] of [
      [0, undefined],
      [1, 'stored'],
      [9, undefined],
    ] as const) {
      freshEditor();
      const { server, asked } = serverWith((command, args) =>
        command === 'virtnet.plan' ? ok(args.only ? plan : { ...plan, ways }) : host(command),
      );
      registerCommands(server);
      editor.front = lab() as unknown as Document;
      editor.choose = (items) => items[chosen];
      editor.press = pressing('Apply');
      await editor.run('virtnet.apply');
      assert.deepEqual(
        editor.lists[0]!.items.map(({ label, detail }) => [label, detail]),
        [
          ['both', '4 steps'],
          ['what is stored', '2 steps'],
        ],
      );
      const args = { uri: 'file:///lab/lab.xml', ...(only && { only }), confirmed: true };
      assert.deepEqual(
        asked.filter(([command]) => command === 'virtnet.apply'),
        chosen === 9 ? [] : [['virtnet.apply', args]],
      );
    }
  });

  it('is not asked about where nothing would be done', async () => {
    const { server, asked } = serverWith((command) =>
      command === 'virtnet.plan' ? ok({ ...plan, changes: false }) : host(command),
    );
    registerCommands(server);
    editor.front = lab();
    editor.press = () => undefined;
    await editor.run('virtnet.apply');
    assert.deepEqual(
      asked.map(([command]) => command),
      ['virtnet.plan', 'virtnet.apply'],
    );
    assert.deepEqual(
      editor.shown.map(({ message }) => message),
      ['lab is as the file says'],
    );
  });

  it('runs nothing without a yes', async () => {
    const { server, asked } = serverWith(host);
    registerCommands(server);
    editor.front = lab();
    for (const answer of [undefined, 'Cancel', 'define']) {
      editor.press = () => answer;
      await editor.run('virtnet.define');
    }
    assert.deepEqual(new Set(asked.map(([command]) => command)), new Set(['virtnet.plan']));
    assert.equal(editor.shown.length, 3);
  });

  it('says what there is to know afterwards, and shows a plan without notes as its lines', async () => {
    const { server } = serverWith((command) =>
      ok(command === 'virtnet.plan' ? { ...plan, notes: [] } : { ...outcome, notes: ['one', 'two'] }),
    );
    registerCommands(server);
    editor.press = pressing('Undo');
    await editor.run('virtnet.undoLastDefine');
    assert.equal(editor.shown[0]!.detail, '$ virsh net-define lab.xml\n$ virsh net-start lab');
    assert.equal(editor.shown[1]!.message, 'lab is as it was before; one; two');
  });

  it('about a document needs one with a network in front', async () => {
    const { server, asked } = serverWith(host);
    registerCommands(server);
    const fronts = [undefined, documentOf('file:///a.xml', '<domain/>'), documentOf('file:///ifcfg-a', '', 'ifcfg')];
    for (const front of fronts) {
      editor.front = front;
      await editor.run('virtnet.define');
    }
    assert.deepEqual(
      editor.shown.map((it) => [it.kind, it.message]),
      fronts.map(() => ['error', 'virtnet: no network XML is open in front']),
    );
    assert.deepEqual(asked, []);
  });

  const fitting: [id: string, names: string[]][] = [
    ['virtnet.start', ['off']],
    ['virtnet.destroy', ['on', 'passing']],
    ['virtnet.restart', ['on', 'passing']],
    ['virtnet.undefine', ['on', 'off']],
    ['virtnet.autostartOn', ['off', 'passing']],
    ['virtnet.autostartOff', ['on']],
    ['virtnet.liveXml', ['on', 'off', 'passing']],
  ];
  for (const [id, names] of fitting)
    it(`${id} offers the networks that it fits, and nothing happens when none is chosen`, async () => {
      const { server, asked } = serverWith(host);
      registerCommands(server);
      await editor.run(id);
      assert.deepEqual(
        editor.lists[0]!.items.map((it) => it.label),
        names,
      );
      const { title, matchOnDescription, matchOnDetail } = editor.lists[0]!;
      assert.match(title!, /: which network\?$/);
      assert.deepEqual([matchOnDescription, matchOnDetail], [true, true]);
      assert.ok(asked.every(([command]) => /listNetworks/.test(command)));
      assert.deepEqual(editor.shown, []);
      assert.deepEqual(editor.opened, []);
    });

  it('tells what a network is in the list, as far as it can be read', async () => {
    const { server } = serverWith(host);
    registerCommands(server);
    await editor.run('virtnet.liveXml');
    const detail = 'nat · virbr1 · 10.0.0.1/24';
    assert.deepEqual(
      editor.lists[0]!.items.map(({ label, description, detail }) => ({ label, description, detail })),
      [
        { label: 'on', description: 'active, autostart', detail },
        { label: 'off', description: 'inactive', detail: undefined },
        { label: 'passing', description: 'active, transient', detail },
      ],
    );
  });

  it('draws no name as a link, a picture or nothing', async () => {
    const name = '[a](command:b) $(trash)\u202e\n';
    const shown = { ...summary, mode: 'isolated', bridge: '$(bug)', addresses: [] };
    const odd = { name, uuid: 'u1', active: false, autostart: false, persistent: true, summary: shown, document: '' };
    const { server } = serverWith((command) => {
      if (command === 'virtnet.listNetworks') return ok([odd]);
      return command === 'virtnet.plan' ? ok(plan) : ok({ name, notes: ['[c](d:e)'] });
    });
    registerCommands(server);
    registerReadOnlyDocuments(server);
    editor.choose = ([first]) => first;
    editor.press = (it) => it.buttons[0];
    await editor.run('virtnet.start');
    const [item] = editor.lists[0]!.items;
    assert.equal(item!.label, '[a](command:b) \\$(trash)\\u{202e}\\u{a}');
    assert.equal(item!.detail, 'isolated · \\$(bug)');
    assert.equal(editor.shown.at(-1)!.message, '[a] (command:b) $(trash)\\u{202e}\\u{a} is started; [c] (d:e)');
  });

  it('says so when no network fits', async () => {
    const { server } = serverWith((command) =>
      command === 'virtnet.listNetworks' ? ok([networks[0]]) : host(command),
    );
    registerCommands(server);
    await editor.run('virtnet.start');
    assert.deepEqual(editor.lists, []);
    assert.deepEqual(
      editor.shown.map((it) => [it.kind, it.message]),
      [['information', 'virtnet: Start: which network?: the host has no such network (1 in all)']],
    );
  });

  it('starts no program in a folder that is not trusted, and shows the way out', async () => {
    const { server, asked } = serverWith(host);
    registerCommands(server);
    editor.front = lab();
    editor.trusted = false;
    await editor.run('virtnet.define');
    await editor.run('virtnet.liveXml', { document: live('running', 'u1/on') });
    assert.deepEqual(asked, []);
    assert.deepEqual(editor.executed, []);
    assert.deepEqual(editor.opened, []);
    assert.match(editor.shown[0]!.message, /Restricted Mode/);
    editor.press = (it) => {
      editor.trusted = true;
      return it.buttons[0];
    };
    await editor.run('virtnet.define');
    assert.deepEqual(editor.executed, [['workbench.trust.manage']]);
    assert.equal(asked[0]![0], 'virtnet.plan');
  });

  it('fixes all in a file by the code action of that kind', async () => {
    registerCommands(serverWith(host).server);
    await editor.run('virtnet.fixAll');
    assert.deepEqual(editor.executed, [
      ['editor.action.sourceAction', { kind: 'source.fixAll.virtnet', apply: 'first' }],
    ]);
  });
});

describe('a failure', () => {
  /** What is shown when a step fails. */
  async function shownAt(step: string, failure: object): Promise<Shown | undefined> {
    const { server } = serverWith((command) => (command === step ? failure : host(command)));
    registerCommands(server);
    editor.front = lab();
    editor.choose = ([first]) => first;
    editor.press = (it) => (it.modal ? it.buttons[0] : undefined);
    await editor.run(step === 'virtnet.listNetworks' ? 'virtnet.start' : 'virtnet.define');
    return editor.shown.find((it) => it.kind === 'error');
  }

  for (const step of ['virtnet.plan', 'virtnet.define', 'virtnet.listNetworks'])
    it(`of ${step} is shown, and nothing follows`, async () => {
      const shown = await shownAt(step, failed('failed', 'no such network'));
      assert.deepEqual(shown, {
        kind: 'error',
        message: 'virtnet: no such network',
        modal: false,
        buttons: ['Show log'],
      });
      assert.equal(editor.shown.at(-1), shown);
    });

  it('that a person wanted is none', async () =>
    assert.equal(await shownAt('virtnet.plan', failed('cancelled')), undefined));

  for (const reason of ['not-installed', 'unreachable', 'not-permitted'])
    it(`of the kind ${reason} offers another connection`, async () =>
      assert.deepEqual((await shownAt('virtnet.plan', failed(reason)))!.buttons, ['Choose connection', 'Show log']));

  it('is said once, and the log shows what virsh printed', async () => {
    const { server } = serverWith(() => failed('failed', 'it failed', 'error: no\nway '));
    registerCommands(server);
    editor.press = pressing('Show log');
    await editor.run('virtnet.undoLastDefine');
    assert.equal(editor.shown[0]!.message, 'virtnet: it failed');
    assert.deepEqual(editor.executed, [['virtnet.showLog']]);
  });
});

describe('the question before a command', () => {
  const compare = { stored: 'libvirt-live:/x/stored/u/lab.xml', file: 'file:///lab/lab.xml' };
  /** Asks once, with these buttons pressed one after the other. */
  async function asking(of: object, ...buttons: string[]) {
    const { server, asked } = serverWith((command) =>
      command === 'virtnet.plan' ? ok({ ...plan, ...of }) : host(command),
    );
    registerCommands(server);
    registerReadOnlyDocuments(server);
    editor.front = lab();
    editor.press = (it) => (it.modal ? buttons.shift() : undefined);
    await editor.run('virtnet.define');
    return asked.filter(([command]) => command === 'virtnet.define');
  }

  it('shows sentences first, and the very lines before the yes where they are wanted', async () => {
    const ran = await asking({}, 'Details', 'Define');
    const [first, second] = editor.shown;
    assert.equal(first!.detail, '· it is new');
    assert.equal(second!.detail, '· it is new\n\n$ virsh net-define lab.xml\n$ virsh net-start lab');
    assert.deepEqual(second!.buttons, ['Define']);
    assert.equal(ran.length, 1);
  });

  it('runs nothing when it is closed with the lines in sight', async () => {
    assert.deepEqual(await asking({}, 'Details'), []);
  });

  it('hands on what the yes agreed to besides', async () => {
    const [[, args]] = (await asking({ agreed: { overwrite: true } }, 'Define')) as [[string, object]];
    assert.deepEqual(args, { uri: 'file:///lab/lab.xml', overwrite: true, confirmed: true });
  });

  it('offers no difference where there is none', async () => {
    await asking({});
    assert.deepEqual(editor.shown[0]!.buttons, ['Define', 'Details']);
  });

  for (const [answer, runs] of [
    ['Define', 1],
    ['Cancel', 0],
    [undefined, 0],
  ] as const)
    it(`stays beside the difference, and takes ${answer} there`, async () => {
      editor.choose = (items) => items.find((it) => it.label === answer);
      const ran = await asking({ compare }, 'Show diff');
      const [diff] = editor.executed;
      assert.deepEqual([diff![0], ...diff!.slice(1, 3).map(String)], ['vscode.diff', compare.stored, compare.file]);
      const [list] = editor.lists;
      assert.deepEqual(
        list!.items.map((it) => [it.label, it.detail]),
        [
          ['Define', '$ virsh net-define lab.xml   $ virsh net-start lab'],
          ['Cancel', 'nothing is run'],
        ],
      );
      assert.equal((list as { ignoreFocusOut?: boolean }).ignoreFocusOut, true);
      assert.equal(ran.length, runs);
    });
});

describe('the log of a host', () => {
  it('has every command with what came of it, and is shown when it is asked for', () => {
    editor.documents = [lab()];
    const it = context();
    activate(it);
    const tell = editor.clients[0]!.listening.get('virtnet/hostLog')!;
    assert.equal(editor.channels.length, 0);
    tell({ line: 'virsh net-list', ms: 3 });
    tell({ line: 'virsh net-start -- lab', ms: 12, reason: 'net-start failed: no', said: ['Failed', 'no'] });
    assert.deepEqual(editor.channels[0], {
      name: 'virtnet host',
      log: true,
      lines: ['info virsh net-list  (3 ms)', 'error virsh net-start -- lab  (12 ms): net-start failed: no\nFailed\nno'],
      shown: 0,
      disposed: 0,
    });
    for (const { dispose } of it.subscriptions) dispose();
    assert.equal(editor.channels[0]!.disposed, 1);
  });
});

describe('the choice of a connection', () => {
  beforeEach(() => {
    const { server } = serverWith(host);
    const hosts = hostsOf(server);
    registerCommands(server);
    registerActions(server, hosts, registerNetworksView(server, hosts));
  });
  const labels = () => editor.lists[0]!.items.map((it) => it.label);

  it('offers what there is, and says what is in use', async () => {
    editor.settings['connection.uri'] = 'qemu:///session';
    await editor.run('virtnet.chooseConnection');
    assert.deepEqual(labels(), ['qemu:///system', 'qemu:///session', 'test:///default', 'Another…']);
    assert.deepEqual(
      editor.lists[0]!.items.map((it) => it.detail),
      [undefined, 'in use', undefined, undefined],
    );
    assert.deepEqual(editor.updated, []);
  });

  it('offers what is in use though it is none of them', async () => {
    editor.settings['connection.uri'] = 'qemu+ssh://root@host/system';
    await editor.run('virtnet.chooseConnection');
    assert.deepEqual(labels().slice(0, 2), ['qemu+ssh://root@host/system', 'qemu:///system']);
    assert.equal(editor.lists[0]!.items[0]!.detail, 'in use');
  });

  it('writes what is chosen into the settings of the user', async () => {
    editor.settings['connection.uri'] = 'qemu:///system';
    editor.choose = (items) => items[2];
    await editor.run('virtnet.chooseConnection');
    assert.deepEqual(editor.updated, [['virtnet', 'connection.uri', 'test:///default', 1]]);
    assert.deepEqual(editor.inputs, []);
  });

  it('asks for another one, and leaves things as they are without an answer', async () => {
    editor.settings['connection.uri'] = 'qemu:///session';
    editor.choose = (items) => items.at(-1);
    for (const answer of [undefined, '']) {
      editor.type = () => answer;
      await editor.run('virtnet.chooseConnection');
    }
    assert.deepEqual(editor.updated, []);
    assert.equal(editor.inputs[0]!.value, 'qemu:///session');
    editor.type = () => 'qemu+ssh://a/system';
    await editor.run('virtnet.chooseConnection');
    assert.deepEqual(editor.updated, [['virtnet', 'connection.uri', 'qemu+ssh://a/system', 1]]);
  });

  it('comes when a failure offers it and it is wanted', async () => {
    registerCommands(serverWith(() => failed('unreachable')).server);
    editor.press = (it) => it.buttons[0];
    await editor.run('virtnet.undoLastDefine');
    assert.equal(editor.lists[0]!.title, 'Which libvirt?');
  });
});

describe('what breaks on RHEL 10', () => {
  it('is shown in a document of its own', async () => {
    const { server, asked } = serverWith(() => ok(['What breaks on release 10: /etc/x', '', '1. …']));
    registerCommands(server);
    editor.front = documentOf('file:///etc/x/ifcfg-a', '', 'ifcfg');
    await editor.run('virtnet.whatBreaks');
    assert.deepEqual(asked, [['virtnet.migration', { uri: 'file:///etc/x/ifcfg-a', release: 10 }]]);
    assert.deepEqual(editor.opened, [
      { content: 'What breaks on release 10: /etc/x\n\n1. …\n', language: 'virtnet-report' },
    ]);
  });

  it('is asked of an ifcfg file only', async () => {
    const { server, asked } = serverWith(() => ok([]));
    registerCommands(server);
    editor.front = documentOf('file:///etc/x/lab.xml', '', 'xml');
    await editor.run('virtnet.whatBreaks');
    assert.deepEqual([asked, editor.shown.map((it) => it.message)], [[], ['virtnet: no ifcfg file is open in front']]);
  });
});

describe('a folder that is converted', () => {
  const file = (name: string, exists = false) => ({ name, exists });
  const conversion = (more: object = {}) => ({
    folder: '/etc/x',
    files: [file('a'), file('b')],
    left: ['ifcfg-c is left out: why'],
    report: ['kept: 3 lines', 'dropped: HOTPLUG'],
    wholeReport: ['kept: NAME', 'dropped: HOTPLUG'],
    ways: [],
    ...more,
  });
  const front = () => documentOf('file:///etc/x/ifcfg-a', '', 'ifcfg');

  for (const [id, to] of [
    ['virtnet.convertFolderToKeyfiles', 'keyfile'],
    ['virtnet.convertFolderToNmstate', 'nmstate'],
  ] as const)
    it(`by ${id} is shown first, and written after a yes`, async () => {
      const { server, asked } = serverWith(() => ok(conversion()));
      registerCommands(server);
      editor.front = front();
      editor.press = pressing('Write');
      await editor.run(id);
      const args = { uri: 'file:///etc/x/ifcfg-a', to };
      assert.deepEqual(asked, [
        ['virtnet.convertFolder', args],
        ['virtnet.convertFolder', { ...args, confirmed: true, overwrite: false }],
      ]);
      assert.deepEqual(editor.shown, [
        {
          kind: 'warning',
          message: 'Write 2 files to /etc/x?',
          detail: 'a\nb\n\nifcfg-c is left out: why\nkept: 3 lines\ndropped: HOTPLUG',
          modal: true,
          buttons: ['Write'],
        },
        {
          kind: 'information',
          message: '2 files written to /etc/x; kept: 3 lines',
          modal: false,
          buttons: ['Show report'],
        },
      ]);
      assert.deepEqual(editor.opened, []);
    });

  it('says which files are there already, and writes over them only when that was said', async () => {
    const { server, asked } = serverWith(() => ok(conversion({ files: [file('a', true), file('b')] })));
    registerCommands(server);
    editor.front = front();
    editor.press = pressing('Write');
    await editor.run('virtnet.convertFolderToKeyfiles');
    assert.equal(asked.length, 1);
    assert.match(editor.shown[0]!.message, /^Write 2 files to/);
    assert.match(editor.shown[0]!.detail!, /^a \(exists, will be overwritten\)\nb\n/);
    editor.press = pressing('Overwrite');
    await editor.run('virtnet.convertFolderToKeyfiles');
    assert.equal((asked.at(-1)![1] as { overwrite: boolean }).overwrite, true);
  });

  it('is shown anew with what may be asked for besides, and written so', async () => {
    const answers = [conversion({ files: [], ways: ['takeOver'] }), conversion({ ways: ['teamsToBonds'] })];
    const { server, asked } = serverWith(() => ok(answers.shift() ?? conversion()));
    registerCommands(server);
    editor.front = front();
    const presses = ['Take over what has NM_CONTROLLED=no …', 'Make bonds of teams …', 'Write'];
    editor.press = (it) => it.buttons.find((button) => button === presses[0]) && presses.shift();
    await editor.run('virtnet.convertFolderToKeyfiles');
    const args = { uri: 'file:///etc/x/ifcfg-a', to: 'keyfile' };
    const both = { takeOver: true, teamsToBonds: true };
    assert.deepEqual(
      asked.map(([, it]) => it),
      [
        args,
        { ...args, takeOver: true },
        { ...args, ...both },
        { ...args, ...both, confirmed: true, overwrite: false },
      ],
    );
    assert.deepEqual(editor.shown[0], {
      ...{ kind: 'error', message: 'virtnet: ifcfg-c is left out: why', modal: false },
      buttons: ['Take over what has NM_CONTROLLED=no …'],
    });
    assert.deepEqual(editor.shown[1]!.buttons, ['Write', 'Make bonds of teams …']);
  });

  it('has a whole report for who wants it', async () => {
    registerCommands(serverWith(() => ok(conversion())).server);
    editor.front = front();
    editor.press = (it) => it.buttons[0];
    await editor.run('virtnet.convertFolderToKeyfiles');
    const content = 'ifcfg-c is left out: why\nkept: NAME\ndropped: HOTPLUG\n';
    assert.deepEqual(editor.opened, [{ content, language: 'virtnet-report' }]);
  });

  it('has a question that can be read, however much there is to say', async () => {
    const report = Array.from({ length: 40 }, (_, i) => `dropped: ${i}`);
    registerCommands(serverWith(() => ok(conversion({ left: [], report }))).server);
    editor.front = front();
    await editor.run('virtnet.convertFolderToKeyfiles');
    const lines = editor.shown[0]!.detail!.split('\n');
    assert.equal(lines.length, 31);
    assert.equal(lines.at(-1), 'and 13 more');
    freshEditor();
    registerCommands(serverWith(() => ok(conversion({ left: [], report: report.slice(0, 27) }))).server);
    editor.front = front();
    await editor.run('virtnet.convertFolderToKeyfiles');
    assert.equal(editor.shown[0]!.detail!.split('\n').at(-1), 'dropped: 26');
    freshEditor();
    registerCommands(
      serverWith(() => ok(conversion({ files: [file('a')], left: [], report: report.slice(0, 29) }))).server,
    );
    editor.front = front();
    await editor.run('virtnet.convertFolderToKeyfiles');
    assert.match(editor.shown[0]!.message, /^Write 1 file to/);
    assert.equal(editor.shown[0]!.detail!.split('\n').at(-1), 'and 1 more');
  });

  it('needs an ifcfg file in front, and something to write', async () => {
    const { server, asked } = serverWith(() => ok(conversion({ files: [], left: ['x is left out', 'y too'] })));
    registerCommands(server);
    for (const it of [undefined, lab()]) {
      editor.front = it;
      await editor.run('virtnet.convertFolderToKeyfiles');
    }
    assert.deepEqual(asked, []);
    editor.front = front();
    await editor.run('virtnet.convertFolderToKeyfiles');
    assert.deepEqual(
      editor.shown.map((it) => [it.kind, it.message]),
      [
        ['error', 'virtnet: no ifcfg file is open in front'],
        ['error', 'virtnet: no ifcfg file is open in front'],
        ['error', 'virtnet: x is left out; y too'],
      ],
    );
    assert.equal(asked.length, 1);
  });

  it('that cannot be converted or written is told as other failures are', async () => {
    for (const step of [1, 2]) {
      freshEditor();
      let count = 0;
      registerCommands(serverWith(() => (++count === step ? failed('failed', 'no room') : ok(conversion()))).server);
      editor.front = front();
      editor.press = (it) => it.buttons[0];
      await editor.run('virtnet.convertFolderToKeyfiles');
      assert.equal(editor.shown.at(-1)!.message, 'virtnet: no room');
    }
  });
});

describe('read-only documents', () => {
  const contentOf = async (scheme: string, path: string) =>
    editor.contents.get(scheme)!.provideTextDocumentContent({ path, toString: () => `${scheme}:${path}` } as never);

  it('show the live XML of a network, or why there is none', async () => {
    const { server, asked } = serverWith((command) => host(command));
    registerReadOnlyDocuments(server);
    assert.equal(await contentOf('libvirt-live', '/u1/on.xml'), xml);
    assert.deepEqual(asked, [['liveText', { uri: 'libvirt-live:/u1/on.xml' }]]);
    registerReadOnlyDocuments(serverWith(() => failed('failed', 'no -- such ---> network')).server);
    assert.equal(await contentOf('libvirt-live', '/u1/on.xml'), '<!-- no - - such - - -> network -->\n');
    editor.trusted = false;
    assert.equal(await contentOf('libvirt-live', '/u1/on.xml'), '<!-- Restricted Mode: virsh is not run -->\n');
  });

  it('show the page of a rule, and nothing where there is none', async () => {
    registerReadOnlyDocuments(serverWith(host).server);
    assert.equal(await contentOf('virtnet-rule', '/network/a.md'), '# a');
    assert.equal(await contentOf('virtnet-rule', '/network/none.md'), '');
  });

  it('are read again when they are shown again', async () => {
    registerReadOnlyDocuments(serverWith(host).server);
    const changed: string[] = [];
    const { onDidChange } = editor.contents.get('libvirt-live')!;
    const listening = onDidChange!((it) => changed.push(String(it)));
    await showLiveXml(networks[0]!);
    listening.dispose();
    assert.deepEqual(changed, [live('running', 'u1/on')]);
    assert.deepEqual(editor.opened.map(String), [live('running', 'u1/on')]);
  });

  it('open for a network that is given or chosen', async () => {
    registerCommands(serverWith(host).server);
    await editor.run('virtnet.liveXml', { document: networks[0]!.document });
    editor.choose = (items) => items[1];
    await editor.run('virtnet.liveXml');
    const uris = [live('running', 'u1/on'), live('stored', 'u2/off')];
    assert.deepEqual(editor.opened.map(String), uris);
    freshEditor();
    registerCommands(serverWith(() => failed('failed', 'no host')).server);
    await editor.run('virtnet.liveXml');
    assert.deepEqual(editor.opened, []);
    assert.equal(editor.shown[0]!.message, 'virtnet: no host');
  });
});

describe('a document whose lines lead elsewhere', () => {
  const range = { start: { line: 3, character: 4 }, end: { line: 3, character: 9 } };
  const shown = { text: 'the plan\n1. add host a\n', places: [{ line: 1, uri: 'file:///lab/lab.xml', range }] };

  it('is shown by its command, anew each time, and its lines lead to what causes them', async () => {
    const { server, asked } = serverWith(() => ok(shown));
    registerShownDocuments(server);
    editor.front = lab() as unknown as Document;
    for (const id of ['virtnet.showPlan', 'virtnet.showWritten', 'virtnet.rehearse']) await editor.run(id);
    assert.deepEqual(
      asked,
      ['virtnet.showPlan', 'virtnet.showWritten', 'virtnet.rehearse'].map((id) => [id, { uri: 'file:///lab/lab.xml' }]),
    );
    assert.deepEqual(editor.given, Array(3).fill('virtnet-report'));
    const [uri] = editor.opened as { toString(): string }[];
    assert.equal(String(uri), 'virtnet-shown:/Plan of lab?file:///lab/lab.xml');
    assert.equal(editor.contents.get('virtnet-shown')!.provideTextDocumentContent(uri as never), shown.text);
    const [{ selector, provider }] = editor.definitions as [(typeof editor.definitions)[number]];
    assert.deepEqual(selector, { scheme: 'virtnet-shown' });
    const leads = (line: number) => provider.provideDefinition({ uri: uri as never }, { line }) as { uri: unknown };
    assert.equal(leads(0), undefined);
    assert.equal(String(leads(1).uri), 'file:///lab/lab.xml');
  });

  it('is not shown where it cannot be made, and nothing of one that is left from before', async () => {
    const { server } = serverWith(() => failed('failed', 'no plan'));
    registerShownDocuments(server);
    editor.front = lab() as unknown as Document;
    await editor.run('virtnet.showPlan');
    assert.deepEqual([editor.opened, editor.shown.map((it) => it.message)], [[], ['virtnet: no plan']]);
    const said = editor.contents.get('virtnet-shown')!.provideTextDocumentContent({ toString: () => 'old' } as never);
    assert.match(String(said), /once it is asked for again/);
  });
});

describe('a document in the editor', () => {
  const rows: [uri: string, language: string, text: string, isNetwork: boolean, isOne: boolean][] = [
    ['file:///a.xml', 'xml', network, true, true],
    ['untitled:a', 'xml', network, true, true],
    ['git:/a.xml', 'xml', network, false, false],
    ['libvirt-live:/u/a.xml', 'xml', network, false, false],
    ['file:///a.xml', 'xml', "<domain type='kvm'/>", false, true],
    ['file:///a.xml', 'xml', '<!-- a card --><interface type="network"/>', false, true],
    ['file:///a.xml', 'xml', '<filter name="clean"/>', false, true],
    ['file:///a.xml', 'xml', '<domains/>', false, false],
    ['git:/a.xml', 'xml', '<domain/>', false, false],
    ['file:///a.txt', 'plaintext', network, false, false],
    ['file:///ifcfg-a', 'ifcfg', '', false, true],
    ['untitled:b', 'ifcfg', '', false, true],
    ['git:/ifcfg-a', 'ifcfg', '', false, false],
    ['file:///ifcfg-a', 'ifcfg', network, false, true],
    ['file:///b.xml', 'xml', `<!--${'\n'.repeat(190)}-->${network}`, true, true],
    ['file:///c.xml', 'xml', `<!--${'\n'.repeat(200)}-->${network}`, false, false],
  ];
  for (const [uri, language, text, network, ours] of rows)
    it(`${uri} (${language}, ${text.slice(0, 9)}) is ${ours ? '' : 'not '}ours`, () => {
      const document = documentOf(uri, text, language) as unknown as TextDocument;
      assert.deepEqual([isNetworkDocument(document), isOurs(document)], [network, ours]);
    });
});

/** What the editor hands an extension. */
const context = () =>
  ({
    subscriptions: [] as { dispose(): void }[],
    globalStorageUri: { fsPath: '/storage' },
    extensionUri: { path: resolve('.') },
    asAbsolutePath: (path: string) => `/extension/${path}`,
  }) as unknown as ExtensionContext;

describe('the extension', () => {
  it('starts the server for a document of ours that is open already', () => {
    editor.documents = [documentOf('file:///pom.xml', '<project/>'), lab()];
    assert.equal(activate(context()).serverStarted, true);
    assert.equal(editor.clients.length, 1);
  });

  for (const event of ['open', 'change'])
    it(`starts one server for the first document of ours at the event ${event}`, () => {
      const { serverStarted } = activate(context());
      assert.equal(serverStarted, false);
      const tell = (it: Document) => editor.events.emit(event, event === 'change' ? { document: it } : it);
      tell(documentOf('file:///pom.xml', '<project/>'));
      assert.deepEqual(editor.clients, []);
      tell(lab());
      tell(documentOf('file:///ifcfg-a', '', 'ifcfg'));
      assert.equal(editor.clients.length, 1);
    });

  it('starts no server without a document of ours', () => {
    editor.documents = [documentOf('file:///pom.xml', '<project/>'), documentOf('git:/lab.xml', network)];
    assert.equal(activate(context()).serverStarted, false);
    assert.deepEqual(editor.clients, []);
    assert.equal(deactivate()?.constructor, Promise);
  });

  it('tells the menus whether a network is in front, each time that may change', () => {
    const told = () => editor.executed.splice(0).map(([, , value]) => value);
    activate(context());
    assert.deepEqual(editor.executed, [['setContext', 'virtnet.isNetwork', false]]);
    told();
    editor.front = lab();
    editor.events.emit('front', undefined);
    editor.front = documentOf('file:///a.xml', '<domain/>');
    editor.events.emit('save', editor.front);
    assert.deepEqual(told(), [true, false]);
  });

  it('takes back all that it put into the editor', () => {
    const it = context();
    activate(it);
    assert.ok(editor.registered.size > 10 && editor.contents.size === 3 && editor.completions.length === 1);
    for (const { dispose } of it.subscriptions) dispose();
    assert.deepEqual([editor.registered.size, editor.contents.size, editor.events.eventNames()], [0, 0, []]);
  });

  it('leaves whole networks to the server once that runs', async () => {
    activate(context());
    const empty = documentOf('file:///new.xml', '');
    const offered = async () =>
      ((await editor.completions[0]!.provider.provideCompletionItems(empty)) as object[]).length;
    assert.ok((await offered()) > 0);
    editor.events.emit('open', lab());
    assert.equal(await offered(), 0);
  });

  it('does not mind that the editor refuses what nobody waits for', async () => {
    const unheard: unknown[] = [];
    const others = process.listeners('unhandledRejection');
    process.removeAllListeners('unhandledRejection').on('unhandledRejection', (it) => unheard.push(it));
    editor.execute = () => Promise.reject(new Error('no'));
    editor.startServer = () => Promise.reject(new Error('no'));
    editor.documents = [lab()];
    activate(context());
    await new Promise((done) => setTimeout(done));
    process.removeAllListeners('unhandledRejection');
    for (const it of others) process.on('unhandledRejection', it);
    assert.deepEqual(unheard, []);
  });

  it('stops the server when it is told to', async () => {
    editor.documents = [lab()];
    activate(context());
    await deactivate();
    assert.equal(editor.clients[0]!.stopped, 1);
    await deactivate();
    assert.equal(editor.clients[0]!.stopped, 1);
  });
});

describe('the server, as the client starts it,', () => {
  it('is told what it needs to know', () => {
    editor.documents = [lab()];
    editor.trusted = false;
    activate(context());
    const [client] = editor.clients;
    assert.deepEqual(client!.server, { module: '/extension/dist/server.js', transport: 1 });
    const { settings, ...options } = client!.options.initializationOptions;
    assert.deepEqual(options, {
      trusted: false,
      hostLog: true,
      formerStorage: '/storage',
      pageScheme: 'virtnet-rule',
      closesTags: true,
      suggestCommand: 'editor.action.triggerSuggest',
      hostViews: true,
      lensCommands: ['virtnet.networkActions', 'virtnet.compareWithFile', 'virtnet.editNetwork', 'virtnet.showPlan'],
      showsLive: true,
    });
    assert.equal((settings as { section: string }).section, 'virtnet');
    assert.deepEqual(client!.options.documentSelector, [
      { scheme: 'file', language: 'xml' },
      { scheme: 'untitled', language: 'xml' },
      { scheme: 'file', language: 'ifcfg' },
      { scheme: 'file', language: 'nmconnection' },
      { scheme: 'file', language: 'qemu-bridge-conf' },
      { scheme: 'untitled', language: 'ifcfg' },
      { scheme: 'untitled', language: 'nmconnection' },
      { scheme: 'untitled', language: 'qemu-bridge-conf' },
      { scheme: 'libvirt-live', language: 'xml' },
      { scheme: 'libvirt-edit', language: 'xml' },
    ]);
    editor.events.emit('trust');
    assert.deepEqual(client!.sent, [['virtnet/trusted']]);
  });

  it('leaves its commands to the palette, which asks first', () => {
    editor.documents = [lab()];
    activate(context());
    const [client] = editor.clients;
    const feature = (method: string) => ({ registrationType: { method } });
    const [hover, plain] = [feature('textDocument/hover'), { fillClientCapabilities: () => undefined }];
    for (const it of [hover, feature('workspace/executeCommand'), plain]) client!.registerFeature(it);
    assert.deepEqual(client!.features, [hover, plain]);
  });

  it('is asked once it is there', async () => {
    const server = serverOf(context());
    assert.equal(server.started, false);
    editor.answer = (method) => (method === 'virtnet/rulePage' ? '# page' : ok(7));
    const [answer, page] = await Promise.all([
      server.execute('virtnet.plan', { name: 'lab' }),
      server.page('network/a.md'),
    ]);
    assert.deepEqual(answer, ok(7));
    assert.equal(page, '# page');
    assert.equal(editor.clients.length, 1);
    assert.equal(editor.clients[0]!.started, 1);
    assert.deepEqual(editor.clients[0]!.sent, [
      ['workspace/executeCommand', { command: 'virtnet.plan', arguments: [{ name: 'lab' }] }],
      ['virtnet/rulePage', 'network/a.md'],
    ]);
    await server.stop();
    assert.equal(editor.clients[0]!.stopped, 1);
  });

  it('that does not start says so, and is tried again', async () => {
    const server = serverOf(context());
    editor.startServer = () => Promise.reject(new Error('no'));
    await assert.rejects(server.execute('virtnet.plan', {}));
    assert.equal(server.started, false);
    assert.deepEqual(
      editor.shown.map((it) => [it.kind, it.message]),
      [['error', 'virtnet: the language server did not start; the output channel virtnet tells more']],
    );
    editor.startServer = () => Promise.resolve();
    await server.start();
    assert.equal(server.started, true);
    assert.equal(editor.clients.length, 1);
  });

  it('need not be stopped when it was never started', async () => {
    await serverOf(context()).stop();
    assert.deepEqual(editor.clients, []);
  });
});

describe('while a network is typed', () => {
  const text = '<network>\n<ip>\n</network>\n';
  const enter = (change: object, document = documentOf('file:///a.xml', text)) => {
    editor.front = document;
    editor.events.emit('change', { document, contentChanges: [change] });
    return new Promise((done) => setTimeout(done));
  };
  const key = (typed: string, line = 1, character = 3) => ({ text: typed, range: { start: { line, character } } });
  const begin = () => {
    editor.answer = (method) => (method === 'virtnet/closeTag' ? '</i$p>' : null);
    return registerTyping(serverOf(context()));
  };

  it('a tag is ended with the cursor between, a close tag with the cursor behind', async () => {
    begin();
    await enter(key('>'));
    await enter(key('/'));
    assert.deepEqual(editor.snippets, ['1:4 $0</i\\$p>', '1:4 </i\\$p>']);
    assert.deepEqual(editor.clients[0]!.sent.at(-1), [
      'virtnet/closeTag',
      { textDocument: { uri: 'file:///a.xml' }, position: { line: 1, character: 4 } },
    ]);
  });

  it('nothing is asked for other keys, for what is pasted, in other XML, in other files, and where it is unwanted', async () => {
    begin();
    await enter(key('a'));
    await enter(key('<ip>'));
    await enter({ text: '', range: { start: { line: 0, character: 0 } } });
    await enter(key('>'), documentOf('file:///pom.xml', '<project>'));
    await enter(key('>'), documentOf('git:/a.xml', text));
    editor.settings = { closeTags: false };
    await enter(key('>'));
    assert.deepEqual(editor.clients, []);
    assert.deepEqual(editor.snippets, []);
  });

  it('nothing is written into a text that has changed meanwhile, or where there is nothing to end', async () => {
    begin();
    const document = { ...documentOf('file:///a.xml', text), version: 1 };
    editor.answer = () => {
      document.version++;
      return '</ip>';
    };
    await enter(key('>'), document);
    editor.answer = () => null;
    await enter(key('>'));
    editor.answer = () => {
      editor.front = documentOf('file:///b.xml', text);
      return '</ip>';
    };
    await enter(key('>'));
    assert.deepEqual(editor.snippets, []);
  });

  it('what has no indentation yet is indented as libvirt does, unless the user says how', () => {
    const show = (it: string, name = 'a.xml') => {
      editor.front = documentOf(`file:///${name}`, it);
      editor.events.emit('front', { document: editor.front });
      editor.options.length = 0;
      begin().dispose();
      return editor.options;
    };
    assert.deepEqual(show(text), [{ tabSize: 2, insertSpaces: true }]);
    assert.deepEqual(show('<network>\n    <ip/>\n</network>'), []);
    assert.deepEqual(show('<project>\n</project>'), []);
    editor.settings = { tabSize: 8 };
    assert.deepEqual(show(text), []);
  });

  it('Enter goes a step in behind an open tag, and makes room between two', () => {
    begin();
    const { onEnterRules } = editor.languages.get('xml') as {
      onEnterRules: { beforeText: RegExp; afterText?: RegExp; action: { indentAction: number } }[];
    };
    const action = (before: string, after = '') =>
      onEnterRules.find((it) => it.beforeText.test(before) && (it.afterText?.test(after) ?? true))?.action.indentAction;
    assert.equal(action('<network>', '</network>'), 2);
    assert.equal(action("  <ip address='1>2'>"), 1);
    for (const it of ['<ip/>', '</ip>', '<ip></ip>', "<bridge name='br0'/>", '<!-- a -->', '<?xml?>', ''])
      assert.equal(action(it), undefined, it);
  });
});

describe('whole networks in an empty document', () => {
  const offered = async (text: string, served = false) => {
    registerTemplates(context(), () => served);
    return (await editor.completions.at(-1)!.provider.provideCompletionItems(documentOf('file:///a.xml', text))) as {
      label: { label: string; description: string };
      insertText: { value: string };
      filterText: string;
      documentation?: string;
    }[];
  };

  it('are offered while the server has no reason to start', async () => {
    for (const text of ['', '<', '\n\n<', '<?xml version="1.0"?>\n<']) {
      const items = await offered(text);
      const nat = items.find(({ label }) => label.label === 'libvirt network: NAT')!;
      assert.equal(nat.label.description, 'Guests reach the outside through the address of the host');
      assert.equal(nat, items[0]);
      assert.match(nat.insertText.value, /^<network>\n[\s\S]*<\/network>/);
      assert.equal(nat.filterText, '<network libvirt network: NAT');
      assert.equal(typeof nat.documentation, 'string');
    }
    assert.deepEqual(editor.completions[0]!.triggers, ['<']);
    assert.deepEqual(editor.completions[0]!.selector, [
      { scheme: 'file', language: 'xml' },
      { scheme: 'untitled', language: 'xml' },
    ]);
  });

  it('are not offered when there is an element, or much text, or the server has its own', async () => {
    assert.deepEqual(await offered('<a>'), []);
    assert.deepEqual(await offered('<n:a>'), []);
    assert.deepEqual(await offered('\n'.repeat(20)), []);
    assert.notDeepEqual(await offered('\n'.repeat(19)), []);
    assert.deepEqual(await offered('', true), []);
  });
});
