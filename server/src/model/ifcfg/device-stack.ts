// What stands on what: the way up from a device over its controller and its VLANs.
import type { ProfileFact } from '../facts';
import type { HostProfiles } from './host-profiles';

/** The names of what stands on a card, the card first, as far up as it goes; empty for what is no card. */
export function towerOf(host: HostProfiles, self: ProfileFact): string[] {
  if (self.vlan || self.device.name === '' || (host.ports.get(self.device.name)?.length ?? 0) > 0) return [];
  let longest: string[] = [];
  const open: string[][] = [[self.device.name]];
  for (let i = 0; i < open.length && i < 200; i++) {
    const path = open[i]!;
    if (path.length > longest.length) longest = path;
    for (const it of above(host, host.byDevice.get(path.at(-1)!)?.[0], path.at(-1)!))
      if (it !== '' && !path.includes(it)) open.push([...path, it]);
  }
  return longest;
}

/** Names on the way up from a device back to itself; undefined when no way leads there. */
export function circleOf(host: HostProfiles, self: ProfileFact): string[] | undefined {
  const start = self.device.name;
  if (start === '' || (!self.controller && !self.vlan)) return undefined;
  const below = new Map<string, string>();
  const open = [self];
  for (let i = 0; i < open.length && i < 200; i++) {
    const { device } = open[i]!;
    for (const name of above(host, open[i], device.name)) {
      if (name === start) return told(host, wayDown(start, device.name, below));
      const next = host.byDevice.get(name)?.[0];
      if (name === '' || below.has(name) || !next) continue;
      below.set(name, device.name);
      open.push(next);
    }
  }
  return undefined;
}

/** On a device stand its controller and its VLANs. */
const above = (host: HostProfiles, profile: ProfileFact | undefined, name: string): string[] => [
  ...(profile?.controller && !profile.controller.byUuid ? [profile.controller.name] : []),
  ...(host.byParent.get(name) ?? []).slice(0, 50).map((it) => it.device.name),
];

function wayDown(start: string, last: string, below: ReadonlyMap<string, string>): string[] {
  const path = [start, last];
  for (let it = below.get(last); it !== undefined; it = below.get(it)) path.push(it);
  return path;
}

/** A device in itself, or a VLAN in the bridge it stands on, has a finding of its own. */
function told(host: HostProfiles, path: string[]): string[] | undefined {
  const hasVlan = path.some((it) => host.byDevice.get(it)?.[0]?.vlan !== undefined);
  return path.length < 3 || (path.length === 3 && hasVlan) ? undefined : path;
}
