// Times or counts of a bond do not fit each other.
import { keyfileFaults } from '../../factories/keyfile-faults';

export const bondTimes = keyfileFaults({
  name: 'bond-times',
  summary: 'Times or counts of a bond do not fit each other.',
  source: 'NetworkManager 1.42.4, verify of libnm: the keyfile plugin was given each',
  codes: {
    'bond-delay-without-miimon': 'A delay stands there without miimon.',
    'bond-peer-notif-multiple': 'peer_notif_delay is no multiple of miimon.',
    'bond-grat-unsol-differ': 'num_grat_arp and num_unsol_na differ.',
  },
});
