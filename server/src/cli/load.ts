// Which files a command is about: those that are named, those below the folders that are named, and what belongs to them.
import { dirname, join, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { hiddenIn } from '../files/editor-settings';
import { Exclusion } from '../files/exclusion';
import { inFolder } from '../files/limits';
import { type FileAccess, isFolder, missing, readStream, readSync } from '../files/read';
import { rulesFileName } from '../judging/rules-file-name';
import type { RulesFiles } from '../judging/rules-files';
import { isTextOfOurs, Loader, readBeside } from '../load';
import { canonicalUri, type DocumentKind, filledName, ifcfgKindOf, namedKindOf } from '../model/file';
import { foreignBecause } from '../model/network/foreign';
import { rootNameOf } from '../syntax/xml/parse';
import type { Workspace } from '../workspace';
import { documentKindOf, isOtherText } from '../model/document-kind';
import type { Output } from './output';

export interface Loaded {
  /** Files that the command is about, with their paths as a person reads them. */
  readonly files: readonly { readonly path: string; readonly uri: string }[];
  /** Something that was named cannot be read. */
  readonly failed: boolean;
}

interface Loading {
  readonly ignore: boolean;
  readonly inputName?: string | undefined;
  /** Named files that are none of ours are passed by, too. */
  readonly skipOthers?: boolean;
  /** What they exclude is passed by in folders, and named where it is named. */
  readonly rulesFiles?: RulesFiles | undefined;
}

/** The path that means standard input. */
export const standardInput = '-';

/** The name of a text that nobody named. */
const nameless = 'stdin.xml';

/**
 * Reads all files into the workspace. Beside a named ifcfg file those of its folder are read too: they are one host. With
 * `ignore` what .gitignore files name and what the settings of VS Code hide is passed by, unless it is named. Standard
 * input is taken for the file `inputName`, whatever stands there.
 */
export async function load(
  paths: readonly string[],
  workspace: Workspace,
  output: Output,
  { ignore, inputName, skipOthers = false, rulesFiles }: Loading,
): Promise<Loaded> {
  /** Uri → path. */
  const files = new Map<string, string>();
  const besides = new Set<string>();
  let failed = false;
  const exclusionOf = (folder: string): Exclusion =>
    Exclusion.of(folder, {
      ...{ git: ignore, hidden: ignore ? hiddenIn(folder) : [] },
      also: (path, kind) => rulesFiles?.excludes(path, kind) === true,
    });
  const fail = (line: string): void => {
    output.complain(`virtnet: ${line}`);
    failed = true;
  };
  const addFile = (path: string): void => {
    const uri = hrefOf(path);
    if (files.has(uri)) return;
    const reading = readSync(path, { named: true });
    if (reading.ok) addText(path, uri, reading.text, reading.access);
    else fail(`${path} ${reasonFor(path, reading.why)}`);
  };
  const addText = (path: string, uri: string, text: string, access?: FileAccess): void => {
    if (skipOthers && !isTextOfOurs(uri, text)) return;
    const foreign = foreignNamed(uri, text);
    if (foreign !== undefined) return output.complain(`virtnet: ${path} is not a libvirt network: ${foreign}`);
    const kind = kindOfNamed(uri, text);
    if (kind === undefined)
      return fail(`${path} is neither XML nor a file of /etc/sysconfig/network-scripts by its name`);
    if (rulesFiles?.excludes(fileURLToPath(uri)))
      output.complain(`virtnet: ${path} is not judged: ${rulesFileName} excludes it`);
    workspace.setOnDisk(uri, text, kind, access);
    files.set(uri, path);
    if (namedKindOf(uri)) besides.add(dirname(fileURLToPath(uri)));
  };
  const addInput = async (): Promise<void> => {
    const reading = await readStream(output.streams.input ?? Readable.from([]));
    if (!reading.ok) return fail(`standard input ${reading.why}`);
    addText(inputName ?? standardInput, hrefOf(inputName ?? nameless), reading.text);
  };
  const addFolder = async (folder: string): Promise<void> => {
    const top = exclusionOf(resolve(folder));
    const shown = (path: string): string => join(folder, path.slice(top.folder.length));
    const loader = new Loader(workspace, inFolder, {
      passedBy: (path, why) =>
        path === top.folder
          ? fail(`${folder} ${why}`)
          : output.complain(`virtnet: ${shown(path)} is passed by: it ${why}`),
      more: (count) => output.complain(`virtnet: ${count} more in ${folder} are passed by`),
      full: (path, why) => output.complain(`virtnet: ${shown(path)} and what comes after it is not read: ${why}`),
    });
    const found = new Map((await loader.readFolder(top)).map(({ path, uri }) => [shown(path), uri]));
    for (const path of [...found.keys()].sort()) {
      const uri = found.get(path)!;
      if (!files.has(uri)) files.set(uri, path);
    }
  };
  for (const path of paths) {
    if (path === standardInput) continue;
    if (isFolder(path)) await addFolder(path);
    else addFile(path);
  }
  // Last, as it stands for what the disk has in its place.
  if (paths.includes(standardInput)) await addInput();
  for (const it of besides) await readBeside(exclusionOf(it), workspace, (uri) => files.has(uri));
  return { files: [...files].map(([uri, path]) => ({ path, uri })), failed };
}

/** A name that is not UTF-8 comes from the shell with another character in its place. */
const reasonFor = (path: string, why: string): string =>
  why === missing && path.includes('\ufffd') ? `${why}, or has a name that is not UTF-8` : why;

/** The uri of a path as a person writes it. */
export const hrefOf = (path: string): string => canonicalUri(pathToFileURL(resolve(path)).href);

/** Why a named file is nobody's business here: somebody else's network, or text that holds one. Undefined for all others. */
function foreignNamed(uri: string, text: string): string | undefined {
  if (namedKindOf(uri)) return undefined;
  const root = rootNameOf(text);
  if (root !== undefined && /^\w+:(?:stylesheet|transform)$/.test(root)) return 'it is a stylesheet';
  if (root !== 'network') return undefined;
  return isOtherText(uri) ? 'it is no XML' : foreignBecause(uri, text);
}

/** A named file is taken as XML when it looks like it, whatever its root: the answer is then what is wrong with it. */
function kindOfNamed(uri: string, text: string): DocumentKind | undefined {
  const kind = documentKindOf(uri, text);
  if (kind !== undefined && kind !== 'blank') return kind;
  return /\.xml$/i.test(filledName(uri)) || text.trimStart().startsWith('<') ? 'network' : undefined;
}

/** /etc/sysconfig/network says things of all profiles. */
export function readGlobal(path: string, workspace: Workspace): void {
  const uri = hrefOf(path);
  if (ifcfgKindOf(uri) !== 'sysconfig') return;
  const reading = readSync(path);
  if (reading.ok) workspace.setOnDisk(uri, reading.text);
}
