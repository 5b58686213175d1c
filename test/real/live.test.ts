// A server that looks at a host: the practice driver, and a real libvirtd apart from the machine's own.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Answer, HostView, Plan } from '../../server/src/lsp/protocol';
import { type Session, startSession } from '../support/client';
import { type Libvirtd, startLibvirtd } from '../support/libvirtd';
import { skipWithoutLibvirtd, skipWithoutVirsh } from '../support/skipping';

const lab = (name: string, more = ''): string =>
  `<network><name>${name}</name><forward mode='nat'/><bridge name='virbr0'/><ip address='192.168.122.1' prefix='24'/>${more}</network>\n`;

describe('a server that looks at a host', function () {
  let session: Session;
  const start = (uri: string, more: object = {}): Promise<Session> =>
    startSession({ initializationOptions: { settings: { connection: { uri } }, ...more } });
  const hosts = async (): Promise<readonly HostView[]> => {
    const answer = await session.client.sendRequest<Answer<readonly HostView[]>>('workspace/executeCommand', {
      command: 'virtnet.hosts',
      arguments: [{}],
    });
    assert.ok(answer.ok);
    return answer.value;
  };
  /** The one host that is watched, once that holds of it. */
  const host = async (holds: (it: HostView) => boolean): Promise<HostView> => {
    for (;;) {
      const [it] = await hosts();
      if (it && holds(it)) return it;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  };
  const codes = async (uri: string) => (await session.pull(uri)).map((it) => it.code);

  before(function () {
    skipWithoutVirsh(this);
  });
  afterEach(() => session.stop());

  it('does so once a document of ours is open, and compares it with what runs', async () => {
    session = await start('test:///default');
    await session.open('file:///w/pom.xml', '<project/>');
    assert.deepEqual(await hosts(), []);
    await session.open('file:///w/mine.xml', lab('mine'));
    const { networks, libvirt } = await host((it) => it.state === 'fresh');
    assert.equal(typeof libvirt, 'string');
    assert.deepEqual(
      networks.map(({ name, active, summary, guests }) => [name, active, summary?.bridge, guests[0]?.name]),
      [['default', true, 'virbr0', 'test']],
    );
    const found = await codes('file:///w/mine.xml');
    assert.ok(found.includes('bridge-name-duplicate-workspace') && found.includes('subnet-overlap-workspace'));
    const text = await session.client.sendRequest<Answer<string>>('virtnet/liveText', networks[0]!.document);
    assert.match(text.ok ? text.value : '', /^<network>\n {2}<name>default<\/name>/);
  });

  it('takes what runs for what was made of the file of that name', async () => {
    session = await start('test:///default');
    await session.open('file:///w/default.xml', lab('default'));
    const { networks } = await host((it) => it.state === 'fresh');
    assert.equal(networks[0]!.file, 'file:///w/default.xml');
    // The file of the test has no dhcp.
    assert.ok(networks[0]!.differences! > 0);
    assert.deepEqual(
      (await session.pull('file:///w/default.xml')).filter((it) => it.severity === 1),
      [],
    );
  });

  it('looks at none where that is not wanted', async () => {
    for (const connection of [{ watch: 'never' }, { watch: 'onRequest' }]) {
      session = await startSession({
        initializationOptions: { settings: { connection: { uri: 'test:///default', ...connection } } },
      });
      await session.open('file:///w/mine.xml', lab('mine'));
      await codes('file:///w/mine.xml');
      assert.deepEqual(await hosts(), []);
      await session.stop();
    }
    session = await start('test:///default', { trusted: false });
    await session.open('file:///w/mine.xml', lab('mine'));
    await codes('file:///w/mine.xml');
  });

  it('looks before something is started where it looks at none, and forgets what it saw', async () => {
    const uri = 'file:///w/mine.xml';
    session = await startSession({
      initializationOptions: { settings: { connection: { uri: 'test:///default', watch: 'never' } } },
    });
    const run = async <T>(command: string, args: object): Promise<T> => {
      const answer = await session.client.sendRequest<Answer<T>>('workspace/executeCommand', {
        command,
        arguments: [args],
      });
      assert.ok(answer.ok, JSON.stringify(answer));
      return answer.value;
    };
    await session.open(uri, lab('mine'));
    const clash = /192\.168\.122\.0\/24.*default/;
    const define = await run<Plan>('virtnet.plan', { uri, command: 'virtnet.define' });
    assert.ok(
      define.notes.some((it) => clash.test(it)),
      define.notes.join('\n'),
    );
    assert.equal((await codes(uri)).includes('subnet-overlap-workspace'), false);
    await run('virtnet.define', { uri, confirmed: true });
    const begin = await run<Plan>('virtnet.plan', { name: 'mine', command: 'virtnet.start' });
    assert.ok(
      begin.notes.some((it) => clash.test(it)),
      begin.notes.join('\n'),
    );
    assert.deepEqual(await hosts(), []);
  });

  describe('of a real daemon', function () {
    let daemon: Libvirtd;
    let folder: string;
    const virsh = (...args: string[]): string =>
      execFileSync('virsh', ['-q', '-c', daemon.uri, ...args], { encoding: 'utf8' });
    const define = (name: string, xml: string): void => {
      const path = join(folder, `${name}.xml`);
      writeFileSync(path, xml);
      virsh('net-define', path);
    };

    before(async function () {
      skipWithoutLibvirtd(this);
      folder = mkdtempSync(join(tmpdir(), 'virtnet-test-'));
      daemon = await startLibvirtd();
    });
    after(async () => {
      await daemon?.stop();
      if (folder) rmSync(folder, { recursive: true });
    });

    it('follows what others do there, and comes back when the daemon does', async function () {
      this.timeout(60_000);
      session = await start(daemon.uri);
      await session.open('file:///w/mine.xml', lab('mine'));
      await host((it) => it.state === 'fresh' && it.networks.length === 0);
      assert.ok(!(await codes('file:///w/mine.xml')).includes('subnet-overlap-workspace'));
      define('other', lab('other'));
      await host((it) => it.networks[0]?.name === 'other' && !it.networks[0].active);
      assert.ok((await codes('file:///w/mine.xml')).includes('subnet-overlap-workspace'));
      virsh('net-start', 'other');
      await host((it) => it.networks[0]?.active === true);
      await daemon.signal('SIGKILL');
      const { why, networks } = await host((it) => it.state === 'old');
      assert.deepEqual([networks.length, typeof why], [1, 'string']);
      await daemon.restart();
      await host((it) => it.state === 'fresh');
      virsh('net-destroy', 'other');
      await host((it) => it.networks[0]?.active === false);
      virsh('net-undefine', 'other');
      await host((it) => it.networks.length === 0);
      assert.ok(!(await codes('file:///w/mine.xml')).includes('subnet-overlap-workspace'));
    });
  });
});
