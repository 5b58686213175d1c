// Two static hosts with one name.
import { freeNames } from '../../../fixes/dhcp-hosts';
import { fix } from '../../../fixes/fix';
import { addressText } from '../../../address';
import { setAttribute } from '../../../syntax/xml/write';
import { ruleOfAll } from '../../rule';
import { hostElementOf } from '../../../model/network/dhcp';
import { type Comparison, duplicatesBy } from '../../../model/network/host-pairs';

const sameName: Comparison = {
  column: 'name',
  key: ({ name, subnet }) => name && `${name.toLowerCase()} ${subnet?.address.family ?? 4}`,
};

export const dhcpHostDuplicateName = ruleOfAll({
  code: 'dhcp-host-duplicate-name',
  of: ['network'],
  severity: 'warning',
  summary: 'Two hosts of one family have the same name.',
  source: 'dnsmasq 2.90 with the configuration of libvirt 9.0.0: both are served, DNS knows one of them',

  all: duplicatesBy(sameName),
  *check(pairs, file) {
    const free = freeNames(file);
    for (const { former, later } of pairs) {
      const name = free(later.name!);
      yield {
        span: later.nameAt!.span,
        message: `${later.name!} is already the name of the host${former.ip ? ` with ${addressText(former.ip)}` : ''}, expected another`,
        related: [{ at: former.at, message: 'The host that has it' }],
        fixes: [fix(`Change to ${name}`, setAttribute(hostElementOf(file.tree, later), 'name', name))],
      };
    }
  },
});
