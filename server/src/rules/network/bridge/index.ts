// Rules about bridge, mtu and mac.
import type { Rule } from '../../rule';
import { bridgeDelayClamped } from './bridge-delay-clamped';
import { bridgeMacTableNoBridge } from './bridge-mac-table-no-bridge';
import { bridgeNameAuto } from './bridge-name-auto';
import { bridgeNameInvalidChar } from './bridge-name-invalid-char';
import { bridgeNameIsExistingNetdev } from './bridge-name-is-existing-netdev';
import { bridgeNameLooksLikeTap } from './bridge-name-looks-like-tap';
import { bridgeNameNotVirbr } from './bridge-name-not-virbr';
import { bridgeNameReserved } from './bridge-name-reserved';
import { bridgeNameTooLong } from './bridge-name-too-long';
import { bridgeZoneIgnoredOpen } from './bridge-zone-ignored-open';
import { bridgeZoneNameLong } from './bridge-zone-name-long';
import { bridgeZoneNoFirewalld } from './bridge-zone-no-firewalld';
import { macPrefixHint } from './mac-prefix-hint';
import { macZero } from './mac-zero';
import { mtuBelow576 } from './mtu-below-576';
import { mtuBelowIpv6Min } from './mtu-below-ipv6-min';
import { mtuJumboHint } from './mtu-jumbo-hint';
import { networkMtuTooSmall } from './mtu-too-small';
import { mtuZero } from './mtu-zero';

export const bridgeRules: readonly Rule[] = [
  bridgeNameTooLong,
  bridgeNameInvalidChar,
  bridgeNameReserved,
  bridgeNameIsExistingNetdev,
  bridgeNameLooksLikeTap,
  bridgeNameNotVirbr,
  bridgeNameAuto,
  bridgeDelayClamped,
  bridgeZoneIgnoredOpen,
  bridgeZoneNoFirewalld,
  bridgeZoneNameLong,
  bridgeMacTableNoBridge,
  networkMtuTooSmall,
  mtuZero,
  mtuBelowIpv6Min,
  mtuBelow576,
  mtuJumboHint,
  macZero,
  macPrefixHint,
];
