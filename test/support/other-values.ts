// Networks in which one value is another one, for comparing them with what they were.
import { attributeRow, rowOf } from '../../server/src/schema/index';
import type { ValueKind } from '../../server/src/schema/types';
import type { Element } from '../../server/src/syntax/tree';
import { parseXml } from '../../server/src/syntax/xml/parse';
import type { Span } from '../../server/src/text';
import { valueOf } from '../growth/values';

export interface OtherValue {
  readonly what: string;
  readonly span: Span;
  readonly value: string;
}

/** Each value that libvirt takes of a text, and another one for it. */
export function* otherValuesIn(text: string): Generator<OtherValue> {
  const tree = parseXml(text);
  if (tree.problems.length > 0 || tree.root?.value('xmlns') !== undefined) return;
  for (const element of tree.elements()) {
    const row = rowOf(element);
    if (!row || !isTaken(element)) continue;
    for (const attribute of element.attributes) {
      const known = attributeRow(row, attribute.name);
      // libvirt refuses both.
      if (attribute.name === 'prefix' && element.attribute('netmask')) continue;
      if (!known || known.outputOnly || attribute.value === '' || element.attribute(attribute.name) !== attribute)
        continue;
      const value = anotherOf(known.value, attribute.value);
      if (value !== undefined) yield { what: attribute.name, span: attribute.valueSpan, value };
    }
    const value = row.text && element.content.trim() !== '' ? anotherOf(row.text, element.content) : undefined;
    if (value !== undefined) yield { what: element.name, span: element.contentTextSpan, value };
  }
}

/** Of several that may stand once libvirt takes one; and nothing of a network that forwards nothing. */
function isTaken(element: Element): boolean {
  for (let it: Element | undefined = element; it?.parent; it = it.parent) {
    const isFirst = it.parent.child(it.name) === it;
    if (
      /^(?:forward|bridge|mtu|mac|domain|dns|dhcp|tftp|port|nat|name|uuid|title|description|pf|driver)$/.test(
        it.name,
      ) &&
      !isFirst
    )
      return false;
    if (/^(?:virtualport|parameters|vlan|bandwidth|inbound|outbound)$/.test(it.name) && !isFirst) return false;
    if (it.name === 'bootp' && it.parent.childrenNamed('bootp').at(-1) !== it) return false;
    if (it.name === 'forward' && it.value('mode') === 'none') return false;
  }
  return true;
}

function anotherOf(kind: ValueKind, value: string): string | undefined {
  const meaning = (it: string) => kind.meaning?.(it) ?? it;
  const others = [...(kind.choices ?? []).map((it) => it.value), ...[1, 2, 3].map((it) => valueOf(kind, it))];
  return others.find((it) => meaning(it) !== meaning(value) && !/[<&'"]/.test(it));
}
