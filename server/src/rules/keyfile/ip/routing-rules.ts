// A policy rule is none that NetworkManager takes.
import { keyfileFaults } from '../../factories/keyfile-faults';

export const keyfileRoutingRules = keyfileFaults({
  name: 'routing-rules',
  summary: 'A policy rule is none that NetworkManager takes.',
  source: 'NetworkManager 1.42.4, verify of libnm: the keyfile plugin was given each',
  codes: {
    'kf-rule-priority': 'A policy rule has no priority.',
    'kf-rule-family': 'A policy rule has addresses of the other family.',
    'kf-rule-word': 'A policy rule has a word that nobody knows.',
    'kf-rule-table': 'A policy rule names a table that is none.',
  },
});
