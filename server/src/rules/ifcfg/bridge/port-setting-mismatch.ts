// Settings of a port that belong to another kind of controller.
import { fix } from '../../../fixes/fix';
import type { Membership } from '../../../model/ifcfg/memberships';
import { portsOf } from '../../../model/ifcfg/port';
import { byNetworkManager, lastAssignment } from '../../../model/ifcfg/profile';
import { removeAssignment } from '../../../syntax/ifcfg/write';
import { ruleOfEach } from '../../rule';

/** The settings of ports that belong to one kind of controller. */
const settings: readonly (readonly [setting: string, key: Membership['key'], what: string])[] = [
  ['BOND_PORT_QUEUE_ID', 'MASTER', 'bond'],
  ['BOND_PORT_PRIO', 'MASTER', 'bond'],
  ['TEAM_PORT_CONFIG', 'TEAM_MASTER', 'team'],
];

/** Present also without a value. */
const counts: ReadonlySet<string> = new Set(['BOND_PORT_QUEUE_ID']);

export const portSettingMismatch = ruleOfEach({
  code: 'port-setting-mismatch',
  of: ['ifcfg'],
  severity: 'error',
  summary: 'A port has a setting for ports of another kind of controller.',
  source:
    'NetworkManager 1.42.4, nms-ifcfg-rh-reader.c: make_connection_setting; Linux 6.1, net/bridge/br_if.c: br_add_if',
  each: portsOf,
  *check({ profile, first }, _file, _workspace, target) {
    if (!byNetworkManager(profile, target)) return;
    for (const [setting, key, what] of settings) {
      const attribute = counts.has(setting) ? profile.lines.get(setting)?.at(-1) : lastAssignment(profile, setting);
      if (!attribute || first.key === key) continue;
      yield {
        span: attribute.span,
        message: `${setting} is for ports of a ${what}, but this is a port of ${first.attribute.value} by ${first.attribute.name}; NetworkManager refuses the file`,
        fixes: [fix(`Remove ${setting}`, removeAssignment(attribute), true)],
      };
    }
  },
});
