// Wi-Fi: values that refuse the profile, and protection that is weaker than it looks.
import { fix } from '../../../fixes/fix';
import { dropKeys } from '../../../fixes/ifcfg';
import { ifcfgTable, tables } from '../../../schema/ifcfg';
import { attributeRow } from '../../../schema/index';
import { setAssignment } from '../../../syntax/ifcfg/write';
import { type Finding, rule } from '../../rule';
import {
  byNetworkManager,
  lastAssignment,
  headSpan,
  overridden,
  type Profile,
  readProfile,
} from '../../../model/ifcfg/profile';
import { tableFindings } from '../../factories/table-values';

const codes = {
  'wifi-ssid': 'The name of the network is missing or too long.',
  'wifi-mode': 'A role that does not exist.',
  'wifi-channel': 'A channel that does not exist.',
  'wifi-band-channel': 'A band that does not exist, or does not have the channel.',
  'wifi-psk': 'A password of the wrong length.',
  'wifi-powersave': 'A way to save power that does not exist.',
  'wifi-mac-random': 'MAC_ADDRESS_RANDOMIZATION knows three words.',
  'wifi-keymgmt-open': 'A word that leaves the network open.',
  'wifi-wep': 'WEP protects nothing.',
};

export const wifi = rule({
  name: 'wifi',
  of: ['ifcfg', 'keys'],
  severity: 'error',
  summary: 'A Wi-Fi profile that is refused, or less protected than it looks.',
  source: 'NetworkManager 1.42.4, nms-ifcfg-rh-reader.c: make_wireless_setting, make_wireless_security_setting',
  codes,
  *check(file, _workspace, target) {
    if (file.kind === 'keys') {
      if (target.backend === 'network-scripts') return;
      const key = file.tree.root!.attribute('WPA_PSK');
      const complaint = key?.value ? attributeRow(tables.keys, 'WPA_PSK')?.value.complaint?.(key.value) : undefined;
      if (key && complaint)
        yield {
          code: 'wifi-psk',
          span: key.valueSpan,
          message: `${complaint.message}; NetworkManager refuses the profile`,
        };
      return;
    }
    const profile = readProfile(file);
    if (profile?.fate !== 'loaded' || profile.kind !== 'wireless' || !byNetworkManager(profile, target)) return;
    const keyManagement = lastAssignment(profile, 'KEY_MGMT')?.value ?? '';
    const isPsk = keyManagement === 'WPA-PSK' || keyManagement === 'SAE';
    yield* tableFindings(profile, codes, (it) => {
      if (it.name === 'WPA_PSK') return isPsk;
      return it.name !== 'KEY_MGMT';
    });
    if (!lastAssignment(profile, 'ESSID'))
      yield {
        code: 'wifi-ssid',
        span: headSpan(profile),
        message: 'a Wi-Fi profile without ESSID; NetworkManager refuses the file',
      };
    yield* bandFindings(profile);
    yield* protection(profile);
  },
});

function* bandFindings(profile: Profile): Iterable<Finding> {
  const band = lastAssignment(profile, 'BAND');
  const channel = lastAssignment(profile, 'CHANNEL');
  if (!band || !channel || !/^\d{1,3}$/.test(channel.value)) return;
  const number = Number(channel.value);
  const right = number > 14 ? 'a' : 'bg';
  if ((band.value !== 'a' && band.value !== 'bg') || band.value === right || number < 1 || number > 196) return;
  yield {
    code: 'wifi-band-channel',
    span: band.valueSpan,
    message: `channel ${number} is not in band ${band.value}, expected ${right}; NetworkManager refuses the file`,
    fixes: [fix(`Change to ${right}`, setAssignment(band, right)), fix('Remove BAND', dropKeys(profile, ['BAND']))],
  };
}

function* protection(profile: Profile): Iterable<Finding> {
  const key = lastAssignment(profile, 'KEY_MGMT');
  const complaint = key && attributeRow(ifcfgTable, 'KEY_MGMT')?.value.complaint?.(key.value);
  if (key && complaint)
    yield {
      code: 'wifi-keymgmt-open',
      severity: 'warning',
      span: key.valueSpan,
      message: `${complaint.message}; NetworkManager takes the network as open or WEP, without a word`,
      fixes: (complaint.instead ?? []).map((it) => fix(`Change to ${it}`, setAssignment(key, it))),
    };
  const wep = profile.root.attributes.find(
    (it) => /^KEY(?:_PASSPHRASE)?[1-4]?$/.test(it.name) && it.value !== '' && !overridden(it),
  );
  if (wep && (!key || complaint))
    yield {
      code: 'wifi-wep',
      severity: 'warning',
      span: wep.nameSpan,
      message: `${wep.name} is a key of WEP, which anybody can break, expected KEY_MGMT=WPA-PSK with WPA_PSK`,
    };
}
