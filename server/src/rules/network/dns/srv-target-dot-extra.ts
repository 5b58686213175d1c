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
    const extras = srvExtrasOf(target.element);
    const names = extras.map(({ name }) => name).join(', ');
    if (extras.length > 0)
      yield {
        span: extras[0]!.nameSpan,
        message: `${names} ${extras.length === 1 ? 'is' : 'are'} left out because target is . (no such service)`,
        tag: 'unnecessary',
        fixes: [fix(`Remove ${names}`, extras.flatMap(removeAttribute), true)],
      };
  },
});
