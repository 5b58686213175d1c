// Several interfaces that each bring a default route.
import { type Fix, fix } from '../../../fixes/fix';
import { dropKeys, putKey } from '../../../fixes/ifcfg';
import type { ProfileFact } from '../../../model/facts';
import type { Place } from '../../../text';
import { rule } from '../../rule';
import { fewOf, freeMetric, mayBothBeUp, ofItsMetric } from '../../../model/ifcfg/default-routes';
import { byNetworkManager, lastAssignment, type Profile, readProfile } from '../../../model/ifcfg/profile';
import { mayMeet } from '../../../model/one-host';
import { fileName, type HostProfiles, hostProfilesOf, uriOf } from '../../../model/ifcfg/host-profiles';

export const defaultRoutes = rule({
  name: 'default-routes',
  of: ['ifcfg'],
  severity: 'warning',
  across: true,
  summary: 'Several interfaces bring a default route.',
  source: 'NetworkManager, nm-device.c: default route metric by kind of device; initscripts: the last one up wins',
  codes: {
    'multiple-default-routes': 'More than one interface brings a default route of the same weight.',
    'metric-equal': 'Two default routes have the same IPV4_ROUTE_METRIC.',
  },

  *check(file, workspace, target) {
    const profile = readProfile(file);
    if (!profile || profile.port) return;
    const host = hostProfilesOf(workspace, file.uri);
    const self = host.byUri.get(file.uri);
    if (!self?.device.onboot || host.settings.gatewayDevice) return;
    const isReadByNm = byNetworkManager(profile, target);
    const own = routeOf(self, host, isReadByNm);
    if (!own) return;
    const rivals = isReadByNm ? ofItsMetric(self, host) : host.defaultRoutes;
    const isOther = (it: ProfileFact): boolean =>
      isReadByNm ? it !== self && mayBothBeUp(it, self) : it.device.name !== self.device.name;
    const others = fewOf(rivals, (it) => isOther(it) && mayMeet(file, workspace, uriOf(it)));
    const [other] = others;
    if (!other) return;
    const metric = lastAssignment(profile, 'IPV4_ROUTE_METRIC');
    if (isReadByNm && metric && self.metric !== undefined && others.every((it) => it.metric !== undefined)) {
      yield {
        code: 'metric-equal',
        severity: 'information',
        span: metric.span,
        message: `the default route of ${other.device.name || other.device.of} has the metric ${self.metric}, too; which of them is used depends on which comes up first`,
        related: [{ at: routeOf(other, host, true)!, message: `default route of ${fileName(other)}` }],
        fixes: fixes(profile, host, true).slice(-1),
        rival: { uri: uriOf(other) },
      };
      return;
    }
    yield {
      code: 'multiple-default-routes',
      // A card that asks DHCP takes what it gets, and NetworkManager gives the second of two that come up a metric of its own.
      ...(asksDhcp(profile) && (isReadByNm || !file.host.isLive) ? { severity: 'hint' as const } : {}),
      span: own.span,
      message: `${profile.device || fileName(self)} brings a default route, and so ${others.length === 1 ? 'does' : 'do'} ${others
        .slice(0, 3)
        .map((it) => it.device.name || it.device.of)
        .join(', ')}${others.length > 3 ? ' …' : ''}; expected one, or an IPV4_ROUTE_METRIC that tells them apart`,
      related: others.slice(0, 3).map((it) => ({
        at: routeOf(it, host, isReadByNm)!,
        message: `default route of ${fileName(it)}`,
      })),
      fixes: fixes(profile, host, isReadByNm),
      rival: { uri: uriOf(other) },
    };
  },
});

/** What gives a profile its default route: a line of its own, or for NetworkManager the gateway of the host. */
const routeOf = (it: ProfileFact, { takers }: HostProfiles, isReadByNm: boolean): Place | undefined =>
  it.defaultRoute ?? (isReadByNm && it.device.nmControlled && takers.length > 0 ? it.takesGateway : undefined);

const asksDhcp = (profile: Profile): boolean =>
  /^(?:dhcp|bootp)$/i.test(lastAssignment(profile, 'BOOTPROTO')?.value ?? '');

function fixes(profile: Profile, host: HostProfiles, isReadByNm: boolean): Fix[] {
  const metric = freeMetric(host);
  const gateways = profile.root.attributes.map((it) => it.name).filter((it) => /^GATEWAY\d*$/.test(it));
  const names = [...new Set(gateways)].join(', ');
  const isByDefroute = asksDhcp(profile) || names === '';
  const titles = [...(isByDefroute ? ['set DEFROUTE=no'] : []), ...(names === '' ? [] : [`remove ${names}`])];
  const title = titles.join(' and ');
  return [
    fix(title[0]!.toUpperCase() + title.slice(1), [
      ...(isByDefroute ? putKey(profile, 'DEFROUTE', 'no') : []),
      ...dropKeys(profile, gateways),
    ]),
    ...(isReadByNm
      ? [fix(`Set IPV4_ROUTE_METRIC=${metric}`, putKey(profile, 'IPV4_ROUTE_METRIC', String(metric)))]
      : []),
  ];
}
