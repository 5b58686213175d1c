// The way from a device of the host to the guests: over VLANs on it to a bridge, and the libvirt network that uses that bridge.
import type { ControllerFact, ReferenceFact } from './facts';
import type { Index, WorkspaceFacts } from './workspace-facts';
import type { Place } from '../text';
import { type HostProfiles, hostProfilesOf } from './ifcfg/host-profiles';

/** One device on another, and the value that says so. */
export interface ChainLink {
  readonly from: string;
  readonly name: string;
  readonly at: Place;
}

/** The way that a libvirt network takes, else any; undefined when the device is below no bridge. */
export function guestChain(
  workspace: WorkspaceFacts,
  uri: string,
  device: string,
): { steps: readonly ChainLink[]; user: ReferenceFact | undefined } | undefined {
  const ways = waysUp(hostProfilesOf(workspace, uri), device, []);
  const used = ways.find((it) => userOf(workspace, it.at(-1)!.name));
  const steps = used ?? ways[0];
  return steps && { steps, user: userOf(workspace, steps.at(-1)!.name) };
}

const usersByBridge: Index<ReferenceFact> = {
  of: ({ references }) => references.filter((it) => it.relation === 'host-bridge' || it.relation === 'guest-bridge'),
  key: (it) => it.name,
};

/** What a libvirt network says that puts guests on a bridge of the host, else what a guest says itself. */
export function userOf(workspace: WorkspaceFacts, bridge: string): ReferenceFact | undefined {
  const all = workspace.by(usersByBridge, bridge);
  return all.find((it) => it.relation === 'host-bridge') ?? all[0];
}

/** What it says, in words. */
export const useWords = ({ relation, from, name }: ReferenceFact): string =>
  relation === 'host-bridge' ? `${from} puts guests on ${name}` : `the guest ${from} is on ${name}`;

/** Who says it, in words. */
export const userWords = ({ relation, from }: ReferenceFact): string =>
  relation === 'host-bridge' ? `the libvirt network ${from}` : `the guest ${from}`.trim();

/** The name of a controller, which may be written as its UUID. */
const nameOfController = (host: HostProfiles, { name, byUuid }: ControllerFact): string =>
  byUuid ? (host.byUuid.get(name)?.[0]?.device.name ?? name) : name;

/** A VLAN may stand on a VLAN; more than four levels nobody has. */
function waysUp(host: HostProfiles, device: string, before: readonly ChainLink[]): ChainLink[][] {
  if (before.length > 3) return [];
  const direct = (host.byDevice.get(device) ?? []).flatMap(({ controller }) =>
    controller?.kind === 'bridge'
      ? [[...before, { from: device, name: nameOfController(host, controller), at: controller.at }]]
      : [],
  );
  const tagged = (host.byParent.get(device) ?? [])
    .filter((it) => it.device.name !== '' && it.device.name !== device)
    .flatMap((it) =>
      waysUp(host, it.device.name, [...before, { from: device, name: it.device.name, at: it.vlan!.parentAt }]),
    );
  return [...direct, ...tagged];
}
