// Name servers and domains of a profile, and edits that keep their numbers without gaps.
import { memoize } from '../../../memoize';
import type { File } from '../../../model/file';
import type { Attribute } from '../../../syntax/tree';
import { removeAssignment, renameKey } from '../../../syntax/ifcfg/write';
import { fix, type Fix } from '../../rule';
import { lastAssignment, type Profile, readProfile } from '../../../model/ifcfg/profile';

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

/** Among more servers none is removed: the ones behind it move up, and of a thousand each would move all others. */
const mostMoved = 200;

/** A fix that removes a server and moves the ones after it up. */
export function serverRemoval(profile: Profile, server: Attribute): Fix[] {
  const servers = serversOf(profile);
  if (servers.length > mostMoved) return [];
  const index = servers.indexOf(server);
  const moved = servers.slice(index + 1).flatMap((it, i) => renameKey(it, `DNS${index + 1 + i}`));
  return [fix(`Remove ${server.name}`, [...removeAssignment(server), ...moved])];
}

/** The words of a value with their places in it. */
export const wordsWithPlaces = (value: string): { word: string; from: number }[] =>
  [...value.matchAll(/[^ ]+/g)].map((match) => ({ word: match[0], from: match.index }));
