// Rules about route and rule files.
import type { Rule } from '../../rule';
import { routeDuplicate } from './route-duplicate';
import { routeHostBits } from './route-host-bits';
import { routeLineInvalid } from './route-line-invalid';
import { routeSvNetmaskMissing } from './route-sv-netmask-missing';
import { routeViaUnreachable } from './route-via-unreachable';
import { routingRuleWord } from './routing-rule-word';
import { ruleFileDisablesRoutes } from './rule-file-disables-routes';
import { ruleLine } from './rule-line';

export const ifcfgRouteRules: readonly Rule[] = [
  routeLineInvalid,
  routeSvNetmaskMissing,
  routeHostBits,
  routeDuplicate,
  routeViaUnreachable,
  ruleFileDisablesRoutes,
  ruleLine,
  routingRuleWord,
];
