// Edits of an ifcfg file that fixes and refactorings share.
import { type Address, addressText, maskText, plus, subnetOf, usable } from '../address';
import { memoize } from '../memoize';
import { addressKeys, gateways, numberedAssignments } from '../model/ifcfg/addresses';
import { lastAssignment, type Profile } from '../model/ifcfg/profile';
import { addressKey } from '../model/ifcfg/profile-fact';
import { addAssignment, renameKey, setAssignment } from '../syntax/ifcfg/write';
import { removeLine } from '../syntax/lines';
import type { Attribute } from '../syntax/tree';
import type { Edit } from '../text';

/** Edits that give a key a value: in its line when there is one, else in a new line. */
export function putKey(profile: Profile, key: string, value: string, after?: Attribute): Edit[] {
  const attribute = profile.lines.get(key)?.at(-1);
  return attribute ? setAssignment(attribute, value) : addAssignment(profile.root.tree, key, value, { after });
}

/** Edits that remove all assignments of these keys. */
export const dropKeys = (profile: Profile, keys: readonly string[]): Edit[] =>
  [...new Set(keys)].flatMap((it) =>
    (profile.lines.get(it) ?? []).flatMap((line) => removeLine(profile.root.tree, line.nameSpan.start)),
  );

/** The keys of addresses in the file of a port, which has none, and the edits that remove them. */
export function withoutAddresses(profile: Profile): { readonly names: readonly string[]; readonly edits: Edit[] } {
  const addresses = profile.root.attributes.filter((it) => it.value !== '' && addressKey.test(it.name));
  const names = [...new Set(addresses.map((it) => it.name))];
  // Without them BOOTPROTO=static would promise what is not there.
  const protocol = lastAssignment(profile, 'BOOTPROTO');
  const isStatic = protocol?.value.toLowerCase() === 'static';
  return { names, edits: [...dropKeys(profile, names), ...(isStatic ? setAssignment(protocol, 'none') : [])] };
}

/** Edits that move an address with all that belongs to it to another number. */
export const renumber = (profile: Profile, from: string, to: string, bases = addressKeys): Edit[] =>
  bases.flatMap((base) => {
    const attribute = profile.lines.get(base + from)?.at(-1);
    return attribute && !profile.lines.has(base + to) ? renameKey(attribute, base + to) : [];
  });

/** The first address of the subnet that a host may have and that the file does not use yet. */
export function freeAddress(profile: Profile, address: Address, prefix: number): string | undefined {
  const taken = takenIn(profile);
  const { first, last } = usable(subnetOf(address, prefix));
  for (let n = 0; n < 8; n++) {
    const candidate = plus(first, n);
    if (!candidate || candidate.words[3] > last.words[3]) return undefined;
    if (!taken.has(addressText(candidate))) return addressText(candidate);
  }
  return undefined;
}

const takenIn = memoize(
  (profile: Profile) =>
    new Set([...numberedAssignments(profile, 'IPADDR'), ...gateways(profile)].map((it) => it.attribute.value)),
);

/** How a prefix length is written in the line that now holds a prefix or a mask. */
export const spelledAs = (mask: Attribute, prefix: number): string =>
  mask.name.startsWith('NETMASK') ? maskText(prefix) : String(prefix);
