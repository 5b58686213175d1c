// Two keys of one family do not go together.
import { keyfileFaults } from '../../factories/keyfile-faults';

export const ipDetails = keyfileFaults({
  name: 'ip-details',
  summary: 'Two keys of one family do not go together.',
  source: 'NetworkManager 1.42.4, verify of libnm: the keyfile plugin was given each',
  codes: {
    'kf-dhcp-name': 'What DHCP is told of the name of the host contradicts itself.',
    'kf-token-mode': 'A token stands there with another way to make addresses.',
    'kf-link-local': 'link-local is a number that means nothing.',
  },
});
