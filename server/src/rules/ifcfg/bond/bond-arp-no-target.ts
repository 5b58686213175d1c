// ARP monitoring that has nobody to ask.
import { miiForArp } from '../../../fixes/bond-options';
import { monitoringsOf } from '../../../model/ifcfg/bond-monitoring';
import { byNetworkManager } from '../../../model/ifcfg/profile';
import { ruleOfEach } from '../../rule';

export const bondArpNoTarget = ruleOfEach({
  code: 'bond-arp-no-target',
  of: ['ifcfg'],
  severity: 'error',
  summary: 'A bond has ARP monitoring and no target for it.',
  source: 'https://www.kernel.org/doc/Documentation/networking/bonding.rst',
  each: monitoringsOf,
  *check({ bond, arp, targets }, _file, _workspace, target) {
    if (!arp || targets || (bond.mode && bond.mode.number >= 4)) return;
    const managed = byNetworkManager(bond.profile, target);
    yield {
      severity: managed ? 'error' : 'warning',
      span: arp.span,
      message: `arp_interval without arp_ip_target; ${managed ? 'NetworkManager refuses the file, ' : ''}the kernel takes every link for dead`,
      fixes: [miiForArp(bond, target)],
    };
  },
});
