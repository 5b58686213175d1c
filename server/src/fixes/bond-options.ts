// Edits of BONDING_OPTS.
import { type Bond, bondNumber, bondOption } from '../model/ifcfg/bond';
import type { BondWord } from '../model/ifcfg/bond-words';
import { byNetworkManager } from '../model/ifcfg/profile';
import type { Target } from '../model/target';
import { type Option, wordOf } from '../syntax/ifcfg/options';
import { setAssignment } from '../syntax/ifcfg/write';
import type { Edit } from '../text';
import { type Fix, fix } from './fix';
import { ofItem } from './long-values';

/** Edits that leave options out of BONDING_OPTS. */
export function without(bond: Bond, ...names: string[]): Edit[] {
  return rewritten(bond, (it) => (names.includes(it.name) ? [] : [wordOf(it)]));
}

/** Edits that give an option a value: in its place, or behind the others. */
export function withOption(bond: Bond, name: string, value: string): Edit[] {
  const known = bondOption(bond, name);
  if (known) return [{ span: known.valueSpan, text: value }];
  if (!bond.attribute) return [];
  return setAssignment(bond.attribute, [...bond.options.map(wordOf), `${name}=${value}`].join(' '));
}

/** Edits that write the options anew, each as the words it becomes. */
export function rewritten(bond: Bond, words: (option: Option) => readonly string[]): Edit[] {
  return bond.attribute ? setAssignment(bond.attribute, bond.options.flatMap(words).join(' ')) : [];
}

/** Takes one word away, however often its name stands there. */
export const withoutWord = ({ bond, list, option, row }: BondWord, preferred = false): readonly Fix[] =>
  ofItem(list, () => [
    fix(
      `Remove ${row || option.name === '' ? wordOf(option) : option.name}`,
      rewritten(bond, (it) => (it === option ? [] : [wordOf(it)])),
      preferred,
    ),
  ]);

/** Writes all targets of ARP monitoring in the last of their words, which is the one that counts. */
export const joinedTargets = ({ bond, list, option: { name } }: BondWord): readonly Fix[] =>
  ofItem(list, () => {
    const targets = bond.options.filter((it) => it.name === name).flatMap((it) => it.value.split(','));
    const joined = [...new Set(targets.map((it) => it.replace(/^\+/, '')))].filter((it) => it !== '').join(',');
    const words = (it: Option) => (it.isDuplicate ? [] : [`${name}=${joined}`]);
    return [
      fix(
        `Join them to ${name}=${joined}`,
        rewritten(bond, (it) => (it.name === name ? words(it) : [wordOf(it)])),
        true,
      ),
    ];
  });

/** The options of ARP monitoring. */
export const arpOptions: readonly string[] = [
  'arp_interval',
  'arp_ip_target',
  'ns_ip6_target',
  'arp_validate',
  'arp_all_targets',
  'arp_missed_max',
];

/** MII monitoring in place of ARP. NetworkManager sets miimon=100 by itself where nothing is said; nobody else does. */
export function miiForArp(bond: Bond, target: Target, preferred = false): Fix {
  const isSet = byNetworkManager(bond.profile, target) || bondNumber(bond, 'miimon') !== undefined;
  const interval = bondOption(bond, 'arp_interval');
  const mii = isSet ? [] : ['miimon=100'];
  return fix(
    `Use MII monitoring: ${isSet ? 'remove' : 'miimon=100 for'} the ARP options`,
    rewritten(bond, (it) => (it === interval ? mii : arpOptions.includes(it.name) ? [] : [wordOf(it)])),
    preferred,
  );
}
