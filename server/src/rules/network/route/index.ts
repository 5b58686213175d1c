// Rules about static routes of a network.
import type { Rule } from '../../rule';
import { routeDestination } from './route-destination';
import { routeFamily } from './route-family';
import { routeGateway } from './route-gateway';
import { routePrefix } from './route-prefix';

export const networkRouteRules: readonly Rule[] = [routeFamily, routePrefix, routeGateway, routeDestination];
