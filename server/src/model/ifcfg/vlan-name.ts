// Names of VLAN interfaces.

import { type Profile, lastAssignment } from './profile';
/** A DEVICE of parent, dot and number that has more than 15 bytes. */
export function longName(profile: Profile) {
  const device = profile.kind === 'vlan' ? lastAssignment(profile, 'DEVICE') : undefined;
  if (!device) return undefined;
  const size = Buffer.byteLength(device.value);
  const [, parent, id] = /^([^.\s/:%]{1,15})\.0{0,3}(\d{1,4})$/.exec(device.value) ?? [];
  return size > 15 && parent !== undefined && id !== undefined ? { device, dot: parent.length, id, size } : undefined;
}
