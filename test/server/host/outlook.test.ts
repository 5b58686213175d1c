// What a person is told before anything is changed: each operation looks at the host first, and changes nothing by that.
import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { success } from '../../../server/src/host/command';
import { defineNetwork, undefineNetwork } from '../../../server/src/host/define';
import type { History } from '../../../server/src/host/history';
import {
  autostartNetwork,
  createNetwork,
  destroyNetwork,
  type KnownGuests,
  startNetwork,
} from '../../../server/src/host/lifecycle';
import type { Operation } from '../../../server/src/host/operation';
import { restartNetwork } from '../../../server/src/host/restart';
import { undoLastDefine } from '../../../server/src/host/undo';
import { outlookOf } from '../../../server/src/lsp/document-outlook';
import { liveRoot, liveUri } from '../../../server/src/model/live';
import { newestLibvirt } from '../../../server/src/schema/types';
import { Workspace } from '../../../server/src/workspace';
import { readFile } from '../../../server/src/model/read-file';
import { crashed, FakeLibvirt } from '../../support/fake-libvirt';
import { freshFolder, newHistory } from '../../support/history';
import { notesOf, valueOf } from '../../support/taking-back';

const uuid = 'dd8fe884-6c02-601e-7551-cca97df1c5df';
const other = '11111111-6c02-601e-7551-cca97df1c5df';
const ip = "<ip address='10.0.0.1' netmask='255.255.255.0'/>";
const generated = `<uuid>${uuid}</uuid>`;
const managed = "<bridge name='virbr7' stp='on' delay='0'/><mac address='52:54:00:12:34:56'/>";
const web = (inside: string, head = generated): string => `<network><name>web</name>${head}${inside}</network>`;

type Stands = 'stopped' | 'running' | 'transient';

/** A libvirt with the network `web`, and what it has on it. */
function world(how: Stands = 'stopped', xml = web(managed + ip)) {
  const libvirt = new FakeLibvirt();
  const live = { live: xml };
  libvirt.networks.push({
    ...{ name: 'web', uuid, autostart: false },
    ...(how === 'transient' ? live : how === 'running' ? { xml, ...live } : { xml }),
  });
  return { libvirt, history: newHistory() };
}

const restarting = async (libvirt: FakeLibvirt, history: History, known?: KnownGuests) =>
  valueOf(await restartNetwork(libvirt, { uuid }, history, known));

const refusalOf = async (it: Operation<unknown>): Promise<string> => {
  const looked = await it.outlook();
  return looked.ok ? 'not refused' : looked.message;
};

describe('before a define', () => {
  const notes = async (text: string, how?: Stands, options = {}) => {
    const { libvirt, history } = world(how);
    const told = await notesOf(defineNetwork(libvirt, text, history, options));
    assert.deepEqual(libvirt.changes, []);
    return told;
  };

  it('one is told how the network stands, and what would change by meaning', async () => {
    assert.deepEqual(await notes(web(managed + ip)), ['web exists and does not run; nothing changes']);
    assert.deepEqual(await notes(web(managed + ip.replace("netmask='255.255.255.0'", "prefix='24'"))), [
      'web exists and does not run; nothing changes',
    ]);
    assert.deepEqual(await notes(web(`${managed}<domain name='x'/>`), 'running'), [
      'web exists and runs; 2 changes: domain › name, ip 10.0.0.1',
      'it goes on running as it is until it is restarted',
    ]);
    assert.deepEqual(
      await notes(
        web(managed + ip)
          .replaceAll('web', 'new')
          .replace(uuid, other),
      ),
      ['it is new on test:///default'],
    );
  });

  it('one is told that a start is not needed', async () => {
    const told = await notes(web(managed + ip), 'running', { start: true });
    assert.equal(told.at(-1), 'it is not started, as it runs already');
  });

  it('one is told that a transient network becomes persistent', async () => {
    const [first, second] = await notes(web(managed + ip), 'transient');
    assert.deepEqual([first, second], ['web runs and is transient; nothing changes', 'it becomes persistent']);
  });

  it('one is told what is kept of what the text leaves out', async () => {
    assert.equal(
      (await notes(web(ip, ''))).at(-1),
      'web keeps what the file does not say: uuid, bridge virbr7, MAC 52:54:00:12:34:56',
    );
  });

  it('one is told that somebody else came before', async () => {
    const { libvirt, history } = world();
    valueOf(await defineNetwork(libvirt, web(managed), history).run());
    libvirt.networks[0]!.xml = web(`${managed}<domain name='theirs'/>`);
    const told = await notesOf(defineNetwork(libvirt, web(managed), history));
    assert.match(told.at(-1)!, /^somebody else had changed web since the define of .*; that is kept for undo$/);
  });

  it('it is refused when name and uuid are those of two networks', async () => {
    const { libvirt, history } = world();
    assert.equal(
      await refusalOf(defineNetwork(libvirt, web(ip).replace(uuid, other), history)),
      'test:///default has a network web with another uuid than the file says',
    );
    assert.equal(
      await refusalOf(defineNetwork(libvirt, web(ip).replace('>web<', '>new<'), history)),
      'the uuid of the file is that of web',
    );
  });

  it('a text that names nobody is left to libvirt', async () => {
    const { libvirt, history } = world();
    assert.deepEqual(await notesOf(defineNetwork(libvirt, '<network/>', history)), []);
    assert.deepEqual(libvirt.asked, []);
  });
});

