// Rules about what reaches guests: bandwidth, vlan, portgroups, virtualport, port.
import type { Rule } from '../../rule';

export const guestRules: readonly Rule[] = [];
