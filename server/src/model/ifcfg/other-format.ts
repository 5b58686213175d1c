// Files that are called ifcfg-* and are in the format of another program. The file as a whole decides: one key or line of
// another format among those of Red Hat is a slip in a file that is read.
import { memoize } from '../../memoize';
import { suseKey } from '../../schema/ifcfg-others';
import type { Element, Tree } from '../../syntax/tree';
import type { Span } from '../../text';
import { type File, folderOf } from '../file';
import { noProfileBecause } from '../no-profile';
import { ownerOfLine } from './other-lines';

/** A format, and what tells it. */
export interface OtherFormat {
  readonly code: 'suse-format' | 'foreign-format';
  readonly span: Span;
  /** What is there, and whose it is. */
  readonly because: string;
}

/** The format of an ifcfg file that is not Red Hat's; undefined where it is, or may become so. */
export const otherFormatOf = memoize((file: File): OtherFormat | undefined => {
  const { root } = file.tree;
  if (file.kind !== 'ifcfg' || !root || noProfileBecause(file)) return undefined;
  const own = new Set(root.attributes.map((it) => it.name).filter((it) => redHatKeys.has(it))).size;
  return suseFormatOf(file, root, own) ?? lineFormatOf(file.tree, own);
});

/** Keys that a file of Red Hat has and one of SUSE has not. */
const redHatKeys: ReadonlySet<string> = new Set(
  `TYPE DEVICE DEVICETYPE ONBOOT NM_CONTROLLED UUID HWADDR MACADDR USERCTL BONDING_OPTS BRIDGING_OPTS MASTER SLAVE DEFROUTE
   PEERDNS PEERROUTES IPV6INIT IPV6ADDR IPV6_AUTOCONF IPV6_DEFAULTGW IPV6_DEFROUTE ETHTOOL_OPTS PHYSDEV TEAM_CONFIG
   TEAM_MASTER HOTPLUG IPV4_FAILURE_FATAL DOMAIN`.split(/\s+/),
);

/** Whether a file is where SUSE has those of its own format. */
export const isInFolderOfSuse = (uri: string): boolean => folderOf(uri).endsWith('/etc/sysconfig/network');

/** More kinds of keys of SUSE than of Red Hat; in the folder of SUSE also as many, or none of either. */
function suseFormatOf({ uri, tree }: File, root: Element, own: number): OtherFormat | undefined {
  const keys = root.attributes.filter((it) => suseKey.test(it.name));
  const kinds = new Set(keys.map((it) => it.name.replace(/_?\d{1,9}$/, ''))).size;
  const withPrefix = kinds > 0 && root.attributes.some((it) => it.name === 'IPADDR' && it.value.includes('/')) ? 1 : 0;
  const isOfSuse = isInFolderOfSuse(uri);
  const [key] = keys;
  if (key && kinds + withPrefix + (isOfSuse ? 1 : 0) > own)
    return { code: 'suse-format', span: key.nameSpan, because: `${key.name} is a key of SUSE` };
  const [first] = root.attributes;
  if (!first || own > 0 || !isOfSuse || tree.problems.length > 0) return undefined;
  return { code: 'suse-format', span: first.nameSpan, because: 'etc/sysconfig/network is the folder of SUSE' };
}

/** More lines of another format than keys of Red Hat. */
function lineFormatOf(tree: Tree, own: number): OtherFormat | undefined {
  let first: OtherFormat | undefined;
  let count = 0;
  for (const { kind, span } of tree.problems) {
    if (kind !== 'not-an-assignment') continue;
    const line = tree.text.slice(span.start, Math.min(span.end, span.start + 200)).trim();
    const whose = ownerOfLine(line);
    if (whose === undefined) continue;
    first ??= { code: 'foreign-format', span, because: `"${line.slice(0, 50)}" is a line of ${whose}` };
    if (++count > own) return first;
  }
  return undefined;
}
