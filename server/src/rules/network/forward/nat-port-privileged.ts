// Source ports that other hosts trust.
import { replace } from '../../../fixes/fix';
import { ruleOfEach } from '../../rule';
import { natPortsOf } from '../../../model/network/nat';

export const natPortPrivileged = ruleOfEach({
  code: 'nat-port-privileged',
  of: ['network'],
  severity: 'hint',
  summary: 'The source ports of nat begin below 1024.',
  source: 'RFC 6056, section 3.2; exports(5), option secure',

  each: natPortsOf,
  *check(ends) {
    if (1024 <= ends.start || ends.end < ends.start) return;
    yield {
      span: ends.startAt.valueSpan,
      message: `ports from ${ends.start}: guests reach other hosts from ports below 1024, which NFS and others trust; expected 1024 or more`,
      fixes: 1025 < ends.end ? [replace('Change to 1024', ends.startAt.valueSpan, '1024', true)] : [],
    };
  },
});
