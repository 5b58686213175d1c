// A setting of a bridge is outside what it may be.
import { keyfileFaults } from '../../factories/keyfile-faults';

export const bridgeSettings = keyfileFaults({
  name: 'bridge-settings',
  summary: 'A setting of a bridge is outside what it may be.',
  source: 'NetworkManager 1.42.4, verify of libnm: the keyfile plugin was given each',
  codes: {
    'bridge-timer-range': 'A timer of a bridge is below what it may be.',
    'bridge-group-fwd-mask': 'group-forward-mask has bits that are kept for the bridge.',
  },
});
