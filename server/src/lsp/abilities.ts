// What a client can, read from the capabilities that it sends with `initialize`. What it does not say, or says with a value
// of a wrong type, it cannot: "a missing property should be interpreted as an absence of the capability".
// https://microsoft.github.io/language-server-protocol/specifications/lsp/3.17/specification/#clientCapabilities

/** How a text that explains something is written. */
export type Markup = 'markdown' | 'plaintext';

export interface Abilities {
  /** Asks for diagnostics itself. */
  readonly pulls: boolean;
  readonly refreshesDiagnostics: boolean;
  readonly relatedInformation: boolean;
  readonly codeDescription: boolean;
  readonly diagnosticTags: readonly unknown[];
  readonly diagnosticVersions: boolean;

  readonly hover: Markup;
  readonly completion: Markup;
  readonly signature: Markup;
  readonly labelOffsets: boolean;
  readonly linkTooltips: boolean;

  readonly snippets: boolean;
  readonly insertTextModes: readonly unknown[];
  readonly itemTags: readonly unknown[];
  readonly deprecatedItems: boolean;
  /** Shows beside each name what it means. */
  readonly labelDetails: boolean;
  /** What of an item may be told later, once somebody looks at it. */
  readonly resolvedOfItems: readonly unknown[];
  /** What may be said once for all items of a list. */
  readonly itemDefaults: readonly unknown[];

  readonly symbolTrees: boolean;
  /** Knows symbol kinds that came after those of the first protocol. */
  readonly newSymbolKinds: boolean;
  readonly mostFolds: number;

  readonly codeActions: boolean;
  readonly preferredActions: boolean;
  /** Asks for the edit of a code action once a person has chosen it. */
  readonly resolvesEdits: boolean;
  readonly documentChanges: boolean;
  readonly createsFiles: boolean;
  readonly renamesFiles: boolean;
  /** Shows what an edit is about, and asks before it is made. */
  readonly annotations: boolean;
  /** Asks what may be renamed before a person types. */
  readonly preparesRename: boolean;

  readonly callHierarchies: boolean;
  readonly lenses: boolean;
  readonly refreshesLenses: boolean;
  readonly linkedEditing: boolean;
  readonly inlays: boolean;
  readonly refreshesInlays: boolean;
  readonly folding: boolean;
  readonly selections: boolean;
  readonly tokens: boolean;
  readonly workspaceFolders: boolean;
  /** Shows what takes long, and lets a person cancel it. */
  readonly showsProgress: boolean;
  /** Opens a document when it is asked to. */
  readonly showsDocuments: boolean;
  /** Shows documents whose text the server gives. */
  readonly textContent: boolean;

  /** Tells settings when it is asked. */
  readonly configuration: boolean;
  readonly registersConfiguration: boolean;
  readonly registersWatchers: boolean;
  /** Can be told later which documents are formatted here, so that other XML keeps its formatter. */
  readonly registersFormatting: boolean;
  /** Can be told later of which more documents to tell, and what to ask about them. */
  readonly registersDocuments: boolean;
}

