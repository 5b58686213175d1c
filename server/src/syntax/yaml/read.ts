// YAML as far as facts are taken out of it: maps, lists and words with their places. Says nothing of its grammar: a text that
// cannot be read is empty, and so is what stands behind an alias or a tag.
import type { Span } from '../../text';
import type * as yaml from './yaml-package';

export type YamlNode = YamlMap | YamlList | YamlWord;

export interface YamlMap {
  readonly kind: 'map';
  readonly entries: readonly YamlEntry[];
}

export interface YamlEntry {
  readonly key: YamlWord;
  /** Undefined where nothing is written, or nothing that can be told. */
  readonly value: YamlNode | undefined;
}

export interface YamlList {
  readonly kind: 'list';
  readonly items: readonly YamlNode[];
}

/** A scalar as it is written, `yes` and `010` not turned into anything. */
export interface YamlWord {
  readonly kind: 'word';
  readonly text: string;
  /** Within its quotes. */
  readonly span: Span;
}

/** No file of a host is larger; the text of a template of a chart, or a collection, may be. */
const largest = 1 << 17;

/** All documents of a text, in order. Never throws. */
export function readYaml(text: string): readonly YamlNode[] {
  if (text.length > largest || isTooDeep(text)) return [];
  const { parseAllDocuments } = yamlPackage();
  try {
    // Aliases are left alone, so that none can grow.
    const documents = parseAllDocuments(text, { logLevel: 'silent', uniqueKeys: false, prettyErrors: false });
    if (!Array.isArray(documents)) return [];
    return documents.flatMap(({ contents, errors }) => (errors.length > 0 ? [] : (nodeOf(contents, text) ?? [])));
  } catch {
    // What is nested deeper than the stack is no file of a host.
    return [];
  }
}

/** What is nested this deep is no file of a host, and the package takes seconds, and the stack, for it. */
const deepest = 40;

function isTooDeep(text: string): boolean {
  let open = 0;
  for (const [it] of text.matchAll(/[[\]{}]/g)) {
    open += it === '[' || it === '{' ? 1 : -1;
    if (open > deepest) return true;
  }
  return tooDeepLine.test(text);
}

/** More blanks, or more lists in lists, than a line of such a depth begins with. */
const tooDeepLine = new RegExp(`^(?: {${8 * deepest}}|(?:[ \\t]*[-?:](?=[ \\t])){${deepest}})`, 'm');

function nodeOf(it: unknown, text: string): YamlNode | undefined {
  const { isMap, isScalar, isSeq } = yamlPackage();
  if (isScalar(it)) return wordOf(it, text);
  if (isSeq(it)) return { kind: 'list', items: it.items.flatMap((one) => nodeOf(one, text) ?? []) };
  if (!isMap(it)) return undefined;
  const entries = it.items.flatMap(({ key, value }) => {
    const word = isScalar(key) ? wordOf(key, text) : undefined;
    return word ? [{ key: word, value: nodeOf(value, text) }] : [];
  });
  return { kind: 'map', entries };
}

interface Scalar {
  readonly type?: string;
  readonly value: unknown;
  readonly source?: string;
  readonly range?: readonly number[] | null;
}

/** A scalar that stands in the text letter by letter: no block, no escape, none over several lines. */
function wordOf({ type, value, source, range }: Scalar, text: string): YamlWord | undefined {
  if (!range) return undefined;
  const [start = 0, end = 0] = range;
  const isQuoted = type === 'QUOTE_SINGLE' || type === 'QUOTE_DOUBLE';
  const span = isQuoted ? { start: start + 1, end: end - 1 } : { start, end };
  const said = isQuoted ? String(value) : (source ?? '');
  return said !== '' && text.slice(span.start, span.end) === said ? { kind: 'word', text: said, span } : undefined;
}

/** The value of a key in a map; the last one where it is written twice. */
export const memberOf = (it: YamlNode | undefined, key: string): YamlNode | undefined =>
  it?.kind === 'map' ? it.entries.findLast(({ key: { text } }) => text === key)?.value : undefined;

/** The value on a path of keys. */
export const atPath = (it: YamlNode | undefined, path: string): YamlNode | undefined =>
  path.split('.').reduce(memberOf, it);

export const itemsOf = (it: YamlNode | undefined): readonly YamlNode[] => (it?.kind === 'list' ? it.items : []);

export const entriesOf = (it: YamlNode | undefined): readonly YamlEntry[] => (it?.kind === 'map' ? it.entries : []);

/** What a program has yet to fill in is no word: `{{ bridge }}`. */
export const wordIn = (it: YamlNode | undefined): YamlWord | undefined =>
  it?.kind === 'word' && !it.text.includes('{{') ? it : undefined;

// `require` because facts are worked out in one turn; the bundler keeps the package as a file of its own.
// eslint-disable-next-line @typescript-eslint/no-require-imports
const yamlPackage = () => require('./yaml-package') as typeof yaml;
