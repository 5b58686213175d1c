// What the server tells at `initialize` that it can do. Loads nothing of what it can do.
import {
  type ClientCapabilities,
  CodeActionKind,
  type ServerCapabilities,
  TextDocumentSyncKind,
} from 'vscode-languageserver/node';

/** The commands that `workspace/executeCommand` takes. */
export const commandIds = [
  'virtnet.listNetworks',
  'virtnet.liveXml',
  'virtnet.define',
  'virtnet.defineAndStart',
  'virtnet.create',
  'virtnet.start',
  'virtnet.destroy',
  'virtnet.undefine',
  'virtnet.autostart',
  'virtnet.undoLastDefine',
  'virtnet.redoLastDefine',
  'virtnet.plan',
] as const;

export type CommandId = (typeof commandIds)[number];

/** The command that makes keyfiles or nmstate of the ifcfg files of a folder; it needs no host. */
export const convertFolderId = 'virtnet.convertFolder';

/** The kind of the code action that repairs all that is obvious. */
export const fixAllKind = 'source.fixAll.virtnet';

/** `</` and `/` only: VS Code moves the cursor behind what it writes here, which is wrong for a close tag after `>`. */
export const onType = { firstTriggerCharacter: '/' } as const;

/** Whether the client can be told later which documents are formatted here, so that other XML keeps its formatter. */
export const isToldLater = ({ textDocument: it }: ClientCapabilities): boolean =>
  it?.formatting?.dynamicRegistration === true &&
  it.rangeFormatting?.dynamicRegistration === true &&
  it.onTypeFormatting?.dynamicRegistration === true;

/** A pulling client asks for diagnostics itself; others are sent the same. */
export const pulls = (client: ClientCapabilities): boolean => client.textDocument?.diagnostic !== undefined;

/** What `initialize` answers to a client. */
export function capabilitiesOf(client: ClientCapabilities): ServerCapabilities {
  return {
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: { includeText: false } },
    ...(pulls(client) && {
      diagnosticProvider: { identifier: 'virtnet', interFileDependencies: true, workspaceDiagnostics: false },
    }),
    workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
    executeCommandProvider: { commands: [...commandIds, convertFolderId] },
    completionProvider: { triggerCharacters: ['<', ' ', "'", '"', '=', '/', ',', ':'], resolveProvider: false },
    definitionProvider: true,
    referencesProvider: true,
    documentHighlightProvider: true,
    selectionRangeProvider: true,
    linkedEditingRangeProvider: true,
    inlayHintProvider: true,
    documentLinkProvider: {},
    signatureHelpProvider: { triggerCharacters: ['=', ' '] },
    ...(!isToldLater(client) && {
      documentFormattingProvider: true,
      documentRangeFormattingProvider: true,
      documentOnTypeFormattingProvider: onType,
    }),
    hoverProvider: true,
    documentSymbolProvider: true,
    foldingRangeProvider: true,
    codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, CodeActionKind.RefactorRewrite, fixAllKind] },
  };
}
