// Rules about bridge, mtu and mac.
import type { Rule } from '../../rule';

export const bridgeRules: readonly Rule[] = [];
