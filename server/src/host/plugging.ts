// How cards of guests that a restart of their network has cut off are plugged in again.
import { managedModes } from '../model/facts';
import { modeOfElement } from '../model/network/facts';
import { parseXml } from '../syntax/xml/parse';
import { escape, setAttribute } from '../syntax/xml/write';
import { applyEdits } from '../text';
import { type Card, guestsOf } from './cards';
import { type Connection, failure, type RunOptions, success } from './command';
import { handOver } from './definition';
import { labelOf } from './operation';
import { commandStep, definitionStep, type HostStep } from './steps';
import * as virsh from './virsh';
import type { NetworkRef } from './virsh';

/** How a card comes back: it is moved, or taken out of the guest and put in again. */
const ways = {
  move: ['update-device', 'update-device'],
  replace: ['detach-device', 'attach-device'],
} as const;

/**
 * The commands that plug cards in once their network runs as `wanted`. libvirt does nothing for a card that stays on a bridge
 * of the same name, and says ok, so a card is moved: to an empty network that is there meanwhile, and back; the guest keeps the
 * card and its link. Only QEMU can do that, and where there is no bridge any more the guest gets the card anew.
 * Source: libvirt's qemuDomainChangeNet, and tried with 9.0, 11.3 and 12.8.
 */
export function plugSteps(
  connection: Connection,
  target: NetworkRef,
  cards: readonly Card[],
  wanted: string,
): HostStep[] {
  const steps = cards.flatMap((it) => cardSteps(connection, target, it, wanted));
  if (!cards.some((it) => isMoved(it, wanted))) return steps;
  const aside = asideSteps(connection, target);
  return [aside.make, ...steps, aside.remove];
}

function cardSteps(connection: Connection, target: NetworkRef, card: Card, wanted: string): HostStep[] {
  const way = isMoved(card, wanted) ? 'move' : 'replace';
  const guest = virsh.shownRef({ name: card.guest, uuid: card.guestUuid });
  return ways[way].map((verb, turn) => ({
    ...commandStep(connection, virsh.changeCard(verb, guest, `${card.mac.replaceAll(':', '-')}.xml`)),
    async run(options) {
      const info = await connection.run(virsh.info(target), options);
      if (!info.ok) return info;
      const { active, name, bridge = '' } = info.value;
      if (!active) return failure('failed', `${name} does not run`);
      const { network, portgroup } = card;
      const own = network === undefined ? { type: 'bridge', source: { bridge } } : onNetwork(network, portgroup);
      // libvirt changes no portgroup of a card, and asks for none of that name in the other network.
      const aside = onNetwork(asideOf(target), network === undefined ? undefined : portgroup);
      return handOver(cardXml(card, way === 'move' && turn === 0 ? aside : own), false, (path) =>
        connection.run(virsh.changeCard(verb, guest, path), options),
      );
    },
  }));
}

const isMoved = ({ guestType }: Card, wanted: string): boolean =>
  (guestType === 'kvm' || guestType === 'qemu') && hasBridge(wanted);

/** The network that cards are moved to and back. What lets go of a network in the middle finds it again by this name. */
const asideOf = (target: NetworkRef): string => `virtnet-aside-${labelOf(target)}`;

/** How that network comes and goes: nobody else is on it, it has no address, and nothing of it is stored. */
function asideSteps(
  connection: Connection,
  target: NetworkRef,
): { readonly make: HostStep; readonly remove: HostStep } {
  const name = asideOf(target);
  const xml = `<network><name>${escape(name)}</name><bridge stp='off' delay='0'/></network>`;
  const make = definitionStep(connection, xml, 'aside.xml', virsh.create);
  return {
    make: {
      ...make,
      line: `${make.line}  # an empty network, to move cards to and back`,
      async run(options) {
        const made = await make.run(options);
        if (made.ok) return made;
        const left = await connection.run(virsh.info({ name }), options);
        return left.ok && left.value.active ? success(undefined) : made;
      },
    },
    remove: commandStep(connection, virsh.destroy({ name })),
  };
}

/** Whether a network has a bridge on the host while it runs. */
function hasBridge(network: string): boolean {
  const { root } = parseXml(network);
  return (
    root !== undefined && (managedModes.has(modeOfElement(root) ?? 'isolated') || root.child('bridge') !== undefined)
  );
}

interface Plug {
  readonly type: string;
  readonly source: Readonly<Record<string, string | undefined>>;
}

const onNetwork = (network: string, portgroup?: string): Plug => ({ type: 'network', source: { network, portgroup } });

function cardXml({ xml }: Card, { type, source }: Plug): string {
  const { root } = parseXml(xml);
  const said = Object.entries(source).flatMap(([name, value]) =>
    value === undefined ? [] : [` ${name}='${escape(value, "'")}'`],
  );
  return applyEdits(xml, [
    ...setAttribute(root!, 'type', type),
    { span: root!.child('source')!.span, text: `<source${said.join('')}/>` },
  ]);
}

/** What became of the guests of a network that was restarted, in words. */
export interface Plugged {
  readonly said: readonly string[];
  /** Of those that are still cut off. */
  readonly left: readonly string[];
}

/** Plugs in what has lost its network, one card after the other; one that does not come off stops no other. */
export async function plugIn(
  connection: Connection,
  target: NetworkRef,
  cards: readonly Card[],
  wanted: string,
  options: RunOptions | undefined,
): Promise<Plugged> {
  if (cards.length === 0) return { said: [], left: [] };
  const listed = await connection.run(virsh.portUuids(target), options);
  const ports = new Set(listed.ok ? listed.value : []);
  const cut = cards.filter(({ port }) => port === undefined || !ports.has(port));
  const aside = cut.some((it) => isMoved(it, wanted)) ? asideSteps(connection, target) : undefined;
  const done: Card[] = [];
  const left: string[] = [];
  const made = await aside?.make.run(options);
  for (const card of cut) {
    const failed =
      made?.ok === false && isMoved(card, wanted)
        ? made.message
        : await firstFailure(cardSteps(connection, target, card, wanted), options);
    if (failed === undefined) done.push(card);
    else left.push(`${card.guest} (${card.mac}) is not plugged in again: ${failed}`);
  }
  const removed = made?.ok ? await aside?.remove.run(options) : undefined;
  if (removed?.ok === false) left.push(`the network ${asideOf(target)} is still there: ${removed.message}`);
  return { said: done.length === 0 ? [] : [`plugged in again: ${guestsOf(done).join(', ')}`], left };
}

async function firstFailure(steps: readonly HostStep[], options: RunOptions | undefined): Promise<string | undefined> {
  for (const it of steps) {
    const done = await it.run(options);
    if (!done.ok) return done.message;
  }
  return undefined;
}
