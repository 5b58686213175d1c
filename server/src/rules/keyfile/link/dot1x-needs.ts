// What 802.1X in a keyfile lacks.
import { keyfileFaults } from '../../factories/keyfile-faults';

export const dot1xNeeds = keyfileFaults({
  name: 'dot1x-needs',
  summary: 'A profile with 802.1X lacks what its method needs.',
  source: 'nm-setting-8021x.c (verify) of NetworkManager 1.42.4; nmcli was given each',
  codes: {
    'dot1x-identity-missing': 'A method of 802.1X has no name to log in with.',
    'dot1x-client-cert-missing': 'TLS has no certificate of its own.',
    'dot1x-private-key-missing': 'TLS has no private key.',
    'dot1x-inner-missing': 'A profile with 802.1X has no method inside of its tunnel.',
  },
});
