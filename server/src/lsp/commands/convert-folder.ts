// Converts all ifcfg files of a folder at once: first what would be written and what would be lost, then, once a person has
// said yes, the files. They may hold secrets, so only their owner may read them.
import type { FolderConversion } from '../protocol';
import { join } from 'node:path';
import { convertAll, type Format } from '../../convert/folder';
import { convertProfile, isProfile } from '../../convert/profile';
import type { ConvertOptions } from '../../convert/profile-builder';
import { isTeamFile } from '../../convert/team';
import { reportLines } from '../../convert/report';
import { isFolder } from '../../files/read';
import { writeSync } from '../../files/write';
import { failure, type Result, success } from '../../host/command';
import { canonicalUri, type File, folderOf } from '../../model/file';

/** Keyfiles get a folder of their own beside the ifcfg files; of nmstate there is one document. */
const folderFor = (path: string, to: Format): string => (to === 'keyfile' ? join(path, 'system-connections') : path);

/** `path` is that of the folder of `uri`. Writes only what is `confirmed`, and over files only when `overwrite` says so. */
export function convertFolder(given: unknown, all: readonly File[], pathOf: (uri: string) => string | undefined) {
  const {
    uri,
    to = 'keyfile',
    confirmed,
    overwrite,
    takeOver,
    teamsToBonds,
  } = (given ?? {}) as Readonly<Record<string, unknown>>;
  if (typeof uri !== 'string' || (to !== 'keyfile' && to !== 'nmstate'))
    return failure('failed', 'the command needs the uri of an ifcfg file, and keyfile or nmstate as "to"');
  const path = pathOf(folderOf(uri));
  if (path === undefined) return failure('failed', `${uri} is not on a disk, so nothing can be written beside it`);
  const profiles = all.filter((it) => folderOf(it.uri) === folderOf(canonicalUri(uri)) && isProfile(it, all));
  if (profiles.length === 0) return failure('failed', `there is no profile in ${path}`);
  const ways = { takeOver: takeOver === true, teamsToBonds: teamsToBonds === true };
  const converted = (more: ConvertOptions = {}) =>
    convertAll(
      profiles.map((it) => convertProfile(it, all, { ...ways, ...more })),
      to,
    );
  const { texts, entries, left } = converted();
  const folder = folderFor(path, to);
  const plan: FolderConversion = {
    folder,
    files: [...texts.keys()].map((name) => ({ name, exists: isFolder(join(folder, name)) !== undefined })),
    left: left.map((it) => `${it.file} is left out: ${it.why}`),
    report: reportLines(entries),
    wholeReport: reportLines(entries, { kept: true }),
    ways: [
      ...(!ways.takeOver && converted({ takeOver: true }).left.length < left.length ? (['takeOver'] as const) : []),
      ...(!ways.teamsToBonds && profiles.some(isTeamFile) ? (['teamsToBonds'] as const) : []),
    ],
    written: false,
  };
  return confirmed === true ? write(plan, texts, overwrite === true) : success(plan);
}

function write(plan: FolderConversion, texts: ReadonlyMap<string, string>, over: boolean): Result<FolderConversion> {
  const standing = plan.files.filter((it) => it.exists).map((it) => it.name);
  // All or nothing: half of a folder would be mistaken for the whole.
  if (standing.length > 0 && !over)
    return failure('failed', `${standing.join(', ')} ${standing.length > 1 ? 'exist' : 'exists'} already`);
  for (const [name, text] of texts) {
    const path = join(plan.folder, name);
    const why = writeSync(path, text, { mode: 0o600, over });
    if (why !== undefined) return failure('failed', `${path} ${why}`);
  }
  return success({ ...plan, written: true });
}
