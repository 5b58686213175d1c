// The password of a Wi-Fi network, in the profile or in its file of keys.
import type { File } from '../../../model/file';
import { byNetworkManager, lastAssignment } from '../../../model/ifcfg/profile';
import { wirelessProfilesOf } from '../../../model/ifcfg/wireless';
import { tables } from '../../../schema/ifcfg';
import { attributeRow } from '../../../schema/index';
import { tableFindings } from '../../factories/table-values';
import { type Finding, rule } from '../../rule';

export const wifiPsk = rule({
  code: 'wifi-psk',
  of: ['ifcfg', 'keys'],
  severity: 'error',
  summary: 'The password of a Wi-Fi network has a wrong length.',
  source: 'NetworkManager 1.42.4, nms-ifcfg-rh-reader.c: make_wireless_security_setting',
  *check(file, _workspace, target) {
    if (file.kind === 'keys') {
      if (target.backend !== 'network-scripts') yield* ofKeys(file);
      return;
    }
    for (const profile of wirelessProfilesOf(file)) {
      const keyManagement = lastAssignment(profile, 'KEY_MGMT')?.value;
      if ((keyManagement === 'WPA-PSK' || keyManagement === 'SAE') && byNetworkManager(profile, target))
        yield* tableFindings(profile, { 'wifi-psk': '' });
    }
  },
});

function* ofKeys({ tree }: File): Iterable<Finding> {
  const key = tree.root!.attribute('WPA_PSK');
  const complaint = key?.value ? attributeRow(tables.keys, 'WPA_PSK')?.value.complaint?.(key.value) : undefined;
  if (key && complaint)
    yield { span: key.valueSpan, message: `${complaint.message}; NetworkManager refuses the profile` };
}
