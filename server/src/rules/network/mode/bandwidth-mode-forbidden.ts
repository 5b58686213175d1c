// Limits for a network whose guests are on no bridge.
import { misplaced } from '../../factories/misplaced';

export const bandwidthModeForbidden = misplaced({
  code: 'bandwidth-mode-forbidden',
  severity: 'error',
  summary: 'A network without a bridge limits its traffic.',
  source: 'libvirt 9.0.0, src/network/bridge_driver.c, networkValidate',
  items: ['bandwidth'],
});
