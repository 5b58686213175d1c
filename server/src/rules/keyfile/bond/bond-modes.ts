// An option does not go with the mode of the bond.
import { keyfileFaults } from '../../factories/keyfile-faults';

export const bondModeOptions = keyfileFaults({
  name: 'bond-modes',
  summary: 'An option does not go with the mode of the bond.',
  source: 'NetworkManager 1.42.4, verify of libnm: the keyfile plugin was given each',
  codes: {
    'bond-option-mode': 'An option does not go with the mode of the bond.',
    'bond-arp-mode': 'Watching by ARP does not go with the mode of the bond.',
    'bond-infiniband-mode': 'A bond of InfiniBand has another mode than active-backup.',
    'bond-balance-slb': 'balance-slb stands there without what it needs.',
  },
});
