// Two static hosts with one name.
import { addressText } from '../../../address';
import { freeNames } from '../../../fixes/dhcp-hosts';
import { fix } from '../../../fixes/fix';
import { hostElementOf } from '../../../model/network/dhcp';
import { setAttribute } from '../../../syntax/xml/write';
import { hostDuplicate } from '../../factories/host-duplicate';

export const dhcpHostDuplicateName = hostDuplicate({
  code: 'dhcp-host-duplicate-name',
  summary: 'Two hosts of one family have the same name.',
  source: 'dnsmasq 2.90 with the configuration of libvirt 9.0.0: both are served, DNS knows one of them',
  column: 'name',
  key: ({ name, subnet }) => name && `${name.toLowerCase()} ${subnet?.address.family ?? 4}`,
  at: (it) => it.nameAt,
  message: ({ former, later }) =>
    `${later.name!} is already the name of the host${former.ip ? ` with ${addressText(former.ip)}` : ''}, expected another`,
  related: 'The host that has it',
  fixesIn(file) {
    const free = freeNames(file);
    return ({ later }) => {
      const name = free(later.name!);
      return [fix(`Change to ${name}`, setAttribute(hostElementOf(file.tree, later), 'name', name))];
    };
  },
});
