// Texts that are no keyfile.
import type { Rule } from '../../rule';
import { keyfileBytes } from './bytes';
import { keyfileLines } from './lines';
import { keyfileTemplate } from './template';

export const keyfileTextRules: readonly Rule[] = [keyfileTemplate, keyfileLines, keyfileBytes];
