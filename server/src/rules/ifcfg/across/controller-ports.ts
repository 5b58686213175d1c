// The ports of a bond or team, seen from its own file: whether there are any, enough, and the ones its options name.
import { replace, fix } from '../../../fixes/fix';
import { putKey } from '../../../fixes/ifcfg';
import type { ProfileFact } from '../../../model/facts';
import { type Finding, rule } from '../../rule';
import { type Bond, bondNumber, bondOption, bondsOf } from '../../../model/ifcfg/bond';
import { byNetworkManager, lastAssignment, headSpan, readProfile } from '../../../model/ifcfg/profile';
import { type HostProfiles, hostProfilesOf, profilesOn } from '../../../model/ifcfg/host-profiles';

export const controllerPorts = rule({
  name: 'controller-ports',
  of: ['ifcfg'],
  severity: 'warning',
  across: true,
  summary: 'A bond or team has no ports, too few, or others than it names.',
  source: 'https://www.kernel.org/doc/Documentation/networking/bonding.rst; NetworkManager, nm-settings-ifcfg-rh',
  codes: {
    'bond-no-ports': 'A bond that no file is a port of.',
    'team-no-ports': 'A team that no file is a port of.',
    'bond-one-port': 'A bond of one port only.',
    'bond-primary-not-port': 'primary names an interface that is no port of the bond.',
    'bond-min-links-too-high': 'min_links asks for more ports than there are.',
    'bond-infiniband-mode': 'InfiniBand ports in another mode than active-backup.',
    'bond-arp-target-own': 'A target of ARP monitoring that is an address of the host itself.',
    'bond-mixed-ports': 'Ports of one bond that differ in MTU or kind.',
    'controller-onboot-no': 'A controller that does not start while its ports do.',
  },

  *check(file, workspace, target) {
    const profile = readProfile(file);
    if (!profile || profile.device === '') return;
    const { kind } = profile;
    if (kind !== 'bridge' && kind !== 'bond' && kind !== 'team') return;
    const host = hostProfilesOf(workspace, file.uri);
    const self = host.byUri.get(file.uri);
    if (!self) return;
    const ports = profilesOn(host, self).filter((it) => it.controller?.kind === kind);
    const onboot = lastAssignment(profile, 'ONBOOT');
    const started = ports.find((it) => it.device.onboot);
    if (onboot && !self.device.onboot && started) {
      const isReadByNm = byNetworkManager(profile, target);
      yield {
        code: 'controller-onboot-no',
        severity: isReadByNm ? 'information' : 'warning',
        span: onboot.span,
        message: `ONBOOT=${onboot.value} for ${profile.device}, but its port ${nameOf(started)} starts at boot${isReadByNm ? ' and takes it along' : ''}`,
        related: [{ at: started.device.at, message: `${nameOf(started)} is here` }],
        fixes: [fix('Change to yes', putKey(profile, 'ONBOOT', 'yes'))],
      };
    }
    if (kind === 'bridge') return;
    if (ports.length === 0) {
      const key = kind === 'bond' ? 'MASTER' : 'TEAM_MASTER';
      yield {
        code: `${kind}-no-ports`,
        span: headSpan(profile),
        message: `no file here has ${key}=${profile.device}, expected one for each port of the ${kind}`,
      };
      return;
    }
    const [bond] = bondsOf(file);
    if (!bond) return;
    const infiniband = ports.find((it) => it.device.kind === 'infiniband');
    if (infiniband && bond.mode && bond.mode.number !== 1) {
      const word = bondOption(bond, 'mode');
      yield {
        code: 'bond-infiniband-mode',
        severity: 'error',
        span: word?.valueSpan ?? headSpan(profile),
        message: `mode ${bond.mode.name} with the InfiniBand port ${nameOf(infiniband)}, expected active-backup; the kernel refuses the port`,
        related: [{ at: infiniband.device.at, message: 'the InfiniBand port' }],
        fixes: word ? [replace('Set mode=active-backup', word.valueSpan, 'active-backup', true)] : [],
      };
    }
    yield* ownTargets(bond, host, self);
    const mixed = mixOf(ports);
    if (mixed !== undefined)
      yield {
        code: 'bond-mixed-ports',
        span: headSpan(profile),
        message: `the ports of ${profile.device} differ: ${mixed}; expected ports of one kind and MTU`,
        related: ports.slice(0, 4).map((it) => ({ at: it.device.at, message: `port ${nameOf(it)}` })),
      };
    const names = ports.map((it) => it.device.name);
    if (ports.length === 1)
      yield {
        code: 'bond-one-port',
        severity: 'information',
        span: headSpan(profile),
        message: `${nameOf(ports[0]!)} is the only port of ${profile.device}; a bond of one port bears no failure`,
        related: [{ at: ports[0]!.device.at, message: 'the only port' }],
      };
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
      severity: 'warning',
      span: { start, end: start + match[0].length },
      message: `${match[0]} is an address of ${nameOf(own.profile)}, which stands on ${self.device.name} itself; expected that of a neighbour, such as the gateway`,
      related: [{ at: own.fact.at, message: `${match[0]} on ${nameOf(own.profile)}` }],
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

/** What is not the same in all ports, in words. */
function mixOf(ports: readonly ProfileFact[]): string | undefined {
  const [first, ...others] = ports;
  const kind = others.find((it) => it.device.kind !== first?.device.kind);
  if (first && kind) return `${nameOf(first)} is ${first.device.kind}, ${nameOf(kind)} ${kind.device.kind}`;
  const written = ports.filter((it) => it.mtu !== undefined);
  const mtu = written.find((it) => it.mtu !== written[0]!.mtu);
  return mtu && `${nameOf(written[0]!)} has MTU ${written[0]!.mtu}, ${nameOf(mtu)} ${mtu.mtu}`;
}

const nameOf = ({ device }: ProfileFact): string => device.name || device.of;
