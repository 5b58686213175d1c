// balance-slb where it does not work: in another mode than balance-xor, or with another hash.
import { replace } from '../../../fixes/fix';
import { bondOption, bondsWithOptions } from '../../../model/ifcfg/bond';
import { outsideMode } from '../../factories/bond-option-mode';
import { ruleOfEach } from '../../rule';

export const bondBalanceSlb = ruleOfEach({
  code: 'bond-balance-slb',
  of: ['ifcfg'],
  severity: 'error',
  summary: 'A bond has balance-slb in another mode than balance-xor, or with another hash than vlan+srcmac.',
  source: 'https://networkmanager.dev/docs/api/latest/settings-bond.html',
  each: bondsWithOptions,
  *check(bond, _file, _workspace, target) {
    yield* outsideMode(bond, ['balance-slb'], target);
    const hash = bondOption(bond, 'xmit_hash_policy');
    if (bondOption(bond, 'balance-slb')?.value !== '1' || bond.mode?.number !== 2) return;
    if (!hash || ['vlan+srcmac', '5'].includes(hash.value)) return;
    yield {
      span: hash.span,
      message: `xmit_hash_policy ${hash.value} beside balance-slb=1, which needs vlan+srcmac; NetworkManager refuses the file`,
      fixes: [replace('Change to vlan+srcmac', hash.valueSpan, 'vlan+srcmac', true)],
    };
  },
});
