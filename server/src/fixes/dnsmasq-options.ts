// An option for dnsmasq put into a network, with the block and the namespace it needs.
import { memoize } from '../memoize';
import { dnsmasqNamespace } from '../schema/network';
import type { Element } from '../syntax/tree';
import { escape, insertChild, setAttribute } from '../syntax/xml/write';
import type { Edit } from '../text';

/** Adds a line to the options of the network, or a block of options where there is none. */
export const addOption = (root: Element, line: string): Edit[] =>
  additionTo(root).map((it) => ({ ...it, text: it.text.replace(slot, () => escape(line, "'")) }));

/** In place of a line: no document has this character. */
const slot = '\0';

/** The addition of any line, found once for all of them. */
const additionTo = memoize((root: Element): readonly Edit[] => {
  const block = root.children.find((it) => it.localName === 'options' && it.namespace === dnsmasqNamespace);
  const declared = root.attributes.find((it) => it.name.startsWith('xmlns:') && it.value === dnsmasqNamespace);
  const prefix = block?.prefix ?? declared?.name.slice('xmlns:'.length) ?? 'dnsmasq';
  const start = prefix === '' ? '' : `${prefix}:`;
  const option = `<${start}option value='${slot}'/>`;
  if (block) return insertChild(block, option);
  const options = `<${start}options>\n  ${option}\n</${start}options>`;
  return [...(declared ? [] : setAttribute(root, `xmlns:${prefix}`, dnsmasqNamespace)), ...insertChild(root, options)];
});
