// Edits of BONDING_OPTS.
import { type Bond, bondOption } from '../model/ifcfg/bond';
import { type Option, wordOf } from '../syntax/ifcfg/options';
import { setAssignment } from '../syntax/ifcfg/write';
import type { Edit } from '../text';

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
