// A file that is named on the command line and is to be one network.
import { isFolder } from '../files/read';
import { identityOf } from '../host/identity';
import type { File } from '../model/file';
import { isUnknown } from '../syntax/template/template';
import { Workspace } from '../workspace';
import { load } from './load';
import type { Output } from './output';

/** The file, when it is a network that libvirt could read; else it is told why not. */
export async function readNetworkFile(path: string, output: Output): Promise<File | undefined> {
  const workspace = new Workspace();
  const files = isFolder(path) ? [] : (await load([path], workspace, output, { ignore: false })).files;
  const file = files[0] && workspace.file(files[0].uri);
  const because = file ? whyNotCompared(file) : isFolder(path) ? 'is a folder, expected a file' : undefined;
  if (because !== undefined) output.complain(`virtnet: ${path} ${because}`);
  return because === undefined ? file : undefined;
}

function whyNotCompared({ kind, tree }: File): string | undefined {
  if (kind !== 'network' || tree.root?.name !== 'network') return 'is not a libvirt network';
  if (tree.problems.length > 0) return 'is not well-formed; virtnet check says where';
  const { name, uuid } = identityOf(tree.text);
  if (name === undefined && uuid === undefined) return 'says neither a name nor a uuid';
  return isUnknown(name ?? '') && uuid === undefined ? 'is a template that has yet to say its name' : undefined;
}
