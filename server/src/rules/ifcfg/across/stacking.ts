// What stands on what: the parents of VLANs, and circles of ports and parents.
import { fix } from '../../../fixes/fix';
import type { ProfileFact } from '../../../model/facts';
import { nearest } from '../../../schema/nearest';
import { type Finding, rule } from '../../rule';
import { lastAssignment, type Profile, readProfile } from '../../../model/ifcfg/profile';
import { setAssignment } from '../../../syntax/ifcfg/write';
import { type HostProfiles, hostProfilesOf } from '../../../model/ifcfg/host-profiles';

export const stacking = rule({
  name: 'stacking',
  of: ['ifcfg'],
  severity: 'error',
  across: true,
  summary: 'A VLAN without its parent, or devices that stand on each other in a circle.',
  source:
    'NetworkManager 1.42.4: a VLAN waits for its parent; Linux 6.1, net/core/dev.c: netdev_upper_dev_link refuses loops',
  codes: {
    'vlan-parent-missing': 'The parent of a VLAN is not configured here.',
    'vlan-on-port': 'A VLAN on a port of a bridge or bond.',
    'vlan-mtu': 'A VLAN with larger packets than its parent.',
    'vlan-and-parent-same-bridge': 'A VLAN and its parent in one bridge.',
    'controller-depth': 'Devices on each other in more than four levels.',
    'controller-loop': 'A circle of ports, controllers and parents.',
    'controller-case': 'The name differs from that of the controller in its letters.',
  },

  *check(file, workspace) {
    const profile = readProfile(file);
    if (!profile) return;
    const host = hostProfilesOf(workspace, file.uri);
    const self = host.byUri.get(file.uri);
    if (!self) return;
    const { vlan } = self;
    const made = (name: string) => workspace.devices(name).some((it) => it.by === 'libvirt');
    if (vlan && !/^[0-9a-f]{8}-[0-9a-f-]{27}$/i.test(vlan.parent)) {
      const parent = host.byDevice.get(vlan.parent)?.[0];
      if (parent) {
        yield* onPort(self, vlan.parentAt.span, parent);
        yield* tooLarge(profile, self, parent);
      } else if (!made(vlan.parent) && !looksLikeCard.test(vlan.parent))
        yield parentMissing(profile, host, vlan.parent, vlan.parentAt.span);
    }
    const circle = circleOf(host, self);
    if (circle)
      yield {
        code: 'controller-loop',
        span: (self.controller?.at ?? vlan!.parentAt).span,
        message: `${circle.join(' on ')}: a circle, which the kernel refuses`,
        related: circle.slice(1, -1).flatMap((name) => linkOf(host, name)),
      };
    const above = self.controller ?? vlan;
    const tower = !circle && above ? towerOf(host, self) : [];
    if (above && tower.length > 5)
      yield {
        code: 'controller-depth',
        severity: 'information',
        span: ('parentAt' in above ? above.parentAt : above.at).span,
        message: `${tower.join(' under ')}: ${tower.length - 1} levels above ${self.device.name}, expected at most four; each has to wait for the one below`,
      };
  },
});

/** Where a device says what it is part of or stands on. */
function linkOf(host: HostProfiles, name: string): NonNullable<Finding['related']> {
  const found = host.byDevice.get(name)?.[0];
  if (found?.controller) return [{ at: found.controller.at, message: `${name} is a port of ${found.controller.name}` }];
  return found?.vlan ? [{ at: found.vlan.parentAt, message: `${name} stands on ${found.vlan.parent}` }] : [];
}

const looksLikeCard = /^(?:eth|en|em|p\d{1,3}p\d|ib|wl|veth|dummy)/;

function parentMissing(profile: Profile, host: HostProfiles, name: string, span: Finding['span']): Finding {
  const isMade = /^(?:bond|br|team)/.test(name);
  const names = [...host.byDevice.keys()].filter((it) => it !== profile.device && !it.includes(':'));
  const sameLetters = host.byLowerCase.get(name.toLowerCase())?.[0]?.device.name;
  const likely = sameLetters ?? nearest(name, names.slice(0, 200))[0];
  const physdev = lastAssignment(profile, 'PHYSDEV');
  return {
    code: sameLetters === undefined ? 'vlan-parent-missing' : 'controller-case',
    severity: isMade || sameLetters !== undefined ? 'error' : 'warning',
    span,
    message: `no file here makes ${name}, the parent of ${profile.device || 'the VLAN'}${likely === undefined ? '' : `, expected ${likely}`}; it waits for it`,
    fixes: likely !== undefined && physdev ? [fix(`Change to ${likely}`, setAssignment(physdev, likely), true)] : [],
  };
}

