// A network that claims addresses which an interface of the host has already.
import { subnetText } from '../../../address';
import { rule } from '../../rule';
import { clashes, moving, shown } from './subnets';

export const libvirtSubnetClash = rule({
  code: 'libvirt-subnet-clash',
  of: ['network'],
  severity: 'error',
  across: true,
  summary: 'A network claims the addresses of an interface of the host.',
  source: 'libvirt 9.0.0, src/network/bridge_driver_linux.c, networkCheckRouteCollision',

  *check(file, network) {
    const bridge = file.facts.networks[0]?.bridge;
    for (const { mine, other, isEqual } of clashes(file, network, 'ifcfg')) {
      // A bridge made twice is one fault; see libvirt-bridge-name-clash.
      if (other.of === bridge) continue;
      const isUp = network.devices(other.of).some((it) => it.at.uri === other.at.uri && it.onboot);
      // libvirt compares with the routes of the host, exactly and for IPv4 only.
      const isRefused = isEqual && isUp && mine.subnet.first.family === 4;
      const effect = isRefused ? 'libvirt does not start the network while' : 'packets go one way or the other once';
      yield {
        span: mine.at.span,
        severity: isRefused ? 'error' : 'warning',
        message: `${subnetText(mine.subnet)} ${isEqual ? `is also the subnet of ${other.of}` : `overlaps ${shown(other)}`}: ${effect} ${other.of} is up, expected a subnet of its own`,
        related: [{ at: other.at, message: `${shown(other)} is here` }],
        fixes: moving(file, mine, network),
      };
    }
  },
});
