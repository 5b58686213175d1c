// A range of source addresses from the higher to the lower.
import { addressText, ipv4Address } from '../../../address';
import { natAddressesOf } from '../../../model/network/nat';
import { reversedEnds } from '../../factories/reversed-ends';

export const natAddressReversed = reversedEnds({
  code: 'nat-address-reversed',
  summary: 'The first source address of nat is above the last.',
  source: 'libvirt 9.0.0, src/util/virsocketaddr.c, virSocketAddrGetRange',
  each: natAddressesOf,
  unit: 'address',
  textOf: (it) => addressText(ipv4Address(it)),
  // Far apart they are too many either way; see nat-address-too-large.
  isFaulty: ({ start, end }) => start >>> 16 !== end >>> 16,
});
