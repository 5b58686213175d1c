// The lines of `ip route` words in a route file, word by word, as far as a reader goes.
import { parseIpv4 } from '../../address';
import { memoize } from '../../memoize';
import { routeLine, routeTypes, routeWordsNotRead, tableNumbers } from '../../schema/ifcfg-routes';
import type { AttributeRow, Complaint } from '../../schema/types';
import type { Attribute, Element } from '../../syntax/tree';
import type { Span } from '../../text';
import { folderOf, suffixOf, type File } from '../file';
import type { Target } from '../target';
import type { WorkspaceFacts } from '../workspace-facts';
import { none, type Reading } from '../reading';
import { isAlone, ownerOf, siblingsOf } from './routes';

export interface RouteLine {
  readonly file: File;
  readonly line: Element;
  /** Who reads the line: NetworkManager, else the ip command. */
  readonly networkManager: boolean;
  /** What is written, with a comment behind it. */
  readonly span: Span;
  readonly raw: string;
  /** An assignment of the variable form, quoted, of the old route command, a command that makes a route, else of words. */
  readonly form: 'assignment' | 'quoted' | 'netmask' | 'command' | 'words';
  /** A comment behind the route, with the blanks before it. */
  readonly comment: Span | undefined;
  /** Without those of a comment. */
  readonly attributes: readonly Attribute[];
  /** Those that are not right, as far as the reader comes; none in another form. */
  readonly words: readonly RouteWord[];
  /** The reader comes to the end and has found no destination. */
  readonly lacksDestination: boolean;
}

export interface RouteWord {
  readonly in: RouteLine;
  readonly attribute: Attribute;
  /**
   * `unknown`: there is no such word. `repeated`: it stands there before. `kind`: the words nat and type. `bare`: it lacks its
   * value. `value`: it does not take this one.
   */
  readonly is: 'unknown' | 'repeated' | 'kind' | 'bare' | 'value';
  readonly row: AttributeRow | undefined;
  /** What is wrong with a value, and its code in the table. */
  readonly fault: { readonly complaint: Complaint; readonly code: string } | undefined;
}

/** The lines of a route file that are not right, as their reader takes them. */
export const routeLinesOf: Reading<RouteLine> = (file, workspace, target) => {
  if (file.tree.root!.children.length === 0) return none;
  const { networkManager } = ownerOf(file, workspace, target);
  return networkManager && !isSwitchedOff(file, workspace) ? byNetworkManager(file) : byIpCommand(file);
};

/** Whether a rule file stands beside a file of routes, which NetworkManager then leaves to its dispatcher, and that to the ip command. */
const isSwitchedOff = (file: File, workspace: WorkspaceFacts): boolean =>
  ['rule', 'rule6'].some((it) => siblingsOf(workspace, `${folderOf(file.uri)}/${it}-${suffixOf(file)}`).length > 0);

/** The lines that are dropped for a word without sense: what else may be said of their routes does not come to count. */
export const droppedLinesOf = (file: File, workspace: WorkspaceFacts, target: Target): ReadonlySet<Element> =>
  new Set(
    routeLinesOf(file, workspace, target)
      .filter(
        (it) =>
          it.form !== 'words' ||
          it.words.some(
            (word) =>
              (word.is === 'unknown' && !isOfIproute(word.attribute.name)) ||
              word.is === 'bare' ||
              (word.is === 'value' && word.attribute.name === 'via'),
          ),
      )
      .map((it) => it.line),
  );

/** The words that are not right. */
export const routeWordsOf: Reading<RouteWord> = (file, workspace, target) => {
  const lines = routeLinesOf(file, workspace, target);
  return lines.length === 0 ? none : lines.flatMap((it) => it.words);
};

const byNetworkManager = memoize((file: File) => readLines(file, true));
const byIpCommand = memoize((file: File) => readLines(file, false));

function readLines(file: File, networkManager: boolean): readonly RouteLine[] {
  const lines: RouteLine[] = [];
  for (const line of file.tree.root!.children) {
    const it = readLine(file, line, networkManager);
    if (it.form !== 'words' || it.comment || it.words.length > 0 || it.lacksDestination) lines.push(it);
  }
  return lines;
}

