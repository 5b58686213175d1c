// Elements that a chosen libvirt may not know, or not all of.
import { tableOf, walk } from '../../schema/index';
import { type ElementRow, type Version, version } from '../../schema/types';
import type { Element } from '../../syntax/tree';
import { none, type Reading } from '../reading';

/** An element with its row. */
export interface RowedElement {
  readonly element: Element;
  readonly row: ElementRow;
}

/** The elements of which something, or all, came with a later libvirt than the target. */
export const newerElementsOf: Reading<RowedElement> = ({ tree }, _workspace, target) => {
  const libvirt = target.oldest ?? target.libvirt;
  const table = tableOf(tree);
  if (!table || libvirt >= newestIn(table)) return none;
  const newer: { index: number; row: ElementRow }[] = [];
  const newestOf = new Map<ElementRow, Version>();
  walk(tree, {
    element(index, row) {
      if (newest(newestOf, row) > libvirt) newer.push({ index, row });
    },
  });
  return newer.map(({ index, row }) => ({ element: tree.element(index), row }));
};

/** The latest version that something of a row needs. */
function newest(newestOf: Map<ElementRow, Version>, row: ElementRow): Version {
  const found = newestOf.get(row);
  if (found !== undefined) return found;
  const versions = [
    row.since,
    ...Object.values(row.attributes).flatMap((it) => [
      it.since,
      ...(it.value.choices ?? []).map((choice) => choice.since),
    ]),
  ];
  const latest = Math.max(0, ...versions.map((it) => (it === undefined ? 0 : version(it))));
  newestOf.set(row, latest);
  return latest;
}

const latestIn = new Map<ElementRow, Version>();

/** The latest version that anything in a table needs. */
function newestIn(table: ElementRow): Version {
  const known = latestIn.get(table);
  if (known !== undefined) return known;
  const newestOf = new Map<ElementRow, Version>();
  const visit = (row: ElementRow): Version => {
    const below = Object.values(row.children).flatMap((it) => [it.row, ...Object.values(it.by?.rows ?? {})]);
    return Math.max(newest(newestOf, row), ...below.map(visit));
  };
  const latest = visit(table);
  latestIn.set(table, latest);
  return latest;
}
