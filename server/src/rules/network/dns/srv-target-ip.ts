// A target that is no name.
import { parseAddress } from '../../../address';
import { attributesAt } from '../../../model/network/elements';
import { ruleOfEach } from '../../rule';

export const srvTargetIp = ruleOfEach({
  code: 'srv-target-ip',
  of: ['network'],
  severity: 'warning',
  summary: 'The target of an SRV record is an address.',
  source: 'https://libvirt.org/formatnetwork.html#dns',
  each: attributesAt('dns/srv@target'),
  *check(target) {
    if (!parseAddress(target.value)) return;
    yield { span: target.valueSpan, message: `target ${target.value} is an address; an SRV record names a host` };
  },
});
