// Rules of IPv6, name servers and search domains.
import type { Rule } from '../../rule';
import { dhcpv6cShadowed } from './dhcpv6c-shadowed';
import { dhcpv6HostnameFlags } from './dhcpv6-hostname-flags';
import { dnsFamilyDisabled } from './dns-family-disabled';
import { dnsGap } from './dns-gap';
import { dnsIndexZero } from './dns-index-zero';
import { dnsMoreThanThree } from './dns-more-than-three';
import { domainComma } from './domain-comma';
import { domainDuplicate } from './domain-duplicate';
import { domainMoreThanSix } from './domain-more-than-six';
import { gatewaydevOverrides } from './gatewaydev-overrides';
import { ipv6AddressIgnored } from './ipv6-address-ignored';
import { ipv6DisableMeaning } from './ipv6-disable-meaning';
import { ipv6ForwardingDisablesAutoconf } from './ipv6-forwarding-disables-autoconf';
import { ipv6GatewayLinkLocalNoScope } from './ipv6-gateway-link-local-no-scope';
import { ipv6GatewayOtherScope } from './ipv6-gateway-other-scope';
import { ipv6GatewayWithoutAddress } from './ipv6-gateway-without-address';
import { ipv6PrefixMissing } from './ipv6-prefix-missing';
import { ipv6TokenMode } from './ipv6-token-mode';
import { ipv6initMissing } from './ipv6init-missing';
import { namesWithoutFamily } from './names-without-family';
import { searchShadowed } from './search-shadowed';

export const ipv6Rules: readonly Rule[] = [
  ipv6AddressIgnored,
  ipv6initMissing,
  ipv6DisableMeaning,
  ipv6PrefixMissing,
  ipv6GatewayWithoutAddress,
  ipv6GatewayLinkLocalNoScope,
  ipv6GatewayOtherScope,
  ipv6TokenMode,
  dhcpv6cShadowed,
  dhcpv6HostnameFlags,
  ipv6ForwardingDisablesAutoconf,
  dnsGap,
  dnsIndexZero,
  dnsMoreThanThree,
  dnsFamilyDisabled,
  namesWithoutFamily,
  domainComma,
  domainDuplicate,
  domainMoreThanSix,
  searchShadowed,
  gatewaydevOverrides,
];
