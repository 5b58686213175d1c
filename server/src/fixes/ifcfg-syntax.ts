// Edits that put right how a value of an ifcfg file is spelled.
import type { File } from '../model/file';
import { readValue } from '../syntax/ifcfg/problems';
import { quote } from '../syntax/ifcfg/write';
import { lineOf } from '../syntax/lines';
import type { Tree } from '../syntax/tree';
import { applyEdits, type Edit, type Span } from '../text';
import type { Fix } from './fix';

/** Whether edits of the line that holds an offset leave less faults in its value than there were, and none of a new kind. */
export function improves(file: File, offset: number, edits: readonly Edit[]): boolean {
  const { text } = file.tree;
  const { start, end } = lineOf(file.tree, offset);
  const last = edits.reduce((latest, it) => Math.max(latest, lineOf(file.tree, it.span.end).end), end);
  const line = text.slice(start, last);
  const before = kindsIn(text.slice(start, end));
  const after = kindsIn(applyEdits(line, movedBy(-start, edits)));
  return after.length < before.length && after.every((it) => before.includes(it));
}

/** A repair of a word has no more; one of many lines may be that of each of its findings. */
const fewEdits = 20;

/** A longer line is not read anew for each of its findings. */
const longest = 2000;

/**
 * Whether a fix leaves the quotes of an ifcfg file as they are. A word of a value may be written with a quote in it
 * (`"a b"c`), which would go with the word.
 */
export function keepsQuotes(tree: Tree, { changes }: Fix): boolean {
  const { text } = tree;
  if (tree.language !== 'ifcfg') return true;
  const [change] = changes;
  if (changes.length !== 1 || !change || !('edits' in change)) return true;
  const { edits, uri } = change;
  if (uri !== undefined || edits.length > fewEdits) return true;
  return edits.every(({ span }) => {
    if (!/["'\\]/.test(text.slice(span.start, span.end))) return true;
    const { start, end } = lineOf(tree, span.start);
    if (end < span.end) return true;
    if (end - start > longest) return false;
    const own = edits.filter((it) => start <= it.span.start && it.span.end <= end);
    const line = applyEdits(text.slice(start, end), movedBy(-start, own));
    return kindsIn(line).length <= kindsIn(text.slice(start, end)).length;
  });
}

const movedBy = (by: number, edits: readonly Edit[]): Edit[] =>
  edits.map(({ span, text }) => ({ span: { start: span.start + by, end: span.end + by }, text }));

function kindsIn(line: string): string[] {
  const from = line.indexOf('=') + 1;
  return readValue(line, from, line.length).problems.map((it) => it.kind);
}

/** Edits that put quotes around a value that lacks them. */
export function quoted(text: string, span: Span): Edit[] {
  const raw = text.slice(span.start, span.end);
  if (/["'\\$`\t]/.test(raw)) return [{ span, text: quote(withoutQuotes(raw)) }];
  const at = (offset: number): Span => ({ start: offset, end: offset });
  return [
    { span: at(span.start), text: '"' },
    { span: at(span.end), text: '"' },
  ];
}

/** What a person means by a value whose quotes do not hold: the text without them. */
export function withoutQuotes(raw: string): string {
  let result = '';
  let open = '';
  for (let i = 0; i < raw.length; i++) {
    const it = raw[i]!;
    if (it === '\\' && open !== "'" && i + 1 < raw.length) result += raw[++i]!;
    else if (it === open) open = '';
    else if (open === '' && (it === '"' || it === "'")) open = it;
    else result += it;
  }
  return result;
}
