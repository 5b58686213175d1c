// A host name with a domain that is not that of the network.
import { freeNames } from '../../../fixes/dhcp-hosts';
import { fix } from '../../../fixes/fix';
import { setAttribute } from '../../../syntax/xml/write';
import { ruleOfAll } from '../../rule';
import { whereManaged } from '../../../model/network/mode';
import { hostElementOf } from '../../../model/network/dhcp';
import { hostsWith } from '../../../model/network/host-table';

export const dhcpHostNameFqdn = ruleOfAll({
  code: 'dhcp-host-name-fqdn',
  of: ['network'],
  severity: 'hint',
  summary: 'A host name with a domain other than that of the network.',
  source: 'dnsmasq 2.90, src/dhcp-common.c, dhcp_update_configs and get_domain',

  all: whereManaged(hostsWith('oddName')),
  *check(hosts, file) {
    const domain = file.tree.root?.child('domain')?.value('name')?.toLowerCase();
    const free = freeNames(file);
    for (const it of hosts) {
      const dot = it.name!.indexOf('.');
      if (dot <= 0 || it.name!.slice(dot + 1).toLowerCase() === domain) continue;
      const wish = it.name!.slice(0, dot);
      // A number alone would be read as the length of the lease.
      const name = /^\d+[wdhms]?$/i.test(wish) ? undefined : free(wish);
      yield {
        span: it.nameAt!.span,
        message: `${it.name!} is not in ${domain ? `the domain ${domain} of the network` : 'a domain of the network, which has none'}; expected the first part alone`,
        fixes:
          name === undefined
            ? []
            : [fix(`Change to ${name}`, setAttribute(hostElementOf(file.tree, it), 'name', name))],
      };
    }
  },
});
