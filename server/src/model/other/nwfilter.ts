// The name of a filter of packets, as libvirt keeps it. Source: https://libvirt.org/formatnwfilter.html
import { parseXml } from '../../syntax/xml/parse';
import type { Saying } from './saying';

export function nwfilterFacts(text: string, say: Saying): void {
  const name = parseXml(text).root?.attribute('name');
  if (name && name.value !== '') say.filter({ text: name.value, span: name.valueSpan });
}
