// Rules that read the schema table alone.
import type { Rule } from '../../rule';

export const schemaRules: readonly Rule[] = [];
