// Options of BONDING_OPTS or BRIDGING_OPTS that something else than single spaces joins: what of them is lost.
import { fix } from '../../fixes/fix';
import { byNetworkManager, type Profile } from '../../model/ifcfg/profile';
import type { Target } from '../../model/target';
import type { Misjoined } from '../../syntax/ifcfg/meant-options';
import { type Option, wordOf } from '../../syntax/ifcfg/options';
import { setAssignment } from '../../syntax/ifcfg/write';
import type { Attribute } from '../../syntax/tree';
import type { Finding } from '../rule';

interface Joined {
  readonly profile: Profile;
  readonly attribute: Attribute | undefined;
  readonly options: readonly Option[];
  readonly misjoined: readonly Misjoined[];
}

/** A finding for each piece that is lost; `then` says what comes of it when these are. */
export function* misjoinedFindings(
  { profile, attribute, options, misjoined }: Joined,
  target: Target,
  then: (lost: readonly Option[]) => string,
): Iterable<Finding> {
  for (const it of misjoined) {
    // The shell cuts at TABs, too.
    if (it.by === 'a TAB' && !byNetworkManager(profile, target)) continue;
    const [first] = it.options;
    const names = [...new Set(it.options.map((one) => one.name))].join(', ');
    const how =
      it.by === 'blanks around ='
        ? `blanks around = part ${first!.name} from its value, and it is lost`
        : `${it.by} between options makes one wrong value of them, and ${names} are lost`;
    const right = it.options.map(wordOf).join(' ');
    yield {
      span: it.span,
      message: `${how}${then(it.options)}, expected ${right.length > 60 ? 'single spaces' : right}`,
      fixes: [fix('Join the options by single spaces', setAssignment(attribute!, options.map(wordOf).join(' ')), true)],
    };
  }
}
