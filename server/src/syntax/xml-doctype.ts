// The document type declaration: where it ends, where it may stand, and which entities it declares.
import { kinds } from './tree';
import type { Builder } from './xml-builder';
import { doctypeEnd, lineEnd } from './xml-scan';

/** Reads the document type at an offset; gives the offset after it. */
export function readDoctype(builder: Builder, start: number): number {
  const { text } = builder;
  // Only the first is read with its subset; a file of unfinished ones must stay linear.
  const close = builder.hasDoctype ? text.indexOf('>', start) : doctypeEnd(text, start + 9);
  if (close < 0) {
    const end = lineEnd(text, start);
    builder.hasDoctype = true;
    builder.add(kinds.doctype, start, end);
    builder.report('unfinished-doctype', start, end);
    return end;
  }
  builder.add(kinds.doctype, start, close + 1);
  if (builder.root >= 0 || builder.hasDoctype) builder.report('misplaced-doctype', start, close + 1);
  builder.hasDoctype = true;
  return close + 1;
}
