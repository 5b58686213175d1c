// Rules about what each forward mode allows.
import type { Rule } from '../../rule';

export const modeRules: readonly Rule[] = [];
