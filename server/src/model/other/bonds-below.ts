// The bonds of other programs that a bridge stands on, whoever makes the bridge and the VLANs between.
import type { BondModeFact, ReferenceFact } from '../facts';
import type { Index, WorkspaceFacts } from '../workspace-facts';
import type { Place } from '../../text';

export interface BondBelow {
  readonly mode: BondModeFact;
  /** From the bridge down to the bond. */
  readonly names: readonly string[];
  /** What says that one stands on the other. */
  readonly places: readonly Place[];
}

const portsByBridge: Index<ReferenceFact> = {
  of: ({ references }) => references.filter((it) => it.relation === 'controller-bridge'),
  key: (it) => it.name,
};

const parentsByVlan: Index<ReferenceFact> = {
  of: ({ references }) => references.filter((it) => it.relation === 'vlan-parent'),
  key: (it) => it.from,
};

const modesByBond: Index<BondModeFact> = { of: ({ bondModes }) => bondModes ?? [], key: (it) => it.bond };

/** A VLAN may stand on a VLAN; more levels nobody has. */
const mostLevels = 5;

export function bondsBelow(workspace: WorkspaceFacts, bridge: string): BondBelow[] {
  const result: BondBelow[] = [];
  const open = workspace
    .by(portsByBridge, bridge)
    .map((it) => ({ device: it.from, names: [bridge, it.from], places: [it.at] }));
  for (let way = open.shift(); way; way = open.shift()) {
    const { device, names, places } = way;
    for (const mode of workspace.by(modesByBond, device)) result.push({ mode, names, places });
    if (names.length < mostLevels)
      for (const { name, at } of workspace.by(parentsByVlan, device))
        open.push({ device: name, names: [...names, name], places: [...places, at] });
  }
  return result;
}
