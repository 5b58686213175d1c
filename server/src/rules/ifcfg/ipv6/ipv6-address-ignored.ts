// Static IPv6 addresses while IPv6 is off, which it is for NetworkManager unless told otherwise.
import { type Fix, fix } from '../../../fixes/fix';
import { dropKeys, putKey } from '../../../fixes/ifcfg';
import { attributeRow } from '../../../schema/index';
import { ifcfgTable } from '../../../schema/ifcfg';
import type { Attribute } from '../../../syntax/tree';
import { folderOf } from '../../../model/file';
import { ipv6OffIn } from '../../../model/ifcfg/host-settings';
import { rule } from '../../rule';
import { byNetworkManager, lastAssignment, type Profile } from '../../../model/ifcfg/profile';
import { withNames } from '../../../model/ifcfg/name-servers';

const keys = ['IPV6ADDR', 'IPV6ADDR_SECONDARIES'];

export const ipv6AddressIgnored = rule({
  code: 'ipv6-address-ignored',
  of: ['ifcfg'],
  severity: 'warning',
  summary: 'An IPv6 address stands in a profile whose IPv6 is off.',
  source: 'NetworkManager, nms-ifcfg-rh-reader.c: make_ip6_setting; observed with 1.42.4',

  *check(file, workspace, target) {
    const profile = withNames(file);
    if (!profile || !ipv6OffIn(profile, folderOf(file.uri), workspace)) return;
    const written = lastAssignment(profile, profile.ipv6 === 'disabled' ? 'IPV6_DISABLED' : 'IPV6INIT');
    // The legacy scripts take a missing IPV6INIT for yes.
    if (!written && !byNetworkManager(profile, target)) return;
    for (const key of keys) {
      const attribute = lastAssignment(profile, key);
      if (!attribute) continue;
      const why = written ? `${written.name}=${written.value}` : 'no IPV6INIT=yes';
      yield {
        span: attribute.span,
        message: `${key}=${attribute.value} with ${why}; the address is dropped`,
        fixes: fixesOf(profile, attribute, written),
      };
    }
  },
});

function fixesOf(profile: Profile, attribute: Attribute, written: Attribute | undefined): Fix[] {
  const remove = fix(`Remove ${attribute.name}`, dropKeys(profile, [attribute.name]));
  if (profile.ipv6 === 'disabled' || attributeRow(ifcfgTable, attribute.name)?.value.complaint?.(attribute.value))
    return [remove];
  return [
    fix(written ? 'Change IPV6INIT to yes' : 'Add IPV6INIT=yes', putKey(profile, 'IPV6INIT', 'yes'), !written),
    remove,
  ];
}
