// What the name of a keyfile says: whether NetworkManager reads it, and what it may be a copy of. Source:
// nms-keyfile-plugin.c and nms-keyfile-utils.c of 1.42.4 (nms_keyfile_utils_check_filename…).
import { type File, folderOf } from '../file';

const extension = '.nmconnection';

/** Why NetworkManager never reads a file of that name; undefined for a name that it reads. */
export function ignoredBecause(name: string): string | undefined {
  if (name.startsWith('.')) return 'its name begins with a dot';
  if (name.endsWith('~')) return 'its name ends in ~';
  if (/\.(?:pem|der)$/i.test(name)) return 'its name is that of a certificate';
  return /\.[A-Z0-9]{6}$/i.test(name) && !name.endsWith(extension)
    ? 'its name ends like that of a temporary file'
    : undefined;
}

/** The name of the profile that a file has by its own name. */
export const nameWithoutEnding = (name: string): string =>
  name.endsWith(extension) ? name.slice(0, -extension.length) : name;

/** Whether the name ends as NetworkManager itself would end it. */
export const hasEnding = (name: string): boolean => name.endsWith(extension) && name.length > extension.length;

/** Whether the file lies where NetworkManager reads every name. */
export const isInReadFolder = ({ uri }: File): boolean =>
  /\/etc\/NetworkManager\/system-connections$/.test(folderOf(uri));

/** Whether the file lies in a folder of profiles, of this machine or of what is a host: an image, a report, a repository. */
export const isInProfileFolder = ({ uri }: File): boolean =>
  /\/(?:etc|run|usr\/lib)\/NetworkManager\/system-connections$/.test(folderOf(uri));

/** Whether the NetworkManager of this machine reads it. */
export const isOfThisMachine = ({ uri }: File): boolean =>
  /^file:\/\/\/(?:etc|run|usr\/lib)\/NetworkManager\/system-connections$/.test(folderOf(uri));

/** Whether nobody reads the file. */
export const isIgnored = (file: File): boolean => ignoredBecause(file.basename) !== undefined;

/** Whether netplan has written the file, and writes it anew. */
export const isNetplans = ({ uri, basename }: { readonly uri: string; readonly basename: string }): boolean =>
  basename.startsWith('netplan-') && /\/run\/NetworkManager\/system-connections$/.test(folderOf(uri));

/** The name that a file would have without what was put behind it: `br0.nmconnection.bak` is one of `br0.nmconnection`. */
export function copiedFrom(name: string): string | undefined {
  const end = name.indexOf(`${extension}.`);
  return end > 0 ? name.slice(0, end + extension.length) : undefined;
}
