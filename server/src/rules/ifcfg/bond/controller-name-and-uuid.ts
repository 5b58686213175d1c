// A controller by name beside another one by UUID, which counts.
import { fix } from '../../../fixes/fix';
import { memberships } from '../../../model/ifcfg/memberships';
import { byNetworkManager, lastAssignment, readProfile } from '../../../model/ifcfg/profile';
import { removeAssignment } from '../../../syntax/ifcfg/write';
import { rule } from '../../rule';

export const controllerNameAndUuid = rule({
  code: 'controller-name-and-uuid',
  of: ['ifcfg'],
  severity: 'information',
  summary: 'A port names its controller by name and by UUID, and the two differ.',
  source: 'https://networkmanager.dev/docs/api/latest/nm-settings-ifcfg-rh.html',
  *check(file, _workspace, target) {
    const profile = readProfile(file);
    if (!profile || !byNetworkManager(profile, target)) return;
    for (const { key } of memberships) {
      const [name, uuid] = [lastAssignment(profile, key), lastAssignment(profile, `${key}_UUID`)];
      if (!name || !uuid || name.value === uuid.value) continue;
      yield {
        span: name.span,
        message: `${key}=${name.value} beside ${uuid.name}=${uuid.value}; NetworkManager looks at the UUID only`,
        fixes: [fix(`Remove ${key}`, removeAssignment(name))],
      };
    }
  },
});
