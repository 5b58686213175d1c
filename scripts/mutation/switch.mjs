// Loaded before everything else in each process of a mutation run. `mutated(id)` stands at each changed place: is this
// the change that is tried now? It also writes down that somebody came by.
import { appendFileSync } from 'node:fs';

const { MUTANT, MUTATION_HITS: hitsFile, MUTATION_WORKER: worker } = process.env;
const isWorker = worker === undefined;
// What the tests start knows by this that it is a child.
process.env.MUTATION_WORKER = String(process.pid);

/** Has the place of this id been come by? */
const hits = [];
const state = { active: Number(MUTANT ?? 0), hits };
globalThis.mutation = state;
globalThis.mutated = (id) => {
  if (hits[id] !== true) {
    hits[id] = true;
    // A child may be killed at any time, so it tells at once.
    if (!isWorker) appendFileSync(hitsFile, `${id}\n`);
  }
  return id === state.active;
};
