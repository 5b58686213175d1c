// Answers that are kept with what they were asked about, for as long as that lives.

/** Something that answers can be kept with. */
export interface Memoizable {
  kept?: unknown[] | undefined;
}

/**
 * A question that is worked out once for each thing. In place of a WeakMap: while such a map lives, V8's quick collection
 * keeps all its values, so that each state of a document being typed stayed in memory until the slow one.
 */
export function memoize<K extends Memoizable, V>(ask: (of: K) => V): (of: K) => V {
  const slot = slots++;
  return (of) => {
    const answers = (of.kept ??= new Array<unknown>(slots));
    const known = answers[slot];
    if (known !== undefined) return (known === nothing ? undefined : known) as V;
    const answer = ask(of);
    answers[slot] = answer === undefined ? nothing : answer;
    return answer;
  };
}

let slots = 0;

/** In place of an answer that is undefined. */
const nothing = Symbol('nothing');
