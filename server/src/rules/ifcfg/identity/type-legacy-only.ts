// Kinds of interface that only the legacy scripts or Open vSwitch bring up.
import { type Fix, fix } from '../../../fixes/fix';
import { putKey } from '../../../fixes/ifcfg';
import { hasOwnScript, isLegacyType } from '../../../schema/ifcfg-general';
import type { Attribute } from '../../../syntax/tree';
import { rule } from '../../rule';
import { byNetworkManager, lastAssignment, type Profile, profileOf } from '../../../model/ifcfg/profile';

export const typeLegacyOnly = rule({
  code: 'type-legacy-only',
  of: ['ifcfg'],
  severity: 'warning',
  summary: 'NetworkManager does not know this TYPE.',
  source:
    'NetworkManager, nms-ifcfg-rh-reader.c: create_unhandled_connection, connection_from_file_full; initscripts, ifup: OTHERSCRIPT',

  *check(file, _workspace, target) {
    const profile = profileOf(file);
    if (!profile || profile.alias || !byNetworkManager(profile, target)) return;
    const hasScripts = target.release === undefined || target.release < 9;
    const device = lastAssignment(profile, 'DEVICE');
    const type = lastAssignment(profile, 'TYPE');
    if (type && profile.fate === 'unrecognized' && isLegacyType(type.value)) {
      // Without a name for the device, NetworkManager would not know what to leave alone.
      const isNamed = (device ?? lastAssignment(profile, 'HWADDR')) !== undefined;
      yield {
        span: type.valueSpan,
        message: `${type.value} is known to the legacy scripts only; NetworkManager leaves the device alone`,
        fixes: hasScripts && isNamed ? [handOver(profile, type)] : [],
      };
    }
    // IPV6TUNNELIPV4 alone has it ignored, which ipv6tunnel-ignored says.
    if (
      !type &&
      device &&
      profile.fate === 'ignored' &&
      hasOwnScript(device.value) &&
      !profile.lines.has('IPV6TUNNELIPV4')
    )
      yield {
        severity: hasScripts ? 'information' : 'warning',
        span: device.valueSpan,
        message: hasScripts
          ? `${device.value} has a legacy script of its own; NetworkManager ignores the file where that is installed`
          : `${device.value} is for a legacy script of its own, which RHEL ${target.release!} has not; NetworkManager takes it for a network card`,
        fixes: hasScripts ? [handOver(profile, device)] : [],
      };
  },
});

const handOver = (profile: Profile, after: Attribute): Fix =>
  fix('Add NM_CONTROLLED=no', putKey(profile, 'NM_CONTROLLED', 'no', after));
