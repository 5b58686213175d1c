// What is wrong with documents: asked for by clients that pull, sent to the others. A check is given up as soon as its
// document is another one, or nobody waits for it.
import { setTimeout as pause } from 'node:timers/promises';
import {
  type CancellationToken,
  type Diagnostic,
  LSPErrorCodes,
  ResponseError,
  type TextDocuments,
} from 'vscode-languageserver/node';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { type CheckOptions, problemSteps, type Steps, worstOf, type Problem } from '../features/problems';
import { canonicalUri, type File } from '../model/file';
import { defectOf } from '../refused';
import type { Workspace } from '../workspace';
import { readFile } from '../model/read-file';
import type { Client } from './client';
import { practise } from './practice';
import { type Calm, inSlices } from './slices';

/** What the server lends to checks. */
export interface Checking {
  readonly workspace: Workspace;
  readonly documents: TextDocuments<TextDocument>;
  readonly client: Client;
  readonly calm: Calm;
  judging(file: File): CheckOptions;
  toDiagnostic(problem: Problem, file: File): Diagnostic;
}

export class Checks {
  /** What libvirt said of an open document. */
  readonly #ofHost = new Map<string, readonly Diagnostic[]>();
  /** Documents whose diagnostics are to be sent, the first one first. */
  #due: readonly string[] = [];
  #isSending = false;
  /** Milliseconds that the last check took. */
  #time = 0;
  #stopped = false;

  constructor(readonly lent: Checking) {}

  stop(): void {
    this.#stopped = true;
  }

  toDiagnostic(problem: Problem, file: File): Diagnostic {
    return this.lent.toDiagnostic(problem, file);
  }

  /** The steps of all problems of a file. */
  steps(file: File): Steps<Problem[]> {
    return problemSteps(file, this.lent.workspace.factsAround(file), this.lent.judging(file));
  }

  /** Takes the steps of an answer about a file. Rejects when the client takes the request back or changes the file. */
  async answer<T>(file: File, token: CancellationToken, steps: Steps<T>): Promise<T> {
    const answer = await this.#takeSteps(file, steps, () => token.isCancellationRequested);
    if (answer !== undefined) return answer;
    throw token.isCancellationRequested
      ? new ResponseError(LSPErrorCodes.RequestCancelled, 'taken back')
      : new ResponseError(LSPErrorCodes.ContentModified, 'the document has changed');
  }

  /** What a client is answered that asks for the diagnostics of a document. Rejects with a wish to be asked again. */
  async pulled(uri: string, token: CancellationToken): Promise<Diagnostic[]> {
    const file = this.lent.workspace.file(uri);
    if (!file) return [];
    const diagnostics = await this.diagnosticsOf(file, () => token.isCancellationRequested);
    if (diagnostics) return diagnostics;
    throw token.isCancellationRequested
      ? new ResponseError(LSPErrorCodes.RequestCancelled, 'taken back')
      : new ResponseError(LSPErrorCodes.ServerCancelled, 'the document has changed', { retriggerRequest: true });
  }

  /** A document was opened or has changed. */
  changed(uri: string): void {
    this.#ofHost.delete(canonicalUri(uri));
    this.send(uri);
    this.#warmUp(uri);
  }

  /** A document was closed: nothing of it stays in sight, and what it said of others is said anew. */
  closed(uri: string): void {
    this.#ofHost.delete(canonicalUri(uri));
    if (!this.lent.client.can.pulls) this.lent.client.tell('textDocument/publishDiagnostics', { uri, diagnostics: [] });
    this.send();
  }

  /** Shows what libvirt says of a document, in place of what it said before, until the document changes. */
  hostSaid(uri: string, diagnostics: readonly Diagnostic[]): void {
    if (this.lent.documents.get(uri)) this.#ofHost.set(canonicalUri(uri), diagnostics);
  }

  /** Sends the diagnostics of all open documents once no request waits, those of the given one first. */
  send(first?: string): void {
    if (this.lent.client.can.pulls) return;
    const others = this.lent.documents.keys().filter((it) => it !== first);
    this.#due = first === undefined ? others : [first, ...others];
    if (this.#isSending) return;
    this.#isSending = true;
    this.#sendDue()
      .catch((error: unknown) => this.lent.client.log(defectOf(error)))
      .finally(() => (this.#isSending = false));
  }

  async #sendDue(): Promise<void> {
    for (let [uri] = this.#due; uri !== undefined && !this.#stopped; [uri] = this.#due) {
      this.#due = this.#due.slice(1);
      const document = this.lent.documents.get(uri);
      const file = this.lent.workspace.file(uri);
      if (!document || !file) continue;
      // The request that belongs to a keystroke comes a moment after it; a long check leaves it time to arrive.
      if (this.#time > shortCheck) await pause(patience);
      const start = performance.now();
      const diagnostics = await this.diagnosticsOf(file, () => this.#stopped);
      this.#time = performance.now() - start;
      // A document that has changed is due again.
      if (!diagnostics) continue;
      this.lent.client.tell('textDocument/publishDiagnostics', {
        uri,
        ...(this.lent.client.can.diagnosticVersions ? { version: document.version } : {}),
        diagnostics,
      });
    }
  }

  /** The diagnostics of a file; undefined when nobody wants them any more. A crash is a line in the log. */
  async diagnosticsOf(file: File, isUnwanted: () => boolean): Promise<Diagnostic[] | undefined> {
    try {
      const problems = await this.#takeSteps(file, this.steps(file), isUnwanted);
      if (!problems) return undefined;
      const own = worstOf(problems, mostShown).map((it) => this.toDiagnostic(it, file));
      return [...own, ...(this.#ofHost.get(file.uri) ?? [])];
    } catch (error) {
      this.lent.client.log(`no check of ${file.uri}: ${defectOf(error)}`);
      return [];
    }
  }

  #takeSteps<T>(file: File, steps: Steps<T>, isUnwanted: () => boolean): Promise<T | undefined> {
    return inSlices(steps, this.lent.calm, () => isUnwanted() || this.lent.workspace.file(file.uri) !== file);
  }

  /** Checks the first document of a kind some more times while nothing else is to do. */
  #warmUp(uri: string): void {
    const kind = this.lent.workspace.file(uri)?.kind;
    if (kind === undefined || practised.has(kind)) return;
    practised.add(kind);
    practise(async () => {
      const file = this.lent.workspace.file(uri);
      if (!file || this.#stopped) return false;
      const copy = readFile(file.uri, file.kind, file.text, file.host, file.access);
      await inSlices(this.steps(copy), this.lent.calm, () => this.#stopped);
      return true;
    }).catch((error: unknown) => this.lent.client.log(defectOf(error)));
  }
}

/** Kinds of document that this process is used to. */
const practised = new Set<File['kind']>();

/** VS Code shows so many diagnostics of one file. */
const mostShown = 1000;

/** Milliseconds that a request may well wait for a check. */
const shortCheck = 4;

/** Milliseconds between a keystroke and a long check. */
const patience = 2;
