// Rules about bridges and what is a port of them.
import type { Rule } from '../../rule';
import { bridgeGroupAddress } from './bridge-group-address';
import { bridgeGroupFwdMask } from './bridge-group-fwd-mask';
import { bridgeHashMax } from './bridge-hash-max';
import { bridgeMulticastRouter } from './bridge-multicast-router';
import { bridgeOptionBoolean } from './bridge-option-boolean';
import { bridgeOptionUnknown } from './bridge-option-unknown';
import { bridgeOptionValueRule } from './bridge-option-value';
import { bridgePortOption } from './bridge-port-option';
import { bridgeTimers } from './bridge-timers';
import { bridgeVlanProtocol } from './bridge-vlan-protocol';
import { bridgeVlans } from './bridge-vlans';
import { bridgingOptsSeparator } from './bridging-opts-separator';
import { hairpinValue } from './hairpin-value';
import { portAddresses } from './port-addresses';
import { portOfItself } from './port-of-itself';
import { portRefused } from './port-refused';
import { portSettingMismatch } from './port-setting-mismatch';
import { portTwoControllers } from './port-two-controllers';
import { portZone } from './port-zone';
import { stpOptionWithoutStp } from './stp-option-without-stp';
import { stpValue } from './stp-value';
import { wifiInBridge } from './wifi-in-bridge';

export const ifcfgBridgeRules: readonly Rule[] = [
  stpValue,
  stpOptionWithoutStp,
  bridgeTimers,
  bridgingOptsSeparator,
  bridgeOptionUnknown,
  bridgeOptionBoolean,
  bridgeGroupFwdMask,
  bridgeHashMax,
  bridgeGroupAddress,
  bridgeVlanProtocol,
  bridgeOptionValueRule,
  bridgeMulticastRouter,
  bridgePortOption,
  hairpinValue,
  bridgeVlans,
  portTwoControllers,
  portOfItself,
  portRefused,
  portSettingMismatch,
  portZone,
  wifiInBridge,
  portAddresses,
];
