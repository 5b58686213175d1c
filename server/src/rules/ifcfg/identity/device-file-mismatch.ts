// A file whose ending is nearly the name of its interface, but not quite: its route, rule and keys files pair with the ending.
import { type Fix, fix } from '../../../fixes/fix';
import { setAssignment } from '../../../syntax/ifcfg/write';
import { nearest } from '../../../schema/nearest';
import { rule } from '../../rule';
import { uriBeside } from '../../../model/file';
import { lastAssignment, readProfile } from '../../../model/ifcfg/profile';
import { isCard, isName } from '../../../model/ifcfg/names';

export const deviceFileMismatch = rule({
  code: 'device-file-mismatch',
  of: ['ifcfg'],
  severity: 'information',
  summary: 'The file is named after another interface, or one of the two names is mistyped.',
  source: 'NetworkManager, nms-ifcfg-rh-utils.c: utils_get_route_path; initscripts, ifup-routes',

  *check(file) {
    const profile = readProfile(file);
    const device = profile && lastAssignment(profile, 'DEVICE');
    if (!device || device.value === profile.suffix || !isName(device.value)) return;
    const { suffix } = profile;
    // NetworkManager names new files after the profile, blanks as underscores.
    if (/-range\d+$/.test(suffix) || suffix === profile.root.value('NAME')?.replaceAll(' ', '_')) return;
    // A name for the file alone, one with more behind that of the device, and one from before the interface was renamed
    // are what people mean.
    if (!isCard(suffix) || suffix.startsWith(device.value) || nearest(device.value, [suffix]).length === 0) return;
    const renamed = uriBeside(file.uri, `ifcfg-${device.value}`);
    const fixes: Fix[] = [
      { title: `Rename the file to ifcfg-${device.value}`, changes: [{ rename: file.uri, to: renamed }] },
    ];
    if (isCard(device.value)) fixes.push(fix(`Change DEVICE to ${suffix}`, setAssignment(device, suffix)));
    yield {
      span: device.valueSpan,
      message: `${device.value} stands in the file ifcfg-${suffix}; NetworkManager looks for route-${suffix}, not for route-${device.value}`,
      fixes,
    };
  },
});
