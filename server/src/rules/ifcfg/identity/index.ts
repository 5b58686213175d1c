// Rules about what kind of profile a file makes.
import type { Rule } from '../../rule';

export const identityRules: readonly Rule[] = [];
