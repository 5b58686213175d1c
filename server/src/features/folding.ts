// What can be folded away: elements and comments of XML, groups of keyfiles; blocks of comments and the sections below them in ifcfg files.
import type { File } from '../model/file';
import { kinds, type Tree } from '../syntax/tree';
import { LineIndex, type Span } from '../text';

export interface Fold {
  /** From the first character of the first line to the last of the last line. */
  readonly span: Span;
  readonly kind: 'region' | 'comment';
}

/** All folds of more than one line, in the order of the text. */
export function foldsOf({ tree }: File): Fold[] {
  const folds =
    tree.language === 'ifcfg' ? ifcfgFolds(tree) : tree.language === 'xml' ? xmlFolds(tree) : groupFolds(tree);
  const lines = new LineIndex(tree.text);
  return folds
    .filter(({ span }) => lines.lineOf(span.start) < lines.lineOf(span.end))
    .sort((a, b) => a.span.start - b.span.start);
}

function xmlFolds(tree: Tree): Fold[] {
  const folds: Fold[] = [];
  for (const it of tree.elements()) {
    // The line of the close tag stays in sight, or the whole open tag when nothing follows it.
    const end = it.closeSpan ? lineEndBefore(tree.text, it.closeSpan.start) : trimmedEnd(tree.text, it.span);
    folds.push({ span: { start: it.span.start, end: Math.max(end, it.span.start) }, kind: 'region' });
  }
  for (const { kind, span } of tree.leaves()) if (kind === kinds.comment) folds.push({ span, kind: 'comment' });
  return folds;
}

/** Groups of a keyfile, up to their last line that is not blank. */
const groupFolds = (tree: Tree): Fold[] =>
  (tree.root?.children ?? []).map(({ span }) => ({
    span: { start: span.start, end: trimmedEnd(tree.text, span) },
    kind: 'region',
  }));

/** Comment lines one below the other make a block; a comment after a blank line opens a section up to the next one. */
function ifcfgFolds(tree: Tree): Fold[] {
  const { text } = tree;
  const folds: Fold[] = [];
  let block: Span | undefined;
  let section = -1;
  let content = -1;
  let afterBlank = true;
  const endBlock = () => {
    if (block) folds.push({ span: block, kind: 'comment' });
    block = undefined;
  };
  const endSection = () => {
    if (section >= 0 && content > section) folds.push({ span: { start: section, end: content }, kind: 'region' });
    section = -1;
  };
  for (let start = 0; start <= text.length;) {
    const newline = text.indexOf('\n', start);
    const end = newline < 0 ? text.length : newline;
    const line = text.slice(start, end).trim();
    if (line.startsWith('#')) {
      if (afterBlank) {
        endBlock();
        endSection();
        section = start;
      }
      block = block ? { start: block.start, end } : { start, end };
      afterBlank = false;
    } else {
      endBlock();
      afterBlank = line === '';
      if (line !== '') content = end;
    }
    start = end + 1;
  }
  endBlock();
  endSection();
  return folds;
}

/** The end of the line before the one that holds the offset; the offset itself when text stands before it there. */
function lineEndBefore(text: string, offset: number): number {
  let at = offset;
  while (at > 0 && (text[at - 1] === ' ' || text[at - 1] === '\t')) at--;
  if (text[at - 1] !== '\n') return offset;
  return text[at - 2] === '\r' ? at - 2 : at - 1;
}

function trimmedEnd(text: string, { start, end }: Span): number {
  let at = end;
  while (at > start && /\s/.test(text.charAt(at - 1))) at--;
  return at;
}
