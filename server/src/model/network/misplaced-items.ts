// Items that do not belong into the mode of their document.
import { pathBits } from '../../syntax/names';
import { type Mode, type ModeRow, type ModeSupport, modeRow, supportIn } from '../../schema/modes';
import { narrowing, none, type Reading } from '../reading';
import { modeOf } from './mode';
import { mayHold, type Present, presentItems } from './mode-items';

/** An item with the mode that it does not fit. */
export interface Misplaced extends Present {
  readonly mode: Mode;
}

/** Items of those names that have this standing in the mode of the document. */
export function misplacedItems(items: readonly string[], wanted: ModeSupport = 'forbidden'): Reading<Misplaced> {
  const rows = items.flatMap((it) => modeRow(it) ?? []);
  return narrowing({ about: items.map(pathBits) }, (file, _workspace, { libvirt }) => {
    const mode = modeOf(file);
    const { root } = file.tree;
    if (!mode || !root) return none;
    // Most documents hold nothing that does not belong: the rows decide before the document is searched.
    const isWanted = (row: ModeRow): boolean => supportIn(row, mode, libvirt) === wanted && mayHold(root, row);
    if (!rows.some(isWanted)) return none;
    return presentItems(root)
      .filter((it) => rows.includes(it.row) && isWanted(it.row))
      .map((it) => ({ ...it, mode }));
  });
}
