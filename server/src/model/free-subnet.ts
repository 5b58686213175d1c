// Subnets that nobody in the workspace has yet, to move a network to.
import {
  type Address,
  contains,
  ipv4Address,
  ipv4Block,
  parseAddress,
  parseIpv4,
  plus,
  type Subnet,
  subnetOf,
} from '../address';
import { memoize } from '../memoize';
import type { WorkspaceFacts } from './workspace-facts';

const base = parseIpv4('192.168.0.0');

/** The next free 192.168.N.0/24. */
export const freeSubnet = memoize((workspace: WorkspaceFacts): Subnet | undefined => {
  for (let n = 100; n < 255; n++) {
    const subnet = subnetOf(ipv4Address(base + n * 256), 24);
    // 192.168.122.0/24 is that of libvirt's default network.
    if (n !== 122 && !workspace.isTaken(subnet)) return subnet;
  }
  return undefined;
});

/** Space that is nobody's on the Internet (RFC 1918, RFC 4193), and where to look first: not where everybody is. */
const blocks = [
  { block: ipv4Block('10.0.0.0', 8), from: '10.100.0.0' },
  { block: ipv4Block('172.16.0.0', 12), from: '172.20.0.0' },
  { block: ipv4Block('192.168.0.0', 16), from: '192.168.0.0' },
  { block: subnetOf(parseAddress('fc00::')!, 7), from: 'fd00:100::' },
] as const;

/**
 * A free subnet of the same size and family, for private use: a /24 or less from 192.168.0.0/16, else the next ones further
 * on in its block, then those of other blocks.
 */
export function freeLike(subnet: Subnet, workspace: WorkspaceFacts): Subnet | undefined {
  const { family } = subnet.first;
  if (family === 4 && subnet.prefix >= 24) {
    const free = freeSubnet(workspace);
    return free && subnetOf(free.first, subnet.prefix);
  }
  const fitting = blocks.filter(({ block }) => block.first.family === family && block.prefix <= subnet.prefix);
  const home = fitting.find(({ block }) => contains(block, subnet.first));
  const further = home && plus(subnet.last, 1);
  return (
    (home && further && freeFrom(further, subnet.prefix, home.block, workspace)) ??
    firstOf([...fitting.filter((it) => it !== home), ...(home ? [home] : [])], ({ block, from }) =>
      freeFrom(parseAddress(from)!, subnet.prefix, block, workspace),
    )
  );
}

function firstOf<T, R>(items: readonly T[], find: (it: T) => R | undefined): R | undefined {
  for (const it of items) {
    const found = find(it);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The first free subnet of a block from an address on. */
function freeFrom(from: Address, prefix: number, block: Subnet, workspace: WorkspaceFacts): Subnet | undefined {
  let at: Address | undefined = from;
  for (let i = 0; i < 512 && at; i++) {
    const candidate: Subnet = subnetOf(at, prefix);
    if (!contains(block, candidate.first) || !contains(block, candidate.last)) return undefined;
    if (!workspace.isTaken(candidate)) return candidate;
    at = plus(candidate.last, 1);
  }
  return undefined;
}
