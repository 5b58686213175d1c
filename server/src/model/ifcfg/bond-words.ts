// The words of BONDING_OPTS one by one, and what joins them where that is no single space.
import { bondOptions } from '../../schema/bond';
import type { AttributeRow } from '../../schema/types';
import { memoize } from '../../memoize';
import type { Option } from '../../syntax/ifcfg/options';
import { hasStrayBlank, strayBlank } from '../../syntax/ifcfg/stray-blank';
import type { Attribute } from '../../syntax/tree';
import type { File } from '../file';
import { type Bond, bondsWithOptions } from './bond';

export interface BondWord {
  readonly bond: Bond;
  readonly list: Attribute;
  readonly option: Option;
  /** Undefined when there is no such option. */
  readonly row: AttributeRow | undefined;
  /** Of the form name=value. */
  readonly isPair: boolean;
}

/** The words of a file that makes a bond; none where they are joined by something else than single spaces. */
export const bondWordsOf = memoize((file: File): readonly BondWord[] =>
  bondsWithOptions(file).flatMap((bond) =>
    misjoinedBondOptions(bond.attribute!.value)
      ? []
      : bond.options.map((option) => ({
          bond,
          list: bond.attribute!,
          option,
          row: Object.hasOwn(bondOptions, option.name) ? bondOptions[option.name] : undefined,
          isPair: !option.isAlone && option.value !== '' && option.name !== '',
        })),
  ),
);

const known: ReadonlySet<string> = new Set(Object.keys(bondOptions));

/**
 * What joins the options of a value wrongly, and the words that were meant; undefined when they stand between single spaces.
 * `mode=1,miimon=100`, `mode=1;miimon=100`, a TAB and `mode = 1` make one wrong value of what they join.
 */
export function misjoinedBondOptions(
  value: string,
): { readonly by: string; readonly words: readonly string[] } | undefined {
  const tabbed = value.includes('\t');
  const joined = [...value.matchAll(/[,;](\w+)=/g)].some((it) => known.has(it[1]!));
  if (!hasStrayBlank(value) && !tabbed && !joined) return undefined;
  const words = value
    .replaceAll('\t', ' ')
    .replace(strayBlank, '=')
    .split(' ')
    .flatMap(splitJoined)
    .filter((it) => it !== '');
  const sign = value.includes(';') ? 'semicolon' : 'comma';
  return { by: joined ? `a ${sign}` : tabbed ? 'a TAB' : 'blanks around =', words };
}

/** Cuts a word at commas and semicolons that stand before a known option. */
function splitJoined(word: string): string[] {
  const result: string[] = [];
  for (const piece of word.split(/([,;])/)) {
    const name = piece.slice(0, Math.max(0, piece.indexOf('=')));
    const last = result.at(-1);
    if (known.has(name) && (last === undefined || /[,;]$/.test(last))) {
      if (last !== undefined) result[result.length - 1] = last.slice(0, -1);
      result.push(piece);
    } else if (last === undefined) result.push(piece);
    else result[result.length - 1] = last + piece;
  }
  return result;
}
