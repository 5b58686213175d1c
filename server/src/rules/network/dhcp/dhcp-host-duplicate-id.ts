// Two static hosts for one DUID.
import { removalFix } from '../../../fixes/dhcp-hosts';
import { ruleOfEach } from '../../rule';
import { called, type Comparison, duplicatesBy } from '../../../model/network/host-pairs';

const sameDuid: Comparison = {
  column: 'id',
  key: ({ id }) => normalDuid(id),
};

export const dhcpHostDuplicateId = ruleOfEach({
  code: 'dhcp-host-duplicate-id',
  of: ['network'],
  severity: 'warning',
  summary: 'Two hosts have the same DUID.',
  source: 'dnsmasq 2.90, src/dhcp-common.c, find_config: one host is found for a DUID',

  each: duplicatesBy(sameDuid),
  *check({ former, later }, file) {
    yield {
      span: later.idAt!.span,
      message: `${later.id!} is also the DUID of ${called(former)}, and only one of the two is served`,
      related: [{ at: former.at, message: 'The other host is here' }],
      fixes: [removalFix(file, later), removalFix(file, former, 'Remove the earlier host')],
    };
  },
});

/** Without leading zeros in its bytes. */
const normalDuid = (id: string | undefined): string | undefined => id?.replace(/\b0(?=[\da-f])/g, '');
