// Edits of ETHTOOL_OPTS.
import { type EthtoolOptions, isLetter } from '../model/ifcfg/ethtool';
import type { Option } from '../syntax/ifcfg/options';
import { removeAssignment, setAssignment } from '../syntax/ifcfg/write';
import type { Edit } from '../text';
import { type Fix, fix } from './fix';

/** An option with its value, as it is written. */
export const ethtoolWords = (it: Option): string => (it.isAlone ? it.name : `${it.name} ${it.value}`);

/** Edits that leave options out; a group without options goes, too. */
export function withoutEthtool({ attribute, options }: EthtoolOptions, ...left: readonly Option[]): Edit[] {
  const segments: { head: string; words: string[] }[] = [];
  for (const it of options) {
    const last = segments.at(-1);
    if (isLetter(it)) segments.push({ head: ethtoolWords(it), words: [] });
    else {
      const isOfLast =
        last && (it.group === undefined ? last.head === '' || last.head.startsWith('-s') : last.head !== '');
      const segment = isOfLast ? last : { head: '', words: [] };
      if (!isOfLast) segments.push(segment);
      if (!left.includes(it)) segment.words.push(ethtoolWords(it));
    }
  }
  const value = segments
    .filter((it) => it.words.length > 0)
    .map((it) => [it.head, ...it.words].filter((one) => one !== '').join(' '))
    .join('; ');
  // An empty value has a meaning of its own: it lets wake-on-LAN be.
  return value === '' ? removeAssignment(attribute) : setAssignment(attribute, value);
}

/** Takes an option away. */
export const removeEthtool = (all: EthtoolOptions, option: Option): Fix =>
  fix(`Remove ${ethtoolWords(option)}`, withoutEthtool(all, option));

/** Takes an option away; speed and duplex only together, because one without the other is dropped. */
export function removeLinkSetting(all: EthtoolOptions, option: Option): Fix {
  const isOfPair = (it: Option) => it.group === undefined && (it.name === 'speed' || it.name === 'duplex');
  const pair = all.options.filter(isOfPair);
  return isOfPair(option) && pair.length > 1
    ? fix('Remove speed and duplex', withoutEthtool(all, ...pair))
    : removeEthtool(all, option);
}
