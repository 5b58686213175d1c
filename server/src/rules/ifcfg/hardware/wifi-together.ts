// Settings of Wi-Fi that go with some roles and protections only.
import { fix } from '../../../fixes/fix';
import { byNetworkManager, lastAssignment, type Profile } from '../../../model/ifcfg/profile';
import { isAdhoc, protectionOf, wirelessProfilesOf } from '../../../model/ifcfg/wireless';
import { isTrue } from '../../../syntax/ifcfg/scalar';
import { removeAssignment, setAssignment } from '../../../syntax/ifcfg/write';
import { type Finding, ruleOfEach } from '../../rule';

export const wifiTogether = ruleOfEach({
  name: 'wifi-together',
  of: ['ifcfg'],
  severity: 'error',
  summary: 'A setting of Wi-Fi does not go with the role or the protection of the network.',
  source:
    'NetworkManager 1.42.4, nm-setting-wireless.c, nm-setting-wireless-security.c: verify; nms-ifcfg-rh-reader.c: make_wpa_setting',
  codes: {
    'wifi-ap-isolation': 'Clients are to be kept apart, and the card is no access point.',
    'wifi-pmf': 'Protection of management frames does not go with the protection of the network.',
    'wifi-adhoc-keymgmt': 'A network without access point has a protection that needs one.',
  },
  each: wirelessProfilesOf,
  *check(profile, _file, _workspace, target) {
    if (!byNetworkManager(profile, target)) return;
    yield* isolation(profile);
    if (protectionOf(profile) !== 'wpa') return;
    yield* frames(profile);
    yield* adhoc(profile);
  },
});

function* isolation(profile: Profile): Iterable<Finding> {
  const attribute = lastAssignment(profile, 'AP_ISOLATION');
  const mode = lastAssignment(profile, 'MODE');
  if (!attribute || mode?.value.toLowerCase() === 'ap') return;
  // Neither yes nor no is the default, which is nothing.
  if (isTrue(attribute.value, true) !== isTrue(attribute.value, false)) return;
  yield {
    code: 'wifi-ap-isolation',
    span: attribute.span,
    message: `AP_ISOLATION=${attribute.value} with ${mode ? `MODE=${mode.value}` : 'no MODE'}, expected MODE=Ap; NetworkManager refuses the file`,
    fixes: [fix('Remove AP_ISOLATION', removeAssignment(attribute))],
  };
}

/** Values by their names and numbers. */
const values = ['default', 'disable', 'optional', 'required'];

function* frames(profile: Profile): Iterable<Finding> {
  const attribute = lastAssignment(profile, 'PMF');
  const key = lastAssignment(profile, 'KEY_MGMT')!;
  const value = values[Number(attribute?.value)] ?? attribute?.value;
  const isNewer = ['OWE', 'SAE', 'WPA-EAP-SUITE-B-192'].includes(key.value);
  const isWrong =
    key.value === 'IEEE8021X'
      ? value === 'optional' || value === 'required'
      : isNewer && (value === 'disable' || value === 'optional');
  if (!attribute || !isWrong) return;
  yield {
    code: 'wifi-pmf',
    span: attribute.span,
    message: `PMF=${attribute.value} with KEY_MGMT=${key.value}, expected ${isNewer ? 'default or required' : 'default or disable'}; NetworkManager refuses the file`,
    fixes: [
      ...(isNewer ? [fix('Change to required', setAssignment(attribute, 'required'))] : []),
      fix('Remove PMF', removeAssignment(attribute)),
    ],
  };
}

function* adhoc(profile: Profile): Iterable<Finding> {
  const key = lastAssignment(profile, 'KEY_MGMT')!;
  if (!isAdhoc(profile) || key.value === 'WPA-PSK' || key.value === 'SAE') return;
  yield {
    code: 'wifi-adhoc-keymgmt',
    span: key.valueSpan,
    message: `KEY_MGMT ${key.value} with MODE=Ad-Hoc, expected WPA-PSK or SAE; NetworkManager refuses the file`,
    fixes: [fix('Change to WPA-PSK', setAssignment(key, 'WPA-PSK'))],
  };
}
