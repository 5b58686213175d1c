// Options of a bond that speak of its ports, or of those around it: whether these are there.
import { replace } from '../../../fixes/fix';
import type { ProfileFact } from '../../../model/facts';
import { type Bond, bondNumber, bondOption, bondsOf } from '../../../model/ifcfg/bond';
import type { HostProfiles } from '../../../model/ifcfg/host-profiles';
import { deviceOrFile, hostedBondsOf } from '../../../model/ifcfg/hosted-profile';
import { type Finding, ruleOfEach } from '../../rule';

export const bondOptionsOfPorts = ruleOfEach({
  name: 'bond-options-of-ports',
  of: ['ifcfg'],
  severity: 'warning',
  across: true,
  summary: 'An option of a bond speaks of ports, or of a neighbour, that it does not have.',
  source: 'https://www.kernel.org/doc/Documentation/networking/bonding.rst',
  codes: {
    'bond-primary-not-port': 'primary names an interface that is no port of the bond.',
    'bond-min-links-too-high': 'min_links asks for more ports than there are.',
    'bond-arp-target-own': 'A target of ARP monitoring is an address of the host itself.',
  },
  each: hostedBondsOf,
  *check({ profile, host, self, ports }, file) {
    const [bond] = bondsOf(file);
    if (!bond || ports.length === 0) return;
    yield* ownTargets(bond, host, self);
    const names = ports.map((it) => it.device.name);
    const primary = bondOption(bond, 'primary');
    if (primary && !names.includes('') && !names.includes(primary.value))
      yield {
        code: 'bond-primary-not-port',
        span: primary.valueSpan,
        message: `primary ${primary.value} is no port of ${profile.device}, expected ${names.slice(0, 4).join(' or ')}`,
        related: ports.slice(0, 4).map((it) => ({ at: it.device.at, message: `port ${it.device.name}` })),
        fixes: names.slice(0, 4).map((it) => replace(`Change to ${it}`, primary.valueSpan, it, names.length === 1)),
      };
    const links = bondOption(bond, 'min_links');
    const count = bondNumber(bond, 'min_links');
    if (links && count !== undefined && count > ports.length)
      yield {
        code: 'bond-min-links-too-high',
        span: links.valueSpan,
        message: `min_links ${count} with ${ports.length} ${ports.length === 1 ? 'port' : 'ports'}; ${profile.device} never comes up`,
        fixes: [replace(`Change to ${ports.length}`, links.valueSpan, String(ports.length))],
      };
  },
});

/** A host does not answer its own requests by the wire: the bond looks dead for ever. */
function* ownTargets(bond: Bond, host: HostProfiles, self: ProfileFact): Iterable<Finding> {
  const targets = bondOption(bond, 'arp_ip_target');
  if (!targets || !bondNumber(bond, 'arp_interval')) return;
  for (const match of targets.value.matchAll(/[^,+]+/g)) {
    const own = host.byAddress.get(match[0])?.find(({ profile }) => standsOn(host, profile, self.device.name));
    if (!own) continue;
    const start = targets.valueSpan.start + match.index;
    yield {
      code: 'bond-arp-target-own',
      span: { start, end: start + match[0].length },
      message: `${match[0]} is an address of ${deviceOrFile(own.profile)}, which stands on ${self.device.name} itself; expected that of a neighbour, such as the gateway`,
      related: [{ at: own.fact.at, message: `${match[0]} on ${deviceOrFile(own.profile)}` }],
    };
  }
}

/** Whether a device is the bond, a VLAN on it, or a bridge over them. */
function standsOn(host: HostProfiles, { device, vlan }: ProfileFact, bond: string, depth = 0): boolean {
  if (device.name === bond || vlan?.parent === bond) return true;
  if (depth > 3) return false;
  if (vlan) return (host.byDevice.get(vlan.parent) ?? []).some((it) => standsOn(host, it, bond, depth + 1));
  return (host.ports.get(device.name) ?? []).some((it) => it.device.name !== '' && standsOn(host, it, bond, depth + 1));
}
