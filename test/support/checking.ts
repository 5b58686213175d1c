// A workspace of given files, and what the rules say of it.
import assert from 'node:assert/strict';
import { libvirtOf, type Target } from '../../server/src/model/target';
import type { FileEdits } from '../../server/src/fixes/fix';
import { type CheckOptions, type Problem, problemsOf } from '../../server/src/features/problems';
import { WorkspaceFacts } from '../../server/src/model/workspace-facts';
import { StoredBeside } from '../../server/src/model/deployed';
import { hostDocument } from '../../server/src/model/host-document';
import type { HostKnowledge } from '../../server/src/model/inventory';
import type { Lease } from '../../server/src/model/lease-facts';
import { LeasesDocument } from '../../server/src/model/leases';
import { hostUri, isLiveUri, liveDocumentOf } from '../../server/src/model/live';
import { type Access, type File, namedKindOf } from '../../server/src/model/file';
import { hostOf } from '../../server/src/model/host';
import { isOther } from '../../server/src/model/other/kinds';
import type { Rule } from '../../server/src/rules/rule';
import { version } from '../../server/src/schema/types';
import { applyEdits } from '../../server/src/text';
import type { LiveFile } from '../../server/src/workspace';
import { readFile } from '../../server/src/model/read-file';
import { documentKindOf } from '../../server/src/model/document-kind';

export const newest: Target = { libvirt: version('12.8.0'), backend: 'NetworkManager', release: undefined };

/** The target that a section of a page asks for. */
export const targetOf = (options: Readonly<Record<string, string>>): Target => ({
  ...(options.libvirt === 'any' ? libvirtOf(undefined) : { libvirt: version(options.libvirt ?? '12.8.0') }),
  backend: (options.backend as Target['backend'] | undefined) ?? newest.backend,
  release: options.release ? Number(options.release) : undefined,
});

const root = 'file:///workspace/';

export type Texts = Readonly<Record<string, string>>;

/** Files of one host by name. XML files that are no guests are networks whatever their root is, as when they are named to `check`. */
export function filesOf(texts: Texts): File[] {
  return Object.entries(texts)
    .filter(([name]) => !isLive(name))
    .map(([name, text]) => {
      const uri = fileUri(name);
      const kind = documentKindOf(uri, text);
      const isKnown = kind === 'guest' || kind === 'bridge.conf' || (kind !== undefined && isOther(kind));
      return readFile(uri, isKnown ? kind : (namedKindOf(uri) ?? 'network'), text, hostOf(uri, [root]), accessOf(name));
    });
}

/** A keyfile of a page whose name ends in `-0644` has that mode, and in `-0600-1000` that owner, too. */
function accessOf(name: string): Access | undefined {
  const [, mode, owner] = /-(0[0-7]{3})(?:-(\d+))?\.nmconnection$/.exec(name) ?? [];
  return mode === undefined ? undefined : { mode: parseInt(mode, 8), owner: Number(owner ?? 0) };
}

/** A name that begins with a slash is a path of this machine. */
const fileUri = (name: string): string => (name.startsWith('/') ? `file://${name}` : root + name);

const nameIn = (uri: string): string => uri.slice(uri.startsWith(root) ? root.length : 'file://'.length);

/** What a page shows of a running host: its document, and networks by the uri they have there. */
export const isLive = (name: string): boolean => name === hostDocumentName || isLiveUri(name);

/** Stands for the document of the host of `qemu:///system`, with its text. */
const hostDocumentName = 'host.json';

/** These files and what runs beside them. */
export const workspaceOf = (texts: Texts): WorkspaceFacts =>
  new WorkspaceFacts([...liveFilesOf(texts), ...filesOf(texts)]);

/** What runs beside these files. */
export const liveFilesOf = (texts: Texts): LiveFile[] =>
  Object.entries(texts)
    .filter(([name]) => isLive(name))
    .map(([name, text]) => liveFileOf(name, text, texts));

function liveFileOf(name: string, text: string, texts: Texts): LiveFile {
  if (name === hostDocumentName) return hostOfPage(text);
  const live = liveDocumentOf(name);
  const running = name.replace('/stored/', '/running/');
  if (live?.part === 'stored' && texts[running] !== undefined) {
    const [network] = readFile(running, 'network', texts[running]).facts.networks;
    return new StoredBeside(name, text, network!);
  }
  if (live?.part !== 'leases') return readFile(name, 'network', text);
  const { network, leases } = JSON.parse(text) as { network: string; leases: Lease[] };
  const made = new LeasesDocument('qemu:///system', { uuid: live.uuid!, name: network }, leases);
  assert.equal(made.text, text);
  return made;
}

function hostOfPage(text: string): LiveFile {
  const { bridgesOfNetworks, interfaces, ...rest } = JSON.parse(text) as HostKnowledge & {
    bridgesOfNetworks: string[];
    interfaces: HostKnowledge['devices'];
  };
  const made = hostDocument({ ...rest, ofNetworks: bridgesOfNetworks, ...(interfaces && { devices: interfaces }) });
  // Else marks in it would stand elsewhere.
  assert.equal(made.text, text);
  return made;
}

/** Problems of each file by its name. A rule that throws fails the test. */
export function problemsByName(texts: Texts, judging: Partial<CheckOptions> = {}): Map<string, Problem[]> {
  const files = filesOf(texts);
  const workspace = new WorkspaceFacts([...liveFilesOf(texts), ...files]);
  return new Map(
    files.map((it) => [
      nameIn(it.uri),
      problemsOf(it, workspace, {
        target: newest,
        onCrash: (rule: Rule, error) => {
          throw new Error(`rule ${rule.name} threw`, { cause: error });
        },
        ...judging,
      }),
    ]),
  );
}

/** The files after a fix. */
export function afterChanges(texts: Texts, uri: string, changes: readonly FileEdits[]): Record<string, string> {
  const result: Record<string, string> = { ...texts };
  const nameOf = (it: string) => (it.startsWith(root) ? it.slice(root.length) : it);
  for (const change of changes) {
    if ('create' in change) result[nameOf(change.create)] = change.content;
    else if ('rename' in change) {
      result[nameOf(change.to)] = result[nameOf(change.rename)] ?? '';
      delete result[nameOf(change.rename)];
    } else {
      const name = nameOf(change.uri ?? uri);
      result[name] = applyEdits(result[name] ?? '', change.edits);
    }
  }
  return result;
}

export const uriOf = (name: string): string =>
  name === hostDocumentName ? hostUri('qemu:///system') : isLive(name) ? name : fileUri(name);
