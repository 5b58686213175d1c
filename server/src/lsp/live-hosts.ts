// The hosts that are watched: which, since when, and what they have as documents of the workspace.
import type { File } from '../model/file';
import type { HostConditions } from '../model/inventory';
import { connectionSlug, liveDocumentOf, liveRoot, shownInstead } from '../model/live';
import { type Connection, failure, type Result, success } from '../host/command';
import { dumpXml } from '../host/networks';
import { VirshSession } from '../host/session';
import { isLocal, mayBeThere } from '../host/watch/place';
import { listenTo } from '../host/watch/events';
import { localConditions } from '../host/watch/conditions';
import { localInventory } from '../host/watch/local';
import { everything, type HostSnapshot, type Inventory, readHost, readInterfaces } from '../host/watch/snapshot';
import { isOfSession } from '../model/host';
import { HostWatch, patience, type WatchState } from '../host/watch/watch';
import type { Workspace } from '../workspace';
import { viewOf } from './host-view';
import { documentsOf } from './live-documents';
import type { HostView } from './protocol';
import type { Settings } from './settings';

/** What watched hosts need of the server. */
export interface LiveLent {
  readonly workspace: Workspace;
  settings(): Settings;
  trusted(): boolean;
  /** The connection that commands use. */
  session(uri: string): Connection;
  /** Something else is known of a host. */
  changed(): void;
  /** Somebody begins to look. */
  looked(): void;
}

interface Watched {
  readonly watch: HostWatch;
  /** A connection of its own, where it has one. */
  readonly session: VirshSession | undefined;
  /** What was known of it when that was told last. */
  told?: string;
}

/** Milliseconds between questions about what has no event, while somebody looks. */
const lookingPace = 5000;

export class LiveHosts {
  readonly #watched = new Map<string, Watched>();
  /** What somebody has said of a host: that it is to be watched, or no longer. */
  readonly #wishes = new Map<string, boolean>();
  /** What was read of a host that is not watched, while something is judged by it. */
  #glimpse: { readonly uri: string; readonly snapshot: HostSnapshot } | undefined;
  #isLookedAt = false;
  /** Of this machine; read again when somebody wants everything anew. */
  #conditions: Promise<HostConditions> | undefined;
  #closed = false;

  constructor(readonly lent: LiveLent) {
    lent.workspace.liveRootFor = (file) => {
      const uri = this.connectionOf(file);
      return uri === undefined ? undefined : liveRoot(uri);
    };
  }

