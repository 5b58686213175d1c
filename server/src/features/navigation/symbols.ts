// The outline of a file: what a person looks for in it, by name, with what it says beside it.
import type { File } from '../../model/file';
import { modeOfElement } from '../../model/network/facts';
import { childOf, rowOf } from '../../schema/index';
import { dots, isSecret } from '../../schema/secrets';
import type { ElementRow } from '../../schema/types';
import type { Attribute, Element } from '../../syntax/tree';
import type { Span } from '../../text';
import { told } from '../told';

/** What a symbol is; the editor chooses the picture by it. */
export type SymbolKind = 'network' | 'object' | 'address' | 'range' | 'host' | 'key' | 'group' | 'route';

export interface FileSymbol {
  readonly name: string;
  /** Shown beside the name, paler. */
  readonly detail?: string;
  readonly kind: SymbolKind;
  /** All of it. */
  readonly span: Span;
  /** What is selected when it is chosen; inside `span`. */
  readonly nameSpan: Span;
  readonly children: readonly FileSymbol[];
}

/** The outline of a file, in the order of the text. */
export function symbolsOf(file: File): FileSymbol[] {
  const { root, language, roots } = file.tree;
  if (!root) return [];
  if (language === 'keyfile') return root.children.map(groupSymbol);
  if (language === 'xml') return roots.map((it) => elementSymbol(it, rowOf(it), deepest));
  return [...root.children.map(lineSymbol), ...root.attributes.map(keySymbol)].sort(
    (a, b) => a.span.start - b.span.start,
  );
}

/** How deep an outline goes. Networks have five levels; what has more is no network. */
const deepest = 50;

function elementSymbol(element: Element, row: ElementRow | undefined, depth: number): FileSymbol {
  const [name, kind] = shown(element);
  const { span, nameSpan, tree } = element;
  const detail = detailOf(element);
  return {
    name: told(tree, name, span),
    detail: detail === undefined ? undefined : told(tree, detail, span),
    kind,
    span,
    nameSpan: nameSpan.end > nameSpan.start ? nameSpan : { start: span.start, end: Math.min(span.start + 1, span.end) },
    children: depth === 0 ? [] : symbolsIn(element, row, depth - 1),
  };
}

/** Those of the children of an element; of one that is somebody else's of those that the table knows. */
const symbolsIn = (element: Element, row: ElementRow | undefined, depth: number): FileSymbol[] =>
  element.children.flatMap((it) => {
    const child = row && childOf(row, it.name, it.namespace);
    return row?.foreign && !child ? [] : [elementSymbol(it, child?.row, depth)];
  });

function shown(element: Element): [name: string, kind: SymbolKind] {
  const value = (attribute: string) => element.value(attribute)?.trim() ?? '';
  const tag = element.name || '<';
  const parent = element.parent?.name;
  if (!element.parent && (tag === 'network' || tag === 'domain'))
    return [element.child('name')?.content.trim() || tag, tag === 'network' ? tag : 'object'];
  if (tag === 'interface' && parent !== 'forward') return [`${tag} ${value('type')}`.trim(), 'object'];
  if (tag === 'ip') return [`${tag} ${subnetWords(element)}`.trim(), 'address'];
  if (tag === 'route') return [`${tag} ${subnetWords(element)}`.trim(), 'route'];
  if (tag === 'range') return [`${tag} ${value('start')}–${value('end')}`, 'range'];
  if (tag === 'host' && parent === 'dhcp') return [`${tag} ${value('name') || value('ip')}`.trim(), 'host'];
  if (tag === 'host') return [`${tag} ${value('ip')}`.trim(), 'host'];
  if (tag === 'forward') return [`${tag} ${value('mode') || 'nat'}`, 'object'];
  const named = value('name') || value('dev') || value('type') || value('domain') || value('addr') || value('id');
  return [named === '' ? tag : `${tag} ${named}`, 'object'];
}

function detailOf(element: Element): string | undefined {
  const value = (attribute: string) => element.value(attribute)?.trim();
  const { name, parent } = element;
  if (!parent && name === 'network') return modeOfElement(element);
  if (name === 'interface' && parent?.name !== 'forward') {
    const source = element.child('source');
    return source?.value('network') ?? source?.value('bridge') ?? source?.value('dev');
  }
  if (name === 'host' && parent?.name === 'dhcp')
    return (
      [value('name') ? value('ip') : undefined, value('mac') ?? value('id')].filter(Boolean).join(' · ') || undefined
    );
  if (name === 'host')
    return (
      element
        .childrenNamed('hostname')
        .map((it) => it.content.trim())
        .join(' ') || undefined
    );
  if (name === 'route') return value('gateway') === undefined ? undefined : `via ${value('gateway')}`;
  if (element.children.length > 0) return undefined;
  return element.content.trim() || undefined;
}

function subnetWords(element: Element): string {
  const address = element.value('address')?.trim() ?? '';
  const mask = element.value('prefix')?.trim() ?? element.value('netmask')?.trim();
  return mask ? `${address}/${mask}` : address;
}

/** A group of a keyfile with its keys; beside its name what tells most of it. */
function groupSymbol(group: Element): FileSymbol {
  const { tree, name, span, openSpan } = group;
  const said = ['id', 'method', 'mode', 'parent'].map((it) => group.value(it)).find((it) => it !== undefined);
  const end = group.attributes.at(-1)?.span.end ?? openSpan.end;
  return {
    name: told(tree, name, openSpan),
    detail: said === undefined ? undefined : told(tree, said, span),
    kind: 'group',
    span: { start: openSpan.start, end: Math.max(end, openSpan.end) },
    nameSpan: openSpan,
    children: group.attributes.map(keySymbol),
  };
}

const keySymbol = (attribute: Attribute): FileSymbol => ({
  name: isSecret(attribute.element.tree, attribute.nameSpan) ? dots : attribute.name,
  detail: told(attribute.element.tree, attribute.value, attribute.span),
  kind: 'key',
  span: attribute.span,
  nameSpan: attribute.nameSpan,
  children: [],
});

/** A line of words: its destination, with the rest beside it. */
function lineSymbol(line: Element): FileSymbol {
  const { text } = line.tree;
  const words = text.slice(line.span.start, line.span.end).trim();
  const to = line.attribute('to');
  const isRoute = to !== undefined && line.name === 'route';
  const start = line.span.start;
  const whole = { start, end: start + words.length };
  const rest = isRoute ? text.slice(to.span.end, whole.end).trim() : '';
  return {
    name: told(line.tree, isRoute ? to.value : words, whole),
    detail: rest === '' ? undefined : told(line.tree, rest, whole),
    kind: 'route',
    span: whole,
    nameSpan: isRoute ? to.valueSpan : whole,
    children: [],
  };
}
