// Names the kernel does not take for an interface. Alias files have a colon in theirs and are not looked at.
import { longName } from '../../../model/ifcfg/vlan-name';
import { fix } from '../../../fixes/fix';
import { interfaceNameComplaint } from '../../../schema/values-ifcfg';
import { setAssignment } from '../../../syntax/ifcfg/write';
import { rule } from '../../rule';
import { byNetworkManager, lastAssignment, profileOf } from '../../../model/ifcfg/profile';

export const deviceNameInvalid = rule({
  code: 'device-name-invalid',
  of: ['ifcfg'],
  severity: 'error',
  summary: 'DEVICE is no name for an interface.',
  source: 'NetworkManager, nm_utils_ifname_valid; Linux, dev_valid_name',

  *check(file, _workspace, target) {
    const profile = profileOf(file);
    if (!profile || profile.alias || profile.fate === 'ignored') return;
    const device = lastAssignment(profile, 'DEVICE');
    const complaint = device && interfaceNameComplaint(device.value);
    if (!complaint || longName(profile)) return;
    const isMade = profile.kind === 'bridge' || profile.kind === 'bond' || profile.kind === 'team';
    const consequence = !byNetworkManager(profile, target)
      ? ''
      : isMade
        ? '; NetworkManager refuses the file'
        : profile.kind === 'ethernet' || profile.kind === 'wireless'
          ? '; NetworkManager drops it, and the profile fits every card'
          : '; NetworkManager drops it';
    yield {
      span: complaint.part ? device.spanOf(...complaint.part) : device.valueSpan,
      message: complaint.message + consequence,
      fixes: complaint.instead?.map((it) => fix(`Change to ${it}`, setAssignment(device, it))),
    };
  },
});
