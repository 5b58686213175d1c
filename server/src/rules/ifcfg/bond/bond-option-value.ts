// Values that an option of BONDING_OPTS does not take.
import { bondWordsOf } from '../../../model/ifcfg/bond-words';
import { wrongBondValue } from '../../factories/bond-option-value';
import { ruleOfEach } from '../../rule';

export const bondOptionValue = ruleOfEach({
  code: 'bond-option-value',
  of: ['ifcfg'],
  severity: 'warning',
  summary: 'An option of a bond has a value that it does not take.',
  source: 'https://www.kernel.org/doc/Documentation/networking/bonding.rst',
  each: bondWordsOf,
  check: (word) => wrongBondValue(word, 'bond-option-value'),
});
