// Rules about the document, its identity and metadata.
import type { Rule } from '../../rule';

export const documentRules: readonly Rule[] = [];
