// A profile that no name, address or pattern ties to a card.
import { type Fix, fix } from '../../../fixes/fix';
import { putKey } from '../../../fixes/ifcfg';
import { rule } from '../../rule';
import { byNetworkManager, lastAssignment, headSpan, type Profile, readProfile } from '../../../model/ifcfg/profile';
import { hasMisspelled, isCard } from '../../../model/ifcfg/names';

const ties = [
  'HWADDR',
  'SUBCHANNELS',
  'MATCH_INTERFACE_NAME',
  'MATCH_DRIVER',
  'MATCH_PATH',
  'MATCH_KERNEL_COMMAND_LINE',
];

export const profileMatchesAnyNic = rule({
  code: 'profile-matches-any-nic',
  of: ['ifcfg'],
  severity: 'warning',
  summary: 'The profile fits every network card.',
  source: 'NetworkManager, man NetworkManager.conf and nm-settings: connection.interface-name; observed with 1.42.4',

  *check(file, _workspace, target) {
    const profile = readProfile(file);
    if (!profile || !byNetworkManager(profile, target) || profile.fate !== 'loaded') return;
    if (profile.kind !== 'ethernet' && profile.kind !== 'wireless') return;
    // A name that is not valid is reported by device-name-invalid, with the same consequence.
    if (profile.device !== '' || ties.some((it) => lastAssignment(profile, it))) return;
    // NetworkManager itself writes such a profile to ask DHCP with whichever card has a cable.
    const isWritten = ['NAME', 'UUID'].every((it) => lastAssignment(profile, it)) && !isCard(profile.suffix);
    // One for Wi-Fi is tied to its network, which is where its address belongs.
    if (isWritten && (profile.ipv4 !== 'manual' || profile.kind === 'wireless')) return;
    const address = profile.ipv4 === 'manual' ? ', with its static address' : '';
    yield {
      span: headSpan(profile),
      message: `no DEVICE and no HWADDR; NetworkManager may use the profile for any card${address}`,
      fixes: fixesOf(profile),
    };
  },
});

function fixesOf(profile: Profile): Fix[] {
  const { root, suffix } = profile;
  if (!isCard(suffix) || hasMisspelled(root, ['DEVICE'])) return [];
  return [fix(`Add DEVICE=${suffix}`, putKey(profile, 'DEVICE', suffix, root.attribute('TYPE')))];
}
