// Two names of one number, with two values.
import { without } from '../../../fixes/bond-options';
import { fix, replace } from '../../../fixes/fix';
import { bondOption, bondsWithOptions } from '../../../model/ifcfg/bond';
import { byNetworkManager } from '../../../model/ifcfg/profile';
import { ruleOfEach } from '../../rule';

export const bondGratUnsolDiffer = ruleOfEach({
  code: 'bond-grat-unsol-differ',
  of: ['ifcfg'],
  severity: 'error',
  summary: 'num_grat_arp and num_unsol_na of a bond differ, and are one number in the kernel.',
  source: 'https://networkmanager.dev/docs/api/latest/settings-bond.html',
  each: bondsWithOptions,
  *check(bond, _file, _workspace, target) {
    const grat = bondOption(bond, 'num_grat_arp');
    const unsol = bondOption(bond, 'num_unsol_na');
    if (!grat || !unsol || grat.value === unsol.value) return;
    const managed = byNetworkManager(bond.profile, target);
    yield {
      severity: managed ? 'error' : 'warning',
      span: unsol.valueSpan,
      message: `num_unsol_na ${unsol.value} differs from num_grat_arp ${grat.value}; both are one number${managed ? ' and NetworkManager refuses the file' : ', and the later one counts'}`,
      fixes: [
        replace(`Change to ${grat.value}`, unsol.valueSpan, grat.value),
        fix('Remove num_unsol_na', without(bond, 'num_unsol_na'), true),
      ],
    };
  },
});
