// Rules about forward, its pools and nat.
import type { Rule } from '../../rule';

export const forwardRules: readonly Rule[] = [];
