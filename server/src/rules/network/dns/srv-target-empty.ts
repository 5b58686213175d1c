// A target without a name.
import { attributesAt } from '../../../model/network/elements';
import { ruleOfEach } from '../../rule';

export const srvTargetEmpty = ruleOfEach({
  code: 'srv-target-empty',
  of: ['network'],
  severity: 'warning',
  summary: 'The target of an SRV record is empty.',
  source: 'https://libvirt.org/formatnetwork.html#dns',
  each: attributesAt('dns/srv@target'),
  *check(target) {
    if (target.value !== '') return;
    yield {
      span: target.quotedSpan,
      message: 'target is empty; expected a host name, or . when there is no such service',
    };
  },
});
