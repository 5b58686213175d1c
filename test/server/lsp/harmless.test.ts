// Nothing of a file, of a name or of libvirt's words is obeyed by the editor, the log or the question that shows it.
import assert from 'node:assert/strict';
import type { ShowMessageRequestParams } from 'vscode-languageserver';
import { shellLine } from '../../../server/src/host/quoting';
import { shownAnswer } from '../../../server/src/lsp/commands/shown';
import { notice } from '../../../server/src/visible';
import { type Session, startSession } from '../../support/client';
import { type FakeVirsh, fakeVirsh } from '../../support/fake-virsh';
import { freshFolder } from '../../support/history';
import { assertHarmless, assertSeen, commands, unseen, unseenInFiles } from '../../support/hostile';

/** Some of each sort, and a link. */
const odd = '\r\x1b[2K\x07\x7f\x9b\u2028\u202e\u2066\u200b\u{e0041}\n::error::x\n##[error]y[z](command:w)';

/** What is data for the editor, not words for a person. */
const data = new Set([
  'newText',
  'uri',
  'filterText',
  'insertText',
  'sortText',
  'target',
  'href',
  'edit',
  'value of liveXml',
]);

/** All words in an answer that an editor shows. */
function wordsIn(answer: unknown, key = ''): string[] {
  if (typeof answer === 'string') return data.has(key) ? [] : [answer];
  if (Array.isArray(answer)) return answer.flatMap((it) => wordsIn(it, key));
  if (typeof answer !== 'object' || answer === null) return [];
  return Object.entries(answer).flatMap(([name, it]) => (data.has(name) ? [] : wordsIn(it, name)));
}

function assertShown(answer: unknown, what: string): void {
  for (const it of wordsIn(answer)) assertSeen(it, what);
}

const everything = {
  textDocument: {
    diagnostic: {},
    publishDiagnostics: { relatedInformation: true },
    hover: { contentFormat: ['markdown' as const] },
    completion: { completionItem: { snippetSupport: true, documentationFormat: ['markdown' as const] } },
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
    codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: [] } } },
    signatureHelp: { signatureInformation: { documentationFormat: ['markdown' as const] } },
  },
  window: {},
};

