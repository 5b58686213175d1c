// Rules of single values of ifcfg files.
import type { Rule } from '../../rule';
import { valueEmpty } from './value-empty';
import { ifcfgValueUnfilled } from './value-unfilled';
import { ifcfgWrongValue } from './wrong-value';

export const valueRules: readonly Rule[] = [ifcfgValueUnfilled, ifcfgWrongValue, valueEmpty];
