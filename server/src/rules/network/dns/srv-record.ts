// SRV records: what libvirt adds itself, what needs a target, and targets that are none.
import { fix } from '../../../fixes/fix';
import { parseAddress } from '../../../address';
import { removeAttribute, setAttributeValue } from '../../../syntax/xml/write';
import { type Finding, ruleOfEach } from '../../rule';
import { elementsAt } from '../../../model/network/elements';

export const srvRecord = ruleOfEach({
  name: 'srv-record',
  of: ['network'],
  severity: 'warning',
  summary: 'An SRV record that is refused, or that no client will find or follow.',
  source: 'https://libvirt.org/formatnetwork.html#dns',
  codes: {
    'srv-needs-target': 'port, priority or weight without target.',
    'srv-leading-underscore': 'An underscore that libvirt adds itself.',
    'srv-target-dot-extra': 'A target of . with a port, priority or weight.',
    'srv-target-ip': 'An address as target.',
    'srv-target-empty': 'An empty target.',
  },
  each: elementsAt('dns/srv'),
  *check(srv) {
    const service = srv.attribute('service');
    const target = srv.attribute('target');
    const extras = ['port', 'priority', 'weight'].flatMap((it) => srv.attribute(it) ?? []);
    if (service?.value.startsWith('_'))
      yield {
        code: 'srv-leading-underscore',
        span: service.valueSpan,
        message: `${service.value} would become _${service.value}: libvirt writes the underscore itself`,
        fixes: [
          fix(
            `Change to ${service.value.replace(/^_+/, '')}`,
            setAttributeValue(service, service.value.replace(/^_+/, '')),
            true,
          ),
        ].filter(() => /[^_]/.test(service.value)),
      };
    if (!target) {
      for (const it of extras)
        yield {
          code: 'srv-needs-target',
          severity: 'error',
          span: it.nameSpan,
          message: `${it.name} without target; a record without target says that there is no such service`,
          fixes: [fix(`Remove ${it.name}`, removeAttribute(it))],
        } satisfies Finding;
    } else if (target.value === '')
      yield {
        code: 'srv-target-empty',
        span: target.quotedSpan,
        message: 'target is empty; expected a host name, or . when there is no such service',
      };
    else if (target.value === '.') {
      for (const it of extras)
        yield {
          code: 'srv-target-dot-extra',
          severity: 'information',
          span: it.nameSpan,
          message: `${it.name} is left out because target is . (no such service)`,
          tag: 'unnecessary',
          fixes: [fix(`Remove ${it.name}`, removeAttribute(it), true)],
        } satisfies Finding;
    } else if (parseAddress(target.value))
      yield {
        code: 'srv-target-ip',
        span: target.valueSpan,
        message: `target ${target.value} is an address; an SRV record names a host`,
      };
  },
});
