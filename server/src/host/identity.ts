// Whom a definition is about, as libvirt will read it, and how the uuid of the network it replaces gets into it.
import { normalUuid } from '../model/network/facts';
import { type Element, kinds, type Tree } from '../syntax/tree';
import { setText } from '../syntax/xml/write';
import { parseXml } from '../syntax/xml/parse';
import { applyEdits } from '../text';
import type { NetworkRef } from './virsh';

export interface Identity extends NetworkRef {
  /** Whether the text says a uuid, right or wrong. */
  readonly saysUuid: boolean;
  /** Whether only libvirt knows what name or uuid are: they have elements, or entities that the document declares. */
  readonly unreadable: boolean;
}

/** Name and uuid in a text that may be broken: libvirt is to say what is wrong with it. */
export function identityOf(xml: string): Identity {
  const network = networkIn(xml);
  const written = [network?.child('name'), network?.child('uuid')];
  const [name, said] = written.map((it) => it?.content || undefined);
  const uuid = normalUuid(said ?? '');
  const unreadable = written.some((it) => it && (it.children.length > 0 || mayHaveEntity(it)));
  return { ...(name ? { name } : {}), ...(uuid ? { uuid } : {}), saysUuid: said !== undefined, unreadable };
}

/**
 * The text with a uuid, without which libvirt takes a definition for a new network and refuses it when one of that name
 * exists. No line is added, so that the lines libvirt complains of are those of the text.
 */
export function withUuid(xml: string, uuid: string): string {
  const network = networkIn(xml);
  const empty = network?.child('uuid');
  if (empty) return applyEdits(xml, setText(empty, uuid));
  const end = network?.child('name')?.span.end;
  return end === undefined ? xml : applyEdits(xml, [{ span: { start: end, end }, text: `<uuid>${uuid}</uuid>` }]);
}

function networkIn(xml: string): Element | undefined {
  const { root } = parseXml(xml);
  return root?.localName === 'network' ? root : undefined;
}

const mayHaveEntity = (it: Element): boolean => it.content.includes('&') && hasDoctype(it.tree);

function hasDoctype(tree: Tree): boolean {
  for (const { kind } of tree.leaves()) if (kind === kinds.doctype) return true;
  return false;
}
