// Code actions: few of very many, and their edits when they are chosen.
import assert from 'node:assert/strict';
import { applyEdits, LineIndex } from '../../../server/src/text';
import { capabilitiesOf, Stranger } from '../../support/stranger';

const uri = 'file:///lab/lab.xml';
const at = (line: number, character: number) => ({ line, character });

interface Action {
  readonly title: string;
  readonly kind: string;
  readonly diagnostics?: readonly { readonly severity: number; readonly message: string }[];
  readonly data?: object;
  readonly edit?: { readonly documentChanges: readonly { readonly edits: readonly Edit[] }[] };
}
interface Edit {
  readonly range: {
    readonly start: { line: number; character: number };
    readonly end: { line: number; character: number };
  };
  readonly newText: string;
}

/** The text after the edits of an action. */
function applied(text: string, { edit }: Action): string {
  const lines = new LineIndex(text);
  const edits = edit!.documentChanges.flatMap((it) => it.edits);
  return applyEdits(
    text,
    edits.map((it) => ({
      span: { start: lines.offset(it.range.start), end: lines.offset(it.range.end) },
      text: it.newText,
    })),
  );
}

const hosts = (count: number, line: (i: number) => string) =>
  `<network>\n  <name>lab</name>\n  <ip address='10.0.0.1' netmask='255.0.0.0'>\n    <dhcp>\n${Array.from({ length: count }, (_, i) => line(i)).join('')}    </dhcp>\n  </ip>\n</network>\n`;
const wrong = (i: number) =>
  `      <host mca='52:54:00:00:${(i >> 8).toString(16).padStart(2, '0')}:${(i & 255).toString(16).padStart(2, '0')}' name='h${i}' ip='10.0.${i >> 8}.${(i & 255) + 2}'/>\n`;

