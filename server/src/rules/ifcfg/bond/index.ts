// Rules about bonds.
import type { Rule } from '../../rule';

export const bondRules: readonly Rule[] = [];
