// Which of the things that rules are about a document holds: found in one pass over it, for all rules at once, so that
// most rules need not be run on most documents.
import { attribute, attributeSize, kinds, node, nodeSize, type Tree } from '../syntax/tree';
import type { Rule } from './rule';

/** An element on the way to what rules are about. */
interface Stop {
  /** Number of the path that ends here; -1 for none. */
  path: number;
  /** Attributes that some path ends with, and the number of that path. */
  readonly attributes: { readonly name: string; readonly path: number }[];
  readonly children: { readonly name: string; readonly stop: Stop }[];
}

/** Rules with the numbers of the paths they are about; none for those that are run on every document. */
export interface RulePlan {
  readonly rules: readonly { readonly rule: Rule; readonly about: readonly number[] | undefined }[];
  readonly root: Stop;
  /** What the last document held. */
  readonly held: Uint8Array;
}

const stop = (): Stop => ({ path: -1, attributes: [], children: [] });

/** Numbers the paths of some rules. */
export function planOf(rules: readonly Rule[]): RulePlan {
  const root = stop();
  const numbers = new Map<string, number>();
  const numberOf = (path: string): number => {
    const known = numbers.get(path);
    if (known !== undefined) return known;
    const number = numbers.size;
    numbers.set(path, number);
    const [elements, name] = path.split('@') as [string, string?];
    let at = root;
    for (const it of elements === '' ? [] : elements.split('/')) {
      const known = at.children.find(({ name }) => name === it)?.stop;
      const next = known ?? stop();
      if (!known) at.children.push({ name: it, stop: next });
      at = next;
    }
    if (name === undefined) at.path = number;
    else at.attributes.push({ name, path: number });
    return number;
  };
  const numbered = rules.map((rule) => ({ rule, about: rule.about?.map(numberOf) }));
  return { rules: numbered, root, held: new Uint8Array(numbers.size) };
}

/** Marks the paths that a document holds with 1, by their numbers; good until the plan is asked about another one. */
export function heldIn(tree: Tree, plan: RulePlan): Uint8Array {
  const { held } = plan;
  held.fill(0);
  if (!tree.root) return held;
  const { index } = tree.root;
  if (plan.root.attributes.length > 0) lookAtAttributes(tree, index, plan.root.attributes, held);
  look(tree, index, plan.root, held);
  return held;
}

function look(tree: Tree, parent: number, from: Stop, held: Uint8Array): void {
  const { text, data } = tree;
  const { nodes } = data;
  const end = nodes[parent * nodeSize + node.next]!;
  for (let i = parent + 1; i < end; i = nodes[i * nodeSize + node.next]!) {
    const at = i * nodeSize;
    if (nodes[at + node.kind] !== kinds.element) continue;
    const start = nodes[at + node.nameStart]!;
    const length = nodes[at + node.nameEnd]! - start;
    for (const { name, stop: it } of from.children) {
      if (name.length !== length || !text.startsWith(name, start)) continue;
      if (it.path >= 0) held[it.path] = 1;
      if (it.attributes.length > 0) lookAtAttributes(tree, i, it.attributes, held);
      if (it.children.length > 0 && nodes[at + node.next] !== i + 1) look(tree, i, it, held);
      break;
    }
  }
}

function lookAtAttributes(tree: Tree, index: number, wanted: Stop['attributes'], held: Uint8Array): void {
  const { nodes, nodeCount, attributes, attributeCount } = tree.data;
  const end = index + 1 < nodeCount ? nodes[(index + 1) * nodeSize + node.firstAttribute]! : attributeCount;
  for (let i = nodes[index * nodeSize + node.firstAttribute]!; i < end; i++) {
    const start = attributes[i * attributeSize + attribute.nameStart]!;
    const length = attributes[i * attributeSize + attribute.nameEnd]! - start;
    for (const { name, path } of wanted)
      if (name.length === length && tree.text.startsWith(name, start)) held[path] = 1;
  }
}
