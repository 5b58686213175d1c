// All files and their facts; the only state of the core. An open document wins over the file on disk.
import { documentKindOf, fragmentKindOf } from './model/document-kind';
import { type Access, canonicalUri, type DocumentKind, type File, foldersOf, type Host, isApart } from './model/file';
import { hostOf } from './model/host';
import { isEditUri, isLiveUri, liveDocumentOf, liveRootOf } from './model/live';
import { isSurelyForeign } from './model/network/foreign';
import { readFile } from './model/read-file';
import { type FileFacts, WorkspaceFacts } from './model/workspace-facts';

/** A document of a running host: its facts, and the text to show. */
export interface LiveFile extends FileFacts {
  readonly text: string;
  /** Says nothing but how it differs from another one, which runs. */
  readonly isBeside?: true;
}

/** Of files: how many there are, and how long their texts are together. */
export interface FilesSize {
  readonly files: number;
  readonly characters: number;
}

export class Workspace {
  /** Open documents; undefined for those that are none of ours, whatever lies on disk in their place. */
  readonly #open = new Map<string, File | undefined>();
  readonly #onDisk = new Map<string, File>();
  /** Of open documents those that were on disk, and are not known there any more. */
  readonly #orphans = new Set<string>();
  /** What running hosts have. */
  readonly #live = new Map<string, LiveFile>();
  #characters = 0;
  #facts: WorkspaceFacts | undefined;
  /** The facts as they were indexed, and the files that have changed since. */
  #indexed: WorkspaceFacts | undefined;
  readonly #changed = new Set<string>();

  /** Folders that are one host each, as the user said to those who read a file; `*` in a uri stands for any name. */
  #hostsFor: (uri: string) => readonly string[] = () => [];

