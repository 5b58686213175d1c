// What all files together say of the network: the union of their facts, indexed for the questions rules ask.
import type { Facts } from './file-facts';
import type { Memoizable } from '../memoize';
import type { Address } from '../address';
import type { Place } from '../text';
import type { KnownHost } from './inventory';
import { isLiveUri } from './live';
import type { Host } from './file';
import { hostOf, machineOf } from './host';
import type { DeviceFact, NetworkFact, ReferenceFact, SubnetFact, Backend } from './facts';
import { inSubnetOrder, SubnetIndex } from './subnet-index';

/** A file as other files see it: its facts and where it lies. */
export interface FileFacts extends Memoizable {
  readonly uri: string;
  readonly facts: Facts;
  /** Where it stands among hosts; as its uri says, unless given. */
  readonly host?: Host;
}

/**
 * Whether a file says what the machine of a user has, whose libvirt is another one: interfaces, and the list of bridges for
 * users, but no network and no guest.
 */
const isMachines = ({ facts }: FileFacts, at: string | undefined, user: string): boolean =>
  at !== undefined && machineOf(user) === at && facts.networks.length === 0 && !facts.guest;

/** From where the facts of all files are looked at. */
export interface View {
  /** Where the files of the host begin, when that is known. */
  readonly hostRoot: string | undefined;
  /** Where the live documents of its connection begin. */
  readonly live: string | undefined;
}

/** What runs on a host is seen from its files alone, and sees no file. */
function isSeen(file: FileFacts, view: View): boolean {
  const { uri } = file;
  const { root: hostRoot } = placeOf(file);
  if (isLiveUri(uri)) return hostRoot === view.live;
  if (view.hostRoot !== undefined && isLiveUri(view.hostRoot)) return false;
  if (view.hostRoot !== undefined && isMachines(file, hostRoot, view.hostRoot)) return true;
  return view.hostRoot === undefined || hostRoot === undefined || hostRoot === view.hostRoot;
}

/** Facts of one kind by a key; those without a key are left out. One value per kind, as it is what the index is kept by. */
export interface Index<T extends { readonly at: Place }> {
  of(facts: Facts): readonly T[];
  key(fact: T): string | undefined;
}

/** A network that was indexed before a few files changed, and these files as they are now. */
interface Former {
  readonly workspace: WorkspaceFacts;
  readonly changed: ReadonlySet<string>;
  readonly now: WorkspaceFacts;
}

export class WorkspaceFacts implements Memoizable {
  kept: unknown[] | undefined;
  readonly #former: Former | undefined;
  readonly #indexes = new Map<object, Map<string, { readonly at: Place }[]>>();
  #subnets: SubnetIndex | undefined;
  #networks: readonly NetworkFact[] | undefined;
  #references: readonly ReferenceFact[] | undefined;
  #devices: readonly DeviceFact[] | undefined;
  #isPartial: boolean | undefined;
  #byUri: ReadonlyMap<string, FileFacts> | undefined;
  readonly #readBy = new Map<Backend, WorkspaceFacts>();
  readonly #seen = new Map<string, WorkspaceFacts>();
  #bySite: ReadonlyMap<string, readonly FileFacts[]> | undefined;
  readonly #ofSite = new Map<string, WorkspaceFacts>();

  constructor(
    readonly files: readonly FileFacts[],
    former?: Former,
  ) {
    this.#former = former;
  }

  /**
   * The network after some files have changed, come or gone (undefined). What was indexed is used again, so that a
   * keystroke in one of thousands of files costs little; this one must itself be made of files alone.
   */
  after(changed: ReadonlyMap<string, FileFacts | undefined>): WorkspaceFacts {
    const files: FileFacts[] = [];
    const rest = new Map(changed);
    for (const it of this.files) {
      const file = rest.has(it.uri) ? rest.get(it.uri) : it;
      rest.delete(it.uri);
      if (file) files.push(file);
    }
    for (const it of rest.values()) if (it) files.push(it);
    const now = new WorkspaceFacts([...changed.values()].filter((it) => it !== undefined));
    return new WorkspaceFacts(files, { workspace: this, changed: new Set(changed.keys()), now });
  }

