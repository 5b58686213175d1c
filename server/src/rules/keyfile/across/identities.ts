// Two profiles of one host under one UUID, one name, or for one device.
import { fix } from '../../../fixes/fix';
import type { ProfileFact } from '../../../model/facts';
import { fileName, uriOf } from '../../../model/ifcfg/host-profiles';
import { hostedKeyfilesOf } from '../../../model/keyfile/hosted';
import { isNetplans } from '../../../model/keyfile/names';
import { mayMeet } from '../../../model/one-host';
import { removeKey } from '../../../syntax/keyfile/write';
import { areBothRead, areMixed, oneOfUuid, startedTwice, takesAway } from '../../factories/both-formats';
import { ruleOfEach } from '../../rule';

export const keyfileIdentities = ruleOfEach({
  name: 'identities',
  of: ['keyfile'],
  severity: 'error',
  across: true,
  summary: 'Two profiles of one host have the same UUID, name or device.',
  source: 'NetworkManager 1.42.4, nms-keyfile-plugin.c; a live daemon was given each',
  codes: {
    'kf-uuid-duplicate': 'Two files have one UUID: one hides the other.',
    'kf-id-duplicate': 'Two profiles have one name.',
    'device-duplicate': 'Two profiles start one device.',
    'device-unmanaged': 'An ifcfg file takes the device away from NetworkManager.',
  },
  each: hostedKeyfilesOf,
  *check({ profile, self, host }, file, workspace, target) {
    const other = (same: readonly ProfileFact[] | undefined): ProfileFact | undefined =>
      same?.find((it) => it !== self && areBothRead(self, it, target) && mayMeet(file, workspace, uriOf(it)));
    const { device } = self;
    const uuid = profile.at('connection', 'uuid');
    const twin = device.uuid && uuid ? other(host.byUuid.get(device.uuid)?.filter((it) => it.loaded)) : undefined;
    if (uuid && twin) {
      yield {
        code: 'kf-uuid-duplicate',
        ...oneOfUuid(self, twin, target),
        span: uuid.valueSpan,
        related: [{ at: twin.uuidAt ?? twin.device.at, message: 'the same UUID' }],
        // Of one profile in two formats neither should become another one.
        fixes: areMixed(self, twin) ? [] : [fix('Remove uuid, NetworkManager makes one of the path', removeKey(uuid))],
        rival: { uri: uriOf(twin) },
      };
      // Of the two files only one is a profile.
      return;
    }
    const id = profile.at('connection', 'id');
    const namesake = id ? other(host.byName.get(self.name)) : undefined;
    // NetworkManager calls a profile after its Wi-Fi itself, also the second one, and nobody starts those by name.
    const isOfWifi = [self, namesake].every((it) => it?.device.kind === 'wireless');
    if (id && namesake && (!isOfWifi || areMixed(self, namesake)))
      yield {
        code: 'kf-id-duplicate',
        // Who moves to keyfiles has both for a while.
        severity: fileName(namesake).startsWith('ifcfg-') ? 'information' : 'warning',
        span: id.valueSpan,
        message: `${fileName(namesake)} has the name ${self.name}, too; nmcli takes either of the two for it`,
        related: [{ at: namesake.nameAt ?? namesake.device.at, message: 'the same name' }],
        rival: { uri: uriOf(namesake) },
      };
    // Beside what netplan writes, its own files say it.
    const same =
      device.name === '' || isNetplans(file)
        ? undefined
        : other(
            host.byDevice.get(device.name)?.filter((it) => !isNetplans({ uri: uriOf(it), basename: fileName(it) })),
          );
    if (same && profile.device && takesAway(same, self)) {
      yield {
        code: 'device-unmanaged',
        severity: 'warning',
        span: profile.device.valueSpan,
        message: `${fileName(same)} says NM_CONTROLLED=no: NetworkManager leaves ${device.name} alone and never starts the profile`,
        related: [{ at: same.device.at, message: `${device.name} in ${fileName(same)}` }],
        rival: { uri: uriOf(same) },
      };
      return;
    }
    if (!same || !profile.device || !device.onboot || !same.device.onboot || same.priority !== self.priority) return;
    const hasOtherCard =
      device.hwaddr !== undefined && same.device.hwaddr !== undefined && device.hwaddr !== same.device.hwaddr;
    // A radio has a profile for each of its networks.
    if (hasOtherCard || (device.kind === 'wireless' && same.device.kind === 'wireless')) return;
    yield {
      code: 'device-duplicate',
      severity: 'warning',
      span: profile.device.valueSpan,
      message: startedTwice(self, same, target),
      related: [{ at: same.device.at, message: `${device.name} in ${fileName(same)}` }],
      rival: { uri: uriOf(same) },
    };
  },
});
