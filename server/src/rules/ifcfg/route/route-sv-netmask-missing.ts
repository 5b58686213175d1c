// The variable form of a route file: ADDRESS0, NETMASK0, GATEWAY0 … Here one wrong value refuses the whole profile.
import { type Fix, fix } from '../../../fixes/fix';
import { classfulPrefix, ipv4Address, maskText, parseIpv4, prefixOfMask } from '../../../address';
import type { File } from '../../../model/file';
import { routeLine, routeTypes, routeVariables } from '../../../schema/ifcfg-routes';
import type { Complaint } from '../../../schema/types';
import { type Attribute, type Element, kinds } from '../../../syntax/tree';
import { lineOf } from '../../../syntax/lines';
import { addAssignment, commentOut, removeAssignment, renameKey, setAssignment } from '../../../syntax/ifcfg/write';
import type { Edit } from '../../../text';
import { type Finding, rule } from '../../rule';
import { assignment, ownerOf, readNumbers, valueOf } from '../../../model/ifcfg/routes';

export const routeSvNetmaskMissing = rule({
  name: 'route-sv-netmask-missing',
  of: ['route'],
  severity: 'error',
  summary: 'A route in variables that refuses the profile, or is lost.',
  source: 'NetworkManager 1.42.4, nms-ifcfg-rh-reader.c: read_route_file_svformat',
  codes: {
    'route-sv-netmask-missing': 'A route in variables that refuses the profile, or is lost.',
    'route-bad-destination': 'An address that is none.',
    'route-sv-netmask-noncontiguous': 'A mask with ones after zeros.',
    'route-sv-gateway-invalid': 'A next hop that is no IPv4 address.',
    'route-sv-metric-range': 'A metric that is no number.',
    'route-sv-options-invalid': 'Attributes that the reader refuses.',
    'route-sv-gap': 'Numbers that do not begin at 0 or have a gap.',
    'route-mixed-forms': 'Lines of route words beside variables.',
  },
  *check(file, workspace, target) {
    const root = file.tree.root!;
    if (!root.attributes.some((it) => /^ADDRESS\d+$/.test(it.name))) return;
    const { networkManager } = ownerOf(file, workspace, target);
    const refuses = networkManager ? 'NetworkManager refuses the whole profile' : 'the route is not made';
    const numbers = [...readNumbers(root)];
    for (const n of numbers) {
      if (!valueOf(root, `NETMASK${n}`)) yield missingMask(root, n, refuses);
      for (const key of ['ADDRESS', 'NETMASK', 'GATEWAY', ...(networkManager ? ['METRIC', 'OPTIONS'] : [])])
        yield* wrongValue(assignment(root, `${key}${n}`), key, refuses);
    }
    yield* gap(root, numbers.length);
    yield* mixed(file, numbers);
  },
});

function missingMask(root: Element, n: number, refuses: string): Finding {
  const address = assignment(root, `ADDRESS${n}`)!;
  const empty = assignment(root, `NETMASK${n}`);
  const prefix = assignment(root, `PREFIX${n}`);
  const name = `NETMASK${n}`;
  const put = (value: string): Edit[] =>
    empty ? setAssignment(empty, value) : addAssignment(root.tree, name, value, { after: address });
  const fixes: Fix[] = [];
  const bits = prefix && /^\d{1,2}$/.test(prefix.value) ? Number(prefix.value) : undefined;
  if (prefix && bits !== undefined && bits <= 32) {
    const mask = maskText(bits);
    const edits = empty
      ? [...setAssignment(empty, mask), ...removeAssignment(prefix)]
      : [...renameKey(prefix, name), ...setAssignment(prefix, mask)];
    fixes.push(fix(`Write it as ${name}=${mask}`, edits, true));
  } else {
    const value = parseIpv4(address.value);
    const guess = value < 0 ? undefined : value === 0 ? 0 : guessed(value);
    if (guess !== undefined) fixes.push(fix(`Add ${name}=${maskText(guess)}`, put(maskText(guess))));
  }
  return {
    span: address.span,
    message: `${address.name} has no ${name}${prefix ? `, and PREFIX${n} does not count` : ''}; ${refuses}`,
    fixes,
  };
}

/** The prefix by class when the address fits it, else up to its last one of a whole byte. */
function guessed(value: number): number {
  const byClass = classfulPrefix(ipv4Address(value)) ?? 8;
  for (const prefix of [byClass, 16, 24]) if (prefix >= byClass && value % 2 ** (32 - prefix) === 0) return prefix;
  return 32;
}

