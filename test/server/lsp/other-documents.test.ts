// Files of netplan and its like in an editor: it tells of them once a folder has one, and what is not saved yet counts.
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Texts } from '../../support/checking';
import { capabilitiesOf, type editors, Stranger } from '../../support/stranger';

const bridge = "<network>\n<name>lan</name>\n<forward mode='bridge'/>\n<bridge name='br0'/>\n</network>\n";
const plan = 'network:\n  bridges:\n    br0:\n      interfaces: [eth0]\n';

describe('files of netplan in an editor', () => {
  let top: string;
  let client: Stranger;
  const uriOf = (name: string) => pathToFileURL(join(top, name)).href;
  const place = { position: { line: 3, character: 14 } };

  async function start(editor: (typeof editors)[number], texts: Texts): Promise<void> {
    top = mkdtempSync(join(tmpdir(), 'virtnet-others-'));
    for (const [name, text] of Object.entries(texts)) {
      mkdirSync(dirname(join(top, name)), { recursive: true });
      writeFileSync(join(top, name), text);
    }
    client = Stranger.inMemory();
    await client.start(capabilitiesOf(editor), { workspaceFolders: [{ uri: pathToFileURL(top).href, name: 'top' }] });
    client.open(uriOf('lan.xml'), bridge);
    const found = async (): Promise<unknown[]> =>
      (await client.ask('workspace/symbol', { query: 'eth9' })).result as unknown[];
    while ((await found()).length === 0) await new Promise((done) => setImmediate(done));
  }
  afterEach(async () => {
    await client.stop();
    rmSync(top, { recursive: true });
  });

  /** Of which documents the client is told that they concern the server, by what may be asked of them. */
  const selectors = (): Map<string, unknown> =>
    new Map(
      client.asked
        .filter((it) => it.method === 'client/registerCapability')
        .flatMap((it) => (it.params as { registrations: Registration[] }).registrations)
        .filter((it) => it.id.endsWith(' of others'))
        .map((it) => [it.method, it.registerOptions.documentSelector]),
    );
  interface Registration {
    readonly id: string;
    readonly method: string;
    readonly registerOptions: { readonly documentSelector: unknown };
  }

  const edits = async (): Promise<unknown> => {
    const { result } = await client.ask('textDocument/rename', {
      textDocument: { uri: uriOf('lan.xml') },
      ...place,
      newName: 'br1',
    });
    const { documentChanges } = result as {
      documentChanges: { textDocument: { uri: string }; edits: { range: { start: object } }[] }[];
    };
    return documentChanges.find((it) => it.textDocument.uri === uriOf('netplan/a.yaml'))?.edits[0]?.range.start;
  };

  it('are told of by an editor that can, and renamed as they stand there', async () => {
    await start('vscode', { 'netplan/a.yaml': plan, 'ifcfg-eth9': 'DEVICE=eth9\n' });
    await client.until(() => selectors().size > 0);
    const told = selectors();
    assert.deepEqual(told.get('textDocument/didOpen'), [
      { scheme: 'file', language: 'yaml' },
      { scheme: 'file', pattern: '**/*.network' },
      { scheme: 'file', pattern: '**/*.netdev' },
    ]);
    assert.ok(
      told.has('textDocument/rename') && !told.has('textDocument/completion') && !told.has('textDocument/hover'),
    );
    assert.deepEqual(await edits(), { line: 2, character: 4 });
    const textDocument = { uri: uriOf('netplan/a.yaml'), languageId: 'yaml', version: 1, text: `# not saved\n${plan}` };
    client.tell('textDocument/didOpen', { textDocument });
    assert.deepEqual(await edits(), { line: 3, character: 4 });
    client.tell('textDocument/didChange', {
      textDocument: { uri: textDocument.uri, version: 2 },
      contentChanges: [{ text: plan.replace('br0', 'br0: {}\n    "br9') }],
    });
    const { error } = await client.ask('textDocument/rename', {
      textDocument: { uri: uriOf('lan.xml') },
      ...place,
      newName: 'br1',
    });
    assert.equal(error?.message, 'a.yaml names br0 in a way that is not read here');
    client.tell('textDocument/didClose', { textDocument: { uri: textDocument.uri } });
    assert.deepEqual(await edits(), { line: 2, character: 4 });
  });

  it('are of no concern where there are none', async () => {
    await start('vscode', { 'values.yaml': 'a: 1\n', 'ifcfg-eth9': 'DEVICE=eth9\n' });
    assert.equal(selectors().size, 0);
  });

  it('are read from disk for an editor that is told all at its start', async () => {
    await start('eglot', { 'netplan/a.yaml': plan, 'ifcfg-eth9': 'DEVICE=eth9\n' });
    assert.equal(selectors().size, 0);
  });
});
