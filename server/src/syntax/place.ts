// What may be typed where a cursor stands. For completion in all languages; reads broken text, because text being typed
// always is.
import { countUpTo } from '../text';
import { type Cursor, nowhere } from './cursor';
import { placeInAssignmentLines, placeInLines } from './ifcfg/place';
import { placeInKeyfile } from './keyfile/place';
import { isUnknown } from './template/template';
import type { Language, Tree } from './tree';
import { placeInXml } from './xml/place';

/** How each language tells what stands at an offset. */
const places: Readonly<Record<Language, (tree: Tree, offset: number) => Cursor>> = {
  xml: placeInXml,
  ifcfg: placeInLines,
  keyfile: placeInKeyfile,
  'bridge.conf': placeInAssignmentLines,
  other: () => nowhere,
};

/** What stands, or may be typed, at an offset. Nothing of ours in a mark of a template, and in a value that has one. */
export function placeAt(tree: Tree, offset: number): Cursor {
  const unknown = tree.template?.unknown ?? [];
  const before = unknown[countUpTo(unknown, offset - 1, (it) => it.start) - 1];
  if (before && offset < before.end) return nowhere;
  const place = places[tree.language](tree, offset);
  const isNamed = place.kind !== 'none' && isUnknown(tree.text.slice(place.span.start, place.span.end));
  return isNamed ? nowhere : place;
}
