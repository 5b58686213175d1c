// Rules of the addresses that the host has in a network.
import type { Rule } from '../../rule';
import { ipDuplicate } from './ip-duplicate';
import { ipFamilyMismatch } from './ip-family-mismatch';
import { ipIpv6SubnetRouterAnycast } from './ip-ipv6-subnet-router-anycast';
import { ipIsBroadcast } from './ip-is-broadcast';
import { ipIsNetworkAddress } from './ip-is-network-address';
import { ipNetmaskNoncontiguous } from './ip-netmask-noncontiguous';
import { ipNetmaskOnIpv6 } from './ip-netmask-on-ipv6';
import { ipPrefixHuge } from './ip-prefix-huge';
import { ipPrefixMissingClassDE } from './ip-prefix-missing-class-d-e';
import { ipPrefixMissingClassful } from './ip-prefix-missing-classful';
import { ipPrefixMissingIpv6 } from './ip-prefix-missing-ipv6';
import { ipPrefixNoRoom } from './ip-prefix-no-room';
import { ipPrefixRange } from './ip-prefix-range';
import { ipPublicRange } from './ip-public-range';
import { ipSameSubnetTwice } from './ip-same-subnet-twice';
import { ipSpecialIpv4 } from './ip-special-ipv4';
import { ipSpecialIpv6 } from './ip-special-ipv6';
import { ipv6MixedDhcpSlaac } from './ipv6-mixed-dhcp-slaac';
import { ipv6SlaacNeeds64 } from './ipv6-slaac-needs-64';
import { localptrPrefix } from './localptr-prefix';
import { localptrWithoutDns } from './localptr-without-dns';
import { subnetCommonLan } from './subnet-common-lan';

export const ipRules: readonly Rule[] = [
  ipFamilyMismatch,
  ipNetmaskOnIpv6,
  ipNetmaskNoncontiguous,
  ipPrefixRange,
  ipPrefixMissingClassful,
  ipPrefixMissingClassDE,
  ipPrefixMissingIpv6,
  ipIsNetworkAddress,
  ipIsBroadcast,
  ipIpv6SubnetRouterAnycast,
  ipPrefixNoRoom,
  ipPrefixHuge,
  ipSpecialIpv4,
  ipSpecialIpv6,
  ipPublicRange,
  ipDuplicate,
  ipSameSubnetTwice,
  subnetCommonLan,
  ipv6SlaacNeeds64,
  ipv6MixedDhcpSlaac,
  localptrPrefix,
  localptrWithoutDns,
];