describe('what is known of a document before libvirt gets it', () => {
  const lab = (inside: string): string => `<network>\n<name>lab</name>\n${inside}\n</network>\n`;
  const subnet = "<bridge name='virbr0'/><ip address='192.168.122.1' prefix='24'/>";
  const judging = {
    target: { libvirt: newestLibvirt, backend: 'NetworkManager', release: undefined, knownKeys: [] } as const,
  };
  const told = (uri: string, text: string) => {
    const workspace = new Workspace();
    workspace.liveRootFor = () => liveRoot('qemu:///system');
    const live = liveUri('qemu:///system', 'running', uuid, 'web');
    workspace.setLive(liveRoot('qemu:///system'), [readFile(live, 'network', lab(subnet).replace('lab', 'web'))]);
    workspace.open(uri, text);
    const file = workspace.file(uri)!;
    return outlookOf(file, workspace.factsAround(file), judging);
  };

  it('are errors with the first line of one, and what the running host has already, each once', () => {
    const { errors, first, clashes } = told('file:///lab.xml', lab(`<bridge nmae='x'/>\n<domain nmae='x'/>`));
    assert.ok(errors >= 2);
    assert.deepEqual([first?.line, clashes], [3, []]);
    const clashing = told('file:///lab.xml', lab(subnet));
    assert.ok(clashing.clashes.length >= 2 && clashing.clashes.some((it) => it.includes('virbr0')));
    assert.deepEqual([clashing.errors, clashing.first], [0, undefined]);
  });

  it('is of what a host has stored, and is to be started, what it clashes with there', () => {
    const workspace = new Workspace();
    workspace.liveRootFor = () => liveRoot('qemu:///system');
    const [runs, stored] = [
      liveUri('qemu:///system', 'running', uuid, 'web'),
      liveUri('qemu:///system', 'stored', '5d1f7a0e-3f0c-4d7e-9c5a-0f6a1b2c3d01', 'lab'),
    ];
    const withUuid = (of: string, name: string) =>
      lab(`<uuid>${of}</uuid>\n${subnet}<domain nmae='x'/>`).replace('>lab<', `>${name}<`);
    workspace.setLive(liveRoot('qemu:///system'), [
      readFile(runs, 'network', withUuid(uuid, 'web')),
      readFile(stored, 'network', withUuid('5d1f7a0e-3f0c-4d7e-9c5a-0f6a1b2c3d01', 'lab')),
    ]);
    const outlook = (of: string) => {
      const file = workspace.liveFile(of)!;
      return outlookOf(file, workspace.factsAround(file), judging);
    };
    const { isUnsaved, errors, first, clashes } = outlook(stored);
    assert.deepEqual([isUnsaved, errors, first], [false, 0, undefined]);
    assert.ok(clashes.length >= 2 && clashes.some((it) => it.includes('virbr0')));
    // What is merely stored is in nobody's way.
    assert.deepEqual(outlook(runs).clashes, []);
    assert.equal(workspace.liveFile(liveUri('qemu:///system', 'stored', uuid, 'gone')), undefined);
  });

  it('is whether the text is the one on disk', () => {
    const folder = freshFolder();
    mkdirSync(folder, { recursive: true });
    const path = join(folder, 'lab.xml');
    const text = lab('');
    writeFileSync(path, text);
    const uri = pathToFileURL(path).href;
    const isUnsaved = (it: string, of = text) => told(it, of).isUnsaved;
    assert.deepEqual(
      [isUnsaved(uri), isUnsaved(uri, lab('<mtu/>')), isUnsaved(`${uri}.new`), isUnsaved('untitled:Untitled-1')],
      [false, true, true, true],
    );
    // Nobody can tell of what is not on this disk.
    assert.deepEqual([isUnsaved('git:/a/lab.xml'), isUnsaved('file://elsewhere/lab.xml')], [false, false]);
  });
});

