// A host name that dnsmasq reads as something else.
import { freeNames } from '../../../fixes/dhcp-hosts';
import { fix } from '../../../fixes/fix';
import { setAttribute } from '../../../syntax/xml/write';
import { ruleOfAll } from '../../rule';
import { hostElementOf } from '../../../model/network/dhcp';
import { hostsWith } from '../../../model/network/host-table';

export const dhcpHostNameIsKeyword = ruleOfAll({
  code: 'dhcp-host-name-is-keyword',
  of: ['network'],
  severity: 'warning',
  summary: 'A host name that dnsmasq takes for a keyword or a length of time.',
  source: 'dnsmasq(8), --dhcp-host',

  all: hostsWith('maybeKeyword'),
  *check(hosts, file) {
    const free = freeNames(file);
    for (const it of hosts) {
      const effect = effectOf(it.name!);
      if (effect === undefined) continue;
      const name = free(/^\d/.test(it.name!) ? `host-${it.name!}` : `${it.name!}-host`);
      yield {
        span: it.nameAt!.span,
        message: `${it.name!} as a name makes dnsmasq ${effect}, expected another name`,
        fixes: [fix(`Change to ${name}`, setAttribute(hostElementOf(file.tree, it), 'name', name))],
      };
    }
  },
});

function effectOf(name: string): string | undefined {
  if (name === 'ignore') return 'refuse every address to this guest';
  if (name === 'infinite') return 'give a lease without end and no name';
  const first = name.charCodeAt(0);
  if (first < 48 || 57 < first) return undefined;
  return /^\d+[wdhms]?$/i.test(name) ? 'take it as the length of the lease, and the guest has no name' : undefined;
}