function readLine(file: File, line: Element, networkManager: boolean): RouteLine {
  const { text } = line.tree;
  const all = line.attributes;
  const span = { start: line.span.start, end: all.at(-1)?.span.end ?? line.span.end };
  const raw = text.slice(span.start, span.end);
  const form = formOf(raw);
  const hash = form === 'words' ? /[ \t]#/.exec(raw) : null;
  const end = hash ? span.start + hash.index : span.end;
  const attributes = hash ? all.filter((it) => it.span.start < end) : all;
  const words: RouteWord[] = [];
  const result = {
    file,
    line,
    networkManager,
    span,
    raw,
    form:
      (form === 'words' || form === 'command') && attributes.some((it) => it.name === 'netmask')
        ? ('netmask' as const)
        : form,
    comment: hash ? { start: end, end: span.end } : undefined,
    attributes,
    words,
    lacksDestination: false,
  };
  if (result.form === 'words') result.lacksDestination = readWords(result, words);
  return result;
}

const formOf = (raw: string): RouteLine['form'] =>
  /^(?:ADDRESS|NETMASK|GATEWAY|METRIC|OPTIONS|PREFIX)\d*=/.test(raw)
    ? 'assignment'
    : /["']/.test(raw)
      ? 'quoted'
      : routeCommand.test(raw)
        ? 'command'
        : 'words';

/** What stands before a route where somebody makes it by hand. */
export const routeCommand =
  /^(?:sudo[ \t]+)?(?:\/[\w/]{1,20}\/)?(?:ip(?:[ \t]+-(?:[46]|inet6?))?[ \t]+ro?u?t?e?[ \t]+(?:add|append|change|replace)|route(?:[ \t]+-A[ \t]+inet6?)?[ \t]+add)[ \t]+/;

const tables = { 4: routeLine(4).attributes, 6: routeLine(6).attributes };

/** The rows of the words that a line may have. */
export const routeRows = ({ kind }: File): Readonly<Record<string, AttributeRow>> => tables[kind === 'route6' ? 6 : 4];

/** Adds the wrong words up to where the reader gives up; whether it does not and there is no destination. */
function readWords(line: RouteLine, words: RouteWord[]): boolean {
  const rows = routeRows(line.file);
  const seen = new Set<string>();
  let unknown: Attribute | undefined;
  for (const [i, attribute] of line.attributes.entries()) {
    const { name, value } = attribute;
    const row = Object.hasOwn(rows, name) ? rows[name] : undefined;
    const add = (is: RouteWord['is'], fault?: RouteWord['fault']) => {
      const word = { in: line, attribute, is, row, fault };
      words.push(word);
      return word;
    };
    if (name === 'nat' || name === 'type') {
      add('kind');
      if (name === 'nat') return false;
      if (value in routeTypes) seen.add('type');
    } else if (!row) {
      // What follows an unknown word is its value.
      const isValue = unknown !== undefined && line.attributes[i - 1] === unknown && isAlone(attribute);
      const isRead = !line.networkManager && isOfIproute(name);
      if (!isValue && !isRead) add('unknown');
      // The words of several next hops repeat each other.
      if (name === 'nexthop') return false;
      unknown = !isValue && !isRead && isAlone(attribute) ? attribute : undefined;
    } else {
      const key = name in routeTypes ? 'type' : name;
      if (seen.has(key)) {
        add('repeated');
        continue;
      }
      seen.add(key);
      if (!row.value.complaint) continue;
      if (value === '' && isAlone(attribute)) {
        add('bare');
        continue;
      }
      const complaint = row.value.complaint(value);
      if (!complaint) continue;
      const code = complaint.code ?? row.code ?? row.value.code;
      const word = add('value', { complaint, code });
      // The rest of a line of the other family fits its destination.
      if (name !== 'dev' && code === 'route-family' && !ipCommandValue(word)) return false;
    }
  }
  return !seen.has('to') && !line.attributes.some((it) => it.name === 'nat');
}

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

/** Words of the ip command that NetworkManager does not know. */
export const isOfIproute = (name: string): boolean => ofIproute.has(name);

/** What the ip command takes as a value and NetworkManager does not, and how that has to be written. */
export function ipCommandValue({ in: { file }, attribute: { name, value } }: RouteWord): Complaint | undefined {
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

/** A word with its value, as it is written. */
export const writtenAs = (word: Attribute): string => word.element.tree.text.slice(word.span.start, word.span.end);

/** What becomes of a line that is wrong, in words. */
export const droppedBy = ({ networkManager }: RouteLine): string =>
  networkManager ? 'NetworkManager drops the line' : 'the ip command refuses the line';
