// `virtnet diff`: what a file says of a network, and what libvirt stores and runs of it. Reads only.
import { isFolder } from '../files/read';
import { type Connection, type Result, success } from '../host/command';
import { identityOf } from '../host/identity';
import { dumpXml, networkEntries, type NetworkEntry } from '../host/networks';
import { VirshSession } from '../host/session';
import type { File } from '../model/file';
import type { Definition } from '../model/network/drift/part';
import { isUnknown } from '../syntax/template/template';
import { parseXml } from '../syntax/xml/parse';
import { Workspace } from '../workspace';
import { readArguments } from './arguments';
import { differencesFrom, printDifferences, reportOf } from './differences';
import { load } from './load';
import type { Output } from './output';
import { usageOf } from './usage';

/** Compares a file with the network of its uuid or name; gives the exit code. */
export async function diff(args: readonly string[], output: Output): Promise<number> {
  const options = readOptions(args);
  if (typeof options === 'string') {
    output.complain(`virtnet diff: ${options}`);
    output.usage(usageOf('diff'));
    return 2;
  }
  const { path, uri, json } = options;
  const file = await readNetwork(path, output);
  if (!file) return 2;
  const session = new VirshSession({ uri, readOnly: true });
  try {
    const found = await deployedAs(file, session);
    if (!found.ok) {
      output.complain(`virtnet: ${found.message}`);
      return 2;
    }
    const all = differencesFrom({ tree: file.tree, kind: 'written' }, found.value);
    if (json) output.json(reportOf(path, uri, file, found.value.network, all));
    else printDifferences(path, uri, file, found.value.network, all, output);
    return all.length > 0 || !found.value.network ? 1 : 0;
  } finally {
    await session.close();
  }
}

/** What the host has of a network. */
export interface Deployed {
  readonly network?: NetworkEntry;
  readonly stored?: Definition;
  readonly running?: Definition;
}

/** The network that has the uuid of the file, or else its name; asked for by the uuid, as a name may be anything. */
async function deployedAs({ tree }: File, connection: Connection): Promise<Result<Deployed>> {
  const entries = await networkEntries(connection);
  if (!entries.ok) return entries;
  const { name, uuid } = identityOf(tree.text);
  const network = entries.value.find((it) => it.uuid === uuid) ?? entries.value.find((it) => it.name === name);
  if (!network) return success({});
  const read = async (kind: 'stored' | 'running'): Promise<Result<Definition>> => {
    const xml = await dumpXml(connection, { uuid: network.uuid }, { inactive: kind === 'stored' });
    return xml.ok ? success({ tree: parseXml(xml.value), kind }) : xml;
  };
  const stored = network.persistent ? await read('stored') : undefined;
  if (stored?.ok === false) return stored;
  const running = network.active ? await read('running') : undefined;
  if (running?.ok === false) return running;
  return success({ network, ...(stored && { stored: stored.value }), ...(running && { running: running.value }) });
}

/** The file, when it is a network that libvirt could read; else it is told why not. */
async function readNetwork(path: string, output: Output): Promise<File | undefined> {
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

interface Options {
  readonly path: string;
  readonly uri: string;
  readonly json: boolean;
}

function readOptions(args: readonly string[]): Options | string {
  const parsed = readArguments(args, { connect: { type: 'string' }, json: { type: 'boolean' } });
  if (typeof parsed === 'string') return parsed;
  const [path, ...others] = parsed.positionals;
  if (path === undefined) return 'no file given';
  if (others.length > 0) return `one file at a time, and there is also ${others[0]!}`;
  return { path, uri: parsed.values.connect || 'qemu:///system', json: parsed.values.json ?? false };
}
