// Policy rules without priority, which NetworkManager drops.
import { fix } from '../../../fixes/fix';
import { byNetworkManager } from '../../../model/ifcfg/profile';
import { routingRulesOf } from '../../../model/ifcfg/routing-rules';
import { setAssignment } from '../../../syntax/ifcfg/write';
import { ruleOfAll } from '../../rule';

export const routingRulePriority = ruleOfAll({
  code: 'routing-rule-priority',
  of: ['ifcfg'],
  severity: 'error',
  summary: 'A policy rule has no priority.',
  source: 'NetworkManager 1.42.4, nm-libnm-core-utils.c: nm_ip_routing_rule_from_string',
  all: routingRulesOf,
  *check(all, _file, _workspace, target) {
    const priorities = new Set<number>();
    let next = 100;
    for (const { profile, attribute, read } of all) {
      if (!byNetworkManager(profile, target)) return;
      const priority = Number(read.values.get('priority')?.text);
      if (Number.isInteger(priority)) priorities.add(priority);
      if (read.faults.length > 0 || read.values.has('priority')) continue;
      while (priorities.has(next)) next++;
      const number = next++;
      yield {
        span: attribute.valueSpan,
        message: 'the rule has no priority; NetworkManager drops it',
        fixes: [fix(`Add priority ${number}`, setAssignment(attribute, `priority ${number} ${attribute.value}`))],
      };
    }
  },
});
