// BOOTPROTO in capitals: the legacy scripts compare exactly.
import { fix } from '../../../fixes/fix';
import { bootProtocols } from '../../../schema/ifcfg-ipv4';
import { setAssignment } from '../../../syntax/ifcfg/write';
import { rule } from '../../rule';
import { byScripts, lastAssignment, readProfile } from '../../../model/ifcfg/profile';

export const bootprotoCase = rule({
  code: 'bootproto-case',
  of: ['ifcfg'],
  severity: 'hint',
  summary: 'BOOTPROTO is not in lower case.',
  source: 'initscripts, network-scripts/ifup-eth; NetworkManager, nms-ifcfg-rh-reader.c: make_ip4_setting',

  *check(file, _workspace, target) {
    const profile = readProfile(file);
    const protocol = profile && lastAssignment(profile, 'BOOTPROTO');
    const lower = protocol?.value.toLowerCase();
    if (!protocol || lower === protocol.value || !bootProtocols.some((it) => it.value === lower)) return;
    const isLost = byScripts(profile, target) && profile.ipv4 === 'auto';
    yield {
      span: protocol.valueSpan,
      severity: isLost ? 'error' : 'hint',
      message: `${protocol.value} is usually written ${lower}${isLost ? '; the legacy scripts do not ask for an address' : ''}`,
      fixes: [fix(`Change to ${lower}`, setAssignment(protocol, lower!), true)],
    };
  },
});
