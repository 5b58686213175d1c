// Rules about the names of keys.
import type { Rule } from '../../rule';

export const nameRules: readonly Rule[] = [];
