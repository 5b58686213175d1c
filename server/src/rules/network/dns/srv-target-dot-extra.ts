// A way to a service that is not available.
import { fix } from '../../../fixes/fix';
import { attributesAt } from '../../../model/network/elements';
import { srvExtrasOf } from '../../../model/network/srv';
import { removeAttribute } from '../../../syntax/xml/write';
import { ruleOfEach } from '../../rule';

export const srvTargetDotExtra = ruleOfEach({
  code: 'srv-target-dot-extra',
  of: ['network'],
  severity: 'information',
  summary: 'An SRV record whose target is . has a port, priority or weight.',
  source: 'https://libvirt.org/formatnetwork.html#dns',
  each: attributesAt('dns/srv@target'),
  *check(target) {
    if (target.value !== '.') return;
    for (const it of srvExtrasOf(target.element))
      yield {
        span: it.nameSpan,
        message: `${it.name} is left out because target is . (no such service)`,
        tag: 'unnecessary',
        fixes: [fix(`Remove ${it.name}`, removeAttribute(it), true)],
      };
  },
});
