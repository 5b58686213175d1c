// Colours beyond those of a grammar: addresses, which a grammar takes for any text, and the options inside one value.
import { parseAddress } from '../address';
import type { File } from '../model/file';
import { attributeRow, rowOf } from '../schema/index';
import { optionsOf } from '../syntax/ifcfg/options';
import { type Attribute, type Element, kinds, node, nodeSize } from '../syntax/tree';
import type { Span } from '../text';
import { nestedTableOf } from './nested';

export interface Token {
  readonly span: Span;
  /** As LSP names it. */
  readonly sort: 'property' | 'enumMember' | 'number';
}

/** The tokens inside a span, in the order of the text; each lies on one line. */
export function* tokensIn({ tree }: File, { start, end }: Span): Generator<Token, void> {
  const { nodes, nodeCount } = tree.data;
  for (let i = 0; i < nodeCount; i++) {
    if (nodes[i * nodeSize + node.kind] !== kinds.element) continue;
    const element = tree.element(i);
    // What is left behind costs one look, however much stands in it.
    if (element.span.end < start) i = Math.max(i, nodes[i * nodeSize + node.next]! - 1);
    else if (element.span.start > end) return;
    else yield* tokensOf(element, { start, end });
  }
}

function* tokensOf(element: Element, { start, end }: Span): Generator<Token, void> {
  const row = rowOf(element);
  if (!row) return;
  for (const it of element.attributes) {
    if (it.valueSpan.end < start || end < it.valueSpan.start) continue;
    const known = attributeRow(row, it.name);
    const table = known && nestedTableOf(it, known);
    if (table) yield* optionTokens(it, table);
    else if (isAddress(it.value) && isPlain(it)) yield { span: it.valueSpan, sort: 'number' };
  }
}

function* optionTokens(
  attribute: Attribute,
  table: NonNullable<ReturnType<typeof nestedTableOf>>,
): Generator<Token, void> {
  for (const { name, nameSpan, value, valueSpan, isAlone } of optionsOf(attribute, table)) {
    yield { span: nameSpan, sort: 'property' };
    if (isAlone || valueSpan.end === valueSpan.start) continue;
    const isNumber = isAddress(value) || /^\d+$/.test(value);
    const isChoice = Object.hasOwn(table.options, name) && table.options[name]!.value.choices !== undefined;
    if (isNumber || isChoice) yield { span: valueSpan, sort: isNumber ? 'number' : 'enumMember' };
  }
}

/** Written as it is meant: without references, escapes or quotes in it. */
const isPlain = ({ valueSpan, value }: Attribute): boolean => valueSpan.end - valueSpan.start === value.length;

/** Whether a text is an address, with a prefix or without, or a MAC address. */
function isAddress(text: string): boolean {
  if (!/^[\da-f][\da-f:./]{2,43}$|^::/i.test(text) || !/[:.]/.test(text)) return false;
  if (/^(?:[\da-f]{2}:){5}[\da-f]{2}$/i.test(text)) return true;
  const [address, length, ...more] = text.split('/');
  return (
    more.length === 0 && (length === undefined || /^\d{1,3}$/.test(length)) && parseAddress(address!) !== undefined
  );
}
