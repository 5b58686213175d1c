// Which elements may be written at a place: the children of the parent's row that are still allowed and that the mode of
// the network does not forbid, each as a snippet with what fits this network filled in.
import { plus, addressText } from '../../address';
import type { ChildRow, ElementRow } from '../../schema/types';
import type { Element } from '../../syntax/tree';
import { describeElement, meaningIn } from '../documentation';
import type { Markdown } from '../markdown';
import { freeSubnets6 } from '../free';
import { indentOf, isTooNew, plain, quoteOf, ranks, type CompletionContext } from './context';
import { modeSupportOf } from '../mode-support';
import { fittingValues, fittingTexts } from './fitting';
import { impossible, typeSupportOf } from '../type-support';

export interface ElementCompletion {
  readonly name: string;
  readonly label: string;
  /** The whole element in LSP snippet syntax, from its `<` on. */
  readonly snippet: string;
  readonly rank: number;
  readonly detail?: string;
  readonly meaning: string;
  readonly documentation: () => Markdown;
}

/** Elements that may stand in a parent, in the order of the table. `being` is the one that is being typed. */
export function elementsFor(
  parent: Element,
  row: ElementRow,
  being: Element | undefined,
  around: CompletionContext,
): ElementCompletion[] {
  const present = namesBeside(being, parent);
  return Object.entries(row.children).flatMap(([name, child]) => {
    if ((child.cardinality === 'one' || child.cardinality === 'optional') && present.has(name)) return [];
    if (child.excludes?.some((it) => present.has(it))) return [];
    const rank = rankOf(name, child, parent, around);
    return rank === undefined ? [] : completionsOf(name, child.row, parent, rank, around);
  });
}

/** Names of the children, without that of one that is being typed, unless another has it too. */
function namesBeside(being: Element | undefined, parent: Element): ReadonlySet<string> {
  const names = parent.childNames;
  if (!being || !names.has(being.name) || parent.childrenNamed(being.name).length > 1) return names;
  return new Set([...names].filter((it) => it !== being.name));
}

/** Elements that few people write by hand. */
const rareElements: ReadonlySet<string> = new Set(['uuid', 'title', 'description', 'metadata']);

/** Undefined when libvirt would refuse the element here. */
function rankOf(
  name: string,
  child: ChildRow,
  parent: Element,
  { file, target }: CompletionContext,
): number | undefined {
  const { root } = file.tree;
  const item = [...parent.path.slice(1), name].join('/');
  const standing = root ? modeSupportOf(item, root, target) : 'optional';
  const inType = typeSupportOf(parent, name, target);
  if (standing === 'forbidden' || impossible.has(inType)) return undefined;
  if (isTooNew(child.row.since, target) || standing === 'ignored' || standing === 'unpluggable' || inType !== 'works')
    return ranks.unfit;
  const isMissing = (name: string) => parent.child(name) === undefined;
  if (child.cardinality === 'one' || (child.cardinality === 'some' && isMissing(name))) return ranks.best;
  if ((standing === 'required' || standing === 'needed') && isMissing(name)) return ranks.required;
  return rareElements.has(name) || child.row.namespace !== undefined ? ranks.rare : ranks.usual;
}

/** The declaration of the prefix, where it is not in force. */
function declarationFor(name: string, { namespace }: ElementRow, parent: Element): string {
  if (namespace === undefined) return '';
  const prefix = `xmlns:${name.slice(0, name.indexOf(':'))}`;
  for (let it: Element | undefined = parent; it; it = it.parent) if (it.attribute(prefix)) return '';
  return ` ${prefix}="${namespace}"`;
}

function completionsOf(
  name: string,
  row: ElementRow,
  parent: Element,
  rank: number,
  around: CompletionContext,
): ElementCompletion[] {
  const { file, target } = around;
  const documentation = () => describeElement(name, row, target, { parent: parent.name });
  const detail = isTooNew(row.since, target) ? `since libvirt ${row.since!}` : undefined;
  const spell = (snippet: string): string => {
    const quote = quoteOf(file.tree);
    const indent = indentOf(file.tree);
    return snippet.replaceAll('"', quote).replace(/\n(?: {2})+/g, (it) => `\n${indent.repeat((it.length - 1) / 2)}`);
  };
  const completion = (snippet: string, label = name): ElementCompletion => ({
    name,
    label,
    snippet: spell(snippet),
    rank,
    detail,
    meaning: meaningIn(row.doc),
    documentation,
  });
  const path = [...parent.path.slice(1), name].join('/');
  if (path === 'ip' && parent.name === 'network')
    return [completion(filled(snippetOf(name, row), parent, around)), completion(ipv6Snippet(around), 'ip (IPv6)')];
  if (path === 'ip/dhcp/host' && parent.parent?.value('family') === 'ipv6')
    return [completion(filled('<host name="${1:web}" ip="${2:fd00:100::10}"/>', parent, around))];
  if (path === 'name' && row.text)
    return [completion(`<name>\${1:${plain(fittingTexts(path, around)[0]!.value)}}</name>`)];
  const whole = filled(snippetOf(name, row), parent, around);
  const declaration = declarationFor(name, row, parent);
  return [completion(declaration === '' ? whole : whole.replace(`<${name}`, `<${name}${declaration}`))];
}

function ipv6Snippet(around: CompletionContext): string {
  const [subnet] = freeSubnets6(around, 1);
  const address = subnet && plus(subnet.first, 1);
  return `<ip family="ipv6" address="\${1:${address ? addressText(address) : 'fd00:100::1'}}" prefix="\${2:64}">\n  $0\n</ip>`;
}

/** The table's snippet, else one made of the required attributes. */
function snippetOf(name: string, row: ElementRow): string {
  if (row.snippet !== undefined) return row.snippet;
  let stop = 0;
  const attributes = Object.entries(row.attributes)
    .filter(([, it]) => it.required)
    .map(([attribute, { value }]) => {
      const words = value.choices?.map((it) => it.value);
      const placeholder = words ? `|${words.join(',')}|` : `:${plain(value.example ?? '')}`;
      return ` ${attribute}="\${${++stop}${placeholder}}"`;
    })
    .join('');
  if (row.text) return `<${name}${attributes}>\${${++stop}:${plain(row.text.example ?? '')}}</${name}>`;
  return Object.keys(row.children).length > 0 && !row.attributes.start
    ? `<${name}${attributes}>\n  $0\n</${name}>`
    : `<${name}${attributes}/>`;
}

/** The snippet with what fits this network in place of the examples of the table. */
function filled(snippet: string, parent: Element, around: CompletionContext): string {
  const path = parent.path.slice(1);
  return snippet.replace(
    /<(\/?)([\w:-]+)|(\/>)|\b([\w-]+)="\$\{(\d+):([^}]*)\}"/g,
    (whole, close: string, tag: string, end: string, attribute: string, stop: string) => {
      if (end || close) path.pop();
      else if (tag) path.push(tag);
      if (!attribute) return whole;
      const subject = { path: path.join('/'), element: undefined, within: parent };
      const best = fittingValues(subject, attribute, undefined, around)[0];
      return best ? `${attribute}="\${${stop}:${plain(best.value)}}"` : whole;
    },
  );
}
