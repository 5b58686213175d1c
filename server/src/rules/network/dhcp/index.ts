// Rules of the DHCP, BOOTP and TFTP server of a network.
import type { Rule } from '../../rule';
import { bootpFileComma } from './bootp-file-comma';
import { bootpNoTftp } from './bootp-no-tftp';
import { bootpOnIpv6 } from './bootp-on-ipv6';
import { bootpWithoutDhcp } from './bootp-without-dhcp';
import { dhcpEmpty } from './dhcp-empty';
import { dhcpHostDuplicateId } from './dhcp-host-duplicate-id';
import { dhcpHostDuplicateIp } from './dhcp-host-duplicate-ip';
import { dhcpHostDuplicateMac } from './dhcp-host-duplicate-mac';
import { dhcpHostDuplicateName } from './dhcp-host-duplicate-name';
import { dhcpHostFamily } from './dhcp-host-family';
import { dhcpHostIdOnIpv4 } from './dhcp-host-id-on-ipv4';
import { dhcpHostIpEqualsRouteGateway } from './dhcp-host-ip-equals-route-gateway';
import { dhcpHostIsGateway } from './dhcp-host-is-gateway';
import { dhcpHostIsNetworkOrBroadcast } from './dhcp-host-is-network-or-broadcast';
import { dhcpHostMacOnIpv6 } from './dhcp-host-mac-on-ipv6';
import { dhcpHostNameFqdn } from './dhcp-host-name-fqdn';
import { dhcpHostNameIsKeyword } from './dhcp-host-name-is-keyword';
import { dhcpHostNameNotLabel } from './dhcp-host-name-not-label';
import { dhcpHostNoIdentity } from './dhcp-host-no-identity';
import { dhcpHostOutsideSubnet } from './dhcp-host-outside-subnet';
import { dhcpLeaseInfinite } from './dhcp-lease-infinite';
import { dhcpLeaseMaxExhausted } from './dhcp-lease-max-exhausted';
import { dhcpLeaseTooShort } from './dhcp-lease-too-short';
import { dhcpMultiplePerFamily } from './dhcp-multiple-per-family';
import { dhcpRangeAdjacentMergeable } from './dhcp-range-adjacent-mergeable';
import { dhcpRangeBroadcast } from './dhcp-range-broadcast';
import { dhcpRangeCoversGateway } from './dhcp-range-covers-gateway';
import { dhcpRangeFamily } from './dhcp-range-family';
import { dhcpRangeNetworkAddress } from './dhcp-range-network-address';
import { dhcpRangeOutsideSubnet } from './dhcp-range-outside-subnet';
import { dhcpRangeOverlap } from './dhcp-range-overlap';
import { dhcpRangeReversed } from './dhcp-range-reversed';
import { dhcpRangeTooLarge } from './dhcp-range-too-large';
import { dhcpStaticOnly } from './dhcp-static-only';
import { dhcp6PrefixBelow64 } from './dhcp6-prefix-below-64';
import { tftpMultiple } from './tftp-multiple';
import { tftpOnIpv6 } from './tftp-on-ipv6';
import { tftpRootMissing } from './tftp-root-missing';
import { tftpRootOfHost } from './tftp-root-of-host';

export const dhcpRules: readonly Rule[] = [
  dhcpMultiplePerFamily,
  dhcpEmpty,
  dhcpStaticOnly,
  dhcp6PrefixBelow64,
  dhcpRangeFamily,
  dhcpRangeReversed,
  dhcpRangeOutsideSubnet,
  dhcpRangeNetworkAddress,
  dhcpRangeBroadcast,
  dhcpRangeTooLarge,
  dhcpRangeCoversGateway,
  dhcpRangeOverlap,
  dhcpRangeAdjacentMergeable,
  dhcpLeaseTooShort,
  dhcpLeaseInfinite,
  dhcpLeaseMaxExhausted,
  dhcpHostNoIdentity,
  dhcpHostMacOnIpv6,
  dhcpHostIdOnIpv4,
  dhcpHostFamily,
  dhcpHostOutsideSubnet,
  dhcpHostIsGateway,
  dhcpHostIsNetworkOrBroadcast,
  dhcpHostDuplicateMac,
  dhcpHostDuplicateIp,
  dhcpHostDuplicateName,
  dhcpHostDuplicateId,
  dhcpHostNameNotLabel,
  dhcpHostNameIsKeyword,
  dhcpHostNameFqdn,
  dhcpHostIpEqualsRouteGateway,
  bootpWithoutDhcp,
  bootpOnIpv6,
  bootpNoTftp,
  bootpFileComma,
  tftpOnIpv6,
  tftpRootMissing,
  tftpMultiple,
  tftpRootOfHost,
];
