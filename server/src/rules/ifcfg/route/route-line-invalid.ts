// Lines of `ip route` words that NetworkManager drops, word by word.
import { addLines } from '../../../fixes/routes';
import { type Fix, fix, replace } from '../../../fixes/fix';
import { parseAddress, parseIpv4, parseIpv6, prefixOfMask } from '../../../address';
import { memoize } from '../../../memoize';
import { type File, suffixOf } from '../../../model/file';
import type { WorkspaceFacts } from '../../../model/workspace-facts';
import { routeLine, routeTypes, routeWordsNotRead, tableNumbers } from '../../../schema/ifcfg-routes';
import { nearest } from '../../../schema/nearest';
import type { AttributeRow, Complaint } from '../../../schema/types';
import type { Attribute, Element } from '../../../syntax/tree';
import { commentOut, removeLine } from '../../../syntax/ifcfg/write';
import type { Edit, Span } from '../../../text';
import { type Finding, rule } from '../../rule';
import { isAlone, ownerOf, routeWord } from '../../../model/ifcfg/routes';

export const routeLineInvalid = rule({
  name: 'route-line-invalid',
  of: ['route', 'route6'],
  severity: 'error',
  summary: 'A line of a route file that is dropped.',
  source: 'NetworkManager 1.42.4, nms-ifcfg-rh-reader.c: parse_route_line; ip-route(8)',
  codes: {
    'route-line-invalid': 'A line of a route file that is dropped.',
    'route-no-destination': 'A line without a destination.',
    'route-bad-destination': 'A destination that is no subnet.',
    'route-bad-next-hop': 'A next hop that is no address of the family.',
    'route-missing-argument': 'A word without its value.',
    'route-duplicate-option': 'A word that stands twice.',
    'route-bad-number': 'A number that is none, or out of range.',
    'route-unknown-word': 'A word that nobody knows.',
    'route-netmask-style': 'A netmask where a prefix length is expected.',
    'route-word-not-nm': 'A word of iproute2 that NetworkManager does not know.',
    'route-type-keyword': 'The word type before the kind of route.',
    'route-nat': 'A route of the kind nat.',
    'route-inline-comment': 'A comment behind a route.',
    'route-quotes': 'Quotes in a line that has no quoting.',
    'route-family': 'A destination of the other family.',
    'route-sv-in-route6': 'The variable form in a file of IPv6 routes.',
  },
  *check(file, workspace, target) {
    const { children } = file.tree.root!;
    if (children.length === 0) return;
    const { networkManager } = ownerOf(file, workspace, target);
    for (const line of children) yield* judgeLine({ file, workspace, line, networkManager });
  },
});

interface Judged {
  readonly file: File;
  readonly workspace: WorkspaceFacts;
  readonly line: Element;
  readonly networkManager: boolean;
}

const drops = (networkManager: boolean): string =>
  networkManager ? 'NetworkManager drops the line' : 'the ip command refuses the line';

