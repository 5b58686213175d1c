// Values that are none of their key.
import type { Rule } from '../../rule';
import { keyfileValueUnfilled } from './value-unfilled';
import { keyfileWrongValue } from './wrong-value';

export const keyfileValueRules: readonly Rule[] = [keyfileValueUnfilled, keyfileWrongValue];
