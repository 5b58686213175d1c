// Rules about bridges and their ports.
import type { Rule } from '../../rule';

export const ifcfgBridgeRules: readonly Rule[] = [];
