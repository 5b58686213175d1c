// Rules about bridges and what is a port of them.
import type { Rule } from '../../rule';
import { bridgeMembership } from './bridge-membership';
import { bridgeOptionsRule } from './bridge-options';
import { bridgeSpanningTree } from './bridge-spanning-tree';
import { bridgeVlans } from './bridge-vlans';
import { portAddresses } from './port-addresses';

export const ifcfgBridgeRules: readonly Rule[] = [
  bridgeSpanningTree,
  bridgeOptionsRule,
  bridgeVlans,
  bridgeMembership,
  portAddresses,
];
