// Rules about route and rule files.
import type { Rule } from '../../rule';

export const ifcfgRouteRules: readonly Rule[] = [];
