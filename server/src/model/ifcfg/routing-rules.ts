// The policy rules that an ifcfg file writes in ROUTING_RULE_<n> and ROUTING_RULE6_<n>, word by word.
import { memoize } from '../../memoize';
import { type Attribute, flags } from '../../syntax/tree';
import type { File } from '../file';
import { none } from '../reading';
import { overridden, type Profile, readProfile } from './profile';
import { readRule } from './rule-words';

export interface RoutingRule {
  readonly profile: Profile;
  readonly attribute: Attribute;
  readonly family: 4 | 6;
  readonly read: ReturnType<typeof readRule>;
}

/** All assignments that are meant as policy rules. */
const meant = memoize((profile: Profile): readonly Attribute[] =>
  profile.root.attributes.filter((it) => it.name.startsWith('ROUTING_RULE')),
);

/** Those that count, the last of each key. */
export const routingRulesOf = memoize((file: File): readonly RoutingRule[] => {
  const profile = readProfile(file);
  if (!profile) return none;
  return meant(profile)
    .filter((it) => isRead(it.name) && !overridden(it) && it.value !== '' && !(it.flags & flags.bad))
    .map((attribute) => {
      const family = attribute.name.startsWith('ROUTING_RULE6') ? 6 : 4;
      return { profile, attribute, family, read: readRule(attribute.value, family, true) };
    });
});

/** Those whose key NetworkManager does not look at. */
export const unreadRoutingRulesOf = memoize((file: File): readonly Attribute[] => {
  const profile = readProfile(file);
  return profile ? meant(profile).filter((it) => !isRead(it.name)) : none;
});

const isRead = (name: string): boolean => /^ROUTING_RULE6?_\d+$/.test(name);
