// Rules about what reaches guests: bandwidth, vlan, portgroups, virtualport, port.
import type { Rule } from '../../rule';
import { bandwidth } from './bandwidth';
import { portIsolation } from './port-isolation';
import { portgroup } from './portgroup';
import { virtualportParameters } from './virtualport-parameters';
import { vlanTag } from './vlan-tag';

export const guestRules: readonly Rule[] = [bandwidth, vlanTag, portgroup, virtualportParameters, portIsolation];
