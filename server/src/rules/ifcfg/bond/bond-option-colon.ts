// Options of a bond with a colon in place of the equals sign.
import { replace } from '../../../fixes/fix';
import { bondWordsOf, meantPair } from '../../../model/ifcfg/bond-words';
import { ruleOfEach } from '../../rule';

export const bondOptionColon = ruleOfEach({
  code: 'bond-option-colon',
  of: ['ifcfg'],
  severity: 'error',
  summary: 'An option of a bond has a colon in place of its equals sign.',
  source: 'NetworkManager 1.42.4, nms-ifcfg-rh-reader.c: make_bond_setting leaves out a word without an equals sign',
  each: bondWordsOf,
  *check(word) {
    const meant = meantPair(word);
    if (meant === undefined) return;
    const { name, nameSpan } = word.option;
    yield {
      span: nameSpan,
      message: `${name} is left out, expected ${meant}`,
      fixes: [replace(`Change to ${meant}`, nameSpan, meant, true)],
    };
  },
});