  /**
   * The network of one host: its files, those that may be any host's, and what the host has while it runs. A file that may
   * be any host's sees all files. Two hosts may well have networks of one name.
   */
  seenFrom(view: View): WorkspaceFacts {
    const key = `${view.hostRoot ?? ''}\n${view.live ?? ''}`;
    let known = this.#seen.get(key);
    if (!known) this.#seen.set(key, (known = this.#filtered(view)));
    return known;
  }

  #filtered(view: View): WorkspaceFacts {
    const isIn = (it: FileFacts): boolean => isSeen(it, view);
    if (this.files.every(isIn)) return this;
    if (!this.#former) return new WorkspaceFacts(this.files.filter(isIn));
    const { workspace, changed, now } = this.#former;
    const seen = new Map(now.files.filter(isIn).map((it) => [it.uri, it]));
    return workspace.seenFrom(view).after(new Map([...changed].map((uri) => [uri, seen.get(uri)])));
  }

  /** What the running host has beyond its networks; undefined where none is looked at. */
  get inventory(): KnownHost | undefined {
    return this.by(knownHosts, '')[0];
  }

  /** The network of one site, and what runs: what rules compare, as no other file is known to be of that host. */
  ofSite(site: string): WorkspaceFacts {
    let known = this.#ofSite.get(site);
    if (!known) this.#ofSite.set(site, (known = this.#atSite(site)));
    return known;
  }

  #atSite(site: string): WorkspaceFacts {
    if (this.#former) {
      const { workspace, changed, now } = this.#former;
      const isIn = (it: FileFacts): boolean => [site, running].includes(siteOf(it)) || isMachines(it, siteOf(it), site);
      const seen = new Map(now.files.filter(isIn).map((it) => [it.uri, it]));
      const before = workspace.ofSite(site);
      const concerned = [...changed].filter((uri) => seen.has(uri) || before.has(uri));
      return concerned.length === 0 ? before : before.after(new Map(concerned.map((uri) => [uri, seen.get(uri)])));
    }
    const bySite = (this.#bySite ??= bySiteOf(this.files));
    const machines = (bySite.get(machineOf(site) ?? '') ?? []).filter((it) => isMachines(it, siteOf(it), site));
    const files = [...(bySite.get(running) ?? []), ...(bySite.get(site) ?? []), ...machines];
    return files.length === this.files.length ? this : new WorkspaceFacts(files);
  }

  /** The network as one reader of ifcfg files sees it: backup copies that it skips bring no device and no profile. */
  readBy(backend: Backend): WorkspaceFacts {
    let known = this.#readBy.get(backend);
    if (!known) this.#readBy.set(backend, (known = this.#without(backend)));
    return known;
  }

