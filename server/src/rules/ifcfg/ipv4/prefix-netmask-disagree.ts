// PREFIX and NETMASK of one address say different things.
import { fix } from '../../../fixes/fix';
import { parseIpv4, prefixOfMask } from '../../../address';
import { removeAssignment, setAssignment } from '../../../syntax/ifcfg/write';
import { rule } from '../../rule';
import { lastAssignment } from '../../../model/ifcfg/profile';
import { ipv4AddressesOf, withIpv4 } from '../../../model/ifcfg/addresses';

export const prefixNetmaskDisagree = rule({
  code: 'prefix-netmask-disagree',
  of: ['ifcfg'],
  severity: 'error',
  summary: 'PREFIX and NETMASK of one address differ.',
  source: 'NetworkManager, nms-ifcfg-rh-reader.c: read_full_ip4_address; observed with 1.42.4',

  *check(file) {
    const profile = withIpv4(file);
    if (!profile) return;
    for (const { index, prefix } of ipv4AddressesOf(profile)) {
      const netmask = lastAssignment(profile, `NETMASK${index}`);
      const written = lastAssignment(profile, `PREFIX${index}`);
      if (!netmask || !written || prefix === undefined || parseIpv4(netmask.value) < 0) continue;
      const other = prefixOfNetmask(netmask.value);
      if (other === prefix) continue;
      const fixes = [fix(`Remove ${netmask.name}`, removeAssignment(netmask))];
      if (other !== undefined)
        fixes.push(
          fix(`Change ${written.name} to ${other}`, [
            ...setAssignment(written, String(other)),
            ...removeAssignment(netmask),
          ]),
        );
      yield {
        span: netmask.valueSpan,
        message: `${netmask.value} is ${other === undefined ? 'no mask' : `/${other}`}, but ${written.name} says /${prefix}, which wins`,
        related: [{ at: { uri: file.uri, span: written.span }, message: 'this one counts' }],
        fixes,
      };
    }
  },
});

/** Prefix length of a dotted mask; undefined when its ones are not on the left. */
export const prefixOfNetmask = (value: string): number | undefined => {
  const mask = parseIpv4(value);
  return mask < 0 ? undefined : prefixOfMask(mask);
};
