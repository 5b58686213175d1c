// Counts the work for one group of what grows and prints the places where it grows too fast as JSON:
// `node out/test/growth/count.js GROUP [FILTER]`. A program of its own, as V8 counts only what is loaded after it was told to.
import { count, type Work, workOf } from './work';
import { type Grown, grown, type Growing } from './growing';
import { type Excess, excessesOf } from './judge';
import { groups } from './kinds';
import type { GrowingExample } from './of-pages';
import { asked } from './questions';

const [, , name = '', filter = ''] = process.argv;
const { kinds, count: least, asks, place = (it: Grown) => it } = groups[name]!;
const all = kinds().filter((it) => it.what.includes(filter));

/** How many are counted together. One that is at fault stands out from the others, and it is found then. */
const together = 20;

const found: (Excess & { readonly what: string })[] = [];
const known = new Set<string>();
for (let i = 0; i < all.length; i += together) {
  const some = all.slice(i, i + together);
  if (excessesIn(some).every((it) => known.has(it.place))) continue;
  for (const it of some) {
    for (const excess of excessesIn([it])) {
      if (!known.has(excess.place)) found.push({ ...excess, what: it.what });
      known.add(excess.place);
    }
  }
}
process.stdout.write(JSON.stringify({ kinds: all.length, found }));

/**
 * Where it grows too fast at first, larger sizes are looked at, too: below a limit from which on less is told, each may be
 * written for each.
 */
function excessesIn(some: readonly (Growing | GrowingExample)[]): Excess[] {
  const works: Work[] = [];
  let found: Excess[] = [];
  for (let factor = 1; factor <= 32 && (factor <= 4 || found.length > 0); factor *= 2) {
    works.push(workAt(some, factor * least));
    if (factor >= 4) found = excessesOf(works, least);
  }
  return found;
}

function workAt(some: readonly (Growing | GrowingExample)[], size: number): Work {
  return workOf(4 * least, () => some.forEach((it) => ask(it, place(grown(it, size)))));
}

function ask(it: Growing | GrowingExample, of: Grown): void {
  const about = asked(of, 'target' in it ? it.target : undefined);
  for (const [question, answer] of Object.entries(asks)) count(`answer: ${question}`, sizeOf(answer(about)));
}

/** How much an answer takes on its way to the client. */
function sizeOf(it: unknown): number {
  if (typeof it === 'string') return it.length;
  if (typeof it !== 'object' || it === null) return 1;
  return Object.values(it).reduce<number>((sum, one) => sum + sizeOf(one), 1);
}
