// Words and letters of ETHTOOL_OPTS that NetworkManager skips.
import { removeEthtool } from '../../../fixes/ethtool-options';
import { replace } from '../../../fixes/fix';
import {
  type EthtoolWord,
  ethtoolOptionsOf,
  ethtoolWordsOf,
  isLetter,
  otherPauseName,
} from '../../../model/ifcfg/ethtool';
import { byNetworkManager } from '../../../model/ifcfg/profile';
import { ethtoolGroups, linkOptions } from '../../../schema/ethtool';
import { nearest } from '../../../schema/nearest';
import { type Finding, rule } from '../../rule';

/** Words that only the ethtool command knows after -s. */
const commandOnly = new Set('port master-slave mdix advertise phyad xcvr msglvl lanes'.split(' '));

export const ethtoolFeatureUnknown = rule({
  code: 'ethtool-feature-unknown',
  of: ['ifcfg'],
  severity: 'warning',
  summary: 'ETHTOOL_OPTS has a word that NetworkManager skips.',
  source: 'NetworkManager 1.42.4, nms-ifcfg-rh-reader.c: parse_ethtool_options; ethtool(8)',
  *check(file, _workspace, target) {
    const [all] = ethtoolOptionsOf(file);
    if (!all || !byNetworkManager(all.profile, target)) return;
    for (const it of all.options.slice(0, 100)) {
      const isKnown = it.name === '-s' || ethtoolGroups.some((one) => one.letters.includes(it.name));
      if (isLetter(it) && !isKnown)
        yield {
          span: it.nameSpan,
          message: `${it.name} is not known to NetworkManager, which skips what follows; it knows -K, -G, -C and -A`,
        };
    }
    for (const it of ethtoolWordsOf(file))
      if (it.rows && !it.row && otherPauseName(it, target) === undefined) yield unknown(it, it.rows);
  },
});

function unknown({ all, option }: EthtoolWord, rows: Readonly<Record<string, unknown>>): Finding {
  // A letter in the middle is no word that was spelled wrongly.
  const near = option.name.startsWith('-') ? [] : nearest(option.name, Object.keys(rows));
  const isKnown = rows === linkOptions && commandOnly.has(option.name);
  return {
    span: option.nameSpan,
    message: `${option.name} is not known to NetworkManager, which skips it${!isKnown && near[0] ? `; did you mean ${near[0]}` : ''}`,
    fixes: [
      ...(isKnown ? [] : near.map((one) => replace(`Change to ${one}`, option.nameSpan, one))),
      removeEthtool(all, option),
    ],
  };
}
