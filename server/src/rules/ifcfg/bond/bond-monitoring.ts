// How a bond notices that a link is down: MII or ARP, never both, and in ARP only where the mode can.
import { rewritten, withOption, without } from '../../../fixes/bond-options';
import { fix, replace } from '../../../fixes/fix';
import { wordOf } from '../../../syntax/ifcfg/options';
import { parseIpv4 } from '../../../address';
import { type Finding, rule } from '../../rule';
import { headSpan } from '../../../model/ifcfg/profile';
import { type Bond, bondOf, bondNumber, bondOption } from '../../../model/ifcfg/bond';

export const bondMonitoring = rule({
  name: 'bond-monitoring',
  of: ['ifcfg'],
  severity: 'error',
  summary: 'A bond that watches its links wrongly, or not at all.',
  source: 'https://www.kernel.org/doc/Documentation/networking/bonding.rst',
  codes: {
    'bond-no-monitoring': 'Nothing watches the links.',
    'bond-miimon-and-arp': 'Both kinds of monitoring at once.',
    'bond-arp-mode': 'ARP monitoring in a mode that cannot do it.',
    'bond-arp-no-target': 'ARP monitoring without a target.',
    'bond-target-no-interval': 'A target without ARP monitoring.',
    'bond-arp-target-plus': 'A target with a plus sign.',
    'bond-arp-validate-no-arp': 'arp_validate without ARP monitoring.',
    'bond-delay-without-miimon': 'updelay or downdelay without MII monitoring.',
    'bond-delay-multiple': 'A delay that is rounded down.',
    'bond-peer-notif-range': 'peer_notif_delay above what the kernel takes.',
    'bond-peer-notif-multiple': 'peer_notif_delay that is no multiple of miimon.',
    'bond-arp-target-invalid': 'An ARP target that is no IPv4 address.',
  },
  *check(file, _workspace, target) {
    const bond = bondOf(file, target);
    if (!bond) return;
    yield* links(bond);
    if (!bond.attribute) return;
    yield* arp(bond);
    yield* targets(bond);
    yield* delays(bond);
  },
});

function* links(bond: Bond): Generator<Finding> {
  const { attribute, profile, mode, networkManager, scripts } = bond;
  const miimon = bondOption(bond, 'miimon');
  if ((bondNumber(bond, 'arp_interval') ?? 0) > 0) return;
  const never = miimon && bondNumber(bond, 'miimon') === 0;
  const byScriptsNever = !miimon && scripts && !networkManager && mode !== undefined && mode.number <= 3;
  if (!never && !byScriptsNever) return;
  yield {
    code: 'bond-no-monitoring',
    severity: 'warning',
    span: miimon ? miimon.valueSpan : attribute ? attribute.valueSpan : headSpan(profile),
    message: miimon
      ? 'miimon=0 and no arp_interval: nothing notices when a link goes down'
      : 'no miimon and no arp_interval: the kernel does not watch the links in this mode',
    fixes: attribute ? [fix('Set miimon=100', withOption(bond, 'miimon', '100'))] : [],
  };
}

function* arp(bond: Bond): Generator<Finding> {
  const interval = bondOption(bond, 'arp_interval');
  const every = bondNumber(bond, 'arp_interval') ?? 0;
  const targets = bondOption(bond, 'arp_ip_target') ?? bondOption(bond, 'ns_ip6_target');
  const validate = bondOption(bond, 'arp_validate');
  // NetworkManager sets miimon=100 by itself where nothing is said; nobody else does.
  const mii = bond.networkManager || bondNumber(bond, 'miimon') !== undefined ? [] : ['miimon=100'];
  const noArp = fix(
    mii.length > 0
      ? 'Use MII monitoring: miimon=100 for the ARP options'
      : 'Use MII monitoring: remove the ARP options',
    rewritten(bond, (it) => (it === interval ? mii : arpOptions.includes(it.name) ? [] : [wordOf(it)])),
  );
  if (interval && every > 0) {
    const { mode } = bond;
    if (mode && mode.number >= 4)
      yield {
        code: 'bond-arp-mode',
        span: interval.span,
        message: `arp_interval does not work in mode ${mode.name}; ${mode.number === 4 ? 'NetworkManager leaves it out' : 'NetworkManager refuses the file'} and the kernel refuses it`,
        fixes: [{ ...noArp, preferred: true }],
      };
    else if (!targets)
      yield {
        code: 'bond-arp-no-target',
        severity: bond.networkManager ? 'error' : 'warning',
        span: interval.span,
        message: `arp_interval without arp_ip_target; ${bond.networkManager ? 'NetworkManager refuses the file, ' : ''}the kernel takes every link for dead`,
        fixes: [noArp],
      };
    if ((bondNumber(bond, 'miimon') ?? 0) > 0 && mode && mode.number < 4)
      yield {
        code: 'bond-miimon-and-arp',
        span: interval.span,
        message:
          'miimon and arp_interval together; NetworkManager drops ARP monitoring, the legacy scripts end up with ARP alone',
        fixes: [
          fix('Keep miimon: remove the ARP options', without(bond, ...arpOptions), true),
          ...(targets
            ? [fix('Keep ARP: remove miimon, updelay and downdelay', without(bond, 'miimon', 'updelay', 'downdelay'))]
            : []),
        ],
      };
    return;
  }
  if (targets)
    yield {
      code: 'bond-target-no-interval',
      severity: bond.networkManager ? 'error' : 'warning',
      span: targets.span,
      message: `${targets.name} without arp_interval; ${bond.networkManager ? 'NetworkManager refuses the file' : 'nobody is asked'}`,
      fixes: [fix(`Remove ${targets.name}`, without(bond, ...arpOptions), true)],
    };
  if (validate && !['none', '0'].includes(validate.value))
    yield {
      code: 'bond-arp-validate-no-arp',
      severity: 'warning',
      span: validate.span,
      message: 'arp_validate has no effect without arp_interval',
      fixes: [fix('Remove arp_validate', without(bond, 'arp_validate'))],
    };
}

