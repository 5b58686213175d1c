// The same option of a bond twice.
import { joinedTargets, withoutWord } from '../../../fixes/bond-options';
import { bondWordsOf } from '../../../model/ifcfg/bond-words';
import { byNetworkManager } from '../../../model/ifcfg/profile';
import { ruleOfEach } from '../../rule';

export const bondOptionDuplicate = ruleOfEach({
  code: 'bond-option-duplicate',
  of: ['ifcfg'],
  severity: 'warning',
  summary: 'An option of a bond stands twice: only the last one counts.',
  source: 'https://networkmanager.dev/docs/api/latest/nm-settings-ifcfg-rh.html',
  each: bondWordsOf,
  *check(word, _file, _workspace, target) {
    const { name, span, isDuplicate } = word.option;
    if (!word.row || !word.isPair || !isDuplicate) return;
    const isTarget = name === 'arp_ip_target';
    // The legacy scripts give one target after the other to the kernel, which takes them all.
    if (isTarget && !byNetworkManager(word.bond.profile, target)) return;
    const hint = isTarget ? ', several targets are joined by commas' : '';
    yield {
      span,
      message: `${name} is given again further on; only the last one counts${hint}`,
      tag: 'unnecessary',
      fixes: isTarget ? joinedTargets(word) : withoutWord(word, true),
    };
  },
});
