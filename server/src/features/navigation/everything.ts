// What all files together have, by name: networks, interfaces, addresses, guests and their cards. For a search over the whole
// workspace.
import { addressText } from '../../address';
import { memoize } from '../../memoize';
import { basenameOf } from '../../model/file';
import { isLiveUri } from '../../model/live';
import { placeOfCard } from '../../model/guest/macs';
import type { FileFacts, WorkspaceFacts } from '../../model/workspace-facts';
import type { Place } from '../../text';

/** Something with a name, and what it is in or on. */
export interface Found {
  readonly name: string;
  readonly kind: 'network' | 'portgroup' | 'filter' | 'device' | 'address' | 'mac' | 'guest' | 'host';
  /** What it belongs to, in words. */
  readonly of: string;
  readonly at: Place;
}

/** Nobody reads more of a list. */
const mostFound = 500;

/** What has all letters of a query in its name, in their order, those that begin with it first; of many the first. */
export function foundIn(workspace: WorkspaceFacts, query: string): Found[] {
  const wanted = query.trim().toLowerCase();
  const groups: [Found[], Found[], Found[]] = [[], [], []];
  for (const file of workspace.files) {
    if (isLiveUri(file.uri)) continue;
    for (const it of all(file)) {
      const rank = rankOf(it.name.toLowerCase(), wanted);
      if (rank !== undefined && groups[rank].length < mostFound) groups[rank].push(it);
    }
    if (groups[0].length >= mostFound) break;
  }
  return groups.flat().slice(0, mostFound);
}

function rankOf(name: string, wanted: string): 0 | 1 | 2 | undefined {
  if (name.startsWith(wanted)) return 0;
  if (name.includes(wanted)) return 1;
  let at = 0;
  for (const letter of wanted) if ((at = name.indexOf(letter, at) + 1) === 0) return undefined;
  return 2;
}

/** All of one file; kept with it, as it is asked for with each letter. */
const all = memoize(({ uri, facts }: FileFacts): readonly Found[] => {
  const file = basenameOf(uri);
  const found: Found[] = [];
  const add = (name: string | undefined, kind: Found['kind'], of: string, at: Place | undefined) => {
    if (name && at) found.push({ name, kind, of, at });
  };
  for (const { name, mode, ports, at } of facts.networks) {
    add(name, 'network', `${mode ?? ''} network in ${file}`.trim(), at);
    for (const it of ports.portgroups) add(it.value, 'portgroup', `portgroup of ${name} in ${file}`, it.at);
  }
  for (const it of facts.filters ?? []) add(it.value, 'filter', `filter in ${file}`, it.at);
  for (const { name, kind, at, macaddr, hwaddr } of facts.devices) {
    add(name, 'device', `${kind === 'other' || kind === 'unknown' ? 'interface' : kind} in ${file}`, at);
    add(macaddr, 'mac', `of ${name} in ${file}`, at);
    if (hwaddr !== macaddr) add(hwaddr, 'mac', `of ${name} in ${file}`, at);
  }
  for (const { address, of, at } of facts.subnets) add(addressText(address), 'address', `of ${of} in ${file}`, at);
  for (const { name, ip, mac, ipAt, macAt, nameAt } of facts.reservations) {
    add(name, 'host', `reserved in ${file}`, nameAt);
    add(ip && addressText(ip), 'address', `reserved${name ? ` for ${name}` : ''} in ${file}`, ipAt);
    add(mac?.toLowerCase(), 'mac', `reserved${name ? ` for ${name}` : ''} in ${file}`, macAt);
  }
  const { guest } = facts;
  add(guest?.name, 'guest', `guest in ${file}`, guest?.at);
  for (const card of guest?.interfaces ?? [])
    add(
      card.mac?.value,
      'mac',
      `of ${card.guest || 'a card'}${placeOfCard(card) ? ` on ${placeOfCard(card)}` : ''} in ${file}`,
      card.mac?.at,
    );
  return found;
});
