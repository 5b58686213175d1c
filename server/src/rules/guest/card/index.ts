// Rules about the card itself: its address, its model, the device that it has on the host.
import type { Rule } from '../../rule';
import { domBootDuplicate } from './dom-boot-duplicate';
import { domBootWithOs } from './dom-boot-with-os';
import { domDriver } from './dom-driver';
import { domMac } from './dom-mac';
import { domModel } from './dom-model';
import { domMtu } from './dom-mtu';
import { domPciSlot } from './dom-pci-slot';
import { domPortforward } from './dom-portforward';
import { domTarget } from './dom-target';
import { domTeaming } from './dom-teaming';
import { domUserAddress } from './dom-user-address';
import { domVhostuserMemory } from './dom-vhostuser-memory';

export const cardRules: readonly Rule[] = [
  domMac,
  domModel,
  domDriver,
  domTarget,
  domMtu,
  domBootDuplicate,
  domBootWithOs,
  domPciSlot,
  domTeaming,
  domUserAddress,
  domPortforward,
  domVhostuserMemory,
];
