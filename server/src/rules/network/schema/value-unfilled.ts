// Words of a person in place of addresses and numbers.
import { fillings } from '../../../fixes/fillings';
import { unfilledIn } from '../../../model/unfilled';
import { ruleOfAll } from '../../rule';
import { unfilledFindings } from '../../factories/unfilled';

export const networkValueUnfilled = ruleOfAll({
  code: 'value-unfilled',
  of: ['network', 'guest'],
  severity: 'error',
  summary: 'A word stands for a value that is still to be filled in.',
  source: 'virNetworkDefParseXML in libvirt: refuses such a value',
  all: unfilledIn,
  *check(words, file, workspace) {
    yield* unfilledFindings(file, fillings(words, workspace));
  },
});
