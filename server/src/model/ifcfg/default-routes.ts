// The default routes of a host, by what decides between them.
import { memoize } from '../../memoize';
import type { DeviceKind, ProfileFact } from '../facts';
import type { HostProfiles } from './host-profiles';

/** The default routes of a host by their metric, those by the gateway of the host where NetworkManager reads them. */
const defaultRoutesByMetric = memoize((host: HostProfiles): ReadonlyMap<number, readonly ProfileFact[]> => {
  const result = new Map<number, ProfileFact[]>();
  for (const it of [...host.defaultRoutes, ...host.takers.filter((one) => one.device.nmControlled)]) {
    const metric = metricOf(it);
    if (metric === undefined) continue;
    const group = result.get(metric);
    if (group) group.push(it);
    else result.set(metric, [it]);
  }
  return result;
});

/** Those with the metric of a profile, itself among them. */
export const ofItsMetric = (self: ProfileFact, host: HostProfiles): readonly ProfileFact[] =>
  defaultRoutesByMetric(host).get(metricOf(self) ?? -1) ?? [];

/** Whether two profiles are surely of two cards: one has one profile at a time, and a profile that names none may be of any. */
export function mayBothBeUp({ device: a }: ProfileFact, { device: b }: ProfileFact): boolean {
  if (a.hwaddr !== undefined && b.hwaddr !== undefined && a.hwaddr !== b.hwaddr) return true;
  return a.name !== '' && b.name !== '' && a.name !== b.name;
}

/**
 * The metric of the route that NetworkManager adds; undefined for a device whose kind the facts do not name. Source:
 * nm_device_get_route_metric_default of 1.42.4.
 */
export const metricOf = ({ metric, device }: ProfileFact): number | undefined => metric ?? metrics[device.kind];

const metrics: Partial<Record<DeviceKind, number>> = {
  ethernet: 100,
  infiniband: 150,
  bond: 300,
  team: 350,
  vlan: 400,
  bridge: 425,
  wireless: 600,
};

/** A metric that no default route of the host has, for one that is to come after the others. */
export function freeMetric(host: HostProfiles): number {
  let metric = 500;
  while (defaultRoutesByMetric(host).has(metric)) metric += 100;
  return metric;
}

/** Up to four that fit; more are not named anyway. */
export function fewOf(items: readonly ProfileFact[], fits: (it: ProfileFact) => boolean): ProfileFact[] {
  const result: ProfileFact[] = [];
  for (const it of items) {
    if (fits(it)) result.push(it);
    if (result.length === 4) break;
  }
  return result;
}
