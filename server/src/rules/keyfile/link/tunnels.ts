// Settings of a tunnel or of a proxy do not go together.
import { keyfileFaults } from '../../factories/keyfile-faults';

export const tunnelSettings = keyfileFaults({
  name: 'tunnels',
  summary: 'Settings of a tunnel or of a proxy do not go together.',
  source: 'NetworkManager 1.42.4, verify of libnm: nmcli --offline was given each',
  codes: {
    'kf-tunnel-family': 'A tunnel has an address or a key that its mode does not take.',
    'kf-vxlan-ports': 'The lowest source port of a VXLAN is above the highest.',
    'kf-proxy-method': 'A script of a proxy stands there without the method that reads it.',
  },
});
