// Requests that lay text out.
import type { Connection, TextDocumentPositionParams, TextEdit } from 'vscode-languageserver';
import { closeTagAt } from '../../features/close-tag';
import { formatDocument, formatRange } from '../../features/formatting';
import type { Edit } from '../../text';
import type { AskedOf } from '../answers';
import { closeTag } from '../protocol';
import { toSpan, toTextEdit } from '../to-lsp';
import type { RequestContext } from './context';

export function handleFormatting(connection: Connection, { answers }: RequestContext): void {
  const edits = (uri: string, ask: AskedOf<readonly Edit[]>): TextEdit[] =>
    answers.of(uri, [], (file, lines) => ask(file, lines).map((it) => toTextEdit(it, lines)));

  connection.onDocumentFormatting(({ textDocument: { uri }, options }) =>
    edits(uri, (file) => formatDocument(file, options)),
  );
  connection.onDocumentRangeFormatting(({ textDocument: { uri }, range, options }) =>
    edits(uri, (file, lines) => formatRange(file, toSpan(range, lines), options)),
  );
  connection.onRequest(closeTag, ({ textDocument: { uri }, position }: TextDocumentPositionParams) =>
    answers.of(uri, null, (file, lines) => closeTagAt(file, lines.offset(position))?.[0]?.text ?? null),
  );
  connection.onDocumentOnTypeFormatting(({ textDocument: { uri }, position }) =>
    edits(uri, (file, lines) => closeTagAt(file, lines.offset(position)) ?? []),
  );
}
