// What a network says for people and for other programs: title, description, metadata. It changes nothing on the network.
import { type Version, version } from '../../../schema/types';
import { escape } from '../../../syntax/xml/write';
import { type Element } from '../../../syntax/tree';
import { type DefinitionPart, textName } from '../drift/part';

/** A text or an element of metadata as it is to be; undefined for one that goes. */
export type Described =
  | { readonly what: 'title' | 'description'; readonly text: string | undefined }
  | { readonly what: 'metadata'; readonly uri: string; readonly key: string; readonly xml: string | undefined };

export interface Descriptions {
  readonly changes: readonly Described[];
  /** What cannot be changed by itself, in words. */
  readonly others: readonly string[];
}

/** Since when libvirt has net-desc and net-metadata. */
const since = version('9.7.0');

/** What of it differs, and which of that is changed by itself. */
export function descriptionsOf(from: DefinitionPart, to: DefinitionPart, libvirt: Version | undefined): Descriptions {
  const canDescribe = libvirt !== undefined && libvirt >= since;
  const changes: Described[] = [];
  const others: string[] = [];
  for (const what of ['title', 'description'] as const) {
    // Earlier it is dropped.
    if (libvirt !== undefined && libvirt < since) continue;
    const text = textOf(to, what);
    if (text === textOf(from, what)) continue;
    if (canDescribe && (text === undefined || isOnOneLine(text))) changes.push({ what, text });
    else others.push(what);
  }
  const [before, after] = [metadataOf(from), metadataOf(to)];
  for (const uri of new Set([...before.keys(), ...after.keys()])) {
    const [was, is] = [before.get(uri), after.get(uri)];
    if (was?.key === is?.key) continue;
    const xml = is?.element && plainXml(is.element);
    const key = (is ?? was)!.element.name.split(':')[0]!;
    if (canDescribe && (!is || xml !== undefined)) changes.push({ what: 'metadata', uri, key, xml });
    else others.push(`metadata of ${uri}`);
  }
  return { changes, others };
}

const textOf = (root: DefinitionPart, name: string): string | undefined =>
  root.parts.get(name)?.values.get(textName)?.text;

/** By namespace, which libvirt takes one element of; what is in none it drops. */
function metadataOf(root: DefinitionPart): Map<string, { readonly element: Element; readonly key: string }> {
  const items = [...(root.parts.get('metadata')?.lists.values() ?? [])].flat();
  return new Map(
    items.flatMap(({ element, key }) => (element?.namespace ? [[element.namespace, { element, key }] as const] : [])),
  );
}

/**
 * An element without its prefix, which `net-metadata --set` writes itself; undefined for one that it would not write as it is:
 * it puts the element alone into the namespace.
 */
function plainXml({ name, localName, attributes, children, content }: Element): string | undefined {
  const said = attributes.filter((it) => !it.name.startsWith('xmlns'));
  const isPlain = name !== localName && children.length === 0 && !said.some((it) => it.name.includes(':'));
  if (!isPlain || ![content, ...said.map((it) => it.value)].every(isOnOneLine)) return undefined;
  const written = said.map((it) => ` ${it.name}='${escape(it.value, "'")}'`).join('');
  return `<${localName}${written}>${escape(content)}</${localName}>`;
}

/** A line of virsh holds no control characters. */
// eslint-disable-next-line no-control-regex
const isOnOneLine = (text: string): boolean => !/[\0-\x1f\x7f]/.test(text);
