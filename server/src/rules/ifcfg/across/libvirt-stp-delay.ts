// Guests that wait for the spanning tree of their bridge.
import { fix } from '../../../fixes/fix';
import { dropKeys, putKey } from '../../../fixes/ifcfg';
import { userOf, useWords } from '../../../model/guest-chain';
import { hostedBridgesOf } from '../../../model/ifcfg/hosted-profile';
import { byNetworkManager, lastAssignment } from '../../../model/ifcfg/profile';
import { ruleOfEach } from '../../rule';

export const libvirtStpDelay = ruleOfEach({
  code: 'libvirt-stp-delay',
  of: ['ifcfg'],
  severity: 'warning',
  across: true,
  summary: 'Guests wait for the spanning tree of their bridge.',
  source: 'libvirt 9.0.0, Networking; Linux 6.1, net/bridge/br_stp.c',
  each: hostedBridgesOf,
  *check({ profile }, _file, workspace, target) {
    const stp = lastAssignment(profile, 'STP');
    if (!stp || !/^(?:on|yes)$/i.test(stp.value) || !byNetworkManager(profile, target)) return;
    const user = userOf(workspace, profile.device);
    if (!user) return;
    const delay = lastAssignment(profile, 'DELAY');
    const seconds = delay ? Number(delay.value) : 15;
    if (!Number.isInteger(seconds) || seconds < 5 || seconds > 30) return;
    yield {
      span: (delay ?? stp).span,
      message: `the spanning tree lets a new guest through after ${2 * seconds} seconds, and its DHCP may have given up by then; expected STP=off or a small DELAY`,
      related: [{ at: user.at, message: useWords(user) }],
      fixes: lastAssignment(profile, 'BRIDGING_OPTS')
        ? []
        : [fix('Set STP=off', [...putKey(profile, 'STP', 'off'), ...dropKeys(profile, ['DELAY'])])],
    };
  },
});
