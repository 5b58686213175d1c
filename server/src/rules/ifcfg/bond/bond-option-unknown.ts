// Words of BONDING_OPTS that name no option.
import { withoutWord } from '../../../fixes/bond-options';
import { replace } from '../../../fixes/fix';
import { bondWordsOf, meantPair } from '../../../model/ifcfg/bond-words';
import { bondOptions } from '../../../schema/bond';
import { nearest } from '../../../schema/nearest';
import { ruleOfEach } from '../../rule';

export const bondOptionUnknown = ruleOfEach({
  code: 'bond-option-unknown',
  of: ['ifcfg'],
  severity: 'warning',
  summary: 'BONDING_OPTS names an option that bonds do not have.',
  source: 'https://www.kernel.org/doc/Documentation/networking/bonding.rst',
  each: bondWordsOf,
  *check(word) {
    const { name, nameSpan } = word.option;
    if (word.row || name === '' || meantPair(word) !== undefined) return;
    const meant = nearest(name, Object.keys(bondOptions))[0];
    yield {
      span: nameSpan,
      message: `${name} is not an option of bonds${meant ? `, did you mean ${meant}?` : ''}; it is left out`,
      fixes: [...(meant ? [replace(`Change to ${meant}`, nameSpan, meant, true)] : []), ...withoutWord(word)],
    };
  },
});
