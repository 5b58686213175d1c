// Rules about static routes of a network.
import type { Rule } from '../../rule';
import { routeDefault } from './route-default';
import { routeEqualsOwnSubnet } from './route-equals-own-subnet';
import { routeMulticast } from './route-multicast';
import { networkRouteDuplicate } from './route-duplicate';
import { routeFamily } from './route-family';
import { routeGateway } from './route-gateway';
import { routeLengthAlone } from './route-length-alone';
import { routePrefix } from './route-prefix';

export const networkRouteRules: readonly Rule[] = [
  routeFamily,
  routePrefix,
  routeLengthAlone,
  routeGateway,
  routeDefault,
  routeEqualsOwnSubnet,
  routeMulticast,
  networkRouteDuplicate,
];
