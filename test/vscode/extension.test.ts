// What only a real VS Code can show: when the extension wakes up, and that what the server says reaches the editor.
import assert from 'node:assert/strict';
import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as vscode from 'vscode';
import type { Api } from '../../client/src/extension';

const extension = vscode.extensions.getExtension<Api>('virtnet.virtnet')!;
const folder = vscode.workspace.workspaceFolders![0]!.uri;
const blogNetwork = 'pasted-from-blogs/nat.xml';

const open = async (path: string): Promise<vscode.TextDocument> => {
  const document = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder, path));
  await vscode.window.showTextDocument(document);
  return document;
};

const write = async (path: string, text: string): Promise<vscode.TextDocument> => {
  await vscode.workspace.fs.writeFile(vscode.Uri.joinPath(folder, path), Buffer.from(text));
  return open(path);
};

/** Asks until the answer fits; the last answer when it never does. */
async function until<T>(ask: () => Thenable<T> | T, fits: (answer: T) => boolean): Promise<T> {
  for (const end = Date.now() + 15_000; ;) {
    const answer = await ask();
    if (fits(answer) || Date.now() > end) return answer;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

const at = (path: string) => vscode.Uri.joinPath(folder, path);

const diagnosticsOf = (document: vscode.TextDocument, fits: (all: vscode.Diagnostic[]) => boolean) =>
  until(() => vscode.languages.getDiagnostics(document.uri), fits);

const errors = (all: vscode.Diagnostic[]) => all.filter((it) => it.severity === vscode.DiagnosticSeverity.Error);

const positionAfter = (document: vscode.TextDocument, text: string): vscode.Position =>
  document.positionAt(document.getText().indexOf(text) + text.length);

describe('the extension in VS Code', () => {
  it('is installed', () => assert.ok(extension));

  it('starts no server for other XML', async () => {
    await write('pom.xml', '<project><name>x</name></project>\n');
    await until(
      () => extension.isActive,
      (it) => it,
    );
    assert.equal(extension.isActive, true);
    assert.equal(extension.exports.serverStarted, false);
  });

  it('starts the server for a network', async () => {
    await open('networks/nat.xml');
    await until(
      () => extension.exports.serverStarted,
      (it) => it,
    );
    assert.equal(extension.exports.serverStarted, true);
  });

  it('formats networks, and offers nothing for other XML', async () => {
    const document = await write('format.xml', "<network><name>a</name>\n<bridge  name='virbr9'/>\n</network>\n");
    const ask = (uri: vscode.Uri) =>
      vscode.commands.executeCommand<vscode.TextEdit[] | undefined>('vscode.executeFormatDocumentProvider', uri, {
        tabSize: 2,
        insertSpaces: true,
      });
    const edits = await until(
      () => ask(document.uri),
      (it) => (it?.length ?? 0) > 0,
    );
    const edit = new vscode.WorkspaceEdit();
    edit.set(document.uri, edits ?? []);
    await vscode.workspace.applyEdit(edit);
    assert.equal(document.getText(), "<network>\n  <name>a</name>\n  <bridge name='virbr9'/>\n</network>\n");
    // Others may format it.
    assert.equal((await ask((await open('pom.xml')).uri))?.length ?? 0, 0);
  });

  it('completes a close tag at its slash, and stands behind it', async () => {
    const document = await write('slash.xml', '<network>\n  <ip><\n</network>\n');
    await until(
      () => vscode.commands.executeCommand<unknown[]>('vscode.executeFormatDocumentProvider', document.uri, {}),
      (it) => it !== undefined,
    );
    const editor = vscode.window.activeTextEditor!;
    const at = positionAfter(document, '<ip><');
    editor.selection = new vscode.Selection(at, at);
    await vscode.commands.executeCommand('type', { text: '/' });
    await until(
      () => document.getText(),
      (it) => it.includes('</ip>'),
    );
    assert.equal(document.lineAt(1).text, '  <ip></ip>');
    assert.deepEqual(editor.selection.active, positionAfter(document, '</ip>'));
  });

  it('knows ifcfg files by their name', async () => {
    for (const path of ['network-scripts/ifcfg-bond0.120', 'network-scripts/route-br0'])
      assert.equal((await open(path)).languageId, 'ifcfg', path);
  });

  it('leaves the language of network XML as it is', async () =>
    assert.equal((await open('networks/nat.xml')).languageId, 'xml'));

  it('diagnoses a network pasted from a blog', async () => {
    const document = await open(blogNetwork);
    const found = errors(await diagnosticsOf(document, (it) => errors(it).length > 0));
    assert.ok(found.length > 0);
    assert.ok(
      found.every((it) => it.source === 'virtnet' && it.message !== ''),
      JSON.stringify(found),
    );
  });

  it('diagnoses ifcfg files pasted from a blog', async () => {
    const document = await open('pasted-from-blogs/ifcfg-br0');
    assert.ok(errors(await diagnosticsOf(document, (it) => errors(it).length > 0)).length > 0);
  });

  it('finds no error in the other examples', async () => {
    for (const kind of ['networks/*', 'network-scripts/*']) {
      for (const uri of await vscode.workspace.findFiles(new vscode.RelativePattern(folder, kind))) {
        const document = await open(vscode.workspace.asRelativePath(uri));
        const found = await until(
          () => vscode.languages.getDiagnostics(document.uri),
          () => true,
        );
        assert.deepEqual(
          errors(found).map((it) => it.message),
          [],
          uri.path,
        );
      }
    }
  });

  it('completes an attribute', async () => {
    const document = await write('complete.xml', `<network>\n  <name>c</name>\n  <forward mo/>\n</network>\n`);
    const labels = await completionsAt(document, '<forward mo', 'mode');
    assert.ok(labels.includes('mode'), labels.join(', '));
  });

  it('completes a key of an ifcfg file', async () => {
    const document = await write('network-scripts/ifcfg-eth9', 'DEVICE=eth9\nTYPE=Ethernet\nBOOT\n');
    const labels = await completionsAt(document, 'BOOT', 'BOOTPROTO');
    assert.ok(labels.includes('BOOTPROTO'), labels.join(', '));
  });

  it('explains an element under the pointer', async () => {
    const document = await open('networks/nat.xml');
    const at = positionAfter(document, '<forw');
    const hovers = await until(
      () => vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', document.uri, at),
      (it) => it.length > 0,
    );
    assert.ok(hovers.flatMap((it) => it.contents as vscode.MarkdownString[]).some((it) => it.value.length > 20));
  });

  it('fixes what it found, and the error is gone', async () => {
    const document = await write('network-scripts/ifcfg-eth8', 'DEVICE= eth8\nTYPE=Ethernet\nBOOTPROTO=none\n');
    const [error] = errors(await diagnosticsOf(document, (it) => errors(it).length > 0));
    assert.ok(error);
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      error.range,
      'quickfix',
      // So many get their edits, which the server makes only when they are wanted.
      10,
    );
    const fix = actions.find((it) => it.isPreferred) ?? actions[0];
    assert.ok(fix?.edit, actions.map((it) => it.title).join(', '));
    assert.ok(await vscode.workspace.applyEdit(fix.edit));
    assert.match(document.getText(), /^DEVICE=eth8$/m);
    assert.deepEqual(errors(await diagnosticsOf(document, (it) => errors(it).length === 0)), []);
  });

  it('sees files come and go with their folder', async () => {
    await sayThatAllIsOneHost(true);
    const text = (name: string) =>
      `<network>\n  <name>${name}</name>\n  <ip address='10.66.0.1' prefix='24'/>\n</network>\n`;
    const clash = (all: vscode.Diagnostic[]) => all.some((it) => it.message.includes('of guest-two'));
    const document = await write('one.xml', text('guest-one'));
    await vscode.workspace.fs.writeFile(at('more/below/two.xml'), Buffer.from(text('guest-two')));
    assert.ok(clash(await diagnosticsOf(document, clash)));
    await vscode.workspace.fs.delete(at('more'), { recursive: true });
    assert.ok(!clash(await diagnosticsOf(document, (it) => !clash(it))), 'the folder is gone');
    const aside = mkdtempSync(join(tmpdir(), 'virtnet-'));
    writeFileSync(join(aside, 'two.xml'), text('guest-two'));
    renameSync(aside, at('moved').fsPath);
    assert.ok(clash(await diagnosticsOf(document, clash)), 'the folder came at once');
    renameSync(at('moved').fsPath, aside);
    assert.ok(!clash(await diagnosticsOf(document, (it) => !clash(it))), 'the folder went at once');
    rmSync(aside, { recursive: true });
    await sayThatAllIsOneHost(false);
  });

  it('takes a file for one file, whatever characters its path has', async () => {
    const text = (name: string) =>
      `<network>\n  <name>${name}</name>\n  <ip address='10.67.0.1' prefix='24'/>\n</network>\n`;
    await sayThatAllIsOneHost(true);
    const aside = mkdtempSync(join(tmpdir(), 'virtnet-'));
    const name = "o'net+é,=&;!$ü.xml";
    writeFileSync(join(aside, name), text('odd'));
    writeFileSync(join(aside, 'other@.xml'), text('even'));
    // A folder that comes at once is read by the server, which spells uris as Node does.
    renameSync(aside, at('lab@home (1)').fsPath);
    const document = await open(`lab@home (1)/${name}`);
    const all = await diagnosticsOf(document, (it) => it.some(({ message }) => message.includes('of even')));
    assert.equal(all.length, 1, all.map((it) => it.message).join('\n'));
    await sayThatAllIsOneHost(false);
  });

  it('shows the outline of a network', async () => {
    const document = await open('networks/nat.xml');
    const symbols = await until(
      () =>
        vscode.commands.executeCommand<vscode.DocumentSymbol[]>('vscode.executeDocumentSymbolProvider', document.uri),
      (it) => (it ?? []).length > 0,
    );
    assert.ok((symbols ?? []).length > 0);
  });

  it('renames a bridge wherever it is named', async () => {
    const document = await open('network-scripts/ifcfg-br0');
    const place = positionAfter(document, 'DEVICE=b');
    const ask = (name: string) =>
      vscode.commands.executeCommand<vscode.WorkspaceEdit>(
        'vscode.executeDocumentRenameProvider',
        document.uri,
        place,
        name,
      );
    const edit = await until(
      () => ask('lan'),
      (it) => it.size > 1,
    );
    const named = edit.entries().map(([uri, edits]) => [vscode.workspace.asRelativePath(uri), edits[0]!.newText]);
    for (const it of ['network-scripts/ifcfg-br0', 'network-scripts/ifcfg-bond0.120', 'networks/bridged.xml'])
      assert.deepEqual(
        named.find(([path]) => path === it),
        [it, 'lan'],
        JSON.stringify(named),
      );
    await assert.rejects(async () => ask('bond0'), /bond0 is there already/);
  });

  it('renames a bridge as netplan names it in a file that is not saved, and leads there and from there', async () => {
    const plan = await write('plans/netplan/50.yaml', 'network:\n  bridges:\n    brx: {}\n');
    await vscode.window.showTextDocument(plan);
    const change = new vscode.WorkspaceEdit();
    change.insert(plan.uri, new vscode.Position(0, 0), '# one\n# two\n');
    await vscode.workspace.applyEdit(change);
    assert.ok(plan.isDirty);
    const network = await write(
      'plans/lan.xml',
      "<network>\n  <name>plan</name>\n  <forward mode='bridge'/>\n  <bridge name='brx'/>\n</network>\n",
    );
    const edit = await until(
      () =>
        vscode.commands.executeCommand<vscode.WorkspaceEdit>(
          'vscode.executeDocumentRenameProvider',
          network.uri,
          positionAfter(network, "name='b"),
          'bry',
        ),
      (it) => it.get(plan.uri)[0]?.range.start.line === 4,
    );
    assert.ok(await vscode.workspace.applyEdit(edit));
    assert.equal(plan.getText(), '# one\n# two\nnetwork:\n  bridges:\n    bry: {}\n');
    assert.match(network.getText(), /name='bry'/);
    const [definition] = await until(
      () =>
        vscode.commands.executeCommand<vscode.Location[]>(
          'vscode.executeDefinitionProvider',
          network.uri,
          positionAfter(network, "name='b"),
        ),
      (it) => it.length > 0,
    );
    assert.equal(definition?.uri.toString(), plan.uri.toString());
    assert.equal(definition.range.start.line, 4);
    const uses = await until(
      () =>
        vscode.commands.executeCommand<vscode.Location[]>(
          'vscode.executeReferenceProvider',
          plan.uri,
          positionAfter(plan, '    b'),
        ),
      (it) => it.length > 1,
    );
    assert.ok(uses.some((it) => it.uri.toString() === network.uri.toString()));
    await plan.save();
    await network.save();
  });

  it('shows what a bridge rides on and what rides on it', async () => {
    const document = await open('network-scripts/ifcfg-br0');
    const [item] = await until(
      () =>
        vscode.commands.executeCommand<vscode.CallHierarchyItem[]>(
          'vscode.prepareCallHierarchy',
          document.uri,
          positionAfter(document, 'DEVICE=b'),
        ),
      (it) => it.length > 0,
    );
    const below = await vscode.commands.executeCommand<vscode.CallHierarchyOutgoingCall[]>(
      'vscode.provideOutgoingCalls',
      item,
    );
    assert.deepEqual(
      below.map(({ to }) => to.name),
      ['bond0.120'],
    );
  });

  it('offers every command of the manifest', async () => {
    const known = new Set(await vscode.commands.getCommands(true));
    const wanted = (extension.packageJSON.contributes.commands as { command: string }[]).map((it) => it.command);
    assert.deepEqual(
      wanted.filter((it) => !known.has(it)),
      [],
    );
  });
});

/** Files of several folders clash only where one host has them. */
const sayThatAllIsOneHost = (isOne: boolean) =>
  vscode.workspace
    .getConfiguration('virtnet')
    .update('hosts', isOne ? [folder.fsPath] : undefined, vscode.ConfigurationTarget.Workspace);

/** What the server offers behind a text; words of other files, which VS Code adds of its own, are left out. */
async function completionsAt(document: vscode.TextDocument, text: string, wanted: string): Promise<string[]> {
  const ask = async (): Promise<string[]> => {
    const at = positionAfter(document, text);
    const command = 'vscode.executeCompletionItemProvider';
    const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(command, document.uri, at);
    return items
      .filter((it) => it.kind !== vscode.CompletionItemKind.Text && it.kind !== vscode.CompletionItemKind.Snippet)
      .map(({ label }) => (typeof label === 'string' ? label : label.label));
  };
  return until(ask, (it) => it.includes(wanted));
}
