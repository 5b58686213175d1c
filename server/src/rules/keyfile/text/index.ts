// Texts that are no keyfile.
import type { Rule } from '../../rule';
import { keyfileBytes } from './bytes';
import { keyfileLines } from './lines';

export const keyfileTextRules: readonly Rule[] = [keyfileLines, keyfileBytes];
