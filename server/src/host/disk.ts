// The files of this room: XML on its way to virsh, and what is kept for undo. Nobody else may read them, and a link that
// somebody put in the way is not followed.
import { constants, existsSync, readFileSync, readlinkSync, type Stats } from 'node:fs';
import { chmod, lstat, mkdir, mkdtemp, open, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { codeOf, Refused } from '../refused';

/** Whether something is there: a file, a folder, a socket. */
export const exists = (path: string): boolean => existsSync(path);

/** The names of the folders in a folder, and of links, which may lead to one; or of the files. Undefined when it cannot be read. */
export async function entriesIn(path: string, wanted: 'folders' | 'files'): Promise<string[] | undefined> {
  const entries = await readdir(path, { withFileTypes: true }).catch(() => undefined);
  return entries
    ?.filter((it) => it.isSymbolicLink() || (wanted === 'folders' ? it.isDirectory() : it.isFile()))
    .map(({ name }) => name);
}

/** A new folder in the place for temporary ones that only this user can enter. */
export const temporaryFolder = (prefix: string): Promise<string> => mkdtemp(join(tmpdir(), prefix));

export const removeFolder = (folder: string): Promise<void> => rm(folder, { recursive: true, force: true });

/** Writes a new file that only this user can read. Rejects when there is one. */
export const writeNew = (path: string, text: string): Promise<void> =>
  writeFile(path, text, { mode: 0o600, flag: 'wx', flush: true });

/** Removes the folders there that only this user can enter and whose names are to go. What cannot be removed stays. */
export async function sweepTemporary(goes: (name: string) => boolean): Promise<void> {
  for (const name of (await namesIn(tmpdir())).filter(goes)) {
    const path = join(tmpdir(), name);
    const it = await lstat(path).catch(() => undefined);
    if (it?.isDirectory() && isOwn(it) && isPrivate(it)) await removeFolder(path).catch(() => undefined);
  }
}

/**
 * Makes a folder that only this user can enter, and closes one that others can enter. Rejects when something else is
 * there, or when it belongs to somebody else.
 */
export async function privateFolder(path: string): Promise<void> {
  await ownFolder(dirname(path));
  if (!isPrivate(await ownFolder(path))) await chmod(path, 0o700);
}

async function ownFolder(path: string): Promise<Stats> {
  await mkdir(path, { recursive: true, mode: 0o700 }).catch((fault: unknown) => {
    if (codeOf(fault) !== 'EEXIST') throw fault;
  });
  const it = await lstat(path);
  if (!it.isDirectory()) throw new Refused(`${path} is no folder`);
  if (!isOwn(it)) throw new Refused(`${path} belongs to somebody else`);
  return it;
}

/** Writes a file whole or not at all; `by` names the unfinished one. What was there under that name is replaced. */
export async function writeKept(folder: string, name: string, text: string, by: string): Promise<void> {
  const unfinished = `${name}.${by}`;
  try {
    await writeNew(join(folder, unfinished), text);
    await rename(join(folder, unfinished), join(folder, name));
  } catch (fault) {
    await removeKept(folder, unfinished);
    throw fault;
  }
}

/** The text of a file of this user; undefined for anything else that bears the name. */
export async function readKept(folder: string, name: string): Promise<string | undefined> {
  // Neither following a link nor waiting for whoever may write into a pipe.
  const flags = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);
  const file = await open(join(folder, name), flags).catch(() => undefined);
  try {
    const it = await file?.stat();
    return it?.isFile() && isOwn(it) ? await file!.readFile('utf8') : undefined;
  } catch {
    return undefined;
  } finally {
    await file?.close();
  }
}

/** Removes a kept file. One that cannot be removed does no harm: it is one undo too many. */
export const removeKept = (folder: string, name: string): Promise<void> =>
  rm(join(folder, name), { force: true }).catch(() => undefined);

/** Moves a kept file to another folder. One that cannot be moved stays where it is. */
export async function moveKept(from: string, to: string, name: string, by: string): Promise<void> {
  try {
    await rename(join(from, name), join(to, name));
  } catch (fault) {
    // Another disk. Whatever else it may be: somebody else has moved it, or it is not to be moved.
    const text = (fault as NodeJS.ErrnoException).code === 'EXDEV' ? await readKept(from, name) : undefined;
    if (text === undefined) return;
    await writeKept(to, name, text, by).then(
      () => removeKept(from, name),
      () => undefined,
    );
  }
}

/** The names in a folder, in order; none when it cannot be read. */
export const namesIn = async (folder: string): Promise<string[]> => (await readdir(folder).catch(() => [])).sort();

/** Bytes of a file and the milliseconds since it was written; undefined when it is not there. */
export async function sizeAndAge(path: string): Promise<{ size: number; age: number } | undefined> {
  const it = await lstat(path).catch(() => undefined);
  return it && { size: it.size, age: Date.now() - it.mtimeMs };
}

/** The text of a file that the system makes up, such as those in /proc; empty where there is none. */
export function systemText(path: string): string {
  try {
    return readFileSync(path, 'utf8').trimEnd();
  } catch {
    return '';
  }
}

/** Where a link leads; empty where there is none. */
export function linkOf(path: string): string {
  try {
    return readlinkSync(path);
  } catch {
    return '';
  }
}

/** Windows has neither owners nor modes here: there the user's own folders are closed to others. */
const isOwn = (it: Stats): boolean => process.getuid === undefined || it.uid === process.getuid();
const isPrivate = (it: Stats): boolean => process.getuid === undefined || (it.mode & 0o077) === 0;
