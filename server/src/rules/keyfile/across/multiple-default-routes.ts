// Several profiles that each bring a default route of one metric.
import { fix } from '../../../fixes/fix';
import { fewOf, freeMetric, mayBothBeUp, metricOf, ofItsMetric } from '../../../model/ifcfg/default-routes';
import { fileName, uriOf } from '../../../model/ifcfg/host-profiles';
import { countingGatewayOf } from '../../../model/keyfile/addresses';
import { hostedKeyfilesOf } from '../../../model/keyfile/hosted';
import { mayMeet } from '../../../model/one-host';
import { addKeyTo, setKey } from '../../../syntax/keyfile/write';
import { ruleOfEach } from '../../rule';

export const keyfileDefaultRoutes = ruleOfEach({
  code: 'multiple-default-routes',
  of: ['keyfile'],
  severity: 'warning',
  across: true,
  summary: 'Several profiles bring a default route of the same metric.',
  source: 'NetworkManager 1.42.4: the device that comes up second gets the next metric',
  each: hostedKeyfilesOf,
  *check({ profile, self, host }, file, workspace) {
    const own = self.defaultRoute;
    if (!own || self.controller || !self.device.onboot) return;
    const others = fewOf(
      ofItsMetric(self, host),
      (it) => it !== self && mayBothBeUp(it, self) && mayMeet(file, workspace, uriOf(it)),
    );
    const [other] = others;
    if (!other) return;
    const nameOf = (it: typeof self): string => it.device.name || it.device.of;
    const metric = String(freeMetric(host));
    const written = profile.at('ipv4', 'route-metric');
    const never = profile.at('ipv4', 'never-default');
    const { tree } = profile.root;
    const isWritten = countingGatewayOf(profile, 4) !== undefined;
    yield {
      // A card that asks DHCP takes what it gets, and the second of two that come up gets a metric of its own.
      ...(isWritten ? {} : { severity: 'hint' as const }),
      span: own.span,
      message: `${nameOf(self)} brings a default route of metric ${metricOf(self)!}, and so ${others.length === 1 ? 'does' : 'do'} ${others
        .slice(0, 3)
        .map(nameOf)
        .join(
          ', ',
        )}${others.length > 3 ? ' …' : ''}; the one that comes up first is used, expected a route-metric that tells them apart`,
      related: others
        .slice(0, 3)
        .map((it) => ({ at: it.defaultRoute ?? it.device.at, message: `default route of ${fileName(it)}` })),
      fixes: [
        // A gateway that is written would be lost.
        ...(isWritten
          ? []
          : [
              fix(
                'Set never-default=true',
                never ? setKey(never, 'true') : addKeyTo(tree, 'ipv4', 'never-default', 'true'),
              ),
            ]),
        fix(
          `Set route-metric=${metric}`,
          written ? setKey(written, metric) : addKeyTo(tree, 'ipv4', 'route-metric', metric),
        ),
      ],
      rival: { uri: uriOf(other) },
    };
  },
});
