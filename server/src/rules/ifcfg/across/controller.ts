// The bridge, bond or team that a port names: whether it is there, is one, starts with it, and is run by the same program.
import type { Target } from '../../../model/target';
import { fix, type Fix } from '../../../fixes/fix';
import { dropKeys, putKey } from '../../../fixes/ifcfg';
import { deviceKindOf } from '../../../model/ifcfg/device-kind';
import type { ControllerFact, ProfileFact } from '../../../model/facts';
import type { File } from '../../../model/file';
import { addressKey } from '../../../model/ifcfg/profile-fact';
import type { WorkspaceFacts } from '../../../model/workspace-facts';
import { nearest } from '../../../schema/nearest';
import { setAssignment } from '../../../syntax/ifcfg/write';
import { type Finding, rule } from '../../rule';
import { canBeMade, newController } from '../../../fixes/controller-file';
import { byNetworkManager, lastAssignment, type Profile, profileOf } from '../../../model/ifcfg/profile';
import { fileName, type HostProfiles, hostProfilesOf } from '../../../model/ifcfg/host-profiles';

export const controller = rule({
  name: 'controller',
  of: ['ifcfg'],
  severity: 'error',
  across: true,
  summary: 'A port names a bridge, bond or team that does not fit it.',
  source: 'NetworkManager 1.42.4: a port waits for a controller of that name and kind; initscripts, ifup-eth',
  codes: {
    'bridge-file-missing': 'BRIDGE names a bridge that no file makes.',
    'bond-file-missing': 'MASTER names a bond that no file makes.',
    'team-file-missing': 'TEAM_MASTER names a team that no file makes.',
    'bridge-target-wrong-type': 'BRIDGE names something that is no bridge.',
    'bond-target-wrong-type': 'MASTER names something that is no bond.',
    'team-target-wrong-type': 'TEAM_MASTER names something that is no team.',
    'controller-case': 'The name differs from that of the controller in its letters.',
    'master-uuid-missing': 'A membership by a UUID that no file has.',
    'port-onboot-no': 'A port that does not start with its controller.',
    'nm-controlled-mix': 'Port and controller, or VLAN and parent, are run by different programs.',
  },

  *check(file, workspace, target) {
    const profile = profileOf(file);
    if (!profile || profile.alias || (profile.fate !== 'loaded' && profile.fate !== 'unmanaged')) return;
    const host = hostProfilesOf(workspace, file.uri);
    const self = host.byUri.get(file.uri);
    if (!self) return;
    const { controller: wanted, vlan } = self;
    if (vlan) {
      const parent = host.byDevice.get(vlan.parent)?.[0];
      if (parent) yield* mixed(profile, self, parent, vlan.parentAt.span);
    }
    if (!wanted) return;
    const found = (wanted.byUuid ? host.byUuid : host.byDevice).get(wanted.name) ?? [];
    const fitting = found.find((it) => it.device.kind === wanted.kind);
    if (fitting) {
      yield* mixed(profile, self, fitting, wanted.at.span);
      yield* notStarted(profile, self, fitting);
      return;
    }
    const other = found.find((it) => it !== self);
    if (other) yield wrongKind(wanted, other);
    else if (found.length === 0) yield* missing(file, profile, host, workspace, wanted, target);
  },
});

function wrongKind(wanted: ControllerFact, other: ProfileFact): Finding {
  return {
    code: `${wanted.kind}-target-wrong-type`,
    span: wanted.at.span,
    message: `${wanted.name} is ${article(other.device.kind)} in ${fileName(other)}, expected a ${wanted.kind}`,
    related: [{ at: other.device.at, message: `${wanted.name} is here` }],
  };
}

const article = (kind: string): string =>
  kind === 'other' ? 'no device NetworkManager knows' : /^[aeiou]/.test(kind) ? `an ${kind}` : `a ${kind}`;

