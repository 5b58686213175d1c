// What may be written at the cursor, in both languages: from the place, the rows of the tables, and what fits this network.
// Judges nothing and waits for no check.
import type { Target } from '../../model/target';
import type { File } from '../../model/file';
import type { WorkspaceFacts } from '../../model/workspace-facts';
import { attributeRow, rowOf } from '../../schema/index';
import { groupNames, keyfileTable } from '../../schema/keyfile/index';
import { dnsmasqNamespace, networkTable } from '../../schema/network';
import type { ElementRow } from '../../schema/types';
import { wordSpelling } from '../../syntax/ifcfg/value';
import { placeAt } from '../../syntax/place';
import type { Cursor } from '../../syntax/cursor';
import { escape } from '../../syntax/xml/write';
import { type Attribute, type Element, flags, kinds, node } from '../../syntax/tree';
import type { Span } from '../../text';
import { visible } from '../../visible';
import { elementItem, hasChoice, keyInsert, nameItem, spelled, valueItem } from './item';
import { lineStarts, wordNames } from './route-words';
import { isDnsmasqOption } from '../dnsmasq-place';
import { nestedTableOf } from '../nested';
import { isLeftOut } from '../whole-tree';
import { describeAttribute, describeElement, meaningIn } from '../documentation';
import { own } from '../markdown';
import { type Completion, plain, quoteOf, ranks, sortText, type CompletionContext } from './context';
import { type AttributeOffer, attributesFor } from './attributes';
import { dnsmasqItems } from './dnsmasq';
import { elementsFor } from './elements';
import { keysFor } from './keys';
import { optionsAt } from './options';
import { type ValueOffer, valuesFor, valuesOfKind } from './values';
import { freeNameFor, subjectOf, suggestionsFor, textSuggestions } from './suggestions';
import { templates, templateText } from './templates';
import { ifcfgFiles, keyfiles, wholeFiles } from './whole-files';

/** What may be written at an offset, the best first by `sortText`. */
export const completionsAt = (file: File, workspace: WorkspaceFacts, offset: number, target: Target): Completion[] =>
  offersAt(file, workspace, offset, target).map(shown);

/** The offer as it is listed; names that files declare are inserted and compared as they are. */
function shown(it: Completion): Completion {
  const label = visible(it.label);
  return {
    ...it,
    label,
    ...(label === it.label ? {} : { filterText: it.filterText ?? it.label }),
    ...(it.detail === undefined ? {} : { detail: visible(it.detail) }),
  };
}

function offersAt(file: File, workspace: WorkspaceFacts, offset: number, target: Target): Completion[] {
  if (isLeftOut(file, offset)) return [];
  const place = placeAt(file.tree, offset);
  const around: CompletionContext = { file, workspace, target };
  switch (place.kind) {
    case 'content':
      return inContent(place, around);
    case 'element-name':
      return inTag(place.element, place.span, around);
    case 'close-tag':
      return closeTags(place.element, place.span, '', around);
    case 'attribute-name':
    case 'attribute-value':
      if (startsLine(file, place.span.start)) return lineStarts(file.tree.root!, place.span, around);
      return place.kind === 'attribute-name'
        ? names(place, around)
        : values(place.attribute, place.span, offset, around);
    case 'none':
      return [];
  }
}

/** Whether a line of `ip route` words starts there; what comes first in it may be a name or a value. */
function startsLine({ tree }: File, offset: number): boolean {
  if (tree.data.spelling !== wordSpelling) return false;
  return tree.text.slice(tree.text.lastIndexOf('\n', offset - 1) + 1, offset).trim() === '';
}

