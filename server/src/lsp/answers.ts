// From the uri in a request to the file that it is about, and to an answer. A crash is a line in the log and no answer.
import type { TextDocuments } from 'vscode-languageserver/node';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { type File, linesOf } from '../model/file';
import { isOther } from '../model/other/kinds';
import { defectOf } from '../refused';
import { LineIndex } from '../text';
import type { Workspace } from '../workspace';
import { readFile } from '../model/read-file';
import { documentKindOf } from '../model/document-kind';
import type { Client } from './client';

/** What is answered of a file. */
export type AskedOf<T> = (file: File, lines: LineIndex) => T;

export class Answers {
  constructor(
    readonly workspace: Workspace,
    readonly documents: TextDocuments<TextDocument>,
    readonly client: Client,
  ) {}

  /** The file of a uri; not one of another program, of which nothing is known but its facts. */
  ownFile(uri: string): File | undefined {
    const file = this.workspace.file(uri);
    return file && !isOther(file.kind) ? file : undefined;
  }

  linesOf(uri: string): LineIndex {
    const file = this.workspace.file(uri);
    return file ? linesOf(file) : new LineIndex(this.workspace.liveText(uri) ?? '');
  }

  /** The version that the client has of a document; undefined for one that is not open. */
  versionOf(uri: string): number | undefined {
    return this.documents.get(uri)?.version;
  }

  /** What is asked of a file; `empty` where there is none of ours. */
  of<T>(uri: string, empty: T, ask: AskedOf<T>): T {
    return this.#answer(this.ownFile(uri), empty, ask);
  }

  /** As `of`, and for files of other programs: of places in them facts tell. */
  ofAny<T>(uri: string, empty: T, ask: AskedOf<T>): T {
    return this.#answer(this.workspace.file(uri), empty, ask);
  }

  /** As `of`, and for a document that has no root yet and may become a network. */
  whileTyping<T>(uri: string, empty: T, ask: AskedOf<T>): T {
    const document = this.workspace.file(uri) ? undefined : this.documents.get(uri);
    const text = document?.getText();
    if (text === undefined || documentKindOf(uri, text, document?.languageId) !== 'blank')
      return this.of(uri, empty, ask);
    return ask(readFile(uri, 'network', text), new LineIndex(text));
  }

  /** The single place that turns a crash into a log line and an empty answer. */
  #answer<T>(file: File | undefined, empty: T, ask: AskedOf<T>): T {
    if (!file) return empty;
    try {
      return ask(file, linesOf(file));
    } catch (error) {
      this.client.log(`no answer for ${file.uri}: ${defectOf(error)}`);
      return empty;
    }
  }
}
