// Rules about static routes of a network.
import type { Rule } from '../../rule';

export const networkRouteRules: readonly Rule[] = [];