  /** Takes what the user said of hosts; a file that is of another one then is read anew. */
  setHosts(hostsFor: (uri: string) => readonly string[]): void {
    this.#hostsFor = hostsFor;
    let isChanged = false;
    for (const files of [this.#open, this.#onDisk])
      for (const [uri, it] of files) {
        if (!it || isSameHost(it.host, this.#hostOf(uri))) continue;
        files.set(uri, this.#fileOf(uri, it.kind, it.text, it.access));
        isChanged = true;
      }
    if (!isChanged) return;
    this.#facts = this.#indexed = undefined;
    this.#changed.clear();
  }

  #fileOf(uri: string, kind: DocumentKind, text: string, access: Access | undefined): File {
    return readFile(uri, kind, text, this.#hostOf(uri), kind === 'keyfile' ? access : undefined);
  }

  #hostOf(uri: string): Host {
    return hostOf(uri, this.#hostsFor(uri));
  }

  /**
   * Takes the text of an open document. Once it is ours it stays ours until it is closed, so that a root name being
   * typed does not make it come and go, unless it says that it is somebody else's. `language` is what the editor takes it for.
   */
  open(given: string, text: string, language?: string): void {
    const uri = canonicalUri(given);
    const former = this.#open.get(uri)?.kind;
    const isLost = former === 'network' && isSurelyForeign(text);
    const kind = isLost ? undefined : (former ?? documentKindOf(uri, text, language) ?? fragmentKindOf(text, language));
    const access = this.#onDisk.get(uri)?.access;
    this.#open.set(uri, kind === undefined || kind === 'blank' ? undefined : this.#fileOf(uri, kind, text, access));
    this.#note(uri);
  }

  /** Puts the text on disk back in its place. */
  close(given: string): void {
    const uri = canonicalUri(given);
    this.#orphans.delete(uri);
    if (this.#open.delete(uri)) this.#note(uri);
  }

  /** How much it holds of the disk. */
  get sizeOnDisk(): FilesSize {
    return { files: this.#onDisk.size, characters: this.#characters };
  }

  /** A file as it was read from disk, whatever is open. */
  fileOnDisk(given: string): File | undefined {
    return this.#onDisk.get(canonicalUri(given));
  }

  /** Files on disk in a folder and below it. */
  filesOnDiskBelow(folder: string): File[] {
    const start = `${canonicalUri(folder).replace(/\/$/, '')}/`;
    return [...this.#onDisk.values()].filter((it) => it.uri.startsWith(start));
  }

  /** Takes what stands on disk. `as` says what it is whatever the text; what may be done with it holds for the open document, too. */
  setOnDisk(given: string, text: string, as?: DocumentKind, access?: Access): void {
    const uri = canonicalUri(given);
    const kind = as ?? documentKindOf(uri, text);
    this.#orphans.delete(uri);
    this.#characters -= this.#onDisk.get(uri)?.text.length ?? 0;
    if (kind === undefined || kind === 'blank') this.#onDisk.delete(uri);
    else {
      const file = this.#fileOf(uri, kind, text, access);
      this.#onDisk.set(uri, file);
      const open = this.#open.get(uri);
      if (open && !isSameAccess(open, file.access))
        this.#open.set(uri, this.#fileOf(uri, open.kind, open.text, file.access));
      this.#characters += text.length;
      file.dropTree();
    }
    this.#note(uri);
  }

  /** Files that are gone, each with all that stood below it: whoever deletes a folder tells of the folder only. */
  removeFromDisk(...given: readonly string[]): void {
    const gone = new Set(given.map(canonicalUri));
    for (const [uri, { text }] of this.#onDisk) {
      if (!gone.has(uri) && !foldersOf(uri).some((it) => gone.has(it))) continue;
      this.#characters -= text.length;
      this.#onDisk.delete(uri);
      if (this.#open.has(uri)) this.#orphans.add(uri);
      this.#note(uri);
    }
  }

  isOpen(given: string): boolean {
    return this.#open.has(canonicalUri(given));
  }

  /** Whether a document is open that was on disk, and is not known there any more: deleted, or passed by. */
  isOrphan(given: string): boolean {
    return this.#orphans.has(canonicalUri(given));
  }

  file(given: string): File | undefined {
    const uri = canonicalUri(given);
    return this.#open.has(uri) ? this.#open.get(uri) : this.#onDisk.get(uri);
  }

  /** Takes what a host has now in place of what it had: documents below `root`, which `liveRoot` gives. */
  setLive(root: string, files: readonly LiveFile[]): void {
    const now = new Map(files.map((it) => [it.uri, it]));
    for (const uri of this.#live.keys()) {
      if (liveRootOf(uri) !== root || now.has(uri)) continue;
      this.#live.delete(uri);
      this.#note(uri);
    }
    for (const it of files) {
      const known = this.#live.get(it.uri);
      if (known?.text === it.text && known.isBeside === it.isBeside) continue;
      this.#live.set(it.uri, it);
      this.#note(it.uri);
    }
  }

  /** The text of a live document; undefined for any other, and for what is no longer there. */
  liveText(uri: string): string | undefined {
    return this.#live.get(uri)?.text;
  }

  /** What a host has stored of a network, or runs, as a file to judge; undefined for any other document. */
  liveFile(uri: string): File | undefined {
    const part = liveDocumentOf(uri)?.part;
    const text = part === 'stored' || part === 'running' ? this.liveText(uri) : undefined;
    return text === undefined ? undefined : readFile(uri, 'network', text);
  }

  /** All files that describe the one network, each once; not what runs. */
  files(): readonly File[] {
    const files = new Map([...this.#onDisk, ...this.#open]);
    return [...files.values()].filter((it): it is File => it !== undefined && isOneOfAll(it.uri));
  }

  /** The facts of all files; made anew after a change, from what was indexed before when few files changed. */
  facts(): WorkspaceFacts {
    if (this.#facts) return this.#facts;
    if (this.#indexed && this.#changed.size <= mostChanged) {
      const now = new Map(
        [...this.#changed].map((uri) => [uri, isLiveUri(uri) ? this.#live.get(uri) : this.file(uri)]),
      );
      return (this.#facts = this.#indexed.after(now));
    }
    this.#changed.clear();
    return (this.#facts = this.#indexed = new WorkspaceFacts([...this.#live.values(), ...this.files()]));
  }

  /**
   * These facts as they are to a file: without the files of other hosts, with what runs on its own; of a document that stands
   * apart, its own; of one in which something stored is edited, with what its host has and no file.
   */
  factsAround(file: File): WorkspaceFacts {
    if (isApart(file.uri)) return new WorkspaceFacts([file]);
    const { root } = file.host;
    if (isEditUri(file.uri))
      return this.facts()
        .seenFrom({ hostRoot: root, live: root })
        .after(new Map([[file.uri, file]]));
    const live = isLiveUri(file.uri) ? root : this.liveRootFor(file);
    return this.facts().seenFrom({ hostRoot: root, live });
  }

  /** Where the live documents begin of the host that a file is for; set by whoever knows. */
  liveRootFor: (file: File) => string | undefined = () => undefined;

  #note(uri: string): void {
    // The one network knows nothing of documents that stand apart, nor they of it.
    if (isApart(uri) || isEditUri(uri)) return;
    this.#facts = undefined;
    if (this.#indexed) this.#changed.add(uri);
  }
}

/** Whether a file is as open to others as what was read now; only of keyfiles that is kept. */
export const isSameAccess = ({ kind, access }: File, now: Access | undefined): boolean =>
  kind !== 'keyfile' || (access?.mode === now?.mode && access?.owner === now?.owner);

const isSameHost = (one: Host, other: Host): boolean =>
  one.root === other.root && one.site === other.site && one.isLive === other.isLive;

/** Whether a document may be one of the files that describe the one network. */
const isOneOfAll = (uri: string): boolean => !isApart(uri) && !isLiveUri(uri) && !isEditUri(uri);

/** From so many changed files on, all are indexed anew. */
const mostChanged = 32;
