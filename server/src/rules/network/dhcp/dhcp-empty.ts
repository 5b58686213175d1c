// A dhcp without range and host: libvirt runs no DHCP server and forgets the element.
import { rangeFix } from '../../../fixes/ranges';
import { fix } from '../../../fixes/fix';
import type { File } from '../../../model/file';
import { removeElement } from '../../../syntax/xml/write';
import { ruleOfEach } from '../../rule';
import { whereManaged } from '../../../model/network/mode';
import { type Dhcp, idleDhcpsOf, servedFamilies } from '../../../model/network/dhcp';

export const dhcpEmpty = ruleOfEach({
  code: 'dhcp-empty',
  of: ['network'],
  severity: 'warning',
  summary: 'A dhcp has neither a range nor a host.',
  source: 'libvirt 9.0.0, src/conf/network_conf.c, virNetworkIPDefFormat',

  each: whereManaged(idleDhcpsOf),
  *check(it, file) {
    // With bootp, the finding is that it is lost.
    if (it.dhcp.children.length > 0 || !it.dhcp.closed) return;
    yield {
      span: it.dhcp.nameSpan,
      message: 'dhcp has neither range nor host, so no DHCP server runs and libvirt drops the element',
      fixes: [...fillFixes(file, it), fix('Remove dhcp', removeElement(it.dhcp))],
    };
  },
});

/** A range, where DHCP may start. */
export const fillFixes = (file: File, { fact, dhcp }: Dhcp) =>
  fact && !servedFamilies(file).has(fact.address.family) ? rangeFix(dhcp, fact, true) : [];
