// Kinds of interface that only the legacy scripts or Open vSwitch bring up.
import { fix } from '../../../fixes/fix';
import { putKey } from '../../../fixes/ifcfg';
import { legacyTypes } from '../../../schema/ifcfg-general';
import { rule } from '../../rule';
import { byNetworkManager, lastAssignment, profileOf } from '../../../model/ifcfg/profile';

export const typeLegacyOnly = rule({
  code: 'type-legacy-only',
  of: ['ifcfg'],
  severity: 'warning',
  summary: 'NetworkManager does not know this TYPE.',
  source: 'NetworkManager, nms-ifcfg-rh-reader.c: create_unhandled_connection; observed with 1.42.4',

  *check(file, _workspace, target) {
    const profile = profileOf(file);
    const type = profile && lastAssignment(profile, 'TYPE');
    if (!type || profile.fate !== 'unrecognized' || !byNetworkManager(profile, target)) return;
    const doc = legacyTypes.get(type.value);
    if (doc === undefined) return;
    // Without a name for the device, NetworkManager would not know what to leave alone.
    const isNamed = (lastAssignment(profile, 'DEVICE') ?? lastAssignment(profile, 'HWADDR')) !== undefined;
    const hasScripts = target.release === undefined || target.release < 9;
    yield {
      span: type.valueSpan,
      message: `${type.value} is known to the legacy scripts only; NetworkManager leaves the device alone`,
      fixes: hasScripts && isNamed ? [fix('Add NM_CONTROLLED=no', putKey(profile, 'NM_CONTROLLED', 'no', type))] : [],
    };
  },
});
