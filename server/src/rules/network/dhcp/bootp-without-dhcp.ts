// A boot file where no DHCP server tells of it.
import { fix } from '../../../fixes/fix';
import { removeElement } from '../../../syntax/xml/write';
import { ruleOfEach } from '../../rule';
import { whereManaged } from '../../../model/network/mode';
import { bootpsOf } from '../../../model/network/dhcp';
import { fillFixes } from './dhcp-empty';

export const bootpWithoutDhcp = ruleOfEach({
  code: 'bootp-without-dhcp',
  of: ['network'],
  severity: 'warning',
  summary: 'A bootp in a dhcp without range and host.',
  source: 'libvirt 9.0.0, src/conf/network_conf.c, virNetworkIPDefFormat',

  each: whereManaged(bootpsOf),
  *check(it, file) {
    if (it.active || it.address.family === 6) return;
    yield {
      span: it.bootp.nameSpan,
      message: 'bootp without range and host: no DHCP server runs and libvirt drops it, expected one of them',
      fixes: [...fillFixes(file, it), fix('Remove dhcp', removeElement(it.dhcp))],
    };
  },
});
