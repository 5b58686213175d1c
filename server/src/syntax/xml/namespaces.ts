// Which namespace a prefix stands for at an element. Found once for each prefix of a tree, as elements may nest deeply.
import { countUpTo } from '../../text';
import { memoize } from '../../memoize';
import { attribute, attributeSize, node, nodeSize } from '../nodes';
import type { Element } from '../element';
import type { Tree } from '../tree';

/** From which node on a declaration is in force: its own element, or the end of one inside that declared another. */
interface Scopes {
  readonly from: number[];
  readonly namespace: (string | undefined)[];
}

/** The namespace that the prefix stands for, the default one for no prefix; empty when it is not declared. */
export function namespaceOf({ tree, index }: Element, prefix: string): string {
  const scopes = scopesOf(tree).get(prefix === '' ? 'xmlns' : `xmlns:${prefix}`);
  const found = scopes && scopes.namespace[countUpTo(scopes.from, index, (it) => it) - 1];
  return found ?? (prefix === 'xml' ? 'http://www.w3.org/XML/1998/namespace' : '');
}

/** Scopes by the name of the attribute that declares them. */
const scopesOf = memoize((tree: Tree): ReadonlyMap<string, Scopes> => {
  const { text, data } = tree;
  const declaring = new Map<string, Element[]>();
  for (let i = 0, element = 0; i < data.attributeCount; i++) {
    const start = data.attributes[i * attributeSize + attribute.nameStart]!;
    if (!text.startsWith('xmlns', start)) continue;
    while (element + 1 < data.nodeCount && data.nodes[(element + 1) * nodeSize + node.firstAttribute]! <= i) element++;
    const name = text.slice(start, data.attributes[i * attributeSize + attribute.nameEnd]);
    const elements = declaring.get(name) ?? [];
    if (elements.at(-1)?.index !== element) elements.push(tree.element(element));
    declaring.set(name, elements);
  }
  return new Map([...declaring].map(([name, elements]) => [name, inForce(elements, name)]));
});

/** Where each of the declarations of one name begins and ends to be in force. */
function inForce(elements: readonly Element[], name: string): Scopes {
  const scopes: Scopes = { from: [], namespace: [] };
  const open: Element[] = [];
  const push = (from: number, element: Element | undefined) => {
    scopes.from.push(from);
    scopes.namespace.push(element?.value(name));
  };
  const closeUpTo = (index: number) => {
    for (let last = open.at(-1); last && last.end <= index; last = open.at(-1)) {
      open.pop();
      push(last.end, open.at(-1));
    }
  };
  for (const it of elements) {
    closeUpTo(it.index);
    open.push(it);
    push(it.index, it);
  }
  closeUpTo(Infinity);
  return scopes;
}
