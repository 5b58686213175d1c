// Which virtnet.json judges a file: the nearest one, upwards from the file to the root of its repository. It alone: of the
// others, and of the settings of an editor, nothing is taken, so that all who look at the file say the same.
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { IgnoreLines } from '../files/ignore-lines';
import { largestIgnoreFile } from '../files/limits';
import { isFolder, isLink, missing, readSync } from '../files/read';
import { canonicalUri } from '../model/file';
import { nothingBut, readRulesFile, type RulesFile } from './rules-file';
import { rulesFileName } from './rules-file-name';

/** A rules file in its folder. */
export interface PlacedRulesFile extends RulesFile {
  readonly path: string;
  readonly text: string;
  /** Uris of the folders that are one host each, in which a `*` stands for any name. */
  readonly hosts: readonly string[];
  readonly excluded: IgnoreLines;
}

export class RulesFiles {
  /** The file right in each folder that was looked at, and the one that judges what stands there. */
  readonly #own = new Map<string, PlacedRulesFile | undefined>();
  readonly #nearest = new Map<string, PlacedRulesFile | undefined>();

  /** The one that judges what stands in a folder. */
  nearest(folder: string): PlacedRulesFile | undefined {
    if (!this.#nearest.has(folder)) this.#nearest.set(folder, this.#find(folder));
    return this.#nearest.get(folder);
  }

  #find(folder: string): PlacedRulesFile | undefined {
    const own = readIn(folder);
    this.#own.set(folder, own);
    const isTop = dirname(folder) === folder || isFolder(join(folder, '.git')) !== undefined;
    return own ?? (isTop ? undefined : this.nearest(dirname(folder)));
  }

  /** Whether a file or folder, or one that it lies in, is not judged. */
  excludes(path: string, kind: 'file' | 'folder' = 'file'): boolean {
    const rules = this.nearest(dirname(path));
    if (!rules || rules.exclude.length === 0) return false;
    const top = dirname(rules.path);
    for (let [it, what] = [path, kind]; it !== top; [it, what] = [dirname(it), 'folder'])
      if (rules.excluded.say(it, what) === 'ignored') return true;
    return false;
  }

  /** All that were come upon. */
  found(): PlacedRulesFile[] {
    return [...this.#own.values()].filter((it) => it !== undefined);
  }

  /** Whether one has come, gone or changed since it was looked at. */
  get areOld(): boolean {
    return [...this.#own].some(([folder, it]) => textOf(readIn(folder)) !== textOf(it));
  }

  /** Looks at all of them anew. */
  forget(): void {
    this.#own.clear();
    this.#nearest.clear();
  }
}

const textOf = (it: PlacedRulesFile | undefined): string | undefined => it?.text;

function readIn(folder: string): PlacedRulesFile | undefined {
  const path = join(folder, rulesFileName);
  const reading = isLink(path) ? aLink : readSync(path, { most: largestIgnoreFile });
  if (!reading.ok && reading.why === missing) return undefined;
  const text = reading.ok ? reading.text : '';
  const rules = reading.ok
    ? readRulesFile(text)
    : nothingBut({ span: { start: 0, end: 0 }, severity: 'error', message: `it ${reading.why}, and says nothing` });
  return {
    ...{ ...rules, path, text },
    hosts: (rules.judging.hosts ?? []).map((it) => canonicalUri(pathToFileURL(resolve(folder, it)).href)),
    excluded: new IgnoreLines(folder, rules.exclude),
  };
}

/** What it leads to may be any file of this machine, and faults show pieces of it. */
const aLink = { ok: false, why: 'is a link' } as const;
