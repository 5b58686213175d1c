// The table of a policy rule: a name, 0, or none.
import { fix } from '../../../fixes/fix';
import { byNetworkManager } from '../../../model/ifcfg/profile';
import { routingRulesOf } from '../../../model/ifcfg/routing-rules';
import { setAssignment } from '../../../syntax/ifcfg/write';
import { routingRuleFaults } from '../../factories/routing-rule-faults';
import { ruleOfEach } from '../../rule';

export const routingRuleTable = ruleOfEach({
  code: 'routing-rule-table',
  of: ['ifcfg'],
  severity: 'error',
  summary: 'The table of a policy rule is a name, is 0, or is not given.',
  source: 'NetworkManager 1.42.4, nm-libnm-core-utils.c: nm_ip_routing_rule_from_string',
  each: routingRulesOf,
  *check(it, _file, _workspace, target) {
    yield* routingRuleFaults(it, { 'routing-rule-table': '' }, target);
    const { profile, attribute, read } = it;
    const { values, action, faults } = read;
    if (faults.length > 0 || !values.has('priority') || action || values.has('table')) return;
    if (!byNetworkManager(profile, target)) return;
    yield {
      severity: 'warning',
      span: attribute.valueSpan,
      message: 'the rule names no table and so looks in main, as would happen without it',
      fixes: [fix('Add table main', setAssignment(attribute, `${attribute.value} table main`))],
    };
  },
});
