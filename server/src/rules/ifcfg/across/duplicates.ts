// What must be there once on one host: devices, UUIDs, hardware addresses, VLANs; and backup copies that are read.
import type { Target } from '../../../model/target';
import { fix } from '../../../fixes/fix';
import type { ProfileFact } from '../../../model/facts';
import { removeAssignment } from '../../../syntax/ifcfg/write';
import { type Finding, rule } from '../../rule';
import { byNetworkManager, lastAssignment, headSpan, type Profile, profileOf } from '../../../model/ifcfg/profile';
import { fileName, type HostProfiles, hostProfilesOf, originalOf, uriOf } from '../../../model/ifcfg/host-profiles';

export const duplicates = rule({
  name: 'duplicates',
  of: ['ifcfg'],
  severity: 'error',
  across: true,
  summary: 'Two files of one host claim the same.',
  source:
    'NetworkManager 1.42.4, nms-ifcfg-rh-utils.c: utils_should_ignore_file; nms-ifcfg-rh-storage.c; Linux 6.1, net/8021q/vlan.c',
  codes: {
    'backup-is-live': 'A backup copy under a name that is read.',
    'uuid-duplicate': 'Two files of one UUID: the newer hides the other.',
    'device-duplicate': 'Two files that start one device.',
    'hwaddr-duplicate': 'One card under two names.',
    'name-duplicate': 'Two profiles of one NAME.',
    'macaddr-duplicate': 'Two interfaces that are given one hardware address.',
    'vlan-duplicate': 'One number twice on one parent, which the kernel refuses.',
  },

  *check(file, workspace, target) {
    const profile = profileOf(file);
    if (!profile || profile.fate === 'suse' || profile.fate === 'ignored') return;
    const host = hostProfilesOf(workspace, file.uri);
    const self = host.byUri.get(file.uri);
    if (!self || self.alias) return;
    const original = originalOf(profile.suffix);
    if (original !== undefined) {
      yield backup(profile, self, host.bySuffix.get(original), original, target);
      if (host.bySuffix.has(original)) return;
    }
    yield* sameIdentity(profile, self, host, target);
  },
});

function backup(
  profile: Profile,
  self: ProfileFact,
  original: ProfileFact | undefined,
  suffix: string,
  target: Target,
): Finding {
  const same = original && sharedKey(self, original, target);
  const uri = uriOf(self);
  return {
    code: 'backup-is-live',
    severity: same ? 'error' : 'warning',
    span: headSpan(profile),
    message: `ifcfg-${profile.suffix} looks like a copy of ifcfg-${suffix}, but ${whoReads(profile, target)}${same ? ` as a second profile of the same ${same}` : ''}; expected the ending .bak`,
    related: original ? [{ at: original.device.at, message: `${fileName(original)} is here` }] : [],
    fixes: [
      { title: `Rename to ifcfg-${profile.suffix}.bak`, changes: [{ rename: uri, to: `${uri}.bak` }], preferred: true },
    ],
  };
}

function whoReads({ skippedBy }: Profile, { backend }: Target): string {
  if (backend === 'NetworkManager') return 'NetworkManager reads it';
  if (backend === 'network-scripts') return 'the legacy scripts read it';
  if (skippedBy === 'NetworkManager') return 'the legacy scripts, unlike NetworkManager, read it';
  if (skippedBy === 'network-scripts') return 'NetworkManager, unlike the legacy scripts, reads it';
  return 'both NetworkManager and the legacy scripts read it';
}

/** The scripts do not look at UUID. */
function sharedKey(a: ProfileFact, b: ProfileFact, { backend }: Target): string | undefined {
  if (backend !== 'network-scripts' && a.device.uuid !== undefined && a.device.uuid === b.device.uuid) return 'UUID';
  return a.device.name !== '' && a.device.name === b.device.name ? 'DEVICE' : undefined;
}

