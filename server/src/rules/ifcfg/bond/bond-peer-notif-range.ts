// A delay between announcements that the kernel does not take.
import { without } from '../../../fixes/bond-options';
import { fix, replace } from '../../../fixes/fix';
import { monitoringsOf, peerDelayOf } from '../../../model/ifcfg/bond-monitoring';
import { ruleOfEach } from '../../rule';

/** Source: drivers/net/bonding/bond_options.c: bond_peer_notif_delay_tbl. */
const most = 300000;

export const bondPeerNotifRange = ruleOfEach({
  code: 'bond-peer-notif-range',
  of: ['ifcfg'],
  severity: 'warning',
  summary: 'peer_notif_delay of a bond is above what the kernel takes.',
  source: 'https://www.kernel.org/doc/Documentation/networking/bonding.rst',
  each: monitoringsOf,
  *check(monitoring) {
    const { bond, arp, miimon } = monitoring;
    const delay = peerDelayOf(monitoring);
    if (!delay || miimon === undefined || delay.value <= most || delay.value > 2147483647) return;
    const isMultiple = miimon > 0 && most % miimon === 0 && !arp;
    yield {
      span: delay.option.valueSpan,
      message: `peer_notif_delay ${String(delay.value)} is above ${String(most)}; the kernel refuses it`,
      fixes: [
        isMultiple
          ? replace(`Change to ${String(most)}`, delay.option.valueSpan, String(most), true)
          : fix('Remove peer_notif_delay', without(bond, 'peer_notif_delay'), true),
      ],
    };
  },
});
