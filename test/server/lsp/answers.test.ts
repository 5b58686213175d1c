// What an editor is answered, to the letter: each request once, with its places and kinds.
import assert from 'node:assert/strict';
import { withoutPlaceholders } from '../../../server/src/lsp/requests/completion-items';
import { capabilitiesOf, itemsOf, Stranger } from '../../support/stranger';

const uri = 'file:///lab/lab.xml';
const network = `<network connections='1'>
  <name>lab</name>
  <!-- a
       comment -->
  <forward mode='route'/>
  <ip address='192.168.50.1' netmask='255.255.255.0'>
    <dhcp>
      <range start='192.168.50.10' end='192.168.50.20'/>
      <host mac='52:54:00:00:00:01' name='a' ip='192.168.50.30'/>
    </dhcp>
  </ip>
  <route address='10.0.0.0' prefix='8' gateway='192.168.50.2'/>
</network>
`;
/** What is not said unless it is asked for. */
const asking = { rules: { 'attr-output-only': 'information' } };
const at = (line: number, character: number) => ({ line, character });

/** The same with each place as a text: `2:3` or `2:3-2:9`. */
function short(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(short);
  if (typeof value !== 'object' || value === null) return value;
  const it = value as Readonly<Record<string, unknown>>;
  if ('line' in it && 'character' in it) return `${String(it.line)}:${String(it.character)}`;
  if ('start' in it && 'end' in it) return `${String(short(it.start))}-${String(short(it.end))}`;
  return Object.fromEntries(Object.entries(it).map(([key, one]) => [key, short(one)]));
}

