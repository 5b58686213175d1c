// MASTER and SLAVE: what makes a device a port of a bond, for whom.
import { fix } from '../../../fixes/fix';
import { isTrue } from '../../../syntax/ifcfg/scalar';
import { memberships } from '../../../model/ifcfg/memberships';
import { addAssignment, removeAssignment, setAssignment } from '../../../syntax/ifcfg/write';
import { rule } from '../../rule';
import { byNetworkManager, byScripts, lastAssignment, readProfile } from '../../../model/ifcfg/profile';

export const bondMembership = rule({
  name: 'bond-membership',
  of: ['ifcfg'],
  severity: 'warning',
  summary: 'MASTER and SLAVE do not say the same.',
  source: 'https://networkmanager.dev/docs/api/latest/nm-settings-ifcfg-rh.html',
  codes: {
    'slave-without-master': 'SLAVE=yes without MASTER: the device stands alone.',
    'master-without-slave': 'MASTER without SLAVE=yes, which the legacy scripts need.',
    'slave-no-with-master': 'SLAVE=no beside MASTER.',
    'bond-of-bonds': 'A bond as port of a bond.',
    'controller-name-and-uuid': 'A controller by name beside another one by UUID, which counts.',
  },
  *check(file, _workspace, target) {
    const profile = readProfile(file);
    if (!profile) return;
    const { root } = profile;
    for (const { key } of memberships) {
      const [name, uuid] = [lastAssignment(profile, key), lastAssignment(profile, `${key}_UUID`)];
      if (name && uuid && name.value !== uuid.value && byNetworkManager(profile, target))
        yield {
          code: 'controller-name-and-uuid',
          severity: 'information',
          span: name.span,
          message: `${key}=${name.value} beside ${uuid.name}=${uuid.value}; NetworkManager looks at the UUID only`,
          fixes: [fix(`Remove ${key}`, removeAssignment(name))],
        };
    }
    const slave = lastAssignment(profile, 'SLAVE');
    const master = lastAssignment(profile, 'MASTER') ?? lastAssignment(profile, 'MASTER_UUID');
    const says = isTrue(slave?.value, false);
    if (slave && says && !master && !lastAssignment(profile, 'TEAM_MASTER'))
      yield {
        code: 'slave-without-master',
        span: slave.span,
        message: 'SLAVE=yes without MASTER; the device is no port of any bond',
        fixes: [fix('Remove SLAVE', removeAssignment(slave))],
      };
    if (!master) return;
    if (slave && !says)
      yield {
        code: 'slave-no-with-master',
        span: slave.valueSpan,
        message: `SLAVE=${slave.value} beside ${master.name}; NetworkManager makes the device a port all the same`,
        fixes: [fix('Change to yes', setAssignment(slave, 'yes'))],
      };
    else if (!slave && byScripts(profile, target))
      yield {
        code: 'master-without-slave',
        severity: byNetworkManager(profile, target) ? 'information' : 'error',
        span: master.span,
        message: `${master.name} without SLAVE=yes; the legacy scripts do not make the device a port`,
        fixes: [fix('Add SLAVE=yes', addAssignment(root.tree, 'SLAVE', 'yes', { after: master }), true)],
      };
    if (profile.kind === 'bond')
      yield {
        code: 'bond-of-bonds',
        span: master.span,
        message: `the bond ${profile.device} is a port of ${master.value}; the kernel takes a bond in a bond, and nobody supports it`,
      };
  },
});
