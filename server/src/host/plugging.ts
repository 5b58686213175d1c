// How cards of guests that a restart of their network has cut off are plugged in again.
import { managedModes } from '../model/facts';
import { modeOfElement } from '../model/network/facts';
import { parseXml } from '../syntax/xml/parse';
import { escape, setAttribute } from '../syntax/xml/write';
import { applyEdits } from '../text';
import { type Card, guestsOf } from './cards';
import { type Connection, failure, type RunOptions } from './command';
import { handOver } from './definition';
import { commandStep, type HostStep } from './steps';
import * as virsh from './virsh';
import type { NetworkRef } from './virsh';

/** How a card comes back: it is moved, or taken out of the guest and put in again. */
const ways = {
  move: ['update-device', 'update-device'],
  replace: ['detach-device', 'attach-device'],
} as const;

/**
 * The commands that plug a card in once its network runs as `wanted`. libvirt takes the XML that the guest has for no change,
 * and says ok, so the card is moved: from the network to its bridge and back, or the other way round; the guest keeps the card
 * and its link. Only QEMU can do that, and where there is no bridge any more the guest gets the card anew.
 * Source: libvirt's qemuDomainChangeNet, and tried with 9.0.0.
 */
export function plugSteps(connection: Connection, target: NetworkRef, card: Card, wanted: string): HostStep[] {
  const isMoved = (card.guestType === 'kvm' || card.guestType === 'qemu') && hasBridge(wanted);
  const guest = virsh.shownRef({ name: card.guest, uuid: card.guestUuid });
  return ways[isMoved ? 'move' : 'replace'].map((verb, turn) => ({
    ...commandStep(connection, virsh.changeCard(verb, guest, `${card.mac.replaceAll(':', '-')}.xml`)),
    async run(options) {
      const info = await connection.run(virsh.info(target), options);
      if (!info.ok) return info;
      const { active, name, bridge = '' } = info.value;
      if (!active) return failure('failed', `${name} does not run`);
      const { network, portgroup } = card;
      const onBridge = { type: 'bridge', source: { bridge } };
      const own = network === undefined ? onBridge : { type: 'network', source: { network, portgroup } };
      const other = network === name ? onBridge : { type: 'network', source: { network: name } };
      return handOver(cardXml(card, isMoved && turn === 0 ? other : own), false, (path) =>
        connection.run(virsh.changeCard(verb, guest, path), options),
      );
    },
  }));
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
  const done: Card[] = [];
  const left: string[] = [];
  for (const card of cards.filter(({ port }) => port === undefined || !ports.has(port))) {
    const failed = await firstFailure(plugSteps(connection, target, card, wanted), options);
    if (failed === undefined) done.push(card);
    else left.push(`${card.guest} (${card.mac}) is not plugged in again: ${failed}`);
  }
  return { said: done.length === 0 ? [] : [`plugged in again: ${guestsOf(done).join(', ')}`], left };
}

async function firstFailure(steps: readonly HostStep[], options: RunOptions | undefined): Promise<string | undefined> {
  for (const it of steps) {
    const done = await it.run(options);
    if (!done.ok) return done.message;
  }
  return undefined;
}
