// What a file is to the core: its uri, its kind, its tree and its facts. How the kind is told from name and text.
import type { Facts } from './file-facts';
import { memoize, type Memoizable } from '../memoize';
import type { Tree } from '../syntax/tree';
import { LineIndex } from '../text';
import { mayBeOther, type OtherKind } from './other/kinds';
import { isEditUri, isLiveUri } from './live';
import { escapedSegment } from './uri';

/** The kinds of file of /etc/sysconfig/network-scripts. */
export type IfcfgKind = 'ifcfg' | 'keys' | 'route' | 'route6' | 'rule' | 'rule6' | 'sysconfig';

/** The kinds of file that are XML. `network`: libvirt network XML. `guest`: a domain of libvirt, or an `<interface>` of one. */
export type XmlKind = 'network' | 'guest';

/**
 * What kind of document a file is. `keyfile`: a profile of NetworkManager. `bridge.conf`: the bridges that
 * qemu's helper lets everybody use. Of those of other programs only facts are taken.
 */
export type DocumentKind = XmlKind | 'keyfile' | 'bridge.conf' | IfcfgKind | OtherKind;

export const isXml = (kind: DocumentKind): kind is XmlKind => kind === 'network' || kind === 'guest';

/** Where a file stands among hosts. */
export interface Host {
  /** Where the files of its host begin, when that is known: other hosts know nothing of it. */
  readonly root: string | undefined;
  /** What may be one host: the folder, without names that say only what it holds. Files of two sites never meet. */
  readonly site: string;
  /** A definition that a program of that host reads: it stands where that one looks, or the user said so. */
  readonly isLive: boolean;
}

/** The bits of the mode of a file, and the number of its owner. */
export interface Access {
  readonly mode: number;
  readonly owner: number;
}

/** One file with all that is known of it. */
export interface File extends Memoizable {
  readonly uri: string;
  readonly kind: DocumentKind;
  readonly text: string;
  /** Parsed when it is asked for. */
  readonly tree: Tree;
  readonly facts: Facts;
  /** What a template may become, as far as its blocks tell; of any other file it is the file itself. */
  readonly variants: readonly File[];
  /** The last part of the uri, decoded: `ifcfg-eth0`. */
  readonly basename: string;
  readonly host: Host;
  /** Of a keyfile on disk: who may do what with it. */
  readonly access?: Access | undefined;
  /**
   * Lets go of all but the text and the facts, which are what other files ask for: trees of thousands of files that nobody
   * looks at would take five times the memory, and the time of the collector.
   */
  dropTree(): void;
}

/** Where the lines of a file are. */
export const linesOf = memoize(({ text }: File) => new LineIndex(text));

const ifcfgName = /^(?:ifcfg|keys|route6?|rule6?)-./;

/** Names such as `route-default.xml` and `rule-engine.ts` are files of other kinds, whatever they begin with. */
const otherName =
  /\.(?:xml|[cm]?[jt]sx?|json|md|rst|adoc|csv|ya?ml|toml|py|rb|go|rs|java|kt|cs|php|vue|svelte|swift|dart|lua|ex|sh|[ch]|[ch]pp|cc|sql|proto|html?|s?css|less|svg|png|lock)$/i;

/**
 * The kind of an ifcfg-style file by its name alone; undefined for any other file.
 * `/etc/sysconfig/network` is known by its folder.
 */
export const ifcfgKindOf = (uri: string): IfcfgKind | undefined => kindOfName(basenameOf(uri), folderOf(uri));

/**
 * Folders of others with files of these names: PLD Linux has a format of its own, with `BRIDGE_DEVS`, and lengths behind
 * addresses; system-config-network kept its copies of what is in network-scripts, which nobody else reads.
 */
const folderOfOthers = /\/sysconfig\/(?:interfaces|networking)(?:\/|$)/;

function kindOfName(name: string, folder: string): IfcfgKind | undefined {
  if (folderOfOthers.test(folder)) return undefined;
  if (ifcfgName.test(name) && !otherName.test(name)) return name.slice(0, name.indexOf('-')) as IfcfgKind;
  return name === 'network' && folder.endsWith('/sysconfig') ? 'sysconfig' : undefined;
}

/**
 * Whether a file is a keyfile by its name: `*.nmconnection`, also put aside, and in a folder `system-connections` every name,
 * as NetworkManager takes each there.
 */
const isKeyfileName = (name: string, folder: string): boolean =>
  (/[^/]\.nmconnection(?=$|[.~])/i.test(name) && !otherName.test(name)) ||
  (folder.endsWith('/system-connections') &&
    !otherName.test(name) &&
    !/^(?:README|\.git|\.keep$)|\.(?:pem|der|txt)$/i.test(name));

/** The kinds that are known by the name of a file alone. */
export type NamedKind = IfcfgKind | 'keyfile';

const bridgeConf = 'bridge.conf';

