// Subnets of other files that share addresses with those of a network, and the fix for both rules about them.
import { networkOf } from './networks';
import { sameSubnet, type Subnet, subnetText } from '../address';
import { managedModes, type SubnetFact } from './facts';
import type { File } from './file';
import type { WorkspaceFacts } from './workspace-facts';
import { eachOnce, isSame, lookupOf } from './lookup';
import { isOnHost, whereabouts } from './on-host';
import { meetsNobody, mayMeet } from './one-host';
import { whereManaged } from './network/mode';
import { amongOthers, type Reading } from './reading';

/** An address of this network with those of other owners whose subnets it shares addresses with. */
export interface Clash {
  readonly mine: SubnetFact;
  /** The worst of them: one with the same subnet, if there is any. */
  readonly other: SubnetFact;
  readonly isEqual: boolean;
  /** All of them, one per owner and as many as a person reads. */
  readonly related: readonly { readonly at: SubnetFact['at']; readonly message: string }[];
}

/** Clashes of a managed network with those who declare their subnets in this way; one per address. */
export const clashesWith = (by: SubnetFact['by']): Reading<Clash> =>
  amongOthers(whereManaged((file, workspace) => [...clashes(file, workspace, by)]));

function* clashes(file: File, workspace: WorkspaceFacts, by: SubnetFact['by']): Generator<Clash> {
  const self = networkOf(file);
  if (!self || meetsNobody(file)) return;
  const { byUri } = lookupOf(workspace);
  const isUp = (it: SubnetFact): boolean => {
    // A bridge made twice is one fault; see libvirt-bridge-name-clash.
    if (by === 'profile')
      return (
        it.of !== self.bridge && workspace.devices(it.of).some((device) => device.live && device.at.uri === it.at.uri)
      );
    const other = byUri.get(it.at.uri);
    return other?.mode !== undefined && managedModes.has(other.mode) && !isSame(self, other);
  };
  for (const mine of file.facts.subnets) {
    const others = new Map<string, SubnetFact>();
    for (const it of workspace.meeting(mine.subnet, file.uri)) {
      if (it.by !== by || it.owner === mine.owner || it.port || !isUp(it)) continue;
      // What the host has is told as such.
      if (by === 'profile' && isOnHost(it, workspace)) continue;
      if (!mayMeet(file, workspace, it.at.uri)) continue;
      const known = others.get(it.owner);
      if (!known || (sameSubnet(it.subnet, mine.subnet) && !sameSubnet(known.subnet, mine.subnet)))
        others.set(it.owner, it);
    }
    const all = by === 'libvirt' ? eachOnce([...others.values()], (it) => byUri.get(it.at.uri)) : [...others.values()];
    const equal = all.find((it) => sameSubnet(it.subnet, mine.subnet));
    const other = equal ?? all[0];
    if (!other) continue;
    const related = [other, ...all.filter((it) => it !== other)].slice(0, 10);
    yield {
      mine,
      other,
      isEqual: equal !== undefined,
      related: related.map((it) => ({
        at: it.at,
        message: `${subnetOwner(it)}${whereabouts(it.at.uri, workspace) || ' is here'}`,
      })),
    };
  }
}

/** `192.168.50.0/24 of lab`. */
export const subnetOwner = (it: SubnetFact): string => `${subnetText(it.subnet)} of ${it.of}`;

/** What two subnets share: the narrower. */
export const claimOf = (mine: SubnetFact, other: SubnetFact): string =>
  subnetText((isInside(mine.subnet, other.subnet) ? mine : other).subnet);

/** Whether a subnet lies inside one that it overlaps: such blocks nest, or are equal. */
export const isInside = (inner: Subnet, outer: Subnet): boolean => inner.prefix > outer.prefix;
