// Paths of folders and of what lies in them.
import { relative, resolve, sep } from 'node:path';

/** The names on the way from a folder to what lies below it. */
export const partsOf = (folder: string, path: string): string[] => relative(folder, path).split(sep).filter(Boolean);

/** Whether a path is a folder or lies in it. */
export const isWithin = (path: string, folder: string): boolean =>
  path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep);

/** A path as programs write it that know a folder: from there on with slashes, or whole when it lies elsewhere. */
export function relativeTo(folder: string, path: string): string {
  const whole = resolve(path);
  return isWithin(whole, folder) ? partsOf(folder, whole).join('/') : whole;
}
