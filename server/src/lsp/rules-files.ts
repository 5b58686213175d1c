// The virtnet.json files as an editor meets them: which one is for a document, and what is wrong in them, which stands
// beside them whether they are open or not.
import { dirname } from 'node:path';
import { pathToFileURL } from 'node:url';
import { DiagnosticSeverity } from 'vscode-languageserver/node';
import { type PlacedRulesFile, RulesFiles } from '../judging/rules-files';
import { LineIndex } from '../text';
import { visible } from '../visible';
import type { Client } from './client';
import { pathOf } from './paths';
import { toRange } from './to-lsp';

export class ToldRulesFiles {
  readonly files = new RulesFiles();
  /** What was told of each file that something is wrong with. */
  #told = new Map<string, PlacedRulesFile>();

  constructor(readonly client: Client) {}

  /** The one that a document is judged by; a document that is no file of this machine has none. */
  of(uri: string): PlacedRulesFile | undefined {
    const path = pathOf(uri);
    return path === undefined ? undefined : this.files.nearest(dirname(path));
  }

  /** Whether a document is not judged. */
  excludes(uri: string): boolean {
    const path = pathOf(uri);
    return path !== undefined && this.files.excludes(path);
  }

  get areOld(): boolean {
    return this.files.areOld;
  }

  forget(): void {
    this.files.forget();
  }

  /** Tells what is wrong in those of the given folders and all others that were come upon, and what is mended. */
  tell(folders: readonly string[]): void {
    for (const it of folders) this.files.nearest(it);
    const wrong = new Map(this.files.found().flatMap((it) => (it.faults.length > 0 ? [[it.path, it]] : [])));
    for (const [path, it] of wrong) if (this.#told.get(path) !== it) this.#publish(path, it);
    for (const path of this.#told.keys()) if (!wrong.has(path)) this.#publish(path);
    this.#told = wrong;
  }

  #publish(path: string, { text, faults }: Pick<PlacedRulesFile, 'text' | 'faults'> = { text: '', faults: [] }): void {
    const lines = new LineIndex(text);
    this.client.tell('textDocument/publishDiagnostics', {
      uri: pathToFileURL(path).href,
      diagnostics: faults.map(({ span, severity, message }) => ({
        range: toRange(span, lines),
        severity: severity === 'error' ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning,
        source: 'virtnet',
        message: visible(message),
      })),
    });
  }
}
