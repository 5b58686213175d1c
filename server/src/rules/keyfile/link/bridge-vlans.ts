// The VLANs of a bridge contradict each other, or do nothing.
import { keyfileFaults } from '../../factories/keyfile-faults';

export const bridgeVlanLists = keyfileFaults({
  name: 'bridge-vlans',
  summary: 'The VLANs of a bridge contradict each other, or do nothing.',
  source: 'NetworkManager 1.42.4, verify of libnm: the keyfile plugin was given each',
  codes: {
    'bridge-vlans-two-pvid': 'Two VLANs are the PVID.',
    'bridge-vlans-overlap': 'One VLAN stands in the list twice.',
    'bridge-vlans-no-filtering': 'A bridge has VLANs and does not filter them.',
  },
});
