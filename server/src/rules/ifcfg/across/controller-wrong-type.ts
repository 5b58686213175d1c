// Controllers of another kind than the port needs.
import { fileName } from '../../../model/ifcfg/host-profiles';
import { hostedPortsOf } from '../../../model/ifcfg/hosted-profile';
import { ruleOfEach } from '../../rule';

export const controllerWrongType = ruleOfEach({
  name: 'controller-wrong-type',
  of: ['ifcfg'],
  severity: 'error',
  across: true,
  summary: 'A port names something that is no controller of that kind.',
  source: 'NetworkManager 1.42.4: a port waits for a controller of that name and kind; initscripts, ifup-eth',
  codes: {
    'bridge-target-wrong-type': 'BRIDGE names something that is no bridge.',
    'bond-target-wrong-type': 'MASTER names something that is no bond.',
    'team-target-wrong-type': 'TEAM_MASTER names something that is no team.',
  },
  each: hostedPortsOf,
  *check({ wanted, other }) {
    if (!other) return;
    yield {
      code: `${wanted.kind}-target-wrong-type`,
      span: wanted.at.span,
      message: `${wanted.name} is ${article(other.device.kind)} in ${fileName(other)}, expected a ${wanted.kind}`,
      related: [{ at: other.device.at, message: `${wanted.name} is here` }],
    };
  },
});

const article = (kind: string): string =>
  kind === 'other' ? 'no device NetworkManager knows' : /^[aeiou]/.test(kind) ? `an ${kind}` : `a ${kind}`;
