// Words of a person in place of addresses and numbers.
import { rule } from '../../rule';
import { unfilledFindings } from '../../factories/unfilled';

export const keyfileValueUnfilled = rule({
  code: 'value-unfilled',
  of: ['keyfile'],
  severity: 'error',
  summary: 'A word stands for a value that is still to be filled in.',
  source: 'NetworkManager 1.42.4, nm-keyfile.c: refuses such a value, or drops it',
  *check(file) {
    yield* unfilledFindings(file, []);
  },
});
