// Whether a text is an element for `virsh net-update`: a host, a range, a record, a portgroup or an interface by itself.
import { fragmentNames, fragmentOf } from '../../schema/fragments';
import { templateOf } from '../../syntax/template/template';
import { parseXml, rootNameOf } from '../../syntax/xml/parse';

/** True for an outermost element that has the name and the shape of one. */
export function isFragment(text: string): boolean {
  if (!fragmentNames.includes(rootNameOf(text) ?? '')) return false;
  const { root } = parseXml(text, templateOf(text, 'xml', false));
  return root !== undefined && fragmentOf(root) !== undefined;
}
