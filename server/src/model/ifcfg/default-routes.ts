// The default routes of a host, by what decides between them.
import { memoize } from '../../memoize';
import type { DeviceKind, ProfileFact } from '../facts';
import type { HostProfiles } from './host-profiles';

/** The default routes of a host by their metric, those by the gateway of the host where NetworkManager reads them. */
export const defaultRoutesByMetric = memoize((host: HostProfiles): ReadonlyMap<number, readonly ProfileFact[]> => {
  const result = new Map<number, ProfileFact[]>();
  for (const it of [...host.defaultRoutes, ...host.takers.filter((one) => one.device.nmControlled)]) {
    const group = result.get(metricOf(it));
    if (group) group.push(it);
    else result.set(metricOf(it), [it]);
  }
  return result;
});

/** The metric of the route that NetworkManager adds. Source: nm_device_get_route_metric_default of 1.42.4. */
export const metricOf = ({ metric, device }: ProfileFact): number => metric ?? metrics[device.kind] ?? 100;

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
