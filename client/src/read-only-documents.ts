// Documents nobody edits: the XML of a network as libvirt has it (`libvirt-live:`), and the pages of
// the rules (`virtnet-rule:/network/<code>.md`).
import { Disposable, EventEmitter, Uri, window, workspace } from 'vscode';
import { liveScheme, pageScheme } from './documents';
import type { ListedNetwork } from '../../server/src/lsp/protocol';
import type { Server } from './server';

export function registerReadOnlyDocuments(server: Server): Disposable {
  const live = workspace.registerTextDocumentContentProvider(liveScheme, {
    onDidChange: changed.event,
    async provideTextDocumentContent(uri) {
      if (!workspace.isTrusted) return '<!-- Restricted Mode: virsh is not run -->\n';
      const answer = await server.liveText(uri.toString());
      return answer.ok ? answer.value : `<!-- ${answer.message.replace(/-(?=-)/g, '- ')} -->\n`;
    },
  });
  const pages = workspace.registerTextDocumentContentProvider(pageScheme, {
    provideTextDocumentContent: async ({ path }) => (await server.page(path.slice(1))) ?? '',
  });
  return Disposable.from(live, pages);
}

/** Shows the XML of a network; shown again, it is read again. */
export async function showLiveXml({ document }: Pick<ListedNetwork, 'document'>): Promise<void> {
  const uri = Uri.parse(document);
  refreshed(uri);
  await window.showTextDocument(uri);
}

/** Has a document that is shown read again. */
export function refreshed(uri: Uri): void {
  if (uri.scheme === liveScheme) changed.fire(uri);
}

const changed = new EventEmitter<Uri>();
