// The server over a real connection: what an editor asks, and what it is answered.
import type { FolderConversion } from '../../../server/src/lsp/protocol';
import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { CodeAction } from 'vscode-languageserver/node';
import { type Session, startSession } from '../../support/client';

const uri = 'file:///lab/lab.xml';
const damaged = "<network>\n  <name>lab</name>\n  <bridge nmae='virbr9'/>\n</network>\n";

describe('the server', () => {
  let session: Session;
  afterEach(() => session.stop());

  it('answers pulled diagnostics of a network', async () => {
    session = await startSession();
    await session.open(uri, damaged);
    const [first] = await session.pull(uri);
    assert.equal(first?.code, 'unknown-attribute');
    assert.deepEqual(first.range, { start: { line: 2, character: 10 }, end: { line: 2, character: 14 } });
    assert.equal(first.source, 'virtnet');
  });

  it('pushes the same to a client that cannot pull', async () => {
    session = await startSession({ capabilities: {} });
    assert.equal(session.initialized.capabilities.diagnosticProvider, undefined);
    await session.open(uri, damaged);
    await settle(() => session.pushed.has(uri));
    assert.equal(session.pushed.get(uri)?.[0]?.code, 'unknown-attribute');
    await session.change(uri, damaged.replace('nmae', 'name'));
    await settle(() => session.pushed.get(uri)?.length === 0);
  });

  it('leaves XML of others alone', async () => {
    session = await startSession();
    const logged: unknown[] = [];
    session.client.onNotification('window/logMessage', (it: unknown) => void logged.push(it));
    await session.open('file:///pom.xml', '<project><a></project>');
    assert.deepEqual(await session.pull('file:///pom.xml'), []);
    await session.change('file:///pom.xml', '<project/>');
    assert.deepEqual(await session.pull('file:///pom.xml'), []);
    assert.deepEqual(logged, []);
  });

  it('offers the fix of a diagnostic', async () => {
    session = await startSession();
    await session.open(uri, damaged);
    const [diagnostic] = await session.pull(uri);
    const actions = await session.client.sendRequest<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri },
      range: diagnostic!.range,
      context: { diagnostics: [diagnostic] },
    });
    assert.ok(
      actions.some((it) => it.isPreferred && it.title.includes('name')),
      JSON.stringify(actions.map((it) => it.title)),
    );
  });

  it('makes a new keyfile of an ifcfg file for an editor that can create files', async () => {
    const ifcfg = 'file:///lab/ifcfg-eth0';
    const actions = async (): Promise<CodeAction[]> =>
      session.client.sendRequest('textDocument/codeAction', {
        textDocument: { uri: ifcfg },
        range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
        context: { diagnostics: [], only: ['refactor.rewrite'] },
      });
    const text = 'TYPE=Ethernet\nDEVICE=eth0\nHOTPLUG=no\nBOOTPROTO=dhcp\n';
    const isConversion = (it: CodeAction): boolean => it.title.startsWith('Convert to a NetworkManager');
    session = await startSession();
    await session.open(ifcfg, text);
    assert.equal((await actions()).find(isConversion), undefined);
    await session.stop();

    const workspaceEdit = { documentChanges: true, resourceOperations: ['create' as const] };
    const codeAction = { codeActionLiteralSupport: { codeActionKind: { valueSet: [] } } };
    session = await startSession({ capabilities: { textDocument: { codeAction }, workspace: { workspaceEdit } } });
    await session.open(ifcfg, text);
    const [create, edit] = (await actions()).find(isConversion)?.edit?.documentChanges ?? [];
    assert.ok(create && 'uri' in create && create.kind === 'create');
    assert.equal(create.uri, 'file:///lab/System%20eth0.nmconnection');
    assert.ok(edit && 'edits' in edit);
    const written = edit.edits.map((it) => ('newText' in it ? it.newText : '')).join('');
    assert.match(written, /^# dropped: ifcfg-eth0: HOTPLUG: only the legacy scripts read it$/m);
    assert.match(written, /^\[ipv4\]\nmethod=auto$/m);
  });

  it('converts a whole folder once it is confirmed, and overwrites nothing unasked', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'virtnet-folder-'));
    try {
      writeFileSync(join(folder, 'ifcfg-eth0'), 'TYPE=Ethernet\nDEVICE=eth0\nBOOTPROTO=none\nBRIDGE=br0\nHOTPLUG=no\n');
      writeFileSync(join(folder, 'ifcfg-br0'), 'TYPE=Bridge\nDEVICE=br0\nNAME=br0\nBOOTPROTO=dhcp\n');
      session = await startSession();
      const run = (more: object): Promise<{ ok: boolean; message?: string; value: FolderConversion }> =>
        session.client.sendRequest('workspace/executeCommand', {
          command: 'virtnet.convertFolder',
          arguments: [{ uri: pathToFileURL(join(folder, 'ifcfg-br0')).href, to: 'keyfile', ...more }],
        });
      const made = join(folder, 'system-connections');
      const plan = await run({});
      assert.deepEqual(plan.value.files, [
        { name: 'br0.nmconnection', exists: false },
        { name: 'System eth0.nmconnection', exists: false },
      ]);
      assert.ok(plan.value.report.includes('dropped: ifcfg-eth0: HOTPLUG: only the legacy scripts read it'));
      assert.ok(plan.value.wholeReport.includes('kept: ifcfg-br0: NAME → connection.id'));
      assert.equal(existsSync(made), false);

      assert.equal((await run({ confirmed: true })).value.written, true);
      const keyfile = join(made, 'br0.nmconnection');
      if (process.platform !== 'win32') assert.equal(statSync(keyfile).mode & 0o777, 0o600);
      writeFileSync(keyfile, 'mine');
      assert.match((await run({ confirmed: true })).message!, /exist already/);
      assert.equal(readFileSync(keyfile, 'utf8'), 'mine');
      assert.ok((await run({ confirmed: true, overwrite: true })).ok);
      assert.match(readFileSync(keyfile, 'utf8'), /^\[bridge\]|^\[connection\]/);
      if (process.platform !== 'win32') assert.equal(statSync(keyfile).mode & 0o777, 0o600);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it('sees a clash between two open files', async () => {
    session = await startSession();
    const network = (name: string, bridge: string) =>
      `<network><name>${name}</name><forward mode='nat'/><bridge name='${bridge}'/><ip address='192.168.50.1' prefix='24'/></network>`;
    await session.open('file:///lab/a.xml', network('a', 'virbr1'));
    assert.deepEqual(await session.pull('file:///lab/a.xml'), []);
    await session.open('file:///lab/b.xml', network('b', 'virbr2'));
    assert.ok(
      (await session.pull('file:///lab/a.xml')).some(
        (it) => it.relatedInformation?.[0]?.location.uri === 'file:///lab/b.xml',
      ),
    );
  });

  it('answers what an editor asks while reading', async () => {
    session = await startSession();
    const text =
      "<network>\n  <name>lab</name>\n  <bridge name='virbr9'/>\n  <ip address='192.168.50.1' netmask='255.255.255.0'/>\n</network>\n";
    await session.open(uri, text);
    const ask = <T>(method: string, params: object) =>
      session.client.sendRequest<T>(method, { textDocument: { uri }, ...params });
    const position = { line: 3, character: 9 };
    const hover = await ask<{ contents: { value: string } }>('textDocument/hover', { position });
    assert.match(hover.contents.value, /address/);
    const items = await ask<{ label: string }[]>('textDocument/completion', { position: { line: 3, character: 6 } });
    assert.ok(
      items.some((it) => it.label === 'localPtr'),
      JSON.stringify(items.map((it) => it.label)),
    );
    const [symbol] = await ask<{ name: string }[]>('textDocument/documentSymbol', {});
    assert.match(symbol!.name, /lab|network/);
    assert.deepEqual(await ask('textDocument/foldingRange', {}), [{ startLine: 0, endLine: 3 }]);
    const linked = await ask<{ ranges: object[] }>('textDocument/linkedEditingRange', {
      position: { line: 1, character: 4 },
    });
    assert.equal(linked.ranges.length, 2);
    const range = { start: { line: 0, character: 0 }, end: { line: 5, character: 0 } };
    assert.ok((await ask<object[]>('textDocument/inlayHint', { range })).length > 0);
    assert.ok((await ask<object[]>('textDocument/selectionRange', { positions: [position] })).length === 1);
    const actions = await ask<CodeAction[]>('textDocument/codeAction', {
      range: { start: position, end: position },
      context: { diagnostics: [], only: ['refactor'] },
    });
    assert.ok(
      actions.some((it) => /DHCP/.test(it.title)),
      JSON.stringify(actions.map((it) => it.title)),
    );
  });

  it('shows what an option takes while it is typed', async () => {
    session = await startSession();
    const uri = 'file:///etc/sysconfig/network-scripts/ifcfg-bond0';
    await session.open(uri, 'TYPE=Bond\nDEVICE=bond0\nBONDING_OPTS="mode=802.3ad lacp_rate="\n');
    const help = await session.client.sendRequest<{ signatures: { label: string }[]; activeParameter: number }>(
      'textDocument/signatureHelp',
      { textDocument: { uri }, position: { line: 2, character: 37 } },
    );
    assert.equal(help.signatures[0]!.label, 'lacp_rate=slow|fast');
    assert.equal(help.activeParameter, 1);
  });

  it('offers a whole network in an empty document', async () => {
    session = await startSession({
      capabilities: { textDocument: { diagnostic: {}, completion: { completionItem: { snippetSupport: true } } } },
    });
    await session.open('file:///lab/new.xml', '');
    const items = await session.client.sendRequest<{ label: string }[]>('textDocument/completion', {
      textDocument: { uri: 'file:///lab/new.xml' },
      position: { line: 0, character: 0 },
    });
    assert.ok(
      items.some((it) => it.label === 'network-nat'),
      JSON.stringify(items),
    );
  });

  it('runs no program in a folder that is not trusted', async () => {
    session = await startSession({ initializationOptions: { trusted: false } });
    const answer = await session.client.sendRequest<{ ok: boolean; reason: string }>('workspace/executeCommand', {
      command: 'virtnet.listNetworks',
      arguments: [],
    });
    assert.deepEqual([answer.ok, answer.reason], [false, 'not-permitted']);
  });

  it('answers requests for unknown documents with nothing', async () => {
    session = await startSession();
    assert.deepEqual(await session.pull('file:///nowhere.xml'), []);
  });
});

/** Waits until something holds; the test's own time limit is the bound. */
async function settle(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setImmediate(resolve));
}
