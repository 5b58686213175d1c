// Paths of folders and of what lies in them.
import { relative, sep } from 'node:path';

/** The names on the way from a folder to what lies below it. */
export const partsOf = (folder: string, path: string): string[] => relative(folder, path).split(sep).filter(Boolean);

/** Whether a path is a folder or lies in it. */
export const isWithin = (path: string, folder: string): boolean =>
  path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep);
