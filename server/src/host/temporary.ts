// Folders for as long as a process needs them. Those of processes that were killed are swept away.
import { join } from 'node:path';
import { removeFolder, sweepTemporary, temporaryFolder, writeNew } from './disk';
import { holder, holderPattern, isGone } from './holder';

let swept: Promise<void> | undefined;

/** A new folder that only this user can enter. The first one of a process sweeps. */
export async function newFolder(): Promise<string> {
  await (swept ??= sweep());
  return temporaryFolder(`virtnet-${holder()}-`);
}

/** Gives the text as a file for as long as `use` takes. */
export async function withTemporaryFile<T>(name: string, text: string, use: (path: string) => Promise<T>): Promise<T> {
  const folder = await newFolder();
  try {
    const path = join(folder, name);
    await writeNew(path, text);
    return await use(path);
  } finally {
    await removeFolder(folder);
  }
}

/** Removes what processes left that could not do it themselves. */
export const sweep = (): Promise<void> =>
  sweepTemporary((name) => {
    const owner = pattern.exec(name)?.[1];
    return owner !== undefined && isGone(owner) === true;
  });

const pattern = new RegExp(`^virtnet-(${holderPattern})-\\w{6}$`);