function* wrongValue(attribute: Attribute | undefined, key: string, refuses: string): Iterable<Finding> {
  if (!attribute?.value) return;
  const { name, value } = attribute;
  const row = routeVariables[key]!;
  const complaint: Complaint | undefined = key === 'OPTIONS' ? optionsComplaint(value) : row.value.complaint?.(value);
  if (!complaint) return;
  const fixes = (complaint.instead ?? []).map((it) => fix(`Change to ${it}`, setAssignment(attribute, it)));
  if (key !== 'ADDRESS' && key !== 'NETMASK') fixes.push(fix(`Remove ${name}`, removeAssignment(attribute)));
  yield {
    code: row.code ?? row.value.code,
    span: attribute.valueSpan,
    message: `${complaint.message}; ${refuses}`,
    fixes,
  };
}

const { attributes: lineRows } = routeLine(4);

/** What keeps OPTIONS<n> from being attributes of a route. */
function optionsComplaint(value: string): Complaint | undefined {
  const words = value.split(/[ \t]+/).filter((it) => it !== '');
  const seen = new Set<string>();
  for (let i = 0; i < words.length; i++) {
    const name = words[i]!;
    if (['to', 'via', 'dev', 'metric'].includes(name))
      return { message: `${name} may not stand in OPTIONS, it has a key of its own` };
    const row = Object.hasOwn(lineRows, name) ? lineRows[name] : undefined;
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

const keys = ['ADDRESS', 'NETMASK', 'GATEWAY', 'METRIC', 'OPTIONS', 'PREFIX'];

/** Routes behind a missing number are never read. */
function* gap(root: Element, count: number): Iterable<Finding> {
  const numbers = new Set<number>();
  for (const it of root.attributes) {
    const digits = /^ADDRESS(\d{1,6})$/.exec(it.name)?.[1];
    if (digits !== undefined && valueOf(root, it.name) && String(Number(digits)) === digits)
      numbers.add(Number(digits));
  }
  const lost = [...numbers].filter((it) => it >= count).sort((a, b) => a - b);
  if (lost.length === 0) return;
  const first = assignment(root, `ADDRESS${lost[0]!}`)!;
  const to = new Map(lost.map((it, i) => [it, count + i]));
  const edits: Edit[] = [];
  const taken = new Set(root.attributes.map((it) => it.name));
  // A wrong value that nobody reads does no harm; read, it refuses the profile. A key left over from the missing route would
  // now belong to another one.
  const isLeft = (n: number) => !to.has(n) && keys.some((key) => taken.has(`${key}${n}`));
  const isFree = lost.every((n) => isWhole(root, n)) && ![...to.values()].some(isLeft);
  for (const it of root.attributes) {
    const match = /^([A-Z]+)(\d{1,6})$/.exec(it.name);
    const next = match && keys.includes(match[1]!) ? to.get(Number(match[2])) : undefined;
    if (!match || next === undefined || String(Number(match[2])) !== match[2]) continue;
    edits.push(...renameKey(it, `${match[1]!}${next}`));
  }
  yield {
    code: 'route-sv-gap',
    severity: 'warning',
    span: first.nameSpan,
    message: `there is no ADDRESS${count}, so ${first.name}${lost.length > 1 ? ` and ${lost.length - 1} more are` : ' is'} never read`,
    fixes: isFree ? [fix('Renumber the routes without gaps', edits, true)] : [],
  };
}

function isWhole(root: Element, n: number): boolean {
  if (!valueOf(root, `NETMASK${n}`)) return false;
  return keys.slice(0, 5).every(
    (key) =>
      wrongValue(assignment(root, `${key}${n}`), key, '')
        [Symbol.iterator]()
        .next().done,
  );
}

const likeRoute =
  /^(?:[\da-f]*[.:][\da-f.:/]*|default|to|via|unicast|local|blackhole|prohibit|unreachable|throw)(?=[ \t]|$)/;

/** One assignment to ADDRESS<n> makes lines of route words vanish. */
function* mixed({ tree }: File, numbers: readonly number[]): Iterable<Finding> {
  let all: Edit[] | undefined;
  for (const { kind, span } of tree.leaves()) {
    if (kind !== kinds.line) continue;
    const line = tree.text.slice(span.start, span.end);
    if (!likeRoute.test(line)) continue;
    all ??= asLines(tree.root!, numbers);
    yield {
      code: 'route-mixed-forms',
      severity: 'warning',
      span,
      message: `the line is lost, because the assignment to ADDRESS${numbers[0] ?? '<n>'} makes the whole file one of variables`,
      fixes: [
        ...(all.length > 0 ? [fix('Write all routes as lines', all, true)] : []),
        fix('Comment the line out', commentOut(tree, span.start)),
      ],
    };
  }
}

/** Edits that write the variables as lines of route words; none when a value is missing. */
function asLines(root: Element, numbers: readonly number[]): Edit[] {
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
    for (const key of keys.slice(1)) done.add(`${key}${n}`);
  }
  for (const it of root.attributes) {
    if (done.has(it.name)) edits.push(...removeAssignment(it));
    else if (/^ADDRESS\d+$/.test(it.name) && !read.has(Number(it.name.slice(7)))) return [];
  }
  return edits;
}
