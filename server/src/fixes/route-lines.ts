// Edits of the words of a route.
import { type RouteLine, routeRows, type RouteWord, writtenAs } from '../model/ifcfg/route-lines';
import { isAlone } from '../model/ifcfg/routes';
import type { Attribute } from '../syntax/tree';
import { removeLine } from '../syntax/lines';
import type { Edit } from '../text';
import { type Fix, fix } from './fix';

/** Takes a word with its value out of its line, together with the blanks before it. */
export function withoutRouteWord(word: Attribute): Edit[] {
  const { text } = word.element.tree;
  const first = word.element.span.start;
  let { start, end } = word.span;
  while (start > first && (text[start - 1] === ' ' || text[start - 1] === '\t')) start--;
  if (start === first) while (text[end] === ' ' || text[end] === '\t') end++;
  return [{ span: { start, end }, text: '' }];
}

/** Takes a word that is not known out with what follows it and is not known either: its value. */
export function withoutUnknownWord(word: RouteWord): Edit[] {
  const value = valueOfUnknown(word);
  return [...withoutRouteWord(word.attribute), ...(value ? withoutRouteWord(value) : [])];
}

/** What stands behind a word that is not known, and is not known either. */
export function valueOfUnknown({ in: line, attribute }: RouteWord): Attribute | undefined {
  const all = line.line.attributes;
  const next = all[attribute.index - all[0]!.index + 1];
  return next && isAlone(attribute) && isAlone(next) && !Object.hasOwn(routeRows(line.file), next.name)
    ? next
    : undefined;
}

/** The same as a fix. */
export const removeRouteWord = (word: Attribute, preferred = false): Fix =>
  fix(`Remove ${writtenAs(word)}`, withoutRouteWord(word), preferred);

/** Takes a whole line away. */
export const removeRouteLine = ({ line }: RouteLine): Fix =>
  fix('Remove the line', removeLine(line.tree, line.span.start));
