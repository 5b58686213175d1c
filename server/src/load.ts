// Reads what is ours on disk into a workspace, within limits, and tells what it passes by. The editor and the command line
// read folders in this one way.
import { pathToFileURL } from 'node:url';
import type { Exclusion } from './files/exclusion';
import { inFolder, type Limits } from './files/limits';
import { walkFolder, walkTo, type FileFilter, type FoundFile } from './files/walk';
import { canonicalUri, type File, mayBeOurs, namedKindOf } from './model/file';
import { isOther } from './model/other/kinds';
import { type FilesSize, isSameAccess, type Workspace } from './workspace';
import { documentKindOf } from './model/document-kind';

/** Is told what is not read. */
export interface Teller {
  passedBy(path: string, why: string): void;
  /** So many more are passed by. */
  more(count: number): void;
  /** Neither this path nor what comes after it is read. */
  full(path: string, why: string): void;
}

/** A file by its path and by its uri. */
export interface LocatedFile {
  readonly path: string;
  readonly uri: string;
}

export interface FolderReading {
  /** The folder where it starts; that of the exclusion, unless given. */
  readonly from?: string;
  readonly signal?: AbortSignal;
}

/** Files that are ours by their name and, if they are XML, by their root. */
export const ours: FileFilter = {
  name: mayBeOurs,
  start: (path, text) => documentKindOf(path, text) !== undefined,
};

/** Whether a text is a file of ours, when nobody names it. */
export function isTextOfOurs(uri: string, text: string): boolean {
  const kind = documentKindOf(uri, text);
  return kind !== undefined && kind !== 'blank';
}

/** Reads the ifcfg files and keyfiles right in a folder that are not `known`: those of one folder configure one host. */
export async function readBeside(top: Exclusion, workspace: Workspace, known: (uri: string) => boolean): Promise<void> {
  const name = (it: string, folder: string): boolean =>
    namedKindOf(`${folder}/${it}`) !== undefined && mayBeOurs(it, folder);
  for await (const found of walkFolder(top, { wanted: { ...ours, name }, limits: { ...inFolder, depth: 1 } }))
    if ('text' in found && !known(hrefOf(found.path)))
      workspace.setOnDisk(hrefOf(found.path), found.text, undefined, found.access);
}

/** As many paths that are passed by as somebody may read: in one go, and in all. */
const mostTold = 20;
const mostToldEver = 1000;

export class Loader {
  readonly #told = new Set<string>();
  #isFull = false;

  constructor(
    readonly workspace: Workspace,
    readonly limits: Limits,
    readonly teller: Teller,
  ) {}

  /** Reads what a folder holds; gives the files that are ours. What cannot be read is told, and no error. */
  readFolder(top: Exclusion, reading: FolderReading = {}): Promise<LocatedFile[]> {
    return this.#read(top, reading, new Map());
  }

  /**
   * The same for folders that were read before: what is found in none of them any more is forgotten, once all are read, as
   * one that lies in another may be hidden there.
   */
  async readAnew(tops: readonly Exclusion[], reading: FolderReading = {}): Promise<void> {
    const before = tops.flatMap((it) => this.workspace.filesOnDiskBelow(hrefOf(reading.from ?? it.folder)));
    const gone = new Map(before.map((it) => [it.uri, it]));
    for (const it of tops) await this.#read(it, reading, gone);
    if (!reading.signal?.aborted) this.workspace.removeFromDisk(...gone.keys());
  }

  /** Reads one file of a folder anew. What is none of ours, or passed by, is forgotten. */
  readFile(path: string, top: Exclusion): void {
    const uri = hrefOf(path);
    for (const found of walkTo(path, top, { wanted: ours, limits: this.limits })) {
      if ('why' in found) this.#tell([found]);
      if ('text' in found && isTextOfOurs(uri, found.text) && this.#take(uri, found, sizeOf([]))) return;
    }
    if (this.workspace.fileOnDisk(uri)) this.workspace.removeFromDisk(uri);
  }

  /** What is found is taken out of `stale`, which has no need of room. */
  async #read(top: Exclusion, reading: FolderReading, stale: Map<string, File>): Promise<LocatedFile[]> {
    const places: LocatedFile[] = [];
    const passedBy: { path: string; why: string }[] = [];
    let staleSize = sizeOf([...stale.values()]);
    for await (const found of walkFolder(top, { ...reading, wanted: ours, limits: this.limits })) {
      if ('why' in found) passedBy.push(found);
      else if ('end' in found) this.#tellFull(found.path, found.end);
      else {
        const uri = canonicalUri(hrefOf(found.path));
        if (!isTextOfOurs(uri, found.text)) continue;
        const known = stale.get(uri);
        if (known) staleSize = minus(staleSize, sizeOf([known]));
        if (!this.#take(uri, found, staleSize)) break;
        stale.delete(uri);
        // What belongs to another program is known, and not judged.
        if (!isOther(this.workspace.fileOnDisk(uri)!.kind)) places.push({ path: found.path, uri });
      }
    }
    this.#tell(passedBy);
    return places;
  }

  /** Puts a text into the workspace, if there is room for it beside all that is not stale. */
  #take(uri: string, { path, text, access }: FoundFile, stale: FilesSize): boolean {
    const own = this.workspace.fileOnDisk(uri);
    const others = minus(minus(this.workspace.sizeOnDisk, stale), sizeOf(own ? [own] : []));
    const { files, characters } = this.limits;
    if (others.files >= files) this.#tellFull(path, `there are more than ${files} files`);
    else if (others.characters + text.length > characters)
      this.#tellFull(path, `there are more than ${characters} characters`);
    else {
      // Read again as it was, it changes no answer.
      if (own?.text !== text || !isSameAccess(own, access)) this.workspace.setOnDisk(uri, text, undefined, access);
      return true;
    }
    return false;
  }

  #tell(passedBy: readonly { path: string; why: string }[]): void {
    const fresh = passedBy.filter((it) => !this.#told.has(it.path));
    const told = fresh.slice(0, Math.min(mostTold, mostToldEver - this.#told.size));
    for (const { path, why } of told) {
      this.#told.add(path);
      this.teller.passedBy(path, why);
    }
    if (fresh.length > told.length) this.teller.more(fresh.length - told.length);
  }

  #tellFull(path: string, why: string): void {
    if (!this.#isFull) this.teller.full(path, why);
    this.#isFull = true;
  }
}

const hrefOf = (path: string): string => pathToFileURL(path).href;

const sizeOf = (files: readonly File[]): FilesSize => ({
  files: files.length,
  characters: files.reduce((sum, it) => sum + it.text.length, 0),
});

const minus = (one: FilesSize, other: FilesSize): FilesSize => ({
  files: one.files - other.files,
  characters: one.characters - other.characters,
});
