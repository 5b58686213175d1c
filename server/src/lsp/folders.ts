// The folders of the workspace: what lies in them when the client starts, and what comes and goes there afterwards.
import { basename, dirname, isAbsolute, resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import {
  type Connection,
  DidChangeWatchedFilesNotification,
  DidChangeWorkspaceFoldersNotification,
  FileChangeType,
  type InitializeParams,
  MessageType,
  WatchKind,
} from 'vscode-languageserver/node';
import { hiddenBy } from '../files/editor-settings';
import { Exclusion } from '../files/exclusion';
import { inEditor } from '../files/limits';
import { isWithin } from '../files/paths';
import { isFolder, isLink } from '../files/read';
import { comesTo, Turn } from '../files/walk';
import { rulesFileName } from '../judging/rules-file-name';
import { Loader, ours, type Teller } from '../load';
import { canonicalUri } from '../model/file';
import { defectOf } from '../refused';
import { counted } from '../text';
import { visible } from '../visible';
import type { Workspace } from '../workspace';
import type { Client } from './client';
import { pathOf } from './paths';
import { shownWhile } from './progress';
import type { ToldRulesFiles } from './rules-files';
import { initializationOptionsOf } from './settings';

/** Keeps the workspace as it is on disk. `changed` is called when other answers may follow. */
export class Folders {
  /** Paths of the folders; one that lies in another comes after it. */
  #roots: readonly string[] = [];
  /** What the editor hides, by root. */
  #hidden: ReadonlyMap<string, readonly string[]> = new Map();
  /** What is being read: one thing after the other, so that no old text comes after a new one. */
  #work: Promise<void> = Promise.resolve();
  /** What has happened to files since somebody looked, the last of each. */
  #changes = new Map<string, FileChangeType>();
  /** What the settings say of hosts. */
  #hosts: readonly string[] = [];
  readonly #loader: Loader;
  readonly #stop = new AbortController();

  constructor(
    connection: Connection,
    readonly client: Client,
    readonly workspace: Workspace,
    readonly params: InitializeParams,
    readonly rulesFiles: ToldRulesFiles,
    readonly changed: () => void,
  ) {
    this.#loader = new Loader(workspace, inEditor, tellerOf(client));
    this.#setRoots(pathsOf(rootsOf(params)));
    const listen = (act: () => Promise<void>): void => {
      this.#inTurn(act).catch(() => undefined);
    };
    connection.onDidChangeWatchedFiles(({ changes }) => {
      if (this.#changes.size === 0) listen(() => this.#follow());
      for (const { uri, type } of changes) this.#changes.set(uri, type);
    });
    connection.onNotification(DidChangeWorkspaceFoldersNotification.type, ({ event: { added, removed } }) =>
      listen(() => this.#change(pathsOf(added.map((it) => it.uri)), pathsOf(removed.map((it) => it.uri)))),
    );
  }

  /** Asks a client that can watch to tell of files. */
  watch(): void {
    if (!this.client.can.registersWatchers) return;
    const watchers = [
      { globPattern: '**/*.xml' },
      { globPattern: '**/{ifcfg,keys,route,route6,rule,rule6}-*' },
      { globPattern: '**/sysconfig/network' },
      { globPattern: '**/{*.nmconnection,system-connections/*}' },
      { globPattern: '**/bridge.conf' },
      { globPattern: '**/*.{yaml,yml,network,netdev}' },
      { globPattern: '**/.gitignore' },
      { globPattern: `**/${rulesFileName}` },
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
    this.#hidden = await this.#askWhatIsHidden();
    await this.#inTurn(() => this.#readAll(this.#roots));
  }

  /** Settings may have changed: where the editor hides something else now, the folder is read anew. */
  async settingsChanged(): Promise<void> {
    const before = this.#hidden;
    this.#hidden = await this.#askWhatIsHidden();
    const others = this.#roots.filter((it) => String(this.#hidden.get(it)) !== String(before.get(it)));
    if (others.length > 0) await this.#inTurn(() => this.#readAll(others));
  }

  /** Reads one file anew, and where the client cannot watch the rules files as well. */
  readFile(uri: string): Promise<void> {
    const path = pathOf(uri);
    return this.#inTurn(async () => {
      if (path !== undefined) this.#readFile(path, this.#exclusions());
      if (!this.client.can.registersWatchers && this.rulesFiles.areOld) await this.#readRulesFiles();
    });
  }

  stop(): void {
    this.#stop.abort();
  }

  /** Takes the folders that are one host each, below any folder of the workspace, where no rules file names them. */
  setHosts(hosts: readonly string[] = []): void {
    this.#hosts = hosts;
    const below = hosts.flatMap((it) => (isAbsolute(it) ? [it] : this.#roots.map((root) => resolve(root, it))));
    const uris = [...new Set(below)].map((it) => canonicalUri(pathToFileURL(it).href));
    this.workspace.setHosts((uri) => this.rulesFiles.of(uri)?.hosts ?? uris);
  }

  /** Reads the rules files anew, and all that is judged by them: what they exclude is others. */
  async #readRulesFiles(): Promise<void> {
    this.rulesFiles.forget();
    this.setHosts(this.#hosts);
    await this.#readAll(this.#roots);
    this.changed();
  }

  #setRoots(paths: readonly string[]): void {
    this.#roots = [...new Set(paths)].sort((one, other) => one.length - other.length);
    this.setHosts(this.#hosts);
  }

  /** Does something once all before it is done, and says so when other answers may follow. */
  #inTurn(act: () => Promise<void> | void): Promise<void> {
    const turn = async (): Promise<void> => {
      if (this.#stop.signal.aborted) return;
      const before = this.workspace.facts();
      await act();
      this.rulesFiles.tell(this.#roots);
      // Most of what comes and goes in a workspace is none of ours.
      if (this.workspace.facts() !== before) this.changed();
    };
    this.#work = this.#work.then(turn).catch((error: unknown) => this.client.log(defectOf(error)));
    return this.#work;
  }

  /** Follows the last that was told of each file: messages come one by one, and some when nothing is there any more. */
  async #follow(): Promise<void> {
    const changes = this.#changes;
    this.#changes = new Map();
    const exclusions = this.#exclusions();
    const gone: string[] = [];
    const anew = new Set<string>();
    const turn = new Turn();
    if ([...changes.keys()].some((it) => it.endsWith(`/${rulesFileName}`))) await this.#readRulesFiles();
    for (const [uri, type] of changes) {
      if (turn.isOver) await turn.next();
      if (this.#stop.signal.aborted) return;
      const path = pathOf(uri);
      if (path === undefined) continue;
      const around = exclusions.filter((it) => isWithin(path, it.folder));
      const isFolderNow = type === FileChangeType.Deleted ? undefined : isFolder(path);
      if (isFolderNow === undefined) gone.push(uri);
      // What the one says, and where the other leads, is about other files, too.
      if (basename(path) === '.gitignore' || isLink(path)) around.forEach((it) => anew.add(it.folder));
      else if (isFolderNow === false) this.#readFile(path, around);
      else if (isFolderNow && type === FileChangeType.Created)
        await this.#loader.readAnew(around, { from: path, signal: this.#stop.signal });
    }
    this.workspace.removeFromDisk(...gone);
    await this.#readAll([...anew]);
  }

  async #change(added: readonly string[], removed: readonly string[]): Promise<void> {
    const left = this.#roots.filter((it) => !removed.includes(it));
    this.#setRoots([...left, ...added]);
    this.workspace.removeFromDisk(...removed.map((it) => pathToFileURL(it).href));
    this.#hidden = await this.#askWhatIsHidden();
    // What stands in another folder of the workspace, too, is still there.
    const shared = left.filter((it) => removed.some((gone) => isWithin(gone, it) || isWithin(it, gone)));
    await this.#readAll([...shared, ...added]);
  }

  /** Reads folders, and those that lie in them: what a folder hides may be a folder of the workspace itself. */
  async #readAll(roots: readonly string[]): Promise<void> {
    const within = this.#roots.filter((it) => roots.some((root) => isWithin(it, root)));
    const tops = within.map((it) => this.#exclusionOf(it));
    const at = (): string => counted(this.workspace.sizeOnDisk.files, 'file', 'files');
    await shownWhile(this.client, { title: 'virtnet reads the folder', at }, async (cancelled) => {
      await this.#loader.readAnew(tops, { signal: AbortSignal.any([this.#stop.signal, cancelled]) });
      if (!cancelled.aborted) return;
      const message = 'virtnet: what was not read of the folder is read only when it is opened, as you cancelled it';
      this.client.tell('window/showMessage', { type: MessageType.Info, message });
    });
  }

  /** A file in no folder of the workspace is read because somebody works on it. */
  #readFile(path: string, around: readonly Exclusion[]): void {
    if (!ours.name(basename(path), dirname(path))) return;
    const within = around.filter((it) => isWithin(path, it.folder));
    const top = within.find((it) => comesTo(path, it, ours)) ?? within[0];
    this.#loader.readFile(path, top ?? Exclusion.of(dirname(path), { git: false, hidden: [] }));
  }

  #exclusions(): Exclusion[] {
    return this.#roots.map((it) => this.#exclusionOf(it));
  }

  #exclusionOf(root: string): Exclusion {
    const also = (path: string, kind: 'file' | 'folder'): boolean => this.rulesFiles.files.excludes(path, kind);
    return Exclusion.of(root, { git: true, hidden: this.#hidden.get(root) ?? [], also });
  }

  /** What the editor hides in each folder: as it tells when it is asked, or else as it said at the start. */
  async #askWhatIsHidden(): Promise<ReadonlyMap<string, readonly string[]>> {
    const roots = this.#roots;
    const items = roots.map((it) => ({ scopeUri: pathToFileURL(it).href, section: 'files.exclude' }));
    const isAsked = this.client.can.configuration && items.length > 0;
    // Some never answer.
    const answer = isAsked
      ? await Promise.race([
          this.client.ask('workspace/configuration', { items }),
          setTimeout(patience, undefined, { ref: false }),
        ])
      : undefined;
    const { filesExclude } = initializationOptionsOf(this.params.initializationOptions);
    const values: readonly unknown[] = Array.isArray(answer) ? answer : [];
    return new Map(roots.map((it, i) => [it, hiddenBy(values[i] ?? filesExclude)]));
  }
}

/** Milliseconds that the folders wait for an answer. */
const patience = 3000;

const tellerOf = (client: Client): Teller => {
  const log = (text: string): void =>
    client.tell('window/logMessage', { type: MessageType.Info, message: visible(text) });
  return {
    passedBy: (path, why) => log(`${path} is passed by until it is opened: it ${why}`),
    more: (count) => log(`${count} more are passed by`),
    full: (path, why) => {
      const message = visible(`virtnet: ${path} and what comes after it is read only when it is opened: ${why}`);
      client.tell('window/showMessage', { type: MessageType.Info, message });
    },
  };
};

/** The folders that a client names, in the newest way that it knows: the older ones are all that some editors send. */
function rootsOf({ workspaceFolders, rootUri, rootPath }: InitializeParams): string[] {
  if (workspaceFolders) return workspaceFolders.map((it) => it.uri);
  if (rootUri) return [rootUri];
  return rootPath && isAbsolute(rootPath) ? [pathToFileURL(rootPath).href] : [];
}

/** The paths of folders on this host. */
const pathsOf = (uris: readonly string[]): string[] =>
  uris.flatMap((uri) => {
    const path = pathOf(uri);
    return path === undefined ? [] : resolve(path);
  });
