// Rules about ethtool, 802.1X, Wi-Fi, DCB, SR-IOV, TC and mainframe devices.
import type { Rule } from '../../rule';
import { dcbNotEnabled } from './dcb-not-enabled';
import { dcbPercentages } from './dcb-percentages';
import { dcbValues } from './dcb-values';
import { dot1xIncomplete } from './dot1x-incomplete';
import { dot1xKeymgmt } from './dot1x-keymgmt';
import { ethtoolFeatureUnknown } from './ethtool-feature-unknown';
import { ethtoolIfaceDiffers } from './ethtool-iface-differs';
import { ethtoolLink } from './ethtool-link';
import { ethtoolOnVirtual } from './ethtool-on-virtual';
import { ethtoolPauseSpelling } from './ethtool-pause-spelling';
import { ethtoolSopass } from './ethtool-sopass';
import { ethtoolValues } from './ethtool-values';
import { ethtoolWolValue } from './ethtool-wol-value';
import { s390 } from './s390';
import { sriov } from './sriov';
import { trafficControl } from './traffic-control';
import { wifiChannels } from './wifi-channels';
import { wifiProtection } from './wifi-protection';
import { wifiPsk } from './wifi-psk';
import { wifiSsid } from './wifi-ssid';
import { wifiValues } from './wifi-values';

export const hardwareRules: readonly Rule[] = [
  ethtoolValues,
  ethtoolFeatureUnknown,
  ethtoolPauseSpelling,
  ethtoolIfaceDiffers,
  ethtoolLink,
  ethtoolSopass,
  ethtoolWolValue,
  ethtoolOnVirtual,
  dot1xKeymgmt,
  dot1xIncomplete,
  wifiSsid,
  wifiPsk,
  wifiChannels,
  wifiValues,
  wifiProtection,
  dcbValues,
  dcbPercentages,
  dcbNotEnabled,
  sriov,
  trafficControl,
  s390,
];
