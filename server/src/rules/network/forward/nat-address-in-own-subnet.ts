// Source addresses that are those of the guests themselves.
import { fix } from '../../../fixes/fix';
import { contains, ipv4Address, overlap, subnetText } from '../../../address';
import { removeElement } from '../../../syntax/xml/write';
import { ruleOfEach } from '../../rule';
import { natAddressesOf } from '../../../model/network/nat';

export const natAddressInOwnSubnet = ruleOfEach({
  code: 'nat-address-in-own-subnet',
  of: ['network'],
  severity: 'warning',
  summary: 'The source addresses of nat lie in a subnet of the network itself.',
  source: 'RFC 3022, section 2: translated addresses are those of the outside',

  each: natAddressesOf,
  *check(ends, file) {
    if (ends.end < ends.start) return;
    const range = { first: ipv4Address(ends.start), last: ipv4Address(ends.end) };
    const own = file.facts.subnets.find((it) => overlap(it.subnet, range));
    if (!own) return;
    yield {
      span: ends.startAt.valueSpan,
      message: `${ends.startAt.value} ${contains(own.subnet, range.first) ? 'lies in' : `to ${ends.endAt.value} meets`} ${subnetText(own.subnet)} of the guests, and answers never come back; expected addresses of the outside`,
      related: [{ at: own.at, message: 'the subnet of the guests' }],
      fixes: [fix('Remove address, for that of the outgoing interface', removeElement(ends.element), true)],
    };
  },
});
