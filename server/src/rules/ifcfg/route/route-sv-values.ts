// Values of the variable form that refuse the whole profile.
import { wrongRouteVariables } from '../../factories/route-variables';
import { rule } from '../../rule';

const codes = {
  'route-sv-netmask-noncontiguous': 'The mask of a route in variables has ones after zeros, or is none.',
  'route-sv-gateway-invalid': 'The next hop of a route in variables is no IPv4 address.',
  'route-sv-metric-range': 'The metric of a route in variables is no number.',
  'route-sv-options-invalid': 'The options of a route in variables are not what the reader takes.',
};

export const routeSvValues = rule({
  name: 'route-sv-values',
  of: ['route'],
  severity: 'error',
  summary: 'A value of a route in variables refuses the profile.',
  source: 'NetworkManager 1.42.4, nms-ifcfg-rh-reader.c: read_route_file_svformat',
  codes,
  check: (file, workspace, target) => wrongRouteVariables(file, workspace, target, codes),
});
