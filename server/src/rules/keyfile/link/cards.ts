// Settings of a card do not go together.
import { keyfileFaults } from '../../factories/keyfile-faults';

export const cardSettings = keyfileFaults({
  name: 'cards',
  summary: 'Settings of a card do not go together.',
  source: 'NetworkManager 1.42.4, verify of libnm: the keyfile plugin was given each',
  codes: {
    'kf-speed-duplex': 'Speed and duplex do not stand together.',
    'kf-wol': 'wake-on-lan contradicts itself.',
    'kf-pause': 'Pause frames are set and negotiated.',
    'sriov-vf-index': 'A virtual function is none, or stands there twice.',
  },
});
