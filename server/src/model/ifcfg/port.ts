// What a file makes its device a port of, as it is written.
import { memoize } from '../../memoize';
import type { Attribute } from '../../syntax/tree';
import type { File } from '../file';
import { type Membership, memberships } from './memberships';
import { lastAssignment, type Profile, profileOf } from './profile';

/** One key that makes a port. */
export interface Member {
  readonly key: Membership['key'];
  readonly attribute: Attribute;
}

export interface Port {
  readonly profile: Profile;
  /** The one that counts. */
  readonly first: Member;
  readonly others: readonly Member[];
}

/** The port that a file describes, which some reader reads; none for any other file. */
export const portsOf = memoize((file: File): readonly Port[] => {
  const profile = profileOf(file);
  if (!profile || profile.alias || profile.fate === 'foreign' || profile.fate === 'nameless') return [];
  const [first, ...others] = memberships.flatMap(({ key }): Member[] => {
    const attribute = lastAssignment(profile, key) ?? lastAssignment(profile, `${key}_UUID`);
    return attribute ? [{ key, attribute }] : [];
  });
  return first ? [{ profile, first, others }] : [];
});
