// The client of the language server, and the one room that loads its library.
import { type ExtensionContext, workspace } from 'vscode';
import {
  type DynamicFeature,
  ExecuteCommandRequest,
  LanguageClient,
  type StaticFeature,
  TransportKind,
} from 'vscode-languageclient/node';
import type { InitializationOptions } from '../../server/src/lsp/protocol';
import { documentSelector, pageScheme } from './documents';
import { lastingCommands } from './lasting-commands';
import { rulesFileProblems } from './rules-file-problems';

/** The commands of the server bear the names that the palette shows; there the client asks first, then passes them on. */
class Client extends LanguageClient {
  override registerFeature(feature: StaticFeature | DynamicFeature<unknown>): void {
    const method = 'registrationType' in feature ? feature.registrationType.method : undefined;
    if (method !== ExecuteCommandRequest.method) super.registerFeature(feature);
  }
}

/** A client for the server of this extension, not started. */
export function clientOf(context: ExtensionContext): LanguageClient {
  const initializationOptions: InitializationOptions = {
    trusted: workspace.isTrusted,
    formerStorage: context.globalStorageUri.fsPath,
    pageScheme,
    closesTags: true,
    hostLog: true,
    suggestCommand: 'editor.action.triggerSuggest',
    hostViews: true,
    showsLive: true,
    lensCommands: ['virtnet.networkActions', 'virtnet.compareWithFile', 'virtnet.editNetwork', 'virtnet.showPlan'],
    settings: workspace.getConfiguration('virtnet'),
  };
  const middleware = { ...rulesFileProblems(context), ...lastingCommands(context) };
  return new Client(
    'virtnet',
    'virtnet',
    { module: context.asAbsolutePath('dist/server.js'), transport: TransportKind.ipc },
    { documentSelector, initializationOptions, middleware },
  );
}
