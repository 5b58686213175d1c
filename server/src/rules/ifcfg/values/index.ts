// Rules about single values.
import type { Rule } from '../../rule';

export const valueRules: readonly Rule[] = [];
