// A range of one source port, which defines and does not start.
import { replace } from '../../../fixes/fix';
import { ruleOfEach } from '../../rule';
import { natPortsOf } from '../../../model/network/nat';

export const natPortSingle = ruleOfEach({
  code: 'nat-port-single',
  of: ['network'],
  severity: 'error',
  summary: 'The source ports of nat are a single one.',
  source: 'libvirt 9.0.0, src/util/viriptables.c, iptablesForwardMasquerade: Invalid port range',

  each: natPortsOf,
  *check(ends) {
    if (ends.start !== ends.end) return;
    const isLast = ends.end === 65535;
    const wider = isLast ? '65534' : String(ends.end + 1);
    const at = isLast ? ends.startAt : ends.endAt;
    yield {
      span: at.valueSpan,
      message: `start and end are ${ends.start}: libvirt does not start a network with a single port, expected at least two`,
      fixes: [replace(`Change ${at.name} to ${wider}`, at.valueSpan, wider)],
    };
  },
});
