// What a file is to the core: its uri, its kind, its tree and its facts. How the kind is told from name and text.
import type { Tree } from '../syntax/tree';
import type { Facts } from './facts';

/** What kind of document a file is. `network`: libvirt network XML. The rest: the kinds of /etc/sysconfig/network-scripts. */
export type DocumentKind = 'network' | 'ifcfg' | 'keys' | 'route' | 'route6' | 'rule' | 'rule6' | 'sysconfig';

/** One file with all that is known of it. */
export interface File {
  readonly uri: string;
  readonly kind: DocumentKind;
  readonly tree: Tree;
  readonly facts: Facts;
  /** The last part of the uri, decoded: `ifcfg-eth0`. */
  readonly basename: string;
}

/** The kinds of file that are not XML. */
export type IfcfgKind = Exclude<DocumentKind, 'network'>;

const ifcfgName = /^(?:ifcfg|keys|route6?|rule6?)-./;

/** Names such as `route-default.xml` and `rule-engine.ts` are files of other kinds, whatever they begin with. */
const otherName = /\.(?:xml|[cm]?[jt]sx?|json|md|ya?ml|toml|py|rb|go|rs|java|sh|html?|css|svg|png|lock)$/i;

/**
 * The kind of an ifcfg-style file by its name alone; undefined for any other file.
 * `/etc/sysconfig/network` is known by its folder.
 */
export function ifcfgKindOf(uri: string): IfcfgKind | undefined {
  const basename = basenameOf(uri);
  if (ifcfgName.test(basename) && !otherName.test(basename))
    return basename.slice(0, basename.indexOf('-')) as IfcfgKind;
  return uri.endsWith('/sysconfig/network') ? 'sysconfig' : undefined;
}

/** Whether a file in a folder may be ours by its name; XML is ours only when its root is. */
export const mayBeOurs = (name: string, folder: string): boolean =>
  name.toLowerCase().endsWith('.xml') || ifcfgKindOf(`${folder}/${name}`) !== undefined;

/** The last part of a uri, percent-decoded; as it is when the escapes are broken. */
export function basenameOf(uri: string): string {
  const last = uri.slice(uri.lastIndexOf('/') + 1);
  try {
    return decodeURIComponent(last);
  } catch {
    return last;
  }
}

/** The uri without its last part; files of one folder configure one host. */
export const folderOf = (uri: string): string => uri.slice(0, uri.lastIndexOf('/'));

/** The uri of a file of that name in the same folder. Half a character, which has no place in a uri, becomes U+FFFD. */
export const uriBeside = (uri: string, name: string): string =>
  `${folderOf(uri)}/${encodeURIComponent(name.replace(/\p{Surrogate}/gu, '\ufffd'))}`;

/** The part of `ifcfg-<suffix>` (or `route-<suffix>` …) after the first dash. */
export const suffixOf = (file: { basename: string }): string => file.basename.slice(file.basename.indexOf('-') + 1);
