// Writes new files. Nothing is overwritten unless it is asked for, and no half of a file is left.
import { closeSync, mkdirSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs';
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
