// A route that takes all traffic of the host.
import { subnetText } from '../../../address';
import { ruleOfEach } from '../../rule';
import { routeFactsOf } from '../../../model/network/routes';

export const routeDefault = ruleOfEach({
  code: 'route-default',
  of: ['network'],
  severity: 'warning',
  summary: 'A route gives the host a default route into a guest.',
  source: 'https://libvirt.org/formatnetwork.html#static-routes',
  each: routeFactsOf,
  *check({ destination, at }) {
    if (destination.prefix > 0) return;
    yield {
      span: at.span,
      message: `${subnetText(destination)} gives the host a default route into a guest; with metric 1 it wins over the host's own`,
    };
  },
});
