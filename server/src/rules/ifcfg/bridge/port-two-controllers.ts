// A port of two devices: only the first counts.
import { leaveController } from '../../../fixes/port';
import { type Member, portsOf } from '../../../model/ifcfg/port';
import { byNetworkManager } from '../../../model/ifcfg/profile';
import { ruleOfEach } from '../../rule';

export const portTwoControllers = ruleOfEach({
  code: 'port-two-controllers',
  of: ['ifcfg'],
  severity: 'error',
  summary: 'A device is a port of two others: only the first counts.',
  source:
    'NetworkManager 1.42.4, nms-ifcfg-rh-reader.c: make_connection_setting; Linux 6.1, net/bridge/br_if.c: br_add_if',
  each: portsOf,
  *check({ profile, first, others }, _file, _workspace, target) {
    const name = ({ attribute }: Member) => `${attribute.name}=${attribute.value}`;
    const managed = byNetworkManager(profile, target);
    for (const other of others)
      yield {
        span: other.attribute.span,
        message: managed
          ? `${name(other)} beside ${name(first)}; NetworkManager takes ${first.attribute.name} and drops ${other.attribute.name}`
          : `${name(other)} beside ${name(first)}; a device is a port of one other at most`,
        fixes: [leaveController(profile, other), leaveController(profile, first)],
      };
  },
});
