// Requests that lay text out. An editor asks one formatter per language, so where it can be told later, only the open
// networks are offered to it: other XML keeps its own formatter.
import { fileURLToPath } from 'node:url';
import type { Connection, TextDocumentPositionParams, TextEdit } from 'vscode-languageserver';
import { closeTagAt } from '../features/close-tag';
import { formatDocument, formatRange } from '../features/formatting';
import type { File } from '../model/file';
import type { Edit, LineIndex } from '../text';
import { onType } from './capabilities';
import type { Client } from './client';
import { closeTag } from './protocol';
import { toSpan, toTextEdit } from './to-lsp';

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
  connection.onRequest(closeTag, ({ textDocument: { uri }, position }: TextDocumentPositionParams) =>
    answer(uri, null, (file, lines) => closeTagAt(file, lines.offset(position))?.[0]?.text ?? null),
  );
  connection.onDocumentOnTypeFormatting(({ textDocument: { uri }, position }) =>
    edits(uri, (file, lines) => closeTagAt(file, lines.offset(position)) ?? []),
  );
}

/** Keeps the client told which documents are formatted here. */
export class FormattedDocuments {
  #told = '';
  #registrations: readonly { readonly id: string; readonly method: string }[] = [];
  #count = 0;

  constructor(
    readonly client: Client,
    /** Whether the client formats what is typed by itself. */
    readonly closesTags: () => boolean,
  ) {}

  /** Takes the uris of all open networks. */
  set(uris: readonly string[]): void {
    if (!this.client.can.registersFormatting) return;
    const key = [...uris].sort().join('\n');
    if (key === this.#told) return;
    this.#told = key;
    // Messages keep their order, so there is no answer to wait for. A client that refuses goes without formatting.
    if (this.#registrations.length > 0)
      // The specification spells it so.
      this.client.demand('client/unregisterCapability', { unregisterations: this.#registrations });
    const documentSelector = uris.map((it) => ({ language: 'xml', scheme: schemeOf(it), pattern: pathOf(it) }));
    const options: Readonly<Record<string, object>> =
      uris.length === 0
        ? {}
        : {
            'textDocument/formatting': { documentSelector },
            'textDocument/rangeFormatting': { documentSelector },
            ...(!this.closesTags() && { 'textDocument/onTypeFormatting': { documentSelector, ...onType } }),
          };
    const registrations = Object.entries(options).map(([method, registerOptions]) => ({
      id: `${method} ${++this.#count}`,
      method,
      registerOptions,
    }));
    this.#registrations = registrations.map(({ id, method }) => ({ id, method }));
    if (registrations.length > 0) this.client.demand('client/registerCapability', { registrations });
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
