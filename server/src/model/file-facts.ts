// All facts of one file.

import type { Hosts } from './network/reservations';
import type {
  ProfileFact,
  NetworkFact,
  DeviceFact,
  ReferenceFact,
  SubnetFact,
  RangeFact,
  ReservationFact,
  RouteFact,
  PolicyRuleFact,
  Backend,
} from './facts';
/** Everything one file says. */
export interface Facts {
  readonly profiles: readonly ProfileFact[];
  readonly networks: readonly NetworkFact[];
  readonly devices: readonly DeviceFact[];
  readonly references: readonly ReferenceFact[];
  readonly subnets: readonly SubnetFact[];
  readonly ranges: readonly RangeFact[];
  readonly reservations: readonly ReservationFact[];
  /** The same as columns, for passes over all of them. */
  readonly hosts?: Hosts;
  readonly routes: readonly RouteFact[];
  readonly policyRules: readonly PolicyRuleFact[];
  /** Who skips the file, a backup copy. What it says of devices and profiles counts for the other reader only. */
  readonly skippedBy?: Backend;
}

export const noFacts: Facts = {
  profiles: [],
  networks: [],
  devices: [],
  references: [],
  subnets: [],
  ranges: [],
  reservations: [],
  routes: [],
  policyRules: [],
};
