// The options of BONDING_OPTS and BRIDGING_OPTS as they were meant where something else than single spaces joins them:
// `mode=1,miimon=100`, a TAB, `mode = 1`. NetworkManager cuts at spaces alone, and loses what is joined.
import type { Span } from '../../text';
import type { Attribute } from '../tree';
import type { Option } from './options';

/** A piece of a value that NetworkManager takes for one option, or for words that are none. */
export interface Misjoined {
  readonly span: Span;
  readonly by: 'blanks around =' | 'a comma' | 'a semicolon' | 'a TAB';
  /** What was meant. */
  readonly options: readonly Option[];
}

export interface MeantOptions {
  readonly options: readonly Option[];
  readonly misjoined: readonly Misjoined[];
}

interface Range {
  readonly from: number;
  readonly to: number;
}

/** The options of a value, cut at commas and semicolons before a known one; none when it is badly quoted. */
export function meantOptions(attribute: Attribute, isKnown: (name: string) => boolean): MeantOptions {
  const { value } = attribute;
  const options: Option[] = [];
  const found: { range: Range; by: Misjoined['by']; first: number; end: number }[] = [];
  for (const units of segmentsOf(value)) {
    const first = options.length;
    let sign: string | undefined;
    for (const unit of units) {
      const pieces = piecesOf(value, unit, isKnown);
      if (pieces.length > 1) sign ??= value[pieces[0]!.to];
      for (const it of pieces) options.push(optionOf(attribute, it));
    }
    const range = { from: units[0]!.from, to: units.at(-1)!.to };
    const isParted = units.some((it) => it.isParted);
    const by = sign === ',' ? 'a comma' : sign === ';' ? 'a semicolon' : units.length > 1 ? 'a TAB' : 'blanks around =';
    if (sign !== undefined || units.length > 1 || isParted) found.push({ range, by, first, end: options.length });
  }
  const last = new Map(options.map((it, i) => [it.name, i]));
  const meant = options.map((it, i) => ({ ...it, isDuplicate: last.get(it.name) !== i }));
  return {
    options: meant,
    misjoined: found.map(({ range, by, first, end }) => ({
      span: attribute.spanOf(range.from, range.to),
      by,
      options: meant.slice(first, end),
    })),
  };
}

/** A word, or a name and a value that blanks around their sign part. */
interface Unit extends Range {
  readonly isParted: boolean;
}

/** What stands between spaces: one unit, or several that TABs join. */
function segmentsOf(value: string): Unit[][] {
  const segments: Unit[][] = [];
  let before: Range | undefined;
  for (const { 0: word, index } of value.matchAll(/[^ \t]+/g)) {
    const it = { from: index, to: index + word.length };
    const units = segments.at(-1);
    const unit = units?.at(-1);
    if (before && units && unit && isPartedFrom(value.slice(before.from, before.to), word))
      units[units.length - 1] = { from: unit.from, to: it.to, isParted: true };
    else if (before && units && value.slice(before.to, it.from).includes('\t')) units.push({ ...it, isParted: false });
    else segments.push([{ ...it, isParted: false }]);
    before = it;
  }
  return segments;
}

/** Whether blanks part a name, its sign and its value. A word that has a sign of its own is another option. */
const isPartedFrom = (word: string, next: string): boolean =>
  (!word.includes('=') && next.startsWith('=')) || (word.indexOf('=') === word.length - 1 && !next.includes('='));

function piecesOf(value: string, { from, to }: Range, isKnown: (name: string) => boolean): Range[] {
  const pieces: Range[] = [];
  let start = from;
  for (const { 1: name, index } of value.slice(from, to).matchAll(/[,;](\w{1,64})=/g)) {
    if (!isKnown(name!)) continue;
    pieces.push({ from: start, to: from + index });
    start = from + index + 1;
  }
  return [...pieces, { from: start, to }];
}

function optionOf(attribute: Attribute, { from, to }: Range): Option {
  const text = attribute.value.slice(from, to);
  const equals = text.indexOf('=');
  const name = (equals < 0 ? text : text.slice(0, equals)).trimEnd();
  const value = equals < 0 ? '' : text.slice(equals + 1).trimStart();
  const nameEnd = from + name.length;
  return {
    name,
    value,
    nameSpan: attribute.spanOf(from, nameEnd),
    valueSpan: equals < 0 ? attribute.spanOf(nameEnd, nameEnd) : attribute.spanOf(to - value.length, to),
    span: attribute.spanOf(from, to),
    isAlone: equals < 0,
    isDuplicate: false,
    group: undefined,
  };
}
