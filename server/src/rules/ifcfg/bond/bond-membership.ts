// MASTER and SLAVE: what makes a device a port of a bond, for whom.
import { fix } from '../../../fixes/fix';
import { isTrue } from '../../../syntax/ifcfg/scalar';
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
    'slave-without-master': 'A device has SLAVE=yes without MASTER: it stands alone.',
    'master-without-slave': 'A device has MASTER without SLAVE=yes, which the legacy scripts need.',
    'slave-no-with-master': 'A device has SLAVE=no beside MASTER.',
    'bond-of-bonds': 'A bond is a port of a bond.',
  },
  *check(file, _workspace, target) {
    const profile = readProfile(file);
    if (!profile) return;
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
        fixes: [fix('Add SLAVE=yes', addAssignment(profile.root.tree, 'SLAVE', 'yes', { after: master }), true)],
      };
    if (profile.kind === 'bond')
      yield {
        code: 'bond-of-bonds',
        span: master.span,
        message: `the bond ${profile.device} is a port of ${master.value}; the kernel takes a bond in a bond, and nobody supports it`,
      };
  },
});
