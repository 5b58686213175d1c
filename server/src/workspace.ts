// All files and their facts; the only state of the core. An open document wins over the file on disk.
import { type Facts, factsInAll } from './model/file-facts';
import {
  basenameOf,
  canonicalUri,
  type DocumentKind,
  type File,
  folderOf,
  foldersOf,
  type Host,
  isApart,
  isXml,
  isBridgeConf,
  isTemplateName,
  namedKindOf,
  type XmlKind,
} from './model/file';
import { isEditUri, isLiveUri, liveDocumentOf, liveRootOf } from './model/live';
import { guestExcerpt, isGuest } from './model/guest/document';
import { factsOfBridgeConf } from './model/bridge-conf/facts';
import { factsOfGuest } from './model/guest/facts';
import { factsOfIfcfg } from './model/ifcfg/facts';
import { factsOfKeyfile } from './model/keyfile/facts';
import { factsOfNetwork } from './model/network/facts';
import { foreignBecause, isSurelyForeign } from './model/network/foreign';
import { isFragment } from './model/network/fragment';
import { hostOf } from './model/host';
import { factsOfOther } from './model/other/facts';
import { isOther, otherKindOf } from './model/other/kinds';
import { type FileFacts, WorkspaceFacts } from './model/workspace-facts';
import { parseBridgeConf } from './syntax/bridge-conf/parse';
import { parseIfcfg } from './syntax/ifcfg/parse';
import { parseKeyfile } from './syntax/keyfile/parse';
import { Tree } from './syntax/tree';
import { templateOf, type TemplateReading } from './syntax/template/template';
import { parseXml, rootNameOf } from './syntax/xml/parse';

/**
 * The kind of a document; undefined when it is none of ours. A document without any element yet may become a network.
 * `language` is what the editor takes it for: it counts for a name that says nothing, and before one that says otherwise.
 */
export function documentKindOf(uri: string, text: string, language?: string): DocumentKind | 'blank' | undefined {
  const named = namedKindOf(uri);
  if (language === 'ifcfg' && named !== 'keyfile') return named ?? 'ifcfg';
  if (language === 'nmconnection') return 'keyfile';
  if (language === 'qemu-bridge-conf' || isBridgeConf(uri, text)) return 'bridge.conf';
  // Some editors say `xml` of every document.
  if (named && !(language === 'xml' && /^\s*</.test(text))) return named;
  const other = otherKindOf(basenameOf(uri), folderOf(uri), text);
  if (other) return other;
  const root = rootNameOf(text, isTemplateName(uri));
  if (root === undefined && isOtherText(uri, language)) return undefined;
  if (root === 'network') return isOtherText(uri, language) || foreignBecause(uri, text) ? undefined : 'network';
  if (root === undefined || 'network'.startsWith(root)) return 'blank';
  return !isOtherText(uri, language) && isGuest(uri, text, root) ? 'guest' : undefined;
}

/** The kind of an open document that holds an element for `virsh net-update`. In a folder such files are left alone. */
const fragmentKindOf = (text: string, language = 'xml'): DocumentKind | undefined =>
  language === 'xml' && isFragment(text) ? 'network' : undefined;

/** Whether a file is of a kind that may hold the text of a network and is none. */
export const isOtherText = (uri: string, language?: string): boolean =>
  language !== 'xml' && /\.(?:ya?ml|json|md|xslt?|html?|go|py|rb|rs|sh|bash|[cm]?[jt]s|tf|hcl|nix)$/i.test(uri);

/** One text as a file of a host, parsed when its tree or its facts are asked for. Never throws. */
export const readFile = (uri: string, kind: DocumentKind, text: string, host: Host = hostOf(uri)): File =>
  new TextFile(uri, kind, text, host);

/** A document of a running host: its facts, and the text to show. */
export interface LiveFile extends FileFacts {
  readonly text: string;
  /** Says nothing but how it differs from another one, which runs. */
  readonly isBeside?: true;
}

/** A text of a network of which only a part is known, and may have a template within. */
export function readWithin(uri: string, text: string, start: number, end: number): File {
  const template = templateOf(text, 'xml', isTemplateName(basenameOf(uri)));
  const unknown = [{ start: 0, end: start }, ...(template?.unknown ?? []), { start: end, end: text.length }];
  const variants = template?.variants ?? [text];
  const reading = { text, values: 0, isOpen: false, ...template, variants, unknown };
  return new TextFile(uri, 'network', text, hostOf(uri), reading);
}

/** Of files: how many there are, and how long their texts are together. */
export interface FilesSize {
  readonly files: number;
  readonly characters: number;
}

/** What a file says of the network, by its language. */
const factsOf: Readonly<Record<XmlKind | 'keyfile' | 'bridge.conf', (file: File) => Facts>> = {
  network: factsOfNetwork,
  guest: factsOfGuest,
  keyfile: factsOfKeyfile,
  'bridge.conf': factsOfBridgeConf,
};

class TextFile implements File {
  kept: unknown[] | undefined;
  readonly basename: string;
  #tree: Tree | undefined;
  #facts: Facts | undefined;
  #variants: readonly File[] | undefined;

