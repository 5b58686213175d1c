// The list of all rules, in reading order. What runs is what stands here.
import type { Rule } from './rule';

export const rules: readonly Rule[] = [];
