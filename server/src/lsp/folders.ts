// The folders of the workspace: what lies in them when the client starts, and what comes and goes there afterwards.
import { fileURLToPath, pathToFileURL } from 'node:url';
import {
  type ClientCapabilities,
  type Connection,
  DidChangeWatchedFilesNotification,
  DidChangeWorkspaceFoldersNotification,
  FileChangeType,
  type FileEvent,
  type InitializeParams,
  WatchKind,
} from 'vscode-languageserver/node';
import { isFolder, isPassedBy, readSync, scan } from '../files';
import { basenameOf, canonicalUri, folderOf, mayBeOurs } from '../model/file';
import type { Workspace } from '../workspace';

/** Keeps the workspace as it is on disk. `changed` is called when other answers may follow. */
export class Folders {
  #uris: readonly string[];
  #stopped = false;

  constructor(
    readonly connection: Connection,
    readonly workspace: Workspace,
    params: InitializeParams,
    changed: () => void,
  ) {
    // `rootUri` is deprecated but all that some editors send.
    this.#uris = params.workspaceFolders?.map((it) => it.uri) ?? (params.rootUri ? [params.rootUri] : []);
    connection.onDidChangeWatchedFiles(async ({ changes }) => {
      const before = workspace.network();
      await this.#follow(changes);
      // Most of what comes and goes in a workspace is none of ours.
      if (workspace.network() !== before) changed();
    });
    connection.onNotification(DidChangeWorkspaceFoldersNotification.type, async ({ event: { added, removed } }) => {
      await this.#change(
        added.map((it) => it.uri),
        removed.map((it) => it.uri),
      );
      changed();
    });
  }

  /** Asks a client that can watch to tell of files. */
  watch(client: ClientCapabilities): void {
    if (!client.workspace?.didChangeWatchedFiles?.dynamicRegistration) return;
    void this.connection.client.register(DidChangeWatchedFilesNotification.type, {
      watchers: [
        { globPattern: '**/*.xml' },
        { globPattern: '**/{ifcfg,keys,route,route6,rule,rule6}-*' },
        { globPattern: '**/sysconfig/network' },
        // Folders that come and go at once: of what stands in them nothing more is told.
        { globPattern: '**/*', kind: WatchKind.Create | WatchKind.Delete },
      ],
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

/** The path of a file on this host; undefined for the file of another host, and for what is no file. */
export function pathOf(uri: string): string | undefined {
  try {
    return uri.startsWith('file:') ? fileURLToPath(uri) : undefined;
  } catch {
    return undefined;
  }
}