  /** `variant`: as which of the texts that a template may become it is read, with what is known of all of them. */
  constructor(
    readonly uri: string,
    readonly kind: DocumentKind,
    readonly text: string,
    readonly host: Host,
    readonly variant?: TemplateReading,
  ) {
    this.basename = basenameOf(uri);
  }

  get tree(): Tree {
    return (this.#tree ??= this.#parse());
  }

  #parse(): Tree {
    const { text, kind, variant } = this;
    if (isOther(kind)) return Tree.without(text);
    if (kind === 'bridge.conf') return parseBridgeConf(text);
    const template = variant ?? this.#template();
    if (isXml(kind)) return parseXml(text, template, kind === 'guest' ? guestExcerpt : undefined);
    return kind === 'keyfile' ? parseKeyfile(text, template) : parseIfcfg(text, kind, template);
  }

  /** As which template it is read; where NetworkManager itself reads it nobody fills it in any more. */
  #template(): TemplateReading | undefined {
    const { uri, text, kind, basename } = this;
    return ofThisMachine.test(uri)
      ? undefined
      : templateOf(text, isXml(kind) ? 'xml' : 'ifcfg', isTemplateName(basename));
  }

  get variants(): readonly File[] {
    const { uri, kind, text, host } = this;
    const { template } = this.tree;
    return (this.#variants ??=
      template && template.variants.length > 1
        ? template.variants.map((it) => new TextFile(uri, kind, text, host, { ...template, text: it, variants: [it] }))
        : [this]);
  }

  get facts(): Facts {
    return (this.#facts ??= this.#read());
  }

  #read(): Facts {
    const { variants } = this;
    if (variants.length > 1) return factsInAll(variants.map((it) => it.facts));
    const { kind } = this;
    if (isOther(kind)) return factsOfOther(this.uri, kind, this.text);
    return (isXml(kind) || kind === 'keyfile' || kind === 'bridge.conf' ? factsOf[kind] : factsOfIfcfg)(this);
  }

  dropTree(): void {
    void this.facts;
    this.#tree = undefined;
    this.#variants = undefined;
    this.kept = undefined;
  }
}

export class Workspace {
  /** Open documents; undefined for those that are none of ours, whatever lies on disk in their place. */
  readonly #open = new Map<string, File | undefined>();
  readonly #onDisk = new Map<string, File>();
  /** What running hosts have. */
  readonly #live = new Map<string, LiveFile>();
  #characters = 0;
  #facts: WorkspaceFacts | undefined;
  /** The facts as they were indexed, and the files that have changed since. */
  #indexed: WorkspaceFacts | undefined;
  readonly #changed = new Set<string>();

  /** Folders that are one host each, as the user said to those who read a file; `*` in a uri stands for any name. */
  #hostsFor: (uri: string) => readonly string[] = () => [];

