// The Networks view, the lens and the status of a network in a real VS Code, on libvirt's practice driver.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';

const folder = vscode.workspace.workspaceFolders![0]!.uri;

/** Asks until there is an answer that fits; the last answer when there never is. */
async function until<T>(ask: () => Thenable<T>, fits: (answer: T) => boolean): Promise<T> {
  for (const end = Date.now() + 15_000; ;) {
    const answer = await ask();
    if (fits(answer) || Date.now() > end) return answer;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

const open = async (path: string, text: string): Promise<vscode.TextDocument> => {
  const uri = vscode.Uri.joinPath(folder, path);
  await vscode.workspace.fs.writeFile(uri, Buffer.from(text));
  const document = await vscode.workspace.openTextDocument(uri);
  await vscode.window.showTextDocument(document);
  return document;
};

const lensesOf = ({ uri }: vscode.TextDocument) =>
  until(
    () => vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', uri),
    (it) => it.length > 0,
  );

describe('the host in VS Code', () => {
  it('stands above a network, with commands that there are', async () => {
    const document = await open('lens.xml', '<network>\n  <name>default</name>\n</network>\n');
    const lenses = await lensesOf(document);
    assert.match(lenses[0]?.command?.title ?? '', /^default · running on test:\/\/\/default · \d+ differences$/);
    const known = new Set(await vscode.commands.getCommands(true));
    assert.deepEqual(
      lenses.map((it) => it.command?.command).filter((it) => !known.has(it ?? '')),
      [],
    );
  });

  it('has a view that opens and is asked anew', async () => {
    await vscode.commands.executeCommand('virtnet.networks.focus');
    await vscode.commands.executeCommand('virtnet.lookAtHost', 'test:///default');
    await vscode.commands.executeCommand('virtnet.refreshHosts');
  });
});
