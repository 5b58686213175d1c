// Where a network runs otherwise than it is stored: the ways from there to a file, of which a person chooses one.
import type { Tree } from '../syntax/tree';
import { counted } from '../text';
import { planFor, type PlanOptions, type PreparedPlan } from './apply';
import type { Connection, RunOptions } from './command';
import type { Way } from './outlook';

const left = {
  both: 'what runs and what is stored become what the file says',
  stored: 'what is stored becomes what the file says, and what runs stays until it is started again',
  running: 'what runs becomes what the file says until it is stopped, and what is stored stays',
} as const;

/** The three ways; none where what runs is what is stored. The plan that is known already is not made anew. */
export async function waysFor(
  connection: Connection,
  tree: Tree,
  known: PreparedPlan,
  asked: PlanOptions,
  options?: RunOptions,
): Promise<Way[]> {
  if (known.differs.length === 0) return [];
  const ways: Way[] = [];
  for (const only of [undefined, 'stored', 'running'] as const) {
    const planned =
      only === asked.only
        ? known
        : await planFor(connection, tree, { ...asked, only }, options).then((it) => it.ok && it.value);
    if (!planned) continue;
    const { steps, plan } = planned;
    const price = plan.restart ? 'it is stopped and started' : 'nothing is stopped';
    ways.push({ only, said: `${left[only ?? 'both']}: ${counted(steps.length, 'step', 'steps')}, ${price}` });
  }
  return ways;
}
