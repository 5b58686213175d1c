// What [ipv4] and [ipv6] have in common: name servers, search domains, options of the resolver, and the routing table.
// Source: make_ip4_setting and make_ip6_setting in nms-ifcfg-rh-reader.c.
import { parseAddress } from '../address';
import { type ProfileBuilder, unsigned, splitWords } from './profile-builder';
import type { IfcfgReader } from './ifcfg-reader';

/** What a profile has to do with routes: rule files switch them off. */
export interface RouteContext {
  readonly aliases: readonly IfcfgReader[];
  readonly hasRuleFile: boolean;
}

/** The table that the routes of a profile go to. */
export function makeTable(making: ProfileBuilder, family: 4 | 6, around: RouteContext): void {
  const key = `IPV${family}_ROUTE_TABLE`;
  if (around.hasRuleFile) making.source.drop(key, 'a rule file beside it switches it off');
  else making.integer(key, `ipv${family}.route-table`, 0, unsigned, 0);
}

/** Name servers of one family, and for IPv4 the search domains. */
export function makeServers(making: ProfileBuilder, family: 4 | 6): void {
  const { source } = making;
  const servers = new Set<string>();
  for (let n = 1; source.value(`DNS${n}`) !== undefined; n++) {
    const value = source.value(`DNS${n}`)!;
    const address = parseAddress(value.split('#', 1)[0]!);
    if (!address) making.refuse(`DNS${n}`, `${value} is not an address`);
    if (address?.family !== family) continue;
    if (servers.has(value)) {
      source.drop(`DNS${n}`, 'the same server is there already');
      continue;
    }
    servers.add(value);
    source.keep(`DNS${n}`, `ipv${family}.dns`);
  }
  if (servers.size > 0) making.put(`ipv${family}.dns`, [...servers]);
  if (family === 6) return;
  const key = splitWords(source.value('DOMAIN'), / +/).length > 0 ? 'DOMAIN' : 'SEARCH';
  if (key === 'DOMAIN') source.drop('SEARCH', 'DOMAIN comes first');
  making.list(key, 'ipv4.dns-search', splitWords(source.value(key), / +/));
}

/** Options of the resolver, those of all profiles behind the own ones. */
export function makeResolverOptions(making: ProfileBuilder, key: string, path: string, global?: string): void {
  const own = splitWords(making.source.value(key), / +/);
  const all = [...new Set([...own, ...splitWords(global, / +/)])];
  // An empty one is none at all, where without the key there are those of NetworkManager.
  if (all.length > 0 || making.source.written(key) !== undefined) making.put(path, all);
  making.source.keep(key, path);
}
