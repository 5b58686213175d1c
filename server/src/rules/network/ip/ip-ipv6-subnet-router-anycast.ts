// The host has the address that every router of the subnet listens to.
import { edgeAddress } from '../../factories/edge-address';

export const ipIpv6SubnetRouterAnycast = edgeAddress({
  code: 'ip-ipv6-subnet-router-anycast',
  summary: 'An IPv6 address whose host part is zero.',
  source: 'RFC 4291, 2.6.1',
  family: 6,
  edge: 'first',
  words: 'the anycast address of all routers in',
  expected: 'one of the host alone',
});
