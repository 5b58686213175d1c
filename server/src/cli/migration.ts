// `virtnet check --report`: what breaks for the ifcfg files of each folder on a newer release.
import { dirname, join } from 'node:path';
import { filesBesideIn, migrationLines, migrationOf } from '../convert/migration';
import type { CheckOptions } from '../features/problems';
import { type File, folderOf, ifcfgKindOf } from '../model/file';
import { keyfileJudgeFor } from '../lsp/keyfile-judge';
import { hrefOf, type Loaded, readGlobal } from './load';
import type { Output } from './output';
import type { Workspace } from '../workspace';

/** Folders of ifcfg files. `sysconfig/network` belongs to those below it, and is one of its own where there are none. */
function foldersOfHosts(files: Loaded['files']): string[] {
  const isGlobal = (path: string): boolean => ifcfgKindOf(hrefOf(path)) === 'sysconfig';
  const folders = new Set(files.flatMap(({ path }) => (isGlobal(path) ? [] : [dirname(path)])));
  const lone = files
    .filter(({ path }) => isGlobal(path) && ![...folders].some((it) => dirname(it) === dirname(path)))
    .map(({ path }) => dirname(path));
  return [...new Set([...folders, ...lone])].sort();
}

/** Prints a report for each folder with ifcfg files; 1 where something breaks. */
export function reportMigration(
  { files }: Loaded,
  workspace: Workspace,
  release: number,
  judgingOf: (file: File) => CheckOptions,
  output: Output,
): number {
  let breaks = false;
  let isFirst = true;
  for (const folder of foldersOfHosts(files)) {
    readGlobal(join(folder, '..', 'network'), workspace);
    const own = filesBesideIn(folderOf(hrefOf(join(folder, 'ifcfg-x'))), workspace.files());
    const migration = migrationOf(own, release, keyfileJudgeFor(judgingOf(own[0]!)));
    if (migration.count === 0) continue;
    breaks ||= release >= 10 || migration.parts.length > 1;
    for (const it of [...(isFirst ? [] : ['']), ...migrationLines(migration, folder)]) output.line(it);
    isFirst = false;
  }
  if (isFirst) output.line(`Nothing breaks on release ${release}: there is no ifcfg file among these`);
  return breaks ? 1 : 0;
}
