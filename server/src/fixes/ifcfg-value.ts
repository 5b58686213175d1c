// How wrong values are repaired: the words the kind offers instead, and moves to the key that the value belongs to.
import { parseAddress, parseIpv4, parseIpv6 } from '../address';
import { memoize } from '../memoize';
import { keyNumber } from '../model/ifcfg/profile';
import type { Complaint } from '../schema/types';
import { addAssignment, removeAssignment, renameKey, setAssignment } from '../syntax/ifcfg/write';
import type { Attribute, Element } from '../syntax/tree';
import { type Fix, fix } from './fix';

/** Fixes for one complaint, the best first. The only suggestion is preferred: it is what was meant. */
export function fixesOfValue(attribute: Attribute, complaint: Complaint, code: string): Fix[] {
  const moves = movesOf(attribute, code);
  const instead = complaint.instead ?? [];
  const certain = moves.length === 0 && instead.length === 1 && !guesses.has(code);
  const changes = instead
    .filter(() => moves.length === 0)
    .map((value, i) => fix(`Change to ${value}`, setAssignment(attribute, value), certain && i === 0));
  const removal = removable.has(code) && moves.length + changes.length === 0 ? [removeFix(attribute)] : [];
  return [...moves, ...changes, ...removal];
}

/** Codes whose suggestion is a guess at a value nobody wrote. */
const guesses: ReadonlySet<string> = new Set(['integer-invalid', 'mtu-invalid', 'boolean-invalid', 'ipv6addr-invalid']);
const removable: ReadonlySet<string> = new Set([
  'uuid-invalid',
  'integer-invalid',
  'mtu-invalid',
  'enum-invalid',
  'hwaddr-invalid',
]);

const removeFix = (attribute: Attribute): Fix => fix(`Remove ${attribute.name}`, removeAssignment(attribute));

function movesOf(attribute: Attribute, code: string): Fix[] {
  const { name, value, element: root } = attribute;
  const number = keyNumber(name);
  if (code === 'ipaddr-invalid') {
    const slash = value.indexOf('/');
    const prefix = value.slice(slash + 1);
    if (slash > 0 && parseIpv4(value.slice(0, slash)) >= 0 && /^\d{1,2}$/.test(prefix) && Number(prefix) <= 32) {
      const address = setAssignment(attribute, value.slice(0, slash));
      const key = `PREFIX${number}`;
      if (root.value(key) || root.value(`NETMASK${number}`)) return [fix('Remove the prefix', address, true)];
      const edits = [...address, ...removals(root.attribute(key)), ...add(attribute, key, prefix)];
      return [fix(`Move the prefix to ${key}=${prefix}`, edits, true)];
    }
    if (parseIpv6(slash < 0 ? value : value.slice(0, slash)) && !root.attribute('IPV6ADDR')) {
      const init = root.attribute('IPV6INIT') ? [] : add(attribute, 'IPV6INIT', 'yes');
      return [fix('Write it as IPV6ADDR', [...renameKey(attribute, 'IPV6ADDR'), ...init])];
    }
  }
  if (code === 'netmask-invalid') {
    const length = /^\/?(\d{1,2})$/.exec(value.trim())?.[1];
    if (length !== undefined && Number(length) <= 32 && !root.attribute(`PREFIX${number}`))
      return [
        fix(
          `Write it as PREFIX${number}=${length}`,
          [...renameKey(attribute, `PREFIX${number}`), ...setAssignment(attribute, length)],
          true,
        ),
      ];
  }
  if (code === 'dns-invalid') {
    const servers = value.split(/[\s,;]+/).filter((it) => it !== '');
    if (servers.length > 1 && servers.every((it) => parseAddress(it))) return [splitServers(attribute, servers)];
  }
  return [];
}

const removals = (attribute: Attribute | undefined) => (attribute ? removeAssignment(attribute) : []);

const add = (after: Attribute, name: string, value: string) =>
  addAssignment(after.element.tree, name, value, { after });

/** The first number that no DNS<n> has. Asked for each of them that holds several servers. */
const firstFree = memoize((root: Element): number => {
  let next = 1;
  while (root.attribute(`DNS${next}`)) next++;
  return next;
});

/** One DNS<n> for each server, the added ones under the next free numbers. */
function splitServers(attribute: Attribute, servers: readonly string[]): Fix {
  const root = attribute.element;
  const edits = setAssignment(attribute, servers[0]!);
  let next = firstFree(root);
  for (const server of servers.slice(1)) {
    while (root.attribute(`DNS${next}`)) next++;
    edits.push(...add(attribute, `DNS${next++}`, server));
  }
  return fix(`Write ${servers.length} name servers`, edits, true);
}
