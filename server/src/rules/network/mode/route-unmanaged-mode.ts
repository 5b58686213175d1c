// Static routes in a network in which the host has no address.
import { misplaced } from '../../factories/misplaced';

export const routeUnmanagedMode = misplaced({
  code: 'route-unmanaged-mode',
  severity: 'error',
  summary: 'A network on a bridge or interface of the host has a static route.',
  source: 'libvirt 9.0.0, src/network/bridge_driver.c, networkValidate',
  items: ['route'],
});