const arpOptions = [
  'arp_interval',
  'arp_ip_target',
  'ns_ip6_target',
  'arp_validate',
  'arp_all_targets',
  'arp_missed_max',
];

function* targets(bond: Bond): Generator<Finding> {
  const option_ = bondOption(bond, 'arp_ip_target');
  if (!option_) return;
  const written = option_.value.split(',');
  const plain = written.map((it) => it.replace(/^\+/, ''));
  if (plain.join(',') !== option_.value)
    yield {
      code: 'bond-arp-target-plus',
      severity: bond.scripts ? 'error' : 'warning',
      span: option_.valueSpan,
      message: 'a plus sign before a target is the spelling of sysfs; expected addresses joined by commas',
      fixes: [replace('Remove the plus signs', option_.valueSpan, plain.join(','), true)],
    };
  const seen = new Set<number>();
  for (const it of plain) {
    const value = parseIpv4(it);
    if (value < 0) continue;
    const fault =
      value === 0 || value === 0xffffffff ? 'is no address of a host' : seen.has(value) ? 'stands twice' : undefined;
    seen.add(value);
    if (fault)
      yield {
        code: 'bond-arp-target-invalid',
        span: option_.valueSpan,
        message: `target ${it} ${fault}; the kernel refuses it`,
      };
  }
  if (plain.length > 16)
    yield {
      code: 'bond-arp-target-invalid',
      span: option_.valueSpan,
      message: `${String(plain.length)} targets; the kernel takes at most 16`,
    };
}

function* delays(bond: Bond): Generator<Finding> {
  const written = bondOption(bond, 'miimon');
  const arpOn = (bondNumber(bond, 'arp_interval') ?? 0) > 0;
  const miimon = written ? bondNumber(bond, 'miimon') : arpOn ? 0 : 100;
  if (miimon === undefined) return;
  for (const name of ['updelay', 'downdelay']) {
    const it = bondOption(bond, name);
    const value = bondNumber(bond, name);
    if (!it || value === undefined || value === 0) continue;
    if (miimon === 0)
      yield {
        code: 'bond-delay-without-miimon',
        severity: written ? 'error' : 'warning',
        span: it.span,
        message: written
          ? `${name} needs miimon, which is 0; NetworkManager refuses the file`
          : `${name} has no effect with ARP monitoring; it belongs to miimon`,
        fixes: [fix(`Remove ${name}`, without(bond, name), true)],
      };
    else if (value % miimon !== 0) {
      const rounded = Math.max(1, Math.round(value / miimon)) * miimon;
      yield {
        code: 'bond-delay-multiple',
        severity: 'warning',
        span: it.valueSpan,
        message: `${name} ${String(value)} is no multiple of miimon ${String(miimon)}; the kernel rounds it down to ${String(value - (value % miimon))}`,
        fixes: [replace(`Change to ${String(rounded)}`, it.valueSpan, String(rounded), true)],
      };
    }
  }
  const peer = bondOption(bond, 'peer_notif_delay');
  const value = bondNumber(bond, 'peer_notif_delay');
  if (peer && value !== undefined && value > 300000 && value <= 2147483647)
    yield {
      code: 'bond-peer-notif-range',
      severity: 'warning',
      span: peer.valueSpan,
      message: `peer_notif_delay ${String(value)} is above 300000; the kernel refuses it`,
      fixes: [
        miimon > 0 && 300000 % miimon === 0 && !arpOn
          ? replace('Change to 300000', peer.valueSpan, '300000', true)
          : fix('Remove peer_notif_delay', without(bond, 'peer_notif_delay'), true),
      ],
    };
  if (peer && value && !arpOn && (miimon === 0 || value % miimon !== 0))
    yield {
      code: 'bond-peer-notif-multiple',
      span: peer.valueSpan,
      message: `peer_notif_delay ${String(value)} is no multiple of miimon ${String(miimon)}; NetworkManager refuses the file`,
      fixes:
        miimon > 0
          ? [
              replace(
                `Change to ${String(Math.max(1, Math.round(value / miimon)) * miimon)}`,
                peer.valueSpan,
                String(Math.max(1, Math.round(value / miimon)) * miimon),
                true,
              ),
            ]
          : [fix('Remove peer_notif_delay', without(bond, 'peer_notif_delay'), true)],
    };
}
