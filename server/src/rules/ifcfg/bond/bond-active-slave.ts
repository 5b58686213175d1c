// The old name of primary.
import { without } from '../../../fixes/bond-options';
import { fix, replace } from '../../../fixes/fix';
import { bondOption, bondsWithOptions } from '../../../model/ifcfg/bond';
import { ruleOfEach } from '../../rule';

export const bondActiveSlave = ruleOfEach({
  code: 'bond-active-slave',
  of: ['ifcfg'],
  severity: 'warning',
  summary: 'A bond names its primary port by active_slave, an old name.',
  source: 'https://networkmanager.dev/docs/api/latest/settings-bond.html',
  each: bondsWithOptions,
  *check(bond) {
    const active = bondOption(bond, 'active_slave');
    if (!active || !bond.mode || ![1, 5, 6].includes(bond.mode.number)) return;
    yield {
      span: active.nameSpan,
      message: 'active_slave is treated as primary; write primary',
      tag: 'deprecated',
      fixes: bondOption(bond, 'primary')
        ? [fix('Remove active_slave', without(bond, 'active_slave'), true)]
        : [replace('Change to primary', active.nameSpan, 'primary', true)],
    };
  },
});
