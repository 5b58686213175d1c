// Documents of other programs that configure interfaces: an editor tells of them, and asks about names in them, once a folder
// has one. So what is not saved yet counts, too, and no other YAML is sent to the server of somebody who has none.
import type { File } from '../model/file';
import { isOther } from '../model/other/kinds';
import type { Client } from './client';

const documentSelector = [
  { scheme: 'file', language: 'yaml' },
  ...['network', 'netdev'].map((it) => ({ scheme: 'file', pattern: `**/*.${it}` })),
];

/** What is asked for in them: places, and nothing that their own language servers have a word on. */
const registered: Readonly<Record<string, object>> = {
  'textDocument/didOpen': {},
  'textDocument/didChange': { syncKind: 2 },
  'textDocument/didSave': { includeText: false },
  'textDocument/didClose': {},
  'textDocument/definition': {},
  'textDocument/references': {},
  'textDocument/documentHighlight': {},
  'textDocument/documentLink': {},
  'textDocument/prepareCallHierarchy': {},
  'textDocument/rename': { prepareProvider: true },
};

export class OtherDocuments {
  #isTold = false;

  constructor(readonly client: Client) {}

  /** Takes the files that there are. */
  consider(files: readonly File[]): void {
    if (this.#isTold || !this.client.can.registersDocuments || !files.some(isOfOthers)) return;
    this.#isTold = true;
    this.client.demand('client/registerCapability', {
      registrations: Object.entries(registered).map(([method, options]) => ({
        id: `${method} of others`,
        method,
        registerOptions: { documentSelector, ...options },
      })),
    });
  }
}

/** Filters of packets are XML, which is told of anyway. */
const isOfOthers = ({ kind }: File): boolean => isOther(kind) && kind !== 'nwfilter';
