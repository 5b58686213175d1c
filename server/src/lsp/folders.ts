// The folders of the workspace: what lies in them when the client starts, and what comes and goes there afterwards.
import { isAbsolute } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import {
  type Connection,
  DidChangeWatchedFilesNotification,
  DidChangeWorkspaceFoldersNotification,
  FileChangeType,
  type FileEvent,
  type InitializeParams,
  WatchKind,
} from 'vscode-languageserver/node';
import { isFolder, isPassedBy, readSync, scan } from '../files';
import { basenameOf, canonicalUri, folderOf, isApart, mayBeOurs } from '../model/file';
import { defectOf } from '../refused';
import type { Workspace } from '../workspace';
import type { Client } from './client';

/** Keeps the workspace as it is on disk. `changed` is called when other answers may follow. */
export class Folders {
  #uris: readonly string[];
  #stopped = false;

  constructor(
    connection: Connection,
    readonly client: Client,
    readonly workspace: Workspace,
    params: InitializeParams,
    changed: () => void,
  ) {
    this.#uris = rootsOf(params);
    const follow = async (act: () => Promise<void>): Promise<void> => {
      const before = workspace.network();
      await act();
      // Most of what comes and goes in a workspace is none of ours.
      if (workspace.network() !== before) changed();
    };
    const listen = (act: () => Promise<void>): void => {
      follow(act).catch((error: unknown) => client.log(defectOf(error)));
    };
    connection.onDidChangeWatchedFiles(({ changes }) => listen(() => this.#follow(changes)));
    connection.onNotification(DidChangeWorkspaceFoldersNotification.type, ({ event: { added, removed } }) =>
      listen(() =>
        this.#change(
          added.map((it) => it.uri),
          removed.map((it) => it.uri),
        ),
      ),
    );
  }

  /** Asks a client that can watch to tell of files. */
  watch(): void {
    if (!this.client.can.registersWatchers) return;
    const watchers = [
      { globPattern: '**/*.xml' },
      { globPattern: '**/{ifcfg,keys,route,route6,rule,rule6}-*' },
      { globPattern: '**/sysconfig/network' },
      // Folders that come and go at once: of what stands in them nothing more is told.
      { globPattern: '**/*', kind: WatchKind.Create | WatchKind.Delete },
    ];
    const { method } = DidChangeWatchedFilesNotification.type;
    this.client.demand('client/registerCapability', {
      registrations: [{ id: method, method, registerOptions: { watchers } }],
    });
  }

  /** Reads all folders. */
  async read(): Promise<void> {
    for (const it of this.#uris) await this.#readFolder(it);
  }

  /** Reads one file anew. */
  readFile(uri: string): void {
    const path = pathOf(uri);
    if (path === undefined || !mayBeOurs(basenameOf(uri), folderOf(uri))) return;
    const reading = readSync(path);
    if (reading.ok) this.workspace.setOnDisk(uri, reading.text);
    else this.workspace.removeFromDisk(uri);
  }

  stop(): void {
    this.#stopped = true;
  }

  async #follow(changes: readonly FileEvent[]): Promise<void> {
    const gone = changes.filter((it) => it.type === FileChangeType.Deleted).map((it) => it.uri);
    if (gone.length > 0) this.workspace.removeFromDisk(...gone);
    for (const { uri, type } of changes) {
      if (type === FileChangeType.Deleted || this.#isPassedBy(uri)) continue;
      if (type === FileChangeType.Created && isFolder(pathOf(uri) ?? '')) await this.#readFolder(uri);
      else this.readFile(uri);
    }
  }

  async #change(added: readonly string[], removed: readonly string[]): Promise<void> {
    const left = this.#uris.filter((it) => !removed.includes(it));
    this.#uris = [...left, ...added];
    this.workspace.removeFromDisk(...removed);
    // What stands in another folder of the workspace, too, is still there.
    const isWithin = (inner: string, outer: string) => canonicalUri(inner).startsWith(`${canonicalUri(outer)}/`);
    const shared = left.filter((it) => removed.some((gone) => isWithin(gone, it) || isWithin(it, gone)));
    for (const it of [...shared, ...added]) {
      await this.#readFolder(it);
      // Taken away again meanwhile.
      if (!this.#uris.includes(it)) this.workspace.removeFromDisk(it);
    }
  }

  async #readFolder(uri: string): Promise<void> {
    const path = pathOf(uri);
    if (path === undefined) return;
    await scan(
      path,
      mayBeOurs,
      (it, text) => this.workspace.setOnDisk(pathToFileURL(it).href, text),
      () => this.#stopped,
    );
  }

  /** Whether a file stands in a folder that reading the workspace passes by. */
  #isPassedBy(uri: string): boolean {
    const file = canonicalUri(uri);
    const folder = this.#uris.map(canonicalUri).find((it) => file.startsWith(`${it}/`));
    return folder !== undefined && isPassedBy(file.slice(folder.length + 1));
  }
}

/** The folders that a client names, in the newest way that it knows: the older ones are all that some editors send. */
function rootsOf({ workspaceFolders, rootUri, rootPath }: InitializeParams): string[] {
  if (workspaceFolders) return workspaceFolders.map((it) => it.uri);
  if (rootUri) return [rootUri];
  return rootPath && isAbsolute(rootPath) ? [pathToFileURL(rootPath).href] : [];
}

/** The path of a file on this host; undefined for the file of another host, and for what is no file. */
export function pathOf(uri: string): string | undefined {
  try {
    return uri.startsWith('file:') && !isApart(uri) ? fileURLToPath(uri) : undefined;
  } catch {
    return undefined;
  }
}
