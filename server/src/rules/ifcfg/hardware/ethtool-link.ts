// Speed, duplex and negotiation, which need each other.
import { ethtoolWords, removeEthtool } from '../../../fixes/ethtool-options';
import { fix } from '../../../fixes/fix';
import { ethtoolOptionsOf, linkSetting } from '../../../model/ifcfg/ethtool';
import { byNetworkManager } from '../../../model/ifcfg/profile';
import { ruleOfEach } from '../../rule';

export const ethtoolLink = ruleOfEach({
  name: 'ethtool-link',
  of: ['ifcfg'],
  severity: 'warning',
  summary: 'Settings of a link lack each other.',
  source: 'NetworkManager 1.42.4, nms-ifcfg-rh-reader.c: parse_ethtool_options; ethtool(8)',
  codes: {
    'ethtool-speed-duplex': 'A card has a speed without duplex, or the other way round.',
    'ethtool-gigabit-autoneg-off': 'A gigabit link does not negotiate.',
  },
  each: ethtoolOptionsOf,
  *check(all, _file, _workspace, target) {
    const [speed, duplex] = [linkSetting(all, 'speed'), linkSetting(all, 'duplex')];
    const alone = speed && !duplex ? speed : duplex && !speed ? duplex : undefined;
    if (alone && byNetworkManager(all.profile, target)) {
      const { end } = alone.span;
      yield {
        code: 'ethtool-speed-duplex',
        span: alone.span,
        message: `${ethtoolWords(alone)} without ${speed ? 'duplex' : 'speed'}; NetworkManager drops it without a word`,
        fixes: speed
          ? [fix('Add duplex full', [{ span: { start: end, end }, text: ' duplex full' }], true)]
          : [removeEthtool(all, alone)],
      };
    }
    const autoneg = linkSetting(all, 'autoneg');
    const number = Number(speed?.value);
    if (speed && autoneg?.value === 'off' && 1000 <= number && number <= 10000)
      yield {
        code: 'ethtool-gigabit-autoneg-off',
        severity: 'information',
        span: autoneg.span,
        message: `autoneg off at speed ${speed.value}; on copper the standard requires negotiation from 1000 on`,
      };
  },
});
