// A gateway is refused, or dropped without a word.
import { keyfileFaults } from '../../factories/keyfile-faults';

export const keyfileGateways = keyfileFaults({
  name: 'gateways',
  summary: 'A gateway is refused, or dropped without a word.',
  source: 'NetworkManager 1.42.4, verify of libnm: the keyfile plugin was given each',
  codes: {
    'kf-gateway-no-address': 'A gateway stands there without an address.',
    'kf-gateway-none': 'The gateway behind an address is none.',
    'kf-gateway-lost': 'A gateway is dropped without a word.',
  },
});
