// DEVICE is optional for a network card, not for what NetworkManager has to make by itself.
import { fix } from '../../../fixes/fix';
import { putKey } from '../../../fixes/ifcfg';
import { rule } from '../../rule';
import { byNetworkManager, byScripts, lastAssignment, headSpan, readProfile } from '../../../model/ifcfg/profile';
import { hasMisspelled, isName } from '../../../model/ifcfg/names';

const made: ReadonlySet<string> = new Set(['bridge', 'bond', 'team']);

export const deviceMissing = rule({
  code: 'device-missing',
  of: ['ifcfg'],
  severity: 'error',
  summary: 'A bridge, bond or team has no DEVICE.',
  source: 'NetworkManager, nms-ifcfg-rh-reader.c: bridge_connection_from_ifcfg and its like; initscripts, ifup',

  *check(file, _workspace, target) {
    const profile = readProfile(file);
    if (!profile || profile.device !== '') return;
    const isMade = made.has(profile.kind) && byNetworkManager(profile, target);
    const isLost = byScripts(profile, target) && !lastAssignment(profile, 'HWADDR');
    if (profile.fate === 'unmanaged' ? !isLost || !made.has(profile.kind) : !isMade && !isLost) return;
    const { root, suffix } = profile;
    const consequence = isMade ? 'NetworkManager refuses the file' : 'the legacy scripts do not find the interface';
    yield {
      span: headSpan(profile),
      message: `no DEVICE for the ${isMade || made.has(profile.kind) ? profile.kind : 'interface'}, expected a name such as ${suffix}; ${consequence}`,
      fixes:
        isName(suffix) && !hasMisspelled(root, ['DEVICE'])
          ? [fix(`Add DEVICE=${suffix}`, putKey(profile, 'DEVICE', suffix, root.attribute('TYPE')), true)]
          : [],
    };
  },
});
