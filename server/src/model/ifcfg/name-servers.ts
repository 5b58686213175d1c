// Name servers and domains of a profile, and edits that keep their numbers without gaps.
import { memoize } from '../../memoize';
import type { File } from '../file';
import type { Attribute } from '../../syntax/tree';
import { lastAssignment, type Profile, readProfile } from './profile';

/** The profile when its settings of names and IPv6 count: read by somebody, and not those of a port. */
export function withNames(file: File): Profile | undefined {
  const profile = readProfile(file);
  return profile && !profile.port ? profile : undefined;
}

/** The servers that NetworkManager reads, in order. */
export const serversOf = memoize((profile: Profile): readonly Attribute[] =>
  [...profile.servers].map((it) => lastAssignment(profile, `DNS${it}`)!),
);

/** The first number that has no server. */
export const freeNumber = (profile: Profile): number => profile.servers.size + 1;

/** The words of a value with their places in it. */
export const wordsWithPlaces = (value: string): { word: string; from: number }[] =>
  [...value.matchAll(/[^ ]+/g)].map((match) => ({ word: match[0], from: match.index }));
