// Rules of ifcfg files that need other files.
import type { Rule } from '../../rule';

export const ifcfgAcrossRules: readonly Rule[] = [];
