// What the server tells at `initialize` that it can do. Loads nothing of what it can do.
import { CodeActionKind, type ServerCapabilities, TextDocumentSyncKind } from 'vscode-languageserver/node';
import type { Token } from '../features/tokens';
import type { Abilities } from './abilities';
import { schemeOfLive } from '../model/live';
import { convertFolderId, type HostCommandId, migrationId, showMadeId } from './protocol';

/** The commands about a host that `workspace/executeCommand` takes. */
export const commandIds = [
  'virtnet.listNetworks',
  'virtnet.liveXml',
  'virtnet.define',
  'virtnet.defineAndStart',
  'virtnet.create',
  'virtnet.apply',
  'virtnet.start',
  'virtnet.destroy',
  'virtnet.restart',
  'virtnet.undefine',
  'virtnet.autostart',
  'virtnet.undoLastDefine',
  'virtnet.redoLastDefine',
  'virtnet.plan',
  'virtnet.showPlan',
  'virtnet.showWritten',
  'virtnet.rehearse',
  'virtnet.ports',
  'virtnet.deployment',
  'virtnet.hosts',
  'virtnet.watch',
  'virtnet.compare',
  'virtnet.pullIntoFile',
  'virtnet.reserveLease',
] as const satisfies readonly HostCommandId[];

/** Of a token its place in this list is sent. */
export const tokenTypes: readonly Token['sort'][] = ['property', 'enumMember', 'number'];

/** The kind of the code action that repairs all that is obvious. */
export const fixAllKind = 'source.fixAll.virtnet';

/** `</` and `/` only: VS Code moves the cursor behind what it writes here, which is wrong for a close tag after `>`. */
export const onType = { firstTriggerCharacter: '/' } as const;

/**
 * What `initialize` answers to a client. What came after the first protocol is offered to clients that know it, and live
 * documents to those that do not show them in a way of their own.
 */
export function capabilitiesOf(can: Abilities, showsLive = false): ServerCapabilities {
  const workspace = {
    ...(can.workspaceFolders && { workspaceFolders: { supported: true, changeNotifications: true } }),
    ...(can.textContent && !showsLive && { textDocumentContent: { schemes: [schemeOfLive] } }),
  };
  return {
    // All clients know it: "UTF-16 must always be supported".
    positionEncoding: 'utf-16',
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: { includeText: false } },
    ...(can.pulls && {
      diagnosticProvider: { identifier: 'virtnet', interFileDependencies: true, workspaceDiagnostics: true },
    }),
    ...(Object.keys(workspace).length > 0 && { workspace }),
    executeCommandProvider: { commands: [...commandIds, convertFolderId, migrationId, showMadeId] },
    completionProvider: {
      triggerCharacters: ['<', ' ', "'", '"', '=', '/', ',', ':'],
      ...(can.resolvedOfItems.length > 0 && { resolveProvider: true }),
      ...(can.labelDetails && { completionItem: { labelDetailsSupport: true } }),
    },
    hoverProvider: true,
    signatureHelpProvider: { triggerCharacters: ['=', ' ', '/', ',', ';'] },
    definitionProvider: true,
    referencesProvider: true,
    documentHighlightProvider: true,
    documentSymbolProvider: true,
    documentLinkProvider: {},
    workspaceSymbolProvider: true,
    renameProvider: can.preparesRename ? { prepareProvider: true } : true,
    ...(can.tokens && {
      semanticTokensProvider: { legend: { tokenTypes: [...tokenTypes], tokenModifiers: [] }, full: true, range: true },
    }),
    ...(can.selections && { selectionRangeProvider: true }),
    ...(can.folding && { foldingRangeProvider: true }),
    ...(can.linkedEditing && { linkedEditingRangeProvider: true }),
    ...(can.callHierarchies && { callHierarchyProvider: true }),
    ...(can.lenses && { codeLensProvider: {} }),
    ...(can.inlays && { inlayHintProvider: true }),
    ...(!can.registersFormatting && {
      documentFormattingProvider: true,
      documentRangeFormattingProvider: true,
      documentOnTypeFormattingProvider: onType,
    }),
    // Without literals there are only commands of the client, and we have none.
    ...(can.codeActions && {
      codeActionProvider: {
        codeActionKinds: [CodeActionKind.QuickFix, CodeActionKind.RefactorRewrite, fixAllKind],
        ...(can.resolvesEdits && { resolveProvider: true }),
      },
    }),
  };
}
