// Data centre bridging: what is set of a group that is switched off, and a group that is on without its shares.
import { fix } from '../../../fixes/fix';
import { putKey } from '../../../fixes/ifcfg';
import { dcbRefusals, dcbsOf, dcbSwitchOf } from '../../../model/ifcfg/dcb';
import { byNetworkManager } from '../../../model/ifcfg/profile';
import { removeAssignment } from '../../../syntax/ifcfg/write';
import { ruleOfEach } from '../../rule';

export const dcbSwitches = ruleOfEach({
  name: 'dcb-switches',
  of: ['ifcfg'],
  severity: 'error',
  summary: 'A group of data centre bridging is set and not on, or on and not set.',
  source: 'NetworkManager 1.42.4, nm-setting-dcb.c: verify',
  codes: {
    'dcb-flags-disabled': 'A group of data centre bridging is offered or taken, and not on.',
    'dcb-priority-disabled': 'An application has a priority, and is not on.',
    'dcb-percent-missing': 'Priority groups are on, and have no shares.',
  },
  each: dcbsOf,
  *check(dcb, _file, _workspace, target) {
    const { profile } = dcb;
    if (!byNetworkManager(profile, target)) return;
    for (const { why, setting, ...it } of dcbRefusals(dcb)) {
      const [key, value] = it.code === 'dcb-percent-missing' ? shares : [dcbSwitchOf(setting.name)!, 'yes'];
      yield {
        ...it,
        message: `${why}; NetworkManager refuses the file`,
        fixes: [
          fix(`${key === 'DCB_PG_PCT' ? 'Add' : 'Set'} ${key}=${value}`, putKey(profile, key, value, setting)),
          fix(`Remove ${setting.name}`, removeAssignment(setting)),
        ],
      };
    }
  },
});

const shares = ['DCB_PG_PCT', '100,0,0,0,0,0,0,0'] as const;
