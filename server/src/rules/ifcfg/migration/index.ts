// Rules about leaving ifcfg.
import type { Rule } from '../../rule';

export const migrationRules: readonly Rule[] = [];
