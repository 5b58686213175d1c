// Items that do not belong into the mode of their document.

import type { File } from '../file';
import type { Version } from '../../schema/types';
import { type Mode, type ModeSupport, modeRow, supportIn } from '../../schema/modes';
import { type Present, presentItems } from './mode-items';
/** An item with the mode that it does not fit. */
export interface Misplaced extends Present {
  readonly mode: Mode;
}

/** Items of those names that have this standing in the mode of the document. */
export function* misplacedItems(
  file: File,
  items: readonly string[],
  libvirt: Version,
  wanted: ModeSupport = 'forbidden',
): Generator<Misplaced> {
  const mode = file.facts.networks[0]?.mode;
  const { root } = file.tree;
  if (!mode || !root) return;
  // Most documents hold nothing that does not belong: the rows decide before the document is searched.
  const isWanted = (item: string): boolean => {
    const row = modeRow(item);
    return row !== undefined && supportIn(row, mode, libvirt) === wanted;
  };
  if (!items.some(isWanted)) return;
  for (const it of presentItems(root)) if (items.includes(it.row.item) && isWanted(it.row.item)) yield { ...it, mode };
}
