// The host has the address that all guests listen to.
import { edgeAddress } from '../../factories/edge-address';

export const ipIsBroadcast = edgeAddress({
  code: 'ip-is-broadcast',
  summary: 'The address of an ip is the broadcast address of its subnet.',
  source: 'RFC 1122, 3.2.1.3; libvirt starts such a network',
  family: 4,
  edge: 'last',
  words: 'the broadcast address of',
  expected: 'one that a host can have',
});
