// Our words ⇄ LSP words. Lines and columns exist here and in what the command line prints; everywhere else offsets.
// What a client does not know is not sent to it.
import type { Fix } from '../fixes/fix';
import type {
  CreateFile,
  Diagnostic,
  DiagnosticSeverity,
  DiagnosticTag,
  DocumentSymbol,
  FoldingRange,
  Hover as LspHover,
  MarkupContent,
  Range,
  RenameFile,
  SignatureHelp,
  SymbolInformation,
  SymbolKind,
  TextDocumentEdit,
  TextEdit,
  WorkspaceEdit,
} from 'vscode-languageserver';
import type { Fold } from '../features/folding';
import type { Hover } from '../features/hover/hover';
import type { Problem } from '../features/problems';
import type { Signature } from '../features/signature';
import type { FileSymbol } from '../features/navigation/symbols';
import type { Edit, LineIndex, Span } from '../text';
import type { Abilities, Markup } from './abilities';
import { plainOf } from './plain';

/** Gives the lines of another file, for related places and edits in it. */
export type LinesOf = (uri: string) => LineIndex;

export const toRange = (span: Span, lines: LineIndex): Range => ({
  start: lines.position(span.start),
  end: lines.position(span.end),
});

/** A range may be written backwards. */
export function toSpan(range: Range, lines: LineIndex): Span {
  const [start, end] = [lines.offset(range.start), lines.offset(range.end)];
  return start <= end ? { start, end } : { start: end, end: start };
}

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
  can: Pick<Abilities, 'relatedInformation' | 'codeDescription' | 'diagnosticTags'>,
  pageOf?: (problem: Problem) => string | undefined,
): Diagnostic {
  const href = can.codeDescription ? pageOf?.(problem) : undefined;
  const tag = problem.tag && tags[problem.tag];
  const related = can.relatedInformation ? (problem.related ?? []) : [];
  return {
    range: toRange(problem.span, lines),
    severity: severities[problem.severity],
    code: problem.code,
    source: 'virtnet',
    message: problem.message,
    ...(href === undefined ? {} : { codeDescription: { href } }),
    ...(tag && can.diagnosticTags.includes(tag) ? { tags: [tag] } : {}),
    ...(related.length > 0
      ? {
          relatedInformation: related.map(({ at, message }) => ({
            location: { uri: at.uri, range: toRange(at.span, linesOf(at.uri)) },
            message,
          })),
        }
      : {}),
  };
}

/** Whether a client can carry out a change: all can edit, not all can make files or name them anew. */
export const canApply = (changes: Fix['changes'], can: Abilities): boolean =>
  changes.every((it) => ('create' in it ? can.createsFiles : 'rename' in it ? can.renamesFiles : true));

