// The options inside one value: BONDING_OPTS, BRIDGING_OPTS, ETHTOOL_OPTS and lists, with their places in the file.
// Works on half-typed text, too.
import { char } from '../char';
import type { Span } from '../../text';
import { type Attribute, flags } from '../tree';

/** How a value is cut into options, and which there are; a `NestedTable` of the schema is one. */
export interface OptionTable {
  readonly syntax: 'space-equals' | 'semicolon-words' | 'comma-list' | 'space-list' | 'words';
  readonly options: Readonly<Record<string, OptionRow>>;
}

export interface OptionRow {
  /** `isAlone`: where words come in pairs, no second word follows. */
  readonly value: { readonly nested?: OptionTable; readonly isAlone?: true };
}

/** One option as written. */
export interface Option {
  readonly name: string;
  /** Empty when there is none. */
  readonly value: string;
  readonly nameSpan: Span;
  /** Empty and behind the name when there is no value. */
  readonly valueSpan: Span;
  readonly span: Span;
  /** There is no equals sign, or, where words come in pairs, no second word. */
  readonly isAlone: boolean;
  /** A later option of the same name (and group) is written, which is the one that counts. */
  readonly isDuplicate: boolean;
  /** ETHTOOL_OPTS: the option letter that it stands under (`-K`); undefined for link settings. */
  readonly group: string | undefined;
}

/** All options of a value in the order of the text; none when the value is badly quoted. */
export function optionsOf(attribute: Attribute, table: OptionTable): Option[] {
  const value = attribute.value;
  if (value === '') return [];
  const place = (it: Piece): Span => attribute.spanOf(it.from, it.to);
  const last = new Map<string, number>();
  const found = piecesOf(value, table);
  found.forEach((it, i) => last.set(`${it.group ?? ''} ${textOf(value, it.name)}`, i));
  return found.map((it, i) => {
    const name = textOf(value, it.name);
    return {
      name,
      value: it.value ? textOf(value, it.value) : '',
      nameSpan: place(it.name),
      valueSpan: place(it.value ?? { from: it.name.to, to: it.name.to }),
      span: place({ from: it.name.from, to: (it.value ?? it.name).to }),
      isAlone: it.value === undefined,
      isDuplicate: last.get(`${it.group ?? ''} ${name}`) !== i,
      group: it.group,
    };
  });
}

/** An option as it is written: `mode=1`, or the name alone. */
export const wordOf = (it: Option): string => (it.isAlone ? it.name : `${it.name}=${it.value}`);

/** What a cursor in a value stands in. */
export interface OptionPlace {
  readonly part: 'name' | 'value' | 'interface';
  /** The name beside the value, or the name being typed, up to its end. */
  readonly name: string;
  /** What is replaced when something is chosen; empty between options. */
  readonly span: Span;
  /** The part of the name or value before the cursor. */
  readonly typed: string;
  /** Names written elsewhere in the value (in the same group). */
  readonly used: ReadonlySet<string>;
  /** ETHTOOL_OPTS: the option letter that the cursor stands under. */
  readonly group: string | undefined;
  /** The options that may stand here. */
  readonly options: Readonly<Record<string, OptionRow>>;
}

function rowsOf(table: OptionTable, group: string | undefined): OptionPlace['options'] {
  const own = group !== undefined && Object.hasOwn(table.options, group) ? table.options[group] : undefined;
  return own?.value.nested?.options ?? table.options;
}

/** Where in the options of a value the offset stands; undefined when it is not in the value. */
export function optionAt(attribute: Attribute, table: OptionTable, offset: number): OptionPlace | undefined {
  const { start, end } = attribute.valueSpan;
  if (offset < start || end < offset) return undefined;
  // A half-typed value is badly quoted and so decodes to nothing; its text is still what the user sees.
  const value = attribute.flags & flags.bad ? attribute.raw : attribute.value;
  const inFile = (at: number): number => attribute.spanOf(at, at).start;
  let cursor = 0;
  while (cursor < value.length && inFile(cursor) < offset) cursor++;
  const found = piecesOf(value, table);
  const place = (
    part: OptionPlace['part'],
    piece: Piece,
    name: string,
    group?: string,
    own = piece.from,
  ): OptionPlace => {
    const others = found.filter((it) => it.group === group && !holds(it.name, own) && !holds(it.value, own));
    return {
      part,
      name,
      span: { start: inFile(piece.from), end: inFile(piece.to) },
      typed: value.slice(piece.from, cursor),
      used: new Set(others.map((it) => textOf(value, it.name))),
      group,
      options: rowsOf(table, group),
    };
  };
  const nothing = { from: cursor, to: cursor };
  if (table.syntax !== 'semicolon-words' && table.syntax !== 'words') {
    const it = found.find((one) => one.name.from <= cursor && cursor <= (one.value ?? one.name).to);
    if (!it) return place('name', nothing, '', undefined);
    const name = textOf(value, it.name);
    return it.value && cursor > it.name.to
      ? place('value', it.value, name, undefined)
      : place('name', it.name, name, undefined);
  }
  const from = table.syntax === 'words' || cursor === 0 ? 0 : value.lastIndexOf(';', cursor - 1) + 1;
  const semicolon = table.syntax === 'words' ? -1 : value.indexOf(';', cursor);
  const words = wordsOf(value, from, semicolon < 0 ? value.length : semicolon, isBlank);
  const index = words.findIndex((it) => cursor <= it.to);
  const count = index < 0 ? words.length : index;
  const word = index >= 0 && words[index]!.from <= cursor ? words[index]! : nothing;
  const letter = words[0] && value[words[0].from] === '-' ? textOf(value, words[0]) : undefined;
  const group = letter === '-s' ? undefined : letter;
  if (letter === undefined || count === 0) {
    const isName = startsPair(value, words, 0, count, table.options);
    const name = isName ? textOf(value, word) : textOf(value, words[count - 1]!);
    return place(isName ? 'name' : 'value', word, name, undefined, isName ? word.from : words[count - 1]!.from);
  }
  if (count === 1) return place('interface', word, letter, undefined, words[0]!.from);
  const isName = startsPair(value, words, 2, count, rowsOf(table, group));
  const named = isName ? word : words[count - 1]!;
  return place(isName ? 'name' : 'value', word, textOf(value, named), group, named.from);
}

