// The ports of a bond or team, seen from its own file: whether there are any, enough, and the ones its options name.
import type { ProfileFact } from '../../../model/facts';
import { replace, rule } from '../../rule';
import { bondOf, numberOf, option } from '../bond/bond';
import { byNetworkManager, given, headSpan, put, readProfile } from '../profile';
import { fix } from '../../rule';
import { type Host, hostOf } from './host';

export const controllerPorts = rule({
  code: 'controller-ports',
  of: ['ifcfg'],
  severity: 'warning',
  across: true,
  summary: 'A bond or team has no ports, too few, or others than it names.',
  source: 'https://www.kernel.org/doc/Documentation/networking/bonding.rst; NetworkManager, nm-settings-ifcfg-rh',
  family: {
    'bond-no-ports': 'A bond that no file is a port of.',
    'team-no-ports': 'A team that no file is a port of.',
    'bond-one-port': 'A bond of one port only.',
    'bond-primary-not-port': 'primary names an interface that is no port of the bond.',
    'bond-min-links-too-high': 'min_links asks for more ports than there are.',
    'bond-mixed-ports': 'Ports of one bond that differ in MTU or kind.',
    'controller-onboot-no': 'A controller that does not start while its ports do.',
  },

  *check(file, network, target) {
    const profile = readProfile(file);
    if (!profile || profile.device === '') return;
    const { kind } = profile;
    if (kind !== 'bridge' && kind !== 'bond' && kind !== 'team') return;
    const host = hostOf(network, file.uri);
    const self = host.byUri.get(file.uri);
    if (!self) return;
    const ports = portsOf(host, self).filter((it) => it.controller?.kind === kind);
    const onboot = given(profile, 'ONBOOT');
    const started = ports.find((it) => it.device.onboot);
    if (onboot && !self.device.onboot && started) {
      const isReadByNm = byNetworkManager(profile, target);
      yield {
        code: 'controller-onboot-no',
        severity: isReadByNm ? 'information' : 'warning',
        span: onboot.span,
        message: `ONBOOT=${onboot.value} for ${profile.device}, but its port ${nameOf(started)} starts at boot${isReadByNm ? ' and takes it along' : ''}`,
        related: [{ at: started.device.at, message: `${nameOf(started)} is here` }],
        fixes: [fix('Change to yes', put(profile, 'ONBOOT', 'yes'), true)],
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
    const bond = bondOf(file, target);
    if (!bond) return;
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
    const primary = option(bond, 'primary');
    if (primary && !names.includes('') && !names.includes(primary.value))
      yield {
        code: 'bond-primary-not-port',
        span: primary.valueSpan,
        message: `primary ${primary.value} is no port of ${profile.device}, expected ${names.slice(0, 4).join(' or ')}`,
        related: ports.slice(0, 4).map((it) => ({ at: it.device.at, message: `port ${it.device.name}` })),
        fixes: names.slice(0, 4).map((it) => replace(`Change to ${it}`, primary.valueSpan, it, names.length === 1)),
      };
    const links = option(bond, 'min_links');
    const count = numberOf(bond, 'min_links');
    if (links && count !== undefined && count > ports.length)
      yield {
        code: 'bond-min-links-too-high',
        span: links.valueSpan,
        message: `min_links ${count} with ${ports.length} ${ports.length === 1 ? 'port' : 'ports'}; ${profile.device} never comes up`,
        fixes: [replace(`Change to ${ports.length}`, links.valueSpan, String(ports.length))],
      };
  },
});

/** What is not the same in all ports, in words. */
function mixOf(ports: readonly ProfileFact[]): string | undefined {
  const [first, ...others] = ports;
  const kind = others.find((it) => it.device.kind !== first?.device.kind);
  if (first && kind) return `${nameOf(first)} is ${first.device.kind}, ${nameOf(kind)} ${kind.device.kind}`;
  const written = ports.filter((it) => it.mtu !== undefined);
  const mtu = written.find((it) => it.mtu !== written[0]!.mtu);
  return mtu && `${nameOf(written[0]!)} has MTU ${written[0]!.mtu}, ${nameOf(mtu)} ${mtu.mtu}`;
}

/** Profiles that name the device, or the UUID, of this one. */
export const portsOf = (host: Host, { device }: ProfileFact): readonly ProfileFact[] => [
  ...(host.ports.get(device.name) ?? []),
  ...(device.uuid === undefined ? [] : (host.ports.get(device.uuid) ?? [])),
];

const nameOf = ({ device }: ProfileFact): string => device.name || device.of;
