// Data centre bridging: what is set of a group that is switched off, and a group that is on without its shares.
import { fix } from '../../../fixes/fix';
import { putKey } from '../../../fixes/ifcfg';
import { type Dcb, dcbsOf, dcbSwitchOf, isDcbOff, isDcbOffer } from '../../../model/ifcfg/dcb';
import { byNetworkManager, lastAssignment, overridden } from '../../../model/ifcfg/profile';
import { integerOf, isTrue } from '../../../syntax/ifcfg/scalar';
import { removeAssignment } from '../../../syntax/ifcfg/write';
import { type Finding, ruleOfEach } from '../../rule';

export const dcbSwitches = ruleOfEach({
  name: 'dcb-switches',
  of: ['ifcfg'],
  severity: 'error',
  summary: 'A group of data centre bridging is set and not on, or on and not set.',
  source: 'NetworkManager 1.42.4, nm-setting-dcb.c: verify',
  codes: {
    'dcb-flags-disabled': 'A group of data centre bridging is offered or taken, and not on.',
    'dcb-priority-disabled': 'An application has a priority, and is not on.',
    'dcb-percent-missing': 'Priority groups are on, and have no shares.',
  },
  each: dcbsOf,
  *check(dcb, _file, _workspace, target) {
    if (!dcb.isOn || !byNetworkManager(dcb.profile, target)) return;
    yield* setAndOff(dcb);
    yield* withoutShares(dcb);
  },
});

function* setAndOff({ profile, settings }: Dcb): Iterable<Finding> {
  for (const it of settings) {
    const enable = dcbSwitchOf(it.name);
    if (!enable || overridden(it) || !isDcbOff(profile, it.name)) continue;
    const isOffer = isDcbOffer(it.name) && isTrue(it.value, false);
    // A number that is none is said as such.
    const number = it.name.endsWith('_PRIORITY') ? integerOf(it.value, 0) : undefined;
    if (!isOffer && !(number !== undefined && 0 <= number && number <= 7)) continue;
    yield {
      code: isOffer ? 'dcb-flags-disabled' : 'dcb-priority-disabled',
      span: it.span,
      message: `${it.name}=${it.value} without ${enable}=yes; NetworkManager refuses the file`,
      fixes: [
        fix(`Set ${enable}=yes`, putKey(profile, enable, 'yes', it)),
        fix(`Remove ${it.name}`, removeAssignment(it)),
      ],
    };
  }
}

function* withoutShares({ profile }: Dcb): Iterable<Finding> {
  const enable = lastAssignment(profile, 'DCB_PG_ENABLE');
  if (!enable || !isTrue(enable.value, false) || lastAssignment(profile, 'DCB_PG_PCT')) return;
  const equal = '100,0,0,0,0,0,0,0';
  yield {
    code: 'dcb-percent-missing',
    span: enable.span,
    message: `DCB_PG_ENABLE=${enable.value} without DCB_PG_PCT, expected the shares of the eight groups, together 100; NetworkManager refuses the file`,
    fixes: [
      fix(`Add DCB_PG_PCT=${equal}`, putKey(profile, 'DCB_PG_PCT', equal, enable)),
      fix('Remove DCB_PG_ENABLE', removeAssignment(enable)),
    ],
  };
}
