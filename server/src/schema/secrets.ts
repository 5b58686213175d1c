// Texts and words without the secrets of a file. Every message passes here on its way out, so that no rule needs to know.
import { memoize } from '../memoize';
import { type Tree, flags } from '../syntax/tree';
import type { Span } from '../text';
import { type Secret, secretsIn } from './secret-places';

/** What stands in place of a secret, however long it is. */
export const dots = '•••';

/** Whether a piece of the text is a secret, or has a part of one. */
export function isSecret(tree: Tree, { start, end }: Span): boolean {
  const { secrets } = hiddenOf(tree);
  const next = secrets[firstFrom(secrets, 'span', start)]?.span;
  return next !== undefined && next.start < end;
}

/** A piece of the text with dots in place of secrets, and of what is the same as one of them elsewhere. */
export function textWithoutSecrets(tree: Tree, { start, end }: Span): string {
  const { secrets } = hiddenOf(tree);
  const plain = (from: number, to: number): string => wordsWithoutSecrets(tree, tree.written.slice(from, to));
  let result = '';
  let from = start;
  for (let i = firstFrom(secrets, 'span', start); i < secrets.length; i++) {
    const { span } = secrets[i]!;
    if (span.start >= end) break;
    result += plain(from, Math.max(from, span.start)) + dots;
    from = Math.min(span.end, end);
  }
  return result + plain(from, end);
}

/** The span with the whole of a secret that it ends in the middle of. */
export function withWholeSecrets(tree: Tree, { start, end }: Span): Span {
  const { secrets } = hiddenOf(tree);
  const first = secrets[firstFrom(secrets, 'span', start)]?.span;
  const last = secrets[firstFrom(secrets, 'span', end)]?.span;
  return {
    start: first && first.start < start ? first.start : start,
    end: last && last.start < end ? last.end : end,
  };
}

/**
 * Words that may quote the text, with dots in place of secrets. In words `about` a place beside a secret every piece of it
 * is hidden; in others it is only hidden as a whole, as its letters stand in many words.
 */
export function wordsWithoutSecrets(tree: Tree, words: string, about?: Span): string {
  const hidden = hiddenOf(tree);
  const { secrets } = hidden;
  if (secrets.length === 0) return words;
  const near = about && secrets[firstFrom(secrets, 'around', about.start)]?.around;
  const isNear = near !== undefined && near.start <= about!.end;
  if (isNear && hidden.pieces.size >= mostPieces) return dots;
  let result = '';
  let end = 0;
  for (let i = 0; i < words.length; i++) {
    const length = lengthAt(hidden, words, i, isNear);
    if (length > 0 && (i > end || i === 0)) result += dots;
    end = Math.max(end, i + length);
    if (i >= end) result += words[i]!;
  }
  return result;
}

/** Shorter pieces of a secret tell nothing, and stand in any word. */
const pieceLength = 4;

/** A secret that has more of them is not one that somebody could type. */
const mostPieces = 20_000;

/** Of a longer secret so much is looked for. What stands behind that is hidden with it, to the end of the words. */
const longest = 200;

interface Hidden {
  /** In the order of the text. */
  readonly secrets: readonly Secret[];
  /** Every piece of every secret in each of its spellings. */
  readonly pieces: ReadonlySet<string>;
  /** Every secret in each of its spellings, the long ones by their beginning. */
  readonly whole: ReadonlySet<string>;
  /** How long those are that begin with a piece. */
  readonly lengths: ReadonlyMap<string, ReadonlySet<number>>;
}

const hiddenOf = memoize((tree: Tree): Hidden => {
  const secrets = secretsIn(tree);
  const all = new Set(secrets.flatMap((it) => spellingsOf(tree, it.span)));
  const whole = new Set<string>();
  const pieces = new Set<string>();
  const lengths = new Map<string, Set<number>>();
  for (const it of all) {
    for (let i = 0; i + pieceLength <= it.length && pieces.size < mostPieces; i++) {
      const piece = it.slice(i, i + pieceLength);
      if (piece.trim() === piece) pieces.add(piece);
    }
    const beginning = it.slice(0, longest);
    whole.add(beginning);
    const start = it.slice(0, pieceLength);
    const known = lengths.get(start);
    if (known) known.add(beginning.length);
    else lengths.set(start, new Set([beginning.length]));
  }
  return { secrets, pieces, whole, lengths };
});

/** As it is written, as it is read, and without what a message leaves out of it. */
function spellingsOf({ text, data }: Tree, { start, end }: Span): string[] {
  const raw = text.slice(start, end);
  const spellings = [raw, data.spelling.decode(raw, flags.noQuote), raw.replace(/["'\\]/g, '')];
  return spellings.map((it) => it.trim()).filter((it) => /[\p{L}\p{N}]/u.test(it));
}

/** How many characters from an offset on are a secret, or a piece of one. */
function lengthAt({ pieces, whole, lengths }: Hidden, words: string, at: number, isNear: boolean): number {
  const start = words.slice(at, at + pieceLength);
  let length = isNear && pieces.has(start) ? pieceLength : 0;
  for (const it of lengths.get(start) ?? []) if (it > length && whole.has(words.slice(at, at + it))) length = it;
  if (length === longest) return words.length - at;
  if (!isNear || length > 0 || isLetter(words, at - 1)) return length;
  for (let it = pieceLength - 1; it > 0; it--)
    if (!isLetter(words, at + it) && whole.has(words.slice(at, at + it))) return it;
  return 0;
}

const isLetter = (words: string, at: number): boolean => /[\p{L}\p{N}]/u.test(words.charAt(at));

/** Index of the first secret that ends behind an offset. */
function firstFrom(secrets: readonly Secret[], which: keyof Secret, offset: number): number {
  let low = 0;
  let high = secrets.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (secrets[middle]![which].end > offset) high = middle;
    else low = middle + 1;
  }
  return low;
}
