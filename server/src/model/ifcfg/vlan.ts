// Number and parent of a VLAN where NetworkManager and the legacy scripts look for them.
import { memoize } from '../../memoize';
import { ifcfgUuid, isKernelName } from '../../schema/values-ifcfg';
import type { Attribute } from '../../syntax/tree';
import type { File } from '../file';
import { lastAssignment, type Profile, readProfile } from './profile';

export interface Vlan {
  readonly profile: Profile;
  readonly device: Attribute | undefined;
  readonly id: Attribute | undefined;
  readonly parent: Attribute | undefined;
  /** The number that DEVICE ends in, as NetworkManager finds it. */
  readonly written: { readonly text: string; readonly at: number } | undefined;
  /** What stands in DEVICE before its first dot. */
  readonly prefix: string | undefined;
}

/** The VLAN of a file that makes one; none for any other file. */
export const madeVlansOf = memoize((file: File): readonly Vlan[] => {
  const profile = readProfile(file);
  if (profile?.kind !== 'vlan') return [];
  const device = lastAssignment(profile, 'DEVICE');
  const name = device?.value ?? '';
  const dot = name.indexOf('.');
  const at = dot >= 0 ? dot + 1 : name.startsWith('vlan') ? 4 : -1;
  const text = at < 0 ? '' : name.slice(at);
  return [
    {
      profile,
      device,
      id: lastAssignment(profile, 'VLAN_ID'),
      parent: lastAssignment(profile, 'PHYSDEV'),
      written: /^\d{1,9}$/.test(text) ? { text, at } : undefined,
      prefix: dot >= 0 ? name.slice(0, dot) : undefined,
    },
  ];
});

/** Whether NetworkManager takes a text for the parent of a VLAN: the name of an interface, or a UUID. */
export const isParent = (text: string): boolean =>
  text !== '' && (isKernelName(text) || ifcfgUuid.complaint?.(text) === undefined);
