// The virsh commands, as data. Runs nothing. Output is that of `virsh -q` in the C locale.
import type { Command } from './command';

/** A network by name or uuid; virsh takes either in the same place. The uuid is used when known, as it is never odd. */
export interface NetworkRef {
  readonly name?: string;
  readonly uuid?: string;
}

/** The word virsh gets for a network; empty when nothing is known. */
export const refWord = (target: NetworkRef): string => target.uuid ?? target.name ?? '';

/** For a command that a person reads: by name, unless virsh could take that for something else. */
export const shownRef = ({ name, uuid }: NetworkRef): NetworkRef =>
  name !== undefined && (uuid === undefined || /^[a-z_][\w.]*$/i.test(name)) ? { name } : { name, uuid };

/** Names of networks, as virsh sorts them. */
export const listNames: Command<string[]> = query(['net-list', '--all', '--name'], nonEmptyLines);

/** Uuids of networks, in the same order as the names. */
export const listUuids = (only: keyof typeof lists): Command<string[]> =>
  query(['net-list', ...lists[only], '--uuid'], nonEmptyLines);

const lists = {
  all: ['--all'],
  active: [],
  autostart: ['--all', '--autostart'],
  persistent: ['--all', '--persistent'],
} as const;

/** The definition as XML. `inactive`: the stored one, not the running one; the test driver refuses that. */
export const dumpNetwork = (target: NetworkRef, { inactive }: { inactive: boolean }): Command<string> =>
  query(['net-dumpxml', ...(inactive ? ['--inactive'] : []), '--', refWord(target)], (it) => `${it.trimEnd()}\n`);

export interface Info {
  readonly name: string;
  readonly uuid: string;
  readonly active: boolean;
  readonly persistent: boolean;
  readonly autostart: boolean;
  readonly bridge: string | undefined;
}

export const info = (target: NetworkRef): Command<Info> => query(['net-info', '--', refWord(target)], readInfo);

/** `--validate` came with libvirt 7.7 (define) and 7.8 (create). */
export const define = (file: string, { validate }: { validate: boolean }): Command<void> =>
  change(['net-define', ...(validate ? ['--validate'] : []), '--', file]);

export const create = (file: string, { validate }: { validate: boolean }): Command<void> =>
  change(['net-create', ...(validate ? ['--validate'] : []), '--', file]);

export const start = (target: NetworkRef): Command<void> => change(['net-start', '--', refWord(target)]);
export const destroy = (target: NetworkRef): Command<void> => change(['net-destroy', '--', refWord(target)]);
export const undefine = (target: NetworkRef): Command<void> => change(['net-undefine', '--', refWord(target)]);
export const autostart = (target: NetworkRef, on: boolean): Command<void> =>
  change(['net-autostart', ...(on ? [] : ['--disable']), '--', refWord(target)]);

export interface Update {
  readonly command: 'add' | 'delete' | 'modify';
  readonly section: string;
  /** The entry; begins with `<`, as virsh takes any other word for the name of a file. */
  readonly xml: string;
  readonly live: boolean;
  readonly config: boolean;
  /** Which `ip` element, from 0. */
  readonly parentIndex?: number;
}

/** Changes one entry without a restart. Without `live` and `config` libvirt changes whatever is current. */
export const update = (target: NetworkRef, it: Update): Command<void> =>
  change([
    'net-update',
    ...(it.live ? ['--live'] : []),
    ...(it.config ? ['--config'] : []),
    ...(it.parentIndex === undefined ? [] : ['--parent-index', String(it.parentIndex)]),
    '--',
    refWord(target),
    it.command,
    it.section,
    it.xml,
  ]);

/** Which of the two definitions a description is changed in; libvirt takes no call for both. */
export type WhichDefinition = 'running' | 'stored';

const flagOf = (of: WhichDefinition): string => (of === 'running' ? '--live' : '--config');

/** Sets title or description; an empty text removes it. Since libvirt 9.7. */
export const describe = (
  target: NetworkRef,
  of: WhichDefinition,
  what: 'title' | 'description',
  text: string,
): Command<void> =>
  change(['net-desc', flagOf(of), ...(what === 'title' ? ['--title'] : []), '--', refWord(target), text]);

/** Sets the metadata of a namespace, or removes it. virsh gives the element the prefix. Since libvirt 9.7. */
export const metadata = (
  target: NetworkRef,
  of: WhichDefinition,
  { uri, key, xml }: { readonly uri: string; readonly key: string; readonly xml: string | undefined },
): Command<void> =>
  change([
    'net-metadata',
    flagOf(of),
    ...(xml === undefined ? ['--remove'] : ['--key', key, '--set', xml]),
    '--',
    refWord(target),
    uri,
  ]);

/** Leases, as `host/leases.ts` reads them. */
export const leases = (target: NetworkRef): Command<string> =>
  query(['net-dhcp-leases', '--', refWord(target)], (it) => it);

/** Uuids of the ports of a running network. */
export const portUuids = (target: NetworkRef): Command<string[]> =>
  query(['net-port-list', '--uuid', '--', refWord(target)], nonEmptyLines);

export const dumpPort = (target: NetworkRef, port: string): Command<string> =>
  query(['net-port-dumpxml', '--', refWord(target), port], (it) => it);

/** Uuids of guests. */
export const guestUuids = (only: 'all' | 'running'): Command<string[]> =>
  query(['list', ...(only === 'all' ? ['--all'] : []), '--uuid'], nonEmptyLines);

export const dumpGuest = (uuid: string): Command<string> => query(['dumpxml', '--', uuid], (it) => it);

/** Changes a network card of a running guest, as the file says; what is stored of the guest stays as it is. */
export const changeCard = (
  verb: 'update-device' | 'detach-device' | 'attach-device',
  guest: NetworkRef,
  file: string,
): Command<void> => change([verb, '--live', '--', refWord(guest), file]);

/** Names of the node devices of network interfaces. */
export const interfaceDevices: Command<string[]> = query(['nodedev-list', '--cap', 'net'], nonEmptyLines);

export const dumpDevice = (name: string): Command<string> => query(['nodedev-dumpxml', '--', name], (it) => it);

export const uri: Command<string> = query(['uri'], (it) => it.trim());

/** The version of the libvirt that is connected, `9.0.0`. */
export const libvirtVersion: Command<string | undefined> = query(
  ['version'],
  (it) => /libvirt (\d+\.\d+\.\d+)/.exec(it)?.[1],
);

function query<T>(args: readonly string[], read: (output: string) => T): Command<T> {
  return { args, read, changes: false };
}

function change(args: readonly string[]): Command<void> {
  return { args, read: () => undefined, changes: true };
}

/** Blanks belong to a name, so lines are not trimmed. */
function nonEmptyLines(output: string): string[] {
  return output.split('\n').filter((it) => it !== '');
}

function readInfo(output: string): Info {
  const values = new Map<string, string>();
  for (const line of output.split('\n')) {
    const colon = line.indexOf(':');
    if (colon < 0) continue;
    values.set(line.slice(0, colon), line.slice(Math.max(colon + 1, 16)));
  }
  const yes = (key: string): boolean => values.get(key) === 'yes';
  return {
    name: values.get('Name') ?? '',
    uuid: values.get('UUID') ?? '',
    active: yes('Active'),
    persistent: yes('Persistent'),
    autostart: yes('Autostart'),
    bridge: values.get('Bridge'),
  };
}
