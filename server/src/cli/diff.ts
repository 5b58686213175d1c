// `virtnet diff`: what a file says of a network, and what libvirt stores and runs of it. Reads only.
import { type Connection, type Result, success } from '../host/command';
import { identityOf } from '../host/identity';
import { dumpXml, networkEntries, type NetworkEntry } from '../host/networks';
import { VirshSession } from '../host/session';
import type { File } from '../model/file';
import type { Definition } from '../model/network/drift/part';
import { parseXml } from '../syntax/xml/parse';
import { readArguments } from './arguments';
import { differencesFrom, printDifferences, reportOf } from './differences';
import { readNetworkFile } from './network-file';
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
  const file = await readNetworkFile(path, output);
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
