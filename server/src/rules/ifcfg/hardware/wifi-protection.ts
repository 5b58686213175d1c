// Wi-Fi networks that are less protected than they look.
import { fix } from '../../../fixes/fix';
import { byNetworkManager, lastAssignment, overridden } from '../../../model/ifcfg/profile';
import { wirelessProfilesOf } from '../../../model/ifcfg/wireless';
import { ifcfgTable } from '../../../schema/ifcfg';
import { attributeRow } from '../../../schema/index';
import { setAssignment } from '../../../syntax/ifcfg/write';
import { tableFindings } from '../../factories/table-values';
import { ruleOfEach } from '../../rule';

export const wifiProtection = ruleOfEach({
  name: 'wifi-protection',
  of: ['ifcfg'],
  severity: 'warning',
  summary: 'A Wi-Fi network is less protected than it looks.',
  source: 'NetworkManager 1.42.4, nms-ifcfg-rh-reader.c: make_wireless_security_setting',
  codes: {
    'wifi-keymgmt-open': 'KEY_MGMT is a word that leaves the network open.',
    'wifi-wep': 'A network is protected by WEP, which anybody can break, or by a key that is none.',
  },
  each: wirelessProfilesOf,
  *check(profile, _file, _workspace, target) {
    if (!byNetworkManager(profile, target)) return;
    const key = lastAssignment(profile, 'KEY_MGMT');
    const complaint = key && attributeRow(ifcfgTable, 'KEY_MGMT')?.value.complaint?.(key.value);
    if (key && complaint)
      yield {
        code: 'wifi-keymgmt-open',
        span: key.valueSpan,
        message: `${complaint.message}; NetworkManager takes the network as open or WEP, without a word`,
        fixes: (complaint.instead ?? []).map((it) => fix(`Change to ${it}`, setAssignment(key, it))),
      };
    yield* tableFindings(profile, { 'wifi-wep': '' });
    const wep = profile.root.attributes.find(
      (it) => /^KEY(?:_PASSPHRASE)?[1-4]?$/.test(it.name) && it.value !== '' && !overridden(it),
    );
    if (wep && (!key || complaint))
      yield {
        code: 'wifi-wep',
        span: wep.nameSpan,
        message: `${wep.name} is a key of WEP, which anybody can break, expected KEY_MGMT=WPA-PSK with WPA_PSK`,
      };
  },
});
