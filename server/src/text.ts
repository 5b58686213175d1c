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

/** `1 file`, `2 files`. */
export const counted = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;

/** Whether the offset lies in the span, its end included (a cursor stands between characters). */
export const touches = (span: Span, offset: number): boolean => span.start <= offset && offset <= span.end;

/** Whether two spans have an offset in common, be it where one ends. */
export const spansMeet = (a: Span, b: Span): boolean => a.start <= b.end && b.start <= a.end;

/** How many of the items, sorted by a number, have one that is not above another number. */
export function countUpTo<T>(sorted: readonly T[], most: number, numberOf: (it: T) => number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (numberOf(sorted[middle]!) <= most) low = middle + 1;
    else high = middle;
  }
  return low;
}

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

/** Offsets to lines and back. Lines end at LF, CR LF or a lone CR, as in LSP. Looks no further into the text than asked. */
export class LineIndex {
  /** Where each line starts, as far as the text was looked through. */
  readonly #starts = [0];
  /** The next LF and CR behind the last of these starts; Infinity for none. */
  #feed: number;
  #return: number;

  constructor(readonly text: string) {
    this.#feed = this.#next('\n', 0);
    this.#return = this.#next('\r', 0);
  }

  get count(): number {
    this.#lookUntil(() => false);
    return this.#starts.length;
  }

  /** The 0-based line that holds an offset. */
  lineOf(offset: number): number {
    this.#lookUntil((last) => last > offset);
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
    const span = this.lineSpan(position.line);
    if (position.line >= this.#starts.length) return this.text.length;
    return Math.max(span.start, Math.min(span.start + position.character, span.end));
  }

  /** A line without its line end. */
  lineSpan(line: number): Span {
    this.#lookUntil((_, count) => count > line + 1);
    const start = this.#starts[line] ?? this.text.length;
    let end = this.#starts[line + 1] ?? this.text.length;
    while (end > start && (this.text.charCodeAt(end - 1) === 10 || this.text.charCodeAt(end - 1) === 13)) end--;
    return { start, end };
  }

  #next(unit: string, from: number): number {
    const at = this.text.indexOf(unit, from);
    return at < 0 ? Infinity : at;
  }

  /** Finds more starts of lines until the last one, and how many there are, will do. */
  #lookUntil(isEnough: (last: number, count: number) => boolean): void {
    const starts = this.#starts;
    for (let last = starts.at(-1)!; !isEnough(last, starts.length); starts.push(last)) {
      if (this.#feed < last) this.#feed = this.#next('\n', last);
      if (this.#return < last) this.#return = this.#next('\r', last);
      const end = Math.min(this.#feed, this.#return);
      if (end === Infinity) return;
      last = end === this.#return && this.#feed === end + 1 ? end + 2 : end + 1;
    }
  }
}
