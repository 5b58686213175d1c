// Network cards over all guests, and what they share with each other and with the host.
import { memoize } from '../../memoize';
import type { GuestInterfaceFact, ReservationFact, SubnetFact } from '../facts';
import type { File } from '../file';
import { none } from '../reading';
import type { Index, WorkspaceFacts } from '../workspace-facts';

/** Network cards of all files by their address. */
export const cardsByMac: Index<GuestInterfaceFact> = {
  of: ({ guest }) => guest?.interfaces ?? none,
  key: (it) => it.mac?.value,
};

/** Network cards of all files by the network that they are on. */
export const cardsByNetwork: Index<GuestInterfaceFact> = {
  of: ({ guest }) => guest?.interfaces ?? none,
  key: (it) => it.network?.value,
};

/** The cards of a guest that say their address. */
export const cardsWithMacOf = memoize((file: File): readonly GuestInterfaceFact[] =>
  (file.facts.guest?.interfaces ?? none).filter((it) => it.mac !== undefined),
);

/** Addresses of the host by the interface that has them. */
export const addressesByDevice: Index<SubnetFact> = {
  of: ({ subnets }) => subnets.filter((it) => it.by !== 'libvirt'),
  key: (it) => it.of,
};

/** Static hosts of all networks by the address of their card. */
export const reservationsByMac: Index<ReservationFact> = {
  of: (facts) => facts.reservations,
  key: (it) => it.mac?.toLowerCase(),
};

/** The same by the name that they give. */
export const reservationsByName: Index<ReservationFact> = { of: (facts) => facts.reservations, key: (it) => it.name };

/** What a card is plugged into, in words; empty where nobody can tell. */
export const placeOfCard = ({ network, bridge, device }: GuestInterfaceFact): string =>
  network ? `network ${network.value}` : (bridge?.value ?? device?.value ?? '');

/**
 * Whether two cards are of one guest in two files: a copy, a card for it by itself, or a variant of it, which boots from
 * the same disk and so never runs beside it.
 */
export function isSameGuest(a: GuestInterfaceFact, b: GuestInterfaceFact, workspace: WorkspaceFacts): boolean {
  if (a.guest === '' || b.guest === '' || a.guest === b.guest) return true;
  const [one, other] = [a, b].map((it) => workspace.file(it.at.uri)?.facts.guest);
  if (!one || !other) return false;
  return (one.uuid !== undefined && one.uuid === other.uuid) || one.disks.some((it) => other.disks.includes(it));
}
