// A system of LACP that the kernel refuses.
import { bondOption, bondsWithOptions } from '../../../model/ifcfg/bond';
import { ruleOfEach } from '../../rule';

export const bondAdActorSystem = ruleOfEach({
  code: 'bond-ad-actor-system',
  of: ['ifcfg'],
  severity: 'error',
  summary: 'ad_actor_system of a bond is a multicast address.',
  source: 'https://www.kernel.org/doc/Documentation/networking/bonding.rst',
  each: bondsWithOptions,
  *check(bond) {
    const system = bondOption(bond, 'ad_actor_system');
    if (system && /^[\da-f][13579bdf]:/i.test(system.value))
      yield {
        span: system.valueSpan,
        message: `${system.value} is a multicast address; the kernel refuses it as the system of LACP`,
      };
  },
});
