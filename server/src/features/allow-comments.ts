// Comments `allow: code, code`, by which a file says what is meant as it is.
import { kinds, type Tree } from '../syntax/tree';
import type { Span } from '../text';

/** A code that a comment names, and the element that it stands in; undefined outside of any. */
export interface AllowedCode {
  readonly code: string;
  readonly span: Span;
  readonly within: Span;
}

/** All codes that comments allow, in the order of the text. An ifcfg file is one element. */
export function* allowedCodes(tree: Tree): Generator<AllowedCode, void> {
  const sign = tree.language === 'xml' ? '!--' : '#';
  if (!tree.text.includes(sign) || !tree.text.includes('allow:')) return;
  for (const { kind, span, parent } of tree.leaves()) {
    if (kind !== kinds.comment) continue;
    const comment = tree.text.slice(span.start, span.end).replace(/-->$/, '');
    const [whole, words] = /^(?:<!--|#)\s*allow:([\s\w,-]*)/.exec(comment) ?? [];
    if (whole === undefined || words === undefined) continue;
    const within = parent < 0 ? { start: 0, end: tree.text.length } : tree.element(parent).span;
    const from = span.start + whole.length - words.length;
    for (const { 0: code, index } of words.matchAll(/[^\s,]+/g))
      yield { code, span: { start: from + index, end: from + index + code.length }, within };
  }
}
