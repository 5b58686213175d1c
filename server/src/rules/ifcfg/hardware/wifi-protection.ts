// Wi-Fi networks that are less protected than they look.
import { fix } from '../../../fixes/fix';
import { byNetworkManager, lastAssignment } from '../../../model/ifcfg/profile';
import { type Wep, wepsOf, wirelessProfilesOf } from '../../../model/ifcfg/wireless';
import { ifcfgTable } from '../../../schema/ifcfg';
import { attributeRow } from '../../../schema/index';
import { setAssignment } from '../../../syntax/ifcfg/write';
import { tableFindings } from '../../factories/table-values';
import { type Finding, ruleOfEach } from '../../rule';

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
  *check(profile, file, _workspace, target) {
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
    for (const it of wepsOf(file)) yield* ofWep(it, !key || complaint !== undefined);
  },
});

function* ofWep({ profile, keys, isOwn }: Wep, isUnmeant: boolean): Iterable<Finding> {
  yield* tableFindings(
    profile,
    { 'wifi-wep': '' },
    ({ name }) => name === 'DEFAULTKEY' || (name === 'KEY_TYPE' ? isOwn : keys.some((it) => it.name === name)),
  );
  const [first] = keys;
  if (first && isUnmeant)
    yield {
      code: 'wifi-wep',
      span: first.nameSpan,
      message: `${first.name} is a key of WEP, which anybody can break, expected KEY_MGMT=WPA-PSK with WPA_PSK`,
    };
}
