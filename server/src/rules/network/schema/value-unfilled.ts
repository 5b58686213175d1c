// Words of a person in place of addresses and numbers.
import { fillings } from '../../../fixes/fillings';
import { unfilledIn } from '../../../model/unfilled';
import { rule } from '../../rule';
import { unfilledFindings } from '../../factories/unfilled';

export const networkValueUnfilled = rule({
  code: 'value-unfilled',
  of: ['network', 'guest'],
  severity: 'error',
  summary: 'A word stands for a value that is still to be filled in.',
  source: 'virNetworkDefParseXML in libvirt: refuses such a value',
  *check(file, workspace) {
    yield* unfilledFindings(file, fillings(unfilledIn(file), workspace));
  },
});
