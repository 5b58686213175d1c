// The method is missing, or does not go with what is written beside it.
import { keyfileFaults } from '../../factories/keyfile-faults';

export const ipMethods = keyfileFaults({
  name: 'methods',
  summary: 'The method is missing, or does not go with what is written beside it.',
  source: 'NetworkManager 1.42.4, verify of libnm: the keyfile plugin was given each',
  codes: {
    'kf-method-missing': 'A family has no method.',
    'kf-manual-no-address': 'The method is manual, and there is no address.',
    'kf-method-excludes': 'The method allows no such key.',
  },
});
