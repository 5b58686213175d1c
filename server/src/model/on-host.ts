// What a network meets on the running host that it is for: devices, and subnets with their routes.
import { sameSubnet, type Subnet, subnetText } from '../address';
import { managedModes, type NetworkFact, type SubnetFact } from './facts';
import type { File } from './file';
import type { HostDevice, KnownHost } from './inventory';
import { liveDocumentOf } from './live';
import { isSame, lookupOf } from './lookup';
import { networkOf } from './networks';
import { meetsNobody } from './one-host';
import { narrowing, none, type Reading } from './reading';
import type { WorkspaceFacts } from './workspace-facts';

/** The running host that a file is for, where its interfaces are known; none for an example, or a copy put aside. */
export function hostAround(file: File, workspace: WorkspaceFacts): WholeHost | undefined {
  const host = workspace.inventory;
  return host && hasInterfaces(host) && !meetsNobody(file) ? host : undefined;
}

/** What is known of the running host that a file is for; nothing for an example, or a copy put aside. */
export function conditionsAround(file: File, workspace: WorkspaceFacts): KnownHost | undefined {
  const host = workspace.inventory;
  return host && !meetsNobody(file) ? host : undefined;
}

/** A host of which it is known what interfaces there are. */
export interface WholeHost extends KnownHost {
  readonly devices: NonNullable<KnownHost['devices']>;
  readonly named: NonNullable<KnownHost['named']>;
}

const hasInterfaces = (it: KnownHost): it is WholeHost => it.named !== undefined && it.named.size > 0;

/** What a reading gives where the running host is known, and which of its networks a file is; elsewhere nothing. */
export const onHost = <R extends Reading<unknown>>(reading: R): R =>
  narrowing(reading, ((file, workspace, target) =>
    !file.facts.isNameless && hostAround(file, workspace) ? reading(file, workspace, target) : none) as R);

/** Subnets of the host, and where it has routes to, that share addresses with a subnet; not what this network made there. */
export function hostSubnetsAt(wanted: Subnet, file: File, workspace: WorkspaceFacts): SubnetFact[] {
  const { byBridge } = lookupOf(workspace);
  const isOwn = (it: SubnetFact): boolean =>
    (byBridge.get(it.of) ?? []).some((other) => isRunning(other.at.uri) && isOf(file, other));
  return [...workspace.meeting(wanted, file.uri)].filter((it) => it.by === 'host' && !isOwn(it));
}

/** Subnets of other networks that run on the host and share addresses with a subnet. */
export function runningSubnetsAt(wanted: Subnet, file: File, workspace: WorkspaceFacts): SubnetFact[] {
  const { byUri } = lookupOf(workspace);
  return [...workspace.meeting(wanted, file.uri)].filter((it) => {
    const other = isRunning(it.at.uri) ? byUri.get(it.at.uri) : undefined;
    return other?.mode !== undefined && managedModes.has(other.mode) && !isOf(file, other);
  });
}

const isRunning = (uri: string): boolean => liveDocumentOf(uri)?.part === 'running';

const isOf = (file: File, other: NetworkFact): boolean => {
  const self = networkOf(file);
  return self !== undefined && isSame(self, other);
};

/** Whether libvirt takes a subnet for in use: it looks for the very same one among the IPv4 routes of the main table. */
export const isRefused = (wanted: Subnet, it: SubnetFact): boolean =>
  it.table === 'main' && wanted.first.family === 4 && sameSubnet(it.subnet, wanted);

/** `10.0.0.0/24 of eth0`. */
export const hostSubnetText = (it: SubnetFact): string => `${subnetText(it.subnet)} of ${deviceText(it)}`;

/** `eth0`, or how the host gets there by it. */
export const deviceText = ({ of, gateway }: SubnetFact): string =>
  of === '*' ? 'a route to nowhere' : gateway === undefined ? of : `${of} and the gateway ${gateway}`;

/** `, which runs on qemu:///system`, of a network that a host has; nothing of a file. */
export function whereabouts(uri: string, { inventory }: WorkspaceFacts): string {
  const part = liveDocumentOf(uri)?.part;
  if (part === undefined) return '';
  return `, which ${part === 'stored' ? 'is defined' : 'runs'} on ${inventory?.connection ?? 'the host'}`;
}

/** Whether what an ifcfg file says of an address is what the host has. */
export const isOnHost = (it: SubnetFact, workspace: WorkspaceFacts): boolean =>
  workspace.inventory !== undefined &&
  [...workspace.meeting(it.subnet)].some(
    (other) => other.by === 'host' && other.of === it.of && sameSubnet(other.subnet, it.subnet),
  );

/** Interfaces that lead somewhere, best first: those with addresses, then those that are up. */
export const uplinkNames = ({ devices, ofNetworks }: WholeHost, fits: (it: HostDevice) => boolean): string[] =>
  devices
    .filter((it) => it.name !== 'lo' && it.controller === undefined && !ofNetworks.includes(it.name) && fits(it))
    .sort((a, b) => rankOf(b) - rankOf(a))
    .map((it) => it.name);

const rankOf = (it: HostDevice): number => (it.addresses.length > 0 ? 2 : 0) + (it.isUp ? 1 : 0);
