// The lines of `ip route` words in a route file, word by word, as far as a reader goes.
import { parseIpv4 } from '../../address';
import { memoize } from '../../memoize';
import { routeLine, routeTypes, routeWordsNotRead, tableNumbers } from '../../schema/ifcfg-routes';
import type { AttributeRow, Complaint } from '../../schema/types';
import type { Attribute, Element } from '../../syntax/tree';
import type { Span } from '../../text';
import type { File } from '../file';
import type { Target } from '../target';
import type { WorkspaceFacts } from '../workspace-facts';
import { isAlone, ownerOf } from './routes';

export interface RouteLine {
  readonly file: File;
  readonly line: Element;
  /** Who reads the line: NetworkManager, else the ip command. */
  readonly networkManager: boolean;
  /** What is written, with a comment behind it. */
  readonly span: Span;
  readonly raw: string;
  /** An assignment of the variable form, quoted, of the old route command, else of words. */
  readonly form: 'assignment' | 'quoted' | 'netmask' | 'words';
  /** A comment behind the route, with the blanks before it. */
  readonly comment: Span | undefined;
  /** Without those of a comment. */
  readonly attributes: readonly Attribute[];
  /** Those that the reader comes to; none in another form. */
  readonly words: readonly RouteWord[];
  /** The reader comes to the end and has found no destination. */
  readonly lacksDestination: boolean;
}

export interface RouteWord {
  readonly in: RouteLine;
  readonly attribute: Attribute;
  /** `row`: a word that there is. `repeated`: one that stands there before. `kind`: the words nat and type. */
  readonly is: 'row' | 'repeated' | 'kind' | 'unknown';
  readonly row: AttributeRow | undefined;
}

/** The lines of a route file as its reader takes them. */
export function routeLinesOf(file: File, workspace: WorkspaceFacts, target: Target): readonly RouteLine[] {
  if (file.tree.root!.children.length === 0) return [];
  return ownerOf(file, workspace, target).networkManager ? byNetworkManager(file) : byIpCommand(file);
}

/** Their words. */
export const routeWordsOf = (file: File, workspace: WorkspaceFacts, target: Target): readonly RouteWord[] =>
  routeLinesOf(file, workspace, target).flatMap((it) => it.words);

const byNetworkManager = memoize((file: File) => readLines(file, true));
const byIpCommand = memoize((file: File) => readLines(file, false));

const readLines = (file: File, networkManager: boolean): readonly RouteLine[] =>
  file.tree.root!.children.map((line) => readLine(file, line, networkManager));

function readLine(file: File, line: Element, networkManager: boolean): RouteLine {
  const { text } = line.tree;
  const span = { start: line.span.start, end: line.attributes.at(-1)?.span.end ?? line.span.end };
  const raw = text.slice(span.start, span.end);
  const isAssigned = /^(?:ADDRESS|NETMASK|GATEWAY|METRIC|OPTIONS|PREFIX)\d*=/.test(raw);
  const isQuoted = !isAssigned && /["']/.test(raw);
  const hash = isAssigned || isQuoted ? null : /[ \t]#/.exec(raw);
  const end = hash ? span.start + hash.index : span.end;
  const attributes = line.attributes.filter((it) => it.span.start < end);
  const isOld = !isAssigned && !isQuoted && attributes.some((it) => it.name === 'netmask');
  const words: RouteWord[] = [];
  const result: RouteLine = {
    ...{ file, line, networkManager, span, raw, attributes, words },
    form: isAssigned ? 'assignment' : isQuoted ? 'quoted' : isOld ? 'netmask' : 'words',
    comment: hash ? { start: end, end: span.end } : undefined,
    lacksDestination: false,
  };
  return result.form === 'words' ? { ...result, lacksDestination: readWords(result, words) } : result;
}

const tables = { 4: routeLine(4).attributes, 6: routeLine(6).attributes };

/** The rows of the words that a line may have. */
export const routeRows = ({ kind }: File): Readonly<Record<string, AttributeRow>> => tables[kind === 'route6' ? 6 : 4];

/** Adds the words up to where the reader gives up; whether it does not and there is no destination. */
function readWords(line: RouteLine, words: RouteWord[]): boolean {
  const rows = routeRows(line.file);
  const seen = new Set<string>();
  let unknown: Attribute | undefined;
  for (const [i, attribute] of line.attributes.entries()) {
    const { name } = attribute;
    const row = Object.hasOwn(rows, name) ? rows[name] : undefined;
    const add = (is: RouteWord['is']) => words.push({ in: line, attribute, is, row });
    if (name === 'nat' || name === 'type') {
      add('kind');
      if (name === 'nat') return false;
      if (attribute.value in routeTypes) seen.add('type');
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
      add(seen.has(key) ? 'repeated' : 'row');
      if (seen.has(key)) continue;
      seen.add(key);
      // The rest of a line of the other family fits its destination.
      if (isOfOtherFamily(words.at(-1)!)) return false;
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

/** Whether a word lacks the value that it needs. */
export const lacksValue = ({ attribute, row }: RouteWord): boolean =>
  row?.value.complaint !== undefined && attribute.value === '' && isAlone(attribute);

/** What is wrong with the value of a word, and its code in the table; undefined when it is right or there is none. */
export function faultOfValue(word: RouteWord): { readonly complaint: Complaint; readonly code: string } | undefined {
  const { attribute, row, is } = word;
  if (!row || is !== 'row' || lacksValue(word)) return undefined;
  const complaint = row.value.complaint?.(attribute.value);
  return complaint && { complaint, code: complaint.code ?? row.code ?? row.value.code };
}

const isOfOtherFamily = (word: RouteWord): boolean =>
  word.attribute.name !== 'dev' && faultOfValue(word)?.code === 'route-family' && !ipCommandValue(word);

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
