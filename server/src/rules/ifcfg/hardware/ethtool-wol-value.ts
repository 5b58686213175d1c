// The key for wake-on-LAN, which knows one word only.
import { byNetworkManager, readProfile } from '../../../model/ifcfg/profile';
import { tableFindings } from '../../factories/table-values';
import { rule } from '../../rule';

export const ethtoolWolValue = rule({
  code: 'ethtool-wol-value',
  of: ['ifcfg'],
  severity: 'warning',
  summary: 'ETHTOOL_WAKE_ON_LAN is another word than the one that it knows.',
  source: 'NetworkManager 1.42.4, nms-ifcfg-rh-reader.c: parse_ethtool_options',
  *check(file, _workspace, target) {
    const profile = readProfile(file);
    if (!profile?.lines.has('ETHTOOL_WAKE_ON_LAN') || !byNetworkManager(profile, target)) return;
    yield* tableFindings(profile, { 'ethtool-wol-value': '' });
  },
});
