// What is stored on a host as a document that is edited, while others and the daemon do what they do.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Answer, CommandArguments, Done, HostView, Plan } from '../../server/src/lsp/protocol';
import { type Session, startSession } from '../support/client';
import { type Libvirtd, startLibvirtd } from '../support/libvirtd';
import { skipWithoutLibvirtd } from '../support/skipping';

const uuid = '5d1f7a0e-3f0c-4d7e-9c5a-0f6a1b2c3d01';
const lab = (last: number, more = ''): string =>
  `<network><name>lab</name><uuid>${uuid}</uuid><bridge name='virbr7'/><ip address='10.77.0.1' prefix='24'><dhcp><range start='10.77.0.2' end='10.77.0.${last}'/></dhcp></ip>${more}</network>\n`;

describe('what is edited on a real host', function () {
  this.timeout(60_000);
  let daemon: Libvirtd;
  let folder: string;
  let session: Session;
  let document: string;
  const virsh = (...args: string[]): string =>
    execFileSync('virsh', ['-q', '-c', daemon.uri, ...args], { encoding: 'utf8' });
  const define = (xml: string): void => {
    const path = join(folder, 'defined.xml');
    writeFileSync(path, xml);
    virsh('net-define', path);
  };
  const stored = (): string => virsh('net-dumpxml', '--inactive', uuid);
  const run = <T>(command: string, args: object): Promise<Answer<T>> =>
    session.client.sendRequest('workspace/executeCommand', { command, arguments: [args] });
  /** What the document shows when it is opened, as the editor asks for it. */
  const opened = async (): Promise<string> => {
    const answer = await session.client.sendRequest<Answer<string>>('virtnet/liveText', document);
    assert.ok(answer.ok, JSON.stringify(answer));
    return answer.value;
  };
  const plan = async (expected: string): Promise<Plan> => {
    const answer = await run<Plan>('virtnet.plan', { command: 'virtnet.define', uri: document, expected });
    assert.ok(answer.ok, JSON.stringify(answer));
    return answer.value;
  };
  const save = (expected: string, more: CommandArguments = {}): Promise<Answer<Done>> =>
    run('virtnet.define', { uri: document, expected, confirmed: true, ...more });
  /** Once that holds of the host. */
  const host = async (holds: (it: HostView) => boolean): Promise<HostView> => {
    for (;;) {
      const answer = await run<readonly HostView[]>('virtnet.hosts', {});
      assert.ok(answer.ok);
      const [it] = answer.value;
      if (it && holds(it)) return it;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
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

  beforeEach(async () => {
    define(lab(20));
    const storage = mkdtempSync(join(folder, 'changes-'));
    session = await startSession({
      initializationOptions: { storage, settings: { connection: { uri: daemon.uri } } },
    });
    await run('virtnet.watch', { connection: daemon.uri });
    const { networks } = await host((it) => it.state === 'fresh' && it.networks.length === 1);
    document = networks[0]!.stored!.replace('libvirt-live:', 'libvirt-edit:');
  });
  afterEach(async () => {
    await session.stop();
    for (const it of virsh('net-list', '--all', '--name').split('\n').filter(Boolean)) virsh('net-undefine', it);
  });

  it('is stored as it was edited, and read again as libvirt spells it', async () => {
    const before = await opened();
    await session.open(document, before.replace("'10.77.0.20'", "'10.77.0.30'"));
    assert.deepEqual((await plan(before)).agreed, undefined);
    assert.ok((await save(before)).ok);
    assert.ok(stored().includes("end='10.77.0.30'"));
    assert.equal((await opened()).trim(), stored().trim());
  });

  it('is not what somebody else has made of it since, who is asked about with the difference', async () => {
    const before = await opened();
    await session.open(document, before.replace('<bridge ', "<domain name='lab.example.com'/><bridge "));
    define(lab(40));
    const { notes, agreed, compare } = await plan(before);
    assert.deepEqual(agreed, { overwrite: true });
    assert.ok(
      notes.some((it) => /^somebody else has changed lab since it was opened: .*<ip>/.test(it)),
      notes.join('\n'),
    );
    assert.equal(compare?.stored, document.replace('libvirt-edit:', 'libvirt-live:'));
    const refused = await save(before);
    assert.deepEqual([refused.ok, !refused.ok && refused.reason], [false, 'failed']);
    assert.ok(stored().includes("end='10.77.0.40'") && !stored().includes('lab.example.com'));
    assert.equal((await opened()).trim(), stored().trim());
    assert.ok((await save(before, { overwrite: true })).ok);
    assert.ok(stored().includes("end='10.77.0.20'") && stored().includes('lab.example.com'));
  });

  it('is not what net-update has changed meanwhile, of which no event tells', async () => {
    virsh('net-start', 'lab');
    try {
      await host((it) => it.networks[0]?.active === true);
      const before = await opened();
      await session.open(document, before.replace("'10.77.0.20'", "'10.77.0.30'"));
      virsh('net-update', 'lab', 'add', 'ip-dhcp-host', "<host mac='52:54:00:00:00:01' ip='10.77.0.9'/>", '--config');
      assert.deepEqual((await plan(before)).agreed, { overwrite: true });
      assert.ok((await opened()).includes('10.77.0.9'));
      // What it is compared with is what is stored now.
      const beside = await session.client.sendRequest<Answer<string>>(
        'virtnet/liveText',
        document.replace('libvirt-edit:', 'libvirt-live:'),
      );
      assert.ok(beside.ok && beside.value.includes('10.77.0.9'));
    } finally {
      virsh('net-destroy', 'lab');
    }
  });

  it('is told to be gone when it is, and can be stored anew', async () => {
    const before = await opened();
    await session.open(document, before.replace("'10.77.0.20'", "'10.77.0.30'"));
    virsh('net-undefine', 'lab');
    const { notes, agreed } = await plan(before);
    assert.deepEqual(agreed, { overwrite: true });
    assert.ok(
      notes.some((it) => it.startsWith('lab is no longer stored on ')),
      notes.join('\n'),
    );
    const refused = await save(before);
    assert.equal(refused.ok, false);
    assert.equal(virsh('net-list', '--all', '--name').trim(), '');
    await host((it) => it.networks.length === 0);
    const answer = await session.client.sendRequest<Answer<string>>('virtnet/liveText', document);
    assert.deepEqual([answer.ok, !answer.ok && answer.reason], [false, 'failed']);
    assert.ok((await save(before, { overwrite: true })).ok);
    assert.ok(stored().includes("end='10.77.0.30'"));
  });

  it('is neither stored nor lost while there is no daemon, and stored once it is back', async () => {
    const before = await opened();
    const edited = before.replace("'10.77.0.20'", "'10.77.0.30'");
    await session.open(document, edited);
    await daemon.signal('SIGKILL');
    await host((it) => it.state === 'old');
    const refused = await save(before);
    assert.deepEqual([refused.ok, !refused.ok && refused.reason], [false, 'unreachable'], JSON.stringify(refused));
    await daemon.restart();
    assert.ok(stored().includes("end='10.77.0.20'"));
    const saved = await save(before);
    assert.ok(saved.ok, JSON.stringify(saved));
    assert.ok(stored().includes("end='10.77.0.30'"));
  });
});
