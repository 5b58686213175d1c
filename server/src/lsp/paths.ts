// Documents by their paths.
import { fileURLToPath } from 'node:url';
import { isApart } from '../model/file';

/** The path of a file on this host; undefined for the file of another host, and for what is no file. */
export function pathOf(uri: string): string | undefined {
  try {
    return uri.startsWith('file:') && !isApart(uri) ? fileURLToPath(uri) : undefined;
  } catch {
    return undefined;
  }
}
