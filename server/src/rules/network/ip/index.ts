// Rules about ip elements and their subnets.
import type { Rule } from '../../rule';

export const ipRules: readonly Rule[] = [];