describe('what libvirt would make anew', () => {
  /** What is stored after a define of a text. */
  async function storedOf(text: string, former = web(managed + ip)) {
    const { libvirt, history } = world('running', former);
    valueOf(await defineNetwork(libvirt, text, history).run());
    return libvirt.networks[0]!.xml!.trimEnd();
  }

  it('is kept where the text leaves it out, without another line', async () => {
    const bare = `<network>\n<name>web</name>\n${ip}</network>`;
    const stored = await storedOf(bare);
    for (const it of [generated, "<bridge name='virbr7'/>", "<mac address='52:54:00:12:34:56'/>"])
      assert.ok(stored.includes(it), stored);
    assert.equal(stored.split('\n').length, bare.split('\n').length);
    assert.equal(stored.replace(generated, '').replace(/<(?:bridge|mac) [^>]*>/g, ''), bare);
    assert.match(await storedOf(web("<bridge stp='off'/>")), /<bridge stp='off' name='virbr7'\/>/);
  });

  it('is what the text says where it says it', async () => {
    const own = web("<bridge name='own'/><mac address='52:54:00:00:00:01'/>");
    assert.equal(await storedOf(own), own);
  });

  it('is not given to a network whose bridge is not made by libvirt, nor taken from one', async () => {
    for (const mode of ['bridge', 'private', 'hostdev']) {
      const text = web(`<forward mode='${mode}'/>`);
      assert.equal(await storedOf(text), text);
      const isolated = web(ip);
      assert.equal(await storedOf(isolated, web(`<forward mode='${mode}'/><bridge name='br0'/>`)), isolated);
    }
    for (const forward of ['<forward/>', "<forward mode='open'/>", "<forward mode='none'/>"])
      assert.match(await storedOf(web(forward)), /virbr7/);
  });
});

describe('a definition that was opened before', () => {
  const opened = web(managed + ip);
  const edited = web(`${managed}${ip}<domain name='mine'/>`);
  const theirs = web(`${managed}<domain name='theirs'/>`);
  const saving = (libvirt: FakeLibvirt, history: ReturnType<typeof newHistory>, overwrite = false) =>
    defineNetwork(libvirt, edited, history, { expected: opened, overwrite });

  it('is replaced when it is still what was opened, however it is printed', async () => {
    const { libvirt, history } = world();
    libvirt.networks[0]!.xml = opened.replace('><', '>\n<');
    assert.equal(valueOf(await saving(libvirt, history).outlook()).remedy, undefined);
    valueOf(await saving(libvirt, history).run());
    assert.match(libvirt.networks[0]!.xml, /mine/);
  });

  it('is not replaced by itself once somebody else has changed it, and what is replaced after a yes is kept', async () => {
    const { libvirt, history } = world();
    libvirt.networks[0]!.xml = theirs;
    const { remedy, notes } = valueOf(await saving(libvirt, history).outlook());
    assert.equal(remedy, 'overwrite');
    assert.match(notes[0]!, /^somebody else has changed web since it was opened: another definition is stored/);
    const refused = await saving(libvirt, history).run();
    assert.ok(!refused.ok && refused.remedy === 'overwrite' && refused.message === notes[0]);
    assert.equal(libvirt.networks[0]!.xml, theirs);
    valueOf(await saving(libvirt, history, true).run());
    valueOf(await valueOf(await undoLastDefine(libvirt, history)).run());
    assert.equal(libvirt.networks[0]!.xml.trimEnd(), theirs);
  });

  it('is defined anew only after a yes when it is gone', async () => {
    const { libvirt, history } = world();
    libvirt.networks.length = 0;
    const looked = valueOf(await saving(libvirt, history).outlook());
    assert.deepEqual([looked.remedy, looked.notes[0]], ['overwrite', 'web is no longer stored on test:///default']);
    assert.ok(!(await saving(libvirt, history).run()).ok);
    valueOf(await saving(libvirt, history, true).run());
    assert.equal(libvirt.networks[0]!.uuid, uuid);
  });
});

