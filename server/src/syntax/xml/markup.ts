// Reads what starts with `<!` or `<?`: comments, sections, instructions, the XML declaration, the document type. One that
// is never ended ends with its line, so that the rest of the file stays what it was.
import { char } from '../char';
import { type Kind, kinds } from '../tree';
import type { Builder } from './builder';
import { checkCharacters, checkComment } from './checks';
import { checkDeclaration, checkTarget } from './declaration';
import { readDoctype } from './doctype';
import { lineEndOr } from './scan';

/** Reads the markup at an offset; gives the offset after it. */
export function readMarkup(builder: Builder, start: number): number {
  const { text } = builder;
  if (text.charCodeAt(start + 1) === char.question) return readInstruction(builder, start);
  if (text.startsWith('<!--', start)) return readComment(builder, start);
  if (text.startsWith('<![CDATA[', start)) return readSection(builder, start);
  if (text.startsWith('<!DOCTYPE', start)) return readDoctype(builder, start);
  return readUnknown(builder, start);
}

function readComment(builder: Builder, start: number): number {
  const { text } = builder;
  const from = start + 4;
  const close = builder.find('-->', from);
  const line = lineEndOr(text, 10, from, close < 0 ? text.length : close);
  if (close < 0 || hasComment(text, line, close))
    return readOpen(builder, start, kinds.comment, 'unfinished-comment', line);
  builder.add(kinds.comment, start, close + 3);
  checkComment(builder, from, close);
  return close + 3;
}

/** Whether another comment starts in a piece of text, which shows that the one before was never ended. */
function hasComment(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++)
    if (text.charCodeAt(at) === char.lessThan && text.startsWith('<!--', at)) return true;
  return false;
}

function readSection(builder: Builder, start: number): number {
  const close = builder.find(']]>', start + 9);
  if (close < 0) {
    const end = lineEndOr(builder.text, 60, start + 9, builder.text.length);
    return readOpen(builder, start, kinds.cdata, 'unfinished-section', end);
  }
  builder.add(kinds.cdata, start, close + 3);
  if (builder.depth === 0) builder.report('text-outside-root', start, close + 3);
  else checkCharacters(builder, start + 9, close);
  return close + 3;
}

function readInstruction(builder: Builder, start: number): number {
  const { text } = builder;
  const close = builder.find('?>', start + 2);
  if (close < 0) {
    const end = lineEndOr(text, 62, start, text.length);
    const after = text.charCodeAt(end) === char.greaterThan ? end + 1 : end;
    return readOpen(builder, start, kinds.instruction, 'unfinished-instruction', after);
  }
  builder.add(kinds.instruction, start, close + 2);
  const isFirst = start === 0 || (start === 1 && text.charCodeAt(0) === char.byteOrderMark);
  if (isFirst && /^<\?xml[\s?]/.test(text.slice(start, start + 6))) checkDeclaration(builder, start, close);
  else checkTarget(builder, start, close);
  return close + 2;
}

/** Something with `<!` that no document may hold. */
function readUnknown(builder: Builder, start: number): number {
  const { text } = builder;
  let end = start + 2;
  while (end < text.length && !endsUnknown(text.charCodeAt(end))) end++;
  if (text.charCodeAt(end) === char.greaterThan) end++;
  builder.add(kinds.comment, start, end);
  builder.report('unknown-markup', start, end);
  return end;
}

const endsUnknown = (unit: number): boolean =>
  unit === char.lessThan || unit === char.greaterThan || unit === char.lineFeed || unit === char.carriageReturn;

function readOpen(builder: Builder, start: number, kind: Kind, problem: string, end: number): number {
  builder.add(kind, start, end);
  builder.report(problem, start, end);
  if (end === builder.text.length) builder.cut = true;
  return end;
}
