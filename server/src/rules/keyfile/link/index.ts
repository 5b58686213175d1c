// Bridges, VLANs, cards and other devices.
import type { Rule } from '../../rule';
import { bridgeSettings } from './bridge-settings';
import { bridgeVlanLists } from './bridge-vlans';
import { cardSettings } from './cards';
import { dot1xNeeds } from './dot1x-needs';
import { keyfileIbPkey } from './ib-pkey';
import { otherDevices } from './other-devices';
import { deviceParents } from './parents';
import { queuesAndFilters } from './tc';
import { tunnelSettings } from './tunnels';

export const keyfileLinkRules: readonly Rule[] = [
  bridgeSettings,
  bridgeVlanLists,
  deviceParents,
  cardSettings,
  keyfileIbPkey,
  otherDevices,
  tunnelSettings,
  dot1xNeeds,
  queuesAndFilters,
];
