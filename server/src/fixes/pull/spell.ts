// An element of another document, spelled as the document is that it goes into: its quotes, its indentation, its prefixes.
import { memoize } from '../../memoize';
import { rowOf } from '../../schema/index';
import { indentationAt, startsLine } from '../../syntax/lines';
import { type Element, flags, type Tree } from '../../syntax/tree';
import { escape } from '../../syntax/xml/write';

/** How a document is written. */
export interface Hand {
  readonly quote: '"' | "'";
  /** One step of indentation. */
  readonly unit: string;
}

/** As the first attribute and the first child of the root are written, else as libvirt does. */
export const handOf = memoize((tree: Tree): Hand => {
  const { root } = tree;
  const [first] = root?.children ?? [];
  const unit = first && startsLine(tree, first.span.start) ? indentationAt(tree, first.span.start) : '';
  return { quote: /=\s*(['"])/.exec(tree.text)?.[1] === '"' ? '"' : "'", unit: unit === '' ? '  ' : unit };
});

/** The element with all that is in it. What no table knows, such as metadata, stays as it is. */
export function inHand(element: Element, hand: Hand, depth = 0): string {
  if (!rowOf(element)) return asItIs(element, hand, depth);
  const { quote, unit } = hand;
  const attributes = element.attributes
    .filter((it) => !(it.flags & flags.noEquals))
    .map(({ name, value }) => ` ${name}=${quote}${escape(value, quote)}${quote}`);
  const open = `<${element.name}${attributes.join('')}`;
  const { children } = element;
  if (children.length > 0) {
    const inner = children.map((it) => `\n${unit.repeat(depth + 1)}${inHand(it, hand, depth + 1)}`);
    return `${open}>${inner.join('')}\n${unit.repeat(depth)}</${element.name}>`;
  }
  const text = element.content;
  return text.trim() === '' ? `${open}/>` : `${open}>${inText(text)}</${element.name}>`;
}

/** Text on one line: what is put into a document is indented line by line, and a line break in a text counts. */
const inText = (text: string): string => escape(text).replace(/[\r\n]/g, (it) => `&#${it.charCodeAt(0)};`);

/** The source of an element, with its lines indented anew. */
function asItIs({ tree, span }: Element, { unit }: Hand, depth: number): string {
  const outer = indentationAt(tree, span.start);
  return tree.text
    .slice(span.start, span.end)
    .split(/\r?\n/)
    .map((line, i) => (i === 0 || !line.startsWith(outer) ? line : unit.repeat(depth) + line.slice(outer.length)))
    .join('\n');
}
