// Name servers and domains of a profile, and edits that keep their numbers without gaps.
import type { File } from '../../../model/file';
import type { Attribute } from '../../../syntax/tree';
import { removeAssignment, renameKey } from '../../../syntax/write-ifcfg';
import type { Edit } from '../../../text';
import { given, type Profile, readProfile } from '../profile';

/** The profile when its settings of names and IPv6 count: read by somebody, and not those of a port. */
export function withNames(file: File): Profile | undefined {
  const profile = readProfile(file);
  return profile && !profile.port ? profile : undefined;
}

/** The servers that NetworkManager reads, in order. */
export const serversOf = (profile: Profile): Attribute[] =>
  [...profile.servers].map((it) => given(profile, `DNS${it}`)!);

/** The first number that has no server. */
export const freeNumber = (profile: Profile): number => profile.servers.size + 1;

/** Edits that remove a server and move the ones after it up. */
export function removeServer(profile: Profile, server: Attribute): Edit[] {
  const servers = serversOf(profile);
  const index = servers.indexOf(server);
  return [
    ...removeAssignment(server),
    ...servers.slice(index + 1).flatMap((it, i) => renameKey(it, `DNS${index + 1 + i}`)),
  ];
}

/** The words of a value with their places in it. */
export const wordsOf = (value: string): { word: string; from: number }[] =>
  [...value.matchAll(/[^ ]+/g)].map((match) => ({ word: match[0], from: match.index }));
