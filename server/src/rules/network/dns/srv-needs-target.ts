// A way to a target that is not there.
import { fix } from '../../../fixes/fix';
import { elementsAt } from '../../../model/network/elements';
import { srvExtrasOf } from '../../../model/network/srv';
import { removeAttribute } from '../../../syntax/xml/write';
import { ruleOfEach } from '../../rule';

export const srvNeedsTarget = ruleOfEach({
  code: 'srv-needs-target',
  of: ['network'],
  severity: 'error',
  summary: 'An SRV record has a port, priority or weight and no target.',
  source: 'https://libvirt.org/formatnetwork.html#dns',
  each: elementsAt('dns/srv'),
  *check(srv) {
    if (srv.attribute('target')) return;
    for (const it of srvExtrasOf(srv))
      yield {
        span: it.nameSpan,
        message: `${it.name} without target; a record without target says that there is no such service`,
        fixes: [fix(`Remove ${it.name}`, removeAttribute(it))],
      };
  },
});
