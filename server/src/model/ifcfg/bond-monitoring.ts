// How a bond notices that a link is down: MII or ARP monitoring, as its options say it.
import { memoize } from '../../memoize';
import type { Option } from '../../syntax/ifcfg/options';
import type { File } from '../file';
import { type Bond, bondNumber, bondOption, bondsWithOptions } from './bond';

export interface Monitoring {
  readonly bond: Bond;
  /** `arp_interval` when it is on. */
  readonly arp: Option | undefined;
  /** Whom ARP monitoring asks. */
  readonly targets: Option | undefined;
  /** `miimon` as it is written. */
  readonly mii: Option | undefined;
  /** The interval of MII monitoring; 100 where nothing is said, undefined when it is no number. */
  readonly miimon: number | undefined;
}

/** The monitoring of a file that makes a bond with options. */
export const monitoringsOf = memoize((file: File): readonly Monitoring[] =>
  bondsWithOptions(file).map((bond) => {
    const arp = (bondNumber(bond, 'arp_interval') ?? 0) > 0 ? bondOption(bond, 'arp_interval') : undefined;
    const mii = bondOption(bond, 'miimon');
    return {
      bond,
      arp,
      targets: bondOption(bond, 'arp_ip_target') ?? bondOption(bond, 'ns_ip6_target'),
      mii,
      miimon: mii ? bondNumber(bond, 'miimon') : arp ? 0 : 100,
    };
  }),
);

export interface Delay {
  readonly option: Option;
  readonly value: number;
}

/** The delays that count in steps of miimon, as far as there are any. */
export const delaysOf = ({ bond }: Monitoring): readonly Delay[] =>
  ['updelay', 'downdelay'].flatMap((name) => {
    const option = bondOption(bond, name);
    const value = bondNumber(bond, name);
    return option && value ? [{ option, value }] : [];
  });

/** The delay between announcements of a new port; undefined when it is absent or no number. */
export function peerDelayOf({ bond }: Monitoring): Delay | undefined {
  const option = bondOption(bond, 'peer_notif_delay');
  const value = bondNumber(bond, 'peer_notif_delay');
  return option && value !== undefined ? { option, value } : undefined;
}

/** The multiple of an interval that is nearest to a delay, and not zero. */
export const nearestMultiple = (delay: number, interval: number): number =>
  Math.max(1, Math.round(delay / interval)) * interval;