for (const editor of ['vscode', 'eglot'] as const)
  describe(`the code actions of ${editor}`, () => {
    let client: Stranger;
    beforeEach(async () => {
      client = Stranger.inMemory();
      await client.start(capabilitiesOf(editor));
    });
    afterEach(() => client.stop());
    const actions = async (range: object, only?: string[]): Promise<Action[]> => {
      const params = { textDocument: { uri }, range, context: { diagnostics: [], ...(only && { only }) } };
      return (await client.ask('textDocument/codeAction', params)).result as Action[];
    };
    const whole = { start: at(0, 0), end: at(1e6, 0) };
    const resolved = async (action: Action): Promise<Action> =>
      action.edit ? action : ((await client.ask('codeAction/resolve', action)).result as Action);

    it('are those of the hundred worst problems of a whole file, in few bytes', async () => {
      const text = hosts(2000, wrong);
      client.open(uri, text);
      const found = await actions(whole);
      const fixes = found.filter((it) => it.kind === 'quickfix');
      const problems = new Set(fixes.map((it) => JSON.stringify(it.diagnostics)));
      assert.equal(problems.size, 100);
      assert.ok(JSON.stringify(found).length < 200_000, String(JSON.stringify(found).length));
      assert.equal(
        found.every((it) => (it.edit === undefined) === (editor === 'vscode')),
        true,
      );
    });

    it('change what they say that they change, once they are chosen', async () => {
      const text = hosts(3, wrong);
      client.open(uri, text);
      const found = (await actions({ start: at(5, 12), end: at(5, 14) })).filter((it) => it.title.includes('mac'));
      assert.equal(found.length, 1);
      const chosen = await resolved(found[0]!);
      assert.equal(applied(text, chosen), text.replace(wrong(1), wrong(1).replace('mca', 'mac')));
      assert.deepEqual(chosen.diagnostics, found[0]!.diagnostics);
      assert.equal(chosen.title, found[0]!.title);
    });

    it('are of the kinds that are wanted', async () => {
      client.open(uri, hosts(1, wrong));
      const kinds = async (...only: string[]) => [...new Set((await actions(whole, only)).map((it) => it.kind))];
      assert.deepEqual(await kinds('quickfix'), ['quickfix']);
      assert.deepEqual(await kinds('refactor'), ['refactor.rewrite']);
      assert.deepEqual(await kinds('refactor.rewrite'), ['refactor.rewrite']);
      assert.deepEqual(await kinds('refactor.rewrite.more'), []);
      assert.deepEqual(await kinds('refact'), []);
      assert.deepEqual(await kinds(''), ['quickfix', 'refactor.rewrite']);
      assert.deepEqual(await kinds('source'), ['source.fixAll.virtnet']);
      assert.deepEqual(await kinds('source.fixAll.virtnet', 'quickfix'), ['quickfix', 'source.fixAll.virtnet']);
      assert.deepEqual(await kinds('source.organizeImports'), []);
      assert.deepEqual([...new Set((await actions(whole)).map((it) => it.kind))], ['quickfix', 'refactor.rewrite']);
    });

    it('repair all that is obvious at once, with the edit at hand', async () => {
      const text = hosts(3, wrong);
      client.open(uri, text);
      const [all, ...others] = await actions(whole, ['source.fixAll']);
      assert.deepEqual(others, []);
      assert.equal(all!.title, 'Fix all obvious problems in this file');
      assert.ok(!applied(text, all!).includes('mca'));
      client.change(uri, applied(text, all!));
      assert.deepEqual(await actions(whole, ['source.fixAll']), []);
    });

    it('make new files with their text, for an editor that can', async () => {
      const ifcfg = 'file:///lab/etc/sysconfig/network-scripts/ifcfg-eth0';
      client.open(ifcfg, 'TYPE=Ethernet\nDEVICE=eth0\nBRIDGE=br7\n');
      const params = { textDocument: { uri: ifcfg }, range: whole, context: { diagnostics: [], only: ['quickfix'] } };
      const found = (await client.ask('textDocument/codeAction', params)).result as Action[];
      const making = found.filter((it) => it.title.includes('ifcfg-br7'));
      assert.equal(making.length, editor === 'vscode' ? 1 : 0, JSON.stringify(found.map((it) => it.title)));
      if (editor !== 'vscode') return;
      const [create, edit, ...others] = (await resolved(making[0]!)).edit!.documentChanges as readonly object[];
      assert.deepEqual(others, []);
      assert.deepEqual(create, {
        kind: 'create',
        uri: 'file:///lab/etc/sysconfig/network-scripts/ifcfg-br7',
        options: { ignoreIfExists: true },
      });
      const { textDocument, edits } = edit as { textDocument: object; edits: { range: object; newText: string }[] };
      assert.deepEqual(textDocument, { uri: 'file:///lab/etc/sysconfig/network-scripts/ifcfg-br7', version: null });
      assert.deepEqual(edits[0]!.range, { start: at(0, 0), end: at(0, 0) });
      assert.match(edits[0]!.newText, /^TYPE=Bridge$/m);
    });

    it('change other files in the lines of those', async () => {
      const [port, bridge] = ['file:///lab/ifcfg-eth0', 'file:///lab/ifcfg-br7'];
      const text = '# a\n\nTYPE=Bridge\nDEVICE=br7\nBOOTPROTO=none\n';
      client.open(bridge, text);
      client.open(port, 'TYPE=Ethernet\nDEVICE=eth0\nBRIDGE=br7\nIPADDR=10.0.0.2\nPREFIX=24\n');
      const params = { textDocument: { uri: port }, range: whole, context: { diagnostics: [], only: ['quickfix'] } };
      const found = (await client.ask('textDocument/codeAction', params)).result as Action[];
      const { edit } = await resolved(found.find((it) => it.title.includes('br7') && /ove/.test(it.title))!);
      const { documentChanges, changes } = edit as unknown as {
        documentChanges?: { textDocument: { uri: string }; edits: Edit[] }[];
        changes?: Record<string, Edit[]>;
      };
      const all = changes ?? Object.fromEntries(documentChanges!.map((it) => [it.textDocument.uri, it.edits]));
      assert.deepEqual(Object.keys(all), [port, bridge]);
      assert.deepEqual(all[bridge], [
        { range: { start: at(5, 0), end: at(5, 0) }, newText: 'IPADDR=10.0.0.2\nPREFIX=24\n' },
      ]);
    });

    it('give a network that meets another one a free subnet, in all files of its host', async () => {
      const lan = (name: string, own = '192.168.50') =>
        `<network>\n  <name>${name}</name>\n  <ip address='${own}.1' netmask='255.255.255.0'/>\n</network>\n`;
      const guest = (own: string) =>
        `<domain type='kvm'><name>w</name><devices><interface type='network'><source network='lab'/><filterref filter='f'><parameter name='IP' value='${own}.7'/></filterref></interface></devices></domain>`;
      const guestUri = 'file:///lab/w.xml';
      client.open(uri, lan('lab'));
      client.open(
        'file:///lab/lan.xml',
        lan('lan').replace('  <ip', "  <forward mode='nat'/>\n  <domain name='lan.example'/>\n  <ip"),
      );
      client.open(guestUri, guest('192.168.50'));
      const range = { start: at(2, 20), end: at(2, 20) };
      const title = 'Renumber 192.168.50.0/24 to 192.168.100.0/24 in all files of the host';
      for (const only of [['quickfix'], ['refactor']]) {
        const action = (await actions(range, only)).find((it) => it.title === title);
        const { edit } = await resolved(action!);
        const byUri = new Map(
          edit!.documentChanges.map((it) => [
            (it as unknown as { textDocument: { uri: string } }).textDocument.uri,
            it,
          ]),
        );
        assert.deepEqual([...byUri.keys()], [uri, guestUri]);
        const textOf = (it: string, text: string) =>
          applied(text, { ...action!, edit: { documentChanges: [byUri.get(it)!] } });
        assert.equal(textOf(uri, lan('lab')), lan('lab', '192.168.100'));
        assert.equal(textOf(guestUri, guest('192.168.50')), guest('192.168.100'));
      }
    });

    it('are none for a document that is none of ours', async () => {
      client.open('file:///lab/pom.xml', '<project mca="x"/>');
      const params = { textDocument: { uri: 'file:///lab/pom.xml' }, range: whole, context: { diagnostics: [] } };
      assert.deepEqual((await client.ask('textDocument/codeAction', params)).result, []);
    });

    if (editor === 'vscode')
      it('that are no longer what they were are refused, and change nothing', async () => {
        const contentModified = -32801;
        const code = async (action: object) => (await client.ask('codeAction/resolve', action)).error?.code;
        client.open(uri, hosts(3, wrong));
        const [first, second] = await actions({ start: at(4, 0), end: at(6, 0) }, ['quickfix']);
        assert.deepEqual((await client.ask('codeAction/resolve', { ...first, title: 'another' })).error, {
          code: contentModified,
          message: 'what was offered is no longer there',
        });
        assert.equal(await code({ ...first, data: { ...first!.data, index: 99 } }), contentModified);
        assert.equal(await code({ ...first, data: { ...first!.data, uri: 'file:///gone.xml' } }), contentModified);
        assert.equal(await code({ ...first, data: second!.data }), contentModified);
        assert.equal(await code(first!), undefined);
        client.change(uri, hosts(4, wrong));
        assert.equal(await code(first!), contentModified);
        // One that needs nothing more is given back.
        assert.deepEqual((await client.ask('codeAction/resolve', { title: 'x', edit: {} })).result, {
          title: 'x',
          edit: {},
        });
      });
  });