function* sameIdentity(profile: Profile, self: ProfileFact, host: HostProfiles, target: Target): Iterable<Finding> {
  const { device } = self;
  const other = (
    map: ReadonlyMap<string, readonly ProfileFact[]>,
    key: string | undefined,
    fits: (it: ProfileFact) => boolean,
  ) => (key ? map.get(key)?.find((it) => it !== self && !it.alias && fits(it)) : undefined);

  const uuid = lastAssignment(profile, 'UUID');
  const counts = byNetworkManager(profile, target);
  const twin = counts ? other(host.byUuid, device.uuid, (it) => it.device.nmControlled) : undefined;
  if (uuid && twin)
    yield {
      code: 'uuid-duplicate',
      span: uuid.valueSpan,
      message: `the UUID is that of ${fileName(twin)}, too; NetworkManager takes the newer file and leaves the other out`,
      related: [{ at: twin.uuidAt!, message: 'the same UUID' }],
      fixes: [fix('Remove UUID, it is made from the name of the file', removeAssignment(uuid), true)],
    };

  const same = twin
    ? undefined
    : other(host.byDevice, device.name, (it) => !hasOtherCard(self, it) && !isCopyOf(it, host));
  const name = lastAssignment(profile, 'DEVICE');
  if (name && same) {
    const isChoice = same.priority !== self.priority || !same.device.onboot || !device.onboot;
    yield {
      code: 'device-duplicate',
      severity: isChoice ? 'information' : 'warning',
      span: name.valueSpan,
      message: isChoice
        ? `${device.name} has another profile in ${fileName(same)}`
        : `${fileName(same)} starts ${device.name}, too; which of the two wins is left to chance`,
      related: [{ at: same.device.at, message: `${device.name} in ${fileName(same)}` }],
    };
  }

  const card = lastAssignment(profile, 'HWADDR');
  const isCard = (it: ProfileFact) => it.device.kind === 'ethernet' && !it.vlan && !it.device.name.includes('.');
  const clash = isCard(self)
    ? other(host.byHwaddr, device.hwaddr, (it) => isCard(it) && it.device.name !== device.name && it.device.name !== '')
    : undefined;
  if (card && clash && device.name !== '')
    yield {
      code: 'hwaddr-duplicate',
      span: card.valueSpan,
      message: `${card.value} is ${device.name} here and ${clash.device.name} in ${fileName(clash)}; one card has one name`,
      related: [{ at: clash.hwaddrAt!, message: `the card as ${clash.device.name}` }],
    };

  const label = lastAssignment(profile, 'NAME');
  const namesake = twin ? undefined : other(host.byName, self.name, () => true);
  if (label && namesake)
    yield {
      code: 'name-duplicate',
      severity: 'information',
      span: label.valueSpan,
      message: `${fileName(namesake)} has the NAME ${self.name}, too; nmcli takes either of the two for it`,
      related: [{ at: namesake.nameAt!, message: 'the same NAME' }],
    };

  const address = lastAssignment(profile, 'MACADDR');
  const sameMac =
    device.onboot && isMac.test(device.macaddr ?? '')
      ? other(host.byMacaddr, device.macaddr, (it) => it.device.onboot && !belongTogether(self, it))
      : undefined;
  if (address && sameMac)
    yield {
      code: 'macaddr-duplicate',
      severity: 'warning',
      span: address.valueSpan,
      message: `${nameOf(sameMac)} is given the address ${address.value}, too; on one segment only one of them is reached`,
      related: [{ at: sameMac.macaddrAt!, message: 'the same hardware address' }],
    };

  const { vlan } = self;
  if (!vlan || !device.onboot) return;
  const again = other(
    host.byVlan,
    `${vlan.parent}.${vlan.id}`,
    (it) => it.device.onboot && it.device.name !== device.name,
  );
  if (again)
    yield {
      code: 'vlan-duplicate',
      span: headSpan(profile),
      message: `VLAN ${vlan.id} on ${vlan.parent} is ${nameOf(again)} in ${fileName(again)}, too; the kernel refuses the second`,
      related: [{ at: again.device.at, message: `VLAN ${vlan.id} on ${vlan.parent}` }],
    };
}

const isMac = /^[0-9a-f]{2}(?::[0-9a-f]{2}){5}$/;

/** One device, a VLAN with what it stands on, or a port with its controller: these share an address by right. */
const belongTogether = (a: ProfileFact, b: ProfileFact): boolean =>
  a.device.name === b.device.name ||
  a.vlan !== undefined ||
  b.vlan !== undefined ||
  a.controller?.name === b.device.name ||
  b.controller?.name === a.device.name ||
  (a.controller !== undefined && a.controller.kind !== 'bridge' && a.controller.name === b.controller?.name);

const nameOf = ({ device }: ProfileFact): string => device.name || device.of;

const hasOtherCard = (a: ProfileFact, b: ProfileFact): boolean =>
  a.device.hwaddr !== undefined && b.device.hwaddr !== undefined && a.device.hwaddr !== b.device.hwaddr;

function isCopyOf(it: ProfileFact, host: HostProfiles): boolean {
  const original = originalOf(it.device.of);
  return original !== undefined && host.bySuffix.has(original);
}