/** A change as an edit of the workspace, in the older form where that says it all and is all that the client knows. */
export function toWorkspaceEdit(
  { changes }: Pick<Fix, 'changes'>,
  uri: string,
  linesOf: LinesOf,
  can: Abilities,
): WorkspaceEdit {
  const documentChanges: (TextDocumentEdit | CreateFile | RenameFile)[] = [];
  const edit = (target: string, edits: TextEdit[]) =>
    documentChanges.push({ textDocument: { uri: target, version: null }, edits });
  for (const change of changes) {
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
  return can.documentChanges ? { documentChanges } : inOlderForm(documentChanges);
}

/**
 * The same as one change under a name, as a client shows it that is asked for a preview (Ctrl+Enter in VS Code). With
 * `needsConfirmation` VS Code would show it unasked, with nothing of it chosen.
 */
export function toNamedEdit(whole: WorkspaceEdit, why: string, can: Abilities): WorkspaceEdit {
  const { documentChanges } = whole;
  if (!can.annotations || !documentChanges || documentChanges.length < 2) return whole;
  return {
    changeAnnotations: { [renaming]: { label: why } },
    documentChanges: documentChanges.map((it) =>
      'edits' in it
        ? { ...it, edits: it.edits.map((one) => ({ ...one, annotationId: renaming })) }
        : { ...it, annotationId: renaming },
    ),
  };
}

const renaming = 'virtnet.rename';

function inOlderForm(documentChanges: readonly (TextDocumentEdit | CreateFile | RenameFile)[]): WorkspaceEdit {
  const changes: Record<string, TextEdit[]> = {};
  for (const it of documentChanges) {
    // Files are made and named anew in the newer form only; whoever knows how knows the form.
    if (!('edits' in it)) return { documentChanges: [...documentChanges] };
    (changes[it.textDocument.uri] ??= []).push(...(it.edits as TextEdit[]));
  }
  return { changes };
}

/** A text that explains something, as the client shows such texts. */
export const toMarkup = (markdown: string, kind: Markup): MarkupContent => ({
  kind,
  value: kind === 'markdown' ? markdown : plainOf(markdown),
});

export const toHover = (it: Hover, lines: LineIndex, can: Abilities): LspHover => ({
  contents: toMarkup(it.markdown, can.hover),
  range: toRange(it.span, lines),
});

/** What is being written, and where one is in it. A part of it is named by its place where the client can: words repeat. */
export function toSignatureHelp(it: Signature, can: Abilities): SignatureHelp {
  let from = 0;
  const parameters = it.parameters.map(({ label, documentation }) => {
    const start = it.label.indexOf(label, from);
    from = start + label.length;
    return {
      label: can.labelOffsets ? ([start, from] as [number, number]) : label,
      ...(documentation === undefined ? {} : { documentation: toMarkup(documentation, can.signature) }),
    };
  });
  return {
    signatures: [{ label: it.label, documentation: toMarkup(it.documentation, can.signature), parameters }],
    activeSignature: 0,
    activeParameter: it.active,
  };
}

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

/** The first protocol had the kinds from file (1) to array (18): class and property instead. */
const oldKinds: Readonly<Partial<Record<SymbolKind, SymbolKind>>> = { 19: 5, 20: 7, 23: 5, 24: 7 };

const kindOf = (it: FileSymbol, can: Abilities): SymbolKind => {
  const kind = symbolKinds[it.kind];
  return can.newSymbolKinds ? kind : (oldKinds[kind] ?? kind);
};

const nameOf = (it: FileSymbol): string => it.name || '…';

/** The outline as a tree; as a list where the client knows no trees. */
export const toSymbols = (
  symbols: readonly FileSymbol[],
  uri: string,
  lines: LineIndex,
  can: Abilities,
): DocumentSymbol[] | SymbolInformation[] =>
  can.symbolTrees ? symbols.map((it) => toSymbol(it, lines, can)) : flat(symbols, uri, lines, can);

const toSymbol = (it: FileSymbol, lines: LineIndex, can: Abilities): DocumentSymbol => ({
  name: nameOf(it),
  kind: kindOf(it, can),
  range: toRange(it.span, lines),
  selectionRange: toRange(it.nameSpan, lines),
  children: it.children.map((child) => toSymbol(child, lines, can)),
  ...(it.detail === undefined ? {} : { detail: it.detail }),
});

const flat = (
  symbols: readonly FileSymbol[],
  uri: string,
  lines: LineIndex,
  can: Abilities,
  containerName?: string,
): SymbolInformation[] =>
  symbols.flatMap((it) => [
    {
      name: nameOf(it),
      kind: kindOf(it, can),
      location: { uri, range: toRange(it.span, lines) },
      ...(containerName === undefined ? {} : { containerName }),
    },
    ...flat(it.children, uri, lines, can, nameOf(it)),
  ]);

/** The folds; of more than the client takes the longest, in the order of the text. */
export function toFoldingRanges(folds: readonly Fold[], lines: LineIndex, can: Abilities): FoldingRange[] {
  const length = ({ span }: Fold): number => span.end - span.start;
  const kept =
    folds.length <= can.mostFolds
      ? folds
      : [...folds]
          .sort((a, b) => length(b) - length(a))
          .slice(0, can.mostFolds)
          .sort((a, b) => a.span.start - b.span.start);
  return kept.map((it) => ({
    startLine: lines.lineOf(it.span.start),
    endLine: lines.lineOf(it.span.end),
    ...(it.kind === 'comment' ? { kind: 'comment' } : {}),
  }));
}
