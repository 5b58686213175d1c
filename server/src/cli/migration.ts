// `virtnet check --report`: what breaks for the ifcfg files of each folder on a newer release.
import { dirname } from 'node:path';
import { migrationLines, migrationOf } from '../convert/migration';
import type { CheckOptions } from '../features/problems';
import type { File } from '../model/file';
import { keyfileJudgeFor } from '../lsp/keyfile-judge';
import type { Loaded } from './load';
import type { Output } from './output';
import type { Workspace } from '../workspace';

/** Prints a report for each folder with ifcfg files; 1 where something breaks. */
export function reportMigration(
  { files }: Loaded,
  workspace: Workspace,
  release: number,
  judgingOf: (file: File) => CheckOptions,
  output: Output,
): number {
  const folders = [...new Set(files.map((it) => dirname(it.path)))].sort();
  let breaks = false;
  let isFirst = true;
  for (const folder of folders) {
    const own = files.filter((it) => dirname(it.path) === folder).map((it) => workspace.file(it.uri)!);
    const migration = migrationOf(own, release, keyfileJudgeFor(judgingOf(own[0]!)));
    if (migration.count === 0) continue;
    breaks ||= release >= 10 || migration.parts.length > 1;
    for (const it of [...(isFirst ? [] : ['']), ...migrationLines(migration, folder)]) output.line(it);
    isFirst = false;
  }
  if (isFirst) output.line(`Nothing breaks on release ${release}: there is no ifcfg file among these`);
  return breaks ? 1 : 0;
}
