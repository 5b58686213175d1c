// Words of BONDING_OPTS that give no value.
import { withoutWord } from '../../../fixes/bond-options';
import { bondWordsOf } from '../../../model/ifcfg/bond-words';
import { wordOf } from '../../../syntax/ifcfg/options';
import { ruleOfEach } from '../../rule';

export const bondOptionNoValue = ruleOfEach({
  code: 'bond-option-no-value',
  of: ['ifcfg'],
  severity: 'warning',
  summary: 'A word of BONDING_OPTS is not of the form name=value.',
  source: 'https://networkmanager.dev/docs/api/latest/nm-settings-ifcfg-rh.html',
  each: bondWordsOf,
  *check(word) {
    if (word.isPair || (!word.row && word.option.name !== '')) return;
    yield {
      span: word.option.span,
      message: `${wordOf(word.option)} is not of the form name=value; it is left out`,
      fixes: withoutWord(word),
    };
  },
});
