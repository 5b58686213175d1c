// A guest whose address is reserved on another network, or whose card has no MAC address although its name is reserved.
import { addressText } from '../../../address';
import { fix, replace } from '../../../fixes/fix';
import type { NetworkFact, ReservationFact } from '../../../model/facts';
import { cardsOf } from '../../../model/guest/cards';
import { reservationsByMac, reservationsByName } from '../../../model/guest/macs';
import { pluggedInto } from '../../../model/guest/networks';
import { lookupOf } from '../../../model/lookup';
import type { WorkspaceFacts } from '../../../model/workspace-facts';
import { insertChild } from '../../../syntax/xml/write';
import { ruleOfEach } from '../../rule';

export const domMacReservation = ruleOfEach({
  name: 'dom-mac-reservation',
  of: ['guest'],
  severity: 'warning',
  across: true,
  summary: 'A reserved address that the guest never gets.',
  source: 'https://libvirt.org/formatnetwork.html#addressing: dnsmasq knows a guest by the MAC address of its card',
  codes: {
    'dom-mac-reservation-elsewhere': 'The MAC address has a reservation on another network.',
    'dom-mac-reservation-no-mac':
      'The guest is reserved an address by its name, and its card has another MAC address each time.',
  },
  each: cardsOf,
  *check(card, file, workspace) {
    const plugged = pluggedInto(card, workspace);
    const guest = file.facts.guest;
    if (!plugged?.network || !guest) return;
    const { name, network } = plugged;
    const mac = card.child('mac')?.attribute('address');
    if (mac) {
      const all = workspace.by(reservationsByMac, mac.value.toLowerCase());
      if (all.some((it) => networkOf(it, workspace)?.name === network.name)) return;
      const other = all[0] && networkOf(all[0], workspace);
      // Of other cards of this guest the reservation may be meant.
      if (!other || guest.interfaces.some((it) => it.network?.value === other.name)) return;
      yield {
        code: 'dom-mac-reservation-elsewhere',
        span: name.valueSpan,
        message: `${addressOf(all[0]!)} is reserved for this card on network ${other.name}, and it is plugged into ${network.name}`,
        related: [{ at: all[0]!.at, message: 'it is reserved here' }],
        fixes: [replace(`Plug it into ${other.name}`, name.valueSpan, other.name)],
        rival: { uri: other.at.uri },
      };
      return;
    }
    const named = guest.name === '' ? [] : workspace.by(reservationsByName, guest.name);
    const reserved = named.find((it) => it.mac !== undefined && networkOf(it, workspace)?.name === network.name);
    if (!reserved || card.child('mac') || card.tree.template) return;
    const isTaken = guest.interfaces.some((it) => it.mac?.value === reserved.mac?.toLowerCase());
    if (isTaken) return;
    yield {
      code: 'dom-mac-reservation-no-mac',
      span: card.nameSpan,
      message: `${addressOf(reserved)} is reserved for ${guest.name} by its MAC address, which this card does not say; libvirt makes another one each time the file is defined`,
      related: [{ at: reserved.at, message: 'it is reserved here' }],
      fixes: [
        fix(
          `Add the MAC address ${reserved.mac!}`,
          insertChild(card, `<mac address='${reserved.mac!}'/>`, { before: card.children[0] }),
        ),
      ],
      rival: { uri: reserved.at.uri },
    };
  },
});

const addressOf = ({ ip }: ReservationFact): string => (ip ? addressText(ip) : 'an address');

const networkOf = (it: ReservationFact, workspace: WorkspaceFacts): NetworkFact | undefined =>
  lookupOf(workspace).byUri.get(it.at.uri);
