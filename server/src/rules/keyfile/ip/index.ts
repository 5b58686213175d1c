// Addresses, gateways, routes and rules of both families.
import type { Rule } from '../../rule';
import { keyfileGateways } from './gateways';
import { ipDetails } from './ip-details';
import { ipMethods } from './methods';
import { keyfileRouteOptions } from './route-options';
import { keyfileRoutingRules } from './routing-rules';

export const keyfileIpRules: readonly Rule[] = [
  ipMethods,
  keyfileGateways,
  keyfileRouteOptions,
  keyfileRoutingRules,
  ipDetails,
];
