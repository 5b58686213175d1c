// Limits for guests that are on no bridge.
import { misplaced } from '../../factories/misplaced';

export const bandwidthPortgroupModeForbidden = misplaced({
  code: 'bandwidth-portgroup-mode-forbidden',
  severity: 'error',
  summary: 'A portgroup of a network without a bridge limits traffic.',
  source: 'libvirt 9.0.0, src/network/bridge_driver.c, networkValidate',
  items: ['portgroup/bandwidth'],
});
