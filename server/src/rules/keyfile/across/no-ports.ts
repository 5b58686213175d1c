// Bridges and bonds that no profile is a port of.
import { profilesOn } from '../../../model/ifcfg/host-profiles';
import { methodOf } from '../../../model/keyfile/addresses';
import { hostedKeyfilesOf } from '../../../model/keyfile/hosted';
import { headOf } from '../../../model/keyfile/verify/fault';
import { ruleOfEach } from '../../rule';

export const keyfileNoPorts = ruleOfEach({
  name: 'no-ports',
  of: ['keyfile'],
  severity: 'warning',
  across: true,
  summary: 'A bridge or a bond has no ports.',
  source: 'NetworkManager 1.42.4: such a device is up without a link, and DHCP is never answered',
  codes: {
    'bond-no-ports': 'No profile is a port of a bond.',
    'bridge-no-ports': 'No profile is a port of a bridge.',
  },
  each: hostedKeyfilesOf,
  *check({ profile, self, host }, file) {
    const { kind, name } = self.device;
    // Elsewhere the port may stand in a file that is not here.
    if ((kind !== 'bridge' && kind !== 'bond') || name === '' || !file.host.isLive) return;
    if (profilesOn(host, self).length > 0) return;
    const span = profile.at('connection', 'type')?.valueSpan ?? headOf(profile, kind);
    if (kind === 'bond') {
      yield {
        code: 'bond-no-ports',
        span,
        message: `no file here is a port of ${name}, so no packet leaves through it`,
      };
      return;
    }
    const isAsking = methodOf(profile, 4) === 'auto';
    yield {
      code: 'bridge-no-ports',
      severity: isAsking ? 'warning' : 'information',
      span,
      message: `no file here is a port of ${name}; only guests of this host are on the bridge${isAsking ? ', and DHCP is asked in vain' : ''}`,
    };
  },
});
