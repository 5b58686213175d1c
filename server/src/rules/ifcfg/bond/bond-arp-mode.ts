// ARP monitoring in a mode that cannot do it.
import { miiForArp } from '../../../fixes/bond-options';
import { monitoringsOf } from '../../../model/ifcfg/bond-monitoring';
import { ruleOfEach } from '../../rule';

export const bondArpMode = ruleOfEach({
  code: 'bond-arp-mode',
  of: ['ifcfg'],
  severity: 'error',
  summary: 'A bond in mode 4, 5 or 6 has ARP monitoring, which these modes do not do.',
  source: 'https://www.kernel.org/doc/Documentation/networking/bonding.rst',
  each: monitoringsOf,
  *check({ bond, arp }, _file, _workspace, target) {
    const { mode } = bond;
    if (!arp || !mode || mode.number < 4) return;
    const managed = mode.number === 4 ? 'NetworkManager leaves it out' : 'NetworkManager refuses the file';
    yield {
      span: arp.span,
      message: `arp_interval does not work in mode ${mode.name}; ${managed} and the kernel refuses it`,
      fixes: [miiForArp(bond, target, true)],
    };
  },
});
