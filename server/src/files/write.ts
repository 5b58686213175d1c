// Writes files. Nothing is overwritten unless it is asked for, and no half of a file is left.
import {
  accessSync,
  closeSync,
  constants,
  fchmodSync,
  fchownSync,
  fsyncSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  type Stats,
  writeFileSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { isForbidden, whyRefused } from '../refused';
import { isFolder } from './read';

/** Why a new file cannot be written, in words; undefined when it is. Nothing is overwritten unless `over` says so. */
export function writeSync(path: string, text: string, options: { mode: number; over: boolean }): string | undefined {
  try {
    mkdirSync(dirname(path), { recursive: true });
    // Written aside and put in place at once, so that the old file or the new one stands there, each with its mode.
    const aside = options.over ? `${path}.${process.pid}.new` : path;
    const file = openSync(aside, 'wx', options.mode);
    try {
      writeFileSync(file, text);
      if (options.over) renameSync(aside, path);
    } catch (error) {
      // See "leaves no half of a file where the disk is full".
      rmSync(aside, { force: true });
      throw error;
    } finally {
      closeSync(file);
    }
    return undefined;
  } catch (error) {
    if (isForbidden(error)) return 'may not be written';
    // Of a folder that cannot be made, because a file bears its name, the system says that it exists.
    return isFolder(dirname(path)) === false ? whyRefused({ code: 'ENOTDIR' }) : whyRefused(error);
  }
}

/**
 * Why a file cannot be given another text in place of the one that was read from it, in words; undefined when it has it. A
 * link goes on leading to it, and owner and mode stay. It is changed at once or not at all, unless it has other names or
 * another owner, who would be left with the old one.
 */
export function rewriteSync(path: string, before: string, after: string): string | undefined {
  try {
    const real = realpathSync(path);
    // Whoever may write the folder could put another file in the place of one that may not be written.
    accessSync(real, constants.W_OK);
    const bytes = readFileSync(real);
    if (!bytes.equals(Buffer.from(before)))
      return bytes.toString('utf8') === before ? 'is not UTF-8' : 'has changed meanwhile';
    const status = statSync(real);
    if (status.nlink > 1 || !replace(real, after, status)) writeInPlace(real, after);
    return undefined;
  } catch (error) {
    return isForbidden(error) ? 'may not be written' : whyRefused(error);
  }
}

/** Writes aside and puts that in place; false where owner and mode could not be kept. */
function replace(path: string, text: string, { mode, uid, gid }: Stats): boolean {
  const aside = `${path}.${process.pid}.new`;
  const file = openSync(aside, 'wx', 0o600);
  try {
    writeFileSync(file, text);
    const made = statSync(aside);
    if (made.uid !== uid || made.gid !== gid) fchownSync(file, uid, gid);
    fchmodSync(file, mode & 0o7777);
    fsyncSync(file);
    renameSync(aside, path);
    return true;
  } catch (error) {
    rmSync(aside, { force: true });
    if ((error as NodeJS.ErrnoException).code === 'EPERM') return false;
    throw error;
  } finally {
    closeSync(file);
  }
}

function writeInPlace(path: string, text: string): void {
  const file = openSync(path, 'r+');
  try {
    writeFileSync(file, text);
    ftruncateSync(file, Buffer.byteLength(text));
  } finally {
    closeSync(file);
  }
}
