// Finds and reads the files of a folder. The one door to the file system for documents.
import {
  closeSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { readdir, readFile as readText, realpath } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { isForbidden, whyRefused } from './refused';

/** Folders that hold no files of a person. */
const skipped = new Set(['node_modules', '.git', '.hg', '.svn', '.cache', '__pycache__']);

/** Whether a path below a folder leads through one that holds no files of a person. */
export const isPassedBy = (path: string): boolean => path.split('/').some((it) => skipped.has(it));

/** Larger files are no network definitions; they are still read when named. */
const limit = 64 * 1024 * 1024;

/** Which files of a folder are wanted, by name. */
export type Wanted = (name: string, folder: string) => boolean;

export type Reading = { readonly ok: true; readonly text: string } | { readonly ok: false; readonly why: string };

/**
 * Reads a text file; why it cannot be read, in words, when it cannot. A device may never end and a pipe never begin, so
 * only a pipe that a person named is read.
 */
export function readSync(path: string, { named = false } = {}): Reading {
  try {
    const status = statSync(path);
    if (status.isDirectory()) return { ok: false, why: 'is a folder' };
    if (!status.isFile() && !(named && status.isFIFO())) return { ok: false, why: 'is a device, not a file' };
    if (status.size > limit) return { ok: false, why: `has ${status.size} bytes, more than ${limit}` };
    return { ok: true, text: readFileSync(path, 'utf8') };
  } catch (error) {
    return { ok: false, why: isForbidden(error) ? 'may not be read' : whyRefused(error) };
  }
}

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

/** Whether a path, links followed, is a file that ends and is not too large. */
function isReadable(path: string): boolean {
  try {
    const status = statSync(path);
    return status.isFile() && status.size <= limit;
  } catch {
    return false;
  }
}

/** Whether a path is a folder; undefined when there is nothing. */
export function isFolder(path: string): boolean | undefined {
  try {
    return statSync(path).isDirectory();
  } catch {
    return undefined;
  }
}

/** Paths of the wanted files right in a folder, sorted. */
export function listSync(folder: string, wanted: Wanted): string[] {
  try {
    return readdirSync(folder)
      .filter((it) => wanted(it, folder))
      .toSorted()
      .map((it) => join(folder, it));
  } catch {
    return [];
  }
}

/** Paths of the wanted files below a folder, sorted. Links are followed once, never in a loop. */
export function findSync(folder: string, wanted: Wanted): string[] {
  const seen = new Set<string>();
  const result: string[] = [];
  const pending = [folder];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    try {
      const real = realpathSync(next);
      if (seen.has(real)) continue;
      seen.add(real);
      for (const entry of readdirSync(next, { withFileTypes: true })) {
        const path = join(next, entry.name);
        const directory = entry.isDirectory() || (entry.isSymbolicLink() && isFolder(path) === true);
        if (directory) {
          if (!skipped.has(entry.name)) pending.push(path);
        } else if (!entry.isFIFO() && !entry.isSocket() && wanted(entry.name, next)) result.push(path);
      }
    } catch {
      continue; // A folder that vanished or may not be read holds nothing for us.
    }
  }
  return result.sort();
}

/** The same without blocking: hands out each file as it is read, and stops when asked to. */
export async function scan(
  folder: string,
  wanted: Wanted,
  found: (path: string, text: string) => void,
  stopped: () => boolean = () => false,
): Promise<void> {
  const seen = new Set<string>();
  const pending = [folder];
  for (let next = pending.pop(); next !== undefined && !stopped(); next = pending.pop()) {
    const here = next;
    const real = await realpath(here).catch(() => undefined);
    if (real === undefined || seen.has(real)) continue;
    seen.add(real);
    for (const entry of await readdir(here, { withFileTypes: true }).catch(() => [])) {
      if (stopped()) return;
      const path = join(here, entry.name);
      if (entry.isDirectory() || (entry.isSymbolicLink() && isFolder(path) === true)) {
        if (!skipped.has(entry.name)) pending.push(path);
      } else if (wanted(entry.name, here) && isReadable(path)) {
        const text = await readText(path, 'utf8').catch(() => undefined);
        if (text !== undefined) found(path, text);
      }
    }
  }
}
