// The rules of a network as `nft list table` prints them, without counters.
import type { WrittenLine } from './definition';
import type { Chain, RuleFamily, FirewallRule } from './firewall';

/** libvirt opens no ports of the host here, which its own firewall has to let in, and mends checksums by `tc`. */
const chains: readonly (readonly [Chain, name: string])[] = [
  ['from guests', 'guest_output'],
  ['to guests', 'guest_input'],
  ['between guests', 'guest_cross'],
  ['nat', 'guest_nat'],
];

/** The chains of libvirt's table when the rules are in, each in front of those before it. */
export const nftablesOf = (rules: readonly FirewallRule[], family: RuleFamily): WrittenLine[] => [
  { text: `table ${family === 6 ? 'ip6' : 'ip'} libvirt_network {`, from: undefined },
  ...chains.flatMap(([chain, name]) => [
    { text: `\tchain ${name} {`, from: undefined },
    ...(chain === 'nat'
      ? [{ text: '\t\ttype nat hook postrouting priority srcnat; policy accept;', from: undefined }]
      : []),
    ...rules
      .filter((it) => it.family === family && it.chain === chain)
      .reverse()
      .map((it) => ({ text: `\t\t${spelled(it)}`, from: it.from })),
    { text: '\t}', from: undefined },
  ]),
  { text: '}', from: undefined },
];

function spelled(rule: FirewallRule): string {
  const ip = rule.family === 6 ? 'ip6' : 'ip';
  const source = rule.source && `${ip} saddr ${rule.source}`;
  const destination = rule.destination && `${ip} daddr ${rule.destination.replace('/32', '')}`;
  return words(rule, source, destination, ip).filter(Boolean).join(' ');
}

/** libvirt writes what is matched in an order of its own for each kind of rule. */
function words(rule: FirewallRule, source: string | undefined, destination: string | undefined, ip: string) {
  const { chain, does, protocol, isAnswer } = rule;
  const outside = rule.out && `oifname "${rule.out}"`;
  switch (chain) {
    case 'nat':
      return does === 'return'
        ? [outside, source, destination, 'return']
        : [protocol && `meta l4proto ${protocol}`, source, `${ip} daddr != ${rule.source!}`, outside, target(rule)];
    case 'to guests': {
      const from = rule.in && `iifname "${rule.in}"`;
      const bridge = `oif "${rule.out!}"`;
      return isAnswer
        ? [from, bridge, destination, 'ct state established,related', does]
        : [destination, from, bridge, does];
    }
    case 'between guests':
      return [`iif "${rule.in!}"`, `oif "${rule.out!}"`, does];
    default:
      return [source, `iif "${rule.in!}"`, outside, does];
  }
}

function target({ does, to }: FirewallRule): string {
  if (does === 'snat') return `snat to ${to!}`;
  return to === undefined ? does : `${does} to :${to}`;
}
