// A port has addresses, which are dropped without a word.
import { keyfileFaults } from '../../factories/keyfile-faults';

export const portIpLost = keyfileFaults({
  name: 'kf-port-ip-lost',
  summary: 'A port has addresses, which are dropped without a word.',
  source: 'NetworkManager 1.42.4, verify of libnm: the keyfile plugin was given each',
  codes: {
    'kf-port-ip-lost': 'A port has addresses, which are dropped without a word.',
  },
});
