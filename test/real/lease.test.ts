// A guest that takes a real address of the dnsmasq of a real libvirtd, and what is told of that in the file of the network.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CodeAction, Hover, InlayHint } from 'vscode-languageserver/node';
import type { Answer, HostView } from '../../server/src/lsp/protocol';
import { applyEdits, LineIndex } from '../../server/src/text';
import { type Session, startSession } from '../support/client';
import { type Libvirtd, startLibvirtd } from '../support/libvirtd';
import { whyNoNamespaceGuest } from '../support/namespace-guest';
import { skipBecause } from '../support/skipping';

const uri = 'file:///w/lab.xml';
const mac = '52:54:00:aa:bb:01';
const text = `<network>
  <name>lab</name>
  <bridge name='virbr7' stp='off' delay='0'/>
  <ip address='10.78.0.1' prefix='24'>
    <dhcp>
      <range start='10.78.0.10' end='10.78.0.20'/>
    </dhcp>
  </ip>
</network>
`;

describe('a guest that takes an address', function () {
  this.timeout(120_000);
  let daemon: Libvirtd;
  let folder: string;
  let session: Session;
  const whole = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };
  const document = { textDocument: { uri } };
  const line = text.split('\n').findIndex((it) => it.includes('<range'));

  before(async function () {
    skipBecause(this, whyNoNamespaceGuest());
    folder = mkdtempSync(join(tmpdir(), 'virtnet-test-'));
    daemon = await startLibvirtd();
    const path = join(folder, 'lab.xml');
    writeFileSync(path, text);
    const virsh = (...args: string[]) => execFileSync('virsh', ['-q', '-c', daemon.uri, ...args], { stdio: 'pipe' });
    virsh('net-define', path);
    virsh('net-start', 'lab');
    for (const it of [
      'ip netns add guest1',
      'ip link add vg1 type veth peer name eth0 netns guest1',
      'ip link set vg1 master virbr7 up',
      `ip -n guest1 link set eth0 address ${mac} up`,
      'ip netns exec guest1 busybox udhcpc -i eth0 -n -q -s /bin/true -x hostname:vm1',
    ])
      await daemon.inside('sh', '-c', `${it} >/dev/null 2>&1`);
    session = await startSession({
      capabilities: {
        textDocument: {
          diagnostic: {},
          inlayHint: {},
          codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: [] } } },
        },
      },
      initializationOptions: { settings: { connection: { uri: daemon.uri } } },
    });
    await session.open(uri, text);
    // No event tells of a lease: it is asked for until the helper of dnsmasq has written it.
    for (;;) {
      const params = { command: 'virtnet.watch', arguments: [{ connection: daemon.uri }] };
      const hosts = await session.client.sendRequest<Answer<readonly HostView[]>>('workspace/executeCommand', params);
      assert.ok(hosts.ok);
      if (hosts.value[0]?.networks[0]?.leases.length === 1) break;
    }
  });
  after(async () => {
    await session?.stop();
    await daemon?.stop();
    if (folder) rmSync(folder, { recursive: true });
  });

  it('is counted beside the range', async () => {
    const hints = await session.client.sendRequest<InlayHint[]>('textDocument/inlayHint', {
      ...document,
      range: whole,
    });
    const said = hints.map(({ label }) => (typeof label === 'string' ? label : label.map((it) => it.value).join('')));
    assert.ok(
      said.some((it) => it.includes('1 of 11')),
      said.join('\n'),
    );
  });

  it('can be reserved, and then its host says so', async () => {
    const position = { line, character: 9 };
    const params = { ...document, range: { start: position, end: position }, context: { diagnostics: [] } };
    const actions = await session.client.sendRequest<CodeAction[]>('textDocument/codeAction', params);
    const action = actions.find((it) => it.title.includes('Reserve') && it.title.includes('vm1'));
    assert.ok(action, actions.map((it) => it.title).join('\n'));
    const edits = Object.values(action.edit!.changes ?? {}).flat();
    const lines = new LineIndex(text);
    const reserved = applyEdits(
      text,
      edits.map(({ range: { start, end }, newText }) => ({
        span: { start: lines.offset(start), end: lines.offset(end) },
        text: newText,
      })),
    );
    assert.match(reserved, new RegExp(`<host mac='${mac}' name='vm1' ip='10\\.78\\.0\\.1\\d'/>`));
    await session.change(uri, reserved);
    const hints = await session.client.sendRequest<InlayHint[]>('textDocument/inlayHint', {
      ...document,
      range: whole,
    });
    assert.ok(
      hints.some((it) => JSON.stringify(it.label).includes('left')),
      JSON.stringify(hints),
    );
    const row = reserved.split('\n').findIndex((it) => it.includes('<host'));
    const place = { line: row, character: reserved.split('\n')[row]!.indexOf('10.78') + 2 };
    const hover = await session.client.sendRequest<Hover>('textDocument/hover', { ...document, position: place });
    assert.match(JSON.stringify(hover), /is leased to .*vm1/);
    const codes = (await session.pull(uri)).map((it) => it.code);
    assert.ok(!codes.includes('dhcp-host-leased'), codes.join());
    assert.ok(codes.includes('differs-from-host'), codes.join());
  });
});
