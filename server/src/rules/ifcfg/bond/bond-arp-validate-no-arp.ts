// A check of ARP answers where nobody asks by ARP.
import { without } from '../../../fixes/bond-options';
import { fix } from '../../../fixes/fix';
import { bondOption } from '../../../model/ifcfg/bond';
import { monitoringsOf } from '../../../model/ifcfg/bond-monitoring';
import { ruleOfEach } from '../../rule';

export const bondArpValidateNoArp = ruleOfEach({
  code: 'bond-arp-validate-no-arp',
  of: ['ifcfg'],
  severity: 'warning',
  summary: 'A bond validates ARP answers without ARP monitoring.',
  source: 'https://www.kernel.org/doc/Documentation/networking/bonding.rst',
  each: monitoringsOf,
  *check({ bond, arp }) {
    const validate = bondOption(bond, 'arp_validate');
    if (arp || !validate || ['none', '0'].includes(validate.value)) return;
    yield {
      span: validate.span,
      message: 'arp_validate has no effect without arp_interval',
      fixes: [fix('Remove arp_validate', without(bond, 'arp_validate'))],
    };
  },
});
