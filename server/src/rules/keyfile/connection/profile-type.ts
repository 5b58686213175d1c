// The profile does not say what it is, or lacks what its type needs.
import { keyfileFaults } from '../../factories/keyfile-faults';

export const profileType = keyfileFaults({
  name: 'profile-type',
  summary: 'The profile does not say what it is, or lacks what its type needs.',
  source: 'NetworkManager 1.42.4, verify of libnm: the keyfile plugin was given each',
  codes: {
    'kf-type-missing': 'Nothing says what the profile is.',
    'kf-type-ambiguous': 'Several groups say what the profile may be.',
    'kf-group-missing': 'A group is missing that the type needs.',
    'kf-ifname-missing': 'A device that NetworkManager makes has no name.',
  },
});
