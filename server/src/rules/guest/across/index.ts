// Rules about what network cards name in other files and on the host, and share with other guests.
import type { Rule } from '../../rule';
import { domBridge } from './dom-bridge';
import { domBridgeNotAllowed } from './dom-bridge-not-allowed';
import { domDirect } from './dom-direct';
import { domFilterNotFound } from './dom-filter-not-found';
import { domMacDuplicate } from './dom-mac-duplicate';
import { domMacReservation } from './dom-mac-reservation';
import { domNetwork } from './dom-network';

export const guestAcrossRules: readonly Rule[] = [
  domNetwork,
  domBridge,
  domDirect,
  domMacDuplicate,
  domMacReservation,
  domFilterNotFound,
  domBridgeNotAllowed,
];
