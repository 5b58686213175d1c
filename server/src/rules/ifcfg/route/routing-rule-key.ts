// Keys of policy rules whose number is wrongly written: NetworkManager does not look at them.
import { fix } from '../../../fixes/fix';
import { byNetworkManager, keyNumber, type Profile, readProfile } from '../../../model/ifcfg/profile';
import { unreadRoutingRulesOf } from '../../../model/ifcfg/routing-rules';
import { ruleWords } from '../../../model/ifcfg/rule-words';
import { renameKey } from '../../../syntax/ifcfg/write';
import type { Attribute } from '../../../syntax/tree';
import { type Finding, ruleOfAll } from '../../rule';

export const routingRuleKey = ruleOfAll({
  code: 'routing-rule-key',
  of: ['ifcfg'],
  severity: 'warning',
  summary: 'The number in the key of a policy rule is wrongly written.',
  source: 'NetworkManager 1.42.4, nm-libnm-core-utils.c: nm_ip_routing_rule_from_string',
  all: unreadRoutingRulesOf,
  *check(all, file, _workspace, target) {
    const profile = readProfile(file)!;
    if (!byNetworkManager(profile, target)) return;
    const promised = new Map<string, number>();
    for (const it of all) yield wrongKey(profile, it, promised);
  },
});

/** Two wrong keys are never given the same right one, which `promised` remembers. */
function wrongKey(profile: Profile, attribute: Attribute, promised: Map<string, number>): Finding {
  const { name, value } = attribute;
  const isSix = name.startsWith('ROUTING_RULE6') && (name.startsWith('ROUTING_RULE6_') || value.includes(':'));
  const base = isSix ? 'ROUTING_RULE6_' : 'ROUTING_RULE_';
  const digits = keyNumber(name.slice(base.length - 1)).slice(0, 9);
  // Each search goes on where the last one from the same number ended.
  const start = `${base}${digits}`;
  let number = promised.get(start) ?? (digits === '' ? 1 : Number(digits));
  while (profile.lines.has(`${base}${number}`) || promised.has(`${base}${number}!`)) number++;
  const right = `${base}${number}`;
  promised.set(start, number + 1);
  promised.set(`${right}!`, number);
  return {
    span: attribute.nameSpan,
    message: `${name} is not read, expected a number after the line as in ${right}`,
    fixes: ruleWords(value).length > 0 ? [fix(`Rename to ${right}`, renameKey(attribute, right), true)] : [],
  };
}