describe('before a network is stopped', () => {
  const lines: Readonly<Record<string, string>> = {
    'net-port-list': 'p1\np2\n',
    'net-dhcp-leases': ' 2030-01-01 00:00:00   52:54:00:00:00:01   ipv4   10.0.0.5/24   db1   -\n',
  };
  const port = (key: string) =>
    `<networkport><uuid>${key}</uuid><owner><name>${key === 'p1' ? 'web1' : 'db1'}</name><uuid>${uuid}</uuid></owner><mac address='52:54:00:00:00:01'/></networkport>`;
  const plugged = (how: Stands) => {
    const it = world(how);
    it.libvirt.disturb = (words) => {
      const said = words[0] === 'net-port-dumpxml' ? port(words.at(-1)!) : lines[words[0]!];
      return said === undefined ? undefined : success(words[0] === 'net-port-list' ? said.trim().split('\n') : said);
    };
    return it;
  };

  it('one is told whom that cuts off, by name, of what is known from wherever', async () => {
    const stopping = (...[it, history, known]: Parameters<typeof restarting>) =>
      destroyNetwork(it, { uuid }, history, known);
    for (const make of [stopping, restarting]) {
      const { libvirt, history } = plugged('running');
      const guestsOn = (name: string): string[] => (name === 'web' ? ['web1', 'app1'] : []);
      const { title, notes } = valueOf(await (await make(libvirt, history, { guestsOn })).outlook());
      assert.match(title!, /^(?:Stop|Restart) web$/);
      assert.deepEqual(notes, [
        'cuts off 3 guests: app1, db1, web1; they are not plugged in again when web is started',
        '1 address is leased: 10.0.0.5 (db1)',
      ]);
      assert.deepEqual(libvirt.changes, []);
    }
  });

  it('one is told that a transient one is gone then', async () => {
    const { libvirt, history } = plugged('transient');
    assert.match((await notesOf(destroyNetwork(libvirt, { uuid }, history))).at(-1)!, /^it is transient and gone once/);
    assert.match((await notesOf(await restarting(libvirt, history))).at(-1)!, /^it is transient and started/);
  });

  it('one is told what a restart brings into effect', async () => {
    const { libvirt, history } = plugged('running');
    libvirt.networks[0]!.xml = web(`${managed}${ip}<domain name='x'/>`);
    const told = await notesOf(await restarting(libvirt, history));
    assert.equal(told.at(-1), 'what is stored takes effect: 1 change: domain › name');
  });

  it('one is told by an undo that stops it, too', async () => {
    const { libvirt, history } = plugged('stopped');
    libvirt.networks.length = 0;
    valueOf(await defineNetwork(libvirt, web(ip), history, { start: true }).run());
    const undo = valueOf(await undoLastDefine(libvirt, history));
    assert.match((await notesOf(undo)).join(), /cuts off 2 guests: db1, web1/);
  });

  it('nothing is asked when the host stops answering in the middle', async () => {
    const { libvirt, history } = plugged('running');
    libvirt.disturb = (words) => (words[0] === 'net-port-list' ? crashed : undefined);
    assert.deepEqual(await destroyNetwork(libvirt, { uuid }, history).outlook(), crashed);
  });
});

