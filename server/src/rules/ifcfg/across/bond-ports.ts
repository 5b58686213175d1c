// The ports of a bond: how many there are, and whether they fit each other and the mode.
import { replace } from '../../../fixes/fix';
import type { ProfileFact } from '../../../model/facts';
import { bondOption, bondsOf } from '../../../model/ifcfg/bond';
import { deviceOrFile, hostedBondsOf } from '../../../model/ifcfg/hosted-profile';
import { headSpan } from '../../../model/ifcfg/profile';
import { ruleOfEach } from '../../rule';

export const bondPorts = ruleOfEach({
  name: 'bond-ports',
  of: ['ifcfg'],
  severity: 'warning',
  across: true,
  summary: 'The ports of a bond are too few, or do not fit.',
  source: 'https://www.kernel.org/doc/Documentation/networking/bonding.rst',
  codes: {
    'bond-one-port': 'A bond has one port only.',
    'bond-mixed-ports': 'The ports of a bond differ in MTU or kind.',
    'bond-infiniband-mode': 'A bond has InfiniBand ports in another mode than active-backup.',
  },
  each: hostedBondsOf,
  *check({ profile, ports }, file) {
    const [bond] = bondsOf(file);
    const [first] = ports;
    if (!bond || !first) return;
    const infiniband = ports.find((it) => it.device.kind === 'infiniband');
    if (infiniband && bond.mode && bond.mode.number !== 1) {
      const word = bondOption(bond, 'mode');
      yield {
        code: 'bond-infiniband-mode',
        severity: 'error',
        span: word?.valueSpan ?? headSpan(profile),
        message: `mode ${bond.mode.name} with the InfiniBand port ${deviceOrFile(infiniband)}, expected active-backup; the kernel refuses the port`,
        related: [{ at: infiniband.device.at, message: 'the InfiniBand port' }],
        fixes: word ? [replace('Set mode=active-backup', word.valueSpan, 'active-backup', true)] : [],
      };
    }
    const mixed = mixOf(ports);
    if (mixed !== undefined)
      yield {
        code: 'bond-mixed-ports',
        span: headSpan(profile),
        message: `the ports of ${profile.device} differ: ${mixed}; expected ports of one kind and MTU`,
        related: ports.slice(0, 4).map((it) => ({ at: it.device.at, message: `port ${deviceOrFile(it)}` })),
      };
    // Elsewhere the other port may stand in a file that is not here.
    if (ports.length === 1 && file.host.isLive)
      yield {
        code: 'bond-one-port',
        severity: 'information',
        span: headSpan(profile),
        message: `${deviceOrFile(first)} is the only port of ${profile.device}; a bond of one port bears no failure`,
        related: [{ at: first.device.at, message: 'the only port' }],
      };
  },
});

/** What is not the same in all ports, in words. */
function mixOf(ports: readonly ProfileFact[]): string | undefined {
  const [first, ...others] = ports;
  const kind = others.find((it) => it.device.kind !== first?.device.kind);
  if (first && kind) return `${deviceOrFile(first)} is ${first.device.kind}, ${deviceOrFile(kind)} ${kind.device.kind}`;
  const written = ports.filter((it) => it.mtu !== undefined);
  const mtu = written.find((it) => it.mtu !== written[0]!.mtu);
  return mtu && `${deviceOrFile(written[0]!)} has MTU ${written[0]!.mtu}, ${deviceOrFile(mtu)} ${mtu.mtu}`;
}
