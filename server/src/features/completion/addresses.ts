// Addresses that fit a host: free ones beside what its other interfaces have, lengths of prefixes, and routers of a subnet.
import { type Address, addressText, contains, equal, plus, type Subnet, subnetOf, usable } from '../../address';
import { memoize } from '../../memoize';
import { folderOf } from '../../model/file';
import type { WorkspaceFacts } from '../../model/workspace-facts';
import type { CompletionContext } from './context';
import type { FittingValue } from './fitting-value';

/** The first and the last address of a subnet, which routers usually have. */
export function routersOf(own: Address, prefix: number): FittingValue[] {
  const { first, last } = usable(subnetOf(own, prefix));
  return [first, last]
    .filter((it) => !equal(it, own))
    .map((it) => ({ value: addressText(it), why: it === first ? 'first of the subnet' : 'last of the subnet' }));
}

/** A free address in the subnet of each other interface of the host. */
export const freeBeside = (around: CompletionContext, device: string | undefined): FittingValue[] =>
  neighbours(around, device).map(({ subnet, of }) => ({
    value: addressText(freeOf(around.workspace, subnet)),
    why: `free in the subnet of ${of}`,
  }));

/** Subnets of other interfaces of the same host, each once. */
export function neighbours(around: CompletionContext, device: string | undefined): { subnet: Subnet; of: string }[] {
  const folder = folderOf(around.file.uri);
  const result = new Map<number, { subnet: Subnet; of: string }>();
  for (const { uri, facts } of around.workspace.files) {
    if (folderOf(uri) !== folder || uri === around.file.uri) continue;
    for (const it of facts.subnets) {
      if (it.by !== 'profile' || it.port || it.of === device || it.subnet.first.family === 6 || it.subnet.prefix > 30)
        continue;
      const start = it.subnet.first.words[3];
      if (!result.has(start)) result.set(start, { subnet: it.subnet, of: it.of });
    }
    if (result.size >= 3) break;
  }
  return [...result.values()];
}

/** All addresses that some file gives to somebody. */
const usedIn = memoize((workspace: WorkspaceFacts): ReadonlySet<string> => {
  const used = new Set<string>();
  for (const { facts } of workspace.files) {
    for (const it of facts.subnets) used.add(addressText(it.address));
    for (const it of facts.reservations) if (it.ip) used.add(addressText(it.ip));
  }
  return used;
});

/** The first address of a subnet that no file gives to anyone, from the tenth on. */
function freeOf(workspace: WorkspaceFacts, subnet: Subnet): Address {
  const used = usedIn(workspace);
  const { first, last } = usable(subnet);
  for (
    let it: Address | undefined = plus(first, subnet.prefix > 28 ? 0 : 9);
    it && contains({ first, last }, it);
    it = plus(it, 1)
  )
    if (!used.has(addressText(it))) return it;
  return last;
}
