// Lines as of a .gitignore: what they say of paths.
import ignore, { type Ignore } from 'ignore';
import { partsOf } from './paths';

/** The lines of one .gitignore, about all below its folder. */
export class IgnoreLines {
  readonly #files: Ignore;
  readonly #folders: Ignore;

  constructor(
    readonly folder: string,
    lines: readonly string[],
  ) {
    const fast = lines.filter(isFast);
    const make = (them: readonly string[]): Ignore => ignore({ ignoreCase }).add([...them, neverParents]);
    this.#files = make(fast);
    // A folder is asked about without a slash behind it, as if it were a file.
    this.#folders = make(fast.map((it) => it.replace(/\/ *$/, '')));
  }

  /** What the last line that fits says of a path; undefined when none fits. Folders that it lies in are not asked about. */
  say(path: string, kind: 'file' | 'folder'): 'ignored' | 'kept' | undefined {
    const { ignored, unignored } = (kind === 'file' ? this.#files : this.#folders).test(
      partsOf(this.folder, path).join('/'),
    );
    return ignored ? 'ignored' : unignored ? 'kept' : undefined;
  }
}

/**
 * The library takes what lies in an ignored folder for ignored. But the .gitignore in between may have taken the folder
 * back, and one that nothing took back is not looked into: so no folder is ignored for it.
 */
const neverParents = '!*/';

/** Of a line with several `**` the time grows with a power of the depth of a path. */
const isFast = (line: string): boolean => line.split('**/').length <= 3;

/** As git has it where it was not told otherwise. */
const ignoreCase = process.platform === 'win32' || process.platform === 'darwin';