function* onPort(self: ProfileFact, span: Finding['span'], parent: ProfileFact): Iterable<Finding> {
  const { controller } = parent;
  if (!controller || controller.byUuid || controller.kind === 'team') return;
  if (self.controller?.kind === 'bridge' && self.controller.name === controller.name && controller.kind === 'bridge')
    yield {
      code: 'vlan-and-parent-same-bridge',
      severity: 'warning',
      span: self.controller.at.span,
      message: `${self.device.name || 'the VLAN'} and its parent ${parent.device.name} are both ports of ${controller.name}; tagged and plain packets meet in one bridge`,
      related: [{ at: controller.at, message: `${parent.device.name} is a port of ${controller.name}` }],
    };
  else
    yield {
      code: 'vlan-on-port',
      // What is tagged never comes to the bridge, which may be what is meant.
      severity: controller.kind === 'bond' ? 'warning' : 'information',
      span,
      message: `${parent.device.name} is a port of ${controller.name}; the VLAN goes around the ${controller.kind}, expected ${controller.name} as its parent`,
      related: [{ at: controller.at, message: `a port of ${controller.name}` }],
    };
}

/** The kernel refuses an MTU above that of the parent. Source: Linux 6.1, net/8021q/vlan_dev.c: vlan_dev_change_mtu. */
function* tooLarge(profile: Profile, self: ProfileFact, parent: ProfileFact): Iterable<Finding> {
  const mtu = lastAssignment(profile, 'MTU');
  const most = parent.mtu ?? 1500;
  const isCard = parent.device.kind === 'ethernet' || parent.device.kind === 'bond';
  if (!mtu || self.mtu === undefined || self.mtu <= most || (parent.mtu === undefined && !isCard)) return;
  yield {
    code: 'vlan-mtu',
    severity: 'warning',
    span: mtu.valueSpan,
    message: `MTU ${self.mtu} above ${parent.mtu === undefined ? 'the usual 1500' : most} of the parent ${parent.device.name}, expected at most ${most}; the kernel refuses it`,
    related: [{ at: parent.device.at, message: `${parent.device.name} is here` }],
    fixes: [fix(`Change to ${most}`, setAssignment(mtu, String(most)))],
  };
}

/** The names of what stands on a card, the card first, as far up as it goes; empty for what is no card. */
function towerOf(host: HostProfiles, self: ProfileFact): string[] {
  if (self.vlan || self.device.name === '' || (host.ports.get(self.device.name)?.length ?? 0) > 0) return [];
  let longest: string[] = [];
  const open: string[][] = [[self.device.name]];
  for (let i = 0; i < open.length && i < 200; i++) {
    const path = open[i]!;
    const last = path.at(-1)!;
    if (path.length > longest.length) longest = path;
    const controller = host.byDevice.get(last)?.[0]?.controller;
    const above = [
      ...(controller && !controller.byUuid ? [controller.name] : []),
      ...(host.byParent.get(last) ?? []).slice(0, 50).map((it) => it.device.name),
    ];
    for (const it of above) if (it !== '' && !path.includes(it)) open.push([...path, it]);
  }
  return longest;
}

/** Names on the way up from a device back to itself; undefined when no way leads there. */
function circleOf(host: HostProfiles, self: ProfileFact): string[] | undefined {
  const start = self.device.name;
  if (start === '' || (!self.controller && !self.vlan)) return undefined;
  const below = new Map<string, string>();
  const open = [self];
  for (let i = 0; i < open.length && i < 200; i++) {
    const { device, controller } = open[i]!;
    // On a device stand its controller and its VLANs.
    const above = [
      ...(controller && !controller.byUuid ? [controller.name] : []),
      ...(host.byParent.get(device.name) ?? []).slice(0, 50).map((it) => it.device.name),
    ];
    for (const name of above) {
      if (name === start) return pathTo(device.name);
      const next = host.byDevice.get(name)?.[0];
      if (name === '' || below.has(name) || !next) continue;
      below.set(name, device.name);
      open.push(next);
    }
  }
  return undefined;

  // A device in itself, or a VLAN in the bridge it stands on, has a finding of its own.
  function pathTo(last: string): string[] | undefined {
    const path = [start, last];
    for (let it = below.get(last); it !== undefined; it = below.get(it)) path.push(it);
    const isTold = path.length < 3 || (path.length === 3 && hasVlan(path));
    return isTold ? undefined : path;
  }

  function hasVlan(path: readonly string[]): boolean {
    return path.some((it) => host.byDevice.get(it)?.[0]?.vlan !== undefined);
  }
}
