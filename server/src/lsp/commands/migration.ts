// Tells what breaks for the ifcfg files of a folder on a newer release.
import { breakingReleases, filesBesideIn, migrationLines, migrationOf } from '../../convert/migration';
import type { CheckOptions } from '../../features/problems';
import { failure, type Result, success } from '../../host/command';
import { canonicalUri, type File, folderOf } from '../../model/file';
import { visible } from '../../visible';
import { keyfileJudgeFor } from '../keyfile-judge';

/** `all` are the files of the workspace, and those beside the document that `given` names. */
export function migrationReport(
  given: unknown,
  all: readonly File[],
  judging: CheckOptions,
  pathOf: (uri: string) => string | undefined,
): Result<readonly string[]> {
  const { uri, release = 10 } = (given ?? {}) as Readonly<Record<string, unknown>>;
  if (typeof uri !== 'string' || !breakingReleases.includes(release as number))
    return failure(
      'failed',
      `the command needs the uri of an ifcfg file, and ${breakingReleases.join(' or ')} as "release"`,
    );
  const folder = folderOf(canonicalUri(uri));
  const files = filesBesideIn(folder, all);
  const target = { ...judging.target, release: release as number };
  const migration = migrationOf(files, target.release, keyfileJudgeFor({ ...judging, target, isolated: false }));
  return success(migrationLines(migration, pathOf(folder) ?? folder).map(visible));
}
