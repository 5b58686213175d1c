// Values that are none of their key.
import type { Rule } from '../../rule';
import { keyfileWrongValue } from './wrong-value';

export const keyfileValueRules: readonly Rule[] = [keyfileWrongValue];
