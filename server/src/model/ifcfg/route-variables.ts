// The variable form of a route file: ADDRESS0, NETMASK0, GATEWAY0 …, which is read up to the first gap.
import { memoize } from '../../memoize';
import { routeLine, routeTypes, routeVariables } from '../../schema/ifcfg-routes';
import type { Complaint } from '../../schema/types';
import type { Attribute, Element } from '../../syntax/tree';
import type { File } from '../file';
import { readNumbers } from './routes';

export interface RouteVariables {
  readonly root: Element;
  /** Of the routes that are read. */
  readonly numbers: readonly number[];
}

/** The variables of a route file; none where an ADDRESS<n> does not make it one of variables. */
export const routeVariablesOf = memoize(({ tree }: File): readonly RouteVariables[] => {
  const root = tree.root!;
  return root.attributes.some((it) => /^ADDRESS\d+$/.test(it.name)) ? [{ root, numbers: [...readNumbers(root)] }] : [];
});

/** The keys of one route, without the PREFIX that is none. */
export const routeKeys = ['ADDRESS', 'NETMASK', 'GATEWAY', 'METRIC', 'OPTIONS'] as const;

/** What is wrong with the value of a key, and its code in the table. */
export function faultOfVariable(
  attribute: Attribute | undefined,
  key: (typeof routeKeys)[number],
): { readonly complaint: Complaint; readonly code: string } | undefined {
  if (!attribute?.value) return undefined;
  const row = routeVariables[key]!;
  const complaint = key === 'OPTIONS' ? faultOfOptions(attribute.value) : row.value.complaint?.(attribute.value);
  return complaint && { complaint, code: row.code ?? row.value.code };
}

const { attributes: rows } = routeLine(4);

/** What keeps OPTIONS<n> from being attributes of a route. */
function faultOfOptions(value: string): Complaint | undefined {
  const words = value.split(/[ \t]+/).filter((it) => it !== '');
  const seen = new Set<string>();
  for (let i = 0; i < words.length; i++) {
    const name = words[i]!;
    if (['to', 'via', 'dev', 'metric'].includes(name))
      return { message: `${name} may not stand in OPTIONS, it has a key of its own` };
    const row = Object.hasOwn(rows, name) ? rows[name] : undefined;
    if (!row) return { message: `${name} is not an attribute of a route` };
    const key = name in routeTypes ? 'type' : name;
    if (seen.has(key)) return { message: `${name} stands twice` };
    seen.add(key);
    if (!row.value.complaint) continue;
    let argument = words[++i];
    if (argument === 'lock' && words[i + 1] !== undefined) argument = `lock ${words[++i]!}`;
    if (argument === undefined) return { message: `${name} has no value, expected ${row.value.describe}` };
    const complaint = row.value.complaint(argument);
    if (complaint) return { message: `${name}: ${complaint.message}` };
  }
  return undefined;
}
