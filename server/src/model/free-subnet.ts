// Subnets that nobody in the workspace has yet, to move a network to.
import { ipv4Address, parseIpv4, plus, type Subnet, subnetOf } from '../address';
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

/** A free subnet of the same size and family; a /24 or less from 192.168.0.0/16, else the next ones further on. */
export function freeLike(subnet: Subnet, workspace: WorkspaceFacts): Subnet | undefined {
  if (subnet.first.family === 4 && subnet.prefix >= 24) {
    const free = freeSubnet(workspace);
    return free && subnetOf(free.first, subnet.prefix);
  }
  let candidate: Subnet | undefined = subnet;
  for (let i = 0; i < 512; i++) {
    const next = plus(candidate.last, 1);
    if (!next) return undefined;
    candidate = subnetOf(next, subnet.prefix);
    if (!workspace.isTaken(candidate)) return candidate;
  }
  return undefined;
}
