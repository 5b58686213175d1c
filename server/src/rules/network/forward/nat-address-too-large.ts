// A range of source addresses over more than one /16.
import { replace } from '../../../fixes/fix';
import { ipv4Address, addressText } from '../../../address';
import { ruleOfEach } from '../../rule';
import { natAddressesOf } from '../../../model/network/nat';

export const natAddressTooLarge = ruleOfEach({
  code: 'nat-address-too-large',
  of: ['network'],
  severity: 'error',
  summary: 'The source addresses of nat do not share their first two octets.',
  source: 'libvirt 9.0.0, src/util/virsocketaddr.c, virSocketAddrGetRange',

  each: natAddressesOf,
  *check(ends) {
    if (ends.start >>> 16 === ends.end >>> 16) return;
    const last = addressText(ipv4Address((ends.start | 0xffff) >>> 0));
    const cut = replace(`Change to ${last}, the last that fits`, ends.endAt.valueSpan, last);
    yield {
      span: ends.endAt.valueSpan,
      message: `${ends.startAt.value} to ${ends.endAt.value}: the first two octets differ, which libvirt takes for more than 65535 addresses; expected one block of /16`,
      fixes: ends.start < ends.end ? [cut] : [],
    };
  },
});
