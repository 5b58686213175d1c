// Rules about VLAN, team and InfiniBand.
import type { Rule } from '../../rule';

export const vlanRules: readonly Rule[] = [];
