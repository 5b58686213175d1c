// Rules about what a network card is plugged into: its type, its source, and what only some of them carry.
import type { Rule } from '../../rule';
import { domFloor } from './dom-floor';
import { domHostdevAddress } from './dom-hostdev-address';
import { domNullVds } from './dom-null-vds';
import { domPortIsolated } from './dom-port-isolated';
import { domTypeMissing } from './dom-type-missing';
import { domVhostuserSource } from './dom-vhostuser-source';
import { domVirtualport } from './dom-virtualport';
import { domVlanUnsupported } from './dom-vlan-unsupported';

export const sourceRules: readonly Rule[] = [
  domTypeMissing,
  domNullVds,
  domHostdevAddress,
  domVhostuserSource,
  domVlanUnsupported,
  domVirtualport,
  domPortIsolated,
  domFloor,
];
