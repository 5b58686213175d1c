// Words of a person in place of addresses and numbers.
import { rule } from '../../rule';
import { unfilledFindings } from '../../factories/unfilled';

export const ifcfgValueUnfilled = rule({
  code: 'value-unfilled',
  of: ['ifcfg', 'route', 'route6', 'rule', 'rule6', 'sysconfig'],
  severity: 'error',
  summary: 'A word stands for a value that is still to be filled in.',
  source: 'NetworkManager, nms-ifcfg-rh-reader.c: refuses such a value',
  *check(file) {
    yield* unfilledFindings(file, []);
  },
});
