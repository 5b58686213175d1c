// Lays a keyfile out as NetworkManager writes it: groups apart by one empty line, no blanks around keys, `;` behind each item
// of a list. Blanks at the end of a value are part of it, and those of an item of a list are part of the item: they stay.
import { listItemsOf } from '../syntax/keyfile/value';
import { rowOfKey } from '../model/keyfile/profile';
import { newlineOf } from '../syntax/lines';
import type { Attribute, Tree } from '../syntax/tree';
import type { Edit } from '../text';

/** The edits of a keyfile that its reader takes as it is. */
export function keyfileLayout(tree: Tree): Edit[] {
  const { text } = tree;
  const newline = newlineOf(tree);
  const attributes = new Map(
    tree.root!.children.flatMap((group) => group.attributes.map((it): [number, Attribute] => [it.nameSpan.start, it])),
  );
  const edits: Edit[] = [];
  const set = (start: number, end: number, as: string) => {
    if (text.slice(start, end) !== as) edits.push({ span: { start, end }, text: as });
  };
  /** Where the last line that is not empty has its end, with the line end. */
  let after = 0;
  for (let start = 0; start < text.length;) {
    const found = text.indexOf('\n', start);
    const next = found < 0 ? text.length : found + 1;
    const first = start + /^[ \t\v\f]*/.exec(text.slice(start, next))![0].length;
    const end = found > start && text[found - 1] === '\r' ? found - 1 : found < 0 ? text.length : found;
    if (first < end) {
      const above = after === 0 ? '' : lineBefore(text, after);
      const hasGap = start > after;
      // Below a comment nobody looks for a head again, which would take long in a long comment.
      const isBelowComment = !hasGap && above.startsWith('#');
      const isApart = (hasGap && !above.startsWith('[')) || (!isBelowComment && opensGroup(text, first));
      set(after, first, after > 0 && isApart ? newline : '');
      const attribute = attributes.get(first);
      if (attribute) keyLayout(attribute, set);
      after = next;
    }
    start = next;
  }
  set(after, text.length, '');
  return edits;
}

/** Whether a line is the head of a group, or a comment directly above one, maybe with others between. */
function opensGroup(text: string, at: number): boolean {
  const line = /(?:#[^\n]*\n[ \t]*)*\[/y;
  line.lastIndex = at;
  return line.test(text);
}

/** The line that ends before an offset, without the blanks in front of it. */
const lineBefore = (text: string, end: number): string =>
  text.slice(text.lastIndexOf('\n', end - 2) + 1, end).trimStart();

function keyLayout(it: Attribute, set: (start: number, end: number, as: string) => void): void {
  const { nameSpan, valueSpan, raw } = it;
  set(nameSpan.end, valueSpan.start, '=');
  const isList = rowOfKey(it)?.value.layout?.separators === ';';
  if (isList && listItemsOf(raw).length > 1 && !/(?:^|[^\\])(?:\\\\)*;$/.test(raw))
    set(valueSpan.end, valueSpan.end, ';');
}
