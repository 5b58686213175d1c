// Two profiles of one host under one UUID, one name, or for one device.
import { fix } from '../../../fixes/fix';
import type { ProfileFact } from '../../../model/facts';
import { ifcfgKindOf } from '../../../model/file';
import { fileName, uriOf } from '../../../model/ifcfg/host-profiles';
import { hostedKeyfilesOf } from '../../../model/keyfile/hosted';
import { mayMeet } from '../../../model/one-host';
import { removeKey } from '../../../syntax/keyfile/write';
import { ruleOfEach } from '../../rule';

export const keyfileIdentities = ruleOfEach({
  name: 'identities',
  of: ['keyfile'],
  severity: 'error',
  across: true,
  summary: 'Two profiles of one host have the same UUID, name or device.',
  source: 'NetworkManager 1.42.4, nms-keyfile-plugin.c; a live daemon was given each',
  codes: {
    'kf-uuid-duplicate': 'Two files have one UUID: the newer one hides the other.',
    'kf-id-duplicate': 'Two profiles have one name.',
    'device-duplicate': 'Two profiles start one device.',
  },
  each: hostedKeyfilesOf,
  *check({ profile, self, host }, file, workspace, { release }) {
    // Release 10 reads keyfiles alone.
    const isRead = (it: ProfileFact): boolean => !(release !== undefined && release >= 10 && ifcfgKindOf(uriOf(it)));
    const other = (same: readonly ProfileFact[] | undefined): ProfileFact | undefined =>
      same?.find((it) => it !== self && isRead(it) && mayMeet(file, workspace, uriOf(it)));
    const { device } = self;
    const uuid = profile.at('connection', 'uuid');
    const twin = device.uuid && uuid ? other(host.byUuid.get(device.uuid)) : undefined;
    if (uuid && twin) {
      const isIfcfg = fileName(twin).startsWith('ifcfg-');
      yield {
        code: 'kf-uuid-duplicate',
        severity: isIfcfg ? 'warning' : 'error',
        span: uuid.valueSpan,
        message: `the UUID is that of ${fileName(twin)}, too; NetworkManager takes ${isIfcfg ? 'that of the plugin which it asks first' : 'the newer file'} and leaves the other out`,
        related: [{ at: twin.uuidAt ?? twin.device.at, message: 'the same UUID' }],
        fixes: [fix('Remove uuid, NetworkManager makes one of the path', removeKey(uuid))],
        rival: { uri: uriOf(twin) },
      };
      // Of the two files only one is a profile.
      return;
    }
    const id = profile.at('connection', 'id');
    const namesake = id ? other(host.byName.get(self.name)) : undefined;
    if (id && namesake)
      yield {
        code: 'kf-id-duplicate',
        // Who moves to keyfiles has both for a while.
        severity: fileName(namesake).startsWith('ifcfg-') ? 'information' : 'warning',
        span: id.valueSpan,
        message: `${fileName(namesake)} has the name ${self.name}, too; nmcli takes either of the two for it`,
        related: [{ at: namesake.nameAt ?? namesake.device.at, message: 'the same name' }],
        rival: { uri: uriOf(namesake) },
      };
    const same = device.name === '' ? undefined : other(host.byDevice.get(device.name));
    if (!same || !profile.device || !device.onboot || !same.device.onboot || same.priority !== self.priority) return;
    const hasOtherCard =
      device.hwaddr !== undefined && same.device.hwaddr !== undefined && device.hwaddr !== same.device.hwaddr;
    // A radio has a profile for each of its networks.
    if (hasOtherCard || (device.kind === 'wireless' && same.device.kind === 'wireless')) return;
    yield {
      code: 'device-duplicate',
      severity: 'warning',
      span: profile.device.valueSpan,
      message: `${fileName(same)} starts ${device.name}, too; which of the two wins is left to chance`,
      related: [{ at: same.device.at, message: `${device.name} in ${fileName(same)}` }],
      rival: { uri: uriOf(same) },
    };
  },
});
