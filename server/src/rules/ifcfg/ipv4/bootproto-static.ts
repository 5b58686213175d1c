// Two words for one thing: the documented one is none.
import { fix } from '../../../fixes/fix';
import { setAssignment } from '../../../syntax/ifcfg/write';
import { rule } from '../../rule';
import { lastAssignment, readProfile } from '../../../model/ifcfg/profile';

export const bootprotoStatic = rule({
  code: 'bootproto-static',
  of: ['ifcfg'],
  severity: 'hint',
  summary: 'BOOTPROTO=static is another word for none.',
  source: 'initscripts, sysconfig.txt; NetworkManager, man nm-settings-ifcfg-rh',

  *check(file) {
    const profile = readProfile(file);
    const protocol = profile && lastAssignment(profile, 'BOOTPROTO');
    if (protocol?.value !== 'static') return;
    yield {
      span: protocol.valueSpan,
      message: 'static means none to both readers, and none is the documented word',
      fixes: [fix('Change to none', setAssignment(protocol, 'none'))],
    };
  },
});
