// Walks a folder: each file that may be ours, with its text, or why it is passed by. Breadth first and by name, so that what
// a limit leaves out is the deepest, and the same every time.
import type { Dirent } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import { basename, dirname, join, relative } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Exclusion } from './exclusion';
import type { Limits } from './limits';
import { isWithin, partsOf } from './paths';
import { type FileAccess, missing, otherThanFile, readSync, whyUnread } from './read';

/** Which files may be ours: by name, then by how the text begins. */
export interface FileFilter {
  name(name: string, folder: string): boolean;
  start(path: string, text: string): boolean;
}

export interface Walking {
  readonly wanted: FileFilter;
  readonly limits: Limits;
  /** The folder where the walk starts; that of `top`, unless given. */
  readonly from?: string;
  readonly signal?: AbortSignal;
}

/** A file with its text. */
export interface FoundFile {
  readonly path: string;
  readonly text: string;
  readonly access?: FileAccess | undefined;
}

/** A file with its text; one that is passed by, and why; or what is not reached, and why the walk ends before it. */
export type WalkEntry =
  FoundFile | { readonly path: string; readonly why: string } | { readonly path: string; readonly end: string };

/**
 * Gives what is found in the folder of `top` and below. What cannot be read is no error. Links out of the folder are not
 * followed, nor are those to another place in it, which is read itself; a link to a file that is not read for its name, or
 * is excluded, stands for it, once. Nothing else has to wait for it longer than for one file.
 */
export async function* walkFolder(top: Exclusion, walking: Walking): AsyncGenerator<WalkEntry> {
  const { limits, signal, from = top.folder } = walking;
  const links: string[] = [];
  const turn = new Turn();
  const start = top.at(partsOf(top.folder, from));
  let level: (() => Exclusion)[] = start ? [() => start] : [];
  let names = 0;
  for (let depth = 1; level.length > 0; depth++) {
    const below: typeof level = [];
    for (const exclusion of level) {
      const here = exclusion();
      const entries = await entriesOf(here.folder);
      if (typeof entries === 'string') {
        yield* passBy(here.folder, entries);
        continue;
      }
      names += entries.length;
      if (names > limits.names) {
        yield { path: here.folder, end: `there are more than ${limits.names} names` };
        return;
      }
      for (const entry of sorted(entries, here, walking.wanted)) {
        if (turn.isOver) await turn.next();
        if (signal?.aborted) return;
        const path = join(here.folder, entry.name);
        if (entry.isSymbolicLink()) links.push(path);
        else if (!entry.isDirectory()) yield* fileAt(path, walking, otherThanFile(entry));
        else if (depth < limits.depth) below.push(() => here.below(entry.name));
        else yield* passBy(path, `lies deeper than ${limits.depth} folders`);
      }
    }
    level = below;
  }
  if (links.length > 0) yield* throughLinks(links, top, walking);
}

/** Whether a walk comes to a file by itself. */
export function comesTo(path: string, top: Exclusion, wanted: FileFilter): boolean {
  const name = basename(path);
  if (!wanted.name(name, dirname(path))) return false;
  const here = top.at(partsOf(top.folder, dirname(path)));
  return here !== undefined && !here.excludes(name, 'file');
}

/** Gives what a walk gives for one file that is no link. */
export function* walkTo(path: string, top: Exclusion, walking: Walking): Generator<WalkEntry> {
  if (comesTo(path, top, walking.wanted)) yield* fileAt(path, walking, undefined);
}

/** What stands in a folder; in words why that cannot be told. */
const entriesOf = (folder: string): Promise<Dirent[] | string> =>
  readdir(folder, { withFileTypes: true }).catch(whyUnread);

/** Folders, links and files that may be ours, without those that are excluded. */
const sorted = (entries: readonly Dirent[], here: Exclusion, wanted: FileFilter): Dirent[] =>
  entries
    .filter((it) =>
      it.isDirectory()
        ? !here.excludes(it.name, 'folder')
        : (it.isSymbolicLink() || wanted.name(it.name, here.folder)) && !here.excludes(it.name, 'file'),
    )
    .sort((one, other) => (one.name < other.name ? -1 : 1));

function* fileAt(path: string, { wanted, limits }: Walking, other: string | undefined): Generator<WalkEntry> {
  if (other !== undefined) {
    yield* passBy(path, other);
    return;
  }
  const reading = readSync(path, { most: limits.file, goesOn: (start) => wanted.start(path, start) });
  if (reading.ok) yield { path, text: reading.text, access: reading.access };
  else yield* passBy(path, reading.why);
}

/** What has vanished meanwhile needs no word. A name that is not UTF-8 comes with another character in its place. */
function* passBy(path: string, why: string): Generator<WalkEntry> {
  if (why !== missing) yield { path, why };
  else if (basename(path).includes('\ufffd')) yield { path, why: 'has a name that is not UTF-8' };
}

async function* throughLinks(links: readonly string[], top: Exclusion, walking: Walking): AsyncGenerator<WalkEntry> {
  const { wanted, signal } = walking;
  const root = await realpath(top.folder);
  const seen = new Set<string>();
  for (const path of links) {
    if (signal?.aborted) return;
    const isWanted = wanted.name(basename(path), dirname(path));
    try {
      const real = await realpath(path);
      const status = await stat(real);
      if (!isWithin(real, root)) {
        if (isWanted || status.isDirectory()) yield { path, why: 'is a link out of the folder' };
      } else if (
        isWanted &&
        !status.isDirectory() &&
        !seen.has(real) &&
        !comesTo(join(top.folder, relative(root, real)), top, wanted)
      ) {
        seen.add(real);
        yield* fileAt(path, walking, otherThanFile(status));
      }
    } catch (error) {
      const why = whyUnread(error);
      if (isWanted) yield { path, why: why === missing ? 'is a link to nothing' : why };
    }
  }
}

/** A few milliseconds of work, between two chances for others to do theirs. */
export class Turn {
  #end = performance.now() + mostOfTurn;

  get isOver(): boolean {
    return performance.now() > this.#end;
  }

  async next(): Promise<void> {
    await nextTurn();
    this.#end = performance.now() + mostOfTurn;
  }
}

const mostOfTurn = 8;
