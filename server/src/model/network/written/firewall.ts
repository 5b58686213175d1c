// The rules that libvirt puts into the host's firewall for a network, computed from its definition: what is matched, in the
// order in which it is put in. How a backend spells them is in iptables.ts and nftables.ts. Source: bridge_driver_linux.c;
// held to libvirt's own expected commands and to what 9.0.0 and 11.3.0 wrote.
import type { Span } from '../../../text';
import type { DefinitionPart } from '../drift/part';
import { canonicalAddress, isIpv6, isServed, said, subnetIn, type WrittenIp, type WrittenNetwork } from './definition';

/** Where a rule stands: traffic to the host, from it, from guests, to guests, between guests; on its way out; after all. */
export type Chain = 'input' | 'output' | 'from guests' | 'to guests' | 'between guests' | 'nat' | 'mangle';

export type RuleFamily = 4 | 6;

/** What a rule matches, and what it does. */
export interface FirewallRule {
  readonly family: RuleFamily;
  readonly chain: Chain;
  readonly in?: string;
  readonly out?: string;
  readonly source?: string;
  readonly destination?: string;
  /** To anywhere but the subnet of the source. */
  readonly leaves?: boolean;
  readonly protocol?: 'tcp' | 'udp';
  readonly port?: number;
  /** Answers only. */
  readonly isAnswer?: boolean;
  readonly does: 'accept' | 'reject' | 'return' | 'masquerade' | 'snat' | 'checksum';
  /** Of masquerade: ports; of snat: addresses and ports. */
  readonly to?: string;
  readonly from: Span | undefined;
}

/** The rules in the order in which each is put in front of its chain; none where libvirt leaves the firewall alone. */
export function firewallRulesOf(network: WrittenNetwork): FirewallRule[] {
  const { root, mode, ips } = network;
  if (mode === 'open') return [];
  const served = ips.find((it) => !isIpv6(it) && isServed(it));
  const first = ips.find(
    (it) => !isIpv6(it) && (isServed(it) || it.part.parts.has('dhcp') || it.part.parts.has('tftp')),
  );
  return [
    ...general(network, first?.part.parts.get('tftp')),
    ...(ips.some(isIpv6) || said(root, 'ipv6') === 'yes' ? generalIpv6(network) : []),
    ...ips.flatMap((it) => [...forwarding(network, it)]),
    ...(served ? [checksum(network, served)] : []),
  ];
}

const bridgeSpan = ({ root }: WrittenNetwork): Span | undefined => root.parts.get('bridge')?.span;

/** Both ways of a service of the host; libvirt opens them whether or not somebody serves. */
function* service(
  network: WrittenNetwork,
  family: RuleFamily,
  [port, answer]: readonly [number, number],
  protocols: readonly ('tcp' | 'udp')[],
  from = bridgeSpan(network),
): Generator<FirewallRule> {
  const { bridge } = network;
  for (const protocol of protocols) yield { family, chain: 'input', in: bridge, protocol, port, does: 'accept', from };
  for (const protocol of protocols)
    yield { family, chain: 'output', out: bridge, protocol, port: answer, does: 'accept', from };
}

const both = ['tcp', 'udp'] as const;

function* general(network: WrittenNetwork, tftp: DefinitionPart | undefined): Generator<FirewallRule> {
  yield* service(network, 4, [67, 68], both);
  yield* service(network, 4, [53, 53], both);
  if (tftp) yield* service(network, 4, [69, 69], ['udp'], tftp.span);
  yield* isolation(network, 4);
}

function* generalIpv6(network: WrittenNetwork): Generator<FirewallRule> {
  yield* isolation(network, 6);
  if (!network.ips.some(isIpv6)) return;
  yield* service(network, 6, [53, 53], both);
  yield* service(network, 6, [547, 546], ['udp']);
}

/** Guests reach each other, and nobody else unless a rule in front of these says so. */
function* isolation(network: WrittenNetwork, family: RuleFamily): Generator<FirewallRule> {
  const { bridge } = network;
  const from = bridgeSpan(network);
  yield { family, chain: 'from guests', in: bridge, does: 'reject', from };
  yield { family, chain: 'to guests', out: bridge, does: 'reject', from };
  yield { family, chain: 'between guests', in: bridge, out: bridge, does: 'accept', from };
}

function* forwarding(network: WrittenNetwork, ip: WrittenIp): Generator<FirewallRule> {
  const { mode, bridge, root } = network;
  if (mode === 'isolated') return;
  const { family } = ip.address;
  const forward = root.parts.get('forward');
  const device = said(forward?.lists.get('interface')?.[0], 'dev');
  const nat = forward?.parts.get('nat');
  const isNat = mode === 'nat' && (family === 4 || said(nat, 'ipv6') === 'yes');
  const subnet = subnetIn(ip);
  const from = ip.span;
  const outside = device === undefined ? {} : { out: device };
  yield { family, chain: 'from guests', source: subnet, in: bridge, ...outside, does: 'accept', from };
  yield {
    ...{ family, chain: 'to guests', destination: subnet },
    ...(device !== undefined && { in: device }),
    ...{ out: bridge, isAnswer: isNat, does: 'accept', from },
  };
  if (isNat) yield* translation(ip, nat, outside);
}

/** The address of a guest is replaced where a packet leaves its subnet, but for what reaches all its neighbours. */
function* translation(
  ip: WrittenIp,
  nat: DefinitionPart | undefined,
  outside: { readonly out?: string },
): Generator<FirewallRule> {
  const { family } = ip.address;
  const source = subnetIn(ip);
  const own = nat?.parts.get('address');
  const ports = nat?.parts.get('port');
  const range = `${said(ports, 'start') ?? 1024}-${said(ports, 'end') ?? 65535}`;
  const [start, end] = [canonicalAddress(own, 'start'), canonicalAddress(own, 'end')];
  const addresses = start === undefined || family === 6 ? undefined : start === end || !end ? start : `${start}-${end}`;
  const does = addresses === undefined ? 'masquerade' : 'snat';
  const from = (own ?? ports ?? nat)?.span ?? ip.span;
  const rule = { family, chain: 'nat', source, ...outside } as const;
  yield { ...rule, leaves: true, does, ...(addresses !== undefined && { to: addresses }), from };
  for (const protocol of ['udp', 'tcp'] as const)
    yield {
      ...rule,
      leaves: true,
      protocol,
      does,
      to: addresses === undefined ? range : `${addresses}:${range}`,
      from,
    };
  const everybody = family === 4 ? ['255.255.255.255/32', '224.0.0.0/24'] : ['ff02::/16'];
  for (const destination of everybody) yield { ...rule, destination, does: 'return', from: ip.span };
}

/** Some DHCP clients drop answers whose checksum was left to a card that is not there. */
const checksum = ({ bridge }: WrittenNetwork, { part }: WrittenIp): FirewallRule => ({
  ...{ family: 4, chain: 'mangle', out: bridge, protocol: 'udp', port: 68, does: 'checksum' },
  from: part.parts.get('dhcp')?.span,
});
