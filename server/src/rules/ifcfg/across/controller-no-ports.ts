// Bonds and teams that no file is a port of.
import { hostedBondsAndTeamsOf } from '../../../model/ifcfg/hosted-profile';
import { headSpan } from '../../../model/ifcfg/profile';
import { ruleOfEach } from '../../rule';

export const controllerNoPorts = ruleOfEach({
  name: 'controller-no-ports',
  of: ['ifcfg'],
  severity: 'warning',
  across: true,
  summary: 'A bond or team has no ports.',
  source: 'https://www.kernel.org/doc/Documentation/networking/bonding.rst; NetworkManager, nm-settings-ifcfg-rh',
  codes: {
    'bond-no-ports': 'No file is a port of a bond.',
    'team-no-ports': 'No file is a port of a team.',
  },
  each: hostedBondsAndTeamsOf,
  *check({ profile, kind, ports }) {
    if (ports.length > 0) return;
    yield {
      code: `${kind}-no-ports`,
      span: headSpan(profile),
      message: `no file here has ${kind === 'bond' ? 'MASTER' : 'TEAM_MASTER'}=${profile.device}, expected one for each port of the ${kind}`,
    };
  },
});
