// The mode of a bond: absent, or a number that nobody reads at a glance.
import { withOption } from '../../../fixes/bond-options';
import { fix, replace } from '../../../fixes/fix';
import { ruleOfEach } from '../../rule';
import { isUnknown } from '../../../syntax/template/template';
import { addAssignment } from '../../../syntax/ifcfg/write';
import { lastAssignment, headSpan } from '../../../model/ifcfg/profile';
import { bondOption, bondsOf } from '../../../model/ifcfg/bond';
import { isCard } from '../../../model/ifcfg/names';

export const bondMode = ruleOfEach({
  name: 'bond-mode',
  of: ['ifcfg'],
  severity: 'warning',
  summary: 'The mode of a bond is not said, or not said in words.',
  source: 'https://www.kernel.org/doc/Documentation/networking/bonding.rst',
  codes: {
    'bond-mode-missing': 'A bond has no mode: it runs balance-rr.',
    'bond-mode-numeric': 'The mode of a bond is a number instead of a name.',
  },
  each: bondsOf,
  *check(bond) {
    const { attribute, profile, mode } = bond;
    const written = bondOption(bond, 'mode');
    // It may become a VLAN of the wrong TYPE, see vlan-with-type-ethernet.
    if (isUnknown(lastAssignment(profile, 'VLAN')?.value ?? '')) return;
    const type = lastAssignment(profile, 'TYPE')?.value;
    const isBond = type === undefined ? !isCard(profile.device) : type.toLowerCase() === 'bond';
    if (!written) {
      if (profile.root.attribute('BONDING_OPTS') && !attribute) return;
      yield {
        code: 'bond-mode-missing',
        span: attribute ? attribute.valueSpan : headSpan(profile),
        message: 'no mode is given; the bond runs balance-rr, which needs a static port channel on the switch',
        // In the file of a card, or of another type, options would be the next mistake.
        fixes: (attribute || isBond ? ['active-backup', '802.3ad'] : []).map((it) =>
          fix(
            `Set mode=${it}`,
            attribute
              ? withOption(bond, 'mode', it)
              : addAssignment(profile.root.tree, 'BONDING_OPTS', `mode=${it} miimon=100`),
          ),
        ),
      };
    } else if (mode && written.value.trim() === String(mode.number))
      yield {
        code: 'bond-mode-numeric',
        severity: 'hint',
        span: written.valueSpan,
        message: `mode ${written.value} is ${mode.name}`,
        fixes: [replace(`Change to ${mode.name}`, written.valueSpan, mode.name)],
      };
  },
});
