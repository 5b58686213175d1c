// What may be written between tags and in them: elements, close tags, text, whole networks.
import { rowOf } from '../../schema/index';
import { networkTable } from '../../schema/network';
import type { ElementRow } from '../../schema/types';
import type { Cursor } from '../../syntax/cursor';
import { type Element, kinds, node } from '../../syntax/tree';
import { escape } from '../../syntax/xml/write';
import type { Span } from '../../text';
import { meaningIn } from '../documentation';
import { own } from '../markdown';
import { type Completion, type CompletionContext, plain, ranks, sortText } from './context';
import { elementsFor } from './elements';
import { fittingTexts } from './fitting';
import { freeNameFor } from './fitting-value';
import { elementItem, valueItem } from './item';
import { templates, templateText } from './templates';
import { type ValueCompletion, valuesOfKind } from './values';

/** Between tags. */
export function inContent(
  { element: parent, span }: Cursor & { kind: 'content' },
  around: CompletionContext,
): Completion[] {
  if (!parent) return around.file.tree.root ? [] : wholeNetworks(span, '', around);
  const row = rowOf(parent);
  if (!row) return [];
  if (row.text) return texts(parent, row, span, around);
  return [
    ...elementsFor(parent, row, undefined, around).map((it, i) => elementItem(it, it.snippet, span, i)),
    ...closeTags(parent, span, '</', around).filter(() => !parent.closed),
  ];
}

/** After a `<`, where the rest of the tag may be there already. */
export function inTag(element: Element, span: Span, around: CompletionContext): Completion[] {
  const { parent } = element;
  const { text } = around.file.tree;
  const isBare = element.attributes.length === 0 && (element.unfinished || (text[span.end] === '>' && !element.closed));
  const whole = isBare && text[span.end] === '>' ? { start: span.start, end: span.end + 1 } : span;
  if (!parent) return isBare && element === around.file.tree.root ? wholeNetworks(whole, '<', around) : [];
  const row = rowOf(parent);
  if (!row) return [];
  const elements = elementsFor(parent, row, element, around).map((it, i) =>
    isBare ? elementItem(it, it.snippet.slice(1), whole, i) : { ...elementItem(it, it.name, span, i), snippet: false },
  );
  if (!isBare) return elements.filter((it, i) => elements.findIndex((one) => one.insert === it.insert) === i);
  return [...elements, ...closeTags(openBefore(element) ?? (parent.closed ? undefined : parent), whole, '/', around)];
}

/** The innermost element that is open before another: by its indentation the `<` seemed to stand beside it. */
function openBefore(element: Element): Element | undefined {
  const { tree, parent } = element;
  for (let i = element.index - 1; i > (parent?.index ?? -1); i = tree.field(i, node.parent)) {
    if (tree.field(i, node.kind) !== kinds.element) continue;
    const it = tree.element(i);
    if (!it.closed && !it.unfinished) return it;
  }
  return undefined;
}

/** The close tags of what is open around, the innermost first; `start` is what of the tag is not typed yet. */
export function closeTags(
  parent: Element | undefined,
  span: Span,
  start: string,
  around: CompletionContext,
): Completion[] {
  const { text } = around.file.tree;
  const open: Element[] = [];
  for (let it = parent; it; it = it.parent) if (!it.closed || it === parent) open.push(it);
  const end = text[span.end] === '>' ? '' : '>';
  return open.map((it, i) => ({
    label: `</${it.name}>`,
    kind: 'close-tag',
    span,
    insert: `${start}${it.name}${end}`,
    snippet: false,
    sortText: sortText(start === '' ? ranks.best : ranks.rare, i),
    filterText: `${start}${it.name}`,
  }));
}

/** Templates, and a network with nothing in it; `typed` is what of the first tag is there. */
function wholeNetworks(span: Span, typed: '' | '<', around: CompletionContext): Completion[] {
  const cut = (it: string) => it.slice(typed.length);
  return [
    ...templates.map((it, i): Completion => ({
      label: it.label,
      kind: 'template',
      span,
      insert: cut(templateText(it, around)),
      snippet: true,
      detail: 'a whole network',
      meaning: meaningIn(it.doc),
      documentation: () => own(it.doc),
      sortText: sortText(ranks.best, i),
    })),
    {
      label: 'network',
      kind: 'element',
      span,
      insert: cut(networkTable.snippet!.replace('lab', plain(freeNameFor('lab', around)))),
      snippet: true,
      meaning: 'A network with nothing in it but a name',
      documentation: () => own(networkTable.doc),
      sortText: sortText(ranks.required, 0),
    },
  ];
}

function texts(parent: Element, row: ElementRow, span: Span, around: CompletionContext): Completion[] {
  if (parent.children.length > 0) return [];
  const fitting = fittingTexts(parent.path.slice(1).join('/'), around).map(({ value, why }): ValueCompletion => ({
    value,
    kind: 'value',
    rank: ranks.best,
    detail: why,
  }));
  const completions = fitting.length > 0 ? fitting : valuesOfKind(row.text!, around);
  return completions.map((it, i) => valueItem(it, escape(it.value), span, i));
}
