// Values in ETHTOOL_OPTS that are dropped.
import { removeEthtool } from '../../../fixes/ethtool-options';
import { ethtoolWordsOf, otherPauseName } from '../../../model/ifcfg/ethtool';
import { wrongEthtoolValue } from '../../factories/ethtool-value';
import { ruleOfEach } from '../../rule';

const codes = {
  'ethtool-feature-value': 'A word of ETHTOOL_OPTS has no value, or one that it does not take.',
  'ethtool-autoneg-value': 'autoneg of a card is neither on nor off.',
  'ethtool-duplex-value': 'duplex of a card is neither full nor half.',
  'ethtool-wol-letter': 'A letter of wake-on-LAN wakes nothing.',
};

export const ethtoolValues = ruleOfEach({
  name: 'ethtool-values',
  of: ['ifcfg'],
  severity: 'warning',
  summary: 'A value in ETHTOOL_OPTS is dropped.',
  source: 'NetworkManager 1.42.4, nms-ifcfg-rh-reader.c: parse_ethtool_options; ethtool(8)',
  codes,
  each: ethtoolWordsOf,
  *check(word, _file, _workspace, target) {
    const { all, option, row } = word;
    if (row && option.isAlone && otherPauseName(word, target) === undefined)
      yield {
        code: 'ethtool-feature-value',
        span: option.span,
        message: `${option.name} has no value, expected ${row.value.describe}`,
        fixes: [removeEthtool(all, option)],
      };
    for (const it of wrongEthtoolValue(word, target)) {
      if (it.code === 'ethtool-sopass') continue;
      yield { ...it, code: Object.hasOwn(codes, it.code) ? it.code : 'ethtool-feature-value' };
    }
  },
});
