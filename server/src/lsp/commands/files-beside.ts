// The files that a conversion reads: all of the workspace, with those beside a document that stands outside of it.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Exclusion } from '../../files/exclusion';
import { readSync } from '../../files/read';
import { readBeside } from '../../load';
import { type File, folderOf, ifcfgKindOf } from '../../model/file';
import { Workspace } from '../../workspace';
import { pathOf } from '../paths';

/** `given` is the argument of the command, with the `uri` of a file of the folder. */
export async function filesBeside(given: unknown, workspace: Workspace): Promise<readonly File[]> {
  const { uri } = (given ?? {}) as { uri?: unknown };
  const path = typeof uri === 'string' ? pathOf(folderOf(uri)) : undefined;
  if (path === undefined) return workspace.files();
  const own = new Workspace();
  const isKnown = (beside: string): boolean => workspace.file(beside) !== undefined;
  await readBeside(Exclusion.of(path, { git: false, hidden: [] }), own, isKnown);
  const global = pathToFileURL(join(path, '..', 'network')).href;
  const reading = isKnown(global) || !ifcfgKindOf(global) ? undefined : readSync(join(path, '..', 'network'));
  if (reading?.ok) own.setOnDisk(global, reading.text);
  return [...workspace.files(), ...own.files()];
}
