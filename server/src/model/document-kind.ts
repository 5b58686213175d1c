// Which documents are ours, and what they are: from their names, their texts and what the editor takes them for.
import { isGuest } from './guest/document';
import { basenameOf, type DocumentKind, folderOf, isBridgeConf, isTemplateName, namedKindOf } from './file';
import { foreignBecause } from './network/foreign';
import { isFragment } from './network/fragment';
import { otherKindOf } from './other/kinds';
import { rootNameOf } from '../syntax/xml/parse';

/**
 * The kind of a document; undefined when it is none of ours. A document without any element yet may become a network.
 * `language` is what the editor takes it for: it counts for a name that says nothing, and before one that says otherwise.
 */
export function documentKindOf(uri: string, text: string, language?: string): DocumentKind | 'blank' | undefined {
  if (encrypted.test(text)) return undefined;
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
  if (root === undefined && isTemplateName(uri) && /\S/.test(text)) return kindOfTemplate(text);
  if (root === 'network') return isOtherText(uri, language) || foreignBecause(uri, text) ? undefined : 'network';
  if (root === undefined || 'network'.startsWith(root)) return 'blank';
  return !isOtherText(uri, language) && isGuest(uri, text, root) ? 'guest' : undefined;
}

/** What a template without an element is to become; roles have one for many profiles, with a name of their own. */
function kindOfTemplate(text: string): DocumentKind | 'blank' | undefined {
  const keys = new Set([...text.matchAll(profileKey)].map((it) => it[1]));
  if (keys.size > 1 && !text.startsWith('#!')) return 'ifcfg';
  return text.trimStart().startsWith('<') ? 'blank' : undefined;
}

const profileKey = /^(DEVICE|ONBOOT|BOOTPROTO|IPADDR|NETMASK|HWADDR)=/gm;

/** How a file begins that openssl, Ansible, GnuPG or age keeps from others. */
const encrypted = /^(?:U2FsdGVkX1|\$ANSIBLE_VAULT;|-----BEGIN (?:PGP MESSAGE|AGE ENCRYPTED FILE)-----)/;

/** The kind of an open document that holds an element for `virsh net-update`. In a folder such files are left alone. */
export const fragmentKindOf = (text: string, language = 'xml'): DocumentKind | undefined =>
  language === 'xml' && isFragment(text) ? 'network' : undefined;

/** Whether a file is of a kind that may hold the text of a network and is none. */
export const isOtherText = (uri: string, language?: string): boolean =>
  language !== 'xml' && /\.(?:ya?ml|json|md|xslt?|html?|go|py|rb|rs|sh|bash|[cm]?[jt]s|tf|hcl|nix)$/i.test(uri);
