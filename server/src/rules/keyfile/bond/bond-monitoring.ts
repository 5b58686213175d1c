// A bond does not watch its ports, or half.
import { keyfileFaults } from '../../factories/keyfile-faults';

export const bondMonitoring = keyfileFaults({
  name: 'bond-monitoring',
  summary: 'A bond does not watch its ports, or half.',
  source: 'NetworkManager 1.42.4, verify of libnm: the keyfile plugin was given each',
  codes: {
    'bond-arp-no-target': 'A bond asks by ARP and has nobody to ask.',
    'bond-target-no-interval': 'A bond has somebody to ask by ARP and never asks.',
    'bond-no-monitoring': 'A bond does not watch its ports.',
  },
});
