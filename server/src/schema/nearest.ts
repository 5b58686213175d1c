// The known words that a mistyped one may have meant. Distance counts insertions, deletions, replacements and swaps of
// neighbours (Damerau–Levenshtein, restricted).

/**
 * Candidates within two edits (one for words under six letters), the nearest first; letter case is free.
 * A candidate with the same first letter goes before others of its distance.
 */
export function nearest(word: string, candidates: Iterable<string>, most = 3): string[] {
  const wanted = word.trim().toLowerCase();
  const limit = wanted.length < 6 ? 1 : 2;
  const found: { candidate: string; cost: number }[] = [];
  for (const candidate of candidates) {
    const lower = candidate.toLowerCase();
    if (Math.abs(lower.length - wanted.length) > limit) continue;
    const cost = distance(wanted, lower, limit);
    if (cost <= limit) found.push({ candidate, cost: cost * 2 + (lower[0] === wanted[0] ? 0 : 1) });
  }
  return found
    .sort((a, b) => a.cost - b.cost)
    .slice(0, most)
    .map((it) => it.candidate);
}

/** Number of edits between two texts; anything above `limit` may be reported as `limit + 1`. */
function distance(a: string, b: string, limit = 64): number {
  if (a === b) return 0;
  if (a.length > 64 || b.length > 64) return limit + 1;
  let older: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const current = [i];
    let best = i;
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min(previous[j]! + 1, current[j - 1]! + 1, previous[j - 1]! + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, older[j - 2]! + 1);
      current.push(cost);
      if (cost < best) best = cost;
    }
    if (best > limit) return limit + 1;
    older = previous;
    previous = current;
  }
  return previous[b.length]!;
}
