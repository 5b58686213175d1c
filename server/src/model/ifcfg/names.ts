// What the name of an interface tells of its kind, and whether a file has a key under a misspelled name.
import { memoize } from '../../memoize';
import { ifcfgTable } from '../../schema/ifcfg';
import { synonymOf } from '../../schema/ifcfg-synonyms';
import { attributeRow } from '../../schema/index';
import { nearest } from '../../schema/nearest';
import { interfaceNameComplaint } from '../../schema/values-ifcfg';
import { type Element, flags } from '../../syntax/tree';

export const isName = (text: string): boolean => text !== '' && !interfaceNameComplaint(text);

const kinds: readonly (readonly [RegExp, string])[] = [
  [/^(?:br|virbr|bridge)-?\d*$/, 'Bridge'],
  [/^bond\d*$/, 'Bond'],
  [/^team\d*$/, 'Team'],
  [/^[^.]+\.\d+$|^vlan\d+$/, 'Vlan'],
  [/^ib\d*$/, 'InfiniBand'],
];

/** The TYPE that an interface of that name most likely has. */
export const likelyType = (name: string): string => kinds.find(([pattern]) => pattern.test(name))?.[1] ?? 'Ethernet';

/** Whether a name is that of a network card as the kernel or systemd gives them. */
export const isCard = (name: string): boolean => /^(?:eth\d+|en[opsxP]\w+|em\d+|p\d+p\d+)$/.test(name);

/**
 * Whether one of the keys stands there in a form the reader does not take: misspelled, or badly quoted. Then that is to be
 * repaired.
 */
export function hasMisspelled(root: Element, keys: readonly string[]): boolean {
  const found = misspelledOf(root);
  return found === 'unknown' || keys.some((it) => found.has(it));
}

/** Right spellings of the keys that are wrongly written; `unknown` when whole lines are not read. */
const misspelledOf = memoize((root: Element): ReadonlySet<string> | 'unknown' => {
  const isLost = ['space-before-equals', 'export-prefix', 'bom'];
  if (root.tree.problems.some((it) => isLost.includes(it.kind))) return 'unknown';
  const result = new Set<string>();
  let searched = 0;
  for (const { name, flags: flag } of root.attributes) {
    const upper = name.toUpperCase();
    if (upper !== name || flag & flags.bad) result.add(upper);
    if (attributeRow(ifcfgTable, upper) || searched++ > 50) continue;
    const synonym = synonymOf(upper);
    if (synonym) result.add(synonym.base);
    else for (const it of nearest(upper, Object.keys(ifcfgTable.attributes))) result.add(it);
  }
  return result;
});
