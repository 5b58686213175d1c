// Our words ⇄ LSP words. Lines and columns exist here and in what the command line prints; everywhere else offsets.
import type {
  CodeAction,
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
import type { Problem } from '../features/problems';
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
