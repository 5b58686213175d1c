// Rules of network documents that need other files.
import type { Rule } from '../../rule';

export const networkAcrossRules: readonly Rule[] = [];
