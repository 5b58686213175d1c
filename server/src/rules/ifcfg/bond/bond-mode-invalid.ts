// A mode that does not exist: the bond runs another one.
import { bondWordsOf } from '../../../model/ifcfg/bond-words';
import { wrongBondValue } from '../../factories/bond-option-value';
import { ruleOfEach } from '../../rule';

export const bondModeInvalid = ruleOfEach({
  code: 'bond-mode-invalid',
  of: ['ifcfg'],
  severity: 'error',
  summary: 'The mode of a bond is none that there is: the bond runs balance-rr.',
  source: 'https://www.kernel.org/doc/Documentation/networking/bonding.rst',
  each: bondWordsOf,
  check: (word) => wrongBondValue(word, 'bond-mode-invalid'),
});
