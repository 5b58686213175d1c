// The words of BONDING_OPTS one by one.
import { bondOptions } from '../../schema/bond';
import type { AttributeRow } from '../../schema/types';
import { memoize } from '../../memoize';
import type { Option } from '../../syntax/ifcfg/options';
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

/** The words of a file that makes a bond, as they were meant. */
export const bondWordsOf = memoize((file: File): readonly BondWord[] =>
  bondsWithOptions(file).flatMap((bond) =>
    bond.options.map((option) => ({
      bond,
      list: bond.attribute!,
      option,
      row: Object.hasOwn(bondOptions, option.name) ? bondOptions[option.name] : undefined,
      isPair: !option.isAlone && option.value !== '' && option.name !== '',
    })),
  ),
);

/** The pair that a word such as `mode:1` was meant to be, as it is to be written; undefined for any other word. */
export function meantPair({ option: { name } }: BondWord): string | undefined {
  const [own = '', value] = name.split(':', 2);
  return value && Object.hasOwn(bondOptions, own) ? `${own}=${value}` : undefined;
}
