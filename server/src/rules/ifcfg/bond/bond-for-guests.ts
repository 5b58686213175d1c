// A bond below a bridge that guests use: only some modes carry the addresses of guests, and only MII monitoring.
import type { ReferenceFact } from '../../../model/facts';
import type { Network } from '../../../model/network';
import { bondModes } from '../../../schema/bond';
import { fix, replace, rule } from '../../rule';
import { bondOf, numberOf, option, withOption } from './bond';

export const bondForGuests = rule({
  code: 'bond-for-guests',
  of: ['ifcfg'],
  severity: 'warning',
  summary: 'A bond in a mode that does not carry guests behind a bridge.',
  source:
    'https://docs.redhat.com/en/documentation/red_hat_enterprise_linux/7/html/virtualization_deployment_and_administration_guide/sect-network_configuration-bridged_networking',
  across: true,
  family: {
    'bond-mode-for-vm-bridge': 'Modes 0, 3, 5 and 6 fail below a bridge with guests.',
    'bond-arp-for-vm-bridge': 'ARP monitoring fails below a bridge with guests.',
  },
  *check(file, network, target) {
    const bond = bondOf(file, target);
    const name = bond?.profile.device;
    if (!bond || !name || !bond.mode) return;
    const chain = chainOf(name, network);
    if (!chain) return;
    const { path, user } = chain;
    const whose = user ? `the libvirt network ${user.from} uses` : 'guests may use';
    const related = [...path, ...(user ? [user] : [])].map((it) => ({ at: it.at, message: `${it.from} → ${it.name}` }));
    const where = `${[name, ...path.map((it) => it.from).slice(1), path.at(-1)!.name].join(' → ')}, which ${whose}`;
    const written = option(bond, 'mode');
    if (!bond.mode.guests)
      yield {
        code: 'bond-mode-for-vm-bridge',
        span: written
          ? written.valueSpan
          : (bond.attribute?.valueSpan ?? bond.profile.root.attribute('DEVICE')!.valueSpan),
        message: `mode ${bond.mode.name} below a bridge (${where}); only active-backup, balance-xor and 802.3ad carry guests reliably`,
        related,
        fixes: written
          ? bondModes.filter((it) => it.guests).map((it) => replace(`Set mode=${it.name}`, written.valueSpan, it.name))
          : bond.attribute
            ? [fix('Set mode=active-backup', withOption(bond, 'mode', 'active-backup'))]
            : [],
      };
    const interval = option(bond, 'arp_interval');
    if (interval && (numberOf(bond, 'arp_interval') ?? 0) > 0 && bond.mode.number < 4)
      yield {
        code: 'bond-arp-for-vm-bridge',
        span: interval.span,
        message: `ARP monitoring below a bridge (${where}); expected MII monitoring: miimon=100`,
        related,
      };
  },
});

/** From the bond over VLANs on it to a bridge, and the libvirt network that uses that bridge. */
function chainOf(
  bond: string,
  network: Network,
): { path: ReferenceFact[]; user: ReferenceFact | undefined } | undefined {
  const toBridge = (device: string) =>
    network.references.find((it) => it.relation === 'controller-bridge' && it.from === device);
  const carriers: ReferenceFact[][] = [];
  const direct = toBridge(bond);
  if (direct) carriers.push([direct]);
  for (const it of network.references) {
    if (it.relation !== 'vlan-parent' || it.name !== bond) continue;
    const above = toBridge(it.from);
    if (above) carriers.push([it, above]);
  }
  const used = (path: ReferenceFact[]) =>
    network.references.find((it) => it.relation === 'host-bridge' && it.name === path.at(-1)!.name);
  const path = carriers.find((it) => used(it)) ?? carriers[0];
  return path && { path, user: used(path) };
}
