// Pause settings as the other reader spells them: `pause-rx` of NetworkManager, `rx` of the ethtool command.
import { replace } from '../../../fixes/fix';
import { ethtoolWordsOf, otherPauseName } from '../../../model/ifcfg/ethtool';
import { byNetworkManager, byScripts } from '../../../model/ifcfg/profile';
import { ruleOfEach } from '../../rule';

export const ethtoolPauseSpelling = ruleOfEach({
  code: 'ethtool-pause-spelling',
  of: ['ifcfg'],
  severity: 'warning',
  summary: 'ETHTOOL_OPTS has pause settings in the spelling of the other reader.',
  source: 'NetworkManager 1.42.4, nms-ifcfg-rh-reader.c: parse_ethtool_options; ethtool(8)',
  each: ethtoolWordsOf,
  *check(word, _file, _workspace, target) {
    const other = otherPauseName(word, target);
    if (other === undefined) return;
    const { option, all } = word;
    const reader = other.startsWith('pause-') ? 'NetworkManager' : 'the ethtool command';
    const areBoth = byNetworkManager(all.profile, target) && byScripts(all.profile, target);
    yield {
      span: option.nameSpan,
      message: `${option.name} is not known to ${reader} after ${option.group!}, expected ${other}`,
      fixes: areBoth ? [] : [replace(`Change to ${other}`, option.nameSpan, other, true)],
    };
  },
});
