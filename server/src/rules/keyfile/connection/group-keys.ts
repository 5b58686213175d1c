// A group lacks a key that it needs, or has one that it cannot take.
import { keyfileFaults } from '../../factories/keyfile-faults';

export const groupKeys = keyfileFaults({
  name: 'group-keys',
  summary: 'A group lacks a key that it needs, or has one that it cannot take.',
  source: 'NetworkManager 1.42.4, verify of libnm: the keyfile plugin was given each',
  codes: {
    'kf-key-missing': 'A key is missing that its group needs.',
    'kf-old-name-lost': 'Two names of the device, of which the one in [connection] counts.',
    'kf-user-key': 'A key of [user] has no dot.',
    'kf-mptcp-flags': 'mptcp-flags has flags that do not go together.',
  },
});
