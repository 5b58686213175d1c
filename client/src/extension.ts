// Entry of the extension. Does nothing until a document of ours is seen; then starts the language server.
import { commands, type ExtensionContext, type TextDocument, window, workspace } from 'vscode';
import { registerCommands } from './commands';
import { registerComparing } from './compare';
import { isNetworkDocument, isOurs } from './documents';
import { registerEditedDocuments } from './edited-documents';
import { hostsOf } from './hosts';
import { registerActions } from './networks-view/actions';
import { registerNetworksView } from './networks-view/view';
import { quietly } from './quietly';
import { registerReadOnlyDocuments } from './read-only-documents';
import { type Server, serverOf } from './server';
import { registerShownDocuments } from './shown-documents';
import { registerStatus } from './status';
import { registerTemplates } from './templates';
import { registerTyping } from './typing';

let server: Server | undefined;

/** What tests may ask of the extension. */
export interface Api {
  readonly serverStarted: boolean;
}

export function activate(context: ExtensionContext): Api {
  const running = (server = serverOf(context));
  const startFor = (document: TextDocument): void => {
    // A failure to start is shown where it happens.
    if (!running.started && isOurs(document)) quietly(running.start());
  };
  const tellMenus = (): void => {
    const document = window.activeTextEditor?.document;
    const isNetwork = document !== undefined && isNetworkDocument(document);
    quietly(commands.executeCommand('setContext', 'virtnet.isNetwork', isNetwork));
  };
  const hosts = hostsOf(running);
  const view = registerNetworksView(running, hosts);
  context.subscriptions.push(
    hosts,
    view,
    ...registerCommands(running),
    ...registerActions(running, hosts, view),
    registerStatus(running),
    ...registerComparing(running),
    registerReadOnlyDocuments(running),
    registerShownDocuments(running),
    registerEditedDocuments(running),
    registerTemplates(context, () => running.started),
    registerTyping(running),
    workspace.onDidOpenTextDocument(startFor),
    workspace.onDidChangeTextDocument(({ document }) => startFor(document)),
    workspace.onDidSaveTextDocument(tellMenus),
    window.onDidChangeActiveTextEditor(tellMenus),
  );
  workspace.textDocuments.forEach(startFor);
  tellMenus();
  return {
    get serverStarted() {
      return running.started;
    },
  };
}

export const deactivate = (): Promise<void> | undefined => server?.stop();