function* missing(
  file: File,
  profile: Profile,
  host: HostProfiles,
  workspace: WorkspaceFacts,
  wanted: ControllerFact,
  target: Target,
): Iterable<Finding> {
  const { kind, name, at, key } = wanted;
  const attribute = lastAssignment(profile, key);
  if (!attribute) return;
  if (wanted.byUuid) {
    yield {
      code: 'master-uuid-missing',
      span: at.span,
      message: `no file here has the UUID ${name}, expected that of a ${kind}`,
    };
    return;
  }
  if (workspace.devices(name).some((it) => it.by === 'libvirt')) return;
  // A file of that name that does not come to say its DEVICE has findings of its own.
  if (host.bySuffix.get(name)?.device.name === '') return;
  const sameLetters = host.byLowerCase.get(name.toLowerCase())?.find((it) => it.device.kind === kind);
  if (sameLetters) {
    const right = sameLetters.device.name;
    yield {
      code: 'controller-case',
      span: at.span,
      message: `${name} is ${right} in ${fileName(sameLetters)}; capital and small letters count in names`,
      related: [{ at: sameLetters.device.at, message: `${kind} ${right}` }],
      fixes: [fix(`Change to ${right}`, setAssignment(attribute, right), true)],
    };
    return;
  }
  const there = host.profiles.filter((it) => it.device.kind === kind && it.device.name !== '');
  const names = [...new Set(there.map((it) => it.device.name))].filter((it) => it !== profile.device);
  const likely = nearest(name, names);
  const choices = likely.length > 0 ? likely.slice(0, 1) : names.slice(0, 3);
  const isReadByNm = byNetworkManager(profile, target);
  yield {
    code: `${kind}-file-missing`,
    // The legacy scripts make a bare bridge or bond by themselves.
    severity: isReadByNm ? 'error' : 'warning',
    span: at.span,
    message: `no file here makes the ${kind} ${name}${choices.length > 0 ? `, expected ${choices.join(' or ')}` : ''}; ${isReadByNm ? `${profile.device || 'the port'} waits for it` : 'the legacy scripts make a bare one'}`,
    related: there.slice(0, 3).map((it) => ({ at: it.device.at, message: `${kind} ${it.device.name}` })),
    fixes: [
      ...choices.map((it) => fix(`Change to ${it}`, setAssignment(attribute, it), likely.length > 0)),
      ...created(file, profile, host, kind, name),
    ],
  };
}

/** Creates the file of the controller, with the addresses that stand in that of the port. */
function created(file: File, profile: Profile, host: HostProfiles, kind: ControllerFact['kind'], name: string): Fix[] {
  if (kind === 'team' || !canBeMade(name) || host.bySuffix.has(name) || deviceKindOf(profile.root) === kind) return [];
  const { tree } = profile.root;
  const moved = profile.root.attributes.filter((it) => it.value !== '' && addressKey.test(it.name));
  const asks = /^(?:dhcp|bootp)$/i.test(profile.root.value('BOOTPROTO') ?? '');
  const lines = [
    `BOOTPROTO=${asks ? 'dhcp' : 'none'}`,
    ...moved.map((it) => tree.text.slice(it.span.start, it.span.end)),
    ...(profile.fate === 'unmanaged' ? ['NM_CONTROLLED=no'] : []),
  ];
  const isRedundant = asks || /^static$/i.test(profile.root.value('BOOTPROTO') ?? '');
  const edits = [
    ...dropKeys(
      profile,
      moved.map((it) => it.name),
    ),
    ...(isRedundant ? putKey(profile, 'BOOTPROTO', 'none') : []),
  ];
  const change = newController(file.uri, kind, name, lines);
  return [
    {
      title: `Create ifcfg-${name}${moved.length > 0 || asks ? ' with the addresses of this file' : ''}`,
      changes: edits.length > 0 ? [{ edits }, change] : [change],
    },
  ];
}

function* notStarted(profile: Profile, self: ProfileFact, of: ProfileFact): Iterable<Finding> {
  if (self.device.onboot || !of.device.onboot || of.startsPorts) return;
  const onboot = lastAssignment(profile, 'ONBOOT');
  if (!onboot) return;
  yield {
    code: 'port-onboot-no',
    severity: 'warning',
    span: onboot.span,
    message: `ONBOOT=${onboot.value} for a port of ${of.device.name}, which starts at boot and does so without ${profile.device || 'it'}`,
    related: [{ at: of.device.at, message: `${of.device.name} is here` }],
    fixes: [fix('Change to yes', setAssignment(onboot, 'yes'))],
  };
}

function* mixed(profile: Profile, self: ProfileFact, of: ProfileFact, span: Finding['span']): Iterable<Finding> {
  const mine = self.device.nmControlled;
  if (mine === of.device.nmControlled || self === of) return;
  const key = lastAssignment(profile, 'NM_CONTROLLED');
  const who = (managed: boolean) => (managed ? 'NetworkManager' : 'the legacy scripts');
  const value = mine ? 'no' : 'yes';
  yield {
    code: 'nm-controlled-mix',
    severity: 'warning',
    span: key?.span ?? span,
    message: `${profile.device || fileName(self)} is left to ${who(mine)}, but ${of.device.name} to ${who(!mine)}; expected NM_CONTROLLED=${value} in both or in none`,
    related: [{ at: of.device.at, message: `${of.device.name} is here` }],
    // Which of the two programs is meant, only the person knows.
    fixes: [fix(`Set NM_CONTROLLED=${value}`, putKey(profile, 'NM_CONTROLLED', value))],
  };
}
