// Partitions of InfiniBand: parent, number, and a name made of both.
import { fix } from '../../../fixes/fix';
import { integerOf, isTrue } from '../../../syntax/ifcfg/scalar';
import { setAssignment } from '../../../syntax/ifcfg/write';
import { interfaceNameComplaint } from '../../../schema/values-ifcfg';
import { rule } from '../../rule';
import { byNetworkManager, lastAssignment, readProfile } from '../../../model/ifcfg/profile';

export const ibPkey = rule({
  code: 'ib-pkey',
  of: ['ifcfg'],
  severity: 'error',
  summary: 'A partition of InfiniBand without parent or number, or under another name than these give.',
  source: 'NetworkManager 1.42.4, nms-ifcfg-rh-reader.c: parse_infiniband_p_key; nm-setting-infiniband.c: verify',

  *check(file, _workspace, target) {
    const profile = readProfile(file);
    if (profile?.kind !== 'infiniband' || !byNetworkManager(profile, target)) return;
    const pkey = lastAssignment(profile, 'PKEY');
    if (!pkey || !isTrue(pkey.value, false)) return;
    const parent = lastAssignment(profile, 'PHYSDEV');
    const id = lastAssignment(profile, 'PKEY_ID_NM') ?? lastAssignment(profile, 'PKEY_ID');
    const refused = 'NetworkManager refuses the file';
    if (!parent || !id) {
      const missing = [...(parent ? [] : ['PHYSDEV']), ...(id ? [] : ['PKEY_ID'])].join(' and ');
      yield { span: pkey.span, message: `PKEY=${pkey.value} without ${missing}; ${refused}` };
      return;
    }
    const complaint = interfaceNameComplaint(parent.value);
    if (complaint) {
      yield { span: parent.valueSpan, message: `${complaint.message}; ${refused}` };
      return;
    }
    const number = integerOf(id.value, 0);
    if (number === undefined || number < 0 || number > 0xffff || number === 0 || number === 0x8000) {
      yield {
        span: id.valueSpan,
        message: `${id.name}=${id.value} is no partition, expected 1 to 0xFFFF without 0x8000; ${refused}`,
      };
      return;
    }
    const device = lastAssignment(profile, 'DEVICE');
    const hex = (it: number) => it.toString(16).padStart(4, '0');
    // Since 1.44 the highest bit is set by itself.
    const names = [hex(number), hex(number | 0x8000)].map((it) => `${parent.value}.${it}`);
    if (!device || names.includes(device.value)) return;
    const name = names.at(-1)!;
    yield {
      span: device.valueSpan,
      message: `${device.value} is partition ${id.value} of ${parent.value}, expected the name ${name}; ${refused}`,
      fixes: name.length <= 15 ? [fix(`Change to ${name}`, setAssignment(device, name))] : [],
    };
  },
});
