// The palette: which command does what.
import { commands, type Disposable, window, workspace } from 'vscode';
import { type MadeFiles, showMadeId } from '../../server/src/lsp/protocol';
import { complain } from './complain';
import { convertFolderInFront, showWhatBreaks } from './folder-commands';
import { hostCommands, runOnHost } from './host-commands';
import { chooseNetwork } from './networks';
import { showLiveXml } from './read-only-documents';
import type { Server } from './server';
import { type Given, targetsIn } from './target';
import { mayRunPrograms } from './trust';

export function registerCommands(server: Server): Disposable[] {
  return [
    ...hostCommands.map((it) =>
      commands.registerCommand(it.id ?? it.request, (...given) => runOnHost(server, it, given)),
    ),
    commands.registerCommand('virtnet.liveXml', (...given) => openLiveXml(server, given)),
    commands.registerCommand('virtnet.newNetwork', newNetwork),
    commands.registerCommand(showMadeId, (made: MadeFiles) => server.execute(showMadeId, made)),
    commands.registerCommand('virtnet.convertFolderToKeyfiles', () => convertFolderInFront(server, 'keyfile')),
    commands.registerCommand('virtnet.convertFolderToNmstate', () => convertFolderInFront(server, 'nmstate')),
    commands.registerCommand('virtnet.whatBreaks', () => showWhatBreaks(server)),
    commands.registerCommand('virtnet.fixAll', () =>
      commands.executeCommand('editor.action.sourceAction', { kind: 'source.fixAll.virtnet', apply: 'first' }),
    ),
  ];
}

/** An empty document with whole networks to choose from. */
async function newNetwork(): Promise<void> {
  await window.showTextDocument(await workspace.openTextDocument({ language: 'xml', content: '' }));
  await commands.executeCommand('editor.action.triggerSuggest');
}

async function openLiveXml(server: Server, given: Given): Promise<void> {
  if (!(await mayRunPrograms())) return;
  const documents = targetsIn(given).flatMap((it) => it.document ?? []);
  for (const document of documents) await showLiveXml({ document });
  if (documents.length > 0) return;
  const chosen = await chooseNetwork(server, 'Show live XML: which network?', () => true);
  if (!chosen.ok) return complain(chosen);
  if (chosen.value) await showLiveXml(chosen.value);
}
