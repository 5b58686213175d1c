// What is wrong in files that nobody has opened, for clients that ask for all at once. They ask again every few seconds: an
// answer is worked at for a while, and the next one goes on where it ended.
import type {
  CancellationToken,
  Diagnostic,
  DocumentDiagnosticReport,
  PreviousResultId,
  TextDocuments,
  WorkspaceDiagnosticReport,
  WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver/node';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { canonicalUri, type File } from '../model/file';
import { isOther } from '../model/other/kinds';
import type { WorkspaceFacts } from '../model/workspace-facts';
import type { Workspace } from '../workspace';

/** What the server lends for this. */
export interface FolderChecking {
  readonly workspace: Workspace;
  readonly documents: TextDocuments<TextDocument>;
  isWanted(): boolean;
  /** Undefined once nobody waits for it. */
  diagnosticsOf(file: File, isUnwanted: () => boolean): Promise<Diagnostic[] | undefined>;
}

/** Milliseconds of an answer; the check of a file that was begun is ended. */
const longest = 500;

/** Nobody reads more of a list of problems. */
const mostFiles = 1000;
const mostInFile = 100;

/** A hint is nothing to go and open a file for. */
const leastSeverity = 3;

export class WholeFolder {
  /** What was known of all files when the check began; another state begins it anew. */
  #of: WorkspaceFacts | undefined;
  #due: string[] = [];
  /** The last file that was checked, behind which the next check begins. */
  #last = '';
  /** Whether this check has found anything that the client got. */
  #hasTold = false;

  constructor(
    readonly lent: FolderChecking,
    readonly now: () => number = () => performance.now(),
  ) {}

  /** Something else than the files has changed: what is asked for, or for whom. */
  forget(): void {
    this.#of = undefined;
  }

  /** What has become known since the client got these results. What is not told of is as it was. */
  async report(known: readonly PreviousResultId[], token: CancellationToken): Promise<WorkspaceDiagnosticReport> {
    const { workspace, documents, isWanted } = this.lent;
    const former = new Map(known.map(({ uri, value }) => [canonicalUri(uri), { uri, value }]));
    // What is open is asked for by itself.
    const open = new Set(documents.keys().map(canonicalUri));
    const files = new Map(
      isWanted() ? workspace.files().flatMap((it) => (isOther(it.kind) || open.has(it.uri) ? [] : [[it.uri, it]])) : [],
    );
    const items: WorkspaceDocumentDiagnosticReport[] = [...former]
      .filter(([uri]) => !files.has(uri) && !open.has(uri))
      .map(([, { uri }]) => ({ kind: 'full', uri, version: null, items: [] }));
    // Who knows none of what was told asks for all of it.
    if (known.length === 0 && this.#hasTold && this.#due.length === 0) this.forget();
    this.#begin([...files.keys()]);
    const end = this.now() + longest;
    let told = [...former.keys()].filter((uri) => files.has(uri)).length;
    while (this.#due.length > 0 && this.now() < end && !token.isCancellationRequested) {
      const uri = this.#due[0]!;
      const file = files.get(uri);
      const found = file && (await this.lent.diagnosticsOf(file, () => token.isCancellationRequested));
      // Another state of the files has come meanwhile, or nobody waits any more.
      if (file && !found) break;
      this.#due.shift();
      this.#last = uri;
      if (!file || !found) continue;
      file.dropTree();
      const diagnostics = found.filter((it) => (it.severity ?? 1) <= leastSeverity).slice(0, mostInFile);
      const before = former.get(uri);
      if (diagnostics.length === 0 && !before) continue;
      const resultId = idOf(diagnostics);
      if (before?.value === resultId) items.push({ kind: 'unchanged', uri: before.uri, version: null, resultId });
      else if (before || told++ < mostFiles) {
        items.push({ kind: 'full', uri: before?.uri ?? uri, version: null, resultId, items: diagnostics });
        this.#hasTold ||= diagnostics.length > 0;
      }
    }
    return { items };
  }

  #begin(uris: readonly string[]): void {
    const facts = this.lent.workspace.facts();
    if (this.#of === facts) return;
    this.#of = facts;
    this.#hasTold = false;
    const start = uris.indexOf(this.#last) + 1;
    this.#due = [...uris.slice(start), ...uris.slice(0, start)];
  }
}

/** What is wrong with a document; only that it is the same where the client has it already. */
export function documentReportOf(items: Diagnostic[], known: string | undefined): DocumentDiagnosticReport {
  const resultId = idOf(items);
  return resultId === known ? { kind: 'unchanged', resultId } : { kind: 'full', resultId, items };
}

/** Another text for other diagnostics. Source: FNV-1a, as numbers of 53 bits. */
function idOf(diagnostics: readonly Diagnostic[]): string {
  const text = JSON.stringify(diagnostics);
  let high = 0x811c9dc5;
  let low = 0x01000193;
  for (let i = 0; i < text.length; i++) {
    high = Math.imul(high ^ text.charCodeAt(i), 0x01000193);
    low = Math.imul(low ^ text.charCodeAt(i), 0x811c9dc5);
  }
  return `${(high >>> 0).toString(36)}${(low >>> 0).toString(36)}${text.length.toString(36)}`;
}
