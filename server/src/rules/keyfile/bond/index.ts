// Options of bonds.
import type { Rule } from '../../rule';
import { bondModeOptions } from './bond-modes';
import { bondMonitoring } from './bond-monitoring';
import { bondTimes } from './bond-times';

export const keyfileBondRules: readonly Rule[] = [bondModeOptions, bondMonitoring, bondTimes];
