// What grows: one thing said over and over between a beginning and an end that stay as they are.
import type { Texts } from '../support/checking';

export interface Growing {
  readonly what: string;
  /** The file in which it grows. */
  readonly file: string;
  /** The text before what grows, what grows with so many items, and the text behind it. */
  pieces(count: number): readonly [before: string, grown: string, after: string];
  /** Files beside it that stay as they are. */
  readonly beside?: Texts;
}

/** One thing at one size. */
export interface Grown {
  readonly files: Texts;
  readonly file: string;
  /** Where questions are asked: at the start of what grew, in its middle, at its end, and at the end of the text. */
  readonly offsets: readonly number[];
}

/** A place for something that grows. */
export interface Around {
  readonly file: string;
  readonly before: string;
  readonly after: string;
  readonly beside?: Texts;
}

/** Items between a beginning and an end. `end` ends them again, the last one first: tags inside each other. */
export const growing = (
  what: string,
  { file, before, after, beside }: Around,
  item: (i: number) => string,
  end?: (i: number) => string,
): Growing => ({
  what,
  file,
  beside,
  pieces(count) {
    const numbers = Array.from({ length: count }, (_, i) => i);
    const ends = end ? numbers.map(end).reverse().join('') : '';
    return [before, numbers.map(item).join(''), ends + after];
  },
});

/** So many items of it. The place in the middle is behind half of them, so that it is at all sizes one place of an item. */
export function grown({ file, pieces, beside = {} }: Growing, count: number): Grown {
  const [before, middle, after] = pieces(count);
  const text = before + middle + after;
  const from = before.length;
  const half = Math.min(pieces(count >> 1)[1].length, middle.length);
  const offsets = [from + 1, from + half, from + middle.length, text.length];
  return { files: { ...beside, [file]: text }, file, offsets };
}
