// Rules about how an ifcfg file is spelled.
import type { Rule } from '../../rule';

export const syntaxRules: readonly Rule[] = [];
