// Delays that count in steps of MII monitoring, where there is none.
import { without } from '../../../fixes/bond-options';
import { fix } from '../../../fixes/fix';
import { delaysOf, monitoringsOf } from '../../../model/ifcfg/bond-monitoring';
import { ruleOfEach } from '../../rule';

export const bondDelayWithoutMiimon = ruleOfEach({
  code: 'bond-delay-without-miimon',
  of: ['ifcfg'],
  severity: 'warning',
  summary: 'A bond has updelay or downdelay without MII monitoring.',
  source: 'https://www.kernel.org/doc/Documentation/networking/bonding.rst',
  each: monitoringsOf,
  *check(monitoring) {
    const { bond, mii, miimon } = monitoring;
    if (miimon !== 0) return;
    for (const { option } of delaysOf(monitoring))
      yield {
        severity: mii ? 'error' : 'warning',
        span: option.span,
        message: mii
          ? `${option.name} needs miimon, which is 0; NetworkManager refuses the file`
          : `${option.name} has no effect with ARP monitoring; it belongs to miimon`,
        fixes: [fix(`Remove ${option.name}`, without(bond, option.name), true)],
      };
  },
});