describe('an editor is answered', () => {
  let client: Stranger;
  afterEach(async () => {
    await client.stop();
    const logged = client.told.filter((it) => it.method === 'window/logMessage');
    assert.deepEqual(logged, []);
  });
  const start = async (editor: 'vscode' | 'nothing', text = network, languageId?: string) => {
    client = Stranger.inMemory();
    await client.start(capabilitiesOf(editor), { initializationOptions: { settings: asking } });
    client.open(uri, text, languageId);
  };
  const ask = async (method: string, more: object = {}): Promise<unknown> =>
    short((await client.ask(`textDocument/${method}`, { textDocument: { uri }, ...more })).result);
  type Named = { label: string; name: string; kind: number; children: Named[] };

  it('the outline as a tree', async () => {
    await start('vscode');
    const [lab] = (await ask('documentSymbol')) as Named[];
    const kinds = (it: Named): unknown[] => [it.name, it.kind, ...it.children.map(kinds)];
    const [ip, network, object, range, host, route] = [20, 2, 19, 18, 23, 24];
    assert.deepEqual(kinds(lab!), [
      'lab',
      network,
      ['name', object],
      ['forward route', object],
      [
        'ip 192.168.50.1/255.255.255.0',
        ip,
        ['dhcp', object, ['range 192.168.50.10–192.168.50.20', range], ['host a', host]],
      ],
      ['route 10.0.0.0/8', route],
    ]);
    assert.deepEqual(lab!.children[0], {
      name: 'name',
      kind: object,
      range: '1:2-1:18',
      selectionRange: '1:3-1:7',
      children: [],
      detail: 'lab',
    });
  });

  it('the outline as a list, in the kinds of the first protocol', async () => {
    await start('nothing');
    const list = (await ask('documentSymbol')) as (Named & { containerName: string; location: object })[];
    assert.deepEqual(
      list.map((it) => [it.name, it.kind, it.containerName]),
      [
        ['lab', 2, undefined],
        ['name', 5, 'lab'],
        ['forward route', 5, 'lab'],
        ['ip 192.168.50.1/255.255.255.0', 7, 'lab'],
        ['dhcp', 5, 'ip 192.168.50.1/255.255.255.0'],
        ['range 192.168.50.10–192.168.50.20', 18, 'dhcp'],
        ['host a', 5, 'dhcp'],
        ['route 10.0.0.0/8', 7, 'lab'],
      ],
    );
    assert.deepEqual(list[1]!.location, { uri, range: '1:2-1:18' });
  });

  it('the outline of an ifcfg file, and of an element without a name', async () => {
    await start('vscode', 'TYPE=Ethernet\nDEVICE=eth0\n', 'ifcfg');
    assert.deepEqual(
      ((await ask('documentSymbol')) as Named[]).map((it) => [it.name, it.kind]),
      [
        ['TYPE', 20],
        ['DEVICE', 20],
      ],
    );
    client.close(uri);
    client.open(uri, '<network>\n  <\n</network>\n');
    assert.deepEqual(
      ((await ask('documentSymbol')) as Named[])[0]!.children.map((it) => it.name),
      ['<'],
    );
  });

  it('the folds', async () => {
    await start('vscode');
    assert.deepEqual(await ask('foldingRange'), [
      { startLine: 0, endLine: 11 },
      { startLine: 2, endLine: 3, kind: 'comment' },
      { startLine: 5, endLine: 9 },
      { startLine: 6, endLine: 8 },
    ]);
  });

  it('notes beside the text, those in sight', async () => {
    await start('vscode');
    const range = { start: at(0, 0), end: at(99, 0) };
    const [mask, leases] = [
      { position: '5:53', label: '/24', paddingLeft: true, tooltip: { kind: 'markdown', value: '192.168.50.0/24' } },
      { position: '7:56', label: '11 addresses', paddingLeft: true },
    ];
    assert.deepEqual(await ask('inlayHint', { range }), [mask, leases]);
    assert.deepEqual(await ask('inlayHint', { range: { start: at(6, 0), end: at(7, 60) } }), [leases]);
  });

  it('links, selections and what belongs together', async () => {
    await start('vscode');
    assert.deepEqual(await ask('documentLink'), [
      {
        range: '0:1-0:8',
        target: 'https://libvirt.org/formatnetwork.html',
        tooltip: 'Network XML format of libvirt',
      },
    ]);
    const [first, second] = (await ask('selectionRange', { positions: [at(8, 20), at(1, 4)] })) as {
      range: string;
      parent: { range: string; parent: { range: string } };
    }[];
    assert.deepEqual(
      [first!.range, first!.parent.range, first!.parent.parent.range],
      ['8:17-8:34', '8:16-8:35', '8:12-8:35'],
    );
    assert.equal(second!.range, '1:3-1:7');
    assert.deepEqual(await ask('linkedEditingRange', { position: at(5, 4) }), { ranges: ['5:3-5:5', '10:4-10:6'] });
    assert.equal(await ask('linkedEditingRange', { position: at(5, 20) }), null);
    client.close(uri);
    client.open(uri, '');
    assert.deepEqual(await ask('selectionRange', { positions: [at(0, 0)] }), []);
    client.close(uri);
    client.open(uri, '', 'ifcfg');
    assert.deepEqual(await ask('selectionRange', { positions: [at(0, 0)] }), [{ range: '0:0-0:0' }]);
    client.change(uri, 'A');
    assert.deepEqual(await ask('selectionRange', { positions: [at(0, 0)] }), [{ range: '0:0-0:1' }]);
  });

  it('where a name is declared and used, here and elsewhere', async () => {
    await start('vscode');
    client.open('file:///lab/ifcfg-br0', 'TYPE=Bridge\nDEVICE=br0\n');
    client.open('file:///lab/ifcfg-eth0', 'TYPE=Ethernet\nDEVICE=eth0\nBRIDGE=br0\n');
    const ask = async (method: string, more: object) => {
      const params = { textDocument: { uri: 'file:///lab/ifcfg-eth0' }, position: at(2, 8), ...more };
      return short((await client.ask(`textDocument/${method}`, params)).result);
    };
    const declared = { uri: 'file:///lab/ifcfg-br0', range: '1:7-1:10' };
    const used = { uri: 'file:///lab/ifcfg-eth0', range: '2:7-2:10' };
    assert.deepEqual(await ask('definition', {}), [declared]);
    assert.deepEqual(await ask('references', { context: { includeDeclaration: true } }), [declared, used]);
    assert.deepEqual(await ask('references', { context: { includeDeclaration: false } }), [used]);
    assert.deepEqual(await ask('documentHighlight', {}), [{ range: '2:7-2:10' }]);
  });

  it('what stands under the pointer, and nothing where there is nothing', async () => {
    await start('vscode');
    const hover = (await ask('hover', { position: at(4, 5) })) as { contents: { value: string }; range: string };
    assert.equal(hover.range, '4:3-4:10');
    assert.match(hover.contents.value, /^\*\*`<forward>`\*\*/);
    assert.equal(await ask('hover', { position: at(2, 8) }), null);
    assert.equal(await ask('signatureHelp', { position: at(2, 8) }), null);
  });

  it('what may stand at the cursor, with its kind', async () => {
    await start('vscode');
    const kindOf = async (line: number, character: number, label: string) =>
      itemsOf<Named>(await ask('completion', { position: at(line, character) })).find((it) => it.label === label)?.kind;
    const [element, attribute, value, keyword] = [7, 10, 12, 14];
    assert.equal(await kindOf(4, 2, 'dns'), element);
    assert.equal(await kindOf(4, 18, 'nat'), value);
    client.change(uri, '<network>\n  <name>a</name>\n  <dns>\n  </\n</network>\n');
    assert.equal(await kindOf(3, 4, '</dns>'), keyword);
    client.change(uri, '<network>\n  <forward />\n</network>\n');
    assert.equal(await kindOf(1, 11, 'dev'), attribute);
    client.change(uri, network);
    const list = (await ask('completion', { position: at(4, 18) })) as {
      items: object[];
      itemDefaults: { data: object };
    };
    const says = 'Guests go out with the address of the host. Nobody reaches them from outside.';
    const nat = {
      label: 'nat',
      kind: value,
      sortText: '30000',
      labelDetails: { description: 'Guests go out with the address of the host' },
    };
    assert.deepEqual(list.items[0], nat);
    assert.deepEqual(list.itemDefaults, {
      editRange: '4:17-4:22',
      insertTextFormat: 1,
      insertTextMode: 2,
      data: { uri, position: '4:18' },
    });
    const data = { uri, position: at(4, 18) };
    const { result } = await client.ask('completionItem/resolve', { ...nat, data });
    const { documentation, ...rest } = result as { documentation: { value: string }; detail: string };
    assert.deepEqual(rest, { ...nat, detail: says, data });
    assert.match(documentation.value, /^\*\*`nat`\*\*/);
  });

  it('a whole network in an empty document, with or without places to fill', async () => {
    for (const editor of ['vscode', 'nothing'] as const) {
      await start(editor, '');
      const items = itemsOf<Named & { insertTextFormat: number; textEdit: { range: string; newText: string } }>(
        await ask('completion', { position: at(0, 0) }),
      );
      const nat = items.find((it) => it.label === 'network-nat')!;
      assert.equal(nat.kind, 15);
      assert.equal(nat.insertTextFormat, editor === 'vscode' ? 2 : 1);
      assert.equal(/\$\{/.test(nat.textEdit.newText), editor === 'vscode');
      assert.equal(nat.textEdit.range, '0:0-0:0');
      if (editor === 'vscode') await client.stop();
    }
  });

  it('problems with their page, their tag and what they clash with', async () => {
    await start('vscode');
    client.open('file:///lab/rival.xml', `<network><name>lab</name></network>\n`);
    const problems = short(await client.pull(uri)) as Record<string, unknown>[];
    const { message, ...first } = problems.find((it) => it.code === 'attr-output-only')!;
    assert.match(String(message), /^connections /);
    assert.deepEqual(first, {
      range: '0:9-0:24',
      severity: 3,
      code: 'attr-output-only',
      source: 'virtnet',
      codeDescription: { href: 'https://libvirt.org/formatnetwork.html#element-and-attribute-overview' },
      tags: [1],
    });
    const clash = problems.find((it) => it.relatedInformation)!;
    assert.deepEqual(
      (clash.relatedInformation as { location: object }[]).map((it) => it.location),
      [{ uri: 'file:///lab/rival.xml', range: '0:15-0:18' }],
    );
  });

  it('the page of a rule in the editor, where the editor has a place for it', async () => {
    client = Stranger.inMemory();
    await client.start(capabilitiesOf('vscode'), {
      initializationOptions: { pageScheme: 'virtnet-rule', settings: asking },
    });
    client.open(uri, network);
    client.open('file:///lab/ifcfg-eth0', 'TYPE=Ethernet\nDEVICE=eth0\nIPADR=1\n');
    const hrefs = async (it: string) =>
      ((await client.pull(it)) as unknown as { codeDescription: { href: string } }[]).map(
        (one) => one.codeDescription.href,
      );
    assert.deepEqual(await hrefs(uri), ['virtnet-rule:/network/attr-output-only.md']);
    assert.ok((await hrefs('file:///lab/ifcfg-eth0')).includes('virtnet-rule:/ifcfg/key-unknown.md'));
  });

  it('edits that lay the text out, all of them or those of a piece, and the end of a tag', async () => {
    await start('vscode');
    const options = { tabSize: 4, insertSpaces: true };
    assert.deepEqual(await ask('formatting', { options }), []);
    client.change(
      uri,
      network.replace(/^ +/gm, (it) => it.replaceAll('  ', '\t')),
    );
    const edits = (await ask('formatting', { options })) as { range: string; newText: string }[];
    assert.deepEqual(edits[0], { range: '0:25-1:1', newText: '\n    ' });
    assert.equal(edits.length, 10);
    const piece = (await ask('rangeFormatting', { options, range: { start: at(7, 0), end: at(7, 60) } })) as object[];
    assert.deepEqual(piece, edits.slice(5, 6));
    client.change(uri, '<network>\n  <dns>\n  </\n</network>\n');
    assert.deepEqual(await ask('onTypeFormatting', { position: at(2, 4), ch: '/', options }), [
      { range: '2:4-2:4', newText: 'dns>' },
    ]);
  });

  it('both names of a tag in place of which another one is wanted, and nothing for what is no tag', async () => {
    await start('vscode');
    const named = async (line: number, character: number, newName: string): Promise<unknown> => {
      const answer = await ask('rename', { position: at(line, character), newName });
      return (answer as { documentChanges: { edits: { range: string; newText: string }[] }[] } | null)?.documentChanges
        .flatMap((it) => it.edits)
        .map((it) => `${it.range} ${it.newText}`);
    };
    client.change(uri, '<network>\n  <dns></dns>\n  <ip/>\n</network>\n');
    assert.deepEqual(await ask('prepareRename', { position: at(1, 10) }), { range: '1:9-1:12', placeholder: 'dns' });
    assert.deepEqual(await named(1, 4, 'ip'), ['1:3-1:6 ip', '1:9-1:12 ip']);
    assert.deepEqual(await named(2, 4, 'a:b-c.d'), ['2:3-2:5 a:b-c.d']);
    assert.equal(await ask('prepareRename', { position: at(0, 0) }), null);
    assert.equal(await named(0, 0, 'a'), undefined);
    for (const newName of ['', '1a', 'a b', 'a>', 'a:b:c']) {
      const { error } = await client.ask('textDocument/rename', { textDocument: { uri }, position: at(1, 4), newName });
      assert.match(error!.message, /it begins with a letter/);
    }
  });

  it('what ends a tag, to a client that asks', async () => {
    await start('vscode');
    const ending = (line: number, character: number) =>
      client.ask('virtnet/closeTag', { textDocument: { uri }, position: at(line, character) });
    client.change(uri, '<network>\n  <dns>\n  <ip></\n  <bridge /\n</network>\n');
    assert.equal((await ending(1, 7)).result, '</dns>');
    assert.equal((await ending(2, 8)).result, 'ip>');
    assert.equal((await ending(3, 11)).result, '>');
    assert.equal((await ending(0, 9)).result, null);
  });

  it('how a word is written while it is written, and nothing elsewhere', async () => {
    const text = 'TYPE=Bond\nDEVICE=bond0\nBONDING_OPTS="mode=802.3ad lacp_rate=slow"\n';
    await start('vscode', text, 'ifcfg');
    const help = async (line: number, character: number) => ask('signatureHelp', { position: at(line, character) });
    const { signatures, activeSignature, activeParameter } = (await help(2, 38)) as {
      signatures: { label: string; documentation: { value: string }; parameters: object[] }[];
      activeSignature: number;
      activeParameter: number;
    };
    assert.deepEqual([activeSignature, activeParameter, signatures.length], [0, 1, 1]);
    assert.equal(signatures[0]!.label, 'lacp_rate=slow|fast');
    assert.match(signatures[0]!.documentation.value, /lacp_rate/);
    assert.deepEqual(signatures[0]!.parameters[0], { label: [0, 9] });
    assert.equal(((await help(2, 30)) as { activeParameter: number }).activeParameter, 0);
    assert.equal(await help(0, 3), null);
    client.change(uri, 'TYPE=Bond\nDEVICE=bond0\nBONDING_OPTS="mode=802.3ad num_grat_arp="\n');
    for (let i = 14; i < 45; i++) await help(2, i);
  });

  it('what is named in another file, in the lines of that file', async () => {
    await start('vscode');
    client.open('file:///lab/ifcfg-br0', '# a\n\nTYPE=Bridge\nDEVICE=br0\n');
    client.change(uri, `<network>\n  <name>a</name>\n  <forward mode='bridge'/>\n  <bridge name='br0'/>\n</network>\n`);
    assert.deepEqual(await ask('definition', { position: at(3, 18) }), [
      { uri: 'file:///lab/ifcfg-br0', range: '3:7-3:10' },
    ]);
  });

  it('a page of a rule, and no other file', async () => {
    client = Stranger.ofProcess();
    await client.start(capabilitiesOf('vscode'));
    const page = async (path: unknown) => (await client.ask('virtnet/rulePage', [path])).result;
    assert.match(String(await page('network/dhcp-range-overlap.md')), /^# dhcp-range-overlap\n/);
    assert.match(String(await page('ifcfg/key-unknown.md')), /^# key-unknown\n/);
    assert.match(String(await page('guest/dom-child.md')), /^# dom-child\n/);
    assert.match(String(await page('keyfile/bond-for-guests.md')), /^# bond-for-guests\n/);
    // Of a family what is about the code.
    const stp = String(await page('network/bridge-stp-value.md'));
    assert.match(stp, /^# bridge-stp-value\n[\s\S]*\n## Reported\n[\s\S]*\nOf the same family: .*bool-case/);
    assert.doesNotMatch(stp, /^#+ bool-case$/m);
    assert.match(String(await page('network/wrong-value.md')), /^# wrong-value\n/);
    // Any other editor is led to where the claim comes from.
    client.open(uri, `<network>\n  <name>a</name>\n  <bridge nmae='a'/>\n</network>\n`);
    const { result } = await client.ask('textDocument/diagnostic', { textDocument: { uri } });
    const { items } = result as { items: { codeDescription?: { href: string } }[] };
    assert.ok(items.length > 0);
    for (const it of items) assert.match(it.codeDescription!.href, /^https:/);
    for (const path of [
      'network/none.md',
      '../server.js',
      'network/../../server.js',
      'network/dhcp-range-overlap',
      '',
      7,
      null,
    ])
      assert.equal(await page(path), null, String(path));
  });
});

describe('a snippet without places to fill', () => {
  const snippets: [snippet: string, text: string][] = [
    ['<a b="$1"/>$0', '<a b=""/>'],
    ['${1:lab} ${2} $3', 'lab  '],
    ['${1|nat,route|} ${2|one|}', 'nat one'],
    ['${1:a ${2:b} c}', 'a b c'],
    ['\\$1 \\} \\\\', '$1 } \\'],
    ['no places', 'no places'],
    ['{"a": {"b": ${1:1}}}', '{"a": {"b": 1}}'],
  ];
  for (const [snippet, text] of snippets) it(snippet, () => assert.equal(withoutPlaceholders(snippet), text));
});
