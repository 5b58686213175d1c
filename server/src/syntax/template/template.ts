// A template read as the file that it will be: what its marks bring is unknown, and what they say themselves is blank.
// Offsets stay those of the file.
import type { Span } from '../../text';
import { bareOf } from '../xml/pasted';
import { blocksBetween, variantsOf } from './blocks';
import { ifcfgPlaces, type LineLanguage } from './ifcfg-places';
import { type Mark, Marks, mayHoldMarks, saidIn } from './marks';
import { type PlacedMark, xmlPlaces } from './xml-places';

/** The letter that stands for each character of what is unknown: no file has it, and names may. */
export const unknownLetter = '\ua66e';

/** Whether a value, or words about one, depend on something unknown. */
export const isUnknown = (text: string): boolean => text.includes(unknownLetter);

/** Where something unknown stands in a text. */
export const unknownIn = (text: string): Span[] =>
  [...text.matchAll(new RegExp(`${unknownLetter}+`, 'g'))].map((it) => ({
    start: it.index,
    end: it.index + it[0].length,
  }));

export interface TemplateReading {
  /** As it is read: all branches of its blocks, one after the other. */
  readonly text: string;
  /** Its marks, and the values that have one: in order, none within another. */
  readonly unknown: readonly Span[];
  /** How many values have a mark. */
  readonly values: number;
  /** Its marks for which elements, attributes or lines will stand, in order: what is not there may be among them. */
  readonly brought: readonly Span[];
  /** What stands in its text by condition, or any number of times. */
  readonly branches: readonly Span[];
  /** What it may become, as far as its blocks tell, in texts of the same length. */
  readonly variants: readonly string[];
}

/**
 * How a text is to be read when it is a template; undefined for one that is none. `isNamed`: its name says that it is a
 * template, so that doubtful marks are marks.
 */
export function templateOf(
  written: string,
  language: 'xml' | LineLanguage,
  isNamed: boolean,
): TemplateReading | undefined {
  if (!mayHoldMarks(written)) return undefined;
  const text = language === 'xml' ? bareOf(written) : written;
  const marks = new Marks(text);
  const { placed, values } = language === 'xml' ? xmlPlaces(text, marks) : ifcfgPlaces(text, marks, language);
  if (!decides(placed, isNamed)) return undefined;
  const blocks = blocksBetween(
    placed
      .filter(({ role }) => role === 'blank')
      .map(({ mark, deed }) => ({ mark, deed, words: saidIn(text, mark), isElse: isElse(text, mark) })),
  );
  const filled = withoutLateDeclaration(filledIn(text, placed), text);
  return {
    text: filled,
    unknown: merged([...placed.map(({ mark: { start, end } }) => ({ start, end })), ...values]),
    values: values.length,
    brought: placed
      .filter(({ role, deed }) => role === 'name' || (role === 'blank' && deed === 'text'))
      .map(({ mark: { start, end } }) => ({ start, end })),
    branches: blocks.flatMap((it) => it.branches),
    variants: variantsOf(filled, blocks),
  };
}

/** One mark that cannot be meant as it stands, or two that may be. */
const enough = 2;

function decides(placed: readonly PlacedMark[], isNamed: boolean): boolean {
  let weight = isNamed ? enough : 0;
  for (const it of placed) weight += it.weight;
  return placed.length > 0 && weight >= enough;
}

const isElse = (text: string, mark: Mark): boolean => /^(?:\} *)?(?:else\b(?! if)|\^$)/.test(saidIn(text, mark));

function filledIn(text: string, placed: readonly PlacedMark[]): string {
  let result = '';
  let at = 0;
  for (const { mark, role } of placed) {
    const raw = text.slice(mark.start, mark.end);
    result += text.slice(at, mark.start) + fillings[role](raw);
    at = mark.end;
  }
  return result + text.slice(at);
}

/** An XML declaration behind marks that bring nothing comes to stand at the front. */
function withoutLateDeclaration(filled: string, written: string): string {
  const found = /^\s+(?=<\?xml\s)/.exec(filled);
  if (!found || written.startsWith(found[0])) return filled;
  const start = found[0].length;
  const end = filled.indexOf('?>', start) + 2;
  return end < start ? filled : filled.slice(0, start) + ' '.repeat(end - start) + filled.slice(end);
}

function merged(spans: readonly Span[]): Span[] {
  const result: Span[] = [];
  for (const it of [...spans].sort((a, b) => a.start - b.start || b.end - a.end)) {
    const last = result.at(-1);
    if (!last || last.end <= it.start) result.push(it);
    else if (it.end > last.end) result[result.length - 1] = { start: last.start, end: it.end };
  }
  return result;
}

const letters = (length: number): string => unknownLetter.repeat(length);

/** What a mark of each role is read as. */
const fillings: Readonly<Record<PlacedMark['role'], (raw: string) => string>> = {
  value: (raw) => letters(raw.length),
  name: (raw) => letters(raw.length),
  quoted: (raw) => `'${letters(raw.length - 2)}'`,
  blank: (raw) => raw.replace(/[^\r\n]/g, ' '),
};
