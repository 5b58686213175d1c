// The server and the host: what it asks a person before it runs anything, and where it shows what libvirt says.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type FakeVirsh, fakeVirsh, runs } from './support/fake-virsh';
import { capabilitiesOf, type Manner, obliging, Stranger } from './support/stranger';

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
      assert.match(message, /^Define lab\n/);
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

    it('keeps one virsh open for a connection, starts another for another, and ends them when that changes', async () => {
      assert.match(String((await run('liveXml', { name: 'lab' })).value), /<network><name>lab<\/name><\/network>/);
      await run('liveXml', { name: 'lab' });
      assert.equal(virsh.started.length, 1);
      assert.match(virsh.arguments.join(' '), /test:\/\/\/a$/);
      await run('liveXml', { name: 'lab', connection: 'test:///b' });
      assert.match(virsh.arguments.join(' '), /test:\/\/\/b$/);
      await run('liveXml', { name: 'lab', connection: 'test:///b' });
      assert.equal(virsh.started.length, 2);
    });

    it('ends the virsh of other settings, and uses the new ones', async () => {
      await run('liveXml', { name: 'lab' });
      const [first] = virsh.started;
      assert.equal(runs(first!), true);
      const settings = { virsh: { path: virsh.program }, connection: { uri: 'test:///c' } };
      client.manner = (it) => (it.method === 'workspace/configuration' ? { result: [settings] } : obliging(it));
      client.tell('workspace/didChangeConfiguration', { settings: { virtnet: settings } });
      while (runs(first!)) await new Promise((done) => setTimeout(done, 5));
      await run('liveXml', { name: 'lab' });
      assert.match(virsh.arguments.join(' '), /test:\/\/\/c$/);
      client.tell('workspace/didChangeConfiguration', { settings: { virtnet: { ...settings, rules: { a: 'off' } } } });
      await run('liveXml', { name: 'lab' });
      assert.equal(virsh.started.length, 2);
    });

    it('judges for the libvirt that it is connected to, once it knows it', async () => {
      const tooNew = (it: { message: string }) => /8\\.0|9\\.7|newer|since/i.test(it.message);
      const since = '<network>\n  <name>lab</name>\n  <metadata/>\n  <title>a</title>\n</network>\n';
      client.change(uri, since);
      if (editor === 'helix') await client.until(() => client.pushed(uri)?.length === 0);
      assert.deepEqual((await found()).filter(tooNew), []);
      await run('liveXml', { name: 'lab' });
      if (editor === 'helix') await client.until(() => client.pushed(uri)!.length > 0);
      else await client.until(() => client.asked.some((it) => it.method === 'workspace/diagnostic/refresh'));
      assert.equal((await found()).length, 1, JSON.stringify(await found()));
    });

    it('starts no program once it was told to stop', async () => {
      await client.ask('shutdown');
      assert.deepEqual(virsh.started, []);
    });
  });

describe('a folder that is not trusted', () => {
  const run = async (client: Stranger) => {
    const params = { command: 'virtnet.liveXml', arguments: [{ name: 'lab' }] };
    return ((await client.ask('workspace/executeCommand', params)).result as Outcome).reason;
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
