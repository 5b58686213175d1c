// Text and places in it: spans, edits, lines. Offsets are UTF-16 code units, as everywhere in the core.

/** A half-open piece `[start, end)` of one text. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** One replacement in one text. */
export interface Edit {
  readonly span: Span;
  readonly text: string;
}

/** A span in a named file. */
export interface Place {
  readonly uri: string;
  readonly span: Span;
}

/** Whether the offset lies in the span, its end included (a cursor stands between characters). */
export const touches = (span: Span, offset: number): boolean => span.start <= offset && offset <= span.end;

/** The text after all edits. Edits may come in any order and must not overlap; of two that overlap the later one is left out. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  const sorted = [...edits].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  let result = '';
  let from = 0;
  for (const { span, text: replacement } of sorted) {
    if (span.start < from) continue;
    result += text.slice(from, span.start) + replacement;
    from = span.end;
  }
  return result + text.slice(from);
}

/** Offsets to lines and back. Lines end at LF, CR LF or a lone CR, as in LSP. */
export class LineIndex {
  #found: readonly number[] | undefined;

  constructor(readonly text: string) {}

  /** Where each line starts; found when it is first asked for, as most answers need no lines. */
  get #starts(): readonly number[] {
    return (this.#found ??= lineStarts(this.text));
  }

  get count(): number {
    return this.#starts.length;
  }

  /** The 0-based line that holds an offset. */
  lineOf(offset: number): number {
    let low = 0;
    const starts = this.#starts;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (starts[middle]! <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /** The 0-based line and UTF-16 column of an offset. */
  position(offset: number): { line: number; character: number } {
    const at = Math.max(0, Math.min(offset, this.text.length));
    const line = this.lineOf(at);
    return { line, character: at - this.#starts[line]! };
  }

  /** The offset of a 0-based line and column; both are clamped to what exists. */
  offset(position: { line: number; character: number }): number {
    if (position.line < 0) return 0;
    if (position.line >= this.#starts.length) return this.text.length;
    const span = this.lineSpan(position.line);
    return Math.max(span.start, Math.min(span.start + position.character, span.end));
  }

  /** A line without its line end. */
  lineSpan(line: number): Span {
    const start = this.#starts[line] ?? this.text.length;
    let end = this.#starts[line + 1] ?? this.text.length;
    while (end > start && (this.text.charCodeAt(end - 1) === 10 || this.text.charCodeAt(end - 1) === 13)) end--;
    return { start, end };
  }
}

function lineStarts(text: string): number[] {
  const starts = [0];
  if (!text.includes('\r')) {
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
    return starts;
  }
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 10 || (code === 13 && text.charCodeAt(i + 1) !== 10)) starts.push(i + 1);
  }
  return starts;
}
