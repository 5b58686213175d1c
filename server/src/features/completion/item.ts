// One it as one completion: what is inserted, and how a value is spelled in the quotes that are there.
import type { AttributeRow } from '../../schema/types';
import { type Attribute, flags } from '../../syntax/tree';
import { escape } from '../../syntax/xml/write';
import { quote } from '../../syntax/ifcfg/write';
import { escapedValue } from '../../syntax/keyfile/value';
import type { Span } from '../../text';
import { type Completion, plain, quoteOf, sortText, type CompletionContext } from './context';
import type { AttributeCompletion } from './attributes';
import type { ElementCompletion } from './elements';
import type { ValueCompletion } from './values';
import { fittingValues } from './fitting';
import { subjectOf } from './fitting-value';

export const elementItem = (it: ElementCompletion, insert: string, span: Span, index: number): Completion => ({
  label: it.label,
  kind: 'element',
  span,
  insert,
  snippet: true,
  detail: it.detail,
  meaning: it.meaning,
  documentation: it.documentation,
  sortText: sortText(it.rank, index),
});

export const valueItem = (it: ValueCompletion, insert: string, span: Span, index: number): Completion => ({
  label: it.value,
  kind: it.kind,
  span,
  insert,
  snippet: false,
  detail: it.detail,
  documentation: it.documentation,
  sortText: sortText(it.rank, index),
});

export const nameItem = (
  it: AttributeCompletion,
  span: Span,
  index: number,
): Omit<Completion, 'insert' | 'snippet'> => ({
  label: it.name,
  kind: 'attribute',
  span,
  detail: it.detail,
  meaning: it.meaning,
  documentation: it.documentation,
  sortText: sortText(Math.floor(it.rank), Math.round((it.rank % 1) * 1000) * 10 + index),
  ...(it.deprecated ? { deprecated: true } : {}),
});

type Insert = Pick<Completion, 'insert' | 'snippet' | 'triggersNext'>;

/** A key with its equals sign, and what to begin the value with. */
export function keyInsert({ name, row }: AttributeCompletion, around: CompletionContext): Insert {
  const { value } = row;
  if (row.prefix) return { insert: `${name}\${1:NAME}=$2`, snippet: true };
  const isKeyfile = around.file.tree.language === 'keyfile';
  if (value.nested && !isKeyfile) return { insert: `${name}="$1"`, snippet: true, triggersNext: true };
  if (value.nested || hasChoice(row) || hasFittingValue(name, around))
    return { insert: `${name}=`, snippet: false, triggersNext: true };
  if (value.example === undefined) return { insert: `${name}=`, snippet: false };
  if (isKeyfile) return { insert: `${name}=\${1:${plain(escapedValue(value.example))}}`, snippet: true };
  const quoted = quote(value.example);
  const mark = quoted.startsWith('"') ? '"' : '';
  return { insert: `${name}=${mark}\${1:${plain(mark ? quoted.slice(1, -1) : quoted)}}${mark}`, snippet: true };
}

const hasFittingValue = (name: string, around: CompletionContext): boolean =>
  fittingValues(subjectOf(around.file.tree.root!), name, undefined, around).length > 0;

export const hasChoice = ({ value }: AttributeRow): boolean => value.choices !== undefined || value.names !== undefined;

/** The value as it must stand inside the quotes that are there, or with quotes where there are none. */
export function spelled(value: string, attribute: Attribute): string {
  const { tree } = attribute.element;
  if (tree.language === 'keyfile') return escapedValue(value);
  if (tree.language === 'bridge.conf') return value;
  const isBare = (attribute.flags & (flags.noQuote | flags.noEquals)) !== 0;
  if (tree.language === 'ifcfg') {
    if (isBare) return attribute.element.parent ? value : quote(value);
    return attribute.flags & flags.unterminated ? value + tree.text.charAt(attribute.valueSpan.start - 1) : value;
  }
  const mark = isBare ? quoteOf(tree) : tree.text[attribute.valueSpan.start - 1] === '"' ? '"' : "'";
  const text = escape(value, mark);
  if (isBare) return `${mark}${text}${mark}`;
  return attribute.flags & flags.unterminated ? text + mark : text;
}
