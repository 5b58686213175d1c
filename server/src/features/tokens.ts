// Colours beyond those of a grammar: addresses, which a grammar takes for any text, and the options inside one value.
import { parseAddress } from '../address';
import type { File } from '../model/file';
import { attributeRow, walk } from '../schema/index';
import type { ElementRow } from '../schema/types';
import { optionsOf } from '../syntax/ifcfg/options';
import { type Attribute, node, nodeSize } from '../syntax/tree';
import type { Span } from '../text';
import { nestedTableOf } from './nested';

export interface Token {
  readonly span: Span;
  /** As LSP names it. */
  readonly sort: 'property' | 'enumMember' | 'number';
}

/** The tokens inside a span, in the order of the text; each lies on one line. */
export function tokensIn({ tree }: File, span: Span): Token[] {
  const { nodes } = tree.data;
  const tokens: Token[] = [];
  walk(tree, {
    element(index, row) {
      const at = index * nodeSize;
      if (span.start <= nodes[at + node.end]! && nodes[at + node.start]! <= span.end)
        for (const attribute of tree.element(index).attributes)
          // Not spread: a value may hold more options than a call takes arguments.
          for (const token of tokensOf(attribute, row, span)) tokens.push(token);
    },
  });
  return tokens;
}

function* tokensOf(attribute: Attribute, row: ElementRow, { start, end }: Span): Generator<Token, void> {
  const { name, value, valueSpan } = attribute;
  if (valueSpan.end < start || end < valueSpan.start) return;
  const known = attributeRow(row, name);
  const table = known && nestedTableOf(attribute, known);
  if (table) yield* optionTokens(attribute, table);
  else if (isAddress(value) && isPlain(attribute)) yield { span: valueSpan, sort: 'number' };
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
