// The words of BRIDGING_OPTS one by one.
import { memoize } from '../../memoize';
import { bridgeOptions, portOptions } from '../../schema/bridge-options';
import type { AttributeRow } from '../../schema/types';
import type { Option } from '../../syntax/ifcfg/options';
import type { Attribute } from '../../syntax/tree';
import type { File } from '../file';
import { type Bridge, bridgesOf } from './bridge';

export interface BridgeWord {
  readonly bridge: Bridge;
  readonly list: Attribute;
  readonly option: Option;
  /** Undefined when a bridge, or a port of one, has no such option. */
  readonly row: AttributeRow | undefined;
  /** Of the form name=value. */
  readonly isPair: boolean;
}

/** The options of a bridge, or of a port of one. */
const optionsFor = ({ isPort }: Bridge): Readonly<Record<string, AttributeRow>> =>
  isPort ? portOptions : bridgeOptions;

/** The words that count, the last of each name, as they were meant. */
export const bridgeWordsOf = memoize((file: File): readonly BridgeWord[] =>
  bridgesOf(file).flatMap((bridge) => {
    const { attribute, options } = bridge;
    if (!attribute) return [];
    const rows = optionsFor(bridge);
    return options
      .filter((it) => it.name !== '' && !it.isDuplicate)
      .map((option) => ({
        bridge,
        list: attribute,
        option,
        row: Object.hasOwn(rows, option.name) ? rows[option.name] : undefined,
        isPair: !option.isAlone && option.value !== '',
      }));
  }),
);
