// The words of BRIDGING_OPTS one by one, and what joins them where that is no single space.
import { memoize } from '../../memoize';
import { bridgeAliases, bridgeOptions, portOptions } from '../../schema/bridge-options';
import type { AttributeRow } from '../../schema/types';
import type { Option } from '../../syntax/ifcfg/options';
import { hasStrayBlank, strayBlank } from '../../syntax/ifcfg/stray-blank';
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

/** The words that count, the last of each name; none where they are joined by something else than single spaces. */
export const bridgeWordsOf = memoize((file: File): readonly BridgeWord[] =>
  bridgesOf(file).flatMap((bridge) => {
    const { attribute, options } = bridge;
    if (!attribute || misjoinedBridgeOptions(bridge)) return [];
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

/**
 * What joins the options wrongly, and the words that were meant; undefined when they stand between single spaces. `a=1,b=1`,
 * `a=1;b=1`, a TAB and `a = 1` become one wrong value, or words without a value.
 */
export function misjoinedBridgeOptions(
  bridge: Bridge,
): { readonly by: string; readonly words: readonly string[] } | undefined {
  const value = bridge.attribute?.value ?? '';
  const rows = optionsFor(bridge);
  const isKnown = (name: string) => Object.hasOwn(rows, name) || bridgeAliases.has(name);
  const joined = [...value.matchAll(/[,;](\w+)=/g)].some((it) => isKnown(it[1]!));
  const tabbed = value.includes('\t');
  if (!joined && !tabbed && !hasStrayBlank(value)) return undefined;
  const words = value
    .replaceAll('\t', ' ')
    .replace(strayBlank, '=')
    .replace(/[,;](?=(\w+)=)/g, (separator, _name, at: number, all: string) =>
      isKnown(/^\w+/.exec(all.slice(at + 1))?.[0] ?? '') ? ' ' : separator,
    )
    .split(' ')
    .filter((it) => it !== '');
  const sign = value.includes(';') ? 'semicolon' : 'comma';
  return { by: joined ? `a ${sign}` : tabbed ? 'a TAB' : 'blanks around =', words };
}
