// Settings of a card on a device that is none.
import { ethtoolOptionsOf } from '../../../model/ifcfg/ethtool';
import { ruleOfEach } from '../../rule';

const virtual: ReadonlySet<string> = new Set(['bridge', 'bond', 'team', 'vlan']);

export const ethtoolOnVirtual = ruleOfEach({
  code: 'ethtool-on-virtual',
  of: ['ifcfg'],
  severity: 'hint',
  summary: 'A device that is no card has ETHTOOL_OPTS.',
  source: 'ethtool(8)',
  each: ethtoolOptionsOf,
  *check({ profile, attribute }) {
    if (!virtual.has(profile.kind)) return;
    yield {
      span: attribute.nameSpan,
      message: `ETHTOOL_OPTS on a ${profile.kind} has mostly no effect, expected it in the file of the card`,
    };
  },
});
