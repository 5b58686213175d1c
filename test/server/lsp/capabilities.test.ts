// What clients are sent is what they said that they know: the capabilities of real editors, and of one that says nothing.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { capabilitiesOf, type Diagnosed, editors, itemsOf, Stranger } from '../../support/stranger';

const network = `<network connections='1'>
  <name>lab</name>
  <bridge nmae='virbr9'/>
  <forward mode='nat'/>
  <ip address='192.168.50.1' netmask='255.255.255.0'/>
</network>
`;
const rival = `<network><name>rival</name><ip address='192.168.50.1' prefix='24'/></network>\n`;
const mismatch = 'TYPE=Ethernet\nDEVICE=eth1\nBOOTPROTO=none\nBRIDGE=br7\n';
const bond = 'TYPE=Bond\nDEVICE=bond0\nBONDING_OPTS="mode=802.3ad lacp_rate="\n';

const lab = 'file:///lab/lab.xml';
const eth0 = 'file:///lab/ifcfg-eth0';
const bond0 = 'file:///lab/ifcfg-bond0';
const at = (line: number, character: number) => ({ line, character });
const whole = { start: at(0, 0), end: at(9, 0) };

interface Item {
  readonly label: string;
  readonly documentation?: { readonly kind: string; readonly value: string };
  readonly insertTextFormat: number;
  readonly insertTextMode?: number;
  readonly tags?: number[];
  readonly deprecated?: boolean;
  readonly command?: object;
  readonly data?: object;
  readonly labelDetails?: { readonly description?: string };
}
interface Symbols {
  readonly kind: number;
  readonly children?: readonly Symbols[];
  readonly location?: object;
  readonly containerName?: string;
}
interface Action {
  readonly title: string;
  readonly isPreferred?: boolean;
  readonly data?: unknown;
  readonly edit?: { readonly changes?: object; readonly documentChanges?: readonly { readonly kind?: string }[] };
}

