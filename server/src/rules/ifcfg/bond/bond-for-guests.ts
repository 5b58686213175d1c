// A bond below a bridge that guests use: only some modes carry the addresses of guests, and only MII monitoring.
import { rewritten, withOption } from '../../../fixes/bond-options';
import { fix, replace } from '../../../fixes/fix';
import { wordOf } from '../../../syntax/ifcfg/options';
import { bondModes } from '../../../schema/bond';
import type { Edit } from '../../../text';
import { ruleOfEach } from '../../rule';
import { guestChain, userWords } from '../../../model/guest-chain';
import { type Bond, bondNumber, bondOption, bondsOf } from '../../../model/ifcfg/bond';

export const bondForGuests = ruleOfEach({
  name: 'bond-for-guests',
  of: ['ifcfg'],
  severity: 'warning',
  summary: 'A bond in a mode that does not carry guests behind a bridge.',
  source:
    'https://docs.redhat.com/en/documentation/red_hat_enterprise_linux/7/html/virtualization_deployment_and_administration_guide/sect-network_configuration-bridged_networking',
  across: true,
  codes: {
    'bond-mode-for-vm-bridge': 'A bond below a bridge with guests has mode 0, 3, 5 or 6.',
    'bond-arp-for-vm-bridge': 'A bond below a bridge with guests has ARP monitoring.',
  },
  each: bondsOf,
  *check(bond, file, workspace) {
    const name = bond.profile.device;
    if (!name || !bond.mode) return;
    const chain = guestChain(workspace, file.uri, name);
    if (!chain) return;
    const { steps, user } = chain;
    const whose = user ? `${userWords(user)} uses` : 'guests may use';
    const related = [...steps, ...(user ? [user] : [])].map((it) => ({
      at: it.at,
      message: `${it.from} → ${it.name}`,
    }));
    const where = `${[name, ...steps.map((it) => it.name)].join(' → ')}, which ${whose}`;
    const written = bondOption(bond, 'mode');
    const interval = bondOption(bond, 'arp_interval');
    const isArp = (bondNumber(bond, 'arp_interval') ?? 0) > 0;
    // ARP monitoring does not work in the modes from 4 on.
    const better = bondModes.filter((it) => it.guests && !(isArp && it.number >= 4));
    if (!bond.mode.guests)
      yield {
        code: 'bond-mode-for-vm-bridge',
        span: written
          ? written.valueSpan
          : (bond.attribute?.valueSpan ?? bond.profile.root.attribute('DEVICE')!.valueSpan),
        message: `mode ${bond.mode.name} below a bridge (${where}); only active-backup, balance-xor and 802.3ad carry guests reliably`,
        related,
        fixes: written
          ? better.map((it) => replace(`Set mode=${it.name}`, written.valueSpan, it.name))
          : bond.attribute
            ? [fix('Set mode=active-backup', withOption(bond, 'mode', 'active-backup'))]
            : [],
      };
    if (interval && isArp && bond.mode.number < 4)
      yield {
        code: 'bond-arp-for-vm-bridge',
        span: interval.span,
        message: `ARP monitoring below a bridge (${where}); expected MII monitoring: miimon=100`,
        related,
        fixes: [fix('Set miimon=100 instead', miiInstead(bond))],
      };
  },
});

/** Without the options of ARP monitoring, and with one of MII. */
function miiInstead(bond: Bond): Edit[] {
  const isOld = /^(?:arp_|ns_ip6_target$|miimon$)/;
  const first = bond.options.find((it) => isOld.test(it.name));
  return rewritten(bond, (it) => (it === first ? ['miimon=100'] : isOld.test(it.name) ? [] : [wordOf(it)]));
}
