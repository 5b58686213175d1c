// The name of an alias: its label, and DEVICE, which has to say the same.
import { fix } from '../../../fixes/fix';
import { putKey } from '../../../fixes/ifcfg';
import { aliasFilesOf, isLabel, isOrphan, longestAlias } from '../../../model/ifcfg/alias';
import { byNetworkManager } from '../../../model/ifcfg/profile';
import { setAssignment } from '../../../syntax/ifcfg/write';
import { ruleOfEach } from '../../rule';

export const aliasNames = ruleOfEach({
  name: 'alias-names',
  of: ['ifcfg'],
  severity: 'error',
  across: true,
  summary: 'An alias has a name that is not taken.',
  source: 'NetworkManager 1.42.4, nms-ifcfg-rh-reader.c: read_aliases',
  codes: {
    'alias-name': 'The name of an alias is not taken.',
    'alias-device': 'DEVICE of an alias is not the name of its file.',
  },
  each: aliasFilesOf,
  *check(alias, _file, _workspace, target) {
    const { profile, label, device, span } = alias;
    const { suffix } = profile;
    if (isOrphan(alias) || !byNetworkManager(profile, target)) return;
    if (!isLabel(alias)) {
      yield {
        code: 'alias-name',
        span,
        message: `the label ${label || '(empty)'} of ifcfg-${suffix} may have letters, digits and _ only; NetworkManager skips the file`,
      };
      return;
    }
    if (suffix.length > longestAlias)
      yield {
        code: 'alias-name',
        span,
        message: `${suffix} has ${suffix.length} characters, expected at most ${longestAlias}; the kernel refuses the label`,
      };
    if (device?.value === suffix) return;
    yield {
      code: 'alias-device',
      span,
      message: `${device ? `DEVICE=${device.value}` : 'no DEVICE'} in ifcfg-${suffix}, expected DEVICE=${suffix}; NetworkManager skips the file`,
      fixes: [
        fix(`Set DEVICE=${suffix}`, device ? setAssignment(device, suffix) : putKey(profile, 'DEVICE', suffix), true),
      ],
    };
  },
});
