// A boot file where no DHCP server tells of it.
import { fix } from '../../../fixes/fix';
import { removeElement } from '../../../syntax/xml/write';
import { rule } from '../../rule';
import { isManaged } from '../../../model/network/ips';
import { bootpOf, dhcpsOf } from '../../../model/network/dhcp';
import { fillFixes } from './dhcp-empty';

export const bootpWithoutDhcp = rule({
  code: 'bootp-without-dhcp',
  of: ['network'],
  severity: 'warning',
  summary: 'A bootp in a dhcp without range and host.',
  source: 'libvirt 9.0.0, src/conf/network_conf.c, virNetworkIPDefFormat',

  *check(file) {
    if (!isManaged(file)) return;
    for (const it of dhcpsOf(file)) {
      const bootp = it.active ? undefined : bootpOf(it);
      if (!bootp || it.address.family === 6) continue;
      yield {
        span: bootp.nameSpan,
        message: 'bootp without range and host: no DHCP server runs and libvirt drops it, expected one of them',
        fixes: [...fillFixes(file, it), fix('Remove dhcp', removeElement(it.dhcp))],
      };
    }
  },
});
