// The operations against a real libvirtd with its real network driver, apart from the machine's own.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { defineNetwork } from '../../server/src/host/define';
import type { History } from '../../server/src/host/history';
import { destroyNetwork, startNetwork } from '../../server/src/host/lifecycle';
import { dumpXml, listNetworks } from '../../server/src/host/networks';
import type { Operation } from '../../server/src/host/operation';
import { refusalOf } from '../../server/src/host/refusal';
import { spanOfRefusal } from '../../server/src/host/refusal-place';
import { VirshSession } from '../../server/src/host/session';
import { undoLastDefine } from '../../server/src/host/undo';
import * as virsh from '../../server/src/host/virsh';
import { LineIndex } from '../../server/src/text';
import { newHistory } from '../support/history';
import { type Libvirtd, startLibvirtd } from '../support/libvirtd';
import { takesChangesBack } from '../support/taking-back';
import { skipWithoutLibvirtd } from '../support/skipping';

describe('a session with a real libvirtd', function () {
  let daemon: Libvirtd | undefined;
  let session: VirshSession;
  let history: History;

  before(async function () {
    skipWithoutLibvirtd(this);
    daemon = await startLibvirtd();
    session = new VirshSession({ uri: daemon.uri });
  });

  beforeEach(() => {
    history = newHistory();
  });

  afterEach(async () => {
    const all = await listNetworks(session);
    if (!all.ok) return;
    for (const { uuid, active, persistent } of all.value) {
      if (active) await session.run(virsh.destroy({ uuid }));
      if (persistent) await session.run(virsh.undefine({ uuid }));
    }
  });

  after(async () => {
    await session?.close();
    await daemon?.stop();
  });

  const lab = (address = '192.168.77', name = 'lab', bridge = 'labbr0'): string => `<network>
  <name>${name}</name>
  <forward mode='nat'/>
  <bridge name='${bridge}'/>
  <ip address='${address}.1' prefix='24'>
    <dhcp>
      <range start='${address}.5' end='${address}.9'/>
    </dhcp>
  </ip>
</network>
`;

  async function done<T>(operation: Operation<T>): Promise<T> {
    const result = await operation.run();
    assert.ok(result.ok, JSON.stringify(result));
    return result.value;
  }

  async function stored(name = 'lab'): Promise<string> {
    const dumped = await dumpXml(session, { name }, { inactive: true });
    assert.ok(dumped.ok, JSON.stringify(dumped));
    return dumped.value;
  }

  async function stateOf(name: string) {
    const all = await listNetworks(session);
    assert.ok(all.ok, JSON.stringify(all));
    return all.value.find((it) => it.name === name);
  }

  async function undo(): Promise<void> {
    const operation = await undoLastDefine(session, history);
    assert.ok(operation.ok, JSON.stringify(operation));
    await done(operation.value);
  }

  it('brings up a bridge and dnsmasq inside, and nothing outside', async () => {
    const { validated, replaced } = await done(defineNetwork(session, lab(), history, { start: true }));
    assert.deepEqual({ validated, replaced }, { validated: true, replaced: false });
    assert.match(await daemon!.inside('ip', '-o', 'addr', 'show', 'labbr0'), /192\.168\.77\.1\/24/);
    const configuration = await daemon!.inside('cat', '/var/lib/libvirt/dnsmasq/lab.conf');
    assert.match(configuration, /dhcp-range=192\.168\.77\.5,192\.168\.77\.9/);
    assert.doesNotMatch(execFileSync('ip', ['-o', 'link'], { encoding: 'utf8' }), /labbr0/);
  });

  describe('takes changes back and', () => {
    takesChangesBack({ apart: true }, () => ({ connection: session, history }));
  });

  it('keeps the definition before, and undo brings it back byte by byte', async () => {
    await done(defineNetwork(session, lab(), history));
    const before = await stored();
    const { replaced, notes } = await done(defineNetwork(session, lab('192.168.78'), history));
    assert.ok(replaced);
    assert.match(notes.join(), /lab keeps what the file does not say: uuid/);
    assert.notEqual(await stored(), before);
    await undo();
    assert.equal(await stored(), before);
    await undo();
    assert.equal(await stateOf('lab'), undefined);
    assert.ok(!(await undoLastDefine(session, history)).ok);
  });

  it('says that a running network goes on as it was', async () => {
    await done(defineNetwork(session, lab(), history, { start: true }));
    const { notes } = await done(defineNetwork(session, lab('192.168.78'), history, { start: true }));
    assert.match(notes.join(), /lab goes on running as it was/);
    await done(destroyNetwork(session, { name: 'lab' }, history));
    await done(startNetwork(session, { name: 'lab' }));
    assert.match(await daemon!.inside('ip', '-o', 'addr', 'show', 'labbr0'), /192\.168\.78\.1/);
  });

  it('manages a network whose name virsh cannot be told, by its uuid', async () => {
    const uuid = '3ddb261b-d42a-46b7-8f51-6c5280c7c1ed';
    const xml = `<network><name>tab\there</name><uuid>${uuid}</uuid></network>`;
    assert.equal((await done(defineNetwork(session, xml, history))).uuid, uuid);
    await done(startNetwork(session, { name: 'tab\there', uuid }));
    assert.equal((await stateOf('tab\there'))?.active, true);
    await undo();
    assert.equal(await stateOf('tab\there'), undefined);
  });

  /** The pieces of text that refusals of libvirt land on, marked in the text with a line of carets. */
  const refusals: readonly (readonly [string, string, { readonly validate?: boolean; readonly start?: boolean }?])[] = [
    ['a tag that is not closed', `<network>\n  <name>bad</name>\n  <ip address='10.1.1.1'\n</network>\n^^^^^^^^^^`],
    ['an element nobody knows', `<network>\n  <name>bad</name>\n  <bogus/>\n   ^^^^^\n</network>`],
    [
      'an attribute nobody knows',
      `<network>\n  <name>bad</name>\n  <ip address='10.1.1.1' prefix='24' colour='red'/>\n                                     ^^^^^^\n</network>`,
    ],
    [
      'an address that is none',
      `<network>\n  <name>bad</name>\n  <ip address='10.1.1.x' prefix='24'/>\n               ^^^^^^^^\n</network>`,
      { validate: false },
    ],
    [
      'a range outside',
      `<network>\n  <name>bad</name>\n  <ip address='10.1.1.1' prefix='24'><dhcp>\n    <range start='10.1.2.2' end='10.1.2.9'/>\n                  ^^^^^^^^\n  </dhcp></ip>\n</network>`,
    ],
    [
      'a mode nobody knows',
      `<network>\n  <name>bad</name>\n  <forward mode='natt'/>\n                 ^^^^\n</network>`,
      { validate: false },
    ],
    [
      'a bridge that is taken',
      `<network>\n  <name>bad</name>\n  <bridge name='labbr0'/>\n                ^^^^^^\n</network>`,
    ],
    [
      'a uuid that is taken',
      `<network>\n  <name>bad</name>\n  <uuid>11111111-2222-3333-4444-555555555555</uuid>\n        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^\n</network>`,
    ],
  ];

  for (const [what, marked, options] of refusals) {
    it(`lands the refusal of ${what} on its place`, async () => {
      const taken = lab().replace('</name>', '</name><uuid>11111111-2222-3333-4444-555555555555</uuid>');
      await done(defineNetwork(session, taken, history));
      const { text, line, from, to } = marks(marked);
      const refused = await defineNetwork(session, text, history, options).run();
      assert.ok(!refused.ok);
      const refusal = refusalOf(refused);
      assert.ok(refusal, JSON.stringify(refused));
      const { start, end } = spanOfRefusal(text, refusal);
      const lines = new LineIndex(text);
      assert.deepEqual(
        [lines.position(start), lines.position(end)],
        [
          { line, character: from },
          { line, character: to },
        ],
        refused.detail,
      );
      assert.deepEqual(
        (await history.changes(session.uri)).map((it) => it.name),
        ['lab'],
      );
    });
  }

  it('keeps the definition when only the start fails, and says both', async () => {
    await done(defineNetwork(session, lab(), history, { start: true }));
    const clash = lab('192.168.77', 'second', 'labbr1');
    const failed = await defineNetwork(session, clash, history, { start: true }).run();
    assert.ok(!failed.ok);
    assert.match(failed.message, /^second is defined, but net-start failed: .*already in use/);
    assert.equal((await stateOf('second'))?.persistent, true);
    await undo();
    assert.equal(await stateOf('second'), undefined);
  });

  it('changes nothing when it may read only, even after the daemon was restarted', async () => {
    const other = await startLibvirtd();
    const reader = new VirshSession({ uri: other.uri, readOnly: true });
    const writer = new VirshSession({ uri: other.uri });
    try {
      assert.ok((await defineNetwork(writer, lab(), history).run()).ok);
      const reads = async (): Promise<void> => {
        const dumped = await dumpXml(reader, { name: 'lab' }, { inactive: true });
        assert.ok(dumped.ok && dumped.value.includes('192.168.77.1'), JSON.stringify(dumped));
        const refused = await reader.run(virsh.start({ name: 'lab' }));
        assert.ok(!refused.ok && refused.reason === 'not-permitted', JSON.stringify(refused));
      };
      await reads();
      await other.signal('SIGKILL');
      assert.equal((await reader.run(virsh.listNames)).ok, false);
      await other.restart();
      await reads();
    } finally {
      await Promise.all([reader.close(), writer.close()]);
      await other.stop();
    }
  });

  it('says that the daemon is gone', async () => {
    const other = await startLibvirtd();
    const to = new VirshSession({ uri: other.uri });
    try {
      assert.ok((await to.run(virsh.listNames)).ok);
      await other.stop();
      const gone = await to.run(virsh.listNames);
      assert.ok(!gone.ok && gone.reason === 'unreachable', JSON.stringify(gone));
      const still = await to.run(virsh.listNames);
      assert.ok(!still.ok && still.reason === 'unreachable', JSON.stringify(still));
    } finally {
      await to.close();
      await other.stop();
    }
  });
});

/** Takes the line of carets out of a text. */
function marks(marked: string): { text: string; line: number; from: number; to: number } {
  const lines = marked.split('\n');
  const at = lines.findIndex((it) => /^ *\^+$/.test(it));
  const carets = lines[at]!;
  const text = lines.filter((_, i) => i !== at).join('\n');
  return { text, line: at - 1, from: carets.indexOf('^'), to: carets.length };
}
