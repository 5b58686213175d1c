// The network cards that are on a network, as libvirt prints them: whom a restart cuts off.
import { managedModes } from '../model/facts';
import { modeOfElement } from '../model/network/facts';
import type { Element } from '../syntax/tree';
import { parseXml } from '../syntax/xml/parse';
import { type Connection, type Result, type RunOptions, runAll, success } from './command';
import type { State } from './state';
import * as virsh from './virsh';
import { unlessGone } from './watch/snapshot';

/** A card of a running guest. */
export interface Card {
  readonly guest: string;
  readonly guestUuid: string;
  /** What runs the guest: `kvm`, `lxc`. */
  readonly guestType: string;
  readonly mac: string;
  /** The network that it is on, which may be another one of the same bridge; undefined of a card that names the bridge. */
  readonly network: string | undefined;
  /** The port that it was given there. */
  readonly port: string | undefined;
  readonly portgroup: string | undefined;
  /** As the guest has it. */
  readonly xml: string;
}

/**
 * The cards that are cut off when a network stops: on it, or on its bridge by another network or by none. None where libvirt does not make the
 * bridge, as nothing is cut off there.
 */
export async function cardsOn(
  connection: Connection,
  { name, state }: { readonly name: string; readonly state: State },
  options: RunOptions | undefined,
): Promise<Result<readonly Card[]>> {
  const { root } = parseXml(state.live ?? '');
  if (!root || !managedModes.has(modeOfElement(root) ?? 'isolated')) return success([]);
  const uuids = await unlessGone(connection.run(virsh.guestUuids('running'), options));
  if (!uuids.ok) return uuids;
  const bridge = valueOf(root.child('bridge'), 'name');
  const cards: Card[] = [];
  for (const printed of await runAll(connection, (uuids.value ?? []).map(virsh.dumpGuest), options)) {
    // A guest that is gone meanwhile is on nothing.
    if (!printed.ok && printed.reason !== 'failed') return printed;
    if (printed.ok) cards.push(...cardsIn(printed.value, name, bridge));
  }
  return success(cards);
}

function cardsIn(domain: string, network: string, bridge: string | undefined): Card[] {
  const { root, text } = parseXml(domain);
  const [guest, guestUuid] = ['name', 'uuid'].map((it) => root?.child(it)?.content.trim());
  if (root?.localName !== 'domain' || !guest || !guestUuid) return [];
  // The guests of the practice driver are on nothing.
  if (valueOf(root, 'type') === 'test') return [];
  const cards = root.childrenNamed('devices').flatMap((it) => it.childrenNamed('interface'));
  return cards.flatMap((card) => {
    const source = card.child('source');
    const mac = valueOf(card.child('mac'), 'address');
    const named = valueOf(source, 'network');
    const isOn = named === network || (bridge !== undefined && valueOf(source, 'bridge') === bridge);
    if (!isOn || mac === undefined) return [];
    return {
      ...{ guest, guestUuid, mac },
      guestType: valueOf(root, 'type') ?? '',
      network: named,
      port: valueOf(source, 'portid'),
      portgroup: valueOf(source, 'portgroup'),
      xml: text.slice(card.span.start, card.span.end),
    };
  });
}

const valueOf = (element: Element | undefined, name: string): string | undefined => element?.attribute(name)?.value;

/** The guests of cards by name, each once. */
export const guestsOf = (cards: readonly Card[]): string[] => [...new Set(cards.map(({ guest }) => guest))].sort();
