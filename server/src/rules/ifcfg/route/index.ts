// Rules about route and rule files, and policy rules.
import type { Rule } from '../../rule';
import { routeDestinations } from './route-destinations';
import { routeKinds } from './route-kinds';
import { routeLikeShell } from './route-like-shell';
import { routeLineInvalid } from './route-line-invalid';
import { routeMixedForms } from './route-mixed-forms';
import { routeNetmaskStyle } from './route-netmask-style';
import { routeNextHops } from './route-next-hops';
import { routeNoDestination } from './route-no-destination';
import { routeSvGap } from './route-sv-gap';
import { routeSvInRoute6 } from './route-sv-in-route6';
import { routeSvNetmaskMissing } from './route-sv-netmask-missing';
import { routeSvValues } from './route-sv-values';
import { routeValues } from './route-values';
import { routeWordNotNm } from './route-word-not-nm';
import { routeWords } from './route-words';
import { routingRuleKey } from './routing-rule-key';
import { routingRulePriority } from './routing-rule-priority';
import { routingRuleTable } from './routing-rule-table';
import { routingRuleWords } from './routing-rule-words';
import { ruleFileDisablesRoutes } from './rule-file-disables-routes';
import { ruleLine } from './rule-line';
import { sameRoutes } from './same-routes';

export const ifcfgRouteRules: readonly Rule[] = [
  routeLineInvalid,
  routeSvInRoute6,
  routeLikeShell,
  routeWords,
  routeWordNotNm,
  routeKinds,
  routeValues,
  routeNetmaskStyle,
  routeNoDestination,
  routeSvNetmaskMissing,
  routeSvValues,
  routeSvGap,
  routeMixedForms,
  routeDestinations,
  sameRoutes,
  routeNextHops,
  ruleFileDisablesRoutes,
  ruleLine,
  routingRuleWords,
  routingRuleTable,
  routingRulePriority,
  routingRuleKey,
];
