// What is passed by in a folder that is read: folders that hold nothing of a person, what .gitignore files name, and what
// the editor hides.
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { IgnoreLines } from './ignore-lines';
import { largestIgnoreFile, mostIgnoreLines } from './limits';
import { partsOf } from './paths';
import { isLink, readSync } from './read';

export interface ExclusionOptions {
  /** Whether .gitignore files hold. */
  readonly git: boolean;
  /** Globs as in the setting `files.exclude` of VS Code: they are about paths below the folder that is read. */
  readonly hidden: readonly string[];
  /** What somebody else passes by. */
  readonly also?: (path: string, kind: 'file' | 'folder') => boolean;
}

/** Folders that hold no files of a person. */
const empty = new Set(['node_modules', '.git', '.hg', '.svn', '.cache', '__pycache__']);

/** Folders in which the kernel shows things as files. */
const kernel = new Set(['/proc', '/sys', '/dev']);

/** What is passed by right in one folder. */
export class Exclusion {
  private constructor(
    readonly folder: string,
    private readonly excluding: ExclusionOptions,
    /** Rules that hold here, those of the nearest .gitignore first. */
    private readonly git: readonly IgnoreLines[],
    private readonly hidden: IgnoreLines,
    /** Lines that .gitignore files may have yet. */
    private readonly left: { lines: number },
  ) {}

  /**
   * Of a folder that is read. The .gitignore files above it hold, up to the root of its repository, unless they pass it by
   * itself: somebody has named it all the same.
   */
  static of(root: string, excluding: ExclusionOptions): Exclusion {
    const hidden = new IgnoreLines(root, excluding.hidden.flatMap(linesOfGlob));
    const start = (folder: string) =>
      new Exclusion(folder, excluding, [], hidden, { lines: mostIgnoreLines }).withOwnRules();
    const top = excluding.git ? repositoryOf(root) : root;
    let here = start(top);
    for (const name of partsOf(top, root)) {
      if (here.isIgnored(name, 'folder')) return start(root);
      here = here.below(name);
    }
    return here;
  }

  /** Of a folder in this one. */
  below(name: string): Exclusion {
    const folder = join(this.folder, name);
    // Another repository keeps its own rules.
    const git = this.git.length > 0 && existsSync(join(folder, '.git')) ? [] : this.git;
    return new Exclusion(folder, this.excluding, git, this.hidden, this.left).withOwnRules();
  }

  /** Of a folder at the end of a path from this one; undefined when the path leads through a link, or what is passed by. */
  at(path: readonly string[]): Exclusion | undefined {
    const [name, ...others] = path;
    if (name === undefined) return this;
    const isPassedBy = this.excludes(name, 'folder') || isLink(join(this.folder, name));
    return isPassedBy ? undefined : this.below(name).at(others);
  }

  /** Whether something right in this folder is passed by. */
  excludes(name: string, kind: 'file' | 'folder'): boolean {
    const path = join(this.folder, name);
    if (kind === 'folder' && (empty.has(name) || kernel.has(path))) return true;
    return (
      this.hidden.say(path, kind) === 'ignored' ||
      this.isIgnored(name, kind) ||
      this.excluding.also?.(path, kind) === true
    );
  }

  private isIgnored(name: string, kind: 'file' | 'folder'): boolean {
    const path = join(this.folder, name);
    for (const rules of this.git) {
      const said = rules.say(path, kind);
      if (said !== undefined) return said === 'ignored';
    }
    return false;
  }

  private withOwnRules(): Exclusion {
    if (!this.excluding.git) return this;
    const path = join(this.folder, '.gitignore');
    const reading = readSync(path, { most: largestIgnoreFile });
    // As for git, a link is no .gitignore.
    if (!reading.ok || isLink(path)) return this;
    const lines = reading.text.replace(/^\ufeff/, '').split(/\r?\n/);
    this.left.lines -= lines.length;
    if (this.left.lines < 0) return this;
    const git = [new IgnoreLines(this.folder, lines), ...this.git];
    return new Exclusion(this.folder, this.excluding, git, this.hidden, this.left);
  }
}

/** The root of the repository that a folder lies in; the folder itself when it lies in none. */
export function repositoryOf(folder: string): string {
  for (let it = folder; ; it = dirname(it)) {
    if (existsSync(join(it, '.git'))) return it;
    if (dirname(it) === it) return folder;
  }
}

/** Lines of a .gitignore that say what a glob of VS Code says, which has alternatives and is about the whole path. */
function linesOfGlob(glob: string): string[] {
  const lines: string[] = [];
  const pending = [glob];
  for (let it = pending.pop(); it !== undefined && lines.length < mostAlternatives; it = pending.pop()) {
    const [group, inner] = /\{([^{}]*)\}/.exec(it) ?? [];
    if (group === undefined || inner === undefined) lines.push(`/${it.replace(/^\//, '').replace(/[\\ ]/g, '\\$&')}`);
    else for (const one of inner.split(',')) pending.push(it.replace(group, () => one));
  }
  return lines;
}

/** More alternatives than a person writes; each group of them multiplies their number. */
const mostAlternatives = 200;
