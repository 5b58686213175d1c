// The policy rules that an ifcfg file writes in ROUTING_RULE_<n> and ROUTING_RULE6_<n>, word by word.
import { memoize } from '../../memoize';
import { type Attribute, flags } from '../../syntax/tree';
import type { File } from '../file';
import { overridden, type Profile, readProfile } from './profile';
import { readRule } from './rule-words';

export interface RoutingRule {
  readonly profile: Profile;
  readonly attribute: Attribute;
  readonly family: 4 | 6;
  readonly read: ReturnType<typeof readRule>;
}

/** Those that count, the last of each key. */
export const routingRulesOf = memoize((file: File): readonly RoutingRule[] => {
  const profile = readProfile(file);
  if (!profile) return [];
  return profile.root.attributes
    .filter((it) => it.name.startsWith('ROUTING_RULE') && isRoutingRuleKey(it.name))
    .filter((it) => !overridden(it) && it.value !== '' && !(it.flags & flags.bad))
    .map((attribute) => {
      const family = attribute.name.startsWith('ROUTING_RULE6') ? 6 : 4;
      return { profile, attribute, family, read: readRule(attribute.value, family, true) };
    });
});

/** Whether NetworkManager looks at a key of rules. */
export const isRoutingRuleKey = (name: string): boolean => /^ROUTING_RULE6?_\d+$/.test(name);
