// What libvirt makes anew where a definition leaves it out, though the network has it already: the uuid, without which it is
// refused, the MAC of its bridge, and the bridge's name, which counts as taken while the network runs.
import { managedModes, type NetworkMode } from '../model/facts';
import type { Element } from '../syntax/tree';
import { parseXml } from '../syntax/xml/parse';
import { setAttribute } from '../syntax/xml/write';
import { applyEdits } from '../text';
import { identityOf, withUuid } from './identity';

/** A definition with what it leaves out, and what that is, in words: `uuid`, `bridge virbr1`, `MAC 52:54:00:…`. */
export interface Completed {
  readonly xml: string;
  readonly kept: readonly string[];
}

/**
 * The text with what the stored definition has and the text leaves out. No line is added, so that the lines libvirt complains
 * of are those of the text.
 */
export function withGenerated(xml: string, stored: string): Completed {
  const { uuid, name } = identityOf(stored);
  // Under another name it is another network, which libvirt refuses for its uuid.
  if (identityOf(xml).name !== name) return { xml, kept: [] };
  const kept: string[] = [];
  let text = xml;
  if (uuid !== undefined && !identityOf(xml).saysUuid) {
    text = withUuid(text, uuid);
    kept.push('uuid');
  }
  const former = networkIn(stored);
  if (!former || !isManaged(former)) return { xml: text, kept };
  for (const { element, attribute, word } of generated) {
    const value = former.child(element)?.attribute(attribute)?.value;
    const now = networkIn(text);
    if (!value || !now || !isManaged(now)) continue;
    const own = now.child(element);
    if (own?.attribute(attribute)?.value) continue;
    const end = now.child('name')?.span.end;
    if (own) text = applyEdits(text, setAttribute(own, attribute, value));
    else if (end !== undefined)
      text = applyEdits(text, [{ span: { start: end, end }, text: `<${element} ${attribute}='${value}'/>` }]);
    else continue;
    kept.push(`${word} ${value}`);
  }
  return { xml: text, kept };
}

const generated = [
  { element: 'bridge', attribute: 'name', word: 'bridge' },
  { element: 'mac', attribute: 'address', word: 'MAC' },
] as const;

/** Whether libvirt makes the bridge. */
function isManaged(network: Element): boolean {
  const forward = network.child('forward');
  const said = forward ? (forward.attribute('mode')?.value ?? 'nat') : 'isolated';
  return said === 'none' || managedModes.has(said as NetworkMode);
}

function networkIn(xml: string): Element | undefined {
  const { root } = parseXml(xml);
  return root?.localName === 'network' ? root : undefined;
}