  /** Begins to watch what may be watched by itself: the libvirt of the settings and those that files are for. And what was asked for. */
  consider(files: readonly File[]): void {
    const { uri, watch } = this.lent.settings();
    if (watch === 'auto')
      for (const it of new Set([uri, ...files.flatMap((file) => this.connectionOf(file) ?? [])]))
        if (!this.#wishes.has(it) && this.#mayBeThere(it)) this.#watch(it);
    for (const [wish, isWanted] of this.#wishes) if (isWanted) this.#watch(wish);
  }

  /** Somebody wants a host to be watched, or no longer, whatever would be done by itself. Gives once it has answered, or has not. */
  async wish(uri: string, isWanted: boolean): Promise<void> {
    this.#wishes.set(uri, isWanted);
    if (isWanted) await this.#watch(uri)?.refresh();
    else await this.#unwatch(uri);
  }

  /** On this machine there is something to see; another one was named by whoever bound a folder to it. */
  #mayBeThere(uri: string): boolean {
    return mayBeThere(uri) || (!isLocal(uri) && this.lent.settings().folders.some((it) => it.connection === uri));
  }

  /** Judges something once the host is known: one that is not watched is read for that, and forgotten. */
  async knowing<T>(uri: string, signal: AbortSignal | undefined, judge: () => T): Promise<T> {
    const watch = this.#watched.get(uri)?.watch;
    if (watch?.state.how === 'connecting') await watch.refresh({});
    if (watch) return judge();
    const connection = this.lent.session(uri);
    const read = await readHost(connection, undefined, everything, this.#inventoryOf(uri, connection), {
      signal,
      limit: patience,
    });
    if (!read.ok || this.#watched.has(uri)) return judge();
    const { workspace } = this.lent;
    this.#glimpse = { uri, snapshot: read.value };
    workspace.setLive(liveRoot(uri), documentsOf(uri, read.value));
    try {
      return judge();
    } finally {
      this.#glimpse = undefined;
      workspace.setLive(liveRoot(uri), []);
    }
  }

  #watch(uri: string): HostWatch | undefined {
    const { lent } = this;
    const known = this.#watched.get(uri)?.watch;
    if (known || this.#closed || !lent.trusted() || lent.settings().watch === 'never') return known;
    const watched = this.#newWatch(uri);
    this.#watched.set(uri, watched);
    watched.watch.start();
    watched.watch.pace(this.#isLookedAt ? lookingPace : undefined);
    return watched.watch;
  }

  /** Watches a host no longer; what was known of it is forgotten. */
  async #unwatch(uri: string): Promise<void> {
    const watched = this.#watched.get(uri);
    if (!watched) return;
    this.#watched.delete(uri);
    watched.watch.stop();
    this.lent.workspace.setLive(liveRoot(uri), []);
    this.lent.changed();
    await watched.session?.close();
  }

  /** Whether somebody looks at the hosts: then they are watched, and what has no event is asked for again and again. */
  get isLookedAt(): boolean {
    return this.#isLookedAt;
  }

  lookedAt(isLookedAt: boolean): void {
    if (isLookedAt === this.#isLookedAt) return;
    this.#isLookedAt = isLookedAt;
    if (isLookedAt) this.lent.looked();
    for (const { watch } of this.#watched.values()) watch.pace(isLookedAt ? lookingPace : undefined);
    if (isLookedAt) this.refresh().catch(() => undefined);
  }

  /** Asks the watched hosts, or one of them, anew. Gives when they have answered, or have not. */
  async refresh(uri?: string): Promise<void> {
    this.#conditions = undefined;
    const wanted = [...this.#watched].filter(([it]) => uri === undefined || it === uri);
    await Promise.all(wanted.map(([, it]) => it.watch.refresh()));
  }

  /** How a host stands; undefined when it is not watched. */
  stateOf(uri: string): WatchState | undefined {
    return this.#watched.get(uri)?.watch.state;
  }

  /** What is known of a host. */
  snapshot(uri: string): HostSnapshot | undefined {
    return this.#watched.get(uri)?.watch.snapshot ?? (this.#glimpse?.uri === uri ? this.#glimpse.snapshot : undefined);
  }

  /** The version of libvirt there, once it is known. */
  versionOf(uri: string): string | undefined {
    return this.snapshot(uri)?.libvirt;
  }

  /** All watched hosts, as a view shows them. */
  views(): HostView[] {
    const { workspace } = this.lent;
    return [...this.#watched].map(([uri, { watch }]) =>
      viewOf(uri, watch.state, watch.snapshot, workspace, (file) => this.connectionOf(file) === uri),
    );
  }

  /** The connection whose host a file is for; undefined when it is for another host. */
  connectionOf({ uri, host: { root } }: Pick<File, 'uri' | 'host'>): string | undefined {
    const said = liveDocumentOf(shownInstead(uri));
    if (said) return this.#connectionOfSlug(said.connection);
    const { folders, uri: usual } = this.lent.settings();
    const bound = folders.find((it) => uri.startsWith(it.folder))?.connection;
    if (bound !== undefined) return bound;
    if (isOfSession(uri)) return usual.endsWith('/session') ? usual : 'qemu:///session';
    // What stands in /etc is this machine's own.
    return root === undefined || root === 'file://' ? usual : undefined;
  }

  /** The text of a live document, asked for when it is not known; of one that is edited, as it is stored now. */
  async text(uri: string): Promise<Result<string>> {
    const said = liveDocumentOf(shownInstead(uri));
    const connection = said && this.#connectionOfSlug(said.connection);
    // No event tells that the stored definition of a network that runs is another one.
    const isBeside = said?.part === 'stored' && this.#runs(connection, said.uuid);
    const known = isBeside ? undefined : this.lent.workspace.liveText(uri);
    if (known !== undefined) return success(known);
    if (!said?.uuid || connection === undefined) return failure('failed', `${uri} shows nothing that is known`);
    if (!this.lent.trusted()) return failure('not-permitted', 'Restricted Mode: virsh is not run');
    return dumpXml(this.lent.session(connection), { uuid: said.uuid }, { inactive: said.part === 'stored' });
  }

  #runs(connection: string | undefined, uuid: string | undefined): boolean {
    const networks = (connection !== undefined && this.snapshot(connection)?.networks) || [];
    return networks.some((it) => it.uuid === uuid && it.running !== undefined);
  }

  /** Ends all; nothing is watched any more. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.reopen();
  }

  /** Settings have changed: what is watched with others is watched no longer. */
  async reopen(): Promise<void> {
    await Promise.all([...this.#watched.keys()].map((it) => this.#unwatch(it)));
  }

  #connectionOfSlug(slug: string): string | undefined {
    const { uri, folders } = this.lent.settings();
    const all = [...this.#watched.keys(), uri, ...folders.map((it) => it.connection)];
    return all.find((it) => encodeURIComponent(connectionSlug(it)) === slug || connectionSlug(it) === slug);
  }

  #newWatch(uri: string): Watched {
    const program = this.lent.settings().virsh;
    // What the practice driver holds, it holds in the one virsh.
    const isPractice = isPracticeUri(uri);
    // Nobody is asked for a password by what happens by itself.
    const env = { ...process.env, TZ: 'UTC', ...(!this.#wishes.get(uri) && { SSH_ASKPASS_REQUIRE: 'never' }) };
    const session = isPractice ? undefined : new VirshSession({ uri, program, env, readOnly: true });
    const connection = session ?? this.lent.session(uri);
    const watch = new HostWatch({
      connection,
      inventory: this.#inventoryOf(uri, connection),
      ...(!isPractice && {
        listen: (what, heard, ended) => listenTo(what, { program, uri, env }, after, heard, ended),
      }),
      after,
      changed: () => this.#changed(uri),
    });
    return { watch, session };
  }

  #inventoryOf(uri: string, connection: Connection): Inventory {
    return isPracticeUri(uri)
      ? noInventory
      : inventoryOf(uri, connection, () => (this.#conditions ??= localConditions()));
  }

  #changed(uri: string): void {
    const watched = this.#watched.get(uri);
    const snapshot = watched?.watch.snapshot;
    // A host is asked again and again while somebody looks, and mostly answers the same.
    const known = JSON.stringify([watched?.watch.state, snapshot]);
    if (!watched || watched.told === known) return;
    watched.told = known;
    if (snapshot) this.lent.workspace.setLive(liveRoot(uri), documentsOf(uri, snapshot));
    this.lent.changed();
  }
}

const isPracticeUri = (uri: string): boolean => uri.startsWith('test:');

const noInventory: Inventory = async () => undefined;

/** Of this machine what `ip` tells; of another one what libvirt does. */
const inventoryOf =
  (uri: string, connection: Connection, conditions: () => Promise<HostConditions>): Inventory =>
  async (bridges) => {
    const own = isLocal(uri) ? await localInventory(bridges) : undefined;
    if (own) return { ...own, ...(await conditions()) };
    const told = await readInterfaces(connection);
    return told.ok ? told.value : undefined;
  };

function after(ms: number, act: () => void): () => void {
  const timer = setTimeout(act, ms);
  return () => clearTimeout(timer);
}
