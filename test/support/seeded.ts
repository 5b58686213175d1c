// Numbers that look like chance and are the same each time, and what a hand that slips makes of a word.

/** Gives a number below a bound each time; the seed decides which. */
export function numbersFrom(seed: number): (below: number) => number {
  let now = seed;
  return (below) => {
    now = (Math.imul(now, 1103515245) + 12345) & 0x7fffffff;
    return (now >>> 8) % below;
  };
}

/** A word with a letter less, one twice, in capitals, or with one more. */
export function misspelt(word: string, next: (below: number) => number): string {
  const at = next(word.length);
  const ways = [word.slice(0, at) + word.slice(at + 1), word.slice(0, at + 1) + word.slice(at)];
  return [...ways, word.toUpperCase(), `${word}x`][next(4)]!;
}
