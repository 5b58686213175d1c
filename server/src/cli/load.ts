// Which files a command is about: those that are named, those below the folders that are named, and what belongs to them.
import { dirname, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { findSync, isFolder, readSync } from '../files';
import { type DocumentKind, ifcfgKindOf, mayBeOurs } from '../model/file';
import { kindOf, type Workspace } from '../workspace';
import type { Output } from './output';

/** Reads all files into the workspace. Beside a named ifcfg file those of its folder are read too: they are one host. */
export function load(
  paths: readonly string[],
  workspace: Workspace,
  output: Output,
): { files: { path: string; uri: string }[]; failed: boolean } {
  const files: { path: string; uri: string }[] = [];
  const known = new Set<string>();
  let failed = false;
  const add = (path: string, named: boolean): void => {
    const uri = pathToFileURL(resolve(path)).href;
    if (known.has(uri)) return;
    known.add(uri);
    const reading = readSync(path, { named });
    if (!reading.ok) {
      output.complain(`virtnet: ${path} ${reading.why}`);
      failed = true;
      return;
    }
    const kind = kindOfNamed(uri, reading.text, named);
    if (kind === undefined) {
      if (named)
        output.complain(`virtnet: ${path} is neither XML nor a file of /etc/sysconfig/network-scripts by its name`);
      failed ||= named;
      return;
    }
    workspace.setOnDisk(uri, reading.text, kind);
    files.push({ path, uri });
  };
  for (const path of paths) {
    if (isFolder(path)) for (const it of findSync(path, mayBeOurs)) add(it, false);
    else add(path, true);
  }
  for (const folder of new Set(files.filter((it) => ifcfgKindOf(it.uri)).map((it) => dirname(it.path)))) {
    for (const it of findSync(folder, mayBeOurs)) {
      const uri = pathToFileURL(resolve(it)).href;
      if (known.has(uri) || dirname(it) !== folder || !ifcfgKindOf(uri)) continue;
      const reading = readSync(it);
      if (reading.ok) workspace.setOnDisk(uri, reading.text);
    }
  }
  return { files, failed };
}

/** A named file is taken as XML when it looks like it, whatever its root: the answer is then what is wrong with it. */
function kindOfNamed(uri: string, text: string, named: boolean): DocumentKind | undefined {
  const kind = kindOf(uri, text);
  if (kind !== undefined && kind !== 'blank') return kind;
  return named && (/\.xml$/i.test(uri) || text.trimStart().startsWith('<')) ? 'network' : undefined;
}

/** /etc/sysconfig/network says things of all profiles. */
export function readGlobal(path: string, workspace: Workspace): void {
  const uri = pathToFileURL(resolve(path)).href;
  if (ifcfgKindOf(uri) !== 'sysconfig' || workspace.file(uri)) return;
  const reading = readSync(path);
  if (reading.ok) workspace.setOnDisk(uri, reading.text);
}
