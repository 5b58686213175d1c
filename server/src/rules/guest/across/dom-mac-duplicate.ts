// One MAC address for two network cards.
import { replace } from '../../../fixes/fix';
import type { GuestInterfaceFact } from '../../../model/facts';
import { cardsByMac, cardsWithMacOf, isSameGuest, placeOfCard } from '../../../model/guest/macs';
import { lookupOf } from '../../../model/lookup';
import type { WorkspaceFacts } from '../../../model/workspace-facts';
import { ruleOfEach } from '../../rule';

export const domMacDuplicate = ruleOfEach({
  code: 'dom-mac-duplicate',
  of: ['guest'],
  severity: 'warning',
  summary: 'Two network cards, or a card and a bridge, have one MAC address.',
  source: 'IEEE 802.1D: a bridge learns one port per address; libvirt 9.0.0 starts both',
  each: cardsWithMacOf,
  *check(card, file, workspace) {
    const mac = card.mac!;
    const all = workspace.by(cardsByMac, mac.value);
    const other =
      all.find((it) => it.at.uri === file.uri && !isSameCard(it, card)) ??
      all.find((it) => it.at.uri !== file.uri && mayMeetOnBridge(it, card) && !isSameGuest(it, card, workspace));
    const bridge = other ? undefined : lookupOf(workspace).byMac.get(mac.value)?.[0];
    if (!other && !bridge) return;
    const place = placeOfCard(card);
    const isTogether = other !== undefined && place !== '' && placeOfCard(other) === place;
    const whose = bridge
      ? `bridge ${bridge.name} of network ${bridge.of}`
      : other!.at.uri === file.uri
        ? 'another card of this guest'
        : `a card of guest ${other!.guest}`;
    const at = bridge?.at ?? other!.mac!.at;
    const free = freeMac(mac.value, workspace);
    yield {
      span: mac.at.span,
      severity: bridge || isTogether || at.uri === file.uri ? 'warning' : 'information',
      message: `${mac.value} is also the MAC address of ${whose}${isTogether ? ` on ${place}` : ''}, expected one of its own`,
      related: [{ at, message: `${whose} has it, too` }],
      fixes: free === undefined ? [] : [replace(`Change to ${free}`, mac.at.span, free)],
      ...(at.uri === file.uri ? {} : { rival: { uri: at.uri } }),
    };
  },
});

const isSameCard = (a: GuestInterfaceFact, b: GuestInterfaceFact): boolean =>
  a.at.uri === b.at.uri && a.at.span.start === b.at.span.start;

/** Whether two cards may be on one network: no bridge learns of both where they are known to be on two. */
function mayMeetOnBridge(a: GuestInterfaceFact, b: GuestInterfaceFact): boolean {
  const [one, other] = [placeOfCard(a), placeOfCard(b)];
  return one === other || one === '' || other === '';
}

/** The next address in the block of QEMU that nobody has. */
function freeMac(mac: string, workspace: WorkspaceFacts): string | undefined {
  const last = parseInt(mac.slice(9).replaceAll(':', ''), 16);
  if (Number.isNaN(last)) return undefined;
  const { byMac } = lookupOf(workspace);
  for (let i = 1; i < 4096; i++) {
    const digits = ((last + i) % 2 ** 24).toString(16).padStart(6, '0');
    const it = `52:54:00:${digits.slice(0, 2)}:${digits.slice(2, 4)}:${digits.slice(4)}`;
    if (workspace.by(cardsByMac, it).length === 0 && !byMac.has(it)) return it;
  }
  return undefined;
}