describe('what the server says of a hostile file', () => {
  let session: Session;
  before(async () => {
    session = await startSession({ capabilities: everything });
  });
  after(() => session.stop());

  const texts = (it: string): [uri: string, text: string][] => {
    const [xml, bash] = [it.replace(/[<&"]/g, ''), it.replace(/'/g, '')];
    return [
      [
        'file:///w/a.xml',
        `<network><name>${xml}</name><bridge name="${xml}" stp="${xml}" ${xml.replace(/[\s>/]/g, '')}="1"/><ip address="192.0.2.1" prefix="24"><dhcp>` +
          `<host mac="52:54:00:00:00:01" name="${xml}" ip="192.0.2.10"/></dhcp></ip><${xml.replace(/[\s>/]/g, '')}x/></network>`,
      ],
      ['file:///w/b.xml', `<network><name>b</name><forward mode="bridge"/><bridge name="${xml}"/></network>`],
      [
        `file:///w/ifcfg-${encodeURIComponent(it.replaceAll('/', '').replace(/\p{Cs}/gu, ''))}`,
        `TYPE=Ethernet\nDEVICE='${bash}'\nBRIDGE='${bash}'\nBOOTPROTO=$'${bash}'\nHWADDR=52:54:00:00:00:01\nBONDING_OPTS="mode=${it}"\n${it}\nNAME="${it}\n`,
      ],
    ];
  };

  async function askAll(it: string): Promise<void> {
    const all = texts(it);
    for (const [uri, text] of all) await session.open(uri, text);
    for (const [uri, text] of all) {
      const textDocument = { uri };
      const whole = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };
      const ask = async (method: string, params: object) =>
        assertShown(
          await session.client.sendRequest(method, { textDocument, ...params }),
          `${method} of ${JSON.stringify(it)}`,
        );
      await ask('textDocument/diagnostic', {});
      await ask('textDocument/documentSymbol', {});
      await ask('textDocument/inlayHint', { range: whole });
      await ask('textDocument/documentLink', {});
      await ask('textDocument/codeAction', { range: whole, context: { diagnostics: [] } });
      const lines = text.split(/\r\n|\r|\n/);
      for (const [line, words] of lines.entries())
        for (let character = 0; character <= words.length; character += uri.endsWith('b.xml') ? 3 : 11) {
          const position = { line, character };
          await ask('textDocument/hover', { position });
          await ask('textDocument/completion', { position });
          await ask('textDocument/signatureHelp', { position });
        }
    }
    for (const [uri] of all) await session.client.sendNotification('textDocument/didClose', { textDocument: { uri } });
  }

  it('is harmless wherever it stands', () => askAll(odd));

  it('is harmless whatever the character', async () => {
    const [uri] = ['file:///w/c.xml'];
    for (const it of unseenInFiles) {
      await session.open(uri!, `<network><name>${it}</name><bridge name='${it}' stp='${it}'/></network>`);
      for (const method of ['textDocument/diagnostic', 'textDocument/documentSymbol'])
        assertShown(await session.client.sendRequest(method, { textDocument: { uri } }), JSON.stringify(it));
      await session.client.sendNotification('textDocument/didClose', { textDocument: { uri } });
    }
  });

  it('still tells names as they are, and offers them as they are', async () => {
    const uri = 'file:///w/d.xml';
    await session.open('file:///w/ifcfg-br', `TYPE=Bridge\nDEVICE=$'b\\u202er'\n`);
    const text = `<network><name>d</name><forward mode='bridge'/><bridge name=''/></network>`;
    await session.open(uri, text);
    const items = await session.client.sendRequest<
      { label: string; filterText: string; textEdit: { newText: string } }[]
    >('textDocument/completion', { textDocument: { uri }, position: { line: 0, character: text.indexOf(`''`) + 1 } });
    const item = items.find((it) => it.label.includes('202e'));
    assert.deepEqual([item?.label, item?.filterText, item?.textEdit.newText], ['b\\u{202e}r', 'b\u202er', 'b\u202er']);
  });
});

describe('the log', () => {
  it('gets no line that is not of the server, and nothing that a terminal obeys', async () => {
    const capabilities = { workspace: { didChangeWatchedFiles: { dynamicRegistration: true } } };
    const session = await startSession({ capabilities });
    const logged = new Promise<string>((resolve) =>
      session.client.onNotification('window/logMessage', ({ message }: { message: string }) => resolve(message)),
    );
    session.client.onRequest('client/registerCapability', () => {
      throw new Error(odd);
    });
    await session.client.sendNotification('initialized', {});
    await session.client.sendNotification('textDocument/didOpen', { textDocument: { uri: odd } });
    assertHarmless(await logged, 'a log line');
    await session.stop();
  });
});

describe('a question and an answer about the host', function () {
  before(function () {
    if (process.platform === 'win32') this.skip();
  });

  let session: Session;
  const questions: ShowMessageRequestParams[] = [];
  const start = async (fake: FakeVirsh): Promise<void> => {
    session = await startSession({
      initializationOptions: {
        storage: freshFolder(),
        settings: { virsh: { path: fake.program }, connection: { uri: 'test:///default' } },
      },
    });
    questions.length = 0;
    session.client.onRequest('window/showMessageRequest', (it: ShowMessageRequestParams) => {
      questions.push(it);
      return { title: 'Run' };
    });
  };
  const run = (command: string, args: object) =>
    session.client.sendRequest<Record<string, unknown>>('workspace/executeCommand', { command, arguments: [args] });
  afterEach(() => session.stop());

  /** As many lines as the server wrote itself. */
  const lines = (it: ShowMessageRequestParams): string[] => it.message.split('\n');

  it('shows names and paths as they are', async () => {
    const uuid = 'dd8fe884-6c02-601e-7551-cca97df1c5df';
    await start(
      fakeVirsh({
        net_info: `for it; do :; done; printf 'Name:           %s\\nUUID:           ${uuid}\\nPersistent:     yes\\n' "$it"`,
        net_dumpxml: `echo '<network><name>x</name><uuid>${uuid}</uuid></network>'`,
        net_start: ':',
      }),
    );
    let asked = 0;
    for (const name of [odd, ...unseen, ...commands, '[x](command:y)']) {
      questions.length = 0;
      const done = await run('virtnet.start', { name });
      // The name is data; a client spells it as it shows it.
      assertShown({ ...done, value: { ...(done.value as object), name: '' } }, JSON.stringify(name));
      // virsh cannot be asked about a name with a control character or half of one.
      if (!questions[0]) {
        assert.equal(done.ok, false);
        continue;
      }
      asked++;
      assertHarmless(questions[0].message, JSON.stringify(name));
      assert.equal(lines(questions[0]).length, 3, questions[0].message);
      assert.ok(!questions[0].message.includes(']('));
      const plan = await run('virtnet.plan', { command: 'virtnet.undefine', name, connection: `test:///${name}` });
      assertShown(plan, JSON.stringify(name));
    }
    assert.ok(asked > 5, String(asked));
  });

  it('shows what a document is called, and the network in it', async () => {
    await start(fakeVirsh({ net_info: 'error "failed to get network"' }));
    const uri = `file:///w/${encodeURIComponent(odd)}.xml`;
    const name = odd.replace(/[<&\p{Cc}]/gu, '');
    await session.open(uri, `<network><name>${name}</name></network>`);
    const defined = await run('virtnet.define', { uri });
    assertShown({ ...defined, value: { ...(defined.value as object), name: '' } }, 'define');
    assertHarmless(questions[0]!.message, 'the question');
    assert.equal(lines(questions[0]!).length, 5, questions[0]!.message);
    assertShown(await run('virtnet.define', { uri: odd }), 'a document that is not there');
    assertShown(await run('virtnet.plan', { command: odd }), 'a command that is not there');
    assertShown(await run('virtnet.liveXml', { uri: 'file:///w/none.xml' }), 'nothing');
  });

  it('shows the words of libvirt, line by line', async () => {
    const shell = odd
      .replace(/\n/g, '\\n')
      .replace(/\r/g, '')
      .replaceAll('\x1b', '\\033')
      .replaceAll('\x07', '\\007')
      .replaceAll('\x7f', '\\177');
    await start(
      fakeVirsh({
        net_info: 'error "failed to get network"',
        net_define: `printf 'error: Failed to define\\nerror: XML error: ${shell}\\n' >&2`,
        net_start: `printf 'error: Failed to start\\nerror: ${shell}\\n' >&2`,
      }),
    );
    const uri = 'file:///w/e.xml';
    await session.open(uri, '<network><name>e</name></network>');
    const refused = await run('virtnet.define', { uri, confirmed: true });
    assert.equal(refused.ok, false);
    assert.match(String(refused.message), /\\u\{202e\}/);
    assertShown(refused, 'a refusal');
    assertShown(await session.pull(uri), 'what libvirt says of the document');
    assert.ok((await session.pull(uri)).some((it) => it.source === 'libvirt'));
    assertShown(await run('virtnet.start', { name: 'e', confirmed: true }), 'a failure');
  });

  it('gives names and definitions as they are, as they are data', async () => {
    await start(
      fakeVirsh({
        net_list: `case "$*" in *--uuid*) echo dd8fe884-6c02-601e-7551-cca97df1c5df ;; *) printf 'a\\342\\200\\256b\\n' ;; esac`,
        net_dumpxml: `printf '<network><name>a\\342\\200\\256b</name></network>\\n'`,
      }),
    );
    const { value } = await run('virtnet.listNetworks', {});
    assert.equal((value as { name: string }[])[0]?.name, 'a\u202eb');
    assert.equal(
      String((await run('virtnet.liveXml', { name: 'x' })).value).trim(),
      '<network><name>a\u202eb</name></network>',
    );
  });
});

describe('a command line that is shown', () => {
  it('is in one line and spells what cannot be seen as bash does', () => {
    for (const it of unseen) {
      const line = shellLine(it, ['net-start', '--', `a${it}'\\b`]);
      assertHarmless(line, JSON.stringify(it));
      const code = it.codePointAt(0)!;
      const spelled =
        code < 0x80
          ? `\\x${code.toString(16).padStart(2, '0')}`
          : code > 0xffff
            ? `\\U${code.toString(16).padStart(8, '0')}`
            : `\\u${code.toString(16).padStart(4, '0')}`;
      assert.equal(line, `virsh -c $'${spelled}' net-start -- $'a${spelled}\\'\\\\b'`);
    }
    assert.equal(shellLine(undefined, ['a b', 'c', "d'e", "f'$"]), `virsh 'a b' c "d'e" 'f'\\''$'`);
  });
});

describe('an answer of the server', () => {
  const failed = {
    ok: false,
    reason: 'failed',
    message: 'a\nb\x1b',
    detail: 'c\x1b\n::d\n',
    remedy: 'define',
  } as const;

  it('is made visible in its sentences and left alone in its data', () => {
    assert.deepEqual(shownAnswer(failed), {
      ...failed,
      message: 'a\\u{a}b\\u{1b}',
      detail: 'c\\u{1b}\n\\u{3a}:d\n',
    });
    const plan = { title: 'a\x1b', lines: ['b\n'], notes: ['c\u202e'], changes: true, name: 'd\x1b' };
    assert.deepEqual(shownAnswer({ ok: true, value: plan }), {
      ok: true,
      value: { title: 'a\\u{1b}', lines: ['b\\u{a}'], notes: ['c\\u{202e}'], changes: true, name: 'd\x1b' },
    });
    for (const value of ['a\x1b', ['a\x1b'], null, undefined, 3, [{ title: 'a\x1b' }]])
      assert.deepEqual(shownAnswer({ ok: true, value }), { ok: true, value });
  });

  it('makes no link in a notice', () => {
    assert.equal(notice('a [b](command:c)\n[d](https://e)'), 'a [b] (command:c)\\u{a}[d] (https://e)');
    assert.equal(notice('x\x1b'), 'x\\u{1b}');
  });
});
