// Who does without a network while it is stopped, besides the guests that libvirt knows on it: networks that use its bridge, what
// others have plugged into that, and routes that lead through it.
import { managedModes } from '../model/facts';
import { modeOfElement } from '../model/network/facts';
import type { HostInventory } from '../model/inventory';
import type { Element } from '../syntax/tree';
import { parseXml } from '../syntax/xml/parse';
import { type Connection, type Result, type RunOptions, success } from './command';
import { countedList } from './counted-list';
import { dumpXml, listNetworks, type NetworkState } from './networks';
import type { NetworkRef } from './virsh';
import { localInventory } from './watch/local';
import { isLocal } from './watch/place';

/** Reads of the host what there is; what the practice driver has is on no host. */
export async function dependantsOf(
  connection: Connection,
  target: NetworkRef & { readonly name: string },
  macs: readonly string[],
  options: RunOptions | undefined,
): Promise<Result<string[]>> {
  const live = await dumpXml(connection, target, { inactive: false }, options);
  if (!live.ok) return live.reason === 'failed' ? success([]) : live;
  const { root } = parseXml(live.value);
  const bridge = root && bridgeMadeBy(root);
  if (bridge === undefined) return success([]);
  const networks = await listNetworks(connection, options);
  if (!networks.ok) return networks;
  const inventory = isLocal(connection.uri ?? '') ? await localInventory([bridge]) : undefined;
  return success(dependantsOn({ bridge, root: root!, networks: networks.value, macs, inventory, name: target.name }));
}

/** The bridge that libvirt makes for a network, and takes away when it stops. */
const bridgeMadeBy = (root: Element): string | undefined =>
  managedModes.has(modeOfElement(root) ?? 'isolated') ? root.child('bridge')?.attribute('name')?.value : undefined;

/** What was read for that. */
export interface Surroundings {
  readonly name: string;
  readonly bridge: string;
  /** The network as it runs. */
  readonly root: Element;
  readonly networks: readonly NetworkState[];
  /** Of the cards of guests that are told of otherwise. */
  readonly macs: readonly string[];
  /** Of the machine that the bridge is on, where that is this one. */
  readonly inventory: HostInventory | undefined;
}

/** The same in words, of what was read. */
export function dependantsOn({ name, bridge, root, networks, macs, inventory }: Surroundings): string[] {
  const users = networks.filter(
    (it) => it.active && it.name !== name && (it.summary?.bridge === bridge || it.summary?.uplinks.includes(bridge)),
  );
  // libvirt gives its end of a card the address of the card, with another first byte.
  const ends = new Set(macs.map((it) => it.slice(2).toLowerCase()));
  const ports = (inventory?.devices ?? []).filter(
    ({ controller, mac }) => controller === bridge && !(mac && ends.has(mac.slice(2))),
  );
  const own = new Set(root.childrenNamed('route').map((it) => it.attribute('gateway')?.value));
  const routes = (inventory?.routes ?? []).filter(
    ({ device, gateway }) => device === bridge && gateway !== undefined && !own.has(gateway),
  );
  const told = (all: readonly string[], one: string, many: string): string[] =>
    all.length === 0 ? [] : [countedList(all, one, many)];
  return [
    ...told(
      users.map((it) => it.name).sort(),
      `network uses its bridge ${bridge}, which is gone meanwhile`,
      `networks use its bridge ${bridge}, which is gone meanwhile`,
    ),
    ...told(
      ports.map((it) => it.name).sort(),
      `device that libvirt did not put into ${bridge} is unplugged, and not put there again`,
      `devices that libvirt did not put into ${bridge} are unplugged, and not put there again`,
    ),
    ...told(
      routes.map((it) => `${it.destination} via ${it.gateway!}`).sort(),
      `route over ${bridge} is lost, and libvirt does not set it again`,
      `routes over ${bridge} are lost, and libvirt does not set them again`,
    ),
  ];
}
