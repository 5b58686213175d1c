// The files of this room: XML on its way to virsh, and definitions kept for undo. Nobody else may read them.
import { mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A new folder that only this user can enter. */
export const privateFolder = (): Promise<string> => mkdtemp(join(tmpdir(), 'virtnet-'));

export const removeFolder = (folder: string): Promise<void> => rm(folder, { recursive: true, force: true });

/** Gives the text as a file for as long as `use` takes. */
export async function withTemporaryFile<T>(name: string, text: string, use: (path: string) => Promise<T>): Promise<T> {
  const folder = await privateFolder();
  try {
    const path = join(folder, name);
    await writeFile(path, text, { mode: 0o600, flag: 'wx' });
    return await use(path);
  } finally {
    await removeFolder(folder);
  }
}

/** Writes a file whole or not at all, making its folder. */
export async function writeKept(folder: string, name: string, text: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, name);
  try {
    await writeFile(`${path}.new`, text, { mode: 0o600 });
    await rename(`${path}.new`, path);
  } catch (fault) {
    await rm(`${path}.new`, { force: true });
    throw fault;
  }
}

/** Texts of the files with that ending, by name in order. A folder that is not there has none. */
export async function readKept(folder: string, ending: string): Promise<{ name: string; text: string }[]> {
  const names = await readdir(folder).catch(() => []);
  const found = names.filter((it) => it.endsWith(ending)).sort();
  return Promise.all(
    found.map(async (name) => ({ name, text: await readFile(join(folder, name), 'utf8').catch(() => '') })),
  );
}

/** Removes a kept file. One that cannot be removed does no harm: it is one undo too many. */
export const removeKept = (folder: string, name: string): Promise<void> =>
  rm(join(folder, name), { force: true }).catch(() => undefined);
