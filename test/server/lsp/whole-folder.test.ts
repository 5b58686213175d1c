// The problems of files that nobody has opened, as an editor asks for them again and again.
import assert from 'node:assert/strict';
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { WholeFolder } from '../../../server/src/lsp/whole-folder';
import { Workspace } from '../../../server/src/workspace';
import { capabilitiesOf, Stranger } from '../../support/stranger';

const right = (name: string) => `<network><name>${name}</name></network>\n`;
const wrong = (name: string) => `<network><name>${name}</name><bridge nmae='virbr7'/></network>\n`;

interface Report {
  readonly kind: 'full' | 'unchanged';
  readonly uri: string;
  readonly resultId?: string;
  readonly items?: readonly { readonly code: string }[];
}

describe('problems of the whole folder', () => {
  let folder: string;
  let client: Stranger;
  beforeEach(() => {
    folder = realpathSync(mkdtempSync(join(tmpdir(), 'virtnet-whole-')));
    client = Stranger.inMemory();
  });
  afterEach(async () => {
    await client.stop();
    rmSync(folder, { recursive: true, force: true });
  });
  const uriOf = (name: string) => pathToFileURL(join(folder, name)).href;
  const write = (name: string, text: string) => writeFileSync(join(folder, name), text);
  const nameOf = (uri: string) => uri.slice(uri.lastIndexOf('/') + 1);

  async function start(settings: object = {}): Promise<void> {
    await client.start(capabilitiesOf('vscode'), {
      workspaceFolders: [{ uri: pathToFileURL(folder).href, name: 'x' }],
      initializationOptions: { settings },
    });
    // The folder is read by the time that a file of it is known.
    for (;;) {
      const { result } = await client.ask('textDocument/documentSymbol', { textDocument: { uri: uriOf('a.xml') } });
      if ((result as unknown[]).length > 0) return;
    }
  }
  const ask = async (previousResultIds: readonly { uri: string; value: string }[] = []): Promise<Report[]> =>
    ((await client.ask('workspace/diagnostic', { previousResultIds })).result as { items: Report[] }).items;
  const shown = (all: readonly Report[]) =>
    all.map((it) => [it.kind, nameOf(it.uri), ...(it.items ?? []).map(({ code }) => code)].join(' ')).sort();
  const idsOf = (all: readonly Report[]) => all.map((it) => ({ uri: it.uri, value: it.resultId! }));

  it('are without advice for who is about to write, which the open one has', async () => {
    const text =
      "<network><name>NAME</name><ip address='10.9.1.1' prefix='24'><dhcp><range start='10.9.1.1' end='10.9.1.9'/></dhcp></ip></network>\n";
    write('a.xml', text.replace('NAME', 'a'));
    write('b.xml', wrong('b'));
    await start();
    assert.deepEqual(shown(await ask()), ['full b.xml unknown-attribute']);
    const textDocument = { uri: uriOf('a.xml'), languageId: 'xml', version: 1, text: text.replace('NAME', 'a') };
    client.tell('textDocument/didOpen', { textDocument });
    const { result } = await client.ask('textDocument/diagnostic', { textDocument: { uri: textDocument.uri } });
    assert.deepEqual(
      (result as { items: { code: string }[] }).items.map((it) => it.code),
      ['dhcp-range-covers-gateway'],
    );
  });

  it('are told once, and again when they are others', async () => {
    write('a.xml', wrong('a'));
    write('b.xml', right('b'));
    write('c.yaml', 'network:\n  bridges: {br0: {}}\n  renderer: networkd\n');
    await start();
    const first = await ask();
    assert.deepEqual(shown(first), ['full a.xml unknown-attribute']);
    assert.deepEqual(await ask(idsOf(first)), []);
    write('b.xml', wrong('b'));
    client.tell('workspace/didChangeWatchedFiles', { changes: [{ uri: uriOf('b.xml'), type: 2 }] });
    let second: Report[] = [];
    while (second.length === 0) second = await ask(idsOf(first));
    assert.deepEqual(shown(second), ['full b.xml unknown-attribute', 'unchanged a.xml']);
    rmSync(join(folder, 'a.xml'));
    client.tell('workspace/didChangeWatchedFiles', { changes: [{ uri: uriOf('a.xml'), type: 3 }] });
    let third: Report[] = [];
    while (third.length < 2) third = await ask(idsOf(second));
    assert.deepEqual(shown(third), ['full a.xml', 'unchanged b.xml']);
  });

  it('are told anew to a client that knows of none', async () => {
    write('a.xml', wrong('a'));
    await start();
    const first = shown(await ask());
    assert.deepEqual(first, ['full a.xml unknown-attribute']);
    assert.deepEqual(shown(await ask()), first);
  });

  it('are not those of an open document, which is asked for by itself, until it is closed', async () => {
    write('a.xml', wrong('a'));
    await start();
    client.open(uriOf('a.xml'), wrong('a'));
    assert.deepEqual(await ask(), []);
    client.close(uriOf('a.xml'));
    assert.deepEqual(shown(await ask()), ['full a.xml unknown-attribute']);
  });

  it('are none where nobody wants them', async () => {
    write('a.xml', wrong('a'));
    await start({ problems: { wholeFolder: false } });
    assert.deepEqual(await ask(), []);
  });
});

describe('the check of a whole folder', () => {
  it('takes a while for each answer, and goes on where it ended', async () => {
    const workspace = new Workspace();
    for (let i = 0; i < 5; i++) workspace.setOnDisk(`file:///lab/n${i}.xml`, wrong(`n${i}`));
    let time = 0;
    const checked: string[] = [];
    const whole = new WholeFolder(
      {
        workspace,
        documents: { keys: () => [] } as never,
        isWanted: () => true,
        diagnosticsOf(file) {
          checked.push(file.basename);
          time += 300;
          return Promise.resolve([{ range: {} as never, severity: 4, message: 'a hint' }]);
        },
      },
      () => time,
    );
    const token = { isCancellationRequested: false } as never;
    assert.deepEqual(await whole.report([], token), { items: [] });
    assert.deepEqual(checked, ['n0.xml', 'n1.xml']);
    workspace.setOnDisk('file:///lab/n0.xml', right('n0'));
    await whole.report([], token);
    assert.deepEqual(checked.slice(2), ['n2.xml', 'n3.xml']);
    await whole.report([], token);
    await whole.report([], token);
    assert.deepEqual(checked.slice(4), ['n4.xml', 'n0.xml', 'n1.xml']);
    await whole.report([], token);
    assert.equal(checked.length, 7);
  });
});
