// Targets of ARP monitoring as sysfs wants them, not BONDING_OPTS.
import { replace } from '../../../fixes/fix';
import { bondOption, bondsWithOptions } from '../../../model/ifcfg/bond';
import { byScripts } from '../../../model/ifcfg/profile';
import { ruleOfEach } from '../../rule';

export const bondArpTargetPlus = ruleOfEach({
  code: 'bond-arp-target-plus',
  of: ['ifcfg'],
  severity: 'warning',
  summary: 'A target of ARP monitoring has a plus sign, which is the spelling of sysfs.',
  source: 'https://www.kernel.org/doc/Documentation/networking/bonding.rst',
  each: bondsWithOptions,
  *check(bond, _file, _workspace, target) {
    const targets = bondOption(bond, 'arp_ip_target');
    if (!targets) return;
    const plain = targets.value
      .split(',')
      .map((it) => it.replace(/^\+/, ''))
      .join(',');
    if (plain === targets.value) return;
    yield {
      severity: byScripts(bond.profile, target) ? 'error' : 'warning',
      span: targets.valueSpan,
      message: 'a plus sign before a target is the spelling of sysfs; expected addresses joined by commas',
      fixes: [replace('Remove the plus signs', targets.valueSpan, plain, true)],
    };
  },
});
