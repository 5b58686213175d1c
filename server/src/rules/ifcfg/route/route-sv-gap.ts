// Routes in variables behind a missing number: they are never read.
import { fix } from '../../../fixes/fix';
import { faultOfVariable, routeKeys, routeVariablesOf } from '../../../model/ifcfg/route-variables';
import { assignment, valueOf } from '../../../model/ifcfg/routes';
import { renameKey } from '../../../syntax/ifcfg/write';
import type { Element } from '../../../syntax/tree';
import type { Edit } from '../../../text';
import { ruleOfEach } from '../../rule';

const keys: readonly string[] = [...routeKeys, 'PREFIX'];

export const routeSvGap = ruleOfEach({
  code: 'route-sv-gap',
  of: ['route'],
  severity: 'warning',
  summary: 'The numbers of routes in variables do not begin at 0, or have a gap.',
  source: 'NetworkManager 1.42.4, nms-ifcfg-rh-reader.c: read_route_file_svformat',
  each: routeVariablesOf,
  *check({ root, numbers: read }) {
    const count = read.length;
    const numbers = new Set<number>();
    for (const it of root.attributes) {
      const digits = /^ADDRESS(\d{1,6})$/.exec(it.name)?.[1];
      if (digits !== undefined && valueOf(root, it.name) && String(Number(digits)) === digits)
        numbers.add(Number(digits));
    }
    const lost = [...numbers].filter((it) => it >= count).sort((a, b) => a - b);
    if (lost.length === 0) return;
    const first = assignment(root, `ADDRESS${lost[0]!}`)!;
    const edits = renumbered(root, lost, count);
    yield {
      span: first.nameSpan,
      message: `there is no ADDRESS${count}, so ${first.name}${lost.length > 1 ? ` and ${lost.length - 1} more are` : ' is'} never read`,
      fixes: edits ? [fix('Renumber the routes without gaps', edits, true)] : [],
    };
  },
});

/**
 * Edits that give lost routes the next numbers. None where a value is wrong: nobody reads it now, and read it refuses the
 * profile. None where a key is left over from the missing route, which would now belong to another one.
 */
function renumbered(root: Element, lost: readonly number[], from: number): Edit[] | undefined {
  const to = new Map(lost.map((it, i) => [it, from + i]));
  const taken = new Set(root.attributes.map((it) => it.name));
  const isLeft = (n: number) => !to.has(n) && keys.some((key) => taken.has(`${key}${n}`));
  if (!lost.every((n) => isWhole(root, n)) || [...to.values()].some(isLeft)) return undefined;
  return root.attributes.flatMap((it) => {
    const [, key = '', digits] = /^([A-Z]+)(\d{1,6})$/.exec(it.name) ?? [];
    const next = keys.includes(key) ? to.get(Number(digits)) : undefined;
    return next === undefined || String(Number(digits)) !== digits ? [] : renameKey(it, `${key}${next}`);
  });
}

const isWhole = (root: Element, n: number): boolean =>
  valueOf(root, `NETMASK${n}`) !== '' && !routeKeys.some((key) => faultOfVariable(assignment(root, `${key}${n}`), key));
