// What a change of names or addresses looks at, and which files it may touch.
import { basenameOf, type File, isApart } from '../../model/file';
import { isNetplans } from '../../model/keyfile/names';
import type { FileEdits } from '../../fixes/fix';
import type { WorkspaceFacts } from '../../model/workspace-facts';

/** All that a renaming looks at. */
export interface RenameContext {
  readonly file: File;
  /** All files of the workspace. */
  readonly files: readonly File[];
  readonly workspace: WorkspaceFacts;
}

/** The edits of all files, or why they cannot be made. */
export type Renamed =
  | { readonly ok: true; readonly title: string; readonly changes: readonly FileEdits[] }
  | { readonly ok: false; readonly why: string };

/** What is known of the host of a file. */
export const siteOf = ({ file, workspace }: RenameContext): WorkspaceFacts =>
  isApart(file.uri) ? workspace : workspace.ofSite(file.host.site);

/** The files of the host of a file, as far as it is known which these are: nothing else is touched. */
export function filesOfHost({ file, files }: RenameContext): readonly File[] {
  if (isApart(file.uri)) return [file];
  // What netplan writes follows its own files.
  const all = files.filter((it) => it.host.site === file.host.site && !(it.kind === 'keyfile' && isNetplans(it)));
  return all.some((it) => it.uri === file.uri) ? all : [file, ...all];
}

/** What libvirtd of this machine writes. */
export const isLibvirtds = (uri: string): boolean => /^file:\/\/\/etc\/libvirt\/(?:qemu|nwfilter)\//.test(uri);

/** Why such a file is not edited. */
export const ownedWords = (uri: string): string =>
  `${basenameOf(uri)} is written by libvirtd itself, which does not look at the file: edit it on the host`;
