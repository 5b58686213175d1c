// Edits that keep the numbers of name servers without gaps.
import { serversOf } from '../model/ifcfg/name-servers';
import type { Profile } from '../model/ifcfg/profile';
import { removeAssignment, renameKey } from '../syntax/ifcfg/write';
import type { Attribute } from '../syntax/tree';
import { type Fix, fix } from './fix';

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
