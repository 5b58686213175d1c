// Name servers after a gap in their numbers.
import { fix } from '../../../fixes/fix';
import { renameKey } from '../../../syntax/ifcfg/write';
import { rule } from '../../rule';
import { numberedAssignments } from '../../../model/ifcfg/addresses';
import { byNetworkManager, ipv6Off } from '../../../model/ifcfg/profile';
import { freeNumber, withNames } from '../../../model/ifcfg/name-servers';

export const dnsGap = rule({
  code: 'dns-gap',
  of: ['ifcfg'],
  severity: 'warning',
  summary: 'A name server comes after a gap and is not read.',
  source: 'NetworkManager, nms-ifcfg-rh-reader.c: make_ip4_setting; observed with 1.42.4',

  *check(file, _workspace, target) {
    const profile = withNames(file);
    if (!profile || !byNetworkManager(profile, target)) return;
    if (profile.ipv4 === 'disabled' && ipv6Off(profile)) return;
    const read = profile.servers;
    const free = freeNumber(profile);
    for (const { attribute, index } of numberedAssignments(profile, 'DNS')) {
      if (index !== String(Number(index)) || Number(index) <= free || read.has(index)) continue;
      yield {
        span: attribute.nameSpan,
        message: `${attribute.name} is not read by NetworkManager: there is no DNS${free}, and the numbers end at the first gap`,
        fixes: [fix(`Rename to DNS${free}`, renameKey(attribute, `DNS${free}`), true)],
      };
      return;
    }
  },
});
