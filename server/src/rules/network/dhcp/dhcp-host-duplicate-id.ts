// Two static hosts for one DUID.
import { removalFix } from '../../../fixes/dhcp-hosts';
import { called } from '../../../model/network/host-pairs';
import { hostDuplicate } from '../../factories/host-duplicate';

export const dhcpHostDuplicateId = hostDuplicate({
  code: 'dhcp-host-duplicate-id',
  summary: 'Two hosts have the same DUID.',
  source: 'dnsmasq 2.90, src/dhcp-common.c, find_config: one host is found for a DUID',
  column: 'id',
  // Without leading zeros in its bytes.
  key: ({ id }) => id?.replace(/\b0(?=[\da-f])/g, ''),
  at: (it) => it.idAt,
  message: ({ former, later }) =>
    `${later.id!} is also the DUID of ${called(former)}, and only one of the two is served`,
  related: 'The other host is here',
  fixesIn:
    (file) =>
    ({ former, later }) => [removalFix(file, later), removalFix(file, former, 'Remove the earlier host')],
});
