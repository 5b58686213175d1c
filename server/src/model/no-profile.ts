// Files that are called like those of a network and hold something else: manual pages, scripts, text in Markdown. The file as
// a whole decides: a few lines of prose among the keys of a profile are slips in a file that is read.
import { memoize } from '../memoize';
import { attributeRow } from '../schema/index';
import { tables } from '../schema/ifcfg';
import { othersKeyOf } from '../schema/ifcfg-others';
import { isUnknown } from '../syntax/template/template';
import { isOfOtherFormat } from './ifcfg/other-lines';
import { type DocumentKind, type File, isXml } from './file';
import { isOther } from './other/kinds';

/** What a file is that is none of the kind that its name says: `a manual page`. */
export const noProfileBecause = memoize(({ kind, tree }: File): string | undefined => {
  if (isXml(kind) || isOther(kind) || kind === 'bridge.conf') return undefined;
  // Whatever has bytes that no text has is no text of another kind either.
  if (tree.text.includes('\0')) return undefined;
  const lines = linesOf(tree.text);
  const markup = markupOf(lines.find((it) => !it.startsWith('#')));
  if (markup) return markup;
  const { own, others, words, isFenced } = countOf(lines, kind);
  if (lines[0]?.startsWith('#!') && (own === 0 || (words >= fewestWords && others > own))) return 'a script';
  if (words < fewestWords) return undefined;
  if (isFenced && others > 1) return 'text in Markdown';
  return others > (own > 0 ? Math.max(2 * own, mostSlips) : 0) ? 'text' : undefined;
});

/** Of fewer nobody can say what they are. */
const fewestWords = 5;

/** So many lines beside those of a profile may be slips. */
const mostSlips = 3;

/** More of a file is not looked at. */
const most = 64 * 1024;

const linesOf = (text: string): string[] =>
  text
    .slice(0, most)
    .split('\n')
    .map((it) => it.trim())
    .filter((it) => it !== '');

const markups: readonly (readonly [first: RegExp, what: string])[] = [
  [/^<(?:[?!][a-z-]|[a-z][\w:.-]*(?:\s+[\w:.-]+=["']|\s*\/?>))/i, 'XML or HTML'],
  [/^(?:[.']\\"|\.(?:TH|SH|Dd|Dt|so|de)\s|[\w.-]{1,60}\(\d\w{0,3}\)\s)/, 'a manual page'],
  [/^(?:---$|- [\w-]{1,60}:)/, 'YAML'],
  [/^[[{]\s*(?:"|$)/, 'JSON'],
];

/** What the first line that says something makes of a file. */
const markupOf = (first: string | undefined): string | undefined =>
  first === undefined ? undefined : markups.find(([pattern]) => pattern.test(first))?.[1];

interface Count {
  /** Lines as the kind has them; each key once. */
  readonly own: number;
  /** Lines that are none; each once. */
  readonly others: number;
  /** In the others. */
  readonly words: number;
  /** Whether all that is of the kind stands between fences. */
  readonly isFenced: boolean;
}

function countOf(lines: readonly string[], kind: DocumentKind): Count {
  const own = new Set<string>();
  const others = new Set<string>();
  let words = 0;
  let fences = 0;
  let outside = 0;
  for (const line of lines) {
    if (fence.test(line)) {
      fences++;
      continue;
    }
    if (/^[#;]/.test(line) || isUnknown(line)) continue;
    const word = ownWordOf(line, kind);
    if (word === undefined) {
      if (others.has(line)) continue;
      const parts = line.split(/\s+/).length;
      if (parts > 1) others.add(line);
      words += parts;
    } else {
      own.add(word);
      if (fences % 2 === 0) outside++;
    }
  }
  return { own: own.size, others: others.size, words, isFenced: fences > 1 && outside === 0 };
}

const fence = /^(?:```|~~~)/;

/** What makes a line one of its kind: a key, or the line; undefined of any other. */
function ownWordOf(line: string, kind: DocumentKind): string | undefined {
  if (kind === 'keyfile') return /^\[[^\]]+\]|^[\w.-]+(?:\[\w+\])?\s*=/.exec(line)?.[0];
  if (/^(?:route|rule)/.test(kind)) return wordsLine.test(line) ? line : undefined;
  const bare = line.replace(/^(?:export|declare|local|readonly|typeset)\s+/, '').replaceAll('"', '');
  const word = /^\w+/.exec(bare)?.[0] ?? '';
  const rest = bare.slice(word.length).trimStart();
  const name = word.toUpperCase();
  const isAssigned = word !== '' && /^\+?[=:]/.test(rest);
  if ((isAssigned || word === name || rest.split(/\s+/).length < 3) && isKey(name)) return name;
  // A variable of somebody, or a line as YAML has them, says nothing of either.
  return isAssigned || isOfOtherFormat(line) ? line : undefined;
}

const isKey = (name: string): boolean =>
  attributeRow(tables.ifcfg, name) !== undefined ||
  attributeRow(tables.sysconfig, name) !== undefined ||
  othersKeyOf(name) !== undefined;

/** A line of a route, a rule or the variables of routes: an address, a destination, or words that only those have. */
const wordsLine = new RegExp(
  [
    /^(?:ADDRESS|NETMASK|GATEWAY|METRIC|OPTIONS|TABLE|MTU)\d*=/,
    /\b\d{1,3}(?:\.\d{1,3}){3}\b/,
    /(?<![\da-f:])[\da-f]{0,4}:[\da-f]{0,4}:[\da-f:]*(?![\w:])/,
    /^(?:default|unicast|blackhole|unreachable|prohibit|throw|add|not|from|to|fwmark|iif|oif|pref|priority|table|lookup)\s+\S+(?:\s+\S+)?$/,
    /\s(?:via|dev|lookup|table)\s+[\w-]+$/,
  ]
    .map((it) => it.source)
    .join('|'),
  'i',
);
