// What a device is a port of: one controller at most, not itself, and nothing the kernel does not take.
import type { Target } from '../../../model/target';
import { fix, type Fix } from '../../../fixes/fix';
import { dropKeys } from '../../../fixes/ifcfg';
import { vlanParent } from '../../../model/ifcfg/device-kind';
import { type Membership, memberships } from '../../../model/ifcfg/memberships';
import type { Attribute } from '../../../syntax/tree';
import { removeAssignment } from '../../../syntax/ifcfg/write';
import { type Finding, rule } from '../../rule';
import { byNetworkManager, lastAssignment, type Profile, profileOf } from '../../../model/ifcfg/profile';

export const bridgeMembership = rule({
  name: 'bridge-membership',
  of: ['ifcfg'],
  severity: 'error',
  summary: 'A device is a port of something that cannot have it.',
  source:
    'NetworkManager 1.42.4, nms-ifcfg-rh-reader.c: make_connection_setting; Linux 6.1, net/bridge/br_if.c: br_add_if',
  codes: {
    'port-two-controllers': 'A port of two devices: only the first counts.',
    'port-self': 'A device as its own port.',
    'port-lo': 'The loopback device as a port.',
    'bridge-in-bridge': 'A bridge as port of a bridge, which the kernel refuses.',
    'bridge-in-bond': 'A bridge as port of a bond, which the kernel refuses.',
    'bridge-vlan-of-itself': 'A VLAN on a bridge as a port of that bridge, which the kernel refuses.',
    'port-setting-mismatch': 'A setting for ports of another kind of controller.',
    'port-zone': 'A firewall zone on a port.',
    'wifi-in-bridge': 'A wireless card as port of a bridge.',
  },

  *check(file, _workspace, target) {
    const profile = profileOf(file);
    if (!profile || profile.alias || profile.fate === 'suse' || profile.fate === 'nameless') return;
    const [first, ...others] = membersOf(profile);
    if (!first) return;
    for (const other of others) yield secondController(profile, first, other, target);
    yield* impossible(profile, first);
    if (!byNetworkManager(profile, target)) return;
    yield* otherKind(profile, first);
    const zone = lastAssignment(profile, 'ZONE');
    if (zone && first.key !== 'VRF')
      yield {
        code: 'port-zone',
        severity: 'hint',
        span: zone.span,
        message: `ZONE=${zone.value} on a port does nothing, expected in the file of ${first.attribute.value}`,
        tag: 'unnecessary',
        fixes: [fix('Remove ZONE', removeAssignment(zone))],
      };
    if (profile.kind === 'wireless' && first.key === 'BRIDGE')
      yield {
        code: 'wifi-in-bridge',
        severity: 'warning',
        span: first.attribute.span,
        message: `the wireless card ${profile.device} in the bridge ${first.attribute.value}; access points drop packets of other senders, expected a wired uplink or routing`,
      };
  },
});

interface Member {
  readonly key: Membership['key'];
  readonly attribute: Attribute;
}

/** In the order in which NetworkManager looks: the first is taken. */
const membersOf = (profile: Profile): Member[] =>
  memberships.flatMap(({ key }) => {
    const attribute = lastAssignment(profile, key) ?? lastAssignment(profile, `${key}_UUID`);
    return attribute ? [{ key, attribute }] : [];
  });

function secondController(profile: Profile, first: Member, other: Member, target: Target): Finding {
  const name = (it: Member) => `${it.attribute.name}=${it.attribute.value}`;
  return {
    code: 'port-two-controllers',
    span: other.attribute.span,
    message: byNetworkManager(profile, target)
      ? `${name(other)} beside ${name(first)}; NetworkManager takes ${first.attribute.name} and drops ${other.attribute.name}`
      : `${name(other)} beside ${name(first)}; a device is a port of one other at most`,
    fixes: [removal(profile, other), removal(profile, first)],
  };
}

/** SLAVE goes with MASTER. */
const removal = (profile: Profile, { key }: Member): Fix =>
  fix(`Remove ${key}`, dropKeys(profile, [key, `${key}_UUID`, ...(key === 'MASTER' ? ['SLAVE'] : [])]));

function* impossible(profile: Profile, membership: Member): Iterable<Finding> {
  const { key, attribute } = membership;
  const fixes = [removal(profile, membership)];
  const at = { span: attribute.span, fixes };
  const { device, kind, root } = profile;
  if (attribute.value === device && device !== '')
    yield { ...at, code: 'port-self', message: `${key}=${device} in the file of ${device} itself` };
  else if (device === 'lo')
    yield {
      ...at,
      code: 'port-lo',
      message: `lo as a port of ${attribute.value}; the kernel refuses the loopback device`,
    };
  else if (kind === 'bridge' && key === 'BRIDGE')
    yield {
      ...at,
      code: 'bridge-in-bridge',
      message: `the bridge ${device} as a port of the bridge ${attribute.value}; the kernel refuses a bridge in a bridge`,
    };
  else if (kind === 'bridge' && key === 'MASTER')
    yield {
      ...at,
      code: 'bridge-in-bond',
      message: `the bridge ${device} as a port of the bond ${attribute.value}; the kernel refuses it, expected the bond as a port of the bridge`,
    };
  else if (kind === 'vlan' && key === 'BRIDGE' && vlanParent(root)?.name === attribute.value)
    yield {
      ...at,
      code: 'bridge-vlan-of-itself',
      message: `${device || 'a VLAN'} on ${attribute.value} as a port of ${attribute.value}; the kernel refuses the loop`,
    };
}

/** The settings of ports that belong to one kind of controller. */
const settings: readonly (readonly [setting: string, key: Membership['key'], what: string])[] = [
  ['BOND_PORT_QUEUE_ID', 'MASTER', 'bond'],
  ['BOND_PORT_PRIO', 'MASTER', 'bond'],
  ['TEAM_PORT_CONFIG', 'TEAM_MASTER', 'team'],
];

function* otherKind(profile: Profile, first: Member): Iterable<Finding> {
  for (const [setting, key, what] of settings) {
    const attribute = lastAssignment(profile, setting);
    if (!attribute || first.key === key) continue;
    yield {
      code: 'port-setting-mismatch',
      span: attribute.span,
      message: `${setting} is for ports of a ${what}, but this is a port of ${first.attribute.value} by ${first.attribute.name}; NetworkManager refuses the file`,
      fixes: [fix(`Remove ${setting}`, removeAssignment(attribute), true)],
    };
  }
}
