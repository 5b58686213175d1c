// Targets for ARP monitoring that is off.
import { arpOptions, without } from '../../../fixes/bond-options';
import { fix } from '../../../fixes/fix';
import { monitoringsOf } from '../../../model/ifcfg/bond-monitoring';
import { byNetworkManager } from '../../../model/ifcfg/profile';
import { ruleOfEach } from '../../rule';

export const bondTargetNoInterval = ruleOfEach({
  code: 'bond-target-no-interval',
  of: ['ifcfg'],
  severity: 'error',
  summary: 'A bond has a target for ARP monitoring, which is off.',
  source: 'https://www.kernel.org/doc/Documentation/networking/bonding.rst',
  each: monitoringsOf,
  *check({ bond, arp, targets }, _file, _workspace, target) {
    if (arp || !targets) return;
    const managed = byNetworkManager(bond.profile, target);
    yield {
      severity: managed ? 'error' : 'warning',
      span: targets.span,
      message: `${targets.name} without arp_interval; ${managed ? 'NetworkManager refuses the file' : 'nobody is asked'}`,
      fixes: [fix(`Remove ${targets.name}`, without(bond, ...arpOptions), true)],
    };
  },
});
