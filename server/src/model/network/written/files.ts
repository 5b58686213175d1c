// All that libvirt writes of a network when it starts it, as one would look at it on the host.
import type { WrittenLine, WrittenNetwork } from './definition';
import { dnsmasqFilesOf } from './dnsmasq';
import { type FirewallRule, firewallRulesOf } from './firewall';
import { iptablesOf } from './iptables';
import { nftablesOf } from './nftables';

/** What a file or a listing is of. */
export const writtenKinds = ['dnsmasq', 'iptables', 'nftables'] as const;

export type WrittenKind = (typeof writtenKinds)[number];

/** A file, or what a program lists. */
export interface WrittenFile {
  readonly kind: WrittenKind;
  /** Its path, or the command that shows it. */
  readonly name: string;
  /** What one should know of it; undefined when it is there as it stands. */
  readonly note?: string;
  readonly lines: readonly WrittenLine[];
}

/** The firewall is told for both backends, as the host's libvirt has one of them. */
export function writtenFilesOf(network: WrittenNetwork): WrittenFile[] {
  const rules = firewallRulesOf(network);
  return [...dnsmasqOf(network), ...listings.map(([kind, name, spell]) => ({ kind, name, lines: spell(rules) }))];
}

const listings: readonly (readonly [
  WrittenKind,
  name: string,
  spell: (rules: readonly FirewallRule[]) => WrittenLine[],
])[] = [
  ['iptables', 'iptables-save', (rules) => iptablesOf(rules, 4)],
  ['iptables', 'ip6tables-save', (rules) => iptablesOf(rules, 6)],
  ['nftables', 'nft list table ip libvirt_network', (rules) => nftablesOf(rules, 4)],
  ['nftables', 'nft list table ip6 libvirt_network', (rules) => nftablesOf(rules, 6)],
];

function dnsmasqOf(network: WrittenNetwork): WrittenFile[] {
  const { configuration, hosts, names, isStarted } = dnsmasqFilesOf(network);
  const path = (ending: string): string => `/var/lib/libvirt/dnsmasq/${network.name}.${ending}`;
  const note = isStarted
    ? {}
    : { note: 'no dnsmasq is started: nobody is served, and DNS is off or there is no address' };
  return [
    { kind: 'dnsmasq', name: path('conf'), ...note, lines: configuration },
    { kind: 'dnsmasq', name: path('hostsfile'), ...note, lines: hosts },
    { kind: 'dnsmasq', name: path('addnhosts'), ...note, lines: names },
  ];
}
