// The host has the address that names the subnet.
import { edgeAddress } from '../../factories/edge-address';

export const ipIsNetworkAddress = edgeAddress({
  code: 'ip-is-network-address',
  summary: 'The address of an ip is that of its subnet.',
  source: 'RFC 1122, 3.2.1.3; libvirt starts such a network',
  family: 4,
  edge: 'first',
  words: 'the network address of',
  expected: 'one that a host can have',
});
