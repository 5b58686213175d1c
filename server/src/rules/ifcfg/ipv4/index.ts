// Rules of IPv4 addresses, gateways and DHCP.
import type { Rule } from '../../rule';
import { addressGap } from './address-gap';
import { addressIndexUnseen } from './address-index-unseen';
import { autoipWithAddress } from './autoip-with-address';
import { autoipWithDns } from './autoip-with-dns';
import { bootprotoCase } from './bootproto-case';
import { bootprotoStatic } from './bootproto-static';
import { dhcpFqdnAndHostname } from './dhcp-fqdn-and-hostname';
import { dhcpHostnameFlagsConflict } from './dhcp-hostname-flags-conflict';
import { dhcpKeyWithoutDhcp } from './dhcp-key-without-dhcp';
import { dhcpWithStatic } from './dhcp-with-static';
import { dnsWithoutEffect } from './dns-without-effect';
import { duplicateAddressInFile } from './duplicate-address-in-file';
import { gatewayIndexMismatch } from './gateway-index-mismatch';
import { gatewayIsNetworkOrBroadcast } from './gateway-is-network-or-broadcast';
import { gatewayIsSelf } from './gateway-is-self';
import { gatewayOutsideSubnet } from './gateway-outside-subnet';
import { gatewaySeveral } from './gateway-several';
import { gatewayWithDefrouteNo } from './gateway-with-defroute-no';
import { gatewayWithDhcp } from './gateway-with-dhcp';
import { ipaddrIsBroadcast } from './ipaddr-is-broadcast';
import { ipaddrIsNetwork } from './ipaddr-is-network';
import { ipaddrSpecial } from './ipaddr-special';
import { linkLocalConflict } from './link-local-conflict';
import { maskWithoutAddress } from './mask-without-address';
import { netmaskNoncontiguous } from './netmask-noncontiguous';
import { overlappingSubnetsInFile } from './overlapping-subnets-in-file';
import { peerdnsNo } from './peerdns-no';
import { prefixAndNetmask } from './prefix-and-netmask';
import { prefixMissing } from './prefix-missing';
import { prefixNetmaskDisagree } from './prefix-netmask-disagree';
import { prefixZero } from './prefix-zero';
import { sharedExtra } from './shared-extra';
import { staticNoAddress } from './static-no-address';

export const ipv4Rules: readonly Rule[] = [
  bootprotoCase,
  bootprotoStatic,
  staticNoAddress,
  maskWithoutAddress,
  dhcpWithStatic,
  ipaddrSpecial,
  ipaddrIsNetwork,
  ipaddrIsBroadcast,
  prefixZero,
  netmaskNoncontiguous,
  prefixAndNetmask,
  prefixNetmaskDisagree,
  prefixMissing,
  addressGap,
  addressIndexUnseen,
  gatewayIndexMismatch,
  gatewayWithDhcp,
  gatewaySeveral,
  gatewayIsSelf,
  gatewayIsNetworkOrBroadcast,
  gatewayOutsideSubnet,
  gatewayWithDefrouteNo,
  duplicateAddressInFile,
  overlappingSubnetsInFile,
  autoipWithAddress,
  autoipWithDns,
  sharedExtra,
  linkLocalConflict,
  dhcpFqdnAndHostname,
  dhcpHostnameFlagsConflict,
  dhcpKeyWithoutDhcp,
  peerdnsNo,
  dnsWithoutEffect,
];
