// The resolver of the C library asks three servers.
import { rule } from '../../rule';
import { serversOf, withNames } from '../../../model/ifcfg/name-servers';

export const dnsMoreThanThree = rule({
  code: 'dns-more-than-three',
  of: ['ifcfg'],
  severity: 'information',
  summary: 'There are more than three name servers.',
  source: 'resolv.conf(5): MAXNS; initscripts, ifup-post',

  *check(file) {
    const profile = withNames(file);
    const fourth = profile && serversOf(profile)[3];
    if (!fourth) return;
    yield {
      span: fourth.span,
      message: `${fourth.name}=${fourth.value} is the fourth name server; the resolver and the legacy scripts use three`,
    };
  },
});
