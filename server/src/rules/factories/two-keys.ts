// Rules about two keys of one file that do not go together: one of them wins, or both refuse the file.
import type { File } from '../../model/file';
import { lastAssignment, type Profile } from '../../model/ifcfg/profile';
import type { Target } from '../../model/target';
import type { Attribute } from '../../syntax/tree';
import { type Finding, type Rule, ruleOfEach } from '../rule';

/** Two assignments that count, and the profile that they stand in. */
interface Pair {
  readonly profile: Profile;
  readonly first: Attribute;
  readonly second: Attribute;
}

/** A rule about a file that has both keys. */
export const twoKeys = ({
  keys: [one, other],
  in: profileIn,
  find,
  ...it
}: Pick<Rule, 'severity' | 'summary' | 'source'> & {
  readonly code: string;
  readonly keys: readonly [first: string, second: string];
  /** The profile, where these keys are read. */
  in(file: File): Profile | undefined;
  find(pair: Pair, file: File, target: Target): Finding | undefined;
}): Rule =>
  ruleOfEach({
    of: ['ifcfg'],
    ...it,
    each: (file): readonly Pair[] => {
      const profile = profileIn(file);
      const first = profile && lastAssignment(profile, one);
      const second = first && lastAssignment(profile, other);
      return second ? [{ profile, first, second }] : none;
    },
    *check(pair, file, _workspace, target) {
      const finding = find(pair, file, target);
      if (finding) yield finding;
    },
  });

const none: readonly Pair[] = [];