  /** Takes what the user said of hosts; a file that is of another one then is read anew. */
  setHosts(hostsFor: (uri: string) => readonly string[]): void {
    this.#hostsFor = hostsFor;
    let isChanged = false;
    for (const files of [this.#open, this.#onDisk])
      for (const [uri, it] of files) {
        if (!it || isSameHost(it.host, this.#hostOf(uri))) continue;
        files.set(uri, this.#fileOf(uri, it.kind, it.text));
        isChanged = true;
      }
    if (!isChanged) return;
    this.#facts = this.#indexed = undefined;
    this.#changed.clear();
  }

  #fileOf(uri: string, kind: DocumentKind, text: string): File {
    return readFile(uri, kind, text, this.#hostOf(uri));
  }

  #hostOf(uri: string): Host {
    return hostOf(uri, this.#hostsFor(uri));
  }

  /**
   * Takes the text of an open document. Once it is ours it stays ours until it is closed, so that a root name being
   * typed does not make it come and go, unless it says that it is somebody else's. `language` is what the editor takes it for.
   */
  open(given: string, text: string, language?: string): void {
    const uri = canonicalUri(given);
    const former = this.#open.get(uri)?.kind;
    const isLost = former === 'network' && isSurelyForeign(text);
    const kind = isLost ? undefined : (former ?? documentKindOf(uri, text, language) ?? fragmentKindOf(text, language));
    this.#open.set(uri, kind === undefined || kind === 'blank' ? undefined : this.#fileOf(uri, kind, text));
    this.#note(uri);
  }

  /** Puts the text on disk back in its place. */
  close(given: string): void {
    const uri = canonicalUri(given);
    if (this.#open.delete(uri)) this.#note(uri);
  }

  /** How much it holds of the disk. */
  get sizeOnDisk(): FilesSize {
    return { files: this.#onDisk.size, characters: this.#characters };
  }

  /** A file as it was read from disk, whatever is open. */
  fileOnDisk(given: string): File | undefined {
    return this.#onDisk.get(canonicalUri(given));
  }

  /** Files on disk in a folder and below it. */
  filesOnDiskBelow(folder: string): File[] {
    const start = `${canonicalUri(folder).replace(/\/$/, '')}/`;
    return [...this.#onDisk.values()].filter((it) => it.uri.startsWith(start));
  }

  /** Takes what stands on disk. `as` says what it is whatever the text. */
  setOnDisk(given: string, text: string, as?: DocumentKind): void {
    const uri = canonicalUri(given);
    const kind = as ?? documentKindOf(uri, text);
    this.#characters -= this.#onDisk.get(uri)?.text.length ?? 0;
    if (kind === undefined || kind === 'blank') this.#onDisk.delete(uri);
    else {
      const file = this.#fileOf(uri, kind, text);
      this.#onDisk.set(uri, file);
      this.#characters += text.length;
      file.dropTree();
    }
    this.#note(uri);
  }

  /** Files that are gone, each with all that stood below it: whoever deletes a folder tells of the folder only. */
  removeFromDisk(...given: readonly string[]): void {
    const gone = new Set(given.map(canonicalUri));
    for (const [uri, { text }] of this.#onDisk) {
      if (!gone.has(uri) && !foldersOf(uri).some((it) => gone.has(it))) continue;
      this.#characters -= text.length;
      this.#onDisk.delete(uri);
      this.#note(uri);
    }
  }

  file(given: string): File | undefined {
    const uri = canonicalUri(given);
    return this.#open.has(uri) ? this.#open.get(uri) : this.#onDisk.get(uri);
  }

  /** Takes what a host has now in place of what it had: documents below `root`, which `liveRoot` gives. */
  setLive(root: string, files: readonly LiveFile[]): void {
    const now = new Map(files.map((it) => [it.uri, it]));
    for (const uri of this.#live.keys()) {
      if (liveRootOf(uri) !== root || now.has(uri)) continue;
      this.#live.delete(uri);
      this.#note(uri);
    }
    for (const it of files) {
      const known = this.#live.get(it.uri);
      if (known?.text === it.text && known.isBeside === it.isBeside) continue;
      this.#live.set(it.uri, it);
      this.#note(it.uri);
    }
  }

  /** The text of a live document; undefined for any other, and for what is no longer there. */
  liveText(uri: string): string | undefined {
    return this.#live.get(uri)?.text;
  }

  /** What a host has stored of a network, or runs, as a file to judge; undefined for any other document. */
  liveFile(uri: string): File | undefined {
    const part = liveDocumentOf(uri)?.part;
    const text = part === 'stored' || part === 'running' ? this.liveText(uri) : undefined;
    return text === undefined ? undefined : readFile(uri, 'network', text);
  }

  /** All files that describe the one network, each once; not what runs. */
  files(): readonly File[] {
    const files = new Map([...this.#onDisk, ...this.#open]);
    return [...files.values()].filter((it): it is File => it !== undefined && isOneOfAll(it.uri));
  }

  /** The facts of all files; made anew after a change, from what was indexed before when few files changed. */
  facts(): WorkspaceFacts {
    if (this.#facts) return this.#facts;
    if (this.#indexed && this.#changed.size <= mostChanged) {
      const now = new Map(
        [...this.#changed].map((uri) => [uri, isLiveUri(uri) ? this.#live.get(uri) : this.file(uri)]),
      );
      return (this.#facts = this.#indexed.after(now));
    }
    this.#changed.clear();
    return (this.#facts = this.#indexed = new WorkspaceFacts([...this.#live.values(), ...this.files()]));
  }

  /**
   * These facts as they are to a file: without the files of other hosts, with what runs on its own; of a document that stands
   * apart, its own; of one in which something stored is edited, with what its host has and no file.
   */
  factsAround(file: File): WorkspaceFacts {
    if (isApart(file.uri)) return new WorkspaceFacts([file]);
    const { root } = file.host;
    if (isEditUri(file.uri))
      return this.facts()
        .seenFrom({ hostRoot: root, live: root })
        .after(new Map([[file.uri, file]]));
    const live = isLiveUri(file.uri) ? root : this.liveRootFor(file);
    return this.facts().seenFrom({ hostRoot: root, live });
  }

  /** Where the live documents begin of the host that a file is for; set by whoever knows. */
  liveRootFor: (file: File) => string | undefined = () => undefined;

  #note(uri: string): void {
    // The one network knows nothing of documents that stand apart, nor they of it.
    if (isApart(uri) || isEditUri(uri)) return;
    this.#facts = undefined;
    if (this.#indexed) this.#changed.add(uri);
  }
}

const isSameHost = (one: Host, other: Host): boolean =>
  one.root === other.root && one.site === other.site && one.isLive === other.isLive;

/** Whether a document may be one of the files that describe the one network. */
const isOneOfAll = (uri: string): boolean => !isApart(uri) && !isLiveUri(uri) && !isEditUri(uri);

/** From so many changed files on, all are indexed anew. */
const mostChanged = 32;

/** The folder that NetworkManager and the legacy scripts of this machine read; not a copy of it elsewhere. */
const ofThisMachine = /^file:\/\/\/etc\/sysconfig\/network-scripts\/[^/]+$/;
