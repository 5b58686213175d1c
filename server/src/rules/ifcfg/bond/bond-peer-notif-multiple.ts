// A delay between announcements that does not count in steps of MII monitoring.
import { without } from '../../../fixes/bond-options';
import { fix, replace } from '../../../fixes/fix';
import { monitoringsOf, nearestMultiple, peerDelayOf } from '../../../model/ifcfg/bond-monitoring';
import { ruleOfEach } from '../../rule';

export const bondPeerNotifMultiple = ruleOfEach({
  code: 'bond-peer-notif-multiple',
  of: ['ifcfg'],
  severity: 'error',
  summary: 'peer_notif_delay of a bond is no multiple of miimon.',
  source: 'https://networkmanager.dev/docs/api/latest/settings-bond.html',
  each: monitoringsOf,
  *check(monitoring) {
    const { bond, arp, miimon } = monitoring;
    const delay = peerDelayOf(monitoring);
    if (!delay?.value || arp || miimon === undefined) return;
    const { option, value } = delay;
    if (miimon > 0 && value % miimon === 0) return;
    const right = miimon > 0 ? String(nearestMultiple(value, miimon)) : undefined;
    yield {
      span: option.valueSpan,
      message: `peer_notif_delay ${String(value)} is no multiple of miimon ${String(miimon)}; NetworkManager refuses the file`,
      fixes: [
        right !== undefined
          ? replace(`Change to ${right}`, option.valueSpan, right, true)
          : fix('Remove peer_notif_delay', without(bond, 'peer_notif_delay'), true),
      ],
    };
  },
});
