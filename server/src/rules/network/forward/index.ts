// Rules about forward, its pools and nat.
import type { Rule } from '../../rule';
import { forwardDevIsOwnBridge } from './forward-dev-is-own-bridge';
import { forwardDevMismatch } from './forward-dev-mismatch';
import { forwardDevTooLong } from './forward-dev-too-long';
import { forwardDevWithPool } from './forward-dev-with-pool';
import { forwardDriverKvm } from './forward-driver-kvm';
import { forwardDriverUseless } from './forward-driver-useless';
import { forwardInterfaceDuplicate } from './forward-interface-duplicate';
import { forwardManagedUseless } from './forward-managed-useless';
import { forwardModeImplicit } from './forward-mode-implicit';
import { forwardMultipleInterfaces } from './forward-multiple-interfaces';
import { forwardPfUseless } from './forward-pf-useless';
import { forwardPoolMixed } from './forward-pool-mixed';
import { macvtapOnWifi } from './macvtap-on-wifi';
import { natAddressInOwnSubnet } from './nat-address-in-own-subnet';
import { natAddressReversed } from './nat-address-reversed';
import { natAddressTooLarge } from './nat-address-too-large';
import { natAddressV6Ignored } from './nat-address-v6-ignored';
import { natIpv6NoIp } from './nat-ipv6-no-ip';
import { natIpv6NotTranslated } from './nat-ipv6-not-translated';
import { natPortNarrow } from './nat-port-narrow';
import { natPortPrivileged } from './nat-port-privileged';
import { natPortReversed } from './nat-port-reversed';
import { natPortSingle } from './nat-port-single';
import { pciDecimalHexTrap } from './pci-decimal-hex-trap';
import { pciDuplicate } from './pci-duplicate';
import { poolEmpty } from './pool-empty';
import { poolExclusive } from './pool-exclusive';
import { sriovOfHost } from './sriov-of-host';

export const forwardRules: readonly Rule[] = [
  forwardModeImplicit,
  forwardMultipleInterfaces,
  forwardDevMismatch,
  forwardDevWithPool,
  forwardDevTooLong,
  forwardDevIsOwnBridge,
  forwardInterfaceDuplicate,
  forwardPoolMixed,
  forwardPfUseless,
  forwardManagedUseless,
  forwardDriverUseless,
  forwardDriverKvm,
  pciDuplicate,
  pciDecimalHexTrap,
  poolEmpty,
  poolExclusive,
  macvtapOnWifi,
  natAddressReversed,
  natAddressTooLarge,
  natAddressInOwnSubnet,
  natAddressV6Ignored,
  natPortReversed,
  natPortSingle,
  natPortPrivileged,
  natPortNarrow,
  natIpv6NoIp,
  natIpv6NotTranslated,
  sriovOfHost,
];
