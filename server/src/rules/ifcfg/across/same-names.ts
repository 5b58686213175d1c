// Two files of one host with the same UUID, DEVICE or NAME.
import { fix } from '../../../fixes/fix';
import type { ProfileFact } from '../../../model/facts';
import { fileName, type HostProfiles, originalOf, uriOf } from '../../../model/ifcfg/host-profiles';
import { countingProfilesOf } from '../../../model/ifcfg/hosted-profile';
import { byNetworkManager, lastAssignment } from '../../../model/ifcfg/profile';
import { mayMeet } from '../../../model/one-host';
import { removeAssignment } from '../../../syntax/ifcfg/write';
import { areBothRead, areMixed, oneOfUuid, startedTwice, takesAway } from '../../factories/both-formats';
import { ruleOfEach } from '../../rule';

export const sameNames = ruleOfEach({
  name: 'same-names',
  of: ['ifcfg'],
  severity: 'error',
  across: true,
  summary: 'Two files of one host have the same name, device or UUID.',
  source: 'NetworkManager 1.42.4, nms-ifcfg-rh-storage.c, nm-settings-storage.c, nm-settings-connection.c',
  codes: {
    'uuid-duplicate': 'Two files have the same UUID: one hides the other.',
    'device-duplicate': 'Two files start the same device.',
    'name-duplicate': 'Two profiles have the same NAME.',
  },
  each: countingProfilesOf,
  *check({ profile, host, self }, file, workspace, target) {
    const { device } = self;
    const other = (
      same: readonly ProfileFact[] | undefined,
      fits: (it: ProfileFact) => boolean,
    ): ProfileFact | undefined =>
      same?.find(
        (it) =>
          it !== self && !it.alias && fits(it) && areBothRead(self, it, target) && mayMeet(file, workspace, uriOf(it)),
      );

    const uuid = lastAssignment(profile, 'UUID');
    const counts = device.uuid && self.loaded && byNetworkManager(profile, target);
    const twin = counts ? other(host.byUuid.get(device.uuid!), (it) => it.loaded) : undefined;
    if (uuid && twin)
      yield {
        code: 'uuid-duplicate',
        ...oneOfUuid(self, twin, target),
        span: uuid.valueSpan,
        related: [{ at: twin.uuidAt!, message: 'the same UUID' }],
        // Of one profile in two formats neither should become another one.
        fixes: areMixed(self, twin)
          ? []
          : [fix('Remove UUID, it is made from the name of the file', removeAssignment(uuid), true)],
        rival: { uri: uriOf(twin) },
      };
    // Of the two files only one is a profile.
    if (twin) return;

    const name = lastAssignment(profile, 'DEVICE');
    const same = other(
      host.byDevice.get(device.name),
      // What NM_CONTROLLED=no does to a keyfile is said there.
      (it) =>
        (target.backend !== 'NetworkManager' || it.loaded === self.loaded) &&
        !isOfManyProfiles(self, it) &&
        !hasOtherCard(self, it) &&
        !isCopy(it, host) &&
        !takesAway(self, it),
    );
    if (name && same) {
      const isChoice = same.priority !== self.priority || !same.device.onboot || !device.onboot;
      yield {
        code: 'device-duplicate',
        severity: isChoice ? 'information' : 'warning',
        span: name.valueSpan,
        message: isChoice
          ? `${device.name} has another profile in ${fileName(same)}`
          : startedTwice(self, same, target),
        related: [{ at: same.device.at, message: `${device.name} in ${fileName(same)}` }],
        rival: { uri: uriOf(same) },
      };
    }

    const label = lastAssignment(profile, 'NAME');
    const namesake = label && self.name ? other(host.byName.get(self.name), () => true) : undefined;
    if (label && namesake)
      yield {
        code: 'name-duplicate',
        severity: 'information',
        span: label.valueSpan,
        message: `${fileName(namesake)} has the NAME ${self.name}, too; nmcli takes either of the two for it`,
        related: [{ at: namesake.nameAt!, message: 'the same NAME' }],
        rival: { uri: uriOf(namesake) },
      };
  },
});

/** A radio has a profile for each of its networks. */
const isOfManyProfiles = (a: ProfileFact, b: ProfileFact): boolean =>
  a.device.kind === 'wireless' && b.device.kind === 'wireless';

const hasOtherCard = (a: ProfileFact, b: ProfileFact): boolean =>
  a.device.hwaddr !== undefined && b.device.hwaddr !== undefined && a.device.hwaddr !== b.device.hwaddr;

function isCopy(it: ProfileFact, host: HostProfiles): boolean {
  const original = originalOf(it.device.of);
  return original !== undefined && host.bySuffix.has(original);
}