function inContent({ element: parent, span }: Cursor & { kind: 'content' }, around: CompletionContext): Completion[] {
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
function inTag(element: Element, span: Span, around: CompletionContext): Completion[] {
  const { parent } = element;
  const { text, language } = around.file.tree;
  if (language === 'keyfile') return groupItems(span, '', around);
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
function closeTags(parent: Element | undefined, span: Span, start: string, around: CompletionContext): Completion[] {
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
    sortText: sortText(start === '' ? ranks.suggested : ranks.rare, i),
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
      sortText: sortText(ranks.suggested, i),
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
  const suggested = textSuggestions(parent.path.slice(1).join('/'), around).map(({ value, why }): ValueOffer => ({
    value,
    kind: 'value',
    rank: ranks.suggested,
    detail: why,
  }));
  const offers = suggested.length > 0 ? suggested : valuesOfKind(row.text!, around);
  return offers.map((it, i) => valueItem(it, escape(it.value), span, i));
}

function names(
  { element, attribute, span }: Cursor & { kind: 'attribute-name' },
  around: CompletionContext,
): Completion[] {
  const row = rowOf(element);
  if (!row) return [];
  if (element.tree.language === 'xml') return attributeNames(element, row, attribute, span, around);
  const isEmpty = element.attributes.every((it) => it.index === attribute?.index) && element.children.length === 0;
  if (element.tree.language === 'keyfile')
    return [
      ...keyItems(attributesFor(element, row, attribute, around), span, around),
      ...groupItems(span, '[', around),
      ...(isEmpty && element.parent === undefined ? wholeFiles(keyfiles, span, around) : []),
    ];
  if (element.tree.language === 'bridge.conf') return commandItems(row, attribute, span, around);
  if (element.parent) return wordNames(element, row, attribute, span, around);
  const keys = keyItems(keysFor(element, row, attribute, around), span, around);
  return isEmpty && around.file.kind === 'ifcfg' ? [...wholeFiles(ifcfgFiles, span, around), ...keys] : keys;
}

/** Commands of a list, which may stand there again and again. */
function commandItems(
  row: ElementRow,
  being: Attribute | undefined,
  span: Span,
  around: CompletionContext,
): Completion[] {
  const hasValue = being !== undefined && being.raw !== '';
  return Object.entries(row.attributes).map(([name, it], i) => ({
    ...{ label: name, kind: 'attribute', span, detail: it.value.describe, snippet: false },
    meaning: meaningIn(it.doc),
    documentation: () => describeAttribute(name, it, around.target, { sort: 'key' }),
    sortText: sortText(ranks.usual, i),
    ...(hasValue ? { insert: name } : { insert: `${name} `, triggersNext: true }),
  }));
}

/** Keys, with an equals sign where there is none. */
function keyItems(offers: readonly AttributeOffer[], span: Span, around: CompletionContext): Completion[] {
  const hasEquals = around.file.tree.text[span.end] === '=';
  return offers.map((it, i) => ({
    ...nameItem(it, span, i),
    ...(hasEquals ? { insert: it.name, snippet: false } : keyInsert(it, around)),
  }));
}

/** Groups that a keyfile does not have yet; `typed` is what of the brackets is to be written. */
function groupItems(span: Span, open: '[' | '', around: CompletionContext): Completion[] {
  const { root, text } = around.file.tree;
  const close = text[span.end] === ']' ? '' : ']';
  return groupNames
    .filter((name) => root!.child(name) === undefined)
    .map((name, i): Completion => ({
      label: `[${name}]`,
      kind: 'element',
      span,
      insert: `${open}${name}${close}`,
      snippet: false,
      meaning: meaningIn(keyfileTable.children[name]!.row.doc),
      documentation: () =>
        describeElement(name, keyfileTable.children[name]!.row, around.target, { language: 'keyfile' }),
      sortText: sortText(open === '[' ? ranks.rare : ranks.usual, i),
      filterText: open + name,
    }));
}

const declaresDnsmasq = 'Declares the prefix of options for dnsmasq';

function attributeNames(
  element: Element,
  row: ElementRow,
  attribute: Attribute | undefined,
  span: Span,
  around: CompletionContext,
): Completion[] {
  const { text } = element.tree;
  const hasValue = attribute !== undefined && !(attribute.flags & flags.noEquals);
  const mark = quoteOf(element.tree);
  const after = !hasValue && /[\w"']/.test(text.charAt(span.end)) ? ' ' : '';
  const subject = subjectOf(element);
  const offers = attributesFor(element, row, attribute, around).map((it, i): Completion => {
    const item = nameItem(it, span, i);
    if (hasValue) return { ...item, insert: it.name, snippet: false };
    const isOpen = hasChoice(it.row) || suggestionsFor(subject, it.name, undefined, around).length > 0;
    const example = isOpen || it.row.value.example === undefined ? '$1' : `\${1:${plain(it.row.value.example)}}`;
    const insert = `${it.name}=${mark}${example}${mark}${after}`;
    return { ...item, insert, snippet: true, ...(isOpen ? { triggersNext: true } : {}) };
  });
  const prefix = 'xmlns:dnsmasq';
  if (element.parent || hasValue || element.attribute(prefix)) return offers;
  return [
    ...offers,
    {
      label: prefix,
      kind: 'attribute',
      span,
      insert: `${prefix}=${mark}${dnsmasqNamespace}${mark}${after}`,
      snippet: false,
      meaning: declaresDnsmasq,
      documentation: () => own(`${declaresDnsmasq}.`),
      sortText: sortText(ranks.rare, 0),
    },
  ];
}

function values(attribute: Attribute, span: Span, offset: number, around: CompletionContext): Completion[] {
  const { element } = attribute;
  const owner = rowOf(element);
  const row = owner && attributeRow(owner, attribute.name);
  if (!row) return [];
  if (isDnsmasqOption(attribute)) return dnsmasqItems(attribute, offset, around);
  const table = nestedTableOf(attribute, row);
  if (table) return nestedItems(attribute, table, offset, around);
  const piece = /\b(?:list|separated)\b/.test(row.value.describe) ? wordAround(element.tree.text, span, offset) : span;
  return valuesFor(subjectOf(element), attribute.name, row, span, around).map((it, i) =>
    valueItem(it, spelled(it.value, attribute), piece, i),
  );
}

/** Of a list the item at the cursor. */
function wordAround(text: string, { start, end }: Span, offset: number): Span {
  const separates = (at: number) => /[\s,;]/.test(text.charAt(at));
  let from = offset;
  while (from > start && !separates(from - 1)) from--;
  let to = offset;
  while (to < end && !separates(to)) to++;
  return { start: from, end: to };
}

function nestedItems(
  attribute: Attribute,
  table: Parameters<typeof optionsAt>[1],
  offset: number,
  around: CompletionContext,
): Completion[] {
  const found = optionsAt(attribute, table, offset, around);
  if (!found) return [];
  return found.offers.map(({ rank, ...it }, i) => ({
    ...it,
    span: found.span,
    snippet: false,
    sortText: sortText(rank, i),
  }));
}
