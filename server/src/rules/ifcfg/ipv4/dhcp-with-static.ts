// Static addresses beside DHCP: the two readers do different things.
import { fix } from '../../../fixes/fix';
import { dropKeys, putKey } from '../../../fixes/ifcfg';
import { rule } from '../../rule';
import { byScripts, byNetworkManager, lastAssignment } from '../../../model/ifcfg/profile';
import { addressKeys, ipv4AddressesOf, numberedAssignments, withIpv4 } from '../../../model/ifcfg/addresses';

export const dhcpWithStatic = rule({
  code: 'dhcp-with-static',
  of: ['ifcfg'],
  severity: 'warning',
  summary: 'A static address stands beside BOOTPROTO=dhcp.',
  source: 'NetworkManager, nms-ifcfg-rh-reader.c: addresses are read for every method; initscripts, ifup-eth',

  *check(file, _workspace, target) {
    const profile = withIpv4(file);
    if (profile?.ipv4 !== 'auto') return;
    const [first] = ipv4AddressesOf(profile);
    if (!first) return;
    const protocol = lastAssignment(profile, 'BOOTPROTO')!;
    const who = [
      byNetworkManager(profile, target) ? 'NetworkManager uses both' : '',
      byScripts(profile, target) ? 'the legacy scripts ignore the address' : '',
    ].filter((it) => it !== '');
    const keys = addressKeys.flatMap((base) => numberedAssignments(profile, base)).map((it) => it.attribute.name);
    yield {
      span: first.attribute.span,
      message: `${first.attribute.name}=${first.attribute.value} beside BOOTPROTO=${protocol.value}; ${who.join(', ')}`,
      related: [{ at: { uri: file.uri, span: protocol.span }, message: 'an address is asked for here' }],
      fixes: [
        fix('Use the static address only', putKey(profile, 'BOOTPROTO', 'none')),
        fix('Use DHCP only', dropKeys(profile, keys)),
      ],
    };
  },
});
