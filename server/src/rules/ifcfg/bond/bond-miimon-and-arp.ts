// Both kinds of monitoring at once.
import { arpOptions, without } from '../../../fixes/bond-options';
import { fix } from '../../../fixes/fix';
import { monitoringsOf } from '../../../model/ifcfg/bond-monitoring';
import { ruleOfEach } from '../../rule';

export const bondMiimonAndArp = ruleOfEach({
  code: 'bond-miimon-and-arp',
  of: ['ifcfg'],
  severity: 'error',
  summary: 'A bond has MII and ARP monitoring at once.',
  source: 'https://www.kernel.org/doc/Documentation/networking/bonding.rst',
  each: monitoringsOf,
  *check({ bond, arp, targets, miimon }) {
    if (!arp || !miimon || !bond.mode || bond.mode.number >= 4) return;
    yield {
      span: arp.span,
      message:
        'miimon and arp_interval together; NetworkManager drops ARP monitoring, the legacy scripts end up with ARP alone',
      fixes: [
        fix('Keep miimon: remove the ARP options', without(bond, ...arpOptions), true),
        ...(targets
          ? [fix('Keep ARP: remove miimon, updelay and downdelay', without(bond, 'miimon', 'updelay', 'downdelay'))]
          : []),
      ],
    };
  },
});
