// The legacy scripts create a VLAN only for VLAN=yes, whatever TYPE says.
import { fix } from '../../../fixes/fix';
import { putKey } from '../../../fixes/ifcfg';
import { isTrue } from '../../../syntax/ifcfg/scalar';
import { rule } from '../../rule';
import { byScripts, lastAssignment, headSpan, readProfile } from '../../../model/ifcfg/profile';

export const vlanYesMissing = rule({
  code: 'vlan-yes-missing',
  of: ['ifcfg'],
  severity: 'error',
  summary: 'A VLAN has no VLAN=yes.',
  source: 'initscripts, network-scripts/ifup and ifup-eth',

  *check(file, _workspace, target) {
    const profile = readProfile(file);
    if (profile?.kind !== 'vlan' || !byScripts(profile, target)) return;
    if (isTrue(lastAssignment(profile, 'VLAN')?.value, false)) return;
    yield {
      span: headSpan(profile),
      message: 'TYPE=Vlan without VLAN=yes; the legacy scripts create no VLAN',
      fixes: [fix('Add VLAN=yes', putKey(profile, 'VLAN', 'yes', profile.root.attribute('TYPE')), true)],
    };
  },
});