/** What a client with these capabilities is sent, as far as it depends on them. */
async function sentTo(capabilities: object) {
  const client = Stranger.inMemory();
  // An attribute that is faded; it is said only where it is asked for.
  const settings = { rules: { 'attr-output-only': 'information' } };
  const can = await client.start(capabilities, { initializationOptions: { settings } });
  const ask = async <T>(method: string, uri: string, more: object = {}): Promise<T> => {
    const { result, error } = await client.ask(`textDocument/${method}`, { textDocument: { uri }, ...more });
    assert.equal(error, undefined, method);
    return result as T;
  };
  client.open('file:///lab/rival.xml', rival);
  client.open(eth0, mismatch);
  client.open(bond0, bond);
  client.open(lab, network);
  const pulls = can.diagnosticProvider !== undefined;
  if (!pulls) await client.until(() => client.pushed(lab) !== undefined);
  const diagnostics = pulls ? await client.pull(lab) : client.pushed(lab)!;
  const has = (key: string) => diagnostics.some((it: Diagnosed) => key in it);
  const versions = client.told.filter(({ params }) => 'version' in (params as object));

  const hover = await ask<{ contents: { kind: string; value: string } }>('hover', lab, { position: at(3, 4) });
  const list = await ask<{ itemDefaults?: object }>('completion', lab, { position: at(4, 2) });
  const sent = itemsOf<Item>(list);
  const resolves = (can.completionProvider as { resolveProvider?: boolean }).resolveProvider === true;
  const resolvedOf = async (it: Item) =>
    it.data ? ((await client.ask('completionItem/resolve', it)).result as Item) : it;
  const items = await Promise.all(sent.map(resolvedOf));
  const keys = itemsOf<Item>(await ask('completion', eth0, { position: at(4, 0) }));
  const old = keys.find((it) => it.label === 'IPV6TO4INIT' || it.deprecated || it.tags);
  const help = await ask<{ signatures: { documentation: { kind: string }; parameters: { label: unknown }[] }[] }>(
    'signatureHelp',
    bond0,
    { position: at(2, 37) },
  );
  const symbols = await ask<Symbols[]>('documentSymbol', lab);
  const kinds = symbols.flatMap((it) => [it, ...(it.children ?? [])]).map((it) => it.kind);
  const [link] = await ask<{ tooltip?: string }[]>('documentLink', lab);
  const fixes = (uri: string) =>
    ask<Action[]>('codeAction', uri, { range: whole, context: { diagnostics: [], only: ['quickfix', 'refactor'] } });
  const actions = await fixes(lab);
  const fix = actions.find((it) => /nmae|name/.test(it.title));
  const moves = await fixes(eth0);
  const editOf = async (action: Action | undefined) => {
    if (!action || action.edit) return action?.edit;
    return ((await client.ask('codeAction/resolve', action)).result as Action).edit;
  };
  const edit = await editOf(fix);
  const creation = await editOf(moves.find((it) => it.title.startsWith('Convert to')));
  const rename = await editOf(moves.find((it) => it.title.startsWith('Rename')));
  const inlays = await ask<{ tooltip: { kind: string } }[]>('inlayHint', lab, { range: whole });
  await client.stop();
  const plain = [hover.contents, ...items.map((it) => it.documentation)].filter((it) => it?.kind === 'plaintext');
  for (const it of plain) assert.doesNotMatch(it!.value, /\*\*|`|\]\(/);
  const registered = client.asked
    .filter((it) => it.method === 'client/registerCapability')
    .flatMap((it) => (it.params as { registrations: { method: string }[] }).registrations.map(({ method }) => method));
  return {
    encoding: can.positionEncoding,
    pulls,
    versions: versions.length > 0,
    related: has('relatedInformation'),
    pages: has('codeDescription'),
    tags: has('tags'),
    hover: hover.contents.kind,
    docs: [...new Set(items.map((it) => it.documentation?.kind).filter((it) => it !== undefined))].join(),
    signature: help.signatures[0]!.documentation.kind,
    parameters: JSON.stringify(help.signatures[0]!.parameters.map((it) => it.label)),
    docsLate: resolves && !sent.some((it) => it.documentation),
    defaults: Object.keys(list.itemDefaults ?? {}).join(),
    meanings: items.some((it) => it.labelDetails?.description !== undefined),
    snippets: items.some((it) => it.insertTextFormat === 2),
    commands: keys.some((it) => it.command),
    insertTextMode: [...new Set(items.map((it) => it.insertTextMode))].join(),
    old: old?.tags ? 'tag' : old?.deprecated ? 'deprecated' : '',
    tree: symbols[0]!.children !== undefined,
    flat: symbols[0]!.location !== undefined && symbols[1]?.containerName === 'lab',
    kinds: Math.max(...kinds),
    linkTooltip: link!.tooltip !== undefined,
    actions: can.codeActionProvider !== undefined,
    fixes: fix !== undefined,
    preferred: actions.some((it) => 'isPreferred' in it),
    late: fix !== undefined && fix.edit === undefined,
    edit: edit ? Object.keys(edit).join() : '',
    create: creation?.documentChanges?.[0]?.kind ?? '',
    rename: rename?.documentChanges?.[0]?.kind ?? '',
    folders: can.workspace !== undefined,
    offered: ['foldingRange', 'selectionRange', 'linkedEditingRange', 'codeLens', 'inlayHint', 'documentFormatting']
      .filter((it) => can[`${it}Provider`] !== undefined)
      .join(' '),
    inlay: inlays[0]!.tooltip.kind,
    registered: [...new Set(registered.map((it) => it.replace(/^.*\//, '')))].join(' '),
    settings: client.asked.some((it) => it.method === 'workspace/configuration'),
    refreshed: client.asked.some((it) => it.method === 'workspace/diagnostic/refresh'),
  };
}

/** Of an editor that knows all; the rows say what is otherwise for the others. */
const all = {
  encoding: 'utf-16',
  pulls: true,
  versions: false,
  related: true,
  pages: true,
  tags: true,
  hover: 'markdown',
  docs: 'markdown',
  signature: 'markdown',
  parameters: '[[0,9],[10,19]]',
  docsLate: true,
  defaults: 'editRange,insertTextFormat,insertTextMode,data',
  meanings: true,
  snippets: true,
  commands: false,
  insertTextMode: '2',
  old: 'tag',
  tree: true,
  flat: false,
  kinds: 20,
  linkTooltip: true,
  actions: true,
  fixes: true,
  preferred: true,
  late: true,
  edit: 'documentChanges',
  create: 'create',
  rename: 'rename',
  folders: true,
  offered: 'foldingRange selectionRange linkedEditingRange codeLens inlayHint',
  inlay: 'markdown',
  registered: 'didChangeConfiguration didChangeWatchedFiles formatting rangeFormatting onTypeFormatting',
  settings: true,
  refreshed: true,
};

const asBefore = { docsLate: false, defaults: '', meanings: false } as const;
const pushed = { pulls: false, pages: false, insertTextMode: '', linkTooltip: false, refreshed: false } as const;

const rows: Readonly<Record<(typeof editors)[number], Partial<typeof all>>> = {
  vscode: {},
  'neovim-0.7': {
    ...pushed,
    ...asBefore,
    ...{ snippets: false, old: '', preferred: false, edit: 'changes', offered: 'documentFormatting' },
    ...{ registered: '', settings: false },
  },
  'neovim-0.11': {
    ...{ pages: false, insertTextMode: '', linkTooltip: false, edit: 'changes' },
    ...{ offered: 'foldingRange codeLens inlayHint documentFormatting', registered: '', refreshed: false },
    ...{ docsLate: false, defaults: 'editRange,insertTextFormat', meanings: false },
  },
  eglot: {
    ...pushed,
    ...asBefore,
    ...{ related: false, hover: 'plaintext', docs: 'plaintext', signature: 'plaintext', snippets: false, late: false },
    ...{
      create: '',
      rename: '',
      offered: 'documentFormatting',
      inlay: 'plaintext',
      registered: 'didChangeWatchedFiles',
    },
  },
  helix: {
    ...pushed,
    ...{
      versions: true,
      related: false,
      docs: 'plaintext',
      tree: false,
      flat: true,
      kinds: 7,
      defaults: '',
      meanings: false,
    },
    ...{ offered: 'inlayHint documentFormatting', registered: 'didChangeWatchedFiles' },
  },
  nothing: {
    ...pushed,
    ...asBefore,
    ...{ related: false, tags: false, hover: 'plaintext', docs: 'plaintext', signature: 'plaintext', snippets: false },
    ...{ parameters: '["lacp_rate","slow|fast"]', old: '', tree: false, flat: true, kinds: 7, actions: false },
    ...{ fixes: false, preferred: false, late: false, edit: '', create: '', rename: '', folders: false },
    ...{ offered: 'documentFormatting', inlay: 'plaintext', registered: '', settings: false },
  },
};

describe('an editor is sent what it knows', () => {
  for (const editor of editors)
    it(editor, async () => assert.deepEqual(await sentTo(capabilitiesOf(editor)), { ...all, ...rows[editor] }));

  it('is told what the server can do: all of it', async () => {
    const client = Stranger.inMemory();
    const { executeCommandProvider, ...can } = await client.start(capabilitiesOf('vscode'));
    assert.deepEqual(can, {
      positionEncoding: 'utf-16',
      textDocumentSync: { openClose: true, change: 2, save: { includeText: false } },
      diagnosticProvider: { identifier: 'virtnet', interFileDependencies: true, workspaceDiagnostics: true },
      workspace: {
        workspaceFolders: { supported: true, changeNotifications: true },
        textDocumentContent: { schemes: ['libvirt-live'] },
      },
      completionProvider: {
        triggerCharacters: ['<', ' ', "'", '"', '=', '/', ',', ':'],
        resolveProvider: true,
        completionItem: { labelDetailsSupport: true },
      },
      hoverProvider: true,
      signatureHelpProvider: { triggerCharacters: ['=', ' ', '/', ',', ';'] },
      definitionProvider: true,
      referencesProvider: true,
      documentHighlightProvider: true,
      documentSymbolProvider: true,
      documentLinkProvider: {},
      renameProvider: { prepareProvider: true },
      workspaceSymbolProvider: true,
      callHierarchyProvider: true,
      semanticTokensProvider: {
        legend: { tokenTypes: ['property', 'enumMember', 'number'], tokenModifiers: [] },
        full: true,
        range: true,
      },
      selectionRangeProvider: true,
      foldingRangeProvider: true,
      linkedEditingRangeProvider: true,
      codeLensProvider: {},
      inlayHintProvider: true,
      codeActionProvider: {
        codeActionKinds: ['quickfix', 'refactor.rewrite', 'source.fixAll.virtnet'],
        resolveProvider: true,
      },
    });
    assert.ok((executeCommandProvider as { commands: string[] }).commands.includes('virtnet.convertFolder'));
    await client.stop();
  });

  it('is told what the server can do: what anybody knows', async () => {
    const client = Stranger.inMemory();
    const can = await client.start();
    assert.deepEqual(Object.keys(can).sort(), [
      ...['completionProvider', 'definitionProvider', 'documentFormattingProvider', 'documentHighlightProvider'],
      ...['documentLinkProvider', 'documentOnTypeFormattingProvider', 'documentRangeFormattingProvider'],
      ...['documentSymbolProvider', 'executeCommandProvider', 'hoverProvider', 'positionEncoding'],
      ...[
        'referencesProvider',
        'renameProvider',
        'signatureHelpProvider',
        'textDocumentSync',
        'workspaceSymbolProvider',
      ],
    ]);
    assert.deepEqual(can.documentOnTypeFormattingProvider, { firstTriggerCharacter: '/' });
    assert.deepEqual([can.documentFormattingProvider, can.documentRangeFormattingProvider], [true, true]);
    await client.stop();
  });

  it('is asked to tell later of what it can be told later, in the words of the protocol', async () => {
    const client = Stranger.inMemory();
    await client.start(capabilitiesOf('vscode'));
    client.open('git:/lab/lab.xml', network);
    client.open('file:///lab/pom.xml', '<project/>');
    client.open('file:///lab/%40lab.xml', network);
    client.open(eth0, mismatch);
    await client.pull(lab);
    client.close('file:///lab/%40lab.xml');
    await client.pull(lab);
    const selector = [{ language: 'xml', scheme: 'file', pattern: '/lab/@lab.xml' }];
    const [configuration, watching, formatting, ...others] = client.asked
      .filter((it) => it.method.startsWith('client/'))
      .map(
        (it) =>
          (it.params as { registrations: { id: string; method: string; registerOptions: object }[] }).registrations,
      );
    assert.deepEqual(
      configuration!.map(({ method, registerOptions }) => [method, registerOptions]),
      [['workspace/didChangeConfiguration', { section: ['virtnet', 'files.exclude'] }]],
    );
    assert.deepEqual(
      watching!.map(({ method, registerOptions }) => [method, registerOptions]),
      [
        [
          'workspace/didChangeWatchedFiles',
          {
            watchers: [
              { globPattern: '**/*.xml' },
              { globPattern: '**/{ifcfg,keys,route,route6,rule,rule6}-*' },
              { globPattern: '**/sysconfig/network' },
              { globPattern: '**/{*.nmconnection,system-connections/*}' },
              { globPattern: '**/bridge.conf' },
              { globPattern: '**/*.{yaml,yml,network,netdev}' },
              { globPattern: '**/.gitignore' },
              { globPattern: '**/virtnet.json' },
              { globPattern: '**/*', kind: 5 },
            ],
          },
        ],
      ],
    );
    assert.deepEqual(
      formatting!.map(({ method, registerOptions }) => [method, registerOptions]),
      [
        ['textDocument/formatting', { documentSelector: selector }],
        ['textDocument/rangeFormatting', { documentSelector: selector }],
        ['textDocument/onTypeFormatting', { documentSelector: selector, firstTriggerCharacter: '/' }],
      ],
    );
    assert.deepEqual(others, [undefined]);
    const ids = [configuration!, watching!, formatting!].flat().map((it) => it.id);
    assert.equal(new Set(ids).size, ids.length);
    const { method, params } = client.asked.at(-1)!;
    assert.equal(method, 'client/unregisterCapability');
    assert.deepEqual(
      (params as { unregisterations: object[] }).unregisterations,
      formatting!.map(({ id, method }) => ({ id, method })),
    );
    await client.stop();
  });

  it('capabilities of any type are none, and cost nothing else', async () => {
    const wrong = [null, 7, 'x', true, [], { valueSet: 'x', properties: 7 }];
    const keys = ['textDocument', 'workspace', 'window', 'general'];
    for (const it of wrong) {
      const nested = { diagnostic: undefined, codeAction: it, completion: it, hover: { contentFormat: it } };
      for (const textDocument of [it, { ...nested, publishDiagnostics: it, documentSymbol: it, foldingRange: it }]) {
        const all = { ...Object.fromEntries(keys.map((key) => [key, it])), textDocument };
        const { pulls, hover, actions } = await sentTo(all);
        assert.deepEqual({ pulls, hover, actions }, { pulls: false, hover: 'plaintext', actions: false });
      }
    }
  });

  it('a client that knows any kind of symbol beyond the first protocol is sent those of today', async () => {
    const kinds = async (valueSet: unknown[]) =>
      (await sentTo({ textDocument: { documentSymbol: { symbolKind: { valueSet } } } })).kinds;
    assert.deepEqual([await kinds([]), await kinds([19]), await kinds([1, 2, 3])], [7, 20, 20]);
  });

  it('an obsolete key is marked in the way that the client knows', async () => {
    const item = async (completionItem: object) => {
      const client = Stranger.inMemory();
      await client.start({ textDocument: { completion: { completionItem } } });
      client.open('file:///lab/ifcfg-x', 'NETWOR');
      const params = { textDocument: { uri: 'file:///lab/ifcfg-x' }, position: at(0, 6) };
      const { result } = await client.ask('textDocument/completion', params);
      await client.stop();
      const { tags, deprecated } = itemsOf<Item>(result).find((it) => it.label === 'NETWORK')!;
      return { tags, deprecated };
    };
    assert.deepEqual(await item({ tagSupport: { valueSet: [1] }, deprecatedSupport: true }), {
      tags: [1],
      deprecated: undefined,
    });
    assert.deepEqual(await item({ tagSupport: { valueSet: [2] }, deprecatedSupport: true }), {
      tags: undefined,
      deprecated: true,
    });
    assert.deepEqual(await item({}), { tags: undefined, deprecated: undefined });
  });

  it('a client that prefers plain text, or knows other formats, is given plain text', async () => {
    for (const contentFormat of [['plaintext', 'markdown'], ['html', 'plaintext'], []])
      assert.equal((await sentTo({ textDocument: { hover: { contentFormat } } })).hover, 'plaintext');
    assert.equal(
      (await sentTo({ textDocument: { hover: { contentFormat: ['html', 'markdown'] } } })).hover,
      'markdown',
    );
  });

  it('a command of the editor comes with an item only when the editor names it', async () => {
    const client = Stranger.inMemory();
    const suggestCommand = 'editor.action.triggerSuggest';
    await client.start(capabilitiesOf('vscode'), { initializationOptions: { suggestCommand } });
    client.open(eth0, mismatch);
    const { result } = await client.ask('textDocument/completion', { textDocument: { uri: eth0 }, position: at(4, 0) });
    const commands = itemsOf<Item>(result).flatMap((it) => (it.command ? [it.command] : []));
    assert.deepEqual(commands[0], { title: 'Suggest', command: suggestCommand });
    await client.stop();
  });

  it('no more folds than it takes, and those that hide most', async () => {
    const client = Stranger.inMemory();
    await client.start({ textDocument: { foldingRange: { rangeLimit: 2 } } });
    client.open(lab, '<network>\n<dns>\n\n</dns>\n<ip>\n\n\n\n</ip>\n</network>\n');
    const { result } = await client.ask('textDocument/foldingRange', { textDocument: { uri: lab } });
    assert.deepEqual(result, [
      { startLine: 0, endLine: 8 },
      { startLine: 4, endLine: 7 },
    ]);
    await client.stop();
  });

  it('reads the folders that it names in any of three ways', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'virtnet-roots-'));
    writeFileSync(join(folder, 'rival.xml'), rival);
    const uri = pathToFileURL(folder).href;
    const ways = [
      { workspaceFolders: [{ uri, name: 'x' }], rootUri: 'file:///nowhere', rootPath: '/nowhere' },
      { workspaceFolders: null, rootUri: uri, rootPath: '/nowhere' },
      { rootUri: uri },
      { rootUri: null, rootPath: folder },
    ];
    for (const way of ways) {
      const client = Stranger.inMemory();
      await client.start({}, way);
      client.open(`${uri}/lab.xml`, network);
      await client.until(
        () => client.pushed(`${uri}/lab.xml`)?.some((it) => it.message.includes('rival.xml')) === true,
      );
      await client.stop();
    }
    rmSync(folder, { recursive: true });
  });
});
