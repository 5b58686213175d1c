// A route of a network to where the running host has one already.
import { sameSubnet, subnetText } from '../../../address';
import { deviceText, hostSubnetText, hostSubnetsAt, onHost, runningSubnetsAt } from '../../../model/on-host';
import { whereManaged } from '../../../model/network/mode';
import { ruleOfEach } from '../../rule';
import { routeFactsOf } from '../../../model/network/routes';

export const routeCollidesHost = ruleOfEach({
  code: 'route-collides-host',
  of: ['network'],
  severity: 'error',
  across: true,
  summary: 'A network has a route to a subnet that the running host has a route to.',
  source: 'libvirt 9.0.0, src/network/bridge_driver_linux.c, networkCheckRouteCollision: "Route address … conflicts"',

  each: onHost(whereManaged(routeFactsOf)),
  *check({ destination, at }, file, workspace) {
    const other = [
      ...hostSubnetsAt(destination, file, workspace).filter((it) => it.table === 'main'),
      ...runningSubnetsAt(destination, file, workspace),
    ].find((it) => sameSubnet(it.subnet, destination));
    if (!other) return;
    const isRefused = destination.first.family === 4;
    yield {
      span: at.span,
      severity: isRefused ? 'error' : 'warning',
      message: `the host reaches ${subnetText(destination)} by ${deviceText(other)} already: ${isRefused ? 'libvirt does not start the network' : 'once the network runs, its packets go to the guests'}, expected another destination`,
      related: [{ at: other.at, message: hostSubnetText(other) }],
    };
  },
});
