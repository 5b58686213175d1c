// Rules about ethtool, 802.1X, Wi-Fi, DCB, SR-IOV, TC and mainframe devices.
import type { Rule } from '../../rule';
import { dcbNotEnabled } from './dcb-not-enabled';
import { dcbPercentages } from './dcb-percentages';
import { dcbValues } from './dcb-values';
import { dcbSwitches } from './dcb-switches';
import { dot1xCredentials } from './dot1x-credentials';
import { dot1xIncomplete } from './dot1x-incomplete';
import { dot1xKeymgmt } from './dot1x-keymgmt';
import { dot1xMethods } from './dot1x-methods';
import { ethtoolFeatureUnknown } from './ethtool-feature-unknown';
import { ethtoolIfaceDiffers } from './ethtool-iface-differs';
import { ethtoolLink } from './ethtool-link';
import { ethtoolOnVirtual } from './ethtool-on-virtual';
import { ethtoolPauseSpelling } from './ethtool-pause-spelling';
import { ethtoolSopass } from './ethtool-sopass';
import { ethtoolValues } from './ethtool-values';
import { ethtoolWolValue } from './ethtool-wol-value';
import { keyUnread } from './key-unread';
import { s390 } from './s390';
import { sriov } from './sriov';
import { trafficControl } from './traffic-control';
import { wifiChannels } from './wifi-channels';
import { wifiProtection } from './wifi-protection';
import { wifiPsk } from './wifi-psk';
import { wifiSsid } from './wifi-ssid';
import { wifiTogether } from './wifi-together';
import { wifiValues } from './wifi-values';
import { wifiWepRefused } from './wifi-wep-refused';

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
  dot1xMethods,
  dot1xCredentials,
  wifiSsid,
  wifiPsk,
  wifiChannels,
  wifiValues,
  wifiProtection,
  wifiWepRefused,
  wifiTogether,
  dcbValues,
  dcbPercentages,
  dcbNotEnabled,
  dcbSwitches,
  sriov,
  trafficControl,
  s390,
  keyUnread,
];
