// Name servers without a number, or with 0: nobody reads them.
import { fix } from '../../../fixes/fix';
import { renameKey } from '../../../syntax/ifcfg/write';
import { rule } from '../../rule';
import { lastAssignment } from '../../../model/ifcfg/profile';
import { freeNumber, withNames } from '../../../model/ifcfg/name-servers';

export const dnsIndexZero = rule({
  code: 'dns-index-zero',
  of: ['ifcfg'],
  severity: 'error',
  summary: 'The numbers of name servers begin at 1.',
  source:
    'NetworkManager, nms-ifcfg-rh-reader.c: make_ip4_setting; initscripts, network-functions; observed with 1.42.4',

  *check(file) {
    const profile = withNames(file);
    if (!profile) return;
    let free = freeNumber(profile);
    for (const key of ['DNS', 'DNS0']) {
      const server = lastAssignment(profile, key);
      if (!server) continue;
      yield {
        span: server.nameSpan,
        message: `${key} is not read by anybody, expected DNS${free}`,
        fixes: [fix(`Rename to DNS${free}`, renameKey(server, `DNS${free}`), true)],
      };
      free++;
    }
  },
});
