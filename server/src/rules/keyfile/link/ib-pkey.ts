// The partition of an InfiniBand device is none, or lacks what it needs.
import { keyfileFaults } from '../../factories/keyfile-faults';

export const keyfileIbPkey = keyfileFaults({
  name: 'ib-pkey',
  summary: 'The partition of an InfiniBand device is none, or lacks what it needs.',
  source: 'NetworkManager 1.42.4, verify of libnm: the keyfile plugin was given each',
  codes: {
    'ib-pkey': 'The partition of an InfiniBand device is none, or lacks what it needs.',
  },
});
