// Lines of route words beside variables: one assignment to ADDRESS<n> makes them vanish.
import { parseIpv4, prefixOfMask } from '../../../address';
import { fix } from '../../../fixes/fix';
import { routeKeys, type RouteVariables, routeVariablesOf } from '../../../model/ifcfg/route-variables';
import { assignment, valueOf } from '../../../model/ifcfg/routes';
import { commentOut, removeAssignment } from '../../../syntax/ifcfg/write';
import { lineOf } from '../../../syntax/lines';
import { kinds } from '../../../syntax/tree';
import type { Edit } from '../../../text';
import { ruleOfEach } from '../../rule';

export const routeMixedForms = ruleOfEach({
  code: 'route-mixed-forms',
  of: ['route'],
  severity: 'warning',
  summary: 'Lines of route words stand beside variables, and are lost.',
  source: 'NetworkManager 1.42.4, nms-ifcfg-rh-reader.c: read_route_file_svformat',
  each: routeVariablesOf,
  *check(variables, { tree }) {
    let all: Edit[] | undefined;
    for (const { kind, span } of tree.leaves()) {
      if (kind !== kinds.line || !likeRoute.test(tree.text.slice(span.start, span.end))) continue;
      all ??= asLines(variables);
      yield {
        span,
        message: `the line is lost, because the assignment to ADDRESS${variables.numbers[0] ?? '<n>'} makes the whole file one of variables`,
        fixes: [
          ...(all.length > 0 ? [fix('Write all routes as lines', all, true)] : []),
          fix('Comment the line out', commentOut(tree, span.start)),
        ],
      };
    }
  },
});

const likeRoute =
  /^(?:[\da-f]*[.:][\da-f.:/]*|default|to|via|unicast|local|blackhole|prohibit|unreachable|throw)(?=[ \t]|$)/;

/** Edits that write the variables as lines of route words; none when a value is missing. */
function asLines({ root, numbers }: RouteVariables): Edit[] {
  const edits: Edit[] = [];
  const done = new Set<string>();
  const read = new Set(numbers);
  for (const n of numbers) {
    const value = (key: string) => valueOf(root, `${key}${n}`);
    const mask = parseIpv4(value('NETMASK'));
    const prefix = mask < 0 ? undefined : prefixOfMask(mask);
    if (prefix === undefined || parseIpv4(value('ADDRESS')) < 0) return [];
    const words = [`${value('ADDRESS')}/${prefix}`];
    if (value('GATEWAY')) words.push('via', value('GATEWAY'));
    if (value('METRIC')) words.push('metric', value('METRIC'));
    if (value('OPTIONS')) words.push(value('OPTIONS'));
    const { start, end } = lineOf(root.tree, assignment(root, `ADDRESS${n}`)!.nameSpan.start);
    edits.push({ span: { start, end }, text: words.join(' ') });
    for (const key of [...routeKeys.slice(1), 'PREFIX']) done.add(`${key}${n}`);
  }
  for (const it of root.attributes) {
    if (done.has(it.name)) edits.push(...removeAssignment(it));
    else if (/^ADDRESS\d+$/.test(it.name) && !read.has(Number(it.name.slice(7)))) return [];
  }
  return edits;
}
