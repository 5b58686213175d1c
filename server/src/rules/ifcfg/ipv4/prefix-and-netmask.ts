// The same thing said twice: PREFIX wins, NETMASK is not looked at. Whether they differ is a rule of its own.
import { fix } from '../../../fixes/fix';
import { parseIpv4 } from '../../../address';
import { removeAssignment } from '../../../syntax/ifcfg/write';
import { rule } from '../../rule';
import { lastAssignment } from '../../../model/ifcfg/profile';
import { ipv4AddressesOf, withIpv4 } from '../../../model/ifcfg/addresses';
import { prefixOfNetmask } from './prefix-netmask-disagree';

export const prefixAndNetmask = rule({
  code: 'prefix-and-netmask',
  of: ['ifcfg'],
  severity: 'information',
  summary: 'PREFIX and NETMASK stand beside each other.',
  source: 'NetworkManager, nms-ifcfg-rh-reader.c: read_full_ip4_address; initscripts, network-functions',

  *check(file) {
    const profile = withIpv4(file);
    if (!profile) return;
    for (const { index, prefix } of ipv4AddressesOf(profile)) {
      const netmask = lastAssignment(profile, `NETMASK${index}`);
      if (!netmask || !lastAssignment(profile, `PREFIX${index}`) || prefix === undefined) continue;
      if (parseIpv4(netmask.value) >= 0 && prefixOfNetmask(netmask.value) !== prefix) continue;
      yield {
        span: netmask.span,
        message: `${netmask.name}=${netmask.value} is not looked at beside PREFIX${index}=${prefix}`,
        fixes: [fix(`Remove ${netmask.name}`, removeAssignment(netmask), true)],
        tag: 'unnecessary',
      };
    }
  },
});
