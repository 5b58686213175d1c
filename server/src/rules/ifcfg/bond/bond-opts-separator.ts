// Options joined by something else than single spaces: they become one wrong value.
import { fix } from '../../../fixes/fix';
import { bondOption, bondsWithOptions } from '../../../model/ifcfg/bond';
import { misjoinedBondOptions } from '../../../model/ifcfg/bond-words';
import { setAssignment } from '../../../syntax/ifcfg/write';
import { ruleOfEach } from '../../rule';

export const bondOptsSeparator = ruleOfEach({
  code: 'bond-opts-separator',
  of: ['ifcfg'],
  severity: 'error',
  summary: 'Options of a bond are joined by something else than single spaces.',
  source: 'https://networkmanager.dev/docs/api/latest/nm-settings-ifcfg-rh.html',
  each: bondsWithOptions,
  *check(bond) {
    const attribute = bond.attribute!;
    const joined = misjoinedBondOptions(attribute.value);
    if (!joined) return;
    const lost =
      bondOption(bond, 'mode') && bond.mode
        ? 'what stands around it is lost'
        : 'all of them become one wrong value and the bond runs balance-rr';
    yield {
      span: attribute.valueSpan,
      message: `${joined.by} between options; ${lost}, expected single spaces`,
      fixes: [fix('Join the options by single spaces', setAssignment(attribute, joined.words.join(' ')), true)],
    };
  },
});
