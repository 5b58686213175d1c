// Options of a route have no route, or one that they do not go with.
import { keyfileFaults } from '../../factories/keyfile-faults';

export const keyfileRouteOptions = keyfileFaults({
  name: 'route-options',
  summary: 'Options of a route have no route, or one that they do not go with.',
  source: 'NetworkManager 1.42.4, verify of libnm: the keyfile plugin was given each',
  codes: {
    'kf-route-option-orphan': 'Options stand there without their route.',
    'kf-route-option-blackhole-gateway': 'A route that leads nowhere has a gateway.',
  },
});
