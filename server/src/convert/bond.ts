// [bond]: the words of BONDING_OPTS that NetworkManager takes in the mode of the bond.
// Source: make_bond_setting in nms-ifcfg-rh-reader.c and nm-setting-bond.c; the matrix is that of schema/bond.
import { bondModeOf, bondOptions } from '../schema/bond';
import { version } from '../schema/types';
import type { ProfileBuilder } from './profile-builder';

export function makeBond(making: ProfileBuilder): void {
  const { source } = making;
  const words = (source.value('BONDING_OPTS') ?? '').split(' ').filter((it) => it !== '');
  const { lost, paths } = putBond(making, 'BONDING_OPTS', words);
  if (lost.length > 0) source.change('BONDING_OPTS', `left out: ${lost.join('; ')}`, ...paths);
  else source.keep('BONDING_OPTS', ...paths);
}

/** Writes options of a bond; gives what of them was lost, and where the others went. */
export function putBond(
  making: ProfileBuilder,
  key: string,
  words: readonly string[],
): { lost: string[]; paths: string[] } {
  const lost: string[] = [];
  const given = new Map<string, string>();
  for (const word of words) {
    const equals = word.indexOf('=');
    const name = word.slice(0, Math.max(equals, 0));
    const value = name === 'arp_ip_target' ? word.slice(equals + 1).replace(/["'+-]/g, '') : word.slice(equals + 1);
    const row = Object.hasOwn(bondOptions, name) ? bondOptions[name]! : undefined;
    const complaint = row?.value.complaint?.(value)?.message;
    if (!row || equals <= 0 || value === '') lost.push(`${word} is not an option`);
    else if (row.since !== undefined && version(row.since) > making.version)
      lost.push(`${name} is known since NetworkManager ${row.since} only`);
    else if (complaint !== undefined) lost.push(complaint);
    else {
      if (given.has(name)) lost.push(`${name}=${given.get(name)!} is followed by another ${name}`);
      given.set(name, value);
    }
  }
  const mode = bondModeOf(given.get('mode') ?? 'balance-rr')!;
  const paths = ['bond.mode'];
  making.put('bond.mode', mode.name);
  for (const [name, value] of given) {
    if (name === 'mode') continue;
    const modes = bondOptions[name]!.modes;
    const harmless = modes?.harmless?.includes(value) ?? false;
    if (modes?.refuses?.includes(mode.number) && !harmless)
      making.refusals.push(`${key}: ${name}=${value} is refused in mode ${mode.name}`);
    if (modes?.strips?.includes(mode.number) || modes?.refuses?.includes(mode.number)) {
      lost.push(`${name} does nothing in mode ${mode.name}`);
      continue;
    }
    making.put(`bond.${name}`, value);
    paths.push(`bond.${name}`);
  }
  return { lost, paths };
}
