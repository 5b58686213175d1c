// Filters of packets that a network card may name: those that libvirt brings along, and those of files.
import type { GuestInterfaceFact, WordFact } from '../facts';
import { none } from '../reading';
import type { Index } from '../workspace-facts';

export const filtersByName: Index<WordFact> = { of: ({ filters }) => filters ?? none, key: (it) => it.value };

/** All of them, under one key. */
export const filtersOfFiles: Index<WordFact> = { of: ({ filters }) => filters ?? none, key: () => '' };

/** Filters by those that go through them. */
export const filterUses: Index<WordFact> = { of: (it) => it.filterUses ?? none, key: (it) => it.value };

/** Network cards of all files by the filter that they name. */
export const cardsByFilter: Index<GuestInterfaceFact> = {
  of: ({ guest }) => guest?.interfaces ?? none,
  key: (it) => it.filter?.value,
};

/** Source: libvirt 9.0.0, src/nwfilter/xml, which is put into /etc/libvirt/nwfilter. */
export const shippedFilters: ReadonlySet<string> = new Set(
  `allow-arp allow-dhcp allow-dhcp-server allow-dhcpv6 allow-dhcpv6-server allow-incoming-ipv4 allow-incoming-ipv6
   allow-ipv4 allow-ipv6 clean-traffic clean-traffic-gateway no-arp-ip-spoofing no-arp-mac-spoofing no-arp-spoofing
   no-ip-multicast no-ip-spoofing no-ipv6-multicast no-ipv6-spoofing no-mac-broadcast no-mac-spoofing
   no-other-l2-traffic no-other-rarp-traffic qemu-announce-self qemu-announce-self-rarp`.split(/\s+/),
);
