// All facts of one file.

import type { HostDefinition } from './host-definition';
import type { KnownHost } from './inventory';
import type { NetworkLeases } from './lease-facts';
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
  GuestFact,
  BondModeFact,
  BridgeAccessFact,
  WordFact,
} from './facts';
import { isUnknown } from '../syntax/template/template';
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
  readonly guest?: GuestFact;
  /** Filters of packets that guests may name. */
  readonly filters?: readonly WordFact[];
  /** Filters that a filter goes through. */
  readonly filterUses?: readonly WordFact[];
  /** Interfaces that a file of another program names and says no more of. */
  readonly mentions?: readonly WordFact[];
  /** The modes of bonds that files of other programs make. */
  readonly bondModes?: readonly BondModeFact[];
  /** Of qemu's bridge.conf. */
  readonly access?: BridgeAccessFact;
  /** Who skips the file, a backup copy. What it says of devices and profiles counts for the other reader only. */
  readonly skippedBy?: Backend;
  /** What a running host has beyond its networks. */
  readonly inventory?: KnownHost;
  /** What a host has of a network, as it is written there. */
  readonly definition?: HostDefinition | undefined;
  /** Addresses that a running network has given away. */
  readonly leases?: NetworkLeases;
  /** From a template, so that something may be missing among them. */
  readonly isPartial?: boolean;
  /** Of a network whose name a template will be given: it may be any network, so its subnets clash with none. */
  readonly isNameless?: boolean;
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

/** What all of some readings of one file say. */
export function factsInAll([first, ...others]: readonly Facts[]): Facts {
  const shared = <T extends object>(listOf: (it: Facts) => readonly T[]): T[] => {
    const known = others.map((it) => new Set(listOf(it).map((fact) => JSON.stringify(fact))));
    return listOf(first!).filter((fact) => known.every((it) => it.has(JSON.stringify(fact))));
  };
  return {
    ...noFacts,
    isPartial: true,
    profiles: shared((it) => it.profiles),
    networks: shared((it) => it.networks),
    devices: shared((it) => it.devices),
    references: shared((it) => it.references),
    subnets: shared((it) => it.subnets),
    ranges: shared((it) => it.ranges),
    routes: shared((it) => it.routes),
    policyRules: shared((it) => it.policyRules),
    ...guestInAll([first!, ...others]),
    ...(first!.skippedBy ? { skippedBy: first!.skippedBy } : {}),
    ...(others.some((it) => it.isNameless) || first!.isNameless ? { isNameless: true } : {}),
  };
}

/** Of a guest that all readings have, the cards that all of them have. */
function guestInAll([first, ...others]: readonly Facts[]): Pick<Facts, 'guest'> {
  const guest = first?.guest;
  if (!guest || others.some((it) => it.guest?.name !== guest.name || it.guest.uuid !== guest.uuid)) return {};
  const known = others.map((it) => new Set(it.guest!.interfaces.map((card) => JSON.stringify(card))));
  const interfaces = guest.interfaces.filter((it) => known.every((all) => all.has(JSON.stringify(it))));
  return { guest: { ...guest, interfaces } };
}

/** The facts of a template without those about something unknown. */
export const withoutUnknown = <F extends Facts>(facts: F): F => ({
  ...facts,
  isPartial: true,
  profiles: facts.profiles.filter(isKnown),
  devices: facts.devices.filter(isKnown),
  references: facts.references.filter(isKnown),
  subnets: facts.subnets.filter(isKnown),
  policyRules: facts.policyRules.filter(isKnown),
});

/** Whether nothing unknown is among the words of a fact. */
const isKnown = (fact: object): boolean =>
  Object.values(fact).every((it: unknown) =>
    typeof it === 'string' ? !isUnknown(it) : typeof it !== 'object' || it === null || isKnown(it),
  );