function* judgeLine(it: Judged): Iterable<Finding> {
  const { line, networkManager } = it;
  const { text } = line.tree;
  const span = { start: line.span.start, end: line.attributes.at(-1)?.span.end ?? line.span.end };
  const raw = text.slice(span.start, span.end);
  const assigned = /^(?:ADDRESS|NETMASK|GATEWAY|METRIC|OPTIONS|PREFIX)\d*=/.exec(raw);
  if (assigned) return yield* variableFinding(it, span);
  if (/["']/.test(raw))
    return yield {
      code: 'route-quotes',
      span,
      message: `quotes are not taken off in a line of route words; ${drops(networkManager)}`,
      fixes: [replace('Remove the quotes', span, raw.replace(/["']/g, ''), true)],
    };
  const hash = /[ \t]#/.exec(raw);
  const end = hash ? span.start + hash.index : span.end;
  if (hash) {
    const comment: Span = { start: end, end: span.end };
    const rest = text.slice(end, span.end).trim();
    yield {
      code: 'route-inline-comment',
      span: { start: end + 1, end: span.end },
      message: `a comment behind a route counts as words of it; ${drops(networkManager)}`,
      fixes: [
        fix(
          'Put the comment on a line of its own',
          [
            { span: { start: span.start, end: span.start }, text: `${rest}\n` },
            { span: comment, text: '' },
          ],
          true,
        ),
        replace('Remove the comment', comment, ''),
      ],
    };
  }
  yield* judgeWords(
    it,
    line.attributes.filter((one) => one.span.start < end),
  );
}

function* variableFinding({ file, line }: Judged, span: Span): Iterable<Finding> {
  const { text } = line.tree;
  const word = text.slice(span.start, span.end);
  yield {
    code: file.kind === 'route6' ? 'route-sv-in-route6' : 'route-line-invalid',
    span,
    message:
      file.kind === 'route6'
        ? `${word} is an assignment; IPv6 routes have no such form, expected a line such as 2001:db8:1::/48 via 2001:db8::1`
        : `${word} is an assignment, which counts only in a file with an ADDRESS0`,
    fixes: [fix('Comment the line out', commentOut(line.tree, span.start))],
  };
}

function* judgeWords(it: Judged, words: readonly Attribute[]): Iterable<Finding> {
  const { file, line, networkManager } = it;
  const family = file.kind === 'route6' ? 6 : 4;
  const rows = tables[family];
  const mask = words.find((one) => one.name === 'netmask');
  if (mask) return yield netmaskFinding(it, words, mask);
  const seen = new Set<string>();
  let unknown: Attribute | undefined;
  for (const [i, word] of words.entries()) {
    const { name } = word;
    if (name === 'nat' || name === 'type') {
      yield typeFinding(it, word);
      if (name === 'nat') return;
      if (word.value in routeTypes) seen.add('type');
      continue;
    }
    const row = Object.hasOwn(rows, name) ? rows[name] : undefined;
    if (!row) {
      // What follows an unknown word is its value.
      const isValue = words[i - 1] === unknown && unknown !== undefined && isAlone(word);
      const finding = isValue ? undefined : unknownFinding(it, word, rows);
      if (finding) yield finding;
      // The words of several next hops repeat each other.
      if (name === 'nexthop') return;
      unknown = finding && isAlone(word) ? word : undefined;
      continue;
    }
    const key = name in routeTypes ? 'type' : name;
    if (seen.has(key)) {
      yield {
        code: 'route-duplicate-option',
        span: word.span,
        message: `${textOf(word)} stands beside another ${key === 'type' ? 'kind of route' : name}; ${drops(networkManager)}`,
        fixes: [fix(`Remove ${textOf(word)}`, withoutWord(word))],
      };
      continue;
    }
    seen.add(key);
    if (!row.value.complaint) continue;
    if (word.value === '' && isAlone(word)) {
      yield {
        code: 'route-missing-argument',
        span: word.span,
        message: `${name} has no value, expected ${row.value.describe}; ${drops(networkManager)}`,
        fixes: [fix(`Remove ${name}`, withoutWord(word))],
      };
      continue;
    }
    const finding = valueFinding(it, word, row);
    if (finding) yield finding;
    // The rest of a line of the other family fits its destination.
    if (finding?.code === 'route-family') return;
  }
  if (!seen.has('to') && !words.some((one) => one.name === 'nat'))
    yield {
      code: 'route-no-destination',
      span: line.span,
      message: `the line has no destination, expected default or a subnet; ${drops(networkManager)}`,
      fixes: [
        ...(routeWord(line, 'via') && !routeWord(line, 'to')
          ? [fix('Add default', [{ span: { start: line.span.start, end: line.span.start }, text: 'default ' }])]
          : []),
        fix('Remove the line', removeLine(line.tree, line.span.start)),
      ],
    };
}

const tables = { 4: routeLine(4).attributes, 6: routeLine(6).attributes };

const textOf = (word: Attribute): string => word.element.tree.text.slice(word.span.start, word.span.end);

/** Takes a word with its value out of its line, together with the blanks before it. */
function withoutWord(word: Attribute): Edit[] {
  const { text } = word.element.tree;
  const first = word.element.span.start;
  let { start, end } = word.span;
  while (start > first && (text[start - 1] === ' ' || text[start - 1] === '\t')) start--;
  if (start === first) while (text[end] === ' ' || text[end] === '\t') end++;
  return [{ span: { start, end }, text: '' }];
}

/** `10.0.0.0 netmask 255.0.0.0 gw 192.0.2.1`: the words of the old route command. */
function netmaskFinding({ line, networkManager }: Judged, words: readonly Attribute[], mask: Attribute): Finding {
  const { text } = line.tree;
  const span = { start: line.span.start, end: words.at(-1)!.span.end };
  const address = text
    .slice(span.start, mask.span.start)
    .split(/[ \t]+/)
    .find((it) => parseIpv4(it) >= 0);
  const number = parseIpv4(mask.value);
  const prefix = number < 0 ? undefined : prefixOfMask(number);
  const gateway = words.find((it) => it.name === 'gw' || it.name === 'via')?.value;
  const others = words
    .filter((it) => ['dev', 'metric'].includes(it.name))
    .map((it) => ` ${textOf(it)}`)
    .join('');
  const right = `${address}/${prefix}${gateway ? ` via ${gateway}` : ''}${others}`;
  const isKnown = address !== undefined && prefix !== undefined && (!gateway || parseIpv4(gateway) >= 0);
  return {
    code: 'route-netmask-style',
    span,
    message: `${textOf(mask)} is a word of the old route command, expected a prefix length${isKnown ? ` as in ${right}` : ''}; ${drops(networkManager)}`,
    fixes: isKnown ? [replace(`Change to ${right}`, span, right, true)] : [],
  };
}

function typeFinding({ line, networkManager }: Judged, word: Attribute): Finding {
  if (word.name === 'nat')
    return {
      code: 'route-nat',
      span: word.span,
      message: `routes of the kind nat do not exist any more; ${networkManager ? 'NetworkManager refuses the whole profile' : 'the kernel refuses the route'}`,
      fixes: [fix('Remove the line', removeLine(line.tree, line.span.start))],
    };
  const found = word.value in routeTypes;
  const start = word.span.start;
  return {
    code: 'route-type-keyword',
    span: word.span,
    message: `the word type makes ${networkManager ? 'NetworkManager 1.42 crash' : 'the ip command refuse the line'}, expected ${found ? word.value : 'the kind of route'} alone before the destination`,
    fixes: found
      ? [replace('Remove the word type', { start, end: word.valueSpan.start }, '', true)]
      : [fix(`Remove ${textOf(word)}`, withoutWord(word), true)],
  };
}

/** Other words of iproute2 under their names of NetworkManager. */
const renamed: Readonly<Record<string, string>> = { priority: 'metric', preference: 'metric', dsfield: 'tos' };
const ofIproute: ReadonlySet<string> = new Set([
  ...routeWordsNotRead,
  'priority',
  'dsfield',
  'rtt',
  'rttvar',
  'reordering',
  'ssthresh',
  'weight',
  'anycast',
  'xresolve',
]);

function unknownFinding(
  { line, networkManager }: Judged,
  word: Attribute,
  rows: Readonly<Record<string, AttributeRow>>,
): Finding | undefined {
  const { name } = word;
  if (ofIproute.has(name)) {
    if (!networkManager) return undefined;
    const other = renamed[name];
    return {
      code: 'route-word-not-nm',
      span: word.span,
      message: `${name} is known to the ip command but not to NetworkManager, which drops the line`,
      fixes:
        other && !routeWord(line, other)
          ? [replace(`Change to ${other}`, word.nameSpan, other, true)]
          : name === 'nexthop' && hasSeveralHops(line)
            ? []
            : [fix(`Remove ${textOf(word)}`, withoutWord(word), name === 'proto' || name === 'protocol')],
    };
  }
  const near = nearest(name, Object.keys(rows));
  const next = line.attributes[word.index - line.attributes[0]!.index + 1];
  const hasValue = next && isAlone(word) && isAlone(next) && !Object.hasOwn(rows, next.name);
  return {
    code: 'route-unknown-word',
    span: word.span,
    message: `${name} is not a word of a route${near[0] ? `, did you mean ${near[0]}` : ''}; ${drops(networkManager)}`,
    fixes: [
      ...near.map((it) => replace(`Change to ${it}`, word.nameSpan, it)),
      fix(`Remove ${textOf(word)}`, [...withoutWord(word), ...(hasValue ? withoutWord(next) : [])]),
    ],
  };
}

const hasSeveralHops = memoize((line: Element) => line.attributes.filter((it) => it.name === 'nexthop').length > 1);

function valueFinding(it: Judged, word: Attribute, row: AttributeRow): Finding | undefined {
  const { name, value } = word;
  const { networkManager } = it;
  const complaint = row.value.complaint?.(value);
  if (!complaint) return undefined;
  const other = ofOtherReader(it.file, name, value);
  if (other) {
    if (!networkManager) return undefined;
    return {
      code: other.code ?? 'route-word-not-nm',
      span: word.valueSpan,
      message: `${other.message}; NetworkManager drops the line`,
      fixes: (other.instead ?? []).map((one) => replace(`Change to ${one}`, word.valueSpan, one, true)),
    };
  }
  const code = complaint.code ?? row.code ?? row.value.code;
  if (name === 'dev') return devFinding(word, complaint);
  if (!networkManager && (code === 'route-netmask-style' || lenient.has(name))) return undefined;
  return {
    code,
    span: word.valueSpan,
    message: `${complaint.message}; ${drops(networkManager)}`,
    fixes: valueFixes(it, word, complaint, code),
  };
}

/** Words for which the ip command takes more than numbers. */
const lenient: ReadonlySet<string> = new Set(['table', 'tos', 'scope', 'rto_min', 'quickack']);

const devFinding = (word: Attribute, complaint: Complaint): Finding => ({
  severity: 'warning',
  span: word.valueSpan,
  message: complaint.message,
  fixes: [fix(`Remove ${textOf(word)}`, withoutWord(word))],
});

/** Values that the ip command takes. */
function ofOtherReader(file: File, name: string, value: string): Complaint | undefined {
  if (name === 'table' && /^[a-z_]/i.test(value)) {
    const number = Object.hasOwn(tableNumbers, value) ? tableNumbers[value] : undefined;
    return {
      message: `table ${value} is a name, expected ${number ?? 'its number in rt_tables'}`,
      instead: number === undefined ? undefined : [String(number)],
    };
  }
  if (name === 'rto_min' && /^\d+ms$/.test(value))
    return { message: `rto_min ${value} has a unit, expected milliseconds alone`, instead: [value.slice(0, -2)] };
  const inet = /^inet6?[ \t]+(\S+)$/.exec(value);
  if (inet && (name === 'via' || name === 'src'))
    return { message: `${name} ${value} names the family, expected the address alone`, instead: [inet[1]!] };
  const short = /^(\d{1,3}(?:\.\d{1,3}){0,2})\/(\d{1,2})$/.exec(value);
  if (file.kind === 'route' && name === 'to' && short) {
    const address = `${short[1]!}${'.0'.repeat(4 - short[1]!.split('.').length)}`;
    if (parseIpv4(address) >= 0 && Number(short[2]) <= 32)
      return {
        message: `${value} is short for ${address}/${short[2]!}, expected all four numbers`,
        code: 'route-bad-destination',
        instead: [`${address}/${short[2]!}`],
      };
  }
  return undefined;
}

function valueFixes(it: Judged, word: Attribute, complaint: Complaint, code: string): Fix[] {
  const { name, value } = word;
  const fixes = (complaint.instead ?? []).map((one, i) =>
    replace(`Change to ${one}`, word.valueSpan, one, i === 0 && code === 'route-netmask-style'),
  );
  if (code === 'route-family') fixes.push(moveFix(it));
  const slash = value.indexOf('/');
  if (code === 'route-bad-next-hop' && slash > 0) {
    const address = value.slice(0, slash);
    const right = it.file.kind === 'route6' ? parseIpv6(address) : parseAddress(address)?.family === 4;
    if (right) fixes.push(replace(`Change to ${address}`, word.valueSpan, address, true));
  }
  if (name === 'to' && code === 'route-bad-destination' && fixes.length === 0) {
    const near = nearest(value, ['default', ...Object.keys(routeTypes)]);
    for (const one of near) if (one === 'default') fixes.push(replace('Change to default', word.valueSpan, one));
  }
  if (name !== 'to' && fixes.length === 0) fixes.push(fix(`Remove ${textOf(word)}`, withoutWord(word)));
  if (fixes.length === 0) fixes.push(fix('Comment the line out', commentOut(word.element.tree, word.span.start)));
  return fixes;
}

function moveFix({ file, workspace, line }: Judged): Fix {
  const name = `${file.kind === 'route6' ? 'route' : 'route6'}-${suffixOf(file)}`;
  const { text } = line.tree;
  const content = `${text.slice(line.span.start, line.span.end).trimEnd()}\n`;
  return {
    title: `Move the line to ${name}`,
    changes: [{ edits: removeLine(line.tree, line.span.start) }, addLines(file, workspace, name, content)],
  };
}
