// The status bar against a stand-in of the editor: what it says of the network of the file in front, and what it offers.
import assert from 'node:assert/strict';
import type { Deployment } from '../../server/src/lsp/protocol';
import { failed, ok, serverWith } from '../support/answering';
import { documentOf, editor, freshEditor } from '../support/editor';
import { registerCommands } from '../../client/src/commands';
import { registerStatus } from '../../client/src/status';

const uri = 'file:///lab/web.xml';
const connection = 'qemu:///system';
const web = documentOf(uri, '<network><name>web</name></network>');
const network = {
  ...{ name: 'web', uuid: 'u1', active: true, autostart: false, persistent: true },
  document: 'libvirt-live:/qemu-system/running/u1/web.xml',
};
const running: Deployment = { connection, state: 'fresh', name: 'web', network, differences: 0 };
const settled = () => new Promise((resolve) => setImmediate(resolve));

/** The status item while a file is in front whose network stands so. */
async function itemFor(deployment: Deployment | null, front = web) {
  let now: unknown = ok(deployment);
  const { server, asked, hostsChanged } = serverWith((command) =>
    command === 'virtnet.deployment' ? now : failed('cancelled'),
  );
  editor.front = front;
  registerCommands(server);
  registerStatus(server);
  await settled();
  const [item] = editor.statusItems;
  return {
    item: item!,
    asked,
    async become(answer: unknown): Promise<void> {
      now = answer;
      hostsChanged();
      await settled();
    },
  };
}

beforeEach(() => void freshEditor());

describe('the status bar', () => {
  const stopped = { ...running, network: { ...network, active: false }, differences: 2 };
  const silent = { why: 'no\u202e daemon' };
  const rows: [deployment: Deployment, text: string, tooltip: string, isError: boolean][] = [
    [running, '$(circle-filled) web: running', 'web: running (qemu:///system)\nthe file says the same', false],
    [
      stopped,
      '$(circle-outline) web: stopped · 2 differences',
      'web: stopped (qemu:///system)\n2 differences from the file',
      false,
    ],
    [
      { ...running, differences: 1 },
      '$(circle-filled) web: running · 1 difference',
      'web: running (qemu:///system)\n1 difference from the file',
      false,
    ],
    [
      { connection, state: 'fresh', name: 'web' },
      '$(circle-slash) web: not on the host',
      'web: not on the host (qemu:///system)',
      false,
    ],
    [
      { connection, state: 'connecting', name: 'web' },
      '$(loading~spin) web: connecting',
      'web: connecting (qemu:///system)',
      false,
    ],
    [
      { connection, state: 'unwatched', name: 'web' },
      '$(plug) web: host not looked at',
      'web: host not looked at (qemu:///system)',
      false,
    ],
    [
      { connection, state: 'unknown', name: 'web', ...silent },
      '$(debug-disconnect) web: no answer',
      'web: no answer (qemu:///system)\nqemu:///system does not answer: no\\u{202e} daemon',
      true,
    ],
    [
      { ...running, state: 'old', ...silent },
      '$(debug-disconnect) web: was running',
      [
        'web: was running (qemu:///system)',
        'qemu:///system does not answer: no\\u{202e} daemon',
        'the file says the same',
      ].join('\n'),
      true,
    ],
  ];
  for (const [deployment, text, tooltip, isError] of rows)
    it(`says ${text} of ${deployment.state}`, async () => {
      const { item } = await itemFor(deployment);
      assert.deepEqual([item.isShown, item.text, item.tooltip], [true, text, tooltip]);
      assert.equal(item.backgroundColor?.id, isError ? 'statusBarItem.errorBackground' : undefined);
    });

  it('draws no name as a picture', async () => {
    const { item } = await itemFor({ ...running, name: '$(bug)\u202e' });
    assert.equal(item.text, '$(circle-filled) \\$(bug)\\u{202e}: running');
  });

  it('is there for networks in front alone', async () => {
    const { item, asked } = await itemFor(running);
    assert.deepEqual(asked, [['virtnet.deployment', { uri }]]);
    for (const other of [
      undefined,
      documentOf('file:///a.xml', '<domain/>'),
      documentOf('file:///ifcfg-a', '', 'ifcfg'),
    ]) {
      editor.front = other;
      editor.events.emit('front', undefined);
      assert.equal(item.isShown, false);
      editor.front = web;
      editor.events.emit('front', undefined);
      await settled();
      assert.equal(item.isShown, true);
    }
  });

  it('follows the host, and is gone with what it was about', async () => {
    const { item, become } = await itemFor(running);
    await become(ok(stopped));
    assert.equal(item.text, '$(circle-outline) web: stopped · 2 differences');
    await become(ok(null));
    assert.equal(item.isShown, false);
    await become(ok(running));
    await become(failed('failed'));
    assert.equal(item.isShown, false);
  });

  it('says nothing of one file above another', async () => {
    const { item, asked } = await itemFor(running);
    editor.events.emit('front', undefined);
    editor.front = undefined;
    editor.events.emit('front', undefined);
    await settled();
    assert.equal(asked.length, 2);
    assert.equal(item.isShown, false);
  });

  it('asks nothing in Restricted Mode, and nothing when it is not wanted', async () => {
    editor.trusted = false;
    const { item, asked } = await itemFor(running);
    editor.trusted = true;
    editor.settings['statusBar.enabled'] = false;
    editor.events.emit('settings', undefined);
    await settled();
    assert.deepEqual([item.isShown, asked], [false, []]);
    editor.settings['statusBar.enabled'] = true;
    editor.events.emit('settings', undefined);
    await settled();
    assert.equal(item.isShown, true);
  });
});

