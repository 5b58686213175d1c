// What libvirt says of a document, in editors that ask for diagnostics and in those that are sent them; and answers that are
// no yes. The rest is in host.test.ts.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type FakeVirsh, fakeVirsh } from '../../support/fake-virsh';
import { capabilitiesOf, type Manner, obliging, Stranger } from '../../support/stranger';

const uri = 'file:///lab/lab.xml';
const text = "<network>\n  <name>lab</name>\n  <bridge nmae='virbr9'/>\n</network>\n";

/** It knows one network, and refuses each definition in libvirt's words. */
const libvirt = () =>
  fakeVirsh({
    version: "echo 'Using library: libvirt 8.0.0'",
    net_dumpxml: "echo '<network><name>lab</name></network>'",
    net_info: `error "failed to get network 'lab'" "Network not found: no network with matching name 'lab'"`,
    net_define: `error 'Failed to define network from x' "internal error: bridge name 'virbr9' already in use"`,
  });

interface Outcome {
  readonly ok: boolean;
  readonly reason?: string;
  readonly message?: string;
  readonly value?: unknown;
}

for (const editor of ['vscode', 'helix'] as const)
  describe(`the host, through the server, for ${editor}`, () => {
    let client: Stranger;
    let virsh: FakeVirsh;
    let storage: string;
    beforeEach(async () => {
      virsh = libvirt();
      storage = mkdtempSync(join(tmpdir(), 'virtnet-server-host-'));
      client = Stranger.inMemory();
      const settings = { virsh: { path: virsh.program }, connection: { uri: 'test:///a' } };
      await client.start(capabilitiesOf(editor), { initializationOptions: { settings, storage } });
      client.open(uri, text);
    });
    afterEach(async () => {
      await client.stop();
      rmSync(storage, { recursive: true });
    });

    const run = async (command: string, args?: object): Promise<Outcome> => {
      const params = { command: `virtnet.${command}`, arguments: args ? [args] : [] };
      return (await client.ask('workspace/executeCommand', params)).result as Outcome;
    };
    const found = async () => (editor === 'vscode' ? client.pull(uri) : client.pushed(uri)!);
    const saysLibvirt = (it: { source: string }) => it.source === 'libvirt';
    const answering =
      (result: unknown): Manner =>
      (it) =>
        it.method === 'window/showMessageRequest' ? { result } : obliging(it);

    it('shows what it would run, and runs it only after that very answer', async () => {
      for (const answer of [null, {}, { title: 'Cancel' }, { title: 'run' }, 'Run', []]) {
        client.manner = answering(answer);
        const { ok, reason } = await run('define', { uri });
        assert.deepEqual([ok, reason], [false, 'cancelled']);
      }
      const asked = client.asked.filter((it) => it.method === 'window/showMessageRequest');
      const { type, message, actions } = asked[0]!.params as { type: number; message: string; actions: object[] };
      assert.equal(type, 2);
      assert.match(message, /^Define lab\?\n/);
      assert.ok(message.includes('net-define') && message.includes('/lab/lab.xml'), message);
      assert.deepEqual(actions, [{ title: 'Run' }, { title: 'Cancel' }]);
    });

    it('shows what libvirt says of a document in its place, until it is changed or closed', async () => {
      client.manner = answering({ title: 'Run' });
      const done = await run('define', { uri });
      assert.equal(done.ok, false);
      if (editor === 'helix') await client.until(() => client.pushed(uri)?.some(saysLibvirt) === true);
      const [said, ...others] = (await found()).filter(saysLibvirt);
      assert.deepEqual(others, []);
      assert.deepEqual(said!.range, { start: { line: 2, character: 16 }, end: { line: 2, character: 22 } });
      assert.equal(said!.severity, 1);
      client.change(uri, `${text}\n`);
      if (editor === 'helix') await client.until(() => client.pushed(uri)?.some(saysLibvirt) === false);
      assert.deepEqual((await found()).filter(saysLibvirt), []);
      await run('define', { uri });
      if (editor === 'helix') await client.until(() => client.pushed(uri)?.some(saysLibvirt) === true);
      client.told.length = 0;
      client.close(uri);
      client.open(uri, text);
      if (editor === 'helix') await client.until(() => (client.pushed(uri)?.length ?? 0) > 0);
      assert.deepEqual((await found()).filter(saysLibvirt), []);
    });

    it('remembers nothing that libvirt says of a document that is closed meanwhile', async () => {
      client.manner = (it) => {
        if (it.method === 'window/showMessageRequest') client.close(uri);
        return answering({ title: 'Run' })(it);
      };
      assert.equal((await run('define', { uri })).ok, false);
      client.told.length = 0;
      client.open(uri, text);
      if (editor === 'helix') await client.until(() => (client.pushed(uri)?.length ?? 0) > 0);
      assert.deepEqual((await found()).filter(saysLibvirt), []);
    });
  });

describe('a folder that is not trusted', () => {
  const run = async (client: Stranger) => {
    const params = { command: 'virtnet.liveXml', arguments: [{ name: 'lab' }] };
    const { reason, message } = (await client.ask('workspace/executeCommand', params)).result as Outcome;
    const why = 'the folder is not trusted: no program is started in Restricted Mode';
    if (reason !== undefined) assert.equal(message, why);
    return reason;
  };

  for (const trusted of [false, null, 'true', 0])
    it(`(${JSON.stringify(trusted)}) has no program started, until it is`, async () => {
      const virsh = libvirt();
      const client = Stranger.inMemory();
      const settings = { virsh: { path: virsh.program } };
      await client.start({}, { initializationOptions: { trusted, settings } });
      assert.equal(await run(client), 'not-permitted');
      assert.deepEqual(virsh.started, []);
      client.tell('virtnet/trusted');
      assert.equal(await run(client), undefined);
      assert.equal(virsh.started.length, 1);
      await client.stop();
    });
});
