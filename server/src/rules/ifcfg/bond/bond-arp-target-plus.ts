// Targets of ARP monitoring as sysfs wants them one by one, joined as BONDING_OPTS has them.
import { replace } from '../../../fixes/fix';
import { bondOption, bondsWithOptions } from '../../../model/ifcfg/bond';
import { byScripts } from '../../../model/ifcfg/profile';
import { ruleOfEach } from '../../rule';

export const bondArpTargetPlus = ruleOfEach({
  code: 'bond-arp-target-plus',
  of: ['ifcfg'],
  severity: 'error',
  summary: 'Several targets of ARP monitoring have plus signs and commas.',
  source:
    'initscripts, network-functions: install_bonding_driver; NetworkManager, nms-ifcfg-rh-reader.c: handle_bond_option',
  each: bondsWithOptions,
  *check(bond, _file, _workspace, target) {
    const targets = bondOption(bond, 'arp_ip_target');
    if (!targets) return;
    const plain = targets.value
      .split(',')
      .map((it) => it.replace(/^\+/, ''))
      .join(',');
    // NetworkManager takes the signs off, and the scripts hand a target that has one on as it is: one alone is right.
    if (plain === targets.value || !targets.value.includes(',') || !byScripts(bond.profile, target)) return;
    yield {
      span: targets.valueSpan,
      message: `${targets.value} has plus signs between commas, and the legacy scripts give the kernel no single target; expected ${plain}`,
      fixes: [replace('Remove the plus signs', targets.valueSpan, plain, true)],
    };
  },
});