describe('the actions for the network of a file', () => {
  const offered = async (deployment: Deployment | null, given?: object): Promise<string[]> => {
    await itemFor(deployment);
    await editor.run('virtnet.networkActions', given);
    return editor.lists[0]!.items.map((it) => it.label.replace(/^\$\([\w-]+\) /, ''));
  };
  const more = [
    'Edit on the Host',
    'Show XML of the Host',
    'Start with the Host',
    'Show Networks',
    'Choose Connection',
  ];

  it('fit how it stands', async () => {
    assert.deepEqual(await offered(running), ['Stop', 'Restart', 'Compare with File', ...more]);
    freshEditor();
    const stopped = { ...running, network: { ...network, active: false }, differences: 2 };
    assert.deepEqual(await offered(stopped), [
      ...['Start', 'Define', 'Define and Start', 'Compare with File', 'Pull into File'],
      ...more,
    ]);
    assert.equal(editor.lists[0]!.items[1]!.description, 'replaces what is stored: 2 differ');
    freshEditor();
    const passing = { ...running, network: { ...network, persistent: false, autostart: false } };
    assert.ok(!(await offered(passing)).some((it) => /Edit|Pull/.test(it)));
    freshEditor();
    const kept = await offered({ ...running, network: { ...network, autostart: true } });
    assert.ok(kept.includes('Do Not Start with the Host') && !kept.includes('Start with the Host'));
    freshEditor();
    assert.deepEqual(await offered({ connection, state: 'fresh', name: 'web' }), [
      ...['Define', 'Define and Start', 'Create (transient)', 'Show Networks', 'Choose Connection'],
    ]);
    freshEditor();
    assert.ok((await offered({ connection, state: 'unwatched', name: 'web' })).includes('Look at the Host'));
    freshEditor();
    assert.deepEqual(await offered(null), ['Choose Connection']);
  });

  it('run on that network, on its host, without asking again', async () => {
    const { asked } = await itemFor(running);
    editor.choose = ([first]) => first;
    await editor.run('virtnet.networkActions', { uri });
    assert.deepEqual(asked.at(-1), [
      'virtnet.plan',
      { connection, name: 'web', uuid: 'u1', command: 'virtnet.destroy' },
    ]);
    editor.choose = (items) => items.find((it) => it.label.endsWith(' Define'));
    freshEditor().choose = (items) => items.find((it) => it.label.endsWith(' Define'));
    const again = await itemFor({ ...running, differences: 3 });
    await editor.run('virtnet.networkActions', { uri });
    assert.deepEqual(again.asked.at(-1), ['virtnet.plan', { uri, connection, command: 'virtnet.define' }]);
  });

  it('need a network in front, or one that is given', async () => {
    await itemFor(running, documentOf('file:///a.xml', '<domain/>'));
    await editor.run('virtnet.networkActions');
    assert.deepEqual(
      editor.shown.map((it) => it.message),
      ['virtnet: no network XML is open in front'],
    );
    await editor.run('virtnet.networkActions', { uri });
    assert.equal(editor.lists.length, 1);
  });
});