/** `[from, to)` in the decoded value. */
interface Piece {
  readonly from: number;
  readonly to: number;
}

interface Pieces {
  readonly name: Piece;
  readonly value: Piece | undefined;
  readonly group: string | undefined;
}

const textOf = (value: string, piece: Piece): string => value.slice(piece.from, piece.to);

const holds = (piece: Piece | undefined, at: number): boolean =>
  piece !== undefined && piece.from <= at && at <= piece.to;

const isSpace = (code: number): boolean => code === char.blank;
const isBlank = (code: number): boolean => code === char.blank || code === char.tab;
const isComma = (code: number): boolean => code === char.comma;

function wordsOf(value: string, from: number, to: number, separates: (code: number) => boolean): Piece[] {
  const words: Piece[] = [];
  for (let i = from; i < to;) {
    while (i < to && separates(value.charCodeAt(i))) i++;
    const start = i;
    while (i < to && !separates(value.charCodeAt(i))) i++;
    if (i > start) words.push({ from: start, to: i });
  }
  return words;
}

function piecesOf(value: string, table: OptionTable): Pieces[] {
  switch (table.syntax) {
    case 'space-equals':
    case 'space-list':
    case 'comma-list': {
      const separates = table.syntax === 'comma-list' ? isComma : isSpace;
      return wordsOf(value, 0, value.length, separates).map((word) => {
        const equals = textOf(value, word).indexOf('=');
        if (equals < 0) return { name: word, value: undefined, group: undefined };
        const at = word.from + equals;
        return { name: { from: word.from, to: at }, value: { from: at + 1, to: word.to }, group: undefined };
      });
    }
    case 'words':
      return addPairs([], value, wordsOf(value, 0, value.length, isBlank), 0, table);
    case 'semicolon-words': {
      const result: Pieces[] = [];
      for (let from = 0; from <= value.length;) {
        const semicolon = value.indexOf(';', from);
        const to = semicolon < 0 ? value.length : semicolon;
        const words = wordsOf(value, from, to, isBlank);
        from = to + 1;
        const first = words[0];
        if (!first) continue;
        if (value[first.from] !== '-') {
          addPairs(result, value, words, 0, table);
          continue;
        }
        const letter = textOf(value, first);
        result.push({ name: first, value: words[1], group: undefined });
        addPairs(result, value, words, 2, table, letter === '-s' ? undefined : letter);
      }
      return result;
    }
  }
}

/** Adds words in pairs of name and value from an index on. */
function addPairs(
  result: Pieces[],
  value: string,
  words: readonly Piece[],
  from: number,
  table: OptionTable,
  group?: string,
): Pieces[] {
  const rows = rowsOf(table, group);
  for (let i = from; i < words.length;) {
    const name = words[i]!;
    const isAlone = standsAlone(textOf(value, name), rows);
    result.push({ name, value: isAlone ? undefined : words[i + 1], group });
    i += isAlone ? 1 : 2;
  }
  return result;
}

const standsAlone = (name: string, rows: OptionPlace['options']): boolean =>
  Object.hasOwn(rows, name) && rows[name]!.value.isAlone === true;

/** Whether the word of an index, or one behind them all, is a name: the words are pairs from the first on. */
function startsPair(
  value: string,
  words: readonly Piece[],
  first: number,
  index: number,
  rows: OptionPlace['options'],
): boolean {
  let at = first;
  while (at < index) at += standsAlone(textOf(value, words[at]!), rows) ? 1 : 2;
  return at === index;
}