/** What a client can that says this of itself; any value will do. */
export function abilitiesOf(capabilities: unknown): Abilities {
  const at = (path: string): unknown =>
    path.split('.').reduce<unknown>((value, name) => memberOf(value, name), capabilities);
  const can = (path: string): boolean => at(path) === true;
  const knows = (path: string): boolean => typeof at(path) === 'object' && at(path) !== null;
  const listed = (path: string): readonly unknown[] => {
    const value = at(path);
    return Array.isArray(value) ? value : [];
  };
  const markup = (path: string): Markup =>
    listed(path).find((it): it is Markup => it === 'markdown' || it === 'plaintext') ?? 'plaintext';
  const item = 'textDocument.completion.completionItem';
  const signature = 'textDocument.signatureHelp.signatureInformation';
  const action = 'textDocument.codeAction';
  const edit = 'workspace.workspaceEdit';
  // 3.17 has what diagnostics may hold with those that are pushed; 3.18 says it again with those that are pulled.
  const diagnostics = ['textDocument.publishDiagnostics', 'textDocument.diagnostic'];
  const most = at('textDocument.foldingRange.rangeLimit');
  return {
    pulls: knows('textDocument.diagnostic'),
    refreshesDiagnostics: can('workspace.diagnostics.refreshSupport'),
    relatedInformation: diagnostics.some((it) => can(`${it}.relatedInformation`)),
    codeDescription: diagnostics.some((it) => can(`${it}.codeDescriptionSupport`)),
    diagnosticTags: diagnostics.flatMap((it) => listed(`${it}.tagSupport.valueSet`)),
    diagnosticVersions: can('textDocument.publishDiagnostics.versionSupport'),

    hover: markup('textDocument.hover.contentFormat'),
    completion: markup(`${item}.documentationFormat`),
    signature: markup(`${signature}.documentationFormat`),
    labelOffsets: can(`${signature}.parameterInformation.labelOffsetSupport`),
    linkTooltips: can('textDocument.documentLink.tooltipSupport'),

    snippets: can(`${item}.snippetSupport`),
    insertTextModes: listed(`${item}.insertTextModeSupport.valueSet`),
    itemTags: listed(`${item}.tagSupport.valueSet`),
    deprecatedItems: can(`${item}.deprecatedSupport`),
    labelDetails: can(`${item}.labelDetailsSupport`),
    resolvedOfItems: listed(`${item}.resolveSupport.properties`).filter(
      (it) => it === 'detail' || it === 'documentation',
    ),
    itemDefaults: listed('textDocument.completion.completionList.itemDefaults'),

    symbolTrees: can('textDocument.documentSymbol.hierarchicalDocumentSymbolSupport'),
    newSymbolKinds: listed('textDocument.documentSymbol.symbolKind.valueSet').length > 0,
    mostFolds: Number.isInteger(most) && (most as number) > 0 ? (most as number) : Infinity,

    codeActions: knows(`${action}.codeActionLiteralSupport`),
    preferredActions: can(`${action}.isPreferredSupport`),
    resolvesEdits: can(`${action}.dataSupport`) && listed(`${action}.resolveSupport.properties`).includes('edit'),
    documentChanges: can(`${edit}.documentChanges`),
    createsFiles: listed(`${edit}.resourceOperations`).includes('create'),
    renamesFiles: listed(`${edit}.resourceOperations`).includes('rename'),
    annotations: knows(`${edit}.changeAnnotationSupport`),
    preparesRename: can('textDocument.rename.prepareSupport'),

    callHierarchies: knows('textDocument.callHierarchy'),
    lenses: knows('textDocument.codeLens'),
    refreshesLenses: can('workspace.codeLens.refreshSupport'),
    linkedEditing: knows('textDocument.linkedEditingRange'),
    inlays: knows('textDocument.inlayHint'),
    refreshesInlays: can('workspace.inlayHint.refreshSupport'),
    folding: knows('textDocument.foldingRange'),
    tokens: knows('textDocument.semanticTokens'),
    selections: knows('textDocument.selectionRange'),
    workspaceFolders: can('workspace.workspaceFolders'),
    showsProgress: can('window.workDoneProgress'),
    showsDocuments: can('window.showDocument.support'),
    textContent: knows('workspace.textDocumentContent'),

    configuration: can('workspace.configuration'),
    registersConfiguration: can('workspace.didChangeConfiguration.dynamicRegistration'),
    registersWatchers: can('workspace.didChangeWatchedFiles.dynamicRegistration'),
    registersFormatting: ['formatting', 'rangeFormatting', 'onTypeFormatting'].every((it) =>
      can(`textDocument.${it}.dynamicRegistration`),
    ),
    registersDocuments: [
      ...['synchronization', 'definition', 'references', 'documentHighlight', 'documentLink'],
      ...['callHierarchy', 'rename'],
    ].every((it) => can(`textDocument.${it}.dynamicRegistration`)),
  };
}

const memberOf = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>)[name] : undefined;
