// Words of a policy rule that make NetworkManager drop it.
import { type Fix, fix } from '../../fixes/fix';
import { dropKeys } from '../../fixes/ifcfg';
import { ofItem } from '../../fixes/long-values';
import { byNetworkManager } from '../../model/ifcfg/profile';
import type { RoutingRule } from '../../model/ifcfg/routing-rules';
import { readRule, type RuleFault } from '../../model/ifcfg/rule-words';
import type { Target } from '../../model/target';
import { renameKey, setAssignment } from '../../syntax/ifcfg/write';
import type { Attribute } from '../../syntax/tree';
import type { Finding } from '../rule';

/** The findings of these codes. */
export function* routingRuleFaults(
  { profile, attribute, family, read }: RoutingRule,
  codes: Readonly<Record<string, unknown>>,
  target: Target,
): Generator<Finding> {
  if (!byNetworkManager(profile, target)) return;
  for (const it of read.faults)
    if (Object.hasOwn(codes, it.code))
      yield {
        code: it.code,
        span: attribute.spanOf(it.from, it.to),
        message: `${it.message}; NetworkManager drops the rule`,
        fixes: [
          ...ofItem(attribute, () => changeOf(attribute, it)),
          ...(it.code === 'routing-rule-family' ? otherFamily(attribute, family) : []),
          fix(`Remove ${attribute.name}`, dropKeys(profile, [attribute.name])),
        ],
      };
}

function changeOf(attribute: Attribute, { instead, from, to, code }: RuleFault): Fix[] {
  if (instead === undefined) return [];
  const edits = setAssignment(attribute, attribute.value.slice(0, from) + instead + attribute.value.slice(to));
  return [fix(`Change to ${instead}`, edits, code === 'routing-rule-range')];
}

/** Moves a rule to the key of the other family, when its addresses are all of that one. */
function otherFamily(attribute: Attribute, family: 4 | 6): Fix[] {
  const other = family === 4 ? 6 : 4;
  if (readRule(attribute.value, other, true).faults.length > 0) return [];
  const number = attribute.name.slice(attribute.name.lastIndexOf('_') + 1);
  const name = `ROUTING_RULE${other === 6 ? '6' : ''}_${number}`;
  if (attribute.element.attribute(name)) return [];
  return [fix(`Rename to ${name}`, renameKey(attribute, name), true)];
}
