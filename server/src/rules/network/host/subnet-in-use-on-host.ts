// A network with addresses that the running host has, or has a route to.
import { sameSubnet, subnetText } from '../../../address';
import { moving } from '../../../fixes/move-subnet';
import { deviceText, hostSubnetText, hostSubnetsAt, isRefused, onHost } from '../../../model/on-host';
import { whereManaged } from '../../../model/network/mode';
import { isInside } from '../../../model/clashes';
import { ruleOfEach } from '../../rule';

export const subnetInUseOnHost = ruleOfEach({
  code: 'subnet-in-use-on-host',
  of: ['network'],
  severity: 'error',
  across: true,
  summary: 'The running host has an address in the subnet of a network, or a route to it.',
  source: 'libvirt 9.0.0, src/network/bridge_driver_linux.c, networkCheckRouteCollision',

  each: onHost(whereManaged(({ facts }) => facts.subnets)),
  *check(mine, file, workspace) {
    const { subnet } = mine;
    const all = hostSubnetsAt(subnet, file, workspace);
    const other = all.find((it) => isRefused(subnet, it)) ?? all.find((it) => it.table === 'main') ?? all[0];
    if (!other) return;
    const isEqual = sameSubnet(subnet, other.subnet);
    const what = isEqual
      ? `is in use on the host by ${deviceText(other)}`
      : `${isInside(subnet, other.subnet) ? 'lies inside' : 'holds'} ${hostSubnetText(other)} on the host`;
    const [severity, effect] = isRefused(subnet, other)
      ? (['error', 'libvirt does not start the network'] as const)
      : other.table === 'other'
        ? // Whether packets come there, policy rules decide.
          (['information', 'a routing table of its own leads packets there'] as const)
        : (['warning', 'the network starts, and packets go one way or the other'] as const);
    yield {
      span: mine.at.span,
      severity,
      message: `${subnetText(subnet)} ${what}: ${effect}, expected a subnet of its own`,
      related: all.slice(0, 10).map((it) => ({ at: it.at, message: hostSubnetText(it) })),
      fixes: moving(file, mine, workspace),
    };
  },
});
