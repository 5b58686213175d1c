// What may be written as a name: attributes of XML, keys, groups, commands.
import { rowOf } from '../../schema/index';
import { groupNames, keyfileTable } from '../../schema/keyfile/index';
import { dnsmasqNamespace } from '../../schema/network';
import type { ElementRow } from '../../schema/types';
import type { Cursor } from '../../syntax/cursor';
import { type Attribute, type Element, flags } from '../../syntax/tree';
import type { Span } from '../../text';
import { describeAttribute, describeElement, meaningIn } from '../documentation';
import { own } from '../markdown';
import { type AttributeCompletion, attributesFor } from './attributes';
import { type Completion, type CompletionContext, plain, quoteOf, ranks, sortText } from './context';
import { fittingValues } from './fitting';
import { subjectOf } from './fitting-value';
import { hasChoice, keyInsert, nameItem } from './item';
import { keysFor } from './keys';
import { wordNames } from './route-words';
import { ifcfgFiles, keyfiles, wholeFiles } from './whole-files';

/** Where a name stands, or one may begin. */
export function inNames(
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
function keyItems(completions: readonly AttributeCompletion[], span: Span, around: CompletionContext): Completion[] {
  const hasEquals = around.file.tree.text[span.end] === '=';
  return completions.map((it, i) => ({
    ...nameItem(it, span, i),
    ...(hasEquals ? { insert: it.name, snippet: false } : keyInsert(it, around)),
  }));
}

/** Groups that a keyfile does not have yet; `typed` is what of the brackets is to be written. */
export function groupItems(span: Span, open: '[' | '', around: CompletionContext): Completion[] {
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
  const completions = attributesFor(element, row, attribute, around).map((it, i): Completion => {
    const item = nameItem(it, span, i);
    if (hasValue) return { ...item, insert: it.name, snippet: false };
    const isOpen = hasChoice(it.row) || fittingValues(subject, it.name, undefined, around).length > 0;
    const example = isOpen || it.row.value.example === undefined ? '$1' : `\${1:${plain(it.row.value.example)}}`;
    const insert = `${it.name}=${mark}${example}${mark}${after}`;
    return { ...item, insert, snippet: true, ...(isOpen ? { triggersNext: true } : {}) };
  });
  const prefix = 'xmlns:dnsmasq';
  if (element.parent || hasValue || element.attribute(prefix)) return completions;
  return [
    ...completions,
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