describe('what would be refused or come to nothing', () => {
  const cases: [
    Stands,
    (libvirt: FakeLibvirt, history: History) => Operation<unknown> | Promise<Operation<unknown>>,
    string,
  ][] = [
    ['running', (it) => startNetwork(it, { uuid }), 'web runs already'],
    ['running', (it) => createNetwork(it, web(ip)), 'web runs already'],
    ['stopped', (it, history) => destroyNetwork(it, { uuid }, history), 'web does not run'],
    ['stopped', restarting, 'web does not run'],
    [
      'transient',
      (it, history) => undefineNetwork(it, { uuid }, history),
      'web is transient: it has no stored definition, and is gone once it is stopped',
    ],
    [
      'transient',
      (it, history) => autostartNetwork(it, { uuid }, false, history),
      'web is transient, so it does not start with the host',
    ],
    ['stopped', (it) => startNetwork(it, { name: 'gone' }), 'test:///default has no network gone'],
  ];
  for (const [how, make, message] of cases)
    it(`is said beforehand: ${message}`, async () => {
      const { libvirt, history } = world(how);
      assert.equal(await refusalOf(await make(libvirt, history)), message);
      assert.deepEqual(libvirt.changes, []);
    });

  it('is told of the others by the name, whatever they were called by', async () => {
    const { libvirt, history } = world('running');
    const titles = [];
    for (const it of [undefineNetwork(libvirt, { uuid }, history), autostartNetwork(libvirt, { uuid }, true, history)])
      titles.push(valueOf(await it.outlook()).title);
    assert.deepEqual(titles, ['Undefine web', 'Start web with the host']);
    assert.deepEqual(await notesOf(undefineNetwork(libvirt, { uuid }, history)), [
      'web exists and runs',
      'it goes on running until it is stopped; its definition is kept for undo',
    ]);
  });

  it('is one question for a transient network that is to start with the host', async () => {
    const { libvirt, history } = world('transient');
    const looked = valueOf(await autostartNetwork(libvirt, { uuid }, true, history).outlook());
    assert.equal(looked.title, 'web is transient. Define it and start it with the host');
    assert.equal(looked.remedy, 'define');
  });
});

describe('a restart', () => {
  it('stops and starts, so that what is stored takes effect, and is no change to take back', async () => {
    const { libvirt, history } = world('running');
    const changed = web(`${managed}<domain name='x'/>`);
    libvirt.networks[0]!.xml = changed;
    valueOf(await (await restarting(libvirt, history)).run());
    assert.deepEqual(libvirt.changes, [`net-destroy -- ${uuid}`, `net-start -- ${uuid}`]);
    assert.equal(libvirt.networks[0]!.live, changed);
    assert.deepEqual(await history.changes(libvirt.uri), []);
  });

  it('starts a transient network from what ran', async () => {
    const { libvirt, history } = world('transient');
    const before = structuredClone(libvirt.networks);
    valueOf(await (await restarting(libvirt, history)).run());
    assert.deepEqual(libvirt.changes, [`net-destroy -- ${uuid}`, 'net-create -- network.xml']);
    assert.deepEqual(
      libvirt.networks.map((it) => ({ ...it, live: it.live?.trimEnd() })),
      before,
    );
  });

  it('brings back what ran when what is stored does not start', async () => {
    const { libvirt, history } = world('running');
    libvirt.networks[0]!.xml = web(`${managed}<domain name='bad'/>`);
    libvirt.disturb = (words) =>
      words[0] === 'net-start'
        ? { ok: false, reason: 'failed', message: 'net-start failed: no', detail: 'no' }
        : undefined;
    const { live } = libvirt.networks[0]!;
    const done = await (await restarting(libvirt, history)).run();
    assert.ok(!done.ok);
    assert.equal(done.message, 'net-start failed: no; web runs again as it did before');
    assert.equal(libvirt.networks[0]!.live?.trimEnd(), live);
  });

  it('says that it is stopped when nothing brings it back', async () => {
    for (const how of ['running', 'transient'] as const) {
      const { libvirt, history } = world(how);
      libvirt.disturb = (words) =>
        /net-(?:start|create)/.test(words[0]!)
          ? { ok: false, reason: 'failed', message: 'it failed', detail: 'no' }
          : undefined;
      const done = await (await restarting(libvirt, history)).run();
      assert.ok(!done.ok && done.message === 'web is stopped and did not start again: it failed');
    }
  });

  it('of a transient network that was cut off in the middle is taken back', async () => {
    const { libvirt, history } = world('transient');
    const before = structuredClone(libvirt.networks);
    libvirt.disturb = (words) => (words[0] === 'net-create' ? crashed : undefined);
    assert.ok(!(await (await restarting(libvirt, history)).run()).ok);
    libvirt.disturb = undefined;
    assert.equal(libvirt.networks.length, 0);
    valueOf(await valueOf(await undoLastDefine(libvirt, history)).run());
    assert.deepEqual(
      libvirt.networks.map((it) => ({ ...it, live: it.live?.trimEnd() })),
      before,
    );
  });
});
