// Which attributes of an element may still be written: not yet there, not beside one that excludes them, not forbidden in
// the mode of the network. Also the words of a route line that are left.
import type { AttributeRow, ElementRow } from '../../schema/types';
import type { Attribute, Element } from '../../syntax/tree';
import { describeAttribute, meaningIn, sortOf } from '../documentation';
import type { Markdown } from '../markdown';
import { isTooNew, isUnread, ranks, type CompletionContext } from './context';
import { modeSupportOf } from '../mode-support';
import { impossible, typeSupportOf } from '../type-support';

export interface AttributeCompletion {
  readonly name: string;
  readonly row: AttributeRow;
  readonly rank: number;
  readonly detail: string;
  readonly meaning: string;
  readonly documentation: () => Markdown;
  readonly deprecated: boolean;
}

/** Attributes for an element, in the order of the table. `being` is the one whose name is being typed. */
export function attributesFor(
  element: Element,
  row: ElementRow,
  being: Attribute | undefined,
  around: CompletionContext,
): AttributeCompletion[] {
  const { target } = around;
  const present = new Set<string>();
  for (const it of element.attributes) if (it.index !== being?.index) present.add(it.name);
  const path = element.path.slice(1).join('/');
  const sort = sortOf(element.tree.language, element.parent !== undefined);
  const result: AttributeCompletion[] = [];
  for (const [name, it] of Object.entries(row.attributes)) {
    const free = it.numbered?.exact ? nextOf(name, present) : name;
    if (free === undefined || present.has(free) || it.outputOnly) continue;
    if (it.excludes?.some((other) => present.has(other))) continue;
    if (isOfOtherFamily(path, name, element)) continue;
    const rank = rankOf(`${path}@${name}`, it, element, around);
    if (rank === undefined) continue;
    result.push({
      name: free,
      row: it,
      rank,
      detail:
        isTooNew(it.since, target) && element.tree.language === 'xml'
          ? `since libvirt ${it.since!}`
          : it.value.describe,
      meaning: meaningIn(it.doc),
      documentation: () => describeAttribute(name, it, target, { sort, link: row.link }),
      deprecated: it.deprecated !== undefined,
    });
  }
  return result;
}

/** The next number of a key of keyfiles: `address2` beside `address1`; options belong to a route that has none yet. */
function nextOf(name: string, present: ReadonlySet<string>): string | undefined {
  const [base, ending = ''] = name.split('_');
  const suffix = ending === '' ? '' : `_${ending}`;
  for (let n = 1; n <= 999; n++) {
    if (suffix !== '' && !present.has(`${base!}${n}`)) return undefined;
    if (!present.has(`${base!}${n}${suffix}`)) return `${base!}${n}${suffix}`;
  }
  return undefined;
}

function rankOf(item: string, row: AttributeRow, element: Element, { target }: CompletionContext): number | undefined {
  const { root, language } = element.tree;
  if (language !== 'xml' && row.deprecated !== undefined) return ranks.unfit;
  if (language !== 'xml') return row.required ? ranks.required : isUnread(row, target) ? ranks.unfit : ranks.usual;
  // What libvirt does not take here any more stands in the table only to be explained.
  if (row.deprecated !== undefined) return undefined;
  const standing = root ? modeSupportOf(item, root, target) : 'optional';
  const inType = typeSupportOf(element, item.slice(item.lastIndexOf('@')), target);
  if (standing === 'forbidden' || impossible.has(inType)) return undefined;
  if (isTooNew(row.since, target) || standing === 'ignored' || standing === 'unpluggable' || inType !== 'works')
    return ranks.unfit;
  const isRequired = row.required === true || row.requiredBefore !== undefined;
  return isRequired || standing === 'required' || standing === 'needed' ? ranks.required : ranks.usual;
}

/** A fixed address is known by hardware address in IPv4 and by DUID in IPv6; a netmask is IPv4 only. */
function isOfOtherFamily(path: string, name: string, element: Element): boolean {
  if (path === 'ip/dhcp/host') {
    const isIpv6 = element.parent?.parent?.value('family') === 'ipv6' || element.value('ip')?.includes(':') === true;
    return name === (isIpv6 ? 'mac' : 'id');
  }
  return name === 'netmask' && element.value('family') === 'ipv6';
}
