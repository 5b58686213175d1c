// The name of a filter of packets, as libvirt keeps it, and those that it goes through. Source: https://libvirt.org/formatnwfilter.html
import { parseXml } from '../../syntax/xml/parse';
import type { Saying } from './saying';

export function nwfilterFacts(text: string, say: Saying): void {
  const { root } = parseXml(text);
  const name = root?.attribute('name');
  if (name && name.value !== '') say.filter({ text: name.value, span: name.valueSpan });
  for (const it of root?.childrenNamed('filterref') ?? []) {
    const used = it.attribute('filter');
    if (used && used.value !== '') say.filterUse({ text: used.value, span: used.valueSpan });
  }
}
