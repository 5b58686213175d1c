// Which documents are formatted here. An editor asks one formatter per language, so where it can be told later, only the open
// networks and keyfiles are named to it: other XML keeps its own formatter.
import { fileURLToPath } from 'node:url';
import { onType } from './capabilities';
import type { Client } from './client';

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

  /** Takes the uris of all open networks and keyfiles. */
  set(networks: readonly string[], keyfiles: readonly string[]): void {
    if (!this.client.can.registersFormatting) return;
    const key = [...networks, ...keyfiles].sort().join('\n');
    if (key === this.#told) return;
    this.#told = key;
    // Messages keep their order, so there is no answer to wait for. A client that refuses goes without formatting.
    if (this.#registrations.length > 0)
      // The specification spells it so.
      this.client.demand('client/unregisterCapability', { unregisterations: this.#registrations });
    const xml = networks.map((it) => ({ language: 'xml', scheme: schemeOf(it), pattern: pathOf(it) }));
    // Editors have names of their own for the language of keyfiles.
    const documentSelector = [...xml, ...keyfiles.map((it) => ({ scheme: schemeOf(it), pattern: pathOf(it) }))];
    const options: Readonly<Record<string, object>> = {
      ...(documentSelector.length > 0 && {
        'textDocument/formatting': { documentSelector },
        'textDocument/rangeFormatting': { documentSelector },
      }),
      ...(xml.length > 0 &&
        !this.closesTags() && { 'textDocument/onTypeFormatting': { documentSelector: xml, ...onType } }),
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
