// Words of a policy rule that make NetworkManager drop it.
import { routingRulesOf } from '../../../model/ifcfg/routing-rules';
import { routingRuleFaults } from '../../factories/routing-rule-faults';
import { ruleOfEach } from '../../rule';

const codes = {
  'routing-rule-word': 'A policy rule has a word or a value that NetworkManager does not know.',
  'routing-rule-family': 'An address of a policy rule is of the other family.',
  'routing-rule-duplicate-word': 'A word of a policy rule stands twice.',
  'routing-rule-range': 'A number of a policy rule is out of its range.',
};

export const routingRuleWords = ruleOfEach({
  name: 'routing-rule-words',
  of: ['ifcfg'],
  severity: 'error',
  summary: 'NetworkManager drops a policy rule for one of its words.',
  source: 'NetworkManager 1.42.4, nm-libnm-core-utils.c: nm_ip_routing_rule_from_string',
  codes,
  each: routingRulesOf,
  check: (it, _file, _workspace, target) => routingRuleFaults(it, codes, target),
});
