// Rules about elements that libvirt does not know where they stand. It reads past them, and they are gone on the next save.
import { fix, type Fix } from '../../fixes/fix';
import { nearest } from '../../schema/nearest';
import { tableOf } from '../../schema/index';
import { networkTable } from '../../schema/network';
import type { Cardinality, ElementRow } from '../../schema/types';
import type { Element } from '../../syntax/tree';
import { moveElement, removeElement, renameElement, setAttribute } from '../../syntax/xml/write';
import { type Finding, type Rule, ruleOfEach } from '../rule';
import { unknownElementsWith } from '../../model/network/schema-report';
import type { UnknownElement } from '../../model/network/survey';

/** Where the claim comes from for all of them. */
export const unknownElementSource =
  'https://libvirt.org/formatnetwork.html and network.rng; the parser ignores it, the schema refuses it';

/** A rule about those of one code. */
export const unknownElementWith = ({ code, summary }: Pick<Rule, 'summary'> & { readonly code: string }): Rule =>
  ruleOfEach({
    code,
    of: ['network', 'guest'],
    severity: 'error',
    summary,
    source: unknownElementSource,
    each: unknownElementsWith(code),
    *check(it) {
      yield unknownElementFinding(it);
    },
  });

/** What is unknown, where it is known, and what may have been meant. */
export function unknownElementFinding({ element, parentRow }: UnknownElement): Finding {
  const parent = element.parent!;
  const { name } = element;
  const homes = homesOf(element);
  // What is known elsewhere was hardly mistyped: then only an element that it would be right as.
  const similar = nearest(name, Object.keys(parentRow.children)).filter(
    (it) => mayStand(parentRow, parent, it) && (homes.length === 0 || fits(element, parentRow.children[it]!.row)),
  );
  const what = `<${name}> is not known in <${parent.name}>`;
  const renames = similar.map((it) => fix(`Change to <${it}>`, renameElement(element, it), similar.length === 1));
  const remove = fix(`Remove <${name}>`, removeElement(element));
  const isAttribute = Object.hasOwn(parentRow.attributes, name);
  if (isAttribute)
    return {
      span: element.nameSpan,
      message: `${what}, expected it as the attribute ${name}`,
      fixes: [...asAttribute(element, parent), remove],
    };
  if (homes.length > 0)
    return {
      span: element.nameSpan,
      message: `${what}, it belongs in ${[...new Set(homes.map(({ path }) => `<${path.at(-1)!}>`))].join(' or ')}`,
      fixes: [...moves(element, parent, homes), ...renames, remove],
    };
  const expected = similar.length > 0 ? `, expected ${similar.map((it) => `<${it}>`).join(' or ')}` : '';
  return { span: element.nameSpan, message: what + expected, fixes: [...renames, remove] };
}

/** Whether one more child of that name may stand there. */
function mayStand(parentRow: ElementRow, parent: Element, name: string): boolean {
  const { cardinality } = parentRow.children[name]!;
  return cardinality === 'many' || cardinality === 'some' || !parent.child(name);
}

function asAttribute(element: Element, parent: Element): Fix[] {
  const value = element.content.trim();
  if (element.children.length > 0 || element.attributes.length > 0 || value === '') return [];
  if (parent.attribute(element.name)) return [];
  const edits = [...setAttribute(parent, element.name, value), ...removeElement(element)];
  return [fix(`Make it the attribute ${element.name}`, edits, true)];
}

/** The paths of the elements that may hold this one, outermost first; those that know its attributes, if any do. */
function homesOf({ name, attributes, tree }: Element): readonly Home[] {
  const all = homes(tableOf(tree) ?? networkTable, tree.root!.name).get(name) ?? [];
  const fitting = all.filter(({ row }) => attributes.every((it) => Object.hasOwn(row.attributes, it.name)));
  return fitting.length > 0 ? fitting : all;
}

/** Whether the element would be whole as one of that row: all it has is known, and nothing that is needed is missing. */
function fits(element: Element, row: ElementRow): boolean {
  return (
    element.attributes.every((it) => Object.hasOwn(row.attributes, it.name)) &&
    Object.entries(row.attributes).every(([name, it]) => !it.required || element.attribute(name) !== undefined) &&
    element.children.every((it) => Object.hasOwn(row.children, it.name) && fits(it, row.children[it.name]!.row)) &&
    Object.entries(row.children).every(
      ([name, it]) => !isNeeded(it.cardinality) || element.child(name) !== undefined,
    ) &&
    (row.text !== undefined || element.children.length > 0 || element.content.trim() === '')
  );
}

const isNeeded = (cardinality: Cardinality): boolean => cardinality === 'one' || cardinality === 'some';

/** A place for an element: the path of its parent, and its own row there. */
interface Home {
  readonly path: readonly string[];
  readonly row: ElementRow;
}

const homesByTable = new Map<ElementRow, Map<string, Home[]>>();

function homes(table: ElementRow, rootName: string): Map<string, Home[]> {
  const known = homesByTable.get(table);
  if (known) return known;
  const result = new Map<string, Home[]>();
  const visit = (row: ElementRow, path: string[]) => {
    for (const [name, child] of Object.entries(row.children)) {
      result.set(name, [...(result.get(name) ?? []), { path, row: child.row }]);
      visit(child.row, [...path, name]);
    }
  };
  visit(table, [rootName]);
  homesByTable.set(table, result);
  return result;
}

/** Moves what translates addresses into nat. */
export function intoNat(element: Element, forward: Element): Fix[] {
  const nat = forward.child('nat');
  const row = networkTable.children.forward!.row.children.nat!.row.children[element.name]!.row;
  if (!fits(element, row)) return [];
  if (nat) return nat.child(element.name) ? [] : [fix('Move it into <nat>', moveElement(element, nat), true)];
  const { start, end } = element.span;
  const text = element.tree.text.slice(start, end);
  return [fix('Put it into <nat>', [{ span: element.span, text: `<nat>${text}</nat>` }], true)];
}

/** Moving is offered when there is one place to move to, and the element would be right there. */
function moves(element: Element, parent: Element, homes: readonly Home[]): Fix[] {
  const { tree } = element;
  // The end of the target would be inside of what is not closed.
  if (!element.closed || !parent.closed) return [];
  if (element.name === 'port' && parent.name === 'forward') return intoNat(element, parent);
  const targets = homes.flatMap(({ path, row }) => {
    const all = path.length === 1 ? [tree.root!] : tree.at(path.slice(1).join('/'));
    return all.slice(0, 2).map((it) => ({ it, row }));
  });
  const [{ it: target, row } = { it: undefined, row: undefined }] = targets;
  if (!target || targets.length > 1 || !fits(element, row) || target.child(element.name) || isInside(target, element))
    return [];
  return [fix(`Move it into <${target.name}>`, moveElement(element, target), true)];
}

function isInside(inner: Element, outer: Element): boolean {
  return outer.span.start <= inner.span.start && inner.span.end <= outer.span.end;
}
