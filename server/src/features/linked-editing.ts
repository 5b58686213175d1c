// The two names of an element, which change together while one of them is typed over.
import type { File } from '../model/file';
import { type Span, touches } from '../text';
import { closeNameSpan } from '../syntax/pointed-at';

/** The names in the open and the close tag when the offset touches one; undefined where nothing is linked. */
export function linkedNamesAt(file: File, offset: number): readonly [Span, Span] | undefined {
  const { tree } = file;
  if (tree.language !== 'xml') return undefined;
  const element = tree.elementAt(offset);
  const close = element && closeNameSpan(element);
  if (!element || !close || tree.text.slice(close.start, close.end) !== element.name) return undefined;
  const open = element.nameSpan;
  return touches(open, offset) || touches(close, offset) ? [open, close] : undefined;
}