/** Whether a file is qemu's list of bridges: in a folder of its own, or by what its lines say. Modules and sysctl have such a name, too. */
export const isBridgeConf = (uri: string, text: string): boolean =>
  basenameOf(uri) === bridgeConf &&
  (/\/qemu(?:-kvm)?$/.test(folderOf(uri)) || /^[ \t]*(?:allow|deny|include)[ \t]/m.test(text));

/** The kind of a file that is known by its name alone, which is what all of ours are that are not XML. */
export const namedKindOf = (uri: string): NamedKind | undefined => kindByName(basenameOf(uri), folderOf(uri));

const kindByName = (name: string, folder: string): NamedKind | undefined =>
  kindOfName(name, folder) ?? (isKeyfileName(name, folder) ? 'keyfile' : undefined);

/** Endings of files that a program fills in: of Jinja, ERB, EPP, Go, Terraform, Mustache, Mako, Warewulf, FreeMarker, Velocity, Razor and of nobody in particular. */
const templateName =
  /\.(?:j2|jinja2?|erb|epp|tmpl|tpl|tftpl|tpl\.hcl|gotmpl|mustache|hbs|handlebars|mako|template|templ|in|ep|ww|njk|liquid|envsubst|ftlh?|ftlx|vm|vtl|cshtml|razor)$/i;

/** Whether a file is a template by its name, whatever it holds. */
export const isTemplateName = (name: string): boolean => templateName.test(name);

/** Whether a file is one of Jinja by its name: whatever ends its lines, they end in LF when it is filled in (`newline_sequence`). */
export const isOfJinja = (name: string): boolean => /\.(?:j2|jinja2?)$/i.test(name);

/** The name that a file will have when it is filled in, where its own tells. */
export const filledName = (name: string): string => name.replace(templateName, '');

/** Whether a file in a folder may be ours by its name; XML is ours only when its root is, and a template is nobody's file. */
export const mayBeOurs = (name: string, folder: string): boolean =>
  name.toLowerCase().endsWith('.xml') ||
  mayBeOther(name) ||
  name === bridgeConf ||
  (kindByName(name, folder) !== undefined && !isTemplateName(name));

/** A uri without query and fragment, which name no file: `git:/a/ifcfg-eth0?{"ref":"~"}` shows one as it was. */
function withoutQuery(uri: string): string {
  const end = uri.search(/[?#]/);
  return end < 0 ? uri : uri.slice(0, end);
}

/**
 * Whether a document shows a file as it is elsewhere or was once (`git:`, `zip:`) or will be (a template by
 * its name), so that it says nothing of the network that the files on disk describe. A new document without a name
 * (`untitled:`) is meant to be one of them, and what a host has (`libvirt-live:`, `libvirt-edit:`) is what they are compared with.
 */
export const isApart = (uri: string): boolean =>
  !isLiveUri(uri) && !isEditUri(uri) && (!/^(?:file|untitled):[^?#]*$/.test(uri) || isTemplateName(uri));

/** The last part of the path of a uri, percent-decoded; as it is when the escapes are broken. */
export function basenameOf(uri: string): string {
  const path = withoutQuery(uri);
  const last = path.slice(path.lastIndexOf('/') + 1).replace(/^untitled:/, '');
  try {
    return decodeURIComponent(last);
  } catch {
    return last;
  }
}

/** The path of a uri without its last part; files of one folder configure one host. */
export function folderOf(uri: string): string {
  const path = withoutQuery(uri);
  const end = path.lastIndexOf('/');
  return end < 0 && path.startsWith('untitled:') ? 'untitled:' : path.slice(0, Math.max(0, end));
}

/** All folders that a uri stands in, the nearest first. */
export function foldersOf(uri: string): string[] {
  const folders: string[] = [];
  for (let it = folderOf(uri); it !== '' && !/[/:]$/.test(it); it = folderOf(it)) folders.push(it);
  return folders;
}

/** The uri of a file of that name in the same folder. Half a character, which has no place in a uri, becomes U+FFFD. */
export const uriBeside = (uri: string, name: string): string => `${folderOf(uri)}/${escapedSegment(name)}`;

/**
 * The one spelling of the uri of a file: programs differ in what they escape (Node leaves `@` and `(` as they are, VS Code
 * does not), and one file with two uris would be two files. It is the spelling of VS Code: all but the unreserved
 * characters of RFC 3986 is escaped, and a drive letter is small.
 */
export function canonicalUri(uri: string): string {
  if (!uri.startsWith('file:') || plain.test(uri)) return uri;
  const bare = withoutQuery(uri);
  try {
    const path = decodeURIComponent(bare.slice('file:'.length)).replace(/^\/\/\/[A-Z]:/, (it) => it.toLowerCase());
    return `file:${path.split('/').map(escapedSegment).join('/')}${uri.slice(bare.length)}`;
  } catch {
    return uri;
  }
}

/** A uri of a file in which nothing can be spelled otherwise. */
const plain = /^file:[\w\-.~/]*$/;

/** The part of `ifcfg-<suffix>` (or `route-<suffix>` …) after the first dash. */
export const suffixOf = (file: { basename: string }): string => file.basename.slice(file.basename.indexOf('-') + 1);
