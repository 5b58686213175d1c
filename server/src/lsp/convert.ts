// Our words ⇄ LSP words. Lines and columns exist here and in what the command line prints; everywhere else offsets.
import type {
  CodeAction,
  CompletionItem,
  CompletionItemKind,
  DocumentSymbol,
  FoldingRange,
  Hover as LspHover,
  SymbolKind,
  Diagnostic,
  DiagnosticSeverity,
  DiagnosticTag,
  Range,
  TextDocumentEdit,
  CreateFile,
  RenameFile,
  TextEdit,
  WorkspaceEdit,
} from 'vscode-languageserver';
import type { Fold } from '../features/folding';
import type { Hover } from '../features/hover';
import type { Completion } from '../features/offer';
import type { Problem } from '../features/problems';
import type { FileSymbol } from '../features/symbols';
import type { Fix } from '../rules/rule';
import type { Edit, LineIndex, Span } from '../text';

/** Gives the lines of another file, for related places and edits in it. */
export type LinesOf = (uri: string) => LineIndex;

export const toRange = (span: Span, lines: LineIndex): Range => ({
  start: lines.position(span.start),
  end: lines.position(span.end),
});

export const toSpan = (range: Range, lines: LineIndex): Span => ({
  start: lines.offset(range.start),
  end: lines.offset(range.end),
});

export const toTextEdit = (edit: Edit, lines: LineIndex): TextEdit => ({
  range: toRange(edit.span, lines),
  newText: edit.text,
});

const severities: Record<Problem['severity'], DiagnosticSeverity> = { error: 1, warning: 2, information: 3, hint: 4 };
const tags: Record<NonNullable<Problem['tag']>, DiagnosticTag> = { unnecessary: 1, deprecated: 2 };

/** A problem as an LSP diagnostic. `pageOf` gives the address of the page that explains its code. */
export function toDiagnostic(
  problem: Problem,
  lines: LineIndex,
  linesOf: LinesOf,
  pageOf?: (problem: Problem) => string | undefined,
): Diagnostic {
  const href = pageOf?.(problem);
  return {
    range: toRange(problem.span, lines),
    severity: severities[problem.severity],
    code: problem.code,
    source: 'virtnet',
    message: problem.message,
    ...(href === undefined ? {} : { codeDescription: { href } }),
    ...(problem.tag ? { tags: [tags[problem.tag]] } : {}),
    ...(problem.related && problem.related.length > 0
      ? {
          relatedInformation: problem.related.map(({ at, message }) => ({
            location: { uri: at.uri, range: toRange(at.span, linesOf(at.uri)) },
            message,
          })),
        }
      : {}),
  };
}

/** A fix as a code action. */
export function toCodeAction(fix: Fix, diagnostics: Diagnostic[], uri: string, linesOf: LinesOf): CodeAction {
  return {
    title: fix.title,
    kind: 'quickfix',
    diagnostics,
    isPreferred: fix.preferred ?? false,
    edit: toWorkspaceEdit(fix, uri, linesOf),
  };
}

export function toWorkspaceEdit(fix: Pick<Fix, 'changes'>, uri: string, linesOf: LinesOf): WorkspaceEdit {
  const documentChanges: (TextDocumentEdit | CreateFile | RenameFile)[] = [];
  const edit = (target: string, edits: TextEdit[]) =>
    documentChanges.push({ textDocument: { uri: target, version: null }, edits });
  for (const change of fix.changes) {
    if ('create' in change) {
      documentChanges.push({ kind: 'create', uri: change.create, options: { ignoreIfExists: true } });
      const start = { line: 0, character: 0 };
      edit(change.create, [{ range: { start, end: start }, newText: change.content }]);
    } else if ('rename' in change) documentChanges.push({ kind: 'rename', oldUri: change.rename, newUri: change.to });
    else {
      const target = change.uri ?? uri;
      edit(
        target,
        change.edits.map((it) => toTextEdit(it, linesOf(target))),
      );
    }
  }
  return { documentChanges };
}

const itemKinds: Record<Completion['kind'], CompletionItemKind> = {
  element: 7,
  attribute: 10,
  value: 12,
  template: 15,
  reference: 18,
  'close-tag': 14,
};

/** A completion as an LSP item. Without snippet support the placeholders of a snippet become their default text. */
export function toCompletionItem(it: Completion, lines: LineIndex, snippets: boolean): CompletionItem {
  const asSnippet = it.snippet && snippets;
  return {
    label: it.label,
    kind: itemKinds[it.kind],
    sortText: it.sortText,
    filterText: it.filterText ?? it.label,
    textEdit: toTextEdit(
      { span: it.span, text: it.snippet && !snippets ? withoutPlaceholders(it.insert) : it.insert },
      lines,
    ),
    insertTextFormat: asSnippet ? 2 : 1,
    insertTextMode: 2,
    ...(it.detail === undefined ? {} : { detail: it.detail }),
    ...(it.documentation === undefined ? {} : { documentation: { kind: 'markdown', value: it.documentation } }),
    ...(it.deprecated ? { tags: [1 as const] } : {}),
    ...(it.triggersNext && asSnippet ? { command: { title: 'Suggest', command: 'editor.action.triggerSuggest' } } : {}),
  };
}

/** The text of a snippet when nobody can fill its places: defaults, first choices, no escapes. */
export function withoutPlaceholders(snippet: string): string {
  let text = snippet;
  for (let before = ''; before !== text;) {
    before = text;
    text = text.replace(/\$\{\d+\|([^,|}]*)(?:[,|][^}]*)?\}/g, '$1').replace(/\$\{\d+:([^${}]*)\}/g, '$1');
  }
  return text.replace(/\$\{\d+\}|\$\d+/g, '').replace(/\\([\\$}])/g, '$1');
}

export const toHover = (it: Hover, lines: LineIndex): LspHover => ({
  contents: { kind: 'markdown', value: it.markdown },
  range: toRange(it.span, lines),
});

const symbolKinds: Record<FileSymbol['kind'], SymbolKind> = {
  network: 2,
  object: 19,
  address: 20,
  range: 18,
  host: 23,
  key: 20,
  group: 3,
  route: 24,
};

export const toSymbol = (it: FileSymbol, lines: LineIndex): DocumentSymbol => ({
  name: it.name || '…',
  kind: symbolKinds[it.kind],
  range: toRange(it.span, lines),
  selectionRange: toRange(it.nameSpan, lines),
  children: it.children.map((child) => toSymbol(child, lines)),
  ...(it.detail === undefined ? {} : { detail: it.detail }),
});

export const toFoldingRange = (it: Fold, lines: LineIndex): FoldingRange => ({
  startLine: lines.lineOf(it.span.start),
  endLine: lines.lineOf(it.span.end),
  ...(it.kind === 'comment' ? { kind: 'comment' } : {}),
});
