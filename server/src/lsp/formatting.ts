// Requests that lay text out. An editor asks one formatter per language, so where it can be told later, only the open
// networks are offered to it: other XML keeps its own formatter.
import { fileURLToPath } from 'node:url';
import {
  BulkRegistration,
  type BulkUnregistration,
  type ClientCapabilities,
  type Connection,
  DocumentFormattingRequest,
  DocumentOnTypeFormattingRequest,
  DocumentRangeFormattingRequest,
  type TextEdit,
} from 'vscode-languageserver';
import { closeTagAt } from '../features/close-tag';
import { formatDocument, formatRange } from '../features/formatting';
import type { File } from '../model/file';
import type { Edit, LineIndex } from '../text';
import { isToldLater, onType } from './capabilities';
import { toSpan, toTextEdit } from './convert';

export function listenToFormatting(
  connection: Connection,
  answer: <T>(uri: string, empty: T, ask: (file: File, lines: LineIndex) => T) => T,
): void {
  const edits = (uri: string, ask: (file: File, lines: LineIndex) => readonly Edit[]): TextEdit[] =>
    answer(uri, [], (file, lines) => ask(file, lines).map((it) => toTextEdit(it, lines)));

  connection.onDocumentFormatting(({ textDocument: { uri }, options }) =>
    edits(uri, (file) => formatDocument(file, options)),
  );
  connection.onDocumentRangeFormatting(({ textDocument: { uri }, range, options }) =>
    edits(uri, (file, lines) => formatRange(file, toSpan(range, lines), options)),
  );
  connection.onDocumentOnTypeFormatting(({ textDocument: { uri }, position }) =>
    edits(uri, (file, lines) => closeTagAt(file, lines.offset(position)) ?? []),
  );
}

/** Keeps the client told which documents are formatted here. */
export class FormattedDocuments {
  #told = '';
  #current: BulkUnregistration | undefined;
  #telling: Promise<void> = Promise.resolve();

  constructor(
    readonly connection: Connection,
    readonly client: ClientCapabilities,
  ) {}

  /** Takes the uris of all open networks. */
  set(uris: readonly string[]): void {
    if (!isToldLater(this.client)) return;
    const key = [...uris].sort().join('\n');
    if (key === this.#told) return;
    this.#told = key;
    // One after the other. A client that refuses goes without formatting.
    this.#telling = this.#telling.then(() => this.#tell(uris)).catch(() => undefined);
  }

  async #tell(uris: readonly string[]): Promise<void> {
    this.#current?.dispose();
    this.#current = undefined;
    if (uris.length === 0) return;
    const documentSelector = uris.map((it) => ({ language: 'xml', scheme: schemeOf(it), pattern: pathOf(it) }));
    const registration = BulkRegistration.create();
    registration.add(DocumentFormattingRequest.type, { documentSelector });
    registration.add(DocumentRangeFormattingRequest.type, { documentSelector });
    registration.add(DocumentOnTypeFormattingRequest.type, { documentSelector, ...onType });
    this.#current = await this.connection.client.register(registration);
  }
}

const schemeOf = (uri: string): string => uri.slice(0, Math.max(0, uri.indexOf(':')));

/** The path as the editor compares it with the pattern. */
function pathOf(uri: string): string {
  try {
    return uri.startsWith('file:') ? fileURLToPath(uri) : decodeURIComponent(uri.slice(uri.indexOf(':') + 1));
  } catch {
    return uri;
  }
}