  #without(reader: Backend): WorkspaceFacts {
    const isSkipped = (it: FileFacts): boolean => it.facts.skippedBy === reader;
    if (reader === 'both' || !this.files.some(isSkipped)) return this;
    return new WorkspaceFacts(
      this.files.map((it) =>
        isSkipped(it)
          ? { uri: it.uri, host: placeOf(it), facts: { ...it.facts, profiles: [], devices: [], policyRules: [] } }
          : it,
      ),
    );
  }

  /** All networks of all files. */
  get networks(): readonly NetworkFact[] {
    return (this.#networks ??= this.#former
      ? this.#merged(this.#former.workspace.networks, this.#former.now.networks)
      : this.files.flatMap((it) => it.facts.networks));
  }

  get references(): readonly ReferenceFact[] {
    return (this.#references ??= this.#former
      ? this.#merged(this.#former.workspace.references, this.#former.now.references)
      : this.files.flatMap((it) => it.facts.references));
  }

  /** Whether a template is among the files, so that what is not found here may still be there. */
  get isPartial(): boolean {
    return (this.#isPartial ??= this.files.some((it) => it.facts.isPartial));
  }

  /** The file of that uri. */
  file(uri: string): FileFacts | undefined {
    if (this.#former && !this.#former.changed.has(uri)) return this.#former.workspace.file(uri);
    return (this.#byUri ??= new Map((this.#former?.now ?? this).files.map((it) => [it.uri, it]))).get(uri);
  }

  /** Whether there is a file of that uri. */
  has(uri: string): boolean {
    return this.file(uri) !== undefined;
  }

  /** Interfaces with that name, whoever makes or configures them. */
  devices(name: string): readonly DeviceFact[] {
    return this.by(devicesByName, name);
  }

  get allDevices(): readonly DeviceFact[] {
    return (this.#devices ??= this.#former
      ? this.#merged(this.#former.workspace.allDevices, this.#former.now.allDevices)
      : [...this.#indexOf(devicesByName).values()].flat());
  }

  /** Facts with that key. */
  by<T extends { readonly at: Place }>(index: Index<T>, key: string): readonly T[] {
    if (!this.#former) return this.#indexOf(index).get(key) ?? [];
    return this.#merged(this.#former.workspace.by(index, key), this.#former.now.by(index, key));
  }

  /** Subnets that share an address with the given one, itself included. */
  overlapping(wanted: { first: Address; last: Address }): SubnetFact[] {
    const found = [...this.meeting(wanted)];
    return this.#former ? found.sort((a, b) => inSubnetOrder(b, a)) : found;
  }

  /** Whether some subnet shares an address with the given one. */
  isTaken(wanted: { first: Address; last: Address }): boolean {
    return this.meeting(wanted).next().done !== true;
  }

  /** One after the other, subnets that share an address with the given one; without those of one file, of which there may be thousands. */
  *meeting(wanted: { first: Address; last: Address }, except?: string): Generator<SubnetFact> {
    if (this.#former) {
      const { workspace, changed, now } = this.#former;
      for (const it of workspace.meeting(wanted, except)) if (!changed.has(it.at.uri)) yield it;
      yield* now.meeting(wanted, except);
      return;
    }
    this.#subnets ??= new SubnetIndex(this.files.flatMap((it) => (it.facts.isNameless ? [] : it.facts.subnets)));
    yield* this.#subnets.meeting(wanted, except);
  }

  #indexOf<T extends { readonly at: Place }>(index: Index<T>): Map<string, T[]> {
    const known = this.#indexes.get(index);
    if (known) return known as Map<string, T[]>;
    const result = new Map<string, T[]>();
    for (const { facts } of this.files) {
      for (const it of index.of(facts)) {
        const key = index.key(it);
        if (key === undefined) continue;
        const group = result.get(key);
        if (group) group.push(it);
        else result.set(key, [it]);
      }
    }
    this.#indexes.set(index, result);
    return result;
  }

  /** Facts from before with those of changed files as they are now, in the place of the former ones. */
  #merged<T extends { readonly at: Place }>(before: readonly T[], now: readonly T[]): readonly T[] {
    const { changed } = this.#former!;
    if (now.length === 0 && !before.some((it) => changed.has(it.at.uri))) return before;
    const result: T[] = [];
    const placed = new Set<string>();
    for (const it of before) {
      const { uri } = it.at;
      if (!changed.has(uri)) result.push(it);
      else if (!placed.has(uri)) {
        placed.add(uri);
        for (const fact of now) if (fact.at.uri === uri) result.push(fact);
      }
    }
    for (const it of now) if (!placed.has(it.at.uri)) result.push(it);
    return result;
  }
}

const placeOf = (it: FileFacts): Host => it.host ?? hostOf(it.uri);

/** In place of the site of a document that shows what runs, which is there for all sites. */
const running = 'running';

const siteOf = (it: FileFacts): string => (isLiveUri(it.uri) ? running : placeOf(it).site);

function bySiteOf(files: readonly FileFacts[]): Map<string, FileFacts[]> {
  const result = new Map<string, FileFacts[]>();
  for (const it of files) {
    const site = siteOf(it);
    const group = result.get(site);
    if (group) group.push(it);
    else result.set(site, [it]);
  }
  return result;
}

const knownHosts: Index<KnownHost> = { of: ({ inventory }) => (inventory ? [inventory] : []), key: () => '' };

const devicesByName: Index<DeviceFact> = { of: (facts) => facts.devices, key: (it) => it.name };
