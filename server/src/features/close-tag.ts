// What is typed for the user when a tag is ended with `>`, or a close tag or a self-closed element is begun with `/`.
import type { File } from '../model/file';
import { type Element, node, nodeSize, type Tree } from '../syntax/tree';
import { type Edit, touches } from '../text';

/** The edit after a `>` or `/` just typed before the offset; undefined where there is nothing to close. */
export function closeTagAt({ tree }: File, offset: number): Edit[] | undefined {
  if (tree.language !== 'xml') return undefined;
  const typed = tree.text[offset - 1];
  const missing = typed === '>' ? closeTag(tree, offset) : typed === '/' ? restOfClose(tree, offset) : undefined;
  return missing === undefined ? undefined : [{ span: { start: offset, end: offset }, text: missing }];
}

/** The close tag of the element whose open tag ends there, unless it has one. */
function closeTag(tree: Tree, offset: number): string | undefined {
  const element = tree.elementAt(offset - 1);
  if (!element || element.openSpan.end !== offset || element.selfClosed || element.name === '') return undefined;
  return isClosed(element) ? undefined : `</${element.name}>`;
}

/** A close tag further down is taken by the innermost element of its name, so that the outer one misses it. */
function isClosed(element: Element): boolean {
  for (let it: Element | undefined = element; it; it = it.parent)
    if (it.name === element.name && !it.closed) return false;
  return true;
}

/** The name after `</`, or the `>` after the `/` of an open tag. */
function restOfClose(tree: Tree, offset: number): string | undefined {
  const after = tree.text.charAt(offset);
  if (after !== '' && !/[\s<]/.test(after)) return undefined;
  if (tree.text[offset - 2] === '<') {
    const closed = elementClosedAt(tree, offset - 2);
    return closed && `${closed.name}>`;
  }
  const element = tree.elementAt(offset - 1);
  if (!element?.unfinished || offset <= element.nameSpan.end) return undefined;
  const last = element.attributes.at(-1);
  if (last && (touches(last.span, offset) || last.span.end > offset)) return undefined;
  return '>';
}

function elementClosedAt(tree: Tree, offset: number): Element | undefined {
  const { nodes, nodeCount } = tree.data;
  for (let i = 0; i < nodeCount; i++) if (nodes[i * nodeSize + node.closeStart] === offset) return tree.element(i);
  return undefined;
}
