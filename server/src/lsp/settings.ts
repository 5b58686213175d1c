// The user's settings, read from whatever the client sends: anything unknown or of the wrong type is the default.
import { isAbsolute } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Judging, judgingOf } from '../judging/judging';
import { canonicalUri } from '../model/file';
import type { InitializationOptions } from './protocol';

export interface Settings {
  readonly uri: string;
  readonly virsh: string;
  /** Whether a host is watched by itself, when somebody asks, or never. */
  readonly watch: 'auto' | 'onRequest' | 'never';
  /** Folders of the workspace that are for the host of a connection; the deepest first. */
  readonly folders: readonly { readonly folder: string; readonly connection: string }[];
  /** Whether a lens tells how a network stands on its host. */
  readonly lenses: boolean;
  /** Whether problems are told of files that nobody has opened. */
  readonly wholeFolder: boolean;
  /** How files are judged where no virtnet.json says it. */
  readonly judging: Judging;
}

/** Reads the section `virtnet` as VS Code nests it: `{ connection: { uri }, virsh: { path }, libvirt: { targetVersion }, … }`. */
export function settingsOf(section: unknown): Settings {
  const it = record(section);
  const { watch } = record(it.connection);
  return {
    uri: text(record(it.connection).uri) ?? 'qemu:///system',
    virsh: text(record(it.virsh).path) ?? 'virsh',
    watch: watch === 'onRequest' || watch === 'never' ? watch : 'auto',
    folders: foldersOf(record(it.connection).folders),
    lenses: record(it.codeLens).enabled !== false,
    wholeFolder: record(it.problems).wholeFolder !== false,
    judging: judgingOf(section),
  };
}

/** Reads `{ "/srv/web1": "qemu+ssh://root@web1/system" }`. */
const foldersOf = (section: unknown): Settings['folders'] =>
  Object.entries(record(section))
    .flatMap(([path, connection]) =>
      isAbsolute(path) && typeof connection === 'string' && connection !== ''
        ? [{ folder: canonicalUri(`${pathToFileURL(path).href.replace(/\/$/, '')}/`), connection }]
        : [],
    )
    .sort((one, other) => other.folder.length - one.folder.length);

/** Reads `initializationOptions`. Whatever is said of trust but that there is some means none. */
export function initializationOptionsOf(given: unknown): InitializationOptions {
  const it = record(given);
  return {
    settings: it.settings,
    trusted: it.trusted === undefined || it.trusted === true,
    storage: text(it.storage),
    formerStorage: text(it.formerStorage),
    filesExclude: it.filesExclude,
    pageScheme: text(it.pageScheme),
    suggestCommand: text(it.suggestCommand),
    hostViews: it.hostViews === true,
    hostLog: it.hostLog === true,
    lensCommands: texts(it.lensCommands),
    closesTags: it.closesTags === true,
  };
}

const record = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};

const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);

const texts = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((it): it is string => typeof it === 'string') : [];
