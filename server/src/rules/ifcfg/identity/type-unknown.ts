// A TYPE that no reader knows.
import { fix } from '../../../fixes/fix';
import { isLegacyType, legacyTypes, typeChoices } from '../../../schema/ifcfg-general';
import { nearest } from '../../../schema/nearest';
import { setAssignment } from '../../../syntax/ifcfg/write';
import { rule } from '../../rule';
import { byNetworkManager, lastAssignment, profileOf } from '../../../model/ifcfg/profile';

const known = typeChoices.map((it) => it.value as string);
const lower = new Set([...known, 'CTC'].map((it) => it.toLowerCase()));

export const typeUnknown = rule({
  code: 'type-unknown',
  of: ['ifcfg'],
  severity: 'error',
  summary: 'TYPE is no known kind of interface.',
  source: 'NetworkManager, nms-ifcfg-rh-reader.c: create_unhandled_connection; observed with 1.42.4',

  *check(file, _workspace, target) {
    const profile = profileOf(file);
    if (!profile || profile.alias) return;
    const type = lastAssignment(profile, 'TYPE');
    if (!type || lower.has(type.value.toLowerCase()) || isLegacyType(type.value)) return;
    if (/^team$/i.test(profile.root.value('DEVICETYPE') ?? '')) return;
    const near = profile.isMistypedVlan ? ['Vlan'] : nearest(type.value, [...known, ...legacyTypes.keys()]);
    const managed = byNetworkManager(profile, target);
    yield {
      span: type.valueSpan,
      severity: managed ? 'error' : 'warning',
      message: `${type.value} is not one of ${known.join(', ')}${profile.isMistypedVlan ? ', expected Vlan beside VLAN=yes' : ''}${managed ? '; NetworkManager leaves the device alone' : ''}`,
      fixes: near.map((it) => fix(`Change to ${it}`, setAssignment(type, it), near.length === 1)),
    };
  },
});
