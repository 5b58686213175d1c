// The same option of a bond twice.
import { withoutWord } from '../../../fixes/bond-options';
import { bondWordsOf } from '../../../model/ifcfg/bond-words';
import { ruleOfEach } from '../../rule';

export const bondOptionDuplicate = ruleOfEach({
  code: 'bond-option-duplicate',
  of: ['ifcfg'],
  severity: 'warning',
  summary: 'An option of a bond stands twice: only the last one counts.',
  source: 'https://networkmanager.dev/docs/api/latest/nm-settings-ifcfg-rh.html',
  each: bondWordsOf,
  *check(word) {
    const { name, span, isDuplicate } = word.option;
    if (!word.row || !word.isPair || !isDuplicate) return;
    const hint = name === 'arp_ip_target' ? ', several targets are joined by commas' : '';
    yield {
      span,
      message: `${name} is given again further on; only the last one counts${hint}`,
      tag: 'unnecessary',
      fixes: withoutWord(word, true),
    };
  },
});
