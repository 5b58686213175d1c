// A device lacks its parent or its number.
import { keyfileFaults } from '../../factories/keyfile-faults';

export const deviceParents = keyfileFaults({
  name: 'parents',
  summary: 'A device lacks its parent or its number.',
  source: 'NetworkManager 1.42.4, verify of libnm: the keyfile plugin was given each',
  codes: {
    'kf-parent-missing': 'A VLAN or macvlan has no parent.',
    'kf-vlan-id-missing': 'A VLAN has no number.',
    'kf-vlan-own-parent': 'A VLAN is its own parent.',
  },
});
